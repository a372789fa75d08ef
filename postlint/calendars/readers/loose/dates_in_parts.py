"""When a post of some team or tool goes out: a date, or its parts: "week: 42", "day: Thursday", "hour: 9"."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from typing import Final

from postlint.calendars.dates.parse_dates import (
    HAS_YEAR,
    is_clock,
    is_open,
    names_a_day,
    names_no_year,
    part_of_date,
    settled,
    weekday_named,
)
from postlint.calendars.dates.spoken_dates import MONTHS, any_of, day_named
from postlint.calendars.dates.weeks import titled, week_named
from postlint.calendars.event_days import is_beginning
from postlint.calendars.key_meanings import NUMBERED_DAYS, WEEK_STARTS, date_part, is_of_a_day
from postlint.calendars.terms.field_names import folded
from postlint.config import DateOrder
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Scalar, said

_MONTH: Final = rf"(?i)(?P<month>{any_of(MONTHS)}|\d{{1,2}})\.?(?:\s+(?P<year>\d{{4}}))?"
_YEAR_AND_MONTH: Final = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})")
_COUNTED: Final = " _-0123456789"
_NUMBERED: Final = frozenset({"day_number", "day_no", "day_nr", "day_index", "post_day", "campaign_day"})
"""What the number of a day in a campaign is called, besides "day"."""
_NTH: Final = later(r"(?:(?:day|tag|d[ií]a|jour|giorno|dag) ?#?)?(?P<number>[1-9]\d{0,2})", re.IGNORECASE)
_FOUR_DIGITS: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """The date and the time of day of a post, as calendars write them, at the places where they stand.

    ``half`` is what says when, but names no day of a year, so that the post has no date. ``nth`` is the day
    that is counted from the ``first`` one of a campaign.
    """

    date: Scalar | None = None
    time: Scalar | None = None
    half: Scalar | None = None
    nth: Scalar | None = None
    first: Scalar | None = None


def from_first_day(
    fields: dict[str, Entry], parts: dict[str, Entry], above: Sequence[Entry], near: Sequence[Entry]
) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """Return the ``fields`` and ``parts`` of a date, where a day stands ``above`` a post that has none.

    It is not the post's own where something nearer to the post names a day of the week; and the first day of
    a campaign never is: from that, days are counted.
    """
    at = [number for number, one in enumerate(above) if is_beginning(one) or one is fields.get("date")]
    if not at:
        return fields, parts
    begins = above[at[-1]]
    is_week, is_first = begins is fields.get("date"), is_beginning(begins)
    nearer = [one for one in (*above[at[-1] + 1 :], *near) if _says_which_day(one)]
    weekday = is_week and any(map(_names_weekday, nearer))
    if weekday or is_first:
        fields = {key: one for key, one in fields.items() if one is not begins}
    if not nearer or parts.keys() - {"year", "day"} - {key for key, one in parts.items() if one is begins}:
        return fields, parts
    if weekday:
        return fields, {**parts, "week_of": begins}
    return fields, {**parts, "first": begins, "nth": nearer[-1]} if is_first else parts


def _names_weekday(one: Entry) -> bool:
    return isinstance(one.value, Scalar) and weekday_named(one.value.text) is not None


def _says_which_day(one: Entry) -> bool:
    if date_part(one.key) != "day" and folded(one.key) not in _NUMBERED:
        return False
    is_counted = isinstance(one.value, Scalar) and _NTH.fullmatch(one.value.text.strip()) is not None
    return is_counted or _names_weekday(one)


def moment_of(fields: Dict[str, Entry], parts: Dict[str, Entry], order: DateOrder | None) -> Moment:
    """Return when a post goes out, from its ``date`` and ``time`` and the ``parts`` of a date beside them.

    No year is ever made up: the clock is not read.
    """
    written, time = _scalar(fields, "date"), _scalar(fields, "time")
    if written is None and time is not None and HAS_YEAR.match(time.text.strip()):
        # Tools that speak of a scheduled time mean the day as well.
        written = time
    day = _scalar(parts, "nth")
    if written is None and day is not None:
        nth = "".join(filter(str.isdecimal, day.text))
        return Moment(time=_clock(time), nth=said(day, f"day {nth}"), first=_scalar(parts, "first"))
    date, half = _date(written, parts, order)
    if "recurring" in fields:
        # What comes again each week has no day of a year.
        half = None
    clock = _clock(time) or _hour(parts)
    if half is not None or "recurring" in fields or (date is not None and ":" in date.text):
        clock = None
    return Moment(date, clock, half)


def _date(
    written: Scalar | None, parts: Dict[str, Entry], order: DateOrder | None
) -> tuple[Scalar | None, Scalar | None]:
    if written is None:
        return _from_parts(parts)
    text = written.text.strip()
    if is_open(text):
        return None, None
    if (weekday := weekday_named(text)) is not None:
        in_week = _in_week(written, weekday, parts)
        return in_week, None if in_week else written
    named = day_named(text)
    if named and named.year is None:
        year = _year(parts)
        return (said(written, named.of(int(year))), None) if year else (None, written)
    settled_text = settled(text, order)
    if not HAS_YEAR.search(settled_text):
        return None, written
    return said(written, settled_text), None


def _from_parts(parts: Dict[str, Entry]) -> tuple[Scalar | None, Scalar | None]:
    day, month = _scalar(parts, "day"), _scalar(parts, "month")
    named = _scalar(parts, "weekday") or day
    if named is not None and (weekday := weekday_named(named.text)) is not None:
        day_of_week = _in_week(named, weekday, parts)
        return day_of_week, None if day_of_week else named
    if day is None:
        return None, None
    if not day.text.strip().isdecimal():
        return _in_week_named(day, parts)
    if month is None:
        return None, day
    text = month.text.strip()
    found = re.fullmatch(_MONTH, text) or _YEAR_AND_MONTH.fullmatch(text)
    if found is None:
        return None, None
    name = found["month"].lower()
    number = MONTHS.get(name) or int(name)
    return _day(day, _year(parts) or found["year"], number, day.text.strip())


def _in_week_named(day: Scalar, parts: Dict[str, Entry]) -> tuple[Scalar | None, Scalar | None]:
    """Return the day that is written as one of a week: "KW 42, Do"."""
    week, year = week_named(day.text), _year(parts)
    if week is None:
        return None, None
    weekdays = (weekday_named(word.strip(",.()")) for word in day.text.split())
    weekday = next((one for one in weekdays if one is not None), None)
    date = week.on(weekday, int(year) if year else None) if weekday is not None else None
    return (said(day, str(date)), None) if date else (None, day)


def _in_week(day: Scalar, weekday: int, parts: Dict[str, Entry]) -> Scalar | None:
    """Return the day of that name in the week that is given."""
    year = _year(parts)
    for key in WEEK_STARTS:
        written = _scalar(parts, key)
        week = week_named(titled(key, written.text), is_week=True) if written else None
        date = week.on(weekday, int(year) if year else None) if week else None
        if date:
            return said(day, str(date))
    return None


def _day(place: Scalar, year: str | None, month: int, day: str) -> tuple[Scalar | None, Scalar | None]:
    if year is None:
        return None, place
    return said(place, f"{year}-{month:02}-{int(day):02}"), None


def _year(parts: Dict[str, Entry]) -> str | None:
    for key in ("year", "month"):
        written = _scalar(parts, key)
        found = _FOUR_DIGITS.search(written.text) if written else None
        if found:
            return found[0]
    return None


def _clock(written: Scalar | None) -> Scalar | None:
    text = settled(written.text, None) if written else ""
    # What is no time of day is said where words of the team's own are.
    return said(written, text) if written else None


def _hour(parts: Dict[str, Entry]) -> Scalar | None:
    hour, minute = _scalar(parts, "hour"), _scalar(parts, "minute")
    if hour is None:
        return None
    text = f"{hour.text.strip()}:{(minute.text.strip() if minute else '0').zfill(2)}"
    return said(hour, text) if is_clock(text) else _clock(hour)


def _scalar(entries: Dict[str, Entry], key: str) -> Scalar | None:
    entry = entries.get(key)
    return entry.value if entry and isinstance(entry.value, Scalar) else None


def names_a_time(key: str) -> bool:
    """Tell whether ``key`` names a day, a week or a month, be it a counted one: "Monday", "week 2"."""
    counted = key.rstrip(_COUNTED)
    is_counted = counted != key and date_part(counted) is not None
    return is_counted or is_of_a_day(key) or week_named(key) is not None or part_of_date(key) == "month"


def names_its_day(one: Entry) -> bool:
    """Tell whether the key of ``one`` names a day, of a year, a month or a campaign."""
    key = one.key
    return names_a_day(key) or names_no_year(key) or NUMBERED_DAYS.fullmatch(folded(key)) is not None
