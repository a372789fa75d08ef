"""What the title, the front matter or the name of a file adds to its posts: their year, and which network."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from postlint.calendars.dates.spoken_dates import day_named
from postlint.calendars.dates.weeks import week_named
from postlint.calendars.meanings import by_meaning
from postlint.calendars.readers.reader import About
from postlint.calendars.readers.sections.days import YEAR, date_in
from postlint.calendars.readers.sections.draft import Draft
from postlint.calendars.readers.sections.when import week_of
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Mapping, Scalar, said

_HAS_YEAR: Final = re.compile(r"\d{4}|[./]\d{2}$")
_ON_X: Final = re.compile(r"\b(?:on|auf|sur|en|su|op) X\b|\bX/Twitter\b|\bTwitter\b|\bX \(")


def with_years(
    found: Sequence[Draft], about: About, title: Scalar | None, front: Mapping | None
) -> tuple[list[Draft], list[Diagnostic]]:
    """Return the posts with the year that is said elsewhere where a date has none, and what says so."""
    named = next(_years(about, title, front), None)
    taken: defaultdict[tuple[str, str], dict[int, Scalar]] = defaultdict(dict)
    drafts = []
    for draft in found:
        day = _day_without_year(draft)
        above = draft.around.year
        said_by = (above, "the heading above") if above else named
        if day is None or said_by is None:
            drafts.append(draft)
            continue
        year, _ = said_by
        taken[said_by][day.start] = day
        dotted = "" if day.text.strip().endswith(".") else " "
        written = said(day, f"{day.text.strip()}{dotted}{year}")
        if draft.row is not None and "date" in by_meaning(draft.row):
            drafts.append(replace(draft, row=_dated(draft.row, written)))
            continue
        fields = {key: value for key, value in draft.around.fields.items() if key != "date"}
        around = replace(draft.around, fields=fields)
        of_week = day is week_of(draft)
        around = replace(around, week=written) if of_week else replace(around, date=written)
        drafts.append(replace(draft, around=around))
    told = (_told(list(days.values()), year, where) for (year, where), days in taken.items())
    return drafts, list(chain.from_iterable(told))


def _dated(row: Mapping, day: Scalar) -> Mapping:
    """Return a row with another date in place of its own."""
    key = by_meaning(row)["date"].key
    return replace(row, entries=tuple(replace(one, value=day) if one.key == key else one for one in row))


def without_threads(found: Sequence[Draft], title: Scalar | None, body: str) -> list[Draft]:
    """Return the posts; those on "threads" by the title of a text that speaks of X are threads there."""
    return [
        replace(draft, around=replace(draft.around, channels=(said(title, "x"),)))
        if title and _is_by_title(draft, title) and speaks_of_x(body)
        else draft
        for draft in found
    ]


def _is_by_title(draft: Draft, title: Scalar) -> bool:
    return [(one.text, one.start) for one in draft.around.channels] == [("threads", title.start)]


def speaks_of_x(body: str) -> bool:
    """Tell whether a text names X as the place where something goes out."""
    return bool(_ON_X.search(body))


def _day_without_year(draft: Draft) -> Scalar | None:
    """Return the day of a post, or the week in which it stands, where that names no year."""
    around = draft.around
    if (title := week_of(draft)) is not None:
        week = week_named(title.text, is_week=True)
        return title if week and week.year is None else None
    in_row = by_meaning(draft.row or ()).get("date")
    if in_row is not None and isinstance(in_row.value, Scalar):
        named = day_named(in_row.value.text.strip())
        return in_row.value if named is not None and named.year is None else None
    written = around.fields.get("date")
    day = date_in(written) if written is not None else around.date
    return day if day is not None and not _HAS_YEAR.search(day.text.strip()) else None


def _years(about: About, title: Scalar | None, front: Mapping | None) -> Iterator[tuple[str, str]]:
    """Yield the only year that the title names, then the name of the file, then front matter."""
    values = " ".join(one.value.text for one in front or () if isinstance(one.value, Scalar))
    for text, where in (
        (title.text if title else "", "the title"),
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
