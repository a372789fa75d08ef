"""Posts in the sheets of a workbook: each sheet is a table, as in a CSV file of its own."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.calendars.readers import csv_tables
from postlint.calendars.readers.reader import About, Reading
from postlint.source.tree import Entry, Mapping, Node, Sequence, items_of, mapping, sequence


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of all posts in the sheets of a workbook, hidden ones too, or why none."""
    sheets = [sheet for sheet in items_of(document) if isinstance(sheet, Sequence) and sheet.items]
    read = [(sheet.span.sheet, found) for sheet in sheets if (found := csv_tables.read(sheet, about))]
    calendars = [found.calendar for _, found in read if found.calendar]
    if not calendars:
        reasons = (f'sheet "{name}": {found.declined}' for name, found in read)
        return Reading(declined=next(reasons, None))
    others = [f'"{name}"' for name, found in read if not found.calendar]
    apart = (f"{', '.join(others)}: sheets that are no tables of posts",) if others else ()
    return Reading(
        mapping(document, accounts=_accounts(calendars, document), posts=_posts(calendars, document)),
        problems=tuple(problem for _, found in read for problem in found.problems),
        notes=(*(f"{name}: {note}" for name, found in read for note in found.notes), *apart),
    )


def _posts(calendars: Iterable[Mapping], place: Node) -> Sequence:
    return sequence((post for calendar in calendars for post in calendar.items("posts")), place)


def _accounts(calendars: Iterable[Mapping], place: Node) -> Mapping | None:
    entries: dict[str, Entry] = {}
    for calendar in calendars:
        for entry in calendar.mapping("accounts") or ():
            entries.setdefault(entry.key, entry)
    return Mapping(tuple(entries.values()), place.source, place.start, place.end) if entries else None
