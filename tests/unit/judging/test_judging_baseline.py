"""What a baseline knows again, held against what is asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging_builders import FIRST, plan, post
from test_judging_arithmetic import calendars, dated_calendars, dated_rules, rule, rules

from postlint.calendars.model import Located, When
from postlint.judging.baseline.known_findings import Baseline, Entry, baseline_of, gone, uncovered
from postlint.judging.baseline.post_marks import Mark, known_again, recognised
from postlint.judging.checks import CHECKS
from postlint.judging.judge_plan import judge
from postlint.judging.mix.account_view import account_views
from postlint.judging.mix.bounds import Constraint, evaluate
from postlint.judging.mix.violations import judge_streams
from postlint.judging.mix.windows import Window
from postlint.judging.model import Judgement, Pack, Rule, Terms
from postlint.kinds.model import Classified
from postlint.source.tree import Scalar

TERMS = Terms(0.75)
BAD_WEEK = rule("share", of="engagement", min="20%", window="7 days", min_posts=3)


def judged(items: Sequence[Classified], *asked: Rule, baseline: Baseline | None = None) -> Judgement:
    groups = asked[0].groups
    pack = Pack("house", "", "", (), groups, asked, "house.yaml")
    return judge(plan(items), items, [pack], TERMS, baseline=baseline)


def said(items: Iterable[Classified]) -> list[Classified]:
    """The same posts, each with words and a place in reading order of its own."""
    changed = []
    for order, item in enumerate(items):
        text = f"Words of post {order}"
        scalar = replace(item.post.texts[0], text=text, value=text)
        changed.append(replace(item, post=replace(item.post, id=None, order=order, texts=(scalar,))))
    return changed


def worded(item: Classified, text: str) -> Classified:
    scalar = Scalar(text, text, "plain", item.post.texts[0].source, 0, 1)
    return replace(item, post=replace(item.post, id=None, texts=(scalar,)))


def on_day(item: Classified, day: date) -> Classified:
    return replace(item, post=replace(item.post, when=Located(When(day), item.post.span)))


def in_order(items: Iterable[Classified]) -> list[Classified]:
    return [replace(item, post=replace(item.post, order=order)) for order, item in enumerate(items)]


@given(st.one_of(calendars, dated_calendars), st.lists(st.one_of(rules, dated_rules), min_size=1, max_size=3))
def test_a_new_baseline_knows_everything(items, asked):
    items = said(items)
    asked = [replace(one, id=f"house/rule-{number}") for number, one in enumerate(asked)]
    asked[0] = replace(asked[0], unless=(asked[-1].id,) if len(asked) > 1 else ())
    before = judged(items, *asked)
    baseline = baseline_of([before], Path())
    after = judged(items, *asked, baseline=baseline)
    assert after.findings == ()
    assert len(after.baselined) >= len(before.findings)
    assert gone(baseline, [after]) == 0


@given(dated_calendars, dated_rules, st.data())
def test_a_window_speaks_where_its_new_posts_break_the_rule_by_themselves(items, asked, data):
    old = said(items)
    known_as = baseline_of([judged(old, asked)], Path())
    # What becomes graver speaks whatever its posts are.
    baseline = replace(known_as, entries=tuple(replace(entry, severity="") for entry in known_as.entries))
    known = {mark for entry in baseline.entries if not entry.unread for mark in entry.marks}
    new = []
    for number in range(data.draw(st.integers(1, 6))):
        day = FIRST + timedelta(days=data.draw(st.integers(0, 70)))
        kind = data.draw(st.sampled_from(["press_release", "mention"]))
        new.append(on_day(worded(post(kind), f"New words {number}"), day))
    both = in_order([*old, *new])
    # On a day of its own a new post cannot be taken for an old one whose words were changed.
    days_of_old = {item.post.when.value.date for item in old}
    if any(item.post.when.value.date in days_of_old for item in new):
        return
    expected = set()
    (view,) = account_views(plan(both), both)
    constraint = CHECKS[asked.check].ask(asked, TERMS)
    assert isinstance(constraint, Constraint)
    for part in judge_streams(asked, constraint, view):
        left = {
            item.window: _left(part.stream.posts, item.window, known, baseline) for item in part.evaluated
        }
        for violation in part.violations:
            window = violation.evaluated.window
            posts = left[window]
            packs_complete = len(posts) == len(window)
            larger = any(set(_orders(posts)) < set(_orders(other)) for other in left.values())
            if not packs_complete and (not posts or larger or constraint.full_only):
                continue
            if packs_complete and not posts and _covered(baseline, window):
                continue
            if packs_complete or _fails(constraint, posts):
                expected.update(_orders(posts) or [(window.first, window.last)])
    found = judged(both, asked, baseline=baseline).findings
    spoken = {
        sign
        for finding in found
        if not finding.unread
        for sign in ([post.order for post in finding.posts] or [finding.days])
    }
    assert spoken == expected


def _left(
    posts: Sequence[Classified], window: Window, known: set[Mark], baseline: Baseline
) -> list[Classified]:
    return [item for item in posts[window.start : window.stop] if baseline.mark(item.post) not in known]


def _covered(baseline: Baseline, window: Window) -> bool:
    assert window.first
    assert window.last
    entries = [entry for entry in baseline.entries if not entry.unread]
    return uncovered((window.first, window.last), entries) == 0


def _orders(posts: Iterable[Classified]) -> list[int]:
    return [item.post.order for item in posts]


def _fails(constraint: Constraint, posts: Sequence[Classified]) -> bool:
    scores = [constraint.score(item) for item in posts]
    return any(
        item.verdict in {"fails", "may"}
        for item in evaluate(constraint, scores, [Window(0, len(posts), full=True)])
    )


months = st.lists(st.booleans(), min_size=2, max_size=6)
"""Months far from each other, each of which is bad or not."""


def year(bad: Sequence[bool], *, edition: str = "") -> list[Classified]:
    items = []
    for month, is_bad in enumerate(bad):
        for day in range(5):
            item = post("press_release" if is_bad else "mention")
            when = FIRST + timedelta(days=30 * month + day)
            items.append(on_day(worded(item, f"Day {day} of month {month}{edition}"), when))
    return in_order(items)


@given(
    st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=6),
    st.sampled_from(["", " mended"]),
)
def test_months_that_are_newly_bad_speak_each_by_itself_whatever_is_mended(bad, edition):
    before, after = ([pair[place] for pair in bad] for place in (0, 1))
    baseline = baseline_of([judged(year(before), BAD_WEEK)], Path())
    judgement = judged(year(after, edition=edition), BAD_WEEK, baseline=baseline)
    news = [number for number, (then, now) in enumerate(bad) if now and not then]
    assert [(finding.days[0] - FIRST).days // 30 for finding in judgement.findings] == news
    assert all(len(finding.posts) == 5 for finding in judgement.findings)
    assert gone(baseline, [judgement]) == sum(then and not now for then, now in bad)


@given(st.integers(1, 12), st.integers(3, 7), st.integers(1, 9))
def test_a_bad_stretch_beside_an_old_one_is_one_finding_of_its_own_posts(old, new, gap):
    def stretch(name, number, start):
        return [
            on_day(worded(post("press_release"), f"{name} {at}"), FIRST + timedelta(days=start + at))
            for at in range(number)
        ]

    before = in_order(stretch("old", old, 0))
    baseline = baseline_of([judged(before, BAD_WEEK)], Path())
    both = in_order([*stretch("old", old, 0), *stretch("new", new, old - 1 + gap)])
    (finding,) = judged(both, BAD_WEEK, baseline=baseline).findings
    told = {found.text for found in finding.posts}
    assert {f"new {at}" for at in range(new)} <= told
    # Fewer posts than the rule asks for were never judged, so that they are no old ones.
    assert all(text.startswith("new") for text in told) or old < 3


changes = st.lists(
    st.sampled_from(["reworded", "earlier", "later", "gone", "kept"]), min_size=20, max_size=20
)


@given(changes)
def test_a_bad_month_stays_known_while_its_posts_are_edited_moved_or_deleted(changed):
    items = [
        on_day(worded(post("press_release"), f"Words of day {day}"), FIRST + timedelta(days=day * 2))
        for day in range(20)
    ]
    baseline = baseline_of([judged(in_order(items), BAD_WEEK)], Path())
    after = []
    for item, change in zip(items, changed, strict=True):
        day = item.post.when.value.date
        moved = {"earlier": -1, "later": 1}.get(change, 0)
        if change != "gone":
            words = "Other words" if change == "reworded" else item.post.text
            after.append(on_day(worded(item, words), day + timedelta(days=moved)))
    after.sort(key=lambda item: item.post.when.value.date)
    assert judged(in_order(after), BAD_WEEK, baseline=baseline).findings == ()


days = st.sampled_from(["2026-06-01", "2026-06-05", ""])
marks_of_posts = st.builds(Mark, days, st.sampled_from(["a.yaml", "b"]), st.sampled_from("abc"))


@given(st.lists(marks_of_posts))
def test_each_old_post_is_one_post_at_most(marks):
    assert all(known_again(marks, marks, 7))
    assert sum(known_again([*marks, *marks], marks, 7)) == len(marks)


DAYS_OF_JUNE = [f"2026-06-{day:02}" for day in range(1, 30)]
several_marks = st.lists(
    st.builds(
        Mark,
        st.sampled_from([*DAYS_OF_JUNE, ""]),
        st.just("b"),
        st.sampled_from("ab"),
        st.sampled_from(["", "i"]),
    ),
    max_size=9,
)


@given(several_marks, several_marks, st.sampled_from([None, 7]))
def test_which_post_is_which_is_the_same_seen_from_either_side(one, other, within):
    there = {(place, twin) for place, twin in enumerate(recognised(one, other, within)) if twin is not None}
    back = {(twin, place) for place, twin in enumerate(recognised(other, one, within)) if twin is not None}
    assert there == back


def test_of_posts_that_say_the_same_the_nearest_are_one():
    old = [Mark(day, "social", "a") for day in ("2026-06-05", "2026-06-20")]
    new = [Mark(day, "social", "a") for day in ("2026-06-19", "2026-06-28", "2026-06-09")]
    assert recognised(new, old) == [1, None, 0]


def test_words_are_known_on_another_day_only_so_far_away():
    old = [Mark("2026-06-01", "social", "a")]
    assert known_again([Mark("2026-06-08", "social", "a")], old, 7) == [True]
    assert known_again([Mark("2026-06-09", "social", "a")], old, 7) == [False]
    assert known_again([Mark("2026-06-09", "social", "a")], old) == [True]


def test_the_surest_sign_decides_which_of_two_posts_is_the_old_one():
    old = [Mark("2026-06-01", "social", "a", "i")]
    same_day = Mark("2026-06-01", "social", "b")
    same_words = Mark("2026-06-03", "archive", "a")
    same_id = Mark("2026-06-05", "archive", "c", "i")
    assert known_again([same_day, same_words, same_id], old, 7) == [False, False, True]
    assert known_again([same_day, same_words], old, 7) == [False, True]
    assert known_again([same_day], old, 7) == [True]


def test_a_day_alone_says_nothing_in_another_folder():
    assert known_again([Mark("2026-06-01", "zoo", "b")], [Mark("2026-06-01", "parks", "a")], 7) == [False]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15))), st.integers(0, 40), st.integers(0, 15))
@settings(max_examples=50)
def test_uncovered_days_are_those_in_no_entry(spans, start, length):
    day = [FIRST + timedelta(days=number) for number in range(60)]
    entries = [Entry("a/b", first=str(day[at]), last=str(day[at + more])) for at, more in spans]
    inside = {number for at, more in spans for number in range(at, at + more + 1)}
    asked = range(start, start + length + 1)
    assert uncovered((day[asked[0]], day[asked[-1]]), entries) == len(set(asked) - inside)


MONTHS = rule("share", of="engagement", min="50%", window="month", min_posts=3)


def month(number: int, *kinds: str) -> list[Classified]:
    first = date(2026, number, 1)
    return [on_day(post(kind), first + timedelta(days=day)) for day, kind in enumerate(kinds)]


def test_what_is_known_and_what_is_past_are_told_apart():
    items = said([*month(5, *["press_release"] * 4), *month(6, *["press_release"] * 4)])
    pack = Pack("house", "", "", (), MONTHS.groups, (MONTHS,), "house.yaml")
    baseline = baseline_of([judged(items, MONTHS)], Path())
    terms = replace(TERMS, since=date(2026, 6, 1))
    found = judge(plan(items), items, [pack], terms, baseline=baseline)
    assert (len(found.findings), len(found.baselined), len(found.past)) == (0, 1, 1)


@pytest.mark.parametrize("months", [(5, 6), (6, 5)])
def test_what_goes_without_saying_is_only_about_posts_of_the_same_windows(months):
    bad, better = months
    milder = replace(
        rule("share", severity="warning", of="engagement", min="75%", window="month", min_posts=3),
        id="house/milder",
        unless=(MONTHS.id,),
    )
    posts = [
        *month(bad, *["press_release"] * 4),
        *month(better, "mention", "mention", "press_release", "press_release"),
    ]
    items = said(sorted(posts, key=lambda item: item.post.when.value))
    found = next(one for one in judged(items, MONTHS, milder).findings if one.rule == MONTHS.id)
    assert found.remedy is not None
    assert found.remedy.clean is not None
    assert (found.remedy.replace, found.remedy.clean.replace) == (2, 3)


def test_a_finding_is_graver_only_than_all_that_was_known_of_it():
    items = said(month(5, *["press_release"] * 4))
    (finding,) = judged(items, MONTHS).findings
    entry = Baseline().entry_of(finding)

    def is_graver(*known: str) -> bool:
        entries = tuple(replace(entry, severity=severity) for severity in known)
        return Baseline(entries=entries).is_graver(finding, [MONTHS.id])

    assert finding.severity == "error"
    assert is_graver("warning")
    assert is_graver("info", "warning")
    assert not is_graver("error")
    assert not is_graver("warning", "error")
    assert not is_graver("warning", "")
    assert not is_graver()
    elsewhere = (replace(entry, severity="warning"), replace(entry, severity="error", rule="house/other"))
    assert not Baseline(entries=elsewhere).is_graver(finding, [MONTHS.id, "house/other"])
