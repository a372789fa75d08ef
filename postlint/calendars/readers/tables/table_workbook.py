"""The sheets of a workbook, each a table of its own, as one calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.tables import table_posts
from postlint.dates_and_lists_in_words import names_of
from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Node, Sequence, items_of, mapping, sequence
from postlint.source.workbook import Workbook


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of all posts in the sheets of a workbook, hidden ones too, or why none."""
    filled = [sheet for sheet in items_of(document) if isinstance(sheet, Sequence) and sheet.items]
    sheets = [(sheet.span.sheet, found) for sheet in filled if (found := table_posts.read(sheet, about))]
    calendars = [found.calendar for _, found in sheets if found.calendar]
    # Notes and lists stand before plans in many a workbook: what looks most like a plan is told first.
    declined = sorted(
        ((name, found) for name, found in sheets if not found.calendar), key=lambda one: -one[1].promise
    )
    reasons = [f'sheet "{name}": {found.declined}' for name, found in declined if found.promise > 1]
    if not calendars:
        first = next((f'sheet "{name}": {found.declined}' for name, found in declined), None)
        named = ", ".join(f'"{name}"' for name, _ in declined[1:])
        more = f". The other sheets are none either: {named}" if named else ""
        lacking = any(found.lacking for _, found in declined)
        return Reading(declined=f"{first}{more}" if first else None, lacking=lacking)
    others = [f'"{name}"' for name, found in declined if found.promise <= 1]
    apart = (f"{', '.join(others)}: sheets that are no tables of posts",) if others else ()
    return Reading(
        mapping(document, accounts=_accounts_of(calendars, document), posts=_posts_of(calendars, document)),
        problems=tuple(problem for _, found in sheets for problem in found.problems),
        notes=(*(f"{name}: {note}" for name, found in sheets for note in found.notes), *reasons, *apart),
        remarks=(
            *_on_hidden(document.source, sheets),
            *_on_looks(document.source, calendars),
            *(f"{name}: {remark}" for name, found in sheets for remark in found.remarks),
        ),
    )


def _on_hidden(book: Source, sheets: Iterable[tuple[str | None, Reading]]) -> Iterator[str]:
    """Say of each sheet with posts that whoever opens the workbook does not see it."""
    hidden = book.hidden if isinstance(book, Workbook) else frozenset()
    for name, found in sheets:
        if name in hidden and found.calendar:
            posts = len(found.calendar.items("posts"))
            counts = "1 post counts" if posts == 1 else f"{posts:,} posts count"
            yield f'sheet "{name}" is hidden, and its {counts}'


def _on_looks(book: Source, calendars: Iterable[Mapping]) -> Iterator[str]:
    """Say which posts stand in rows that nobody sees, and which texts are struck out: they may be dropped."""
    if not isinstance(book, Workbook) or not (book.hidden_rows or book.struck):
        return
    posts = [post for one in calendars for post in one.mappings("posts")]
    texts = [(post.get("text") or post.get("thread") or post).span for post in posts]
    hidden = [text for text in texts if (text.sheet, text.line) in book.hidden_rows]
    struck = [text for text in texts if (text.sheet, text.line, text.column) in book.struck]
    for which, found in (("in hidden rows", hidden), ("that are struck out", struck)):
        if found:
            cells = names_of(list(dict.fromkeys(text.cell for text in found)))
            yield (
                f"texts {which} count as posts ({cells}): if they do not go out, delete their rows, or say "
                "so in a column Status, as in Cancelled"
            )


def _posts_of(calendars: Iterable[Mapping], place: Node) -> Sequence:
    return sequence((post for calendar in calendars for post in calendar.items("posts")), place)


def _accounts_of(calendars: Iterable[Mapping], place: Node) -> Mapping | None:
    entries: dict[str, Entry] = {}
    for calendar in calendars:
        for account in calendar.mapping("accounts") or ():
            entries.setdefault(account.key, account)
    return Mapping(tuple(entries.values()), place.source, place.start, place.end) if entries else None
