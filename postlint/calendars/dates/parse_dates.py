"""Dates and times as people write them in calendars. The clock is never read."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import Final, NoReturn

from postlint.calendars.dates.spoken_dates import (
    MONTHS,
    WEEKDAYS,
    ZONE_NAME,
    day_named,
    plain,
    weekday_in,
)
from postlint.calendars.dates.time_zones import is_called, offset_named, zone_of
from postlint.calendars.model import When
from postlint.config import DateOrder
from postlint.source.lazy_patterns import later

FIRST_YEAR, LAST_YEAR = 1990, 2100

_WHEN = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ](?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?"
    rf" ?(?P<offset>[Zz]|[+-]\d{{2}}(?::?\d{{2}})?|{ZONE_NAME})?)?",
    re.ASCII,
)
_YEAR_FIRST = re.compile(r"(\d{4})(?:([/.-])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|(?<=[/.])\d{2})(?!\d)", re.ASCII)
"""Behind hyphens, two digits may be the day as well."""
_CENTURY = 2000
_YEARS = 99
_MONTHS_BY_NAME = tuple(month_name)
_LAST_MONTH = 12
_LAST_DAY = 31
_LONGEST: Final = 60
_HOW = "Write 2026-06-01, or 2026-06-01 09:00."

HOW_TO_SAY_THE_ORDER = "dates: {order: day-first} (or month-first) in postlint.yaml"

LIKE_A_DATE: Final = later(r"\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[T ]+\d{1,2}:\d{2}(?:.*\S)?)?\s*", re.ASCII)

ISO_DAY: Final = later(r"\d{4}-\d{2}-\d{2}")
HAS_YEAR: Final = later(r"(?<!\d)\d{4}(?:\d{4})?(?!\d)")
_CLOCK: Final = later(rf"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z| (?:{ZONE_NAME}))?")
_A_YEAR: Final = later(r"20\d{2}", re.ASCII)
_A_MONTH: Final = later(r"20\d{2}[-/]\d{1,2}", re.ASCII)
_OPEN: Final = later(
    r"(?!\s*#{2,}\s*\Z)"
    r"\W*(?:(?:tb[acd]|asap|n/?a|open|flexible|any ?time|evergreen|some ?day|offen|noch offen|irgendwann"
    r"|à définir|a definir|por definir|da definire|nader te bepalen)\W*)?",
    re.IGNORECASE,
)
"""What people write where a date is not settled yet; hashes stand for one where a column is too narrow."""


class NoDateError(ValueError):
    """A text is no date; the message says why and what to write instead, and ``rule`` which rule says so."""

    def __init__(self, message: str, rule: str = "reading/unreadable-date") -> None:
        super().__init__(message)
        self.rule = rule


def order_of(dates: Iterable[str]) -> DateOrder | None:
    """Return what comes first in dates that end in the year, where some can be read one way only.

    None where none of them tells, or two contradict each other. Where no number is above twelve, the names
    of days tell: the first of June 2026 is a Monday, the sixth of January is none.
    """
    told: set[DateOrder] = set()
    by_weekday: set[DateOrder] = set()
    for text, found in ((text, _YEAR_LAST.match(plain(text))) for text in dates):
        if found is None:
            continue
        if int(found[1]) > _LAST_MONTH:
            told.add("day-first")
        elif int(found[3]) > _LAST_MONTH:
            told.add("month-first")
        elif (weekday := weekday_in(text)) is not None:
            by_weekday |= _orders_on(weekday, found)
    told = told or by_weekday
    return told.pop() if len(told) == 1 else None


def _orders_on(weekday: int, found: re.Match[str]) -> set[DateOrder]:
    """Return in which order a date falls on that day of the week; none where it does in both."""
    days = _readings(int(found[1]), int(found[3]), _year_of(found)).items()
    orders = {order for order, day in days if day and day.weekday() == weekday}
    return orders if len(orders) == 1 else set()


def _year_of(found: re.Match[str]) -> int:
    year = int(found[4])
    return year if year > _YEARS else _CENTURY + year


@lru_cache(maxsize=1024)
def parse_when(text: str, zone: tzinfo | None, order: DateOrder | None = None) -> When:
    """Parse a date, or a date and time, as a local one in ``zone``.

    ``order`` is what comes first in dates such as 03/04/2026, where anybody said so. A time with an offset
    of its own is converted to ``zone``; where the calendar has none, it stays as it is written, and never
    becomes a time of this machine.

    Raises:
        NoDateError: it is no date of the years that calendars are for.
    """
    found = _WHEN.fullmatch(year_first(plain(text), order))
    if found is None:
        raise NoDateError(f'"{text}" is not a date that postlint can read. {_HOW}')
    day = _parse_date(found["date"])
    if found["hour"] is None:
        return When(day)
    clock = _parse_time(found["hour"], found["minute"], found["second"], found["fraction"])
    if zone and found["offset"] and is_called(found["offset"], zone, day.year):
        return When(day, clock)
    offset = offset_named(found["offset"], day, clock) if found["offset"] else None
    if offset is None or zone is None:
        return When(day, clock, offset)
    there = zone_of(offset)
    if there is None:
        raise NoDateError(f'"{offset}" is no offset from UTC. Write one from -12:00 to +14:00, or Z.')
    local = datetime.combine(day, clock, there).astimezone(zone)
    return When(local.date(), local.time())


def _parse_time(hour: str, minute: str, second: str | None = None, fraction: str | None = None) -> time:
    try:
        return time(int(hour), int(minute), int(second or 0), int((fraction or "")[:6].ljust(6, "0")))
    except ValueError:
        raise NoDateError(
            f"No clock shows {hour}:{minute}{f':{second}' if second else ''}. Hours go from 00 to 23, "
            "minutes and seconds from 00 to 59."
        ) from None


def _parse_date(text: str) -> date:
    year, month, day = (int(part) for part in text.split("-"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoDateError(
            f"{text} cannot be right: calendars are for {FIRST_YEAR} to {LAST_YEAR}. Check the year."
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDateError(_why_no_day(year, month, day), "reading/no-such-date") from None


def _why_no_day(year: int, month: int, day: int) -> str:
    written = f"{year}-{month:02}-{day:02}"
    if not 1 <= month <= len(_MONTHS_BY_NAME) - 1:
        return f"There is no {written}: {month:02} is no month. Write year-month-day, as in 2026-06-01."
    return f"There is no {written}: {_MONTHS_BY_NAME[month]} {year} has {monthrange(year, month)[1]} days."


def year_first(text: str, order: DateOrder | None) -> str:
    """Return ``text`` with the date that it begins with as year-month-day; what is no date as it is.

    Raises:
        NoDateError: the date can mean two days, or goes against ``order``.
    """
    if found := _YEAR_FIRST.match(text):
        year, month, day = (part for part in found.group(1, 3, 4, 5, 6) if part)
        return f"{year}-{int(month):02}-{int(day):02}{text[found.end() :]}"
    if found := _YEAR_LAST.match(text):
        return f"{_day_of(found, order)}{text[found.end() :]}"
    return text


def _day_of(found: re.Match[str], order: DateOrder | None) -> date:
    """Return the day that a date means which ends in the year, as ``order`` or else the date itself tells."""
    whole = _year_of(found)
    days = _readings(int(found[1]), int(found[3]), whole)
    readings = [day for day in days.values() if day]
    if not readings:
        first, second = int(found[1]), int(found[3])
        if min(first, second) <= _LAST_MONTH < max(first, second) <= _LAST_DAY:
            # Only one of the two can be the month, which has no such day.
            raise NoDateError(_why_no_day(whole, *sorted((first, second))), "reading/no-such-date")
        raise NoDateError(f'"{found[0]}" is not a date that postlint can read. {_HOW}')
    if order:
        return days[order] or _refuse(found[0], order, readings[0])
    if found[2] == ".":
        # Where dots are written, the day comes first; few others write any.
        return readings[0]
    if len(set(readings)) > 1:
        choices = " or ".join(f"{day.day} {_MONTHS_BY_NAME[day.month]}" for day in readings)
        raise NoDateError(
            f'"{found[0]}" can mean {choices}. Write {readings[0]} or {readings[1]}, or say for all dates '
            f"which comes first: {HOW_TO_SAY_THE_ORDER}.",
            "reading/ambiguous-date",
        )
    return readings[0]


def _refuse(written: str, order: DateOrder, meant: date) -> NoReturn:
    raise NoDateError(
        f'"{written}" is no date that is {order}, as dates: in postlint.yaml says of all. Write {meant}.'
    )


def _readings(first: int, second: int, year: int) -> dict[DateOrder, date | None]:
    """Return the day that two numbers and a year mean in either order, None where there is no such day."""
    return {
        "day-first": date_or_none(year, second, first),
        "month-first": date_or_none(year, first, second),
    }


def date_or_none(year: int, month: int, day: int) -> date | None:
    """Return that day, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a date that names its year, be it one that can mean two days."""
    if len(text) > _LONGEST:
        return False
    if not LIKE_A_DATE.fullmatch(text) and not ((named := day_named(text.strip())) and named.year):
        return False
    try:
        parse_when(text.strip(), None)
    except NoDateError as error:
        return error.rule == "reading/ambiguous-date"
    return True


def is_open(text: str) -> bool:
    """Tell whether ``text`` says that there is no date yet."""
    return not text[:1].isdigit() and bool(_OPEN.fullmatch(text))


def settled(text: str, order: DateOrder | None) -> str:
    """Return a date or time, or both, as calendars write them; what may mean several things as it is."""
    written = plain(text)
    try:
        return year_first(written, order)
    except NoDateError:
        # Where dates are read, the same is said with its place.
        return written


_DAY_OF_MONTH: Final = later(
    r"(?P<name>[^\W\d]+)[\s,._-]+(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)?", re.IGNORECASE
)
_DAY_AND_MONTH: Final = later(r"(?<![\d:])\d{1,2}[./-]\d{1,2}(?![\d:])", re.ASCII)


def lacks_year(text: str) -> bool:
    """Tell whether ``text`` says when, as far as it goes, but not in which year."""
    names_one = text.strip().isdecimal() or names_no_year(text) or _DAY_AND_MONTH.search(text) is not None
    return names_one and not HAS_YEAR.search(text)


def is_clock(text: str) -> bool:
    """Tell whether ``text`` is a time of day as calendars write it."""
    return _CLOCK.fullmatch(text) is not None


def names_a_day(text: str) -> bool:
    """Tell whether ``text``, such as the name of a list, names a day of a year."""
    words = text.strip()
    named = day_named(words)
    return bool(_WHEN.fullmatch(words)) or bool(named and named.year and not named.rest)


def names_no_year(text: str) -> bool:
    """Tell whether ``text`` names a day of a month and nothing more, as in "Wed 3 Feb"."""
    named = day_named(text.strip())
    return bool(named and named.year is None and not named.rest)


def day_of_month(text: str) -> str | None:
    """Return the day of a month that ``text`` names by its weekday and number, as in "lunes 1"."""
    found = _DAY_OF_MONTH.fullmatch(text.strip())
    return found["day"] if found and weekday_named(found["name"]) is not None else None


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
