"""Posts in the rows of tables, as scheduling tools take them and spreadsheets give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property
from itertools import chain
from typing import Final

from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.tables import table_guessed_columns as guesses
from postlint.calendars.readers.tables.table_attachments import Links, media_of
from postlint.calendars.readers.tables.table_cells import (
    JOINED,
    Cell,
    cells_by_meaning,
    is_part_apart,
    own_entry,
    text_in_parts,
    value_of,
    with_day_named,
    with_links_meant,
)
from postlint.calendars.readers.tables.table_columns import (
    ACCOUNT_ON_NETWORK,
    DATE_IF_NONE,
    DATE_ON_NETWORK,
    FLAG,
    OWNER,
    UNUSED,
)
from postlint.calendars.readers.tables.table_commas import with_whole_texts
from postlint.calendars.readers.tables.table_dates import Dates, order_written, with_date_parts
from postlint.calendars.readers.tables.table_fill_down import Dittos, HandedDown, Owners
from postlint.calendars.readers.tables.table_guessed_columns import has_guessed_texts, is_plan
from postlint.calendars.readers.tables.table_header import find_table, heads_again
from postlint.calendars.readers.tables.table_model import NoTable, Row, Table, rows_of
from postlint.calendars.readers.tables.table_networks import (
    Line,
    Networks,
    has_homeless_text,
    versions,
    with_days_past,
    with_texts_meant,
)
from postlint.calendars.readers.tables.table_problems import fails, left_by_formulas
from postlint.calendars.readers.tables.table_refusals import why_none, why_not_posts, why_topics
from postlint.calendars.readers.tables.table_status import status_of
from postlint.calendars.readers.tables.table_unread import Unread, explains, is_heading, is_never, names_topic
from postlint.calendars.readers.threads_by_count_or_id import threaded
from postlint.calendars.terms.placeholders_and_dittos import says_no_network
from postlint.calendars.terms.topics import are_topics
from postlint.records import dataclass
from postlint.source.budgets import MAX_TABLE_COLUMNS
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Mapping, Node, Scalar, entry, mapping, said, sequence

_SAY_WHEN: Final = frozenset({"date", "time", DATE_IF_NONE, DATE_ON_NETWORK})
_DIVIDED: Final = re.compile(r"%\|%")
_CAPTIONED: Final = re.compile(r"\|\|")

_TOO_WIDE: Final = (
    f"a table of {{:,}} columns, and up to {MAX_TABLE_COLUMNS:,} are read: leave out those that are not "
    "about posts"
)


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar whose posts are the rows of a table, or why the table holds none."""
    rows = rows_of(document)
    if rows is None:
        return None
    table = find_table(rows, about.columns)
    if isinstance(table, NoTable):
        return Reading(declined=table.why, lacking=table.lacking, promise=table.promise)
    if (columns := len(table.columns)) > MAX_TABLE_COLUMNS:
        return Reading(declined=_TOO_WIDE.format(columns), promise=1)
    if not about.said_to_be_one and (declined := _declined(table)):
        return declined
    return _Reader(with_date_parts(table), about, Unread(table.passed_over)).reading(document)


def _declined(table: Table) -> Reading | None:
    """Return why a table that nobody says to be a calendar is none, if it is not."""
    if why := why_not_posts(table):
        return Reading(declined=why)
    if has_guessed_texts(table) and not is_plan(table):
        return Reading(declined=why_none(table.header, table.rows, table.form), lacking=True, promise=1)
    planned = why_topics(table)
    return Reading(declined=planned, lacking=True) if planned else None


@dataclass(frozen=True)
class _Reader:
    """How the rows of one table become posts."""

    table: Table
    about: About
    unread: Unread
    links: Links = field(default_factory=Links)
    heads: list[Scalar] = field(default_factory=list)

    def reading(self, document: Node) -> Reading:
        """Return the calendar of all rows."""
        order = self.about.date_order or order_written(column.cell.text for column in self.table.columns)
        dates = Dates.of(self._dates(), order, tuple(self._titles(document)))
        self.heads[:] = self._networks.above(self.table)
        problems: list[Diagnostic] = []
        handed_down = HandedDown()
        lines = list(self._lines(problems))
        # Tools merge no cells, and each of their rows is a post.
        lines = lines if self.table.form.tool else handed_down.to(lines)
        owners = Owners.of(lines, self.about.channels, several=len(self._owners()) > 1)
        posts = [post for line in owners.to(lines) for post in self._posts(line, dates, owners)]
        accounts = mapping(document, **owners.accounts) if owners.accounts else None
        self.unread.idle += handed_down.idle
        doubts = (dates, handed_down, owners)
        said = (*(one.diagnostics() for one in doubts), guesses.diagnostics(self.table))
        return Reading(
            mapping(document, accounts=accounts, posts=sequence(threaded(posts), document)),
            problems=(*problems, *chain(*said), *left_by_formulas(self._failing())),
            notes=(*self.unread.notes(), *dates.notes()),
            remarks=tuple(self.links.remarks(self.table)),
        )

    def _lines(self, problems: list[Diagnostic]) -> Iterator[Line]:
        """Yield the rows that may be posts, or hand a date down to those below."""
        headed = False
        dittos = Dittos()
        for written, row in with_whole_texts(self.table, problems):
            filled = [cell for cell in dittos.written_out(self._filled(row)) if not _is_no_network(cell)]
            network = self._networks.headed_by(filled)
            if network or (self._has_plan and is_heading(filled)):
                self.heads[:] = [network] if network else self.heads
                self.unread.headings.append(row[0].span.line)
                headed = True
            elif written is self.table.rows[0] and heads_again(filled):
                self.unread.explaining.append(row[0].span.line)
            elif self._is_topical and names_topic(filled):
                self.unread.topics.append(row[0].span.line)
            elif filled and not self.unread.takes(row, filled):
                yield Line(row, tuple(filled), tuple(self.heads), headed)
                headed = False

    def _dates(self) -> Iterator[Scalar]:
        numbers = [n for n, column in enumerate(self.table.columns) if column.meaning in _SAY_WHEN]
        dated = [n for n in numbers if self.table.columns[n].meaning != "time"] or numbers
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

    @cached_property
    def _has_plan(self) -> bool:
        """Tell whether the table says when or where posts go out, so that a text alone may head others."""
        return self.table.has("date", "channel", FLAG)

    @cached_property
    def _is_topical(self) -> bool:
        """Tell whether most rows only say what a post is to be about, in a table that nobody asked for."""
        is_asked_for = self.about.said_to_be_one or self.table.form.tool
        return not is_asked_for and are_topics(self.table.texts())

    def _filled(self, row: Row) -> list[Cell]:
        cells = [
            Cell(column.cell, column.meaning, cell, column.channel)
            for column, cell in zip(self.table.columns, row, strict=False)
            if cell.text.strip() and column.meaning != UNUSED and not fails(cell)
        ]
        return with_days_past(guesses.with_date_meant(cells))

    def _failing(self) -> list[Scalar]:
        width = len(self.table.columns)
        return [cell for row in self.table.rows for cell in row[:width] if fails(cell)]

    def _posts(self, line: Line, dates: Dates, owners: Owners) -> Iterator[Mapping]:
        """Yield the post in a row; where each network has a text of its own, one for each of them."""
        dates.pass_by(line.filled)
        if any(is_never(cell) and cell.channel is None for cell in line.filled):
            self.unread.never.append(line.number)
            return
        filled, refers_to_none = with_texts_meant(with_links_meant(line.filled))
        if refers_to_none:
            self.unread.referring.append(line.number)
        found = list(versions(filled))
        self.unread.pass_by(line.number, filled, makes_posts=bool(found))
        if has_homeless_text(filled):
            self.unread.homeless.append(line.number)
        moment: tuple[Scalar | None, Scalar | None] | None = None
        said_on: list[Scalar] = []
        for cells, channels in found:
            if any(map(is_never, cells)):
                self.unread.never.append(line.number)
                continue
            by_meaning = cells_by_meaning(cells)
            day = [*by_meaning.get("date", ())[:1], *by_meaning.get("time", ())[:1]]
            if moment is None or day != said_on:
                # What is wrong with a date is said once, however many networks it is for.
                moment, said_on = dates.moment(by_meaning), day
            yield self._post(line, cells, by_meaning, channels, moment, owners)

    def _post(
        self,
        line: Line,
        cells: list[Cell],
        by_meaning: dict[str, list[Scalar]],
        channels: list[Scalar],
        moment: tuple[Scalar | None, Scalar | None],
        owners: Owners,
    ) -> Mapping:
        row = line.row
        place = sequence(row, row[0])
        found = {key: value_of(key, values) for key, values in by_meaning.items() if key not in JOINED}
        said_of_all = self.table.form.says
        channels = channels or self._networks.in_row(row, by_meaning) or [*line.head]
        found["channel"] = sequence(channels, channels[0]) if channels else None
        found["date"], found["time"] = moment
        text = self._text(by_meaning)
        text = text and self.links.joined(text, cells, channels, self.table.form.tool)
        found |= text_in_parts(text, by_meaning)
        found["media"] = media_of(cells, place)
        if ACCOUNT_ON_NETWORK in by_meaning:
            found["account"] = by_meaning[ACCOUNT_ON_NETWORK][0]
        found["status"] = status_of(by_meaning) or (
            said(row[0], said_of_all["status"]) if "status" in said_of_all else None
        )
        if owners.several:
            owner = next(iter(by_meaning.get(OWNER, ())), None)
            found |= {one.key: one.value for one in owners.accounts_on(owner, found.pop("channel"), place)}
        # What describes a picture that no file is named of is nothing but the team's own.
        others = {None, "alt"} if found["media"] is None else {None}
        own = [
            own_entry(cell)
            for cell in cells
            if (cell.meaning in others and cell.column.text.strip())
            or is_part_apart(cell, found)
            or self.links.is_beside(cell, channels)
        ]
        if not owners.several:
            own += [own_entry(cell) for cell in cells if cell.meaning == OWNER and not self.table.form.tool]
        given = [entry(key, value) for key, value in found.items() if value is not None]
        return Mapping((*with_day_named(given, own, cells), *own), row[0].source, row[0].start, row[-1].end)

    @cached_property
    def _networks(self) -> Networks:
        return Networks.of(self.table)

    def _text(self, cells: dict[str, list[Scalar]]) -> Scalar | None:
        """Return the text of a row, without what tools put around it and into it."""
        text = cells.get("text", [None])[0]
        if text is not None and self.table.form.tool == "LinkedIn":
            # Every line of a text ends in a quote there, and every one but the first begins with one.
            text = said(text, text.text.replace('"\n"', "\n"))
        return text if text is None else self._undivided(text)

    def _undivided(self, text: Scalar) -> Scalar | None:
        """Return the first of the texts that a cell holds; none where it only has captions of pictures."""
        ways = [(_DIVIDED, self.unread.alternatives)]
        if self.table.form.tool == "Publer":
            ways.append((_CAPTIONED, self.unread.captions))
        for divider, left_out in ways:
            first, *others = divider.split(text.text.strip())
            if others:
                left_out.append(text.span.line)
                return said(text, first.rstrip()) if first.strip() else None
        return text


def _is_no_network(cell: Cell) -> bool:
    return cell.meaning == "channel" and says_no_network(cell.value.text)
