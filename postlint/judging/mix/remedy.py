"""How little it takes to satisfy a rule: how many posts, which to begin with, and what would come next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import inf
from typing import Final

from postlint.judging.groups import NOTHING, is_within
from postlint.judging.mix.account_view import day_of
from postlint.judging.mix.bounds import Evaluated, Score, evaluate
from postlint.judging.mix.fewest_changes import (
    Shortfall,
    additions_by_day,
    can_be_mended,
    changes_for_all,
    fewest_additions,
    fewest_changes,
    liked_as_well,
    mendable,
)
from postlint.judging.mix.posts_to_change_first import could_be_chosen, likings_of, nearest
from postlint.judging.mix.violations import FailingWindow, Judged, MixViolation, spec_of
from postlint.judging.mix.windows import Window, WindowSpec, windows
from postlint.judging.model import Addition, Clean, Remedy
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.source.spans import Span
from postlint.vocabulary import SEVERITIES

_FEW: Final = 200
"""Of so many posts none is left aside."""
_DAYS: Final = {"week": 7, "month": 31}
_FARTHEST: Final = 2
"""How many windows away a post is that plays no part: no window over the violation reaches it."""


def remedy_of(violation: MixViolation, touched: Collection[int] = ()) -> Remedy:
    """Return how few posts it takes to mend a violation; ``touched`` are those that a change touches."""
    violation = around(violation)
    judged, reported = violation.judged, violation.reported.evaluated
    posts, changeable = judged.stream.posts, judged.changeable
    window = reported.window
    shortfall = _shortfall(judged, violation.violations)
    is_open = can_be_mended(reported, shortfall, changeable)
    changes = fewest_changes(shortfall, changeable) if is_open else None
    short = (
        posts[place]
        for place in range(window.start, window.stop)
        if changeable[place]
        and judged.scores[place].low < judged.constraint.gain
        and judged.scores[place].membership in ("in", "out")
        and could_be_chosen(judged.constraint, reported, place, len(changes or ()))
    )
    near = nearest(short, judged.constraint.wanted, judged.view)
    likings = likings_of(judged, near)
    clean = _clean(violation, shortfall, likings)
    chosen = liked_as_well(changes, shortfall, changeable, likings) if changes else []
    choice = clean.choice if clean and clean.replace == len(chosen) else _spans(judged, chosen)
    add, by_day = _additions(violation, shortfall)
    return Remedy(
        replace=len(changes) if changes is not None else None,
        add=add,
        choice=choice,
        nearest=near,
        outside=sum(not window.start <= place < window.stop for place in chosen),
        by_day=by_day,
        clean=clean,
        of_change=_spans(judged, _changes_of(touched, judged, shortfall)),
    )


def _additions(violation: MixViolation, shortfall: Shortfall) -> tuple[int | None, tuple[Addition, ...]]:
    """Return how many new posts mend a violation, and until when where windows are cut by days.

    There is no answer where they would move windows over other posts, or wake windows that were too short.
    """
    judged, reported = violation.judged, violation.reported.evaluated
    window, constraint = reported.window, judged.constraint
    if constraint.longest is not None:
        return fewest_additions(constraint, reported, judged.changeable[window.start : window.stop]), ()
    spec = spec_of(judged)
    if judged.stream.name == "dated" and spec.needs_dates:
        added = additions_by_day(_still_open(shortfall, judged), judged.stream.days)
        days = [one.day for one in added or () for _ in range(one.posts)]
        holds = bool(days) and _holds_with(judged, spec, days, shortfall)
        return (len(days), tuple(added or ())) if holds else (None, ())
    add = fewest_additions(constraint, reported, ())
    return (add if add and _holds_at(judged, window, add, shortfall) else None), ()


def _still_open(shortfall: Shortfall, judged: Judged) -> Shortfall:
    """Return a shortfall without the windows that end before any post that can still be changed."""
    first = next((place for place, free in enumerate(judged.changeable) if free), len(judged.changeable))
    return replace(shortfall, failing=[one for one in shortfall.failing if one.window.stop > first])


def _holds_with(judged: Judged, spec: WindowSpec, added: Sequence[date], shortfall: Shortfall) -> bool:
    """Tell whether no window around the failing ones fails once there is a post, as asked, on each day."""
    gain = judged.constraint.gain
    stream = [(day, 0, score) for day, score in zip(judged.stream.days, judged.scores, strict=True) if day]
    stream += [(day, 1, Score(gain, gain, "in")) for day in added]
    stream.sort(key=lambda one: one[:2])
    days, scores = [day for day, _, _ in stream], [score for _, _, score in stream]
    failing = _still_open(shortfall, judged).failing
    first = judged.stream.days[failing[0].window.start] or days[0]
    last = max(added)
    return not any(
        one.verdict in ("fails", "may")
        for one in evaluate(judged.constraint, scores, windows(spec, list(days)))
        if len(one.window)
        and days[one.window.stop - 1] >= first
        and days[one.window.start] <= last
        and days[one.window.stop - 1] >= _first_open(judged, first)
    )


def _first_open(judged: Judged, otherwise: date) -> date:
    free = (day for day, free in zip(judged.stream.days, judged.changeable, strict=True) if free and day)
    return next(free, otherwise)


def _changes_of(touched: Collection[int], judged: Judged, shortfall: Shortfall) -> list[int]:
    """Return the fewest ``touched`` posts that mend all that can be mended; none where these do not."""
    items = zip(judged.stream.posts, judged.changeable, strict=True)
    free = [changeable and item.post.order in touched for item, changeable in items]
    if not any(free):
        return []
    is_enough = mendable(shortfall, free) == mendable(shortfall, judged.changeable)
    return (fewest_changes(shortfall, free) or []) if is_enough else []


def _clean(violation: MixViolation, shortfall: Shortfall, likings: Sequence[float]) -> Clean | None:
    """Return what it takes so that no rule that is quiet now speaks of these posts next.

    There is no answer where what mends this finding does not count for all of them.
    """
    judged, quiet = violation.judged, violation.quiet
    wanted = judged.constraint.wanted
    if (
        not quiet
        or wanted == NOTHING
        or not all(is_within(wanted, other.constraint.wanted) for other in quiet)
    ):
        return None
    shortfalls = [shortfall, *(_shortfall(other, other.violations) for other in quiet)]
    changes = changes_for_all(shortfalls, judged.changeable, likings)
    if changes is None or not all(_passes_with(part, changes) for part in (judged, *quiet)):
        return None
    return Clean(
        rules=tuple(other.rule.id for other in quiet),
        severity=max((item.severity for other in quiet for item in other.violations), key=SEVERITIES.index),
        replace=len(changes),
        add=_additions_for_all(violation),
        choice=_spans(judged, changes),
    )


def _passes_with(part: Judged, changes: Sequence[int]) -> bool:
    """Tell whether every window that holds a changed post passes then, those too unread before, too."""
    gain = part.constraint.gain
    scores = list(part.scores)
    for place in changes:
        scores[place] = Score(gain, gain, "in")
    cuts = (one.window for one in part.evaluated)
    touched = [cut for cut in cuts if bisect_left(changes, cut.start) < bisect_left(changes, cut.stop)]
    return all(one.verdict == "passes" for one in evaluate(part.constraint, scores, touched))


def _additions_for_all(violation: MixViolation) -> int | None:
    """Return how many new posts satisfy every rule; only where each finds fault with the same one window."""
    parts = [(violation.judged, violation.violations)]
    parts += [(other, other.violations) for other in violation.quiet]
    cut_at = {item.evaluated.window for _, items in parts for item in items}
    if len(cut_at) > 1 or any(part.constraint.longest for part, _ in parts):
        return None
    needed = [fewest_additions(part.constraint, items[0].evaluated, ()) for part, items in parts]
    most = max((number for number in needed if number is not None), default=0)
    if not most or None in needed:
        return None
    window = cut_at.pop()
    holds = all(_holds_at(part, window, most, _shortfall(part, items)) for part, items in parts)
    return most if holds else None


def _holds_at(part: Judged, window: Window, added: int, shortfall: Shortfall) -> bool:
    """Tell whether so many new posts at the end of a window leave no window failing."""
    spec, days = spec_of(part), part.stream.days
    if part.stream.name == "dated" and spec.needs_dates:
        last = window.last or days[window.stop - 1]
        return last is not None and _holds_with(part, spec, [last] * added, shortfall)
    room = spec.size if spec.unit == "posts" else inf
    return part.stream.name == "undated" and len(window) == len(days) and len(window) + added <= room


def _shortfall(judged: Judged, violations: Iterable[FailingWindow]) -> Shortfall:
    return Shortfall(judged.constraint, judged.scores, [item.evaluated for item in violations])


def _spans(judged: Judged, places: Iterable[int]) -> tuple[Span, ...]:
    return tuple(judged.stream.posts[place].post.span for place in places)


def around(violation: MixViolation) -> MixViolation:
    """Return ``violation`` as if its stream held the posts around it alone.

    Were all posts looked at for each of many findings, time would grow by the square of their number. The
    first of those that are kept stands in for all before it: it can be changed if one of them can.
    """
    judged = violation.judged
    posts = judged.stream.posts
    cut = _cut(violation) if len(posts) > _FEW else None
    if cut is None or (cut.start == 0 and cut.stop == len(posts)):
        return violation
    free = cut.start > 0 and any(judged.changeable[: cut.start + 1])
    return replace(
        violation,
        judged=cut.of(judged, violation.violations, free=free),
        violations=tuple(map(cut.failing, violation.violations)),
        reported=cut.failing(violation.reported),
        quiet=tuple(cut.of(part, part.violations, free=free) for part in violation.quiet),
    )


def _cut(violation: MixViolation) -> _Cut | None:
    """Return which posts lie around a violation; None where nothing tells how far windows reach."""
    judged = violation.judged
    posts, name = judged.stream.posts, judged.stream.name
    specs = [spec_of(part) for part in (judged, *violation.quiet)]
    if name == "last" or any(spec.unit == "all" for spec in specs):
        return None
    failing = (
        violation.reported,
        *violation.violations,
        *(item for part in violation.quiet for item in part.violations),
    )
    spans = [item.evaluated.window for item in failing]
    start, stop = min(span.start for span in spans), max(span.stop for span in spans)
    in_posts = _FARTHEST * max((spec.size for spec in specs if spec.unit == "posts"), default=0)
    first, last = start - in_posts, stop + in_posts
    if name == "dated":
        in_days = _FARTHEST * max(_DAYS.get(spec.unit, spec.size) for spec in specs)
        days = [day for span in spans for day in _days(span, posts)]
        first = min(first, bisect_left(posts, _moved(min(days), -in_days), key=_day))
        last = max(last, bisect_right(posts, _moved(max(days), in_days), key=_day))
    return _Cut(max(0, first - 1), min(len(posts), last + 1))


def _days(span: Window, posts: Sequence[Classified]) -> list[date]:
    """Return the days on which a window begins and ends; one without posts is a week or month."""
    of_posts = (_day(posts[place]) for place in (span.start, span.stop - 1) if len(span))
    return [*of_posts, *(day for day in (span.first, span.last) if day)]


def _day(item: Classified) -> date:
    return day_of(item) or date.min


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


@dataclass(frozen=True, slots=True)
class _Cut:
    """The posts of a stream from ``start`` up to ``stop``."""

    start: int
    stop: int

    def of(self, judged: Judged, violations: Iterable[FailingWindow], *, free: bool) -> Judged:
        """Return what was said of these posts, ``violations`` of it; ``free``: the first can be changed."""
        here = slice(self.start, self.stop)
        changeable = judged.changeable[here]
        first = bisect_left(judged.evaluated, self.start, key=lambda item: item.window.start)
        last = bisect_right(judged.evaluated, self.stop, key=lambda item: item.window.stop)
        return replace(
            judged,
            stream=replace(judged.stream, posts=judged.stream.posts[here]),
            scores=judged.scores[here],
            changeable=(True, *changeable[1:]) if free else changeable,
            violations=tuple(map(self.failing, violations)),
            unread=(),
            evaluated=tuple(map(self._moved, judged.evaluated[first:last])),
        )

    def failing(self, item: FailingWindow) -> FailingWindow:
        """Return a window that fails, at its place among these posts."""
        return replace(item, evaluated=self._moved(item.evaluated))

    def _moved(self, item: Evaluated) -> Evaluated:
        window = item.window
        start, stop = window.start - self.start, window.stop - self.start
        return replace(item, window=replace(window, start=start, stop=stop))
