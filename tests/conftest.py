"""How all tests run."""

from hypothesis import settings

# A slow machine is no fault; what explodes is caught by tests of its own. All else stays as it was: in CI,
# Hypothesis tries the same examples every time.
settings.register_profile("postlint", settings.default, deadline=None)
settings.load_profile("postlint")
