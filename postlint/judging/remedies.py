"""How little it takes to satisfy a rule: the fewest posts to change, or to add."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
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
    gains = [
        max(0, demand.made - score.low) if free else 0 for score, free in zip(scores, changeable, strict=True)
    ]
    within = [0, *accumulate(gains)]
    mendable = [
        weighed
        for weighed in failing
        if weighed.low + within[weighed.window.stop] - within[weighed.window.start] >= 0
    ]
    if not mendable:
        return None
    useful = {gain for gain in gains[mendable[0].window.start : mendable[-1].window.stop] if gain}
    if len(useful) == 1:
        return _sweep(gains, mendable)
    return _largest_first(gains, mendable[0]) if len(mendable) == 1 else None


def _sweep(gains: Sequence[int], failing: Sequence[Weighed]) -> list[int]:
    candidates: list[int] = []
    chosen: list[int] = []
    reached = failing[0].window.start
    for weighed in failing:
        window = weighed.window
        candidates += [place for place in range(reached, window.stop) if gains[place]]
        reached = max(reached, window.stop)
        # What was chosen is in order, and the windows' left ends never move back.
        gained = sum(gains[place] for place in chosen[bisect_left(chosen, window.start) :])
        while weighed.low + gained < 0:
            latest = candidates.pop()
            gained += gains[latest]
            insort(chosen, latest)
    return chosen


def _largest_first(gains: Sequence[int], failing: Weighed) -> list[int]:
    owed = -failing.low
    chosen = []
    for place in sorted(range(failing.window.start, failing.window.stop), key=lambda place: -gains[place]):
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
