"""From windows to troubles: effective severities, `unless`, and merging windows that share posts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from postlint.judging.mix.account_view import LAST_POSTS, Population, Stream
from postlint.judging.mix.constraint import Demand, Score, Weighed, weigh
from postlint.judging.mix.windows import Window, windows
from postlint.judging.model import Rule
from postlint.judging.staffed_time import listens_weekly
from postlint.vocabulary import SEVERITIES, Severity, at_least, at_most, one_level_lower


@dataclass(frozen=True, slots=True)
class Violation:
    """A window that does not satisfy a rule, and how grave that is once all is considered.

    ``eased``: it is milder since time to listen is reserved in every week of it.
    """

    weighed: Weighed
    severity: Severity
    eased: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What one rule says of one stream: its windows, those it does not satisfy, those it cannot read.

    Of each post it has the score, and whether the post can still be changed.
    """

    rule: Rule
    demand: Demand
    population: Population
    stream: Stream
    scores: tuple[Score, ...]
    changeable: tuple[bool, ...]
    violations: tuple[Violation, ...]
    unread: tuple[Weighed, ...]
    weighed: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Violating windows that share posts, and the one to report of them."""

    judged: Judged
    violations: tuple[Violation, ...]
    reported: Violation


def judge_streams(rule: Rule, demand: Demand, population: Population) -> list[Judged]:
    """Return what ``rule`` says of each stream of an account, planned or published.

    Of an archive nothing is planned, so a rule on both judges it once.
    """
    published = {"plan": (False,), "published": (True,), "both": (False, True)}[demand.basis]
    if demand.basis == "both" and population.is_archive:
        published = (True,)
    return [
        judged
        for only_published in published
        for judged in _judge_both(rule, demand, population, *population.streams(published=only_published))
    ]


def _judge_both(
    rule: Rule, demand: Demand, population: Population, dated: Stream, undated: Stream
) -> list[Judged]:
    """Judge dated and undated posts apart; where their windows never hold enough, the last posts together."""
    judged = [
        judge_windows(rule, demand, population, stream, windows(spec, stream.days))
        for stream, spec in ((dated, demand.window), (undated, demand.undated_window))
    ]
    posts = dated.posts + undated.posts
    enough = len(posts) >= demand.min_posts > 0
    if enough and not demand.full_only and not any(part.weighed for part in judged):
        last = Stream("last", posts[-LAST_POSTS:], published=dated.published)
        return [judge_windows(rule, demand, population, last, [Window(0, len(last.posts), full=True)])]
    return judged


def judge_windows(
    rule: Rule, demand: Demand, population: Population, stream: Stream, cuts: Iterable[Window]
) -> Judged:
    """Return what ``rule`` says of some windows of a stream."""
    scores = tuple(map(demand.score, stream.posts))
    weighed = weigh(demand, scores, cuts)
    violation_of = _violations(rule, demand, stream, population)
    return Judged(
        rule=rule,
        demand=demand,
        population=population,
        stream=stream,
        scores=scores,
        changeable=tuple(item.post.changeable for item in stream.posts),
        violations=tuple(violation_of(item) for item in weighed if item.verdict in ("fails", "may")),
        unread=tuple(item for item in weighed if item.verdict == "unread"),
        weighed=tuple(weighed),
    )


def _violations(
    rule: Rule, demand: Demand, stream: Stream, population: Population
) -> Callable[[Weighed], Violation]:
    """Return how grave a window is: doubt, drafts, and posts that are out already make it milder.

    In an archive the last do not: who lints it by a rule on what was published asks for a verdict on
    that, and no commit of a plan hangs on it. Reserved time to listen eases the rules that say so.
    """
    unfinished = [0, *accumulate(item.post.unfinished for item in stream.posts)]
    changeable = [0, *accumulate(item.post.changeable for item in stream.posts)]
    excused = not (stream.published and population.is_archive)
    listens = listens_weekly(population.slots)
    days = stream.days

    def violation_of(weighed: Weighed) -> Violation:
        window = weighed.window
        start, stop = window.start, window.stop
        eased = demand.eased and listens(window.first or days[start], window.last or days[stop - 1])
        severity = rule.severity or "info"
        for milder in (weighed.verdict == "may", eased):
            severity = one_level_lower(severity) if milder else severity
        if unfinished[stop] > unfinished[start]:
            severity = at_most(severity, "warning")
        if excused and stop > start and changeable[stop] == changeable[start]:
            severity = at_most(severity, "info")
        return Violation(weighed, severity, eased)

    return violation_of


def silence(judged: Sequence[Judged]) -> list[Judged]:
    """Return ``judged`` without the windows about which a rule named by ``unless`` speaks as gravely.

    It speaks about a window when one of its own holds all of those posts.
    """
    spoken: dict[tuple[str, bool], list[Judged]] = {}
    for part in judged:
        spoken.setdefault((part.rule.id, part.stream.published), []).append(part)

    def silenced(part: Judged, violation: Violation) -> bool:
        return any(
            at_least(louder.severity, violation.severity)
            for stronger in part.rule.unless
            for other in spoken.get((stronger, part.stream.published), ())
            for louder in _around(violation.weighed.window, part.stream, other)
        )

    return [
        replace(part, violations=tuple(item for item in part.violations if not silenced(part, item)))
        for part in judged
    ]


def _around(window: Window, stream: Stream, other: Judged) -> Iterator[Violation]:
    """Yield the violations of ``other`` whose windows hold all posts of the ``window`` of ``stream``."""
    if other.stream.name == stream.name:
        yield from _enclosing(window, other.violations)
    elif "last" in {other.stream.name, stream.name}:
        wanted = _orders(stream, window)
        for violation in other.violations:
            if wanted <= _orders(other.stream, violation.weighed.window):
                yield violation


def _enclosing(window: Window, violations: Sequence[Violation]) -> Iterator[Violation]:
    """Yield the violations of the same stream that enclose ``window``; neither end of those moves back."""
    first = bisect_left(violations, window.stop, key=lambda item: item.weighed.window.stop)
    for violation in violations[first:]:
        if violation.weighed.window.start > window.start:
            return
        yield violation


def _orders(stream: Stream, window: Window) -> set[int]:
    return {item.post.order for item in stream.posts[window.start : window.stop]}


def troubles(judged: Judged) -> list[Trouble]:
    """Return the violations of one stream, those that share posts joined, each with its worst window."""
    return [
        Trouble(judged, tuple(group), _reported(group, judged.demand)) for group in _joined(judged.violations)
    ]


def _joined(violations: Iterable[Violation]) -> list[list[Violation]]:
    groups: list[list[Violation]] = []
    stop = 0
    for violation in violations:
        window = violation.weighed.window
        if groups and window.start < stop:
            groups[-1].append(violation)
        else:
            groups.append([violation])
        stop = max(stop, window.stop)
    return groups


def _reported(group: Sequence[Violation], demand: Demand) -> Violation:
    """Return the worst window of a group, the earliest of equals; for runs, the worst run, whole."""
    worst = max(group, key=_gravity)
    if demand.longest is None:
        return worst
    alike = (item for item in group if item.weighed.verdict == worst.weighed.verdict)
    return max(map(_run, _joined(alike)), key=lambda run: (_rank(run), len(run.weighed.window)))


def _run(part: Sequence[Violation]) -> Violation:
    """Return overlapping windows as one: a run is as grave as its gravest part, and as long as it is."""
    first, last = part[0].weighed, part[-1].weighed
    window = Window(first.window.start, last.window.stop, full=True)
    severity = max((item.severity for item in part), key=SEVERITIES.index)
    return Violation(Weighed(window, first.low, first.high, first.verdict), severity)


def _rank(violation: Violation) -> tuple[int, bool]:
    return SEVERITIES.index(violation.severity), violation.weighed.verdict == "fails"


def _gravity(violation: Violation) -> tuple[int, bool, int, int]:
    return *_rank(violation), -violation.weighed.high, -violation.weighed.low
