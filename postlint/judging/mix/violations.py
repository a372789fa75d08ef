"""From windows to violations: judging each window, and merging those that fail and share posts.

A rule judges all posts of an account together, those among some, or each value of a key by itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from postlint.judging.mix.account_view import LAST_POSTS, AccountView, Stream
from postlint.judging.mix.bounds import Constraint, Evaluated, Score, evaluate
from postlint.judging.mix.severity import Gravity
from postlint.judging.mix.windows import Window, WindowSpec, windows
from postlint.judging.model import Rule
from postlint.judging.post_facts import comparable, values_of
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.vocabulary import SEVERITIES, Severity


@dataclass(frozen=True, slots=True)
class FailingWindow:
    """A window that does not satisfy a rule, and how grave that is once all is considered.

    ``eased``: it is milder since time to listen is reserved in every week of it. ``unfinished``: it is
    milder since it counts ideas or drafts.
    """

    evaluated: Evaluated
    severity: Severity
    eased: bool = False
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What one rule says of one stream: its windows, those it does not satisfy, those it cannot read.

    Of each post it has the score, and whether the post can still be changed.
    """

    rule: Rule
    constraint: Constraint
    view: AccountView
    stream: Stream
    scores: tuple[Score, ...]
    changeable: tuple[bool, ...]
    violations: tuple[FailingWindow, ...]
    unread: tuple[Evaluated, ...]
    evaluated: tuple[Evaluated, ...]


Quiet: TypeAlias = Mapping[tuple[str, str], Sequence[Judged]]


@dataclass(frozen=True, slots=True)
class MixViolation:
    """Violating windows that share posts, and the one to report of them.

    ``quiet`` are the rules that would say more of these posts if this one did not speak (``unless``).
    """

    judged: Judged
    violations: tuple[FailingWindow, ...]
    reported: FailingWindow
    quiet: tuple[Judged, ...] = ()


def spec_of(judged: Judged) -> WindowSpec:
    """Return what cuts the windows of a stream."""
    return judged.constraint.undated_window if judged.stream.name == "undated" else judged.constraint.window


def judge_streams(rule: Rule, constraint: Constraint, view: AccountView) -> list[Judged]:
    """Return what ``rule`` says of each stream of an account, planned or published.

    Of an archive nothing is planned, so a rule on both judges it once.
    """
    published = {"plan": (False,), "published": (True,), "both": (False, True)}[constraint.basis]
    if constraint.basis == "both" and view.is_archive:
        published = (True,)
    return [
        judged
        for only_published in published
        for streams in parted(constraint, view.streams(published=only_published))
        for judged in _judge_both(rule, constraint, view, *streams)
    ]


def _judge_both(
    rule: Rule, constraint: Constraint, view: AccountView, dated: Stream, undated: Stream
) -> list[Judged]:
    """Judge dated and undated posts apart; where their windows never hold enough, the last posts together.

    Posts without a date come before the others: nothing says that they are the latest.
    """
    judged = [
        judge_windows(rule, constraint, view, stream, windows(spec, stream.days))
        for stream, spec in ((dated, constraint.window), (undated, constraint.undated_window))
    ]
    posts = undated.posts + dated.posts
    enough = len(posts) >= constraint.min_posts > 0
    if enough and not constraint.full_only and not any(part.evaluated for part in judged):
        last = replace(dated, name="last", posts=posts[-LAST_POSTS:])
        return [judge_windows(rule, constraint, view, last, [Window(0, len(last.posts), full=True)])]
    return judged


def judge_windows(
    rule: Rule, constraint: Constraint, view: AccountView, stream: Stream, cuts: Iterable[Window]
) -> Judged:
    """Return what ``rule`` says of some windows of a stream."""
    scores = tuple(map(constraint.score, stream.posts))
    evaluated = evaluate(constraint, scores, cuts)
    gravity = Gravity.of(rule, constraint, stream, view)
    return Judged(
        rule=rule,
        constraint=constraint,
        view=view,
        stream=stream,
        scores=scores,
        changeable=tuple(item.post.changeable for item in stream.posts),
        violations=tuple(
            FailingWindow(item, *gravity.of_window(item))
            for item in evaluated
            if item.verdict in ("fails", "may")
        ),
        unread=tuple(item for item in evaluated if item.verdict == "unread"),
        evaluated=tuple(evaluated),
    )


def by_stronger(judged: Iterable[Judged]) -> Quiet:
    """Return what rules say that give way to others, by the rule they give way to and the value judged."""
    quiet: defaultdict[tuple[str, str], list[Judged]] = defaultdict(list)
    for part in judged:
        for stronger in set(part.rule.unless):
            quiet[stronger, part.stream.value].append(part)
    return quiet


def mix_violations(judged: Judged, quiet: Quiet) -> list[MixViolation]:
    """Return the violations of one stream, those that share posts joined, each with its worst window.

    ``quiet`` is what all rules say of the account that give way to others, before some fell silent.
    """
    # Windows are places in a stream: what is said of all posts says nothing of the new ones alone.
    there = quiet.get((judged.rule.id, judged.stream.value), ())
    beside = [other for other in there if other.stream == judged.stream]
    return [
        MixViolation(judged, tuple(group), _reported(group, judged), _of_these(group, beside))
        for group in _joined(judged.violations)
    ]


def _of_these(group: Sequence[FailingWindow], beside: Iterable[Judged]) -> tuple[Judged, ...]:
    """Return what ``beside`` says of windows that share posts with those of ``group``."""
    start, stop = group[0].evaluated.window.start, group[-1].evaluated.window.stop
    parts: list[Judged] = []
    for other in beside:
        first = bisect_right(other.violations, start, key=lambda item: item.evaluated.window.stop)
        last = bisect_left(other.violations, stop, key=lambda item: item.evaluated.window.start)
        if first < last:
            parts.append(replace(other, violations=other.violations[first:last]))
    return tuple(parts)


def _joined(violations: Iterable[FailingWindow]) -> list[list[FailingWindow]]:
    groups: list[list[FailingWindow]] = []
    stop = 0
    for violation in violations:
        window = violation.evaluated.window
        if groups and window.start < stop:
            groups[-1].append(violation)
        else:
            groups.append([violation])
        stop = max(stop, window.stop)
    return groups


def _reported(group: Sequence[FailingWindow], judged: Judged) -> FailingWindow:
    """Return the worst window of a group, the earliest of equals; for runs, the worst run, whole."""
    worst = max(group, key=_gravity)
    if judged.constraint.longest is None:
        return worst
    alike = (item for item in group if item.evaluated.verdict == worst.evaluated.verdict)
    runs = (_run(part, judged.scores) for part in _joined(alike))
    return max(runs, key=lambda run: (_rank(run), len(run.evaluated.window)))


def _run(part: Sequence[FailingWindow], scores: Sequence[Score]) -> FailingWindow:
    """Return overlapping windows as one: a run is as grave as its gravest part, and as long as it is.

    Posts at its ends belong to it also where another rule speaks of them.
    """
    first, last = part[0].evaluated, part[-1].evaluated
    joined = Window(first.window.start, last.window.stop, full=True)
    window = run_around(joined, scores, certain=first.verdict == "fails")
    gravest = max(part, key=lambda item: SEVERITIES.index(item.severity))
    return replace(gravest, evaluated=Evaluated(window, first.low, first.high, first.verdict))


def run_around(window: Window, scores: Sequence[Score], *, certain: bool = False) -> Window:
    """Return the whole run of which ``window`` is a part: of posts in the group, also those that may be."""
    ends = [score.membership != "in" if certain else score.membership == "out" for score in scores]
    start, stop = window.start, window.stop
    while start and not ends[start - 1]:
        start -= 1
    while stop < len(ends) and not ends[stop]:
        stop += 1
    return Window(start, stop, full=True)


def _rank(violation: FailingWindow) -> tuple[int, bool]:
    return SEVERITIES.index(violation.severity), violation.evaluated.verdict == "fails"


def _gravity(violation: FailingWindow) -> tuple[int, bool, int, int]:
    return *_rank(violation), -violation.evaluated.high, -violation.evaluated.low


def parted(constraint: Constraint, streams: tuple[Stream, Stream]) -> Iterator[tuple[Stream, Stream]]:
    """Yield the dated and the undated posts that ``constraint`` judges together, for each value apart."""
    dated, undated = streams
    if constraint.among:
        dated, undated = (
            replace(stream, posts=tuple(filter(constraint.among, stream.posts))) for stream in streams
        )
    if constraint.per is None:
        yield dated, undated
        return
    of_dated, of_undated = (_by_value(stream.posts, constraint.per) for stream in (dated, undated))
    for key, value in _values((*undated.posts, *dated.posts), constraint.per).items():
        yield (
            replace(dated, posts=tuple(of_dated.get(key, ())), value=value),
            replace(undated, posts=tuple(of_undated.get(key, ())), value=value),
        )


def _values(items: Iterable[Classified], key: str) -> dict[str, str]:
    """Return what posts say under a key, by how it is compared, as it is written first."""
    values: dict[str, str] = {}
    for item in items:
        for value in values_of(item.post, key):
            values.setdefault(comparable(value), value)
    return values


def _by_value(items: Iterable[Classified], key: str) -> dict[str, list[Classified]]:
    """Return the posts by what they say under a key, as it is compared, each once below a value."""
    posts: dict[str, list[Classified]] = {}
    for item in items:
        for value in dict.fromkeys(map(comparable, values_of(item.post, key))):
            posts.setdefault(value, []).append(item)
    return posts
