"""Dates as spreadsheets write them, in the form that calendars have, where they can mean one thing only."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Final

from postlint.calendars.date_words import MONTHS, WEEKDAYS, any_of, day_named, plain
from postlint.calendars.dates import NoDateError, year_first
from postlint.calendars.readers.loose.post_keys import WEEK_STARTS
from postlint.config import DateOrder
from postlint.source.tree import Entry, Scalar, said

LIKE_A_DATE: Final = re.compile(r"\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[T ]+\d{1,2}:\d{2}.*)?\s*", re.ASCII)

_OPEN: Final = re.compile(r"\W*(?:tb[acd]|asap|n/?a|open|flexible|any ?time|evergreen)?\W*", re.IGNORECASE)
"""What people write where a date is not settled yet."""


def is_open(text: str) -> bool:
    """Tell whether ``text`` says that there is no date yet."""
    return bool(_OPEN.fullmatch(text))


def settled(text: str, order: DateOrder | None) -> str:
    """Return a date or time, or both, as calendars write them; what may mean several things as it is."""
    written = plain(text)
    try:
        return year_first(written, order)
    except NoDateError:
        # Where dates are read, the same is said with its place.
        return written


_MONTH: Final = re.compile(
    rf"(?P<month>{any_of(MONTHS)}|\d{{1,2}})\.?(?:\s+(?P<year>\d{{4}}))?", re.IGNORECASE
)
_YEAR_AND_MONTH: Final = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})")
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FOUR_DIGITS: Final = re.compile(r"\d{4}")
_HAS_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?:\d{4})?(?!\d)")
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """The date and the time of day of a post, as calendars write them, at the places where they stand.

    ``half`` is what says when, but names no day of a year, so that the post has no date.
    """

    date: Scalar | None = None
    time: Scalar | None = None
    half: Scalar | None = None


def moment_of(fields: Dict[str, Entry], parts: Dict[str, Entry], order: DateOrder | None) -> Moment:
    """Return when a post goes out, from its ``date`` and ``time`` and the ``parts`` of a date beside them.

    No year is ever made up: the clock is not read.
    """
    written, time = _scalar(fields, "date"), _scalar(fields, "time")
    if written is None and time is not None and _HAS_YEAR.match(time.text.strip()):
        # Tools that speak of a scheduled time mean the day as well.
        written = time
    date, half = _date(written, parts, order)
    clock = _clock(time) or _hour(parts)
    if date is None or ":" in date.text:
        clock = None
    return Moment(date, clock, half)


def lacks_year(text: str) -> bool:
    """Tell whether ``text`` says when, as far as it goes, but not in which year."""
    return any(letter.isdigit() for letter in text) and not _HAS_YEAR.search(text)


def is_clock(text: str) -> bool:
    """Tell whether ``text`` is a time of day as calendars write it."""
    return _CLOCK.fullmatch(text) is not None


def names_a_day(text: str) -> bool:
    """Tell whether ``text``, such as the name of a list, names a day of a year."""
    words = text.strip()
    named = day_named(words)
    return bool(_ISO.fullmatch(words)) or bool(named and named.year and not named.rest)


def is_weekday(text: str) -> bool:
    """Tell whether ``text`` is the name of a day of the week."""
    return _weekday(text) is not None


def _date(
    written: Scalar | None, parts: Dict[str, Entry], order: DateOrder | None
) -> tuple[Scalar | None, Scalar | None]:
    if written is None:
        return _from_parts(parts)
    text = written.text.strip()
    if is_open(text):
        return None, None
    named = day_named(text)
    if named and named.year is None:
        year = _year(parts)
        return (said(written, named.of(int(year))), None) if year else (None, written)
    settled_text = settled(text, order)
    if not _HAS_YEAR.search(settled_text):
        return None, written
    return said(written, settled_text), None


def _from_parts(parts: Dict[str, Entry]) -> tuple[Scalar | None, Scalar | None]:
    day, month = _scalar(parts, "day"), _scalar(parts, "month")
    named = _scalar(parts, "weekday") or day
    if named is not None and (weekday := _weekday(named.text)) is not None:
        return _in_week(named, weekday, parts), None
    if day is None or month is None or not day.text.strip().isdecimal():
        return None, None
    text = month.text.strip()
    found = _MONTH.fullmatch(text) or _YEAR_AND_MONTH.fullmatch(text)
    if found is None:
        return None, None
    name = found["month"].lower()
    number = MONTHS.get(name) or int(name)
    return _day(day, _year(parts) or found["year"], number, day.text.strip())


def _weekday(text: str) -> int | None:
    """Return the number of the day of the week that ``text`` names, from Monday on."""
    return WEEKDAYS.get(text.strip().lower().rstrip("."))


def _in_week(day: Scalar, weekday: int, parts: Dict[str, Entry]) -> Scalar | None:
    """Return the day of that name in the week whose first day is given."""
    start = next((found for key in WEEK_STARTS if (found := _scalar(parts, key))), None)
    if start is None or not _ISO.fullmatch(start.text.strip()):
        return None
    try:
        first = datetime.date.fromisoformat(start.text.strip())
        return said(day, str(first + datetime.timedelta((weekday - first.weekday()) % 7)))
    except (ValueError, OverflowError):
        # What is no day is said where the week is dated, if anywhere.
        return None


def _day(place: Scalar, year: str | None, month: int, day: str) -> tuple[Scalar | None, Scalar | None]:
    if year is None:
        return None, place
    return said(place, f"{year}-{month:02}-{int(day):02}"), None


def _year(parts: Dict[str, Entry]) -> str | None:
    year = _scalar(parts, "year")
    return year.text.strip() if year and _FOUR_DIGITS.fullmatch(year.text.strip()) else None


def _clock(written: Scalar | None) -> Scalar | None:
    text = settled(written.text, None) if written else ""
    return said(written, text) if written and _CLOCK.fullmatch(text) else None


def _hour(parts: Dict[str, Entry]) -> Scalar | None:
    hour, minute = _scalar(parts, "hour"), _scalar(parts, "minute")
    if hour is None:
        return None
    text = f"{hour.text.strip()}:{(minute.text.strip() if minute else '0').zfill(2)}"
    return said(hour, text) if _CLOCK.fullmatch(text) else _clock(hour)


def _scalar(entries: Dict[str, Entry], key: str) -> Scalar | None:
    entry = entries.get(key)
    return entry.value if entry and isinstance(entry.value, Scalar) else None
