"""Dates as spreadsheets write them, in the form that calendars have, where they can mean one thing only."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.dates.date_words import MONTHS, WEEKDAYS, day_named, plain
from postlint.calendars.dates.parse_dates import NoDateError, year_first
from postlint.config import DateOrder

LIKE_A_DATE: Final = re.compile(r"\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[T ]+\d{1,2}:\d{2}.*)?\s*", re.ASCII)

ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
HAS_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?:\d{4})?(?!\d)")
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")
_A_YEAR: Final = re.compile(r"20\d{2}", re.ASCII)
_A_MONTH: Final = re.compile(r"20\d{2}[-/]\d{1,2}", re.ASCII)
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


def lacks_year(text: str) -> bool:
    """Tell whether ``text`` says when, as far as it goes, but not in which year."""
    return any(letter.isdigit() for letter in text) and not HAS_YEAR.search(text)


def is_clock(text: str) -> bool:
    """Tell whether ``text`` is a time of day as calendars write it."""
    return _CLOCK.fullmatch(text) is not None


def names_a_day(text: str) -> bool:
    """Tell whether ``text``, such as the name of a list, names a day of a year."""
    words = text.strip()
    named = day_named(words)
    return bool(ISO_DAY.fullmatch(words)) or bool(named and named.year and not named.rest)


def part_of_date(text: str) -> str | None:
    """Return which part of a date ``text``, such as the name of a list, is: a year, or a month of one."""
    words = text.strip()
    if _A_YEAR.fullmatch(words):
        return "year"
    month, _, year = words.partition(" ")
    is_month = month.lower().rstrip(".") in MONTHS and (not year or _A_YEAR.fullmatch(year))
    return "month" if is_month or _A_MONTH.fullmatch(words) else None


def weekday_named(text: str) -> int | None:
    """Return the number of the day of the week that ``text`` names, from Monday on."""
    return WEEKDAYS.get(text.strip().lower().rstrip("."))
