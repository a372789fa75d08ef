"""The cases of every check: ordinary packs, whose examples say what is to be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.judging.checks import CHECKS
from postlint.judging.model import Pack
from postlint.judging.packs.packs_in_use import packs_named
from postlint.judging.rule_tests import try_examples
from postlint.report import rule_tests as trials
from postlint.report.layout import Look

FILES = {name: Path(__file__).with_name(f"{name}.yaml") for name in CHECKS}
PACKS, PROBLEMS = packs_named(str(path) for path in FILES.values())


def test_every_check_has_cases_that_can_be_read():
    assert not PROBLEMS
    assert [{rule.check for rule in pack.rules} for pack in PACKS] == [{name} for name in CHECKS]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_case_is_judged_as_it_says_and_says_what_it_shows_and_what_is_to_be_found(pack: Pack):
    cases = list(try_examples([pack]))
    wrong = [case for case in cases if not case.as_shown]
    assert not wrong, trials.text([pack], wrong, Look())
    assert all(case.title for case in cases)
    assert [case.title for case in cases if case.outcome == "fail" and not case.calendar.get("expect")] == []
