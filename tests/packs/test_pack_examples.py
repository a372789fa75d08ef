"""Every rule that ships explains itself, and its examples show what it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.config import Config
from postlint.judging.model import Rule
from postlint.judging.packs.packs_in_use import load_packs, packs_named, read_pack, shipped_packs
from postlint.judging.packs.reading_pack import BUILT_IN
from postlint.judging.rule_tests import try_examples

PACKS = sorted(path.stem for path in shipped_packs().glob("*.yaml"))
RULES = [
    rule
    for name in PACKS
    for pack in [read_pack(shipped_packs() / f"{name}.yaml", name)[0]]
    if pack is not None
    for rule in pack.rules
]


@pytest.mark.parametrize("name", PACKS)
def test_a_shipped_pack_has_no_problems(name):
    pack, problems = read_pack(shipped_packs() / f"{name}.yaml", name)
    assert pack, problems
    assert pack.name == name
    assert pack.sources


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_shipped_rule_says_why_and_how_and_names_its_sources(rule: Rule):
    assert all((rule.title, rule.message, rule.why, rule.how, rule.sources))
    assert all(rule.examples.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_source_was_seen_on_a_day_or_is_said_to_be_unconfirmed(rule: Rule):
    pack, _ = read_pack(shipped_packs() / f"{rule.pack}.yaml", rule.pack)
    assert pack
    for source in (*rule.sources, *pack.sources):
        confirmed = source.seen and source.url and source.says
        assert confirmed or "not confirmed" in (source.says or "").lower(), source


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.pack == "profile"], ids=lambda rule: rule.id)
def test_advice_on_profiles_never_stops_a_commit_and_says_that_it_is_advice(rule: Rule):
    assert rule.severity == "info"
    assert "advice only" in rule.why.lower()


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.parameters.get("basis", "plan") != "plan"],
    ids=lambda rule: rule.id,
)
def test_what_was_published_is_held_against_what_a_study_measured(rule: Rule):
    assert any(source.url and source.url.startswith("https://doi.org/") for source in rule.sources)


@pytest.mark.parametrize("name", PACKS)
def test_an_example_does_what_it_shows(name: str):
    trials = list(try_examples(packs_named([name])[0]))
    assert trials
    assert [(trial.rule.id, trial.outcome, trial.number) for trial in trials if not trial.as_shown] == []


def test_the_packs_that_are_on_by_default_ship():
    packs, problems = load_packs(Config(root=Path()))
    assert not problems
    assert {pack.name for pack in packs} <= {*PACKS, *(pack.name for pack in BUILT_IN)}
