"""The dates of posts that stand under a day of the week, below the title of a week."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.calendars.dates.weeks import titled, week_named
from postlint.calendars.field_names import folded
from postlint.calendars.meanings import WEEK_STARTS, by_meaning
from postlint.calendars.readers.sections.days import weekday_of
from postlint.calendars.readers.sections.draft import Draft
from postlint.source.tree import Entry, Mapping, Scalar, entry, said


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
