"""Each promise of SECURITY.md names the tests that hold it, and there are such tests."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
PROMISES = (
    (TESTS.parent / "SECURITY.md").read_text(encoding="utf-8").partition("## What postlint promises")[2]
)
ON_TRUST = {"Nothing leaves the machine."}
"""No test can show that there is no way."""


def test_every_test_that_a_promise_names_exists():
    there = {
        name
        for path in TESTS.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    named = set(re.findall(r"`(test_\w+)`", PROMISES))
    assert named
    assert named <= there


def test_every_promise_names_a_test():
    promises = re.findall(r"^- \*\*(.*?)\*\*(.*?)(?=^- |^A file)", PROMISES, re.MULTILINE | re.DOTALL)
    assert len(promises) > 8
    assert {title for title, text in promises if "`test_" not in text} == ON_TRUST
