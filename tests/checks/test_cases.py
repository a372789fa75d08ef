"""The cases of every check: ordinary packs, whose examples say what is to be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.judging.checks import CHECKS
from postlint.judging.model import Pack
from postlint.judging.packs.load import packs_named
from postlint.judging.rule_tests import Trial, try_examples
from postlint.report import rule_tests as trials
from postlint.report.layout import Look

FILES = {name: Path(__file__).with_name(f"{name}.yaml") for name in CHECKS}
PACKS, PROBLEMS = packs_named(str(path) for path in FILES.values())
TRIALS = [
    pytest.param(pack, trial, id=f"{trial.rule.id}: {trial.title}")
    for pack in PACKS
    for trial in try_examples([pack], cache=False)
]


def test_every_check_has_cases_that_can_be_read():
    assert not PROBLEMS
    assert [{rule.check for rule in pack.rules} for pack in PACKS] == [{name} for name in CHECKS]


@pytest.mark.parametrize(("pack", "trial"), TRIALS)
def test_a_case_is_judged_as_it_says(pack: Pack, trial: Trial):
    assert trial.as_shown, trials.text([pack], [trial], Look())


@pytest.mark.parametrize(("pack", "trial"), TRIALS)
def test_a_case_says_what_it_shows_and_what_is_to_be_found(pack: Pack, trial: Trial):
    assert trial.title
    assert trial.outcome == "pass" or trial.calendar.get("expect")
