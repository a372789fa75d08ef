"""What holds of every rule that ships and asks an account to engage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from judging_builders import account, judged, plan, post, series

from postlint.judging.checks import CHECKS
from postlint.judging.checks.parameters import group
from postlint.judging.groups import kinds_in
from postlint.judging.mix.account_view import account_views
from postlint.judging.mix.bounds import Constraint
from postlint.judging.mix.violations import judge_streams
from postlint.judging.model import Pack, Rule, Terms
from postlint.judging.packs.packs_in_use import packs_named, shipped_names
from postlint.kinds.model import Classified
from postlint.vocabulary import KINDS, SEVERITIES, Kind

ENGAGING: tuple[Kind, ...] = ("reply", "retweet", "mention", "question")
TERMS = Terms(0.75)


def packs() -> tuple[Pack, ...]:
    found, problems = packs_named(shipped_names())
    assert not problems
    return found


def asked_for(rule: Rule) -> frozenset[Kind]:
    """The kinds that a rule over kinds wants more of; a gap wants those that would end it."""
    asked = CHECKS[rule.check].ask(rule, TERMS)
    if isinstance(asked, Constraint):
        return kinds_in(asked.wanted)
    return kinds_in(group(rule, "of")) if rule.check == "gap" and "of" in rule.parameters else frozenset()


RULES = {
    rule.id: (replace(pack, rules=(replace(rule, unless=()),)), rule)
    for pack in packs()
    for rule in pack.rules
    if asked_for(rule) & {*ENGAGING}
}
OVER_WINDOWS = [name for name, (_, rule) in RULES.items() if rule.check != "gap"]


def test_rules_of_all_packs_that_judge_a_mix_ask_for_engagement():
    assert {name.partition("/")[0] for name in RULES} == {
        "two-way",
        "30-60-10",
        "4-1-1",
        "5-3-2",
        "555-plus",
        "80-20",
        "information-community-action",
        "push-pull-network",
        "rule-of-thirds",
    }
    assert "two-way/never-credits-anybody" in RULES


def item(kind: str | None, status: str | None) -> Classified:
    if kind == "doubtful":
        return post("press_release", engaged=0.5, status=status)  # type: ignore[arg-type]
    return post(kind, status=status)  # type: ignore[arg-type]


posts = st.builds(
    item,
    st.sampled_from([*KINDS, *["press_release", "information"] * 4, "doubtful", None]),
    st.sampled_from([None, None, "draft", "published"]),
)
calendars = st.builds(
    lambda items, dated: series(*items, dated=dated), st.lists(posts, min_size=10, max_size=45), st.booleans()
)


def with_one_that_engages(items: Sequence[Classified], place: int, kind: Kind) -> list[Classified]:
    better = replace(post(kind), post=items[place].post)
    return [*items[:place], better, *items[place + 1 :]]


def said_of_windows(rule: Rule, items: Sequence[Classified]) -> dict[tuple[object, ...], int]:
    """How grave each window is that a rule could judge: 0 where it passes."""
    (view,) = account_views(plan(items, account()), items)
    asked = CHECKS[rule.check].ask(rule, TERMS)
    assert isinstance(asked, Constraint)
    graveness: dict[tuple[object, ...], int] = {}
    for part in judge_streams(rule, asked, view):
        unread = {evaluated.window for evaluated in part.unread}
        where = (part.stream.name, part.stream.published)
        graveness |= {(*where, one.window): 0 for one in part.evaluated if one.window not in unread}
        for violation in part.violations:
            graveness[(*where, violation.evaluated.window)] = SEVERITIES.index(violation.severity) + 1
    return graveness


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(OVER_WINDOWS), calendars, st.data())
def test_a_post_that_comes_to_engage_makes_no_window_worse_for_any_rule_that_asks_for_it(name, items, data):
    _, rule = RULES[name]
    place = data.draw(st.integers(0, len(items) - 1))
    kind = data.draw(st.sampled_from(sorted(asked_for(rule) & {*ENGAGING})))
    before = said_of_windows(rule, items)
    after = said_of_windows(rule, with_one_that_engages(items, place, kind))
    assert all(after[window] <= graveness for window, graveness in before.items())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(RULES)), calendars, st.data())
def test_a_post_that_comes_to_engage_makes_no_rule_that_asks_for_it_speak_up(name, items, data):
    pack, rule = RULES[name]
    place = data.draw(st.integers(0, len(items) - 1))
    kind = data.draw(st.sampled_from(sorted(asked_for(rule) & {*ENGAGING})))

    def gravest(calendar: Sequence[Classified]) -> int:
        findings = judged(calendar, [pack]).findings
        return max((SEVERITIES.index(one.severity) + 1 for one in findings if not one.unread), default=0)

    if items[place].unreadable is None:
        assert gravest(with_one_that_engages(items, place, kind)) <= gravest(items)
