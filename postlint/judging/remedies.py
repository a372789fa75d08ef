"""How little it takes to satisfy a rule: the fewest posts to change, or to add."""

from __future__ import annotations

from collections.abc import Sequence

from postlint.judging.demands import Demand, Score, Weighed


def fewest_changes(
    demand: Demand, scores: Sequence[Score], changeable: Sequence[bool], failing: Sequence[Weighed]
) -> int | None:
    """Return the fewest changeable posts that, made to do what the rule asks, leave no window failing.

    Windows count in their pessimistic bound. Sweeping them by their right end and changing the latest
    posts first is optimal where every change gains the same (interval multi-cover by points); where
    gains differ, as between two groups, only a single window is answered.

    Args:
        demand: what the rule asks of each window.
        scores: the scores of the stream's posts.
        changeable: whether each post of the stream can still be changed.
        failing: the finding's windows, in order.

    Returns:
        The number of posts; None where changing every one does not suffice, or where no answer is
        known to be the fewest.
    """
    gains = [demand.made - score.low if free else 0 for score, free in zip(scores, changeable, strict=True)]
    useful = {gain for gain in gains[failing[0].window.start : failing[-1].window.stop] if gain > 0}
    if len(useful) <= 1:
        return _sweep(gains, failing)
    return _largest_first(gains, failing[0]) if len(failing) == 1 else None


def _sweep(gains: Sequence[int], failing: Sequence[Weighed]) -> int | None:
    candidates: list[int] = []
    chosen: list[bool] = [False] * len(gains)
    reached = passed = failing[0].window.start
    gained = count = 0
    for weighed in failing:
        window = weighed.window
        candidates += [place for place in range(reached, window.stop) if gains[place] > 0]
        reached = max(reached, window.stop)
        gained -= sum(gains[place] for place in range(passed, window.start) if chosen[place])
        passed = max(passed, window.start)
        while weighed.low + gained < 0:
            if not candidates or candidates[-1] < window.start:
                return None
            latest = candidates.pop()
            chosen[latest] = True
            gained += gains[latest]
            count += 1
    return count


def _largest_first(gains: Sequence[int], failing: Weighed) -> int | None:
    owed, count = -failing.low, 0
    for gain in sorted(gains[failing.window.start : failing.window.stop], reverse=True):
        if owed <= 0 or gain <= 0:
            break
        owed -= gain
        count += 1
    return count if owed <= 0 else None


def fewest_additions(demand: Demand, reported: Weighed) -> int | None:
    """Return the fewest new posts, certain to do what the rule asks, that satisfy one window.

    A run is broken up by posts between its own; any other window takes them in.
    """
    if demand.longest is not None:
        return -(-len(reported.window) // demand.longest) - 1
    return -(reported.low // demand.made) if demand.made > 0 else None
