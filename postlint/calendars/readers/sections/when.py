"""When a post of a Markdown file goes out: its day, from a field, a heading or its week, year and time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from postlint.calendars.dates.spoken_dates import day_named, may_be_tuesday, tuesdays_beside
from postlint.calendars.dates.weeks import titled, week_named
from postlint.calendars.key_meanings import WEEK_STARTS, by_meaning
from postlint.calendars.readers.reader import DAYS_WITHOUT_DATE, About
from postlint.calendars.readers.sections.days_and_times import (
    YEAR,
    date_in,
    hour_in,
    weekday_of,
    year_around,
    year_in,
)
from postlint.calendars.readers.sections.drafts_and_threads import Draft
from postlint.calendars.readers.sections.fields_above_posts import Around
from postlint.calendars.readers.sections.heading_words import DAYS
from postlint.calendars.terms.field_names import folded
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Scalar, entry, said

_CLOCK: Final = re.compile(r"(?i)(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])(?:\s*[ap]\.?m\b\.?)?")

_IN_NUMBERS: Final = re.compile(r"\d{1,2}/\d{1,2}")
_HAS_YEAR: Final = re.compile(r"\d{4}|\d[./]\d{1,2}[./]\d{2}$")


def when_of(draft: Draft) -> Iterator[Entry]:
    """Yield the date of a post and its time, or the week of a row that names its day."""
    day = _day(draft.around)
    found = [entry("date", day)] if day else list(said_in_week(draft))
    yield from found
    place = next((one.value for one in found if one.key == "date"), None)
    clock = _clock(draft.around, day)
    if clock and isinstance(place, Scalar) and ":" not in place.text:
        yield entry("time", said(place, clock))


def _day(around: Around) -> Scalar | None:
    written = around.fields.get("date")
    if written is None:
        return around.date
    return date_in(written) or (written if any(map(str.isdigit, written.text)) else None)


def _clock(around: Around, day: Scalar | None) -> str | None:
    """Return the time that a field, a heading or the date itself says, the first of them that is there."""
    written = around.fields.get("time") or around.clock or around.fields.get("date") or day
    if written is None:
        return None
    found, hour = _CLOCK.search(written.text), hour_in(written.text)
    return found[0] if found else hour.clock if hour else None


def week_around(stem: str, front: Mapping | None, place: Scalar) -> Scalar | None:
    """Return the week that front matter or the name of the file, its ``stem``, gives for all posts."""
    for one in front or ():
        if folded(one.key) in WEEK_STARTS and isinstance(one.value, Scalar):
            return said(one.value, titled(one.key, one.value.text))
    name = stem.replace("_", " ")
    return said(place, name) if week_named(name) else None


def _week_of(draft: Draft) -> Scalar | None:
    """Return the title of the week in which a post stands that has no date of its own."""
    around = draft.around
    has_date = around.date or "date" in around.fields or "date" in by_meaning(draft.row or ())
    return None if has_date else around.week


def said_in_week(draft: Draft) -> Iterator[Entry]:
    """Yield the date of a post under a day of a week; for a row, which names its day, that week."""
    title, day = _week_of(draft), draft.around.day
    if title is None:
        return
    if draft.row:
        yield entry("week_of", title)
        return
    week, weekday = week_named(title.text, is_week=True), weekday_of(day.text) if day else None
    if week and day and weekday is not None and (date := week.on(weekday)):
        yield entry("date", said(day, str(date)))


_OF_YEAR: Final = re.compile(
    r"(?im)^[ \t>*_-]*(?:year|jahr|année|año|anno|ano|jaar)[*_]*[ \t]*:[*_ \t]*(?P<year>20\d\d)\b"
)
"""A line that says of which year all days below it are."""


_A_HEADING: Final = later(r"^#{1,6}[ \t]+(.*\S)", re.MULTILINE)


def with_years(
    found: Sequence[Draft], about: About, title: Scalar | None, front: Mapping | None
) -> tuple[list[Draft], list[Diagnostic]]:
    """Return the posts with the year that is said elsewhere where a date has none, and what says so."""
    above = title.source.text[title.end : found[0].start] if title and found else ""
    named = next(_years(about, title, front, above), None)
    headings = _A_HEADING.findall(above)
    taken: defaultdict[tuple[str, str], dict[int, Scalar]] = defaultdict(dict)
    tuesdays = tuesdays_beside(day.text for draft in found if (day := _day_in_row(draft)))
    drafts = []
    for draft in found:
        day = _day_without_year(draft)
        day = None if day and tuesdays and may_be_tuesday(day.text) else day
        said_by = _year_above(draft.around, day, headings) or named
        if day is None or said_by is None:
            drafts.append(draft)
            continue
        taken[said_by][day.start] = day
        written = said(day, _in_year(day.text.strip(), said_by[0]))
        if draft.row is not None and "date" in by_meaning(draft.row):
            drafts.append(replace(draft, row=_dated(draft.row, written)))
            continue
        fields = {key: value for key, value in draft.around.fields.items() if key != "date"}
        around = replace(draft.around, fields=fields)
        of_week = day is _week_of(draft)
        around = replace(around, week=written) if of_week else replace(around, date=written)
        drafts.append(replace(draft, around=around))
    told = (_told(list(days.values()), year, where) for (year, where), days in taken.items())
    return drafts, list(chain.from_iterable(told))


def dated_by_title(found: Sequence[Draft], title: Scalar | None) -> Iterator[str]:
    """Say of several posts that name no day that the one in the ``title`` of the file is read as theirs."""
    days = [draft.around.date for draft in found if not (_day_in_row(draft) or "date" in draft.around.fields)]
    in_title = [day for day in days if day and title and title.start <= day.start < title.end]
    if len(in_title) > 1:
        yield (
            f'"{in_title[0].text.strip()}" in the title is read as the day of {len(in_title)} posts that '
            'name none: if it is not, take it out, or write "**Date:** 2026-06-01" under their headings'
        )


def _in_year(day: str, year: str) -> str:
    """Return a day with a year behind it, as people write it: "1.6.2026", "1/6/2026", "1 June 2026"."""
    if day.endswith("."):
        return f"{day}{year}"
    return f"{day}/{year}" if _IN_NUMBERS.fullmatch(day) else f"{day} {year}"


def _year_above(around: Around, day: Scalar | None, headings: Sequence[str]) -> tuple[str, str] | None:
    """Return the year that a heading above a post names, or the days that all posts go out in.

    Those may stand in one of the ``headings`` between the title and the posts.
    """
    if around.year:
        return around.year, "the heading above"
    period = around.fields.get("period")
    if period and day and (year := year_in(period.text, day.text)):
        return year, "the line of dates above"
    years = (year_around(heading, day.text) for heading in headings) if day else ()
    return next(((year, "the heading above") for year in years if year), None)


def _dated(row: Mapping, day: Scalar) -> Mapping:
    """Return a row with another date in place of its own."""
    key = by_meaning(row)["date"].key
    return replace(row, entries=tuple(replace(one, value=day) if one.key == key else one for one in row))


def _day_in_row(draft: Draft) -> Scalar | None:
    """Return the day that a row of a table says in a cell."""
    written = by_meaning(draft.row or ()).get("date")
    return written.value if written is not None and isinstance(written.value, Scalar) else None


def _day_without_year(draft: Draft) -> Scalar | None:
    """Return the day of a post, or the week in which it stands, where that names no year."""
    around = draft.around
    if (title := _week_of(draft)) is not None:
        week = week_named(title.text, is_week=True)
        return title if week and week.year is None else None
    if in_row := _day_in_row(draft):
        named = day_named(in_row.text.strip())
        return in_row if named is not None and named.year is None else None
    written = around.fields.get("date")
    day = date_in(written) if written is not None else around.date
    return day if day is not None and not _HAS_YEAR.search(day.text.strip()) else None


def _years(
    about: About, title: Scalar | None, front: Mapping | None, above: str
) -> Iterator[tuple[str, str]]:
    """Yield the only year that the title names, or a line ``above`` the posts, the file or front matter."""
    values = " ".join(one.value.text for one in front or () if isinstance(one.value, Scalar))
    for text, where in (
        (title.text if title else "", "the title"),
        (" ".join(found["year"] for found in _OF_YEAR.finditer(above)), "the line above"),
        (about.path.stem, "the name of the file"),
        (values, "the front matter"),
    ):
        years = set(YEAR.findall(text))
        if len(years) == 1:
            yield years.pop(), where


def _told(days: Sequence[Scalar], year: str, where: str) -> Iterator[Diagnostic]:
    if not days:
        return
    others = len(days) - 1
    more = f", and so {'is' if others == 1 else 'are'} {others} more" if others else ""
    yield Diagnostic(
        days[0].span,
        f'"{days[0].text.strip()}" names no year, and is read as one of {year}, as {where} says{more}. '
        "Write dates as in 2026-06-01 to settle it.",
        "reading/year-from-elsewhere",
        tuple(day.span for day in days[1:]),
    )


def undated(kept: Sequence[Draft]) -> Iterator[tuple[str, list[int]]]:
    """Yield what posts without a date say of when they go out, and where they begin."""
    said: defaultdict[tuple[bool, bool], list[int]] = defaultdict(list)
    for draft in kept:
        names_time = draft.around.clock is not None or "time" in draft.around.fields
        if not _says_when(draft):
            said[_names_day(draft), names_time].append(draft.start)
    yield DAYS_WITHOUT_DATE, said[True, False]
    yield (
        'the days and times of posts that name no date: write them as in "2026-06-01 09:00"',
        said[True, True],
    )
    yield "the times of posts that name no date: write one beside them", said[False, True]


def _names_day(draft: Draft) -> bool:
    return draft.around.day is not None or any(folded(one.key) in DAYS for one in draft.row or ())


def _says_when(draft: Draft) -> bool:
    around = draft.around
    named = around.date is not None or "date" in around.fields or "date" in by_meaning(draft.row or ())
    return named or any(one.key == "date" for one in said_in_week(draft))
