"""Which posts of one account are judged together: ``28 days``, ``20 posts``, ``week``, ``month``, ``all``.

A stream is a sequence of posts in their order. Every window is a run ``[start, stop)`` of its stream,
and over the windows of one stream neither end ever moves back: merging and remedies rest on that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias, cast

from postlint.records import dataclass

Unit: TypeAlias = Literal["days", "posts", "week", "month", "all"]

WINDOW_PATTERN: Final = r"^([1-9][0-9]{0,4} (day|post)s?|week|month|all)$"
"""How a window is written, as JSON Schema has it."""


@dataclass(frozen=True, slots=True)
class WindowSpec:
    """A window as a rule names it. ``size`` is 1 for week, month and all."""

    unit: Unit
    size: int = 1

    def __str__(self) -> str:
        if self.unit not in ("days", "posts"):
            return self.unit
        return f"{self.size} {self.unit if self.size > 1 else self.unit.removesuffix('s')}"

    @property
    def in_words(self) -> str:
        """Return which posts are judged together: "in any 28 days", "in each month", "in all"."""
        if self.unit == "all":
            return "in all"
        return f"in any {self}" if self.unit in ("days", "posts") else f"in each {self}"

    @property
    def needs_dates(self) -> bool:
        """Tell whether only dated posts can be put into this window."""
        return self.unit in ("days", "week", "month")


@dataclass(frozen=True, slots=True)
class Window:
    """The posts ``[start, stop)`` of a stream. ``full``: no part of it lies outside the stream.

    ``first`` and ``last`` are the dates of a week or month, which may hold no post at all.
    """

    start: int
    stop: int
    full: bool
    first: date | None = None
    last: date | None = None

    def __len__(self) -> int:
        return self.stop - self.start


def parse_window(written: str) -> WindowSpec:
    """Return the window that ``written`` names.

    Raises:
        ValueError: if it does not match :data:`WINDOW_PATTERN`.
    """
    if not re.match(WINDOW_PATTERN, written):
        raise ValueError(f'"{written}" is no window')
    size, _, unit = written.partition(" ")
    if not unit:
        return WindowSpec(cast("Unit", size))
    return WindowSpec("posts" if unit.startswith("post") else "days", int(size))


def windows(spec: WindowSpec, days: Sequence[date | None]) -> list[Window]:
    """Return every window of a stream, in order: one for each post or day, where a size is given.

    Args:
        spec: the window that the rule asks for.
        days: the local date of each post, sorted; all None in a stream of undated posts, which only
            ``posts`` and ``all`` can cut.
    """
    return list(_CUTS[spec.unit](spec.size, days)) if days else []


def _by_days(size: int, days: Sequence[date | None]) -> Iterator[Window]:
    dates = _dated(days)
    yield from _without_beginnings(
        Window(
            bisect_left(dates, first := last - timedelta(days=size - 1)),
            bisect_right(dates, last),
            full=first >= dates[0],
        )
        for last in sorted(set(dates))
    )


def _by_posts(size: int, days: Sequence[date | None]) -> Iterator[Window]:
    yield from _without_beginnings(
        Window(max(0, stop - size), stop, full=stop >= size) for stop in range(1, len(days) + 1)
    )


def _without_beginnings(sliding: Iterable[Window]) -> Iterator[Window]:
    """Drop windows that only hold the beginning of another one.

    What came before the first post is unknown. Were every beginning of a calendar a window of its own, a
    month that engages in its second half would fail for its first ten posts, and no post added later
    could mend that. So a calendar shorter than the window is one window.
    """
    beginning: Window | None = None
    for window in sliding:
        if not window.full:
            beginning = window
            continue
        if beginning and window.start > beginning.start:
            yield beginning
        beginning = None
        yield window
    if beginning:
        yield beginning


def _by_week(_size: int, days: Sequence[date | None]) -> Iterator[Window]:
    return _by_calendar(_dated(days), _week_of)


def _by_month(_size: int, days: Sequence[date | None]) -> Iterator[Window]:
    return _by_calendar(_dated(days), _month_of)


def _whole(_size: int, days: Sequence[date | None]) -> Iterator[Window]:
    yield Window(0, len(days), full=True)


_CUTS: Final[dict[Unit, Callable[[int, Sequence[date | None]], Iterator[Window]]]] = {
    "days": _by_days,
    "posts": _by_posts,
    "week": _by_week,
    "month": _by_month,
    "all": _whole,
}


def _by_calendar(dates: list[date], unit_of: Callable[[date], tuple[date, date]]) -> Iterator[Window]:
    """Cut at the borders of weeks or months; those in which nothing is planned are windows too."""
    first, last = unit_of(dates[0])
    while first <= dates[-1]:
        yield Window(
            bisect_left(dates, first),
            bisect_right(dates, last),
            full=dates[0] <= first and last <= dates[-1],
            first=first,
            last=last,
        )
        first, last = unit_of(last + timedelta(days=1))


def _week_of(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _month_of(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _dated(days: Sequence[date | None]) -> list[date]:
    return [day for day in days if day is not None]
