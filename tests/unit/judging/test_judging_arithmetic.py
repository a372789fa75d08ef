"""Bounds, remedies and merging, held against brute force."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import chain, combinations, pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st
from judging_builders import FIRST, account, judged, pack_of, plan, post, series

from postlint.calendars.model import When
from postlint.judging.checks import CHECKS
from postlint.judging.groups import kinds_in, of_kinds
from postlint.judging.mix.account_view import account_views
from postlint.judging.mix.bounds import Constraint, Evaluated, evaluate
from postlint.judging.mix.fewest_changes import (
    Shortfall,
    additions_by_day,
    changes_for_all,
    fewest_additions,
    fewest_changes,
)
from postlint.judging.mix.violations import judge_streams, mix_violations
from postlint.judging.mix.windows import Window, windows
from postlint.judging.model import Remedy, Rule, Terms
from postlint.judging.packs.packs_in_use import packs_named, shipped_names
from postlint.kinds.model import Classified
from postlint.source.spans import Located, Span
from postlint.vocabulary import Kind, Severity

ENGAGEMENT = frozenset({"reply", "retweet", "mention", "question"})
GROUPS = {
    "engagement": of_kinds(["reply", "retweet", "mention", "question"]),
    "broadcast": of_kinds(["press_release", "information", "call_to_action"]),
}

kinds = st.sampled_from(["press_release", "mention", "conversation", "doubtful", None])
published = st.booleans()


def item(kind: str | None, *, is_published: bool) -> Classified:
    status = "published" if is_published else None
    if kind == "doubtful":
        return post("press_release", engaged=0.5, status=status)
    return post(kind, status=status)  # type: ignore[arg-type]


def placed(items: list[Classified], gaps: list[int]) -> list[Classified]:
    """Date the posts of a series, each so many days after the one before."""
    days = [FIRST + timedelta(days=sum(gaps[: place + 1])) for place in range(len(items))]
    return [
        replace(item, post=replace(item.post, when=Located(When(day), item.post.span)))
        for item, day in zip(items, days, strict=True)
    ]


lists_of_posts = st.lists(st.builds(item, kinds, is_published=published), min_size=1, max_size=8)
calendars = lists_of_posts.map(lambda items: series(*items))
dated_calendars = calendars.flatmap(
    lambda items: st.lists(st.integers(0, 9), min_size=len(items), max_size=len(items)).map(
        lambda gaps: placed(items, gaps)
    )
)


def rule(check: str, severity: Severity = "error", **parameters: object) -> Rule:
    return Rule(
        id="house/rule",
        title="",
        severity=severity,
        check=check,
        parameters=parameters,
        message="{account}",
        why="",
        how="",
        sources=(),
        unless=(),
        groups=GROUPS,
        examples={"fail": (), "pass": ()},
        span=Span.of_file("house.yaml"),
    )


percents = st.sampled_from(["1%", "10%", "15%", "25%", "33.3%", "50%", "75%", "100%"])
windows_of_posts = st.integers(1, 6).map("{} posts".format)
dated_windows = st.integers(1, 20).map("{} days".format) | st.sampled_from(["week", "month", "all"])
share_rules = st.builds(
    lambda bound, percent, window, least: rule(
        "share", of="engagement", window=window, min_posts=least, **{bound: percent}
    ),
    st.sampled_from(["min", "max", "below"]),
    percents,
    windows_of_posts,
    st.integers(1, 4),
)
count_rules = st.builds(
    lambda bound, number, window: rule("count", of="engagement", window=window, **{bound: number}),
    st.sampled_from(["min", "max"]),
    st.integers(0, 4),
    windows_of_posts,
)
streak_rules = st.builds(lambda most: rule("streak", of="broadcast", max=most), st.integers(1, 4))
ratio_rules = st.builds(
    lambda bound, number, window: rule(
        "ratio", of="engagement", to="broadcast", window=window, min_posts=1, **{bound: number}
    ),
    st.sampled_from(["min", "max"]),
    st.sampled_from([0.1, 0.5, 1, 2]),
    windows_of_posts,
)
dated_rules = st.builds(
    lambda rule, window: replace(rule, parameters={**rule.parameters, "window": window}),
    st.one_of(share_rules, count_rules),
    dated_windows,
)
rules = st.one_of(share_rules, count_rules, streak_rules, ratio_rules)
rules_of_one_group = st.one_of(share_rules, count_rules, streak_rules)


def holds(rule: Rule, kinds: tuple[Kind, ...]) -> bool:
    """What a rule says of posts whose kinds are all known: the definition, with no scores."""
    parameters = rule.parameters
    of = sum(kind in GROUPS[str(parameters["of"])].kinds for kind in kinds)
    least, most, below = (
        None if parameters.get(name) is None else _number(parameters[name])
        for name in ("min", "max", "below")
    )
    if rule.check == "streak":
        return of < len(kinds)
    measured = Fraction(of)
    scale = Fraction(1)
    if rule.check == "share":
        scale = Fraction(len(kinds))
    if rule.check == "ratio":
        scale = Fraction(sum(kind in GROUPS[str(parameters["to"])].kinds for kind in kinds))
    return not (
        (least is not None and measured < least * scale)
        or (most is not None and measured > most * scale)
        or (below is not None and measured >= below * scale)
    )


def _number(written: object) -> Fraction:
    text = str(written)
    return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def worlds(items: list[Classified]) -> product[tuple[Kind, ...]]:
    """Every way in which the posts that nobody can be sure of could turn out.

    What cannot be read is mostly news of one's own, and sure enough of that.
    """
    doubtful: tuple[Kind, ...] = ("press_release", "mention")
    return product(
        *(
            doubtful if item.probabilities["mention"] == 0.5 else (item.kind or "press_release",)
            for item in items
        )
    )


def demand_of(rule: Rule) -> Constraint:
    asked = CHECKS[rule.check].ask(rule, Terms(0.75))
    assert isinstance(asked, Constraint)
    return asked


def cuts(constraint: Constraint, items: list[Classified]):
    return windows(constraint.undated_window, [None] * len(items))


@given(rules, calendars)
def test_a_window_fails_when_it_fails_in_every_world_and_may_fail_when_it_does_in_some(rule, items):
    constraint = demand_of(rule)
    for evaluated in evaluate(
        constraint, [constraint.score(item) for item in items], cuts(constraint, items)
    ):
        inside = items[evaluated.window.start : evaluated.window.stop]
        verdicts = {holds(rule, world) for world in worlds(inside)}
        expected = {frozenset({True}): {"passes"}, frozenset({False}): {"fails", "unread"}}.get(
            frozenset(verdicts), {"may", "unread"}
        )
        assert evaluated.verdict in expected


@given(rules, calendars)
def test_a_window_is_unread_when_more_than_three_tenths_of_it_cannot_be_read_and_it_may_fail(rule, items):
    constraint = demand_of(rule)
    for evaluated in evaluate(
        constraint, [constraint.score(item) for item in items], cuts(constraint, items)
    ):
        inside = items[evaluated.window.start : evaluated.window.stop]
        too_much = 10 * sum(item.unreadable is not None for item in inside) > 3 * len(inside)
        assert (evaluated.verdict == "unread") == (too_much and evaluated.low < 0)


def failing_parts(rule: Rule, items: list[Classified]):
    """The mix_violations of one calendar, each with its failing windows."""
    people = account_views(plan(items, account()), items)
    constraint = demand_of(rule)
    return constraint, [
        violation
        for part in judge_streams(rule, constraint, people[0])
        for violation in mix_violations(part, {})
    ]


def as_asked(constraint: Constraint) -> Classified:
    """A post that certainly does what a rule asks for."""
    return post("mention" if "mention" in kinds_in(constraint.wanted) else "press_release")


def certainly_holds(rule: Rule, items: list[Classified]) -> bool:
    """Whether a rule is satisfied however the posts that nobody can be sure of turn out."""
    return all(holds(rule, world) for world in worlds(items))


def fewest_by_brute_force(rule: Rule, constraint: Constraint, violation) -> int | None:
    posts = list(violation.judged.stream.posts)
    spans = [violation.evaluated.window for violation in violation.violations]
    free = [place for place in range(spans[0].start, spans[-1].stop) if posts[place].post.changeable]

    def satisfied(window, chosen) -> bool:
        changed = [as_asked(constraint) if place in chosen else item for place, item in enumerate(posts)]
        return certainly_holds(rule, changed[window.start : window.stop])

    mendable = [window for window in spans if satisfied(window, free)]
    if not mendable:
        return None
    return next(
        len(chosen)
        for chosen in chain.from_iterable(combinations(free, size) for size in range(len(free) + 1))
        if all(satisfied(window, chosen) for window in mendable)
    )


def shortfall(violation) -> Shortfall:
    failing = [violation.evaluated for violation in violation.violations]
    return Shortfall(violation.judged.constraint, violation.judged.scores, failing)


def changes(_constraint: Constraint, violation) -> list[int] | None:
    return fewest_changes(shortfall(violation), violation.judged.changeable)


@settings(max_examples=300, deadline=None)
@given(st.tuples(rules_of_one_group, calendars) | st.tuples(dated_rules, dated_calendars))
def test_the_posts_to_replace_are_as_few_as_brute_force_finds(given):
    rule, items = given
    constraint, found = failing_parts(rule, items)
    for violation in found:
        answer = changes(constraint, violation)
        assert (None if answer is None else len(answer)) == fewest_by_brute_force(rule, constraint, violation)


@settings(max_examples=200, deadline=None)
@given(rules_of_one_group, calendars)
def test_the_posts_named_for_replacing_can_be_changed_and_mend_every_window_that_can_be(rule, items):
    constraint, found = failing_parts(rule, items)
    for violation in found:
        chosen = changes(constraint, violation)
        if chosen is None:
            continue
        posts = violation.judged.stream.posts
        assert all(posts[place].post.changeable for place in chosen)
        changed = [as_asked(constraint) if place in chosen else item for place, item in enumerate(posts)]
        everything = [as_asked(constraint) if item.post.changeable else item for item in posts]
        for window in (violation.evaluated.window for violation in violation.violations):
            inside = slice(window.start, window.stop)
            assert certainly_holds(rule, changed[inside]) == certainly_holds(rule, everything[inside])


engagement_rules = st.one_of(
    st.builds(
        lambda percent, window: rule("share", of="engagement", min=percent, window=window, min_posts=2),
        percents,
        windows_of_posts,
    ),
    streak_rules,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(engagement_rules, min_size=1, max_size=3), calendars)
def test_the_posts_named_for_several_rules_leave_none_of_them_failing(rules, items):
    parts = [(asked, violation) for asked in rules for violation in failing_parts(asked, items)[1]]
    if not parts:
        return
    changeable = parts[0][1].judged.changeable
    likings = [float(place % 3) for place in range(len(items))]
    chosen = changes_for_all([shortfall(violation) for _, violation in parts], changeable, likings)
    everything = [post("mention") if item.post.changeable else item for item in items]
    windows_of = [
        (asked, slice(failing.evaluated.window.start, failing.evaluated.window.stop))
        for asked, violation in parts
        for failing in violation.violations
    ]
    can_be_mended = all(certainly_holds(asked, everything[window]) for asked, window in windows_of)
    assert (chosen is not None) == can_be_mended
    if chosen is not None:
        assert all(changeable[place] for place in chosen)
        changed = [post("mention") if place in chosen else item for place, item in enumerate(items)]
        assert all(certainly_holds(asked, changed[window]) for asked, window in windows_of)


@settings(max_examples=200, deadline=None)
@given(
    percents, st.integers(1, 20).map("{} days".format) | st.sampled_from(["week", "month"]), dated_calendars
)
def test_the_posts_to_add_by_day_leave_no_window_failing(percent, window, items):
    asked = rule("share", of="engagement", min=percent, window=window, min_posts=1)
    _, found = failing_parts(asked, items)
    for violation in found:
        if violation.judged.stream.name != "dated":
            continue
        stream = violation.judged.stream
        added = additions_by_day(shortfall(violation), stream.days)
        if added is None:
            assert percent == "100%"  # no new post makes the others good
            continue
        for failing in violation.violations:
            ends = failing.evaluated.window
            first = ends.first or stream.days[ends.start]
            last = ends.last or stream.days[ends.stop - 1]
            new = sum(one.posts for one in added if first <= one.day <= last)
            inside = [*stream.posts[ends.start : ends.stop], *[post("mention")] * new]
            assert certainly_holds(asked, inside)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(kinds, published), min_size=10, max_size=30), st.booleans())
def test_who_follows_the_advice_for_no_warning_gets_none_of_those_that_were_quiet(posts, dated):
    items = series(*(item(kind, is_published=out) for kind, out in posts), dated=dated)
    for finding in judged(items, certainty=0.75).findings:
        clean = finding.remedy.clean if finding.remedy else None
        if clean is None:
            continue
        assert len(clean.choice) == clean.replace >= (finding.remedy.replace or 0)
        followed = [
            replace(post("question"), post=one.post) if one.post.span in clean.choice else one
            for one in items
        ]
        next_time = {found.rule for found in judged(followed, certainty=0.75).findings if not found.unread}
        assert not next_time & {finding.rule, *clean.rules}


@settings(max_examples=200, deadline=None)
@given(ratio_rules, calendars)
def test_between_two_groups_an_answer_is_either_the_fewest_or_none(rule, items):
    constraint, found = failing_parts(rule, items)
    for violation in found:
        answer = changes(constraint, violation)
        fewest = fewest_by_brute_force(rule, constraint, violation)
        assert answer is None or len(answer) == fewest
        assert answer is not None or fewest is None or len(violation.violations) > 1


@given(rules, calendars)
def test_the_posts_to_add_are_enough_and_one_fewer_is_not(rule, items):
    constraint, found = failing_parts(rule, items)
    for violation in found:
        if constraint.longest is not None:
            continue
        window = violation.reported.evaluated.window
        inside = list(violation.judged.stream.posts[window.start : window.stop])
        answer = fewest_additions(constraint, violation.reported.evaluated, [True] * len(inside))
        if answer is None:
            assert not certainly_holds(rule, [*inside, *[as_asked(constraint)] * 50])
        else:
            assert certainly_holds(rule, [*inside, *[as_asked(constraint)] * answer])
            assert not certainly_holds(rule, [*inside, *[as_asked(constraint)] * (answer - 1)])


@given(st.integers(1, 4), st.integers(1, 14), st.integers(0, 14))
def test_the_posts_to_add_to_a_run_leave_no_run_that_is_too_long_and_can_be_mended(longest, length, past):
    past = min(past, length)
    constraint = demand_of(rule("streak", of="broadcast", max=longest))
    run = Evaluated(Window(0, length, full=True), -1, -1, "fails")
    changeable = [place >= past for place in range(length)]

    def mended(breaks: tuple[int, ...]) -> bool:
        cuts = [0, *breaks, length]
        return all(stop - start <= longest or stop <= past for start, stop in pairwise(cuts))

    if length <= longest:
        return
    fewest = next(
        (
            size
            for size in range(length + 1)
            for breaks in combinations(range(max(past, 1), length + 1), size)
            if mended(breaks)
        ),
        None,
    )
    answer = fewest_additions(constraint, run, changeable)
    assert answer == (None if past == length else fewest)


def windows_by_definition(spec: str, items: list[Classified]) -> list[list[int]]:
    """The posts of each window of a dated calendar, without the beginnings of windows that come later."""
    days = [item.post.when.value.date for item in items]
    if spec == "all":
        return [list(range(len(days)))]
    if spec in {"week", "month"}:
        unit = (lambda day: day.isocalendar()[:2]) if spec == "week" else (lambda day: (day.year, day.month))
        return [[place for place, day in enumerate(days) if unit(day) == one] for one in {*map(unit, days)}]
    size = timedelta(days=int(spec.split(maxsplit=1)[0]))
    ending = [[place for place, day in enumerate(days) if last - size < day <= last] for last in {*days}]
    return [
        window
        for window in ending
        if days[window[-1]] - size >= days[0] - timedelta(days=1)
        or not any(window[0] == other[0] and window[-1] < other[-1] for other in ending)
    ]


def severity_by_definition(items: list[Classified], *, may: bool) -> Severity:
    severity: Severity = "warning" if may else "error"
    if any(item.post.status == "draft" for item in items) and severity == "error":
        severity = "warning"
    return "info" if all(item.post.status == "published" for item in items) else severity


@settings(max_examples=300, deadline=None)
@given(percents, dated_windows, st.integers(1, 4), dated_calendars, st.data())
def test_dated_windows_are_found_fault_with_as_their_definition_has_it(percent, window, least, items, data):
    drafts = data.draw(st.lists(st.booleans(), min_size=len(items), max_size=len(items)))
    items = [
        replace(item, post=replace(item.post, status="draft")) if draft and item.post.changeable else item
        for item, draft in zip(items, drafts, strict=True)
    ]
    asked = rule("share", of="engagement", min=percent, window=window, min_posts=least)
    expected = {}
    for places in windows_by_definition(window, items):
        inside = [items[place] for place in places]
        verdicts = {holds(asked, world) for world in worlds(inside)}
        unreadable = sum(item.unreadable is not None for item in inside)
        if len(inside) >= least and False in verdicts and 10 * unreadable <= 3 * len(inside):
            expected[tuple(places)] = severity_by_definition(inside, may=True in verdicts)
    _, found = failing_parts(asked, items)
    got = {
        tuple(range(violation.evaluated.window.start, violation.evaluated.window.stop)): violation.severity
        for violation in found
        if violation.judged.stream.name == "dated"
        for violation in violation.violations
    }
    assert got == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(kinds, published), min_size=10, max_size=25), st.booleans())
def test_no_finding_over_a_mix_names_or_counts_on_a_post_that_is_published(posts, dated):
    items = series(*(item(kind, is_published=out) for kind, out in posts), dated=dated)
    out = {item.post.span for item in items if not item.post.changeable}
    for finding in judged(items, certainty=0.75).findings:
        remedy = finding.remedy or Remedy(None, None)
        named = {related.span for related in (*finding.related, *finding.doubts, *remedy.nearest)}
        assert not out & {finding.span, *named, *remedy.choice}
        if all(counted.classified.post.span in out for counted in finding.counted):
            assert finding.severity == "info"


@given(rules, calendars)
def test_the_worst_window_of_a_trouble_is_reported_and_the_earliest_of_equals(rule, items):
    constraint, found = failing_parts(rule, items)
    grave = {"info": 0, "warning": 1, "error": 2}
    for violation in found:
        if constraint.longest is not None:
            continue
        badness = [
            (
                grave[violation.severity],
                violation.evaluated.verdict == "fails",
                -violation.evaluated.high,
                -violation.evaluated.low,
            )
            for violation in violation.violations
        ]
        assert violation.reported is violation.violations[badness.index(max(badness))]


@given(st.tuples(rules, calendars) | st.tuples(dated_rules, dated_calendars))
def test_merged_windows_cover_exactly_the_posts_of_violating_windows(given):
    rule, items = given
    _, found = failing_parts(rule, items)
    covered = [
        place
        for violation in found
        for place in range(
            violation.violations[0].evaluated.window.start, violation.violations[-1].evaluated.window.stop
        )
    ]
    violating = {
        place
        for violation in found
        for violation in violation.violations
        for place in range(violation.evaluated.window.start, violation.evaluated.window.stop)
    }
    assert sorted(covered) == sorted(violating)


@given(streak_rules, calendars)
def test_the_run_that_is_reported_is_a_run(rule, items):
    constraint, found = failing_parts(rule, items)
    for violation in found:
        window = violation.reported.evaluated.window
        standings = {score.membership for score in violation.judged.scores[window.start : window.stop]}
        assert "out" not in standings
        assert len(window) > (constraint.longest or 0)


shapes = st.lists(st.tuples(st.booleans(), published), min_size=1, max_size=8)


@given(st.sampled_from(["max", "below"]), percents, windows_of_posts, shapes)
def test_the_posts_to_write_anew_are_as_few_as_brute_force_finds(bound, percent, window, posts):
    """What looks like a feed is no kind, and is mended by writing it anew."""
    fed = [is_fed for is_fed, _ in posts]
    items = [
        post(origin="rss" if is_fed else None, status="published" if out else None) for is_fed, out in posts
    ]
    constraint, found = failing_parts(
        rule("feed_shape", undated_window=window, min_posts=1, **{bound: percent}), series(*items)
    )

    def passes(window, chosen) -> bool:
        number = sum(fed[place] and place not in chosen for place in range(window.start, window.stop))
        limit = _number(percent) * len(window)
        return number <= limit if bound == "max" else number < limit

    for violation in found:
        spans = [violation.evaluated.window for violation in violation.violations]
        free = [place for place in range(spans[0].start, spans[-1].stop) if items[place].post.changeable]
        mendable = [window for window in spans if passes(window, free)]
        fewest = next(
            (
                size
                for size in range(len(free) + 1 if mendable else 0)
                for chosen in combinations(free, size)
                if all(passes(window, chosen) for window in mendable)
            ),
            None,
        )
        answer = changes(constraint, violation)
        assert (None if answer is None else len(answer)) == fewest


def test_every_check_that_promises_a_remedy_is_held_against_brute_force():
    packs, _ = packs_named(shipped_names())
    every = (rule for pack in packs for rule in pack.rules)
    promising = {
        rule.check for rule in every if isinstance(CHECKS[rule.check].ask(rule, Terms(0.75)), Constraint)
    }
    assert promising <= {"share", "count", "streak", "ratio", "feed_shape"}


def test_a_share_is_compared_exactly(tmp_path):
    pack = pack_of(
        tmp_path,
        """
a-third:
  {title: t, severity: error, check: share, of: mention, min: 33.3%, window: all, min_posts: 1,
   message: m, why: w, how: h}
""",
    )
    constraint = demand_of(pack.rules[0])
    third = [post("mention"), post(), post()]
    assert (
        evaluate(constraint, [constraint.score(item) for item in third], cuts(constraint, third))[0].verdict
        == "passes"
    )
