"""How little it takes to satisfy a rule: the fewest posts to change, or to add."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from postlint.judging.demands import Demand, Score, Weighed


def fewest_changes(
    demand: Demand, scores: Sequence[Score], changeable: Sequence[bool], failing: Sequence[Weighed]
) -> list[int] | None:
    """Return the fewest changeable posts that, made to do what the rule asks, leave no window failing.

    Windows count in their pessimistic bound. Those that would fail with every changeable post made good
    are left aside: most of them lie in the past, where nobody can mend anything.

    Sweeping the windows by their right end and changing the latest posts first is optimal where every
    change gains the same (interval multi-cover by points); where gains differ, as between two groups,
    only a single window is answered.

    Args:
        demand: what the rule asks of each window.
        scores: the scores of the stream's posts.
        changeable: whether each post of the stream can still be changed.
        failing: the finding's windows, in order.

    Returns:
        The places of the posts in the stream, one choice of several that are as few; None where no window
        can be mended, or where no answer is known to be the fewest.
    """
    first, stop = failing[0].window.start, failing[-1].window.stop
    here = zip(scores[first:stop], changeable[first:stop], strict=True)
    gains = [max(0, demand.made - score.low) if free else 0 for score, free in here]
    within = [0, *accumulate(gains)]
    owing = [_Owing(one.window.start - first, one.window.stop - first, -one.low) for one in failing]
    mendable = [one for one in owing if one.owed <= within[one.stop] - within[one.start]]
    if not mendable:
        return None
    useful = {gain for gain in gains[mendable[0].start : mendable[-1].stop] if gain}
    if len(useful) == 1:
        chosen = _sweep(gains, useful.pop(), mendable)
    elif len(mendable) == 1:
        chosen = _largest_first(gains, mendable[0])
    else:
        return None
    return [first + place for place in chosen]


@dataclass(frozen=True, slots=True)
class _Owing:
    """What a window lacks; its places are counted from the first window on."""

    start: int
    stop: int
    owed: int


def _sweep(gains: Sequence[int], gain: int, owing: Iterable[_Owing]) -> list[int]:
    """Return the fewest places where each gains ``gain`` or nothing."""
    candidates: list[int] = []
    chosen: list[int] = []
    reached = 0
    for one in owing:
        first = max(reached, one.start)
        candidates += [place for place in range(first, one.stop) if gains[place]]
        reached = max(first, one.stop)
        # What was chosen is in order, and the windows' left ends never move back.
        gained = gain * (len(chosen) - bisect_left(chosen, one.start))
        while gained < one.owed:
            insort(chosen, candidates.pop())
            gained += gain
    return chosen


def _largest_first(gains: Sequence[int], one: _Owing) -> list[int]:
    owed = one.owed
    chosen = []
    for place in sorted(range(one.start, one.stop), key=lambda place: -gains[place]):
        if owed <= 0:
            break
        owed -= gains[place]
        chosen.append(place)
    return sorted(chosen)


def fewest_additions(demand: Demand, reported: Weighed, changeable: Sequence[bool]) -> int | None:
    """Return the fewest new posts, certain to do what the rule asks, that satisfy one window.

    A run is broken up by posts between its own, but only after those that are out already; any other
    window takes new posts in. None where no number of new posts would do.
    """
    if demand.longest is None:
        return -(reported.low // demand.made) if demand.made > 0 else None
    length = len(reported.window)
    behind = max((place + 1 for place, free in enumerate(changeable) if not free), default=0)
    if behind <= demand.longest:
        return -(-length // demand.longest) - 1
    return -(-(length - behind) // demand.longest) or None


def could_be_chosen(demand: Demand, reported: Weighed, place: int, changes: int) -> bool:
    """Tell whether changing the post at ``place`` of a window can be one of as few ``changes``.

    In a run, a post near an end may cut off too little to help; elsewhere one post is as good as another.
    """
    if demand.longest is None:
        return True
    before, after = place - reported.window.start, reported.window.stop - place - 1
    return before // (demand.longest + 1) + after // (demand.longest + 1) < changes
