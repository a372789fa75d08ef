"""How all tests run."""

import pytest
from hypothesis import settings

# A slow machine is no fault; what explodes is caught by tests of its own. All else stays as it was: in CI,
# Hypothesis tries the same examples every time.
settings.register_profile("postlint", settings.default, deadline=None)
settings.load_profile("postlint")


@pytest.fixture(scope="module", autouse=True)
def _cache(tmp_path_factory):
    """Leave the reader's own cache alone: the tests of a file share one, so that each text is read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POSTLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
