"""The locked versions of what tests need: all of it, with hashes, and no word on where to get it."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.skipif(sys.version_info < (3, 11), reason="tomllib comes with Python 3.11")
def test_everything_that_tests_need_is_locked():
    import tomllib

    facts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*facts["project"]["dependencies"], *facts["dependency-groups"]["dev"]]
    wanted = {canonical(re.match(r"[\w.-]+", line)[0]) for line in asked}
    locked = {canonical(name) for name in re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)}
    assert wanted - locked == set(), "run `make lock`"


def test_every_locked_version_has_a_hash():
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_no_address_is_recorded():
    assert not re.search(r"://|^--|@ ", LOCK, re.MULTILINE)
