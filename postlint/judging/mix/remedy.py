"""How little it takes to satisfy a rule: how many posts, which to begin with, and what would come next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from postlint.judging.mix.bounds import Constraint, Evaluated
from postlint.judging.mix.fewest_posts import (
    Shortfall,
    additions_by_day,
    changes_for_all,
    fewest_additions,
    fewest_changes,
    liked_as_well,
    mendable,
)
from postlint.judging.mix.hints import nearest
from postlint.judging.mix.violations import FailingWindow, Judged, MixViolation
from postlint.judging.model import Clean, Related, Remedy
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
    short = (
        posts[place]
        for place in range(window.start, window.stop)
        if changeable[place]
        and judged.scores[place].low < judged.constraint.gain
        and judged.scores[place].membership in ("in", "out")
        and could_be_chosen(judged.constraint, reported, place, len(changes or ()))
    )
    near = nearest(short, judged.constraint.wanted, own, judged.view.periods)
    likings = _likings(judged, near)
    clean = _clean(violation, shortfall, likings)
    chosen = liked_as_well(changes, shortfall, changeable, likings) if changes else []
    choice = clean.choice if clean and clean.replace == len(chosen) else _spans(judged, chosen)
    beyond = failing[0].window.start < window.start or window.stop < failing[-1].window.stop
    return Remedy(
        replace=len(changes) if changes is not None else None,
        add=fewest_additions(judged.constraint, reported, changeable[window.start : window.stop]),
        choice=choice,
        nearest=near,
        outside=sum(not window.start <= place < window.stop for place in chosen),
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
    is_enough = mendable(shortfall, free) == mendable(shortfall, judged.changeable)
    return (fewest_changes(shortfall, free) or []) if is_enough else []


def _likings(judged: Judged, near: Collection[Related]) -> list[float]:
    """Return how gladly each post of a stream is changed: those with a hint first, those in doubt last."""
    hinted = {related.span for related in near}
    wanted = judged.constraint.wanted
    return [
        -1.0
        if score.membership in ("doubtful", "unreadable")
        else item.group_probability(wanted) + (item.post.span in hinted)
        for item, score in zip(judged.stream.posts, judged.scores, strict=True)
    ]


def _clean(violation: MixViolation, shortfall: Shortfall, likings: Sequence[float]) -> Clean | None:
    """Return what it takes so that no rule that is quiet now speaks of these posts next.

    There is no answer where what mends this finding does not count for all of them.
    """
    judged, quiet = violation.judged, violation.quiet
    wanted = judged.constraint.wanted
    if not quiet or not wanted or not all(wanted <= other.constraint.wanted for other in quiet):
        return None
    shortfalls = [shortfall, *(_shortfall(other, other.violations) for other in quiet)]
    changes = changes_for_all(shortfalls, judged.changeable, likings)
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


def could_be_chosen(constraint: Constraint, reported: Evaluated, place: int, changes: int) -> bool:
    """Tell whether changing the post at ``place`` of a window can be one of as few ``changes``.

    In a run, a post near an end may cut off too little to help; elsewhere one post is as good as another.
    """
    if constraint.longest is None:
        return True
    before, after = place - reported.window.start, reported.window.stop - place - 1
    return before // (constraint.longest + 1) + after // (constraint.longest + 1) < changes
