"""When a post of a Markdown file goes out: its day, from a field, a heading or its week, and its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.readers.sections.days import date_in
from postlint.calendars.readers.sections.draft import Draft
from postlint.calendars.readers.sections.hours import hour_in
from postlint.calendars.readers.sections.outline import Around
from postlint.calendars.readers.sections.weeks import said_in_week
from postlint.source.tree import Entry, Scalar, entry, said

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
