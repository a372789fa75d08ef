"""How little it takes to satisfy a rule: the fewest posts to change, or to add."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from postlint.judging.mix.bounds import Constraint, Evaluated, Score
from postlint.judging.mix.hints import nearest
from postlint.judging.mix.violations import FailingWindow, Judged, MixViolation
from postlint.judging.model import Addition, Clean, Remedy
from postlint.source.spans import Span
from postlint.vocabulary import SEVERITIES


def remedy_of(violation: MixViolation, own: frozenset[str], touched: Collection[int] = ()) -> Remedy:
    """Return how few posts it takes to mend a violation.

    ``own`` holds our own handles, to credit others; ``touched`` the order of each post that a change touches.
    """
    judged, reported = violation.judged, violation.reported.evaluated
    posts, changeable = judged.stream.posts, judged.changeable
    window = reported.window
    shortfall = _shortfall(judged, violation.violations)
    failing = shortfall.failing
    changes = fewest_changes(shortfall, changeable)
    clean = _clean(violation, shortfall)
    choice = _spans(judged, changes or ())
    short = (
        posts[place]
        for place in range(window.start, window.stop)
        if changeable[place]
        and judged.scores[place].low < judged.constraint.gain
        and judged.scores[place].membership in ("in", "out")
        and could_be_chosen(judged.constraint, reported, place, len(changes or ()))
    )
    beyond = failing[0].window.start < window.start or window.stop < failing[-1].window.stop
    return Remedy(
        replace=len(changes) if changes is not None else None,
        add=fewest_additions(judged.constraint, reported, changeable[window.start : window.stop]),
        choice=clean.choice if clean and clean.replace == len(choice) else choice,
        nearest=nearest(short, judged.constraint.wanted, own, judged.view.periods),
        outside=sum(not window.start <= place < window.stop for place in changes or ()),
        by_day=tuple(additions_by_day(shortfall, judged.stream.days) or ()) if beyond else (),
        clean=clean,
        of_change=_spans(judged, _changes_of(touched, judged, shortfall)),
    )


def _changes_of(touched: Collection[int], judged: Judged, shortfall: Shortfall) -> list[int]:
    """Return the fewest ``touched`` posts that mend all that can be mended; none where these do not."""
    items = zip(judged.stream.posts, judged.changeable, strict=True)
    free = [changeable and item.post.order in touched for item, changeable in items]
    if not any(free):
        return []
    alone, all_of_them = _part(shortfall, free), _part(shortfall, judged.changeable)
    is_enough = len(alone.mendable) == len(all_of_them.mendable)
    return (fewest_changes(shortfall, free) or []) if is_enough else []


def _clean(violation: MixViolation, shortfall: Shortfall) -> Clean | None:
    """Return what it takes so that no rule that is quiet now speaks of these posts next.

    There is no answer where what mends this finding does not count for all of them.
    """
    judged, quiet = violation.judged, violation.quiet
    wanted = judged.constraint.wanted
    if not quiet or not wanted or not all(wanted <= other.constraint.wanted for other in quiet):
        return None
    shortfalls = [shortfall, *(_shortfall(other, other.violations) for other in quiet)]
    changes = changes_for_all(shortfalls, judged.changeable)
    if changes is None:
        return None
    return Clean(
        rules=tuple(other.rule.id for other in quiet),
        severity=max((item.severity for other in quiet for item in other.violations), key=SEVERITIES.index),
        replace=len(changes),
        add=_additions_for_all(violation),
        choice=_spans(judged, changes),
    )


def _additions_for_all(violation: MixViolation) -> int | None:
    """Return how many new posts satisfy every rule; only where each finds fault with the same one window."""
    parts = [(violation.judged, violation.violations)]
    parts += [(other, other.violations) for other in violation.quiet]
    windows = {item.evaluated.window for _, items in parts for item in items}
    if len(windows) > 1 or any(part.constraint.longest for part, _ in parts):
        return None
    needed = [
        fewest_additions(part.constraint, items[0].evaluated, [True] * len(items[0].evaluated.window))
        for part, items in parts
    ]
    return None if None in needed else max(number for number in needed if number is not None)


def _shortfall(judged: Judged, violations: Iterable[FailingWindow]) -> Shortfall:
    return Shortfall(judged.constraint, judged.scores, [item.evaluated for item in violations])


def _spans(judged: Judged, places: Iterable[int]) -> tuple[Span, ...]:
    return tuple(judged.stream.posts[place].post.span for place in places)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """The windows in which a stream does not satisfy a constraint, in order; ``scores`` are its posts'."""

    constraint: Constraint
    scores: Sequence[Score]
    failing: Sequence[Evaluated]


def fewest_changes(shortfall: Shortfall, changeable: Sequence[bool]) -> list[int] | None:
    """Return the fewest changeable posts that, made to do what the rule asks, leave no window failing.

    Windows count in their pessimistic bound. Those that would fail with every changeable post made good
    are left aside: most of them lie in the past, where nobody can mend anything.

    Sweeping the windows by their right end and changing the latest posts first is optimal where every
    change gains the same (interval multi-cover by points); where gains differ, as between two groups,
    only a single window is answered.

    Args:
        shortfall: what the rule asks, and the finding's windows.
        changeable: whether each post of the stream can still be changed.

    Returns:
        The places of the posts in the stream, one choice of several that are as few; None where no window
        can be mended, or where no answer is known to be the fewest.
    """
    part = _part(shortfall, changeable)
    if not part.mendable:
        return None
    if part.gain:
        return _sweep([part])
    return _largest_first(part.gains, part.mendable[0]) if len(part.mendable) == 1 else None


def changes_for_all(shortfalls: Sequence[Shortfall], changeable: Sequence[bool]) -> list[int] | None:
    """Return changeable posts that, made to do what every rule asks, leave no window of any rule failing.

    They are few, though perhaps not the fewest: a post may be of use to one rule and not to another.
    None where there is a window that no change can mend, or gains differ within a rule.
    """
    parts = [_part(shortfall, changeable) for shortfall in shortfalls]
    if not all(part.gain and part.all_mendable for part in parts):
        return None
    return _sweep(parts)


@dataclass(frozen=True, slots=True)
class _Owing:
    """What a window lacks."""

    start: int
    stop: int
    owed: int


@dataclass(frozen=True, slots=True)
class _Part:
    """What changing each post of a stream gains for one rule, and what its windows lack that can be mended.

    ``gain`` is what every useful change gains; None where they differ.
    """

    gains: Sequence[int]
    gain: int | None
    mendable: Sequence[_Owing]
    all_mendable: bool


def _part(shortfall: Shortfall, changeable: Sequence[bool]) -> _Part:
    first, stop = shortfall.failing[0].window.start, shortfall.failing[-1].window.stop
    here = zip(shortfall.scores[first:stop], changeable[first:stop], strict=True)
    gains = [0] * first
    gains += [max(0, shortfall.constraint.gain - score.low) if free else 0 for score, free in here]
    within = [0, *accumulate(gains)]
    owing = [_Owing(one.window.start, one.window.stop, -one.low) for one in shortfall.failing]
    mendable = [one for one in owing if one.owed <= within[one.stop] - within[one.start]]
    useful = {gain for gain in gains[mendable[0].start : mendable[-1].stop] if gain} if mendable else set()
    return _Part(gains, useful.pop() if len(useful) == 1 else None, mendable, len(mendable) == len(owing))


def _sweep(parts: Sequence[_Part]) -> list[int]:
    """Return few places that give each window what it lacks: the fewest where there is one part."""
    candidates: list[list[int]] = [[] for _ in parts]
    reached = [0] * len(parts)
    useful: list[list[int]] = [[] for _ in parts]
    chosen: set[int] = set()
    owing = (
        (one.stop, one.start, number, one.owed) for number, part in enumerate(parts) for one in part.mendable
    )
    for stop, start, number, owed in sorted(owing):
        part = parts[number]
        first = max(reached[number], start)
        candidates[number] += [place for place in range(first, stop) if part.gains[place]]
        reached[number] = max(first, stop)
        # What was chosen is in order, and every post in it lies before the window's right end.
        while (part.gain or 0) * _since(useful[number], start) < owed:
            place = candidates[number].pop()
            if place in chosen:
                continue
            chosen.add(place)
            for other, of_other in zip(parts, useful, strict=True):
                if place < len(other.gains) and other.gains[place]:
                    insort(of_other, place)
    return sorted(chosen)


def _since(places: Sequence[int], start: int) -> int:
    return len(places) - bisect_left(places, start)


def _largest_first(gains: Sequence[int], one: _Owing) -> list[int]:
    owed = one.owed
    chosen = []
    for place in sorted(range(one.start, one.stop), key=lambda place: -gains[place]):
        if owed <= 0:
            break
        owed -= gains[place]
        chosen.append(place)
    return sorted(chosen)


def fewest_additions(constraint: Constraint, reported: Evaluated, changeable: Sequence[bool]) -> int | None:
    """Return the fewest new posts, certain to do what the rule asks, that satisfy one window.

    A run is broken up by posts between its own, but only after those that are out already; any other
    window takes new posts in. None where no number of new posts would do.
    """
    if constraint.longest is None:
        return -(reported.low // constraint.gain) if constraint.gain > 0 else None
    length = len(reported.window)
    behind = max((place + 1 for place, free in enumerate(changeable) if not free), default=0)
    if behind <= constraint.longest:
        return -(-length // constraint.longest) - 1
    return -(-(length - behind) // constraint.longest) or None


def additions_by_day(shortfall: Shortfall, days: Sequence[date | None]) -> list[Addition] | None:
    """Return the fewest new posts that satisfy all windows of days, each with the last day for it.

    A new post on the day on which a window ends opens no window of its own. None where windows are not
    cut by days, where a day is missing, or where no number of new posts would do.
    """
    constraint = shortfall.constraint
    if not constraint.window.needs_dates or constraint.gain <= 0 or constraint.longest is not None:
        return None
    added: list[Addition] = []
    for one in shortfall.failing:
        first = one.window.first or days[one.window.start]
        last = one.window.last or days[one.window.stop - 1]
        if first is None or last is None:
            return None
        there = sum(addition.posts for addition in added if addition.day >= first)
        short = -(one.low // constraint.gain) - there
        if short > 0:
            added.append(Addition(short, last))
    return added


def could_be_chosen(constraint: Constraint, reported: Evaluated, place: int, changes: int) -> bool:
    """Tell whether changing the post at ``place`` of a window can be one of as few ``changes``.

    In a run, a post near an end may cut off too little to help; elsewhere one post is as good as another.
    """
    if constraint.longest is None:
        return True
    before, after = place - reported.window.start, reported.window.stop - place - 1
    return before // (constraint.longest + 1) + after // (constraint.longest + 1) < changes
