"""When a post of a Markdown file goes out: its day, from a field, a heading or its week, and its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.dates.weeks import titled, week_named
from postlint.calendars.field_names import folded
from postlint.calendars.meanings import WEEK_STARTS, by_meaning
from postlint.calendars.readers.sections.days import date_in, hour_in, weekday_of
from postlint.calendars.readers.sections.draft import Draft
from postlint.calendars.readers.sections.outline import Around
from postlint.source.tree import Entry, Mapping, Scalar, entry, said

_CLOCK: Final = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE
)


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


def week_of(draft: Draft) -> Scalar | None:
    """Return the title of the week in which a post stands that has no date of its own."""
    around = draft.around
    has_date = around.date or "date" in around.fields or "date" in by_meaning(draft.row or ())
    return None if has_date else around.week


def said_in_week(draft: Draft) -> Iterator[Entry]:
    """Yield the date of a post under a day of a week; for a row, which names its day, that week."""
    title, day = week_of(draft), draft.around.day
    if title is None:
        return
    if draft.row:
        yield entry("week_of", title)
        return
    week, weekday = week_named(title.text, is_week=True), weekday_of(day.text) if day else None
    if week and day and weekday is not None and (date := week.on(weekday)):
        yield entry("date", said(day, str(date)))
