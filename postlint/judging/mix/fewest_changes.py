"""The fewest posts to change, or to add, until no window fails: windows as intervals, posts as points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, chain

from postlint.judging.mix.bounds import Constraint, Evaluated, Score
from postlint.judging.model import Addition
from postlint.records import dataclass


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


def liked_as_well(
    changes: Sequence[int], shortfall: Shortfall, changeable: Sequence[bool], likings: Sequence[float]
) -> list[int]:
    """Return ``changes``, each traded for the one with the greatest of ``likings`` that serves as well."""
    return _traded(changes, [_part(shortfall, changeable)], likings)


def can_be_mended(reported: Evaluated, shortfall: Shortfall, changeable: Sequence[bool]) -> bool:
    """Tell whether changes can mend the window that is reported; a run is mended where any part of it is."""
    if shortfall.constraint.longest is not None:
        return True
    within = {(one.start, one.stop) for one in _part(shortfall, changeable).mendable}
    return (reported.window.start, reported.window.stop) in within


def mendable(shortfall: Shortfall, changeable: Sequence[bool]) -> int:
    """Return how many windows the posts that can be changed are enough for."""
    return len(_part(shortfall, changeable).mendable)


def changes_for_all(
    shortfalls: Sequence[Shortfall], changeable: Sequence[bool], likings: Sequence[float]
) -> list[int] | None:
    """Return changeable posts that, made to do what every rule asks, leave no window of any rule failing.

    They are few, though perhaps not the fewest: a post may be of use to one rule and not to another. Of
    posts that serve equally well, those with the greater of the ``likings`` are taken.
    None where there is a window that no change can mend, or gains differ within a rule.
    """
    parts = [_part(shortfall, changeable) for shortfall in shortfalls]
    if not all(part.gain and part.all_mendable for part in parts):
        return None
    return _traded(_sweep(parts), parts, likings)


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


def _traded(chosen: Iterable[int], parts: Sequence[_Part], likings: Sequence[float]) -> list[int]:
    """Return as many places as ``chosen``, each traded for the best liked that lies in the same windows."""
    alike: defaultdict[tuple[tuple[int, int, int], ...], list[int]] = defaultdict(list)
    ends = [
        ([one.start for one in part.mendable], [one.stop for one in part.mendable], part) for part in parts
    ]

    def windows_of(place: int) -> tuple[tuple[int, int, int], ...]:
        return tuple(
            (bisect_right(stops, place), bisect_right(starts, place), _gain_at(part, place))
            for starts, stops, part in ends
        )

    for place in range(max(len(part.gains) for part in parts)):
        if any(_gain_at(part, place) for part in parts):
            alike[windows_of(place)].append(place)
    wanted = Counter(map(windows_of, chosen))
    best = (
        sorted(alike[windows], key=lambda place: (-likings[place], -place))[:number]
        for windows, number in wanted.items()
    )
    return sorted(chain.from_iterable(best))


def _gain_at(part: _Part, place: int) -> int:
    return part.gains[place] if place < len(part.gains) else 0


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
