"""Dates, stretches of time and lists as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import Final

_MOST_NAMES: Final = 5


def dates_in_words(first: date, last: date) -> str:
    """Return a span of dates as people write it: "1–28 June 2026"."""
    end = f"{last.day} {last:%B} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {end}"
    return f"{first.day} {first:%B} {first.year} – {end}"


def duration_in_words(duration: timedelta) -> str:
    """Return a stretch of time as people say it: "20 minutes", "8 hours", "1 hour 30 minutes"."""
    minutes = duration // timedelta(minutes=1)
    parts = ((minutes // 60, "hour"), (minutes % 60, "minute"))
    said = [f"{count} {unit}{'s' if count > 1 else ''}" for count, unit in parts if count]
    return " ".join(said) or "no time"


def moment_in_words(day: date, clock: time | None = None) -> str:
    """Return a moment as people write it: "Monday 1 June 2026, 09:00"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}" + (f", {clock:%H:%M}" if clock else "")


def listed(names: Iterable[str]) -> str:
    """Return names as people list them: "a, b and c"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def names_of(names: Sequence[str]) -> str:
    """Return the first of ``names``, and how many more there are."""
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")


def named_beside(unasked: Sequence[str]) -> str:
    """Return what is to be named under ``calendars:`` as well: files that are read since nothing is named."""
    is_read = "is read" if len(unasked) == 1 else "are read"
    return f", beside {names_of(unasked)}, which {is_read} now" if unasked else ""
