"""Posts in the rows of tables, as scheduling tools take them and spreadsheets give them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from postlint.calendars.readers.reader import About, Reading, lines_named
from postlint.calendars.readers.tables.table_cells import (
    DATE_PARTS,
    JOINED,
    Cell,
    cells_by_meaning,
    channels_in_cell,
    explains,
    is_answer,
    is_true,
    media_of,
    own_entry,
    value_of,
    versions,
)
from postlint.calendars.readers.tables.table_columns import OWNER, UNUSED
from postlint.calendars.readers.tables.table_dates import Dates
from postlint.calendars.readers.tables.table_header import Row, Table, find_table, rows_of, why_not_posts
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    entry,
    items_of,
    mapping,
    said,
    scalars_of,
    sequence,
)

_TWO: Final = 2
_BOTH: Final = frozenset({"both", "beide", "ambos", "ambas", "les deux", "entrambi"})
_DIVIDED: Final = re.compile(r"\s*%\|%\s*")
_CAPTIONED: Final = re.compile(r"\s*\|\|\s*")


@dataclass(slots=True)
class _Unread:
    """What in the table is no post, by rows."""

    empty: list[int] = field(default_factory=list)
    explaining: list[int] = field(default_factory=list)
    alternatives: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)

    def notes(self) -> Iterator[str]:
        """Yield what was left out."""
        if self.empty:
            yield f"{_rows(self.empty)} without anything to post ({lines_named(self.empty)})"
        if self.explaining:
            explain = "explains" if len(self.explaining) == 1 else "explain"
            yield f"{_rows(self.explaining)} that only {explain} the columns ({lines_named(self.explaining)})"
        if self.alternatives:
            yield f"all texts but the first where %|% divides several ({lines_named(self.alternatives)})"
        if self.captions:
            yield f"captions of single pictures, which stand behind || ({lines_named(self.captions)})"


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar whose posts are the rows of a table, or why the table holds none."""
    rows = rows_of(document)
    if rows is None:
        return None
    table = find_table(rows, about.columns)
    if isinstance(table, str):
        return Reading(declined=table)
    if not about.said_to_be_one and (why := why_not_posts(table)):
        return Reading(declined=why)
    return _Reader(_with_date_parts(table), about, _Unread()).reading(document)


def read_workbook(document: Node, about: About) -> Reading | None:
    """Return the calendar of all posts in the sheets of a workbook, hidden ones too, or why none."""
    filled = [sheet for sheet in items_of(document) if isinstance(sheet, Sequence) and sheet.items]
    sheets = [(sheet.span.sheet, found) for sheet in filled if (found := read(sheet, about))]
    calendars = [found.calendar for _, found in sheets if found.calendar]
    if not calendars:
        reasons = (f'sheet "{name}": {found.declined}' for name, found in sheets)
        return Reading(declined=next(reasons, None))
    others = [f'"{name}"' for name, found in sheets if not found.calendar]
    apart = (f"{', '.join(others)}: sheets that are no tables of posts",) if others else ()
    return Reading(
        mapping(document, accounts=_accounts_of(calendars, document), posts=_posts_of(calendars, document)),
        problems=tuple(problem for _, found in sheets for problem in found.problems),
        notes=(*(f"{name}: {note}" for name, found in sheets for note in found.notes), *apart),
    )


def _with_date_parts(table: Table) -> Table:
    """Return ``table`` with the columns of year, month and day where it has all of them."""
    names = {column.cell.text.strip().lower() for column in table.columns}
    if not {"year", "month", "day"} <= names:
        return table
    columns = (
        replace(column, meaning=DATE_PARTS.get(column.cell.text.strip().lower(), column.meaning))
        for column in table.columns
    )
    return replace(table, columns=tuple(columns))


@dataclass(frozen=True)
class _Reader:
    """How the rows of one table become posts."""

    table: Table
    about: About
    unread: _Unread
    accounts: dict[str, Node] = field(default_factory=dict)

    def reading(self, document: Node) -> Reading:
        """Return the calendar of all rows."""
        dates = Dates.of(self._dates(), self.about.date_order, tuple(self._titles(document)))
        several = len(self._owners()) > 1
        posts: list[Mapping] = []
        problems: list[Diagnostic] = []
        width = len(self.table.columns)
        for row in self.table.rows:
            beyond = next((cell for cell in row[width:] if cell.text.strip()), None)
            if beyond:
                problems.append(_too_wide(beyond, len(row), width))
                continue
            posts.extend(self._posts(row, dates, of_several=several))
        accounts = mapping(document, **self.accounts) if self.accounts else None
        return Reading(
            mapping(document, accounts=accounts, posts=sequence(posts, document)),
            problems=(*problems, *dates.diagnostics()),
            notes=tuple(self.unread.notes()),
        )

    def _dates(self) -> Iterator[Scalar]:
        numbers = [n for n, column in enumerate(self.table.columns) if column.meaning in {"date", "time"}]
        dated = [n for n in numbers if self.table.columns[n].meaning == "date"] or numbers
        return (row[n] for row in self.table.rows for n in dated if n < len(row) and row[n].text.strip())

    def _titles(self, document: Node) -> Iterator[tuple[str, str]]:
        for row in self.table.above:
            yield " ".join(cell.text for cell in row), "the title of the table"
        sheet = document.span.sheet
        if sheet:
            yield sheet, "the name of the sheet"
        yield self.about.path.stem, "the name of the file"

    def _owners(self) -> set[str]:
        numbers = [n for n, column in enumerate(self.table.columns) if column.meaning == OWNER]
        rows = [row for row in self.table.rows if not explains(self._filled(row))]
        return {text for row in rows for n in numbers if n < len(row) and (text := row[n].text.strip())}

    def _filled(self, row: Row) -> list[Cell]:
        return [
            Cell(column.cell, column.meaning, cell, column.channel)
            for column, cell in zip(self.table.columns, row, strict=False)
            if cell.text.strip() and column.meaning != UNUSED
        ]

    def _posts(self, row: Row, dates: Dates, *, of_several: bool) -> Iterator[Mapping]:
        """Yield the post in a row; where each network has a text of its own, one for each of them."""
        filled = self._filled(row)
        if filled and explains(filled):
            self.unread.explaining.append(row[0].span.line)
            return
        found = list(versions(filled))
        if not found:
            self.unread.empty.append(row[0].span.line)
        moment: tuple[Scalar | None, Scalar | None] | None = None
        for cells, channels in found:
            by_meaning = cells_by_meaning(cells)
            moment = moment or dates.moment(by_meaning)
            yield self._post(row, cells, by_meaning, channels, moment, of_several=of_several)

    def _post(
        self,
        row: Row,
        cells: list[Cell],
        by_meaning: dict[str, list[Scalar]],
        channels: list[Scalar],
        moment: tuple[Scalar | None, Scalar | None],
        *,
        of_several: bool,
    ) -> Mapping:
        place = sequence(row, row[0])
        found = {key: value_of(key, values) for key, values in by_meaning.items() if key not in JOINED}
        said_of_all = self.table.form.says
        if "channel" in said_of_all:
            channels = channels or [said(row[0], said_of_all["channel"])]
        found["channel"] = sequence(channels, channels[0]) if channels else self._channels(by_meaning)
        found["date"], found["time"] = moment
        found["text"] = self._text(by_meaning)
        found["media"] = media_of(by_meaning, place)
        found["status"] = self._status(by_meaning) or (
            said(row[0], said_of_all["status"]) if "status" in said_of_all else None
        )
        if of_several and OWNER in by_meaning:
            found["accounts"] = self._accounts(by_meaning[OWNER][0], found.pop("channel", None))
        own = [own_entry(cell) for cell in cells if cell.meaning is None]
        if not of_several:
            own += [own_entry(cell) for cell in cells if cell.meaning == OWNER and not self.table.form.tool]
        entries = (*(entry(key, value) for key, value in found.items() if value is not None), *own)
        return Mapping(entries, row[0].source, row[0].start, row[-1].end)

    def _accounts(self, owner: Scalar, channels: Node | None) -> Sequence:
        """Return the accounts that one of several owners has on the networks of a post."""
        keys: list[Node] = []
        for channel in scalars_of(channels):
            key = said(owner, f"{owner.text.strip()} {channel.text}")
            self.accounts.setdefault(key.text, mapping(key, channel=channel))
            keys.append(key)
        return sequence(keys or [said(owner, owner.text.strip())], owner)

    def _channels(self, cells: dict[str, list[Scalar]]) -> Sequence | None:
        values = cells.get("channel", [])
        named = [(value, channel) for value in values for channel in channels_in_cell(value.text)]
        if not named and len(self.both) == _TWO and values and values[0].text.strip().lower() in _BOTH:
            named = [(values[0], channel) for channel in self.both]
        channels = [said(value, channel) for value, channel in dict.fromkeys(named)]
        return sequence(channels, values[0]) if channels else None

    @cached_property
    def both(self) -> tuple[str, ...]:
        """Return all networks that the cells of the table name."""
        numbers = [n for n, column in enumerate(self.table.columns) if column.meaning == "channel"]
        cells = {row[n].text for row in self.table.rows for n in numbers if n < len(row)}
        return tuple(sorted({channel for cell in cells for channel in channels_in_cell(cell)}))

    def _text(self, cells: dict[str, list[Scalar]]) -> Scalar | None:
        """Return the text, with the link that the tool puts behind it."""
        text, link = cells.get("text", [None])[0], cells.get("link", [None])[0]
        if text is not None and self.table.form.tool == "LinkedIn":
            # Every line of a text ends in a quote there, and every one but the first begins with one.
            text = said(text, text.text.replace('"\n"', "\n"))
        if text is not None:
            text = self._undivided(text)
        if link is None or text is None or link.text.strip() in text.text:
            return text
        return said(text, f"{text.text.rstrip()}\n{link.text.strip()}")

    def _undivided(self, text: Scalar) -> Scalar | None:
        """Return the first of the texts that a cell holds; none where it only has captions of pictures."""
        ways = [(_DIVIDED, self.unread.alternatives)]
        if self.table.form.tool == "Publer":
            ways.append((_CAPTIONED, self.unread.captions))
        for divider, left_out in ways:
            first, *others = divider.split(text.text.strip())
            if others:
                left_out.append(text.span.line)
                return said(text, first) if first else None
        return text

    def _status(self, cells: dict[str, list[Scalar]]) -> Scalar | None:
        if is_true(cells.get("draft", ())):
            return said(cells["draft"][0], "draft")
        if written := cells.get("status"):
            return written[0]
        answer = next((cell for cell in cells.get("approved_by", ()) if is_answer(cell)), None)
        return said(answer, "approved" if is_true([answer]) else "draft") if answer else None


def _posts_of(calendars: Iterable[Mapping], place: Node) -> Sequence:
    return sequence((post for calendar in calendars for post in calendar.items("posts")), place)


def _accounts_of(calendars: Iterable[Mapping], place: Node) -> Mapping | None:
    entries: dict[str, Entry] = {}
    for calendar in calendars:
        for account in calendar.mapping("accounts") or ():
            entries.setdefault(account.key, account)
    return Mapping(tuple(entries.values()), place.source, place.start, place.end) if entries else None


def _rows(lines: Collection[int]) -> str:
    return "1 row" if len(lines) == 1 else f"{len(lines)} rows"


def _too_wide(cell: Scalar, width: int, wanted: int) -> Diagnostic:
    return Diagnostic(
        cell.span,
        f"This row has {width} cells, and there are {wanted} columns, so it is not read. "
        "If a text holds what divides the cells, put the text in double quotes.",
        "reading/csv",
    )
