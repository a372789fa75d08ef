"""Rules, listed and explained."""

from dataclasses import replace

from report_builders import PACK, RULE

from postlint.report import rules
from postlint.report.layout import Look


def test_the_table_names_every_rule_with_its_severity():
    shown = rules.table([PACK], Look())
    assert shown == "two-way: Both ways\n  error  two-way/all-broadcast  All broadcast\n"


def test_packs_that_are_not_in_use_are_named_below():
    shown = rules.table([], Look(), [PACK])
    assert shown == "Not in use; `packs:` in postlint.yaml chooses:\n  two-way  1 rule  Both ways\n"


def test_a_rule_that_is_switched_off_is_listed_as_off():
    off = replace(PACK, rules=(replace(RULE, severity=None),))
    assert "  off  two-way/all-broadcast" in rules.table([off], Look())


def test_an_explanation_has_everything_about_a_rule():
    shown = rules.explain(RULE, Look())
    for expected in (
        "two-way/all-broadcast: All broadcast (error)",
        "  what counts      engagement (reply, question)",
        "  at least         10%",
        "  judged together  28 days",
        "  A visitor sees only announcements. They leave.",
        "  Ask, answer, credit or share. It takes little.",
        "  - A talk <https://example.org/talk>",
        "    3 ×  press_release  We open.",
        "  - parks with followers: 9",
    ):
        assert expected + "\n" in shown


def test_an_explanation_leaves_out_what_a_rule_does_not_have():
    bare = replace(RULE, sources=(), examples={})
    shown = rules.explain(bare, Look())
    assert "Sources" not in shown
    assert "Fails" not in shown
