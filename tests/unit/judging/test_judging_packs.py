"""Reading packs and what a configuration changes of them: every mistake has a place and advice."""

from __future__ import annotations

from pathlib import Path

import pytest
from judging_builders import rule_named

from postlint.config import Config
from postlint.judging.packs.packs_in_use import load_packs, read_pack
from postlint.source import tree
from postlint.source.spans import Source
from postlint.source.yaml.parse import parse

RULE = """\
pack: house
title: House rules
groups:
  chatty: [reply, question]
rules:
  chat:
    title: Chat a little
    severity: warning
    check: share
    of: chatty
    min: 10%
    message: "{account}: {count}"
    why: w
    how: h
"""


def problems_of(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "house.yaml"
    path.write_text(text, encoding="utf-8")
    pack, problems = read_pack(path, "house.yaml")
    assert (pack is None) == bool(problems)
    return [f"{problem.span.line}:{problem.span.column}: {problem.message}" for problem in problems]


def test_a_pack_of_ones_own_is_read(tmp_path):
    assert problems_of(tmp_path, RULE) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("check: share", "check: shar", "9:12: "),
        ("of: chatty", "of: chaty", '10:9: There is no group or kind called "chaty". Did you mean "chatty"?'),
        ("min: 10%", "min: 120%", "11:10: "),
        (
            "min: 10%",
            "min: 10%\n    max: 5%",
            "11:10: min is above max: nothing is at least 10% and at most 5%.",
        ),
        ("    min: 10%\n", "", "7:5: A share rule needs one of min, max, below."),
        ("min: 10%", "min: 10%\n    window: 0 days", "12:13: "),
        ("min: 10%", "min: 10%\n    windw: 3 days", "12:5: "),
        ("severity: warning", "severity: warn", "8:15: "),
        ("[reply, question]", "[reply, qestion]", "4:19: "),
        ("[reply, question]", "[]", "4:11: "),
        (
            "{count}",
            "{cuont}",
            '12:14: The message names {cuont}, which a share rule has not. Did you mean "count"?',
        ),
        ("title: House rules\n", "", "1:1: "),
        ("    why: w\n", "", "7:5: "),
        ("rules:\n", "rulez:\n", "5:1: "),
    ],
)
def test_a_mistake_in_a_pack_is_told_at_its_place(tmp_path, old, new, expected):
    assert any(problem.startswith(expected) for problem in problems_of(tmp_path, RULE.replace(old, new))), (
        problems_of(tmp_path, RULE.replace(old, new))
    )


def test_an_unknown_check_hides_no_mistake_of_another_rule(tmp_path):
    second = RULE.partition("rules:\n")[2].replace("chat:", "more-chat:").replace("10%", "120%")
    told = problems_of(tmp_path, RULE.replace("check: share", "check: shar") + second)
    assert [problem[:6] for problem in told] == ["9:12: ", "20:10:"]


def test_an_unknown_check_gets_a_suggestion(tmp_path):
    assert 'Did you mean "share"?' in problems_of(tmp_path, RULE.replace("check: share", "check: shre"))[0]


def test_an_unknown_field_of_an_account_gets_a_suggestion(tmp_path):
    ranged = RULE.replace(
        "check: share\n    of: chatty\n    min: 10%", "check: range\n    field: folowers\n    min: 3"
    )
    assert 'Did you mean "followers"?' in problems_of(tmp_path, ranged.replace("{count}", "{value}"))[0]


def test_all_mistakes_are_told_at_once(tmp_path):
    broken = RULE.replace("severity: warning", "severity: warn").replace("min: 10%", "min: ten")
    assert len(problems_of(tmp_path, broken)) == 2


@pytest.mark.parametrize("text", ["", "- a\n", "just words\n", "pack: a\n---\npack: b\n", "a: [\n"])
def test_what_is_no_pack_is_told_so(tmp_path, text):
    assert problems_of(tmp_path, text)


def config(tmp_path: Path, text: str) -> Config:
    document = parse(Source("postlint.yaml", text)).documents[0]
    assert isinstance(document, tree.Mapping)
    packs, rules = document.get("packs"), document.get("rules")
    assert packs is None or isinstance(packs, tree.Sequence)
    assert rules is None or isinstance(rules, tree.Mapping)
    return Config(root=tmp_path, packs=packs, rules=rules)


def told(tmp_path: Path, text: str) -> list[str]:
    _, problems = load_packs(config(tmp_path, text))
    return [f"{problem.span.line}:{problem.span.column}: {problem.message}" for problem in problems]


def test_both_shipped_packs_are_on_when_nothing_is_configured(tmp_path):
    packs, problems = load_packs(Config(root=tmp_path))
    assert ([pack.name for pack in packs], problems) == (["two-way", "profile", "reading", "suppression"], ())


def test_an_unknown_pack_gets_a_suggestion(tmp_path):
    assert told(tmp_path, "packs: [two-ways]\n") == [
        '1:9: There is no pack called "two-ways". Did you mean "two-way"?'
    ]


def test_a_pack_file_that_is_missing_is_a_problem(tmp_path):
    assert "house.yaml" in str(load_packs(config(tmp_path, "packs: [./house.yaml]\n"))[1])


def test_two_packs_of_one_name_are_a_problem(tmp_path):
    for name in ("house.yaml", "home.yaml"):
        (tmp_path / name).write_text(RULE, encoding="utf-8")
    assert "There are two packs called" in told(tmp_path, "packs: [house.yaml, home.yaml]\n")[0]


def test_a_pack_that_is_named_twice_is_a_problem_at_the_second_place(tmp_path):
    assert told(tmp_path, "packs: [two-way, two-way]\n") == [
        "1:18: two-way.yaml is named twice; remove one of the two."
    ]


def test_settings_that_include_themselves_are_a_problem(tmp_path):
    (problem,) = told(tmp_path, "packs: [postlint.yaml]\n")
    assert problem.startswith("1:9: postlint.yaml holds settings, which cannot include themselves as a pack")


def test_two_rules_of_one_name_are_a_problem_at_the_second(tmp_path):
    _, rules = RULE.split("rules:\n")
    assert problems_of(tmp_path, RULE + rules)[0].startswith('15:3: The key "chat" stands here twice')


def test_a_severity_and_a_parameter_can_be_changed(tmp_path):
    text = "rules:\n  two-way/low-engagement: {severity: error, min: 30%}\n  profile/no-avatar: off\n"
    packs, problems = load_packs(config(tmp_path, text))
    changed = rule_named(packs, "two-way/low-engagement")
    assert not problems
    assert (changed.severity, changed.parameters["min"]) == ("error", "30%")
    assert rule_named(packs, "profile/no-avatar").severity is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "rules:\n  two-way/low-engagment: off\n",
            '2:3: There is no rule "two-way/low-engagment" in the packs in use. '
            'Did you mean "two-way/low-engagement"?',
        ),
        ("rules:\n  two-way/low-engagement: warn\n", '2:27: "warn" is no severity. Did you mean "warning"?'),
        (
            "rules:\n  two-way/low-engagement: {min: 30, max: 40%}\n",
            '2:33: "min": 30 does not fit: write a percentage from 0% to 100%, such as 10%.',
        ),
        (
            "rules:\n  two-way/low-engagement: {of: engagment}\n",
            '2:32: There is no group or kind called "engagment". Did you mean "engagement"?',
        ),
    ],
)
def test_a_mistake_in_what_is_changed_is_told_at_its_place(tmp_path, text, expected):
    assert told(tmp_path, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "rules:\n  profile/no-avatar: {on: post}\n",
        "rules:\n  profile/follower-ratio-low: {of: retweet}\n",
        "packs: [house.yaml]\nrules:\n  house/chat: {of: followers}\n",
    ],
)
def test_a_change_that_does_not_fit_the_rest_of_a_rule_is_a_problem(tmp_path, text):
    (tmp_path / "house.yaml").write_text(RULE, encoding="utf-8")
    assert told(tmp_path, text)


def test_rules_that_silence_each_other_in_a_circle_are_a_problem(tmp_path):
    second = (
        RULE.split("rules:\n")[1].replace("chat:", "talk:").replace("why: w", "why: w\n    unless: [chat]")
    )
    circle = RULE.replace("why: w", "why: w\n    unless: [talk]") + second
    (tmp_path / "house.yaml").write_text(circle, encoding="utf-8")
    assert "silence each other" in told(tmp_path, "packs: [house.yaml]\n")[0]


def test_silencing_by_a_rule_that_is_not_there_gets_a_suggestion(tmp_path):
    (tmp_path / "house.yaml").write_text(
        RULE.replace("why: w", "why: w\n    unless: [chatt]"), encoding="utf-8"
    )
    assert 'Did you mean "house/chat"?' in told(tmp_path, "packs: [house.yaml]\n")[0]


def test_a_rule_may_leave_it_to_one_of_a_shipped_pack_that_is_not_in_use(tmp_path):
    leaving = RULE.replace("why: w", "why: w\n    unless: [workflow/owner]")
    (tmp_path / "house.yaml").write_text(leaving, encoding="utf-8")
    assert told(tmp_path, "packs: [house.yaml]\n") == []
    (tmp_path / "house.yaml").write_text(leaving.replace("/owner", "/ownr"), encoding="utf-8")
    assert "which is no rule" in told(tmp_path, "packs: [house.yaml]\n")[0]


@pytest.mark.parametrize(
    "changes",
    [
        "rules: {two-way/all-broadcast: off}\n",
        "overrides: [{accounts: [parks], rules: {two-way/all-broadcast: off}}]\n",
        "overrides: [{paths: [drafts/], rules: {two-way/all-broadcast: off}}]\n",
    ],
)
def test_a_pack_that_is_not_there_is_one_problem_and_its_rules_are_none(tmp_path, changes):
    assert told(tmp_path, f"packs: [two-wey, profile]\n{changes}") == [
        '1:9: There is no pack called "two-wey". Did you mean "two-way"?'
    ]


def test_a_slip_in_a_rule_of_a_pack_that_is_there_is_told_beside_a_pack_that_is_not(tmp_path):
    problems = told(tmp_path, "packs: [two-wey, profile]\nrules: {profile/no-avatr: off}\n")
    assert [problem.partition(" ")[0] for problem in problems] == ["1:9:", "2:9:"]


@pytest.mark.parametrize("packs", ["house", "[house.yaml, two-way]"])
def test_a_pack_that_takes_in_packs_is_told_where_to_name_them(tmp_path, packs):
    (problem,) = problems_of(tmp_path, RULE + f"packs: {packs}\n")
    assert problem.startswith("15:8: ")
    assert problem.endswith(
        "a pack cannot take in packs, itself or others: name them all under packs: in postlint.yaml."
    )


def test_a_message_agrees_with_its_number(tmp_path):
    agreeing = RULE.replace('"{account}: {count}"', '"{count} of {total} {asks|ask}"')
    assert problems_of(tmp_path, agreeing) == []
    about = "    check: range\n    field: followers\n    min: 3\n"
    ranged = agreeing.replace("    check: share\n    of: chatty\n    min: 10%\n", about)
    assert "names {count}, which a range rule has not" in problems_of(tmp_path, ranged)[0]
    fitting = ranged.replace("{count} of {total} {asks|ask}", "{value} {value:follower|followers}")
    assert problems_of(tmp_path, fitting) == []
