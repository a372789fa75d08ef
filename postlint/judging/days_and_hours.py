"""Days that posts say themselves, and hours of the week that rules name: as people write them.

A day stands in a post under a key that a rule names, written as the dates of posts are. Hours are written
"Mon; Thu-Sat 19:00-22:00", in one text or a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from postlint.calendars.dates.parse_dates import ISO_DAY, NoDateError, parse_when
from postlint.calendars.model import Post, When
from postlint.judging.post_facts import WEEKDAYS, values_of
from postlint.judging.staffed_time import (
    ALWAYS,
    DAY,
    NOTHING,
    WEEK,
    Hours,
    Stretch,
    bounds_of,
    clock,
    earliest,
    hours_of,
    latest,
)
from postlint.source.lazy_patterns import later
from postlint.source.suggest import did_you_mean

LEAVING: Final[Mapping[str, Callable[[Hours], Hours]]] = {
    "outside": lambda hours: hours,
    "inside": lambda hours: hours.others,
}
"""The parameters that name hours of the week, each with what tells the hours that it leaves to posts."""

DAY_NAMED: Final[Mapping[str, Callable[[datetime, datetime, When], bool]]] = {
    "before": lambda first, last, on: last < earliest(on) or first < last == earliest(on),
    "after": lambda first, _, on: first > latest(on) or (on.time is None and first == latest(on)),
}
"""The parameters that name a key with a day: what tells that a post surely goes out on its wrong side.

A post goes out between its first and its last moment, and the end of a day is no moment of it.
"""
_NEAREST: Final[Mapping[str, Callable[[list[When]], When]]] = {
    "before": lambda days: min(days, key=earliest),
    "after": lambda days: max(days, key=latest),
}
"""Which of several days counts, by the parameter that names the key: the one that leaves posts most room."""
_TO: Final = later("→|->")


def when_said(post: Post, key: str, bound: str) -> When | None:
    """Return the day, or the moment, that a post says under ``key``; None where it names none.

    Of several it is the first where ``bound`` is ``before``, and the last where it is ``after``.
    """
    days = [
        day for value in values_of(post, key) for part in _TO.split(value) for day in _days_in(post, part)
    ]
    return _NEAREST[bound](days) if days else None


def _days_in(post: Post, text: str) -> Iterator[When]:
    """Yield the day that ``text`` is or, where it says more than that, those in it if it begins with one."""
    whole = _read(post, text)
    if whole:
        yield whole
    elif ISO_DAY.match(text):
        yield from filter(None, (_read(post, day) for day in ISO_DAY.findall(text)))


def _read(post: Post, text: str) -> When | None:
    try:
        return parse_when(text.strip(), post.zone, post.date_order)
    except NoDateError:
        return None


DAILY: Final = "daily"
FORMS: Final = '"Mon-Fri 09:00-17:00", "Mon; Thu-Sat 19:00-22:00", "22:00-07:00" or "24/7"'
"""What to write, for those who wrote something else."""

_NAMES: Final[Mapping[str, tuple[int, ...]]] = {
    DAILY: tuple(range(7)),
    **dict.fromkeys(("weekday", "weekdays"), tuple(range(5))),
    **dict.fromkeys(("weekend", "weekends"), (5, 6)),
    **{name: (number,) for number, day in enumerate(WEEKDAYS) for name in (day[:2], day[:3], day, f"{day}s")},
}
"""Days by what people call them, in small letters."""
_DAY: Final = r"[^\W\d_]+"
_DAYS: Final = rf"{_DAY}(?:\s?[-–]\s?{_DAY})?"
_TIME: Final = r"(?:[01]?\d|2[0-3]):[0-5]\d"
_TIMES: Final = rf"{_TIME}\s?[-–]\s?(?:{_TIME}|24:00)"
_PART: Final = later(
    rf"\s*(?:(?P<days>{_DAYS}(?:\s*,\s*{_DAYS})*)(?:\s+(?P<times>{_TIMES}(?:\s*,\s*{_TIMES})*))?"
    rf"|(?P<alone>{_TIMES}(?:\s*,\s*{_TIMES})*))\s*(?P<end>[,;]|\Z)"
)
_SHORTEST: Final = 2
_DASH: Final = later(r"\s?[-–]\s?")
_COMMA: Final = later(r"\s*,\s*")


def read_hours(written: Iterable[str]) -> Hours:
    """Return the hours that ``written`` names, together.

    Ranges are joined by commas or semicolons, days and hours by commas. Days alone are whole days, hours
    alone are those of every day. The end of a range is outside it, and one that ends no later than it
    begins runs into the next day.

    Raises:
        ValueError: something is no such range, or could be read in two ways; with a sentence that says so.
    """
    return hours_of([stretch for text in written for stretch in _stretches(text.strip())])


def what_is_wrong(written: str) -> str:
    """Return why ``written`` names no hours, in a sentence; "" where it does."""
    try:
        read_hours([written])
    except ValueError as error:
        return str(error)
    return ""


def _stretches(text: str) -> Iterator[Stretch]:
    if text == ALWAYS:
        yield Stretch(NOTHING, WEEK)
        return
    at, part = 0, None
    while at < len(text) or part is None:
        part = _PART.match(text, at)
        if part is None:
            raise ValueError(f'"{text}" names no hours of the week. Write {FORMS}.')
        days = _days(part["days"] or DAILY)
        times = part["times"] or part["alone"]
        if times and part["days"]:
            _refuse_two_ways(part["days"], times)
        for start, length in map(_bounds, _COMMA.split(times or "00:00-24:00")):
            yield from (Stretch(day * DAY + start, day * DAY + start + length) for day in days)
        at = part.end()


def _refuse_two_ways(days: str, times: str) -> None:
    """Raise an exception where days before others may be whole, or have the hours of those.

    Single days, all joined alike, are a list of days: "Mon, Wed, Fri 09:00-17:00".
    """
    days = re.sub(r"\s*,( ?)\s*", r",\1", days)
    first, comma, last = days.rpartition(", ")
    several = any(len(_days(span)) > 1 for span in _COMMA.split(days))
    if comma and (several or "," in days.replace(", ", "")):
        raise ValueError(
            f'"{days} {times}" can be read in two ways: write "{first}; {last} {times}" if {first} '
            f'is meant as a whole, or "{_COMMA.sub(",", days)} {times}" if these hours are those of all.'
        )


def _days(written: str) -> list[int]:
    found: list[int] = []
    for span in _COMMA.split(written):
        first, *last = map(_named, _DASH.split(span))
        ahead = (last[0][-1] - first[0]) % 7 + 1 if last else 0
        found += [(first[0] + day) % 7 for day in range(ahead)] or first
    return found


def _named(name: str) -> tuple[int, ...]:
    days = _NAMES.get(name.casefold())
    if days is None:
        known = [name.capitalize() for name in _NAMES if len(name) != _SHORTEST]
        advice = did_you_mean(name, known) or f" Write {FORMS}."
        raise ValueError(f'"{name}" is no day of the week.{advice}')
    return days


def _bounds(times: str) -> tuple[timedelta, timedelta]:
    """Return when in the day a range begins, and how long it lasts."""
    start, stop = map(clock, _DASH.split(times))
    return start, (stop - start) % DAY or DAY


def may_go_out(post: Post, hours: Hours) -> bool:
    """Tell whether a post can go out at some of ``hours``: without a time, at any hour of its day."""
    bounds = bounds_of(post)
    if bounds is None or bounds[0] == bounds[1]:
        return bounds is None or hours.holds(bounds[0])
    return hours.between(*bounds) > NOTHING
