"""Groups over anything that posts say: what is in them at any doubt, and what is wrong with their form."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging_builders import account, judged, pack_of, plan, post, series

from postlint.judging.checks import CHECKS
from postlint.judging.empty_groups import with_empty_groups
from postlint.judging.groups import Group, Saying, joined, of_kinds
from postlint.judging.mix.bounds import Constraint, evaluate, standing
from postlint.judging.mix.windows import Window
from postlint.judging.model import Rule, Terms
from postlint.judging.packs.read_groups import read_groups
from postlint.judging.post_facts import Wanted
from postlint.source.spans import Located, Source, Span
from postlint.source.yaml.parse import parse
from postlint.vocabulary import Kind

PLACE = Span("house.yaml", 1, 1, 1, 2)
SHARE = """
share:
  title: Too little
  severity: error
  check: share
  of: wanted
  min: 50%
  min_posts: 2
  message: "{account}, {window}: {count} of {total} ({mix})"
  why: So.
  how: So.
"""


def fits(pattern: str, value: str) -> bool:
    return Wanted((pattern,)).fitting(value) == [pattern]


def groups_in(text: str):
    (document,) = parse(Source("house.yaml", text)).documents
    return read_groups(document)


def problems_in(text: str) -> list[str]:
    _, problems = groups_in(text)
    return [f"{problem.span.line}:{problem.span.column} {problem.message}" for problem in problems]


def about(pillar: str | None, kind: Kind | None = "press_release", **changes: object):
    return post(kind, own_keys={"pillar": (pillar,)} if pillar else {}, **changes)


facts = st.builds(
    lambda value, wanted: Saying("pillar", (Located(value, PLACE),), wanted),
    st.sampled_from(["product", "people"]),
    st.booleans(),
)
leaves = facts | st.sets(st.sampled_from(["press_release", "mention", "question"])).map(of_kinds)
trees = st.recursive(
    leaves,
    lambda parts: (
        st.builds(
            lambda some, every: joined(some, every=every),
            st.lists(parts, min_size=1, max_size=3),
            st.booleans(),
        )
        | parts.map(lambda part: part.other())
    ),
    max_leaves=6,
)
posts = st.builds(
    lambda pillar, engaged: about(pillar, engaged=engaged),
    st.sampled_from([None, "product", "people"]),
    st.sampled_from([None, 0.5]),
)


def holds(group: Group, pillar: str | None, kind: Kind) -> bool:
    """The definition: is a post with this pillar and this kind in the group?"""
    if isinstance(group, Saying):
        return (pillar in [value.value for value in group.values]) is group.wanted
    if hasattr(group, "kinds"):
        return kind in group.kinds
    return (all if group.every else any)(holds(part, pillar, kind) for part in group.parts)


def pillar_of(item) -> str | None:
    return next(iter(item.post.own_keys.get("pillar", ())), None)


def kinds_of(item) -> tuple[Kind, ...]:
    return ("press_release", "mention") if item.probabilities["mention"] == 0.5 else (item.kind,)


@given(trees, posts)
def test_a_post_is_in_a_group_out_of_it_or_doubtful_as_every_way_it_may_turn_out_has_it(group, item):
    expected = {holds(group, pillar_of(item), kind) for kind in kinds_of(item)}
    said = {frozenset({True}): "in", frozenset({False}): "out"}.get(frozenset(expected), "doubtful")
    assert standing(item, group, 0.75) == said


@given(trees, st.lists(posts, min_size=1, max_size=5))
def test_a_share_of_a_group_fails_surely_where_it_fails_however_doubts_turn_out(group, items):
    rule = _share_of(group)
    constraint = CHECKS["share"].ask(rule, Terms(0.75))
    assert isinstance(constraint, Constraint)
    ways = product(*(kinds_of(item) for item in items))
    passes = {
        2 * sum(holds(group, pillar_of(item), kind) for item, kind in zip(items, way, strict=True))
        >= len(items)
        for way in ways
    }
    (window,) = evaluate(
        constraint, [constraint.score(item) for item in items], [Window(0, len(items), full=True)]
    )
    assert {"passes": {True}, "fails": {False}, "may": {True, False}}[window.verdict] == passes


def _share_of(group: Group):
    return Rule(
        "house/share", "", "error", "share", {"of": "wanted", "min": "50%", "min_posts": 1}, "{account}", "",
        "", (), (), {"wanted": group}, {"fail": (), "pass": ()}, PLACE,
    )  # fmt: skip


def test_what_is_said_is_compared_whatever_its_case_and_what_stands_between_words():
    assert fits("Launch-*", "launch june")
    assert fits("*", "anything")
    assert fits("*june*", "Launch in June 2026")
    assert not fits("launch-*", "relaunch june")
    assert not fits("a*a", "a")


def test_a_group_may_be_called_like_a_kind_that_is_in_it():
    groups, problems = groups_in("information: [press_release, information]")
    assert not problems
    assert groups["information"] == of_kinds(["press_release", "information"])


def test_groups_are_made_of_others_that_stand_below_them():
    groups, problems = groups_in(
        "ours: [product, {not: people}]\nproduct: {pillar: product}\npeople: question"
    )
    assert not problems
    assert groups["ours"].in_words.startswith("about us, information")


def test_everything_that_is_wrong_is_said_at_once_and_at_its_place():
    assert problems_in(
        "a: [queston, {pillar: }]\nb: [c]\nc: {not: b}\nd: {weekday: Moonday, channel: instagramm}\ne: []\n"
    ) == [
        '1:5 There is no kind or group called "queston". Did you mean "question"?',
        '1:23 "pillar" needs a value, or a list of them, of which a post says one: `pillar: launch`; '
        '"*" stands for anything.',
        "3:10 A group cannot be made of itself (b → c → b). Leave one of them out.",
        '4:14 There is no weekday called "Moonday". Did you mean "monday"?',
        '4:32 There is no channel called "instagramm". Did you mean "instagram"?',
        "5:4 Nothing stands here: name a kind, a group, or what a post says.",
    ]


def test_groups_that_name_each_other_over_and_over_are_refused_at_once():
    doubled = "\n".join(f"g{n}: [{{all: [g{n - 1}, {{a: b{n}}}]}}, g{n - 1}]" for n in range(1, 60))
    assert any("comes to more than 500" in problem for problem in problems_in(f"g0: {{x: y}}\n{doubled}"))


def test_a_remedy_names_the_nearest_posts_and_the_value_to_write(tmp_path):
    pack = pack_of(tmp_path, SHARE, "groups: {wanted: {pillar: product}}")
    items = series(
        about("people", text="We met."),
        about(None, text="Our shop opens."),
        about("people", text="The product is here."),
    )
    (found,) = judged(items, [pack]).findings
    assert "3 posts" not in found.message
    assert found.message.endswith("none of 3 (2 people, 1 without pillar)")
    assert [hint.message for hint in found.remedy.nearest] == [
        "says `pillar: people`: write `pillar: product` if that is what it is about",
        "says nothing under `pillar:`: write `pillar: product` if that is what it is about",
    ]
    assert [hint.span.line for hint in found.remedy.nearest] == [12, 11]


def test_posts_that_nobody_can_read_are_certain_where_only_what_they_say_is_asked(tmp_path):
    pack = pack_of(tmp_path, SHARE, "groups: {wanted: {pillar: product}}")
    items = series(about("product", None), about("people", None), about("people", None))
    (found,) = judged(items, [pack]).findings
    assert not found.may
    assert found.severity == "error"


def test_a_group_of_a_channel_is_another_on_each_account(tmp_path):
    pack = pack_of(tmp_path, SHARE, "groups: {wanted: [{channel: instagram}, question]}")
    items = series(post(), post())
    (found,) = judged(items, [pack]).findings
    assert found.accounts == ("@parks",)
    elsewhere = replace(account(), channel="instagram")
    assert judged(items, [pack], accounts=(elsewhere,)).findings == ()


def slips(tmp_path, groups: str, *items) -> list[str]:
    packs = [pack_of(tmp_path, SHARE, f"groups: {{wanted: {groups}}}")]
    made = with_empty_groups(plan(series(*items)), series(*items), packs)
    return [problem.message for problem in made.diagnostics]


def test_a_value_that_no_post_has_is_told_with_the_one_that_was_meant(tmp_path):
    assert slips(tmp_path, "{pillar: prodcut}", about("product")) == [
        'No post has pillar: prodcut. Did you mean "product"?'
    ]
    assert slips(tmp_path, "{pillar: events}", about("product")) == [
        "No post has pillar: events. They say product."
    ]
    assert slips(tmp_path, "{pilar: product}", about("product")) == [
        'No post says anything under pilar:. Did you mean "pillar"?'
    ]


def test_a_value_that_is_still_to_come_is_no_slip(tmp_path):
    assert slips(tmp_path, "[press_release, {campaign: launch-*}]", about("product")) == []
    assert slips(tmp_path, "{pillar: [product, events]}", about("product")) == []
    assert slips(tmp_path, "{channel: tiktok}", about("product")) == []


def test_a_group_whose_parts_never_meet_is_told(tmp_path):
    made = slips(tmp_path, "{pillar: product, team: parks}", about("product"), about("people", team="parks"))
    assert made == [
        'No post is in "wanted" (pillar: product and team: parks), so that a rule has nothing to count.'
    ]


def test_a_rule_of_some_channels_is_held_against_the_posts_there_alone(tmp_path):
    there = replace(account("there"), channel="instagram")

    def said(*items) -> list[str]:
        rule = SHARE.replace("min_posts: 2", "channels: [instagram]")
        packs = [pack_of(tmp_path, rule, "groups: {wanted: {pillar: prodcut}}")]
        calendar = plan(series(*items), account(), there)
        return [one.message for one in with_empty_groups(calendar, series(*items), packs).diagnostics]

    slip = 'No post has pillar: prodcut. Did you mean "product"?'
    assert said(about("product")) == []
    assert said(about("product"), about("people", accounts=("there",))) == [slip]
    assert said(about("prodcut"), about("people", accounts=("there",))) == [
        'No post on Instagram is in "wanted" (pillar: prodcut), so that a rule has nothing to count.'
    ]


FORBIDDEN = SHARE.replace("min: 50%", "max: 50%")


@pytest.mark.parametrize(
    "rule",
    [
        FORBIDDEN,
        "none: {check: count, of: wanted, max: 0, title: T, severity: error, message: m, why: w, how: h}",
        "row: {check: streak, of: wanted, max: 2, title: T, severity: error, message: m, why: w, how: h}",
        "need: {check: require, on: post, of: wanted, field: team, "
        "title: T, severity: error, message: m, why: w, how: h}",
        "say: {check: pattern, kinds: [wanted], phrases: [x], "
        "title: T, severity: error, message: m, why: w, how: h}",
        "long: {check: length, of: wanted, min: 10, title: T, severity: error, message: m, why: w, how: h}",
        "seen: {check: alt_text, of: wanted, min: 10, title: T, severity: error, message: m, why: w, how: h}",
        "back: {check: reported, of: question, by: wanted, within: 9 days, "
        "title: T, severity: error, message: m, why: w, how: h}",
    ],
)
def test_a_group_that_is_only_forbidden_or_looked_at_may_be_empty(tmp_path, rule):
    def said(groups: str) -> list[str]:
        packs = [pack_of(tmp_path, rule, f"groups: {{wanted: {groups}}}")]
        made = with_empty_groups(plan(series(about("product"))), series(about("product")), packs)
        return [problem.message for problem in made.diagnostics]

    assert said("{pillar: casino}") == []
    assert said("{partner: library, team: parks}") == []
    assert said("{pillar: prodcut}") == ['No post has pillar: prodcut. Did you mean "product"?']
    assert said("{pilar: product}") == ['No post says anything under pilar:. Did you mean "pillar"?']


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("true", ("true", "TRUE", "yes", "Yes", "x", "X", "1"), ("false", "no", "Dolly's Ices")),
        ("yes", ("true", "YES", "x"), ("no", "yes, please")),
        ("false", ("false", "No", "null", "-"), ("true", "x", "nobody")),
    ],
)
def test_a_yes_fits_whatever_people_tick_a_box_with(pattern, fitting, others):
    assert all(fits(pattern, said) for said in fitting)
    assert not any(fits(pattern, said) for said in others)
