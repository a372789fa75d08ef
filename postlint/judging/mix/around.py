"""A violation among the posts around it: what would mend one finding hangs on none that are far from it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from postlint.judging.mix.account_view import day_of
from postlint.judging.mix.bounds import Evaluated
from postlint.judging.mix.violations import FailingWindow, Judged, MixViolation, spec_of
from postlint.judging.mix.windows import Window
from postlint.kinds.model import Classified
from postlint.records import dataclass

_FEW: Final = 200
"""Of so many posts none is left aside."""
_DAYS: Final = {"week": 7, "month": 31}
_FARTHEST: Final = 2
"""How many windows away a post is that plays no part: no window over the violation reaches it."""


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
