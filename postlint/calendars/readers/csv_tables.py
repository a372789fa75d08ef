"""Posts in the rows of a table, as scheduling tools take them and spreadsheets give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from postlint.calendars.readers.csv_columns import FLAG, OWNER, UNUSED
from postlint.calendars.readers.loose.loose_dates import LIKE_A_DATE
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.table_dates import Dates
from postlint.calendars.readers.table_header import Row, Table, find_table, rows_of, why_not_posts
from postlint.calendars.value_words import CHANNEL_NAMES, NO, YES, channels_named
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    entry,
    mapping,
    said,
    scalars_of,
    sequence,
)

_NAMED: Final = 10
"""How many lines or words a note names."""
_CONTENT: Final = frozenset({"text", "thread", "media", "repost_of", "quote_of"})
"""What makes a row a post."""
_LEGEND: Final = re.compile(
    r"yy|\b(?:date|format|legend|key|required|optional|examples?|e\.g)\b", re.IGNORECASE
)
"""What stands in place of a date in rows that explain the columns."""
_EXPLAINS: Final = re.compile(r"\s*\((?:optional|required)\).*", re.IGNORECASE | re.DOTALL)
_OF_A_TEMPLATE: Final = re.compile(
    r"(?:text|post|caption|message)?[ -]?(?:examples?|samples?)(?:[ -](?:text|post|caption|message))?\W*"
    r"|(?:your|write your|insert|enter) (?:\w+ )?(?:text|post|caption|message|copy)(?: here| goes here)?\W*",
    re.IGNORECASE,
)
"""Texts in the sample rows of tools' templates."""
_TWO: Final = 2
_BOTH: Final = frozenset({"both", "beide", "ambos", "ambas", "les deux", "entrambi"})
_DIVIDED: Final = re.compile(r"\s*%\|%\s*")
_PARTS: Final = {"year": "year", "month": "month", "day": "day", "hour": "hour", "minute": "minute"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A filled cell: the column that it stands in, and what that stands for; None for somebody's own."""

    column: Scalar
    meaning: str | None
    value: Scalar
    channel: str | None = None


@dataclass(slots=True)
class _Unread:
    """What in the table is no post, by rows."""

    empty: list[int] = field(default_factory=list)
    explaining: list[int] = field(default_factory=list)
    alternatives: list[int] = field(default_factory=list)

    def notes(self) -> Iterator[str]:
        """Yield what was left out."""
        if self.empty:
            yield f"{_rows(self.empty)} without anything to post ({_lines(self.empty)})"
        if self.explaining:
            explain = "explains" if len(self.explaining) == 1 else "explain"
            yield f"{_rows(self.explaining)} that only {explain} the columns ({_lines(self.explaining)})"
        if self.alternatives:
            yield f"all texts but the first where %|% divides several ({_lines(self.alternatives)})"


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


def _with_date_parts(table: Table) -> Table:
    """Return ``table`` with the columns of year, month and day where it has all of them."""
    names = {column.cell.text.strip().lower() for column in table.columns}
    if not {"year", "month", "day"} <= names:
        return table
    columns = (
        replace(column, meaning=_PARTS.get(column.cell.text.strip().lower(), column.meaning))
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
        rows = [row for row in self.table.rows if not _explains(self._filled(row))]
        return {text for row in rows for n in numbers if n < len(row) and (text := row[n].text.strip())}

    def _filled(self, row: Row) -> list[_Cell]:
        return [
            _Cell(column.cell, column.meaning, cell, column.channel)
            for column, cell in zip(self.table.columns, row, strict=False)
            if cell.text.strip() and column.meaning != UNUSED
        ]

    def _posts(self, row: Row, dates: Dates, *, of_several: bool) -> Iterator[Mapping]:
        """Yield the post in a row; where each network has a text of its own, one for each of them."""
        filled = self._filled(row)
        if filled and _explains(filled):
            self.unread.explaining.append(row[0].span.line)
            return
        versions = list(_versions(filled))
        if not versions:
            self.unread.empty.append(row[0].span.line)
        moment: tuple[Scalar | None, Scalar | None] | None = None
        for cells, channels in versions:
            by_meaning = _by_meaning(cells)
            moment = moment or dates.moment(by_meaning)
            yield self._post(row, cells, by_meaning, channels, moment, of_several=of_several)

    def _post(
        self,
        row: Row,
        cells: list[_Cell],
        by_meaning: dict[str, list[Scalar]],
        channels: list[Scalar],
        moment: tuple[Scalar | None, Scalar | None],
        *,
        of_several: bool,
    ) -> Mapping:
        place = sequence(row, row[0])
        found = {key: _value(key, values) for key, values in by_meaning.items() if key not in _JOINED}
        said_of_all = self.table.form.says
        if "channel" in said_of_all:
            channels = channels or [said(row[0], said_of_all["channel"])]
        found["channel"] = sequence(channels, channels[0]) if channels else self._channels(by_meaning)
        found["date"], found["time"] = moment
        found["text"] = self._text(by_meaning)
        found["media"] = _media(by_meaning, place)
        found["status"] = self._status(by_meaning) or (
            said(row[0], said_of_all["status"]) if "status" in said_of_all else None
        )
        if of_several and OWNER in by_meaning:
            found["accounts"] = self._accounts(by_meaning[OWNER][0], found.pop("channel", None))
        own = [_own(cell) for cell in cells if cell.meaning is None]
        if not of_several:
            own += [_own(cell) for cell in cells if cell.meaning == OWNER and not self.table.form.tool]
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
        named = [(value, channel) for value in values for channel in _channels_in(value.text)]
        if not named and len(self.both) == _TWO and values and values[0].text.strip().lower() in _BOTH:
            named = [(values[0], channel) for channel in self.both]
        channels = [said(value, channel) for value, channel in dict.fromkeys(named)]
        return sequence(channels, values[0]) if channels else None

    @cached_property
    def both(self) -> tuple[str, ...]:
        """Return all networks that the cells of the table name."""
        numbers = [n for n, column in enumerate(self.table.columns) if column.meaning == "channel"]
        cells = {row[n].text for row in self.table.rows for n in numbers if n < len(row)}
        return tuple(sorted({channel for cell in cells for channel in _channels_in(cell)}))

    def _text(self, cells: dict[str, list[Scalar]]) -> Scalar | None:
        """Return the text, with the link that the tool puts behind it."""
        text, link = cells.get("text", [None])[0], cells.get("link", [None])[0]
        if text is not None and self.table.form.tool == "LinkedIn":
            # Every line of a text ends in a quote there, and every one but the first begins with one.
            text = said(text, text.text.replace('"\n"', "\n"))
        if text is not None and len(parts := _DIVIDED.split(text.text.strip())) > 1:
            self.unread.alternatives.append(text.span.line)
            text = said(text, parts[0])
        if link is None or text is None or link.text.strip() in text.text:
            return text
        return said(text, f"{text.text.rstrip()}\n{link.text.strip()}")

    def _status(self, cells: dict[str, list[Scalar]]) -> Scalar | None:
        if _is_true(cells.get("draft", ())):
            return said(cells["draft"][0], "draft")
        if written := cells.get("status"):
            return written[0]
        answer = next((cell for cell in cells.get("approved_by", ()) if _is_answer(cell)), None)
        return said(answer, "approved" if _is_true([answer]) else "draft") if answer else None


def _rows(lines: Collection[int]) -> str:
    return "1 row" if len(lines) == 1 else f"{len(lines)} rows"


def _lines(lines: list[int]) -> str:
    named = ", ".join(map(str, lines[:_NAMED])) + (" …" if len(lines) > _NAMED else "")
    return f"line{'s' if len(lines) > 1 else ''} {named}"


def _too_wide(cell: Scalar, width: int, wanted: int) -> Diagnostic:
    return Diagnostic(
        cell.span,
        f"This row has {width} cells, and there are {wanted} columns, so it is not read. "
        "If a text holds what divides the cells, put the text in double quotes.",
        "reading/csv",
    )


def _versions(filled: list[_Cell]) -> Iterator[tuple[list[_Cell], list[Scalar]]]:
    """Yield the cells of each post in a row, with the networks that columns of theirs name."""
    flags = [cell for cell in filled if cell.meaning == FLAG]
    others = [cell for cell in filled if cell.meaning != FLAG]
    texts = [cell for cell in flags if _folded(cell) not in YES | NO]
    if not texts:
        if any(cell.meaning in _CONTENT and _is_content(cell) for cell in others):
            yield others, [_channel(cell) for cell in flags if _folded(cell) in YES]
        return
    rest = [cell for cell in others if cell.meaning != "text"]
    for cell in texts:
        yield [*rest, replace(cell, meaning="text")], [_channel(cell)]


def _is_content(cell: _Cell) -> bool:
    """Tell whether a cell holds more than the number that sums up a column."""
    return cell.meaning != "text" or not cell.value.text.strip().isdecimal()


def _explains(filled: list[_Cell]) -> bool:
    """Tell whether a row is no post, but says what the columns are for or names them once more."""
    if len(filled) > 1 and all(_folded(cell) == cell.column.text.strip().lower() for cell in filled):
        # A file without a header lends its columns their names from a post.
        return not LIKE_A_DATE.fullmatch(filled[0].value.text)
    return any(
        (cell.meaning == "date" and _LEGEND.search(cell.value.text))
        or _EXPLAINS.fullmatch(cell.value.text)
        or (cell.meaning == "text" and _OF_A_TEMPLATE.fullmatch(cell.value.text.strip()))
        for cell in filled
    )


def _folded(cell: _Cell) -> str:
    return cell.value.text.strip().lower()


def _by_meaning(cells: list[_Cell]) -> dict[str, list[Scalar]]:
    found: dict[str, list[Scalar]] = {}
    for cell in cells:
        if cell.meaning is not None:
            found.setdefault(cell.meaning, []).append(cell.value)
    return found


def _listed(values: list[Scalar]) -> Sequence:
    names = [said(value, name.strip()) for value in values for name in value.text.split(",")]
    return sequence([name for name in names if name.text], values[0])


def _approvers(values: list[Scalar]) -> Sequence | None:
    named = [value for value in values if not _is_answer(value)]
    return _listed(named) if named else None


def _is_answer(cell: Scalar) -> bool:
    return cell.text.strip().lower() in YES | NO


def _channels_in(text: str) -> list[str]:
    return [channel for name in re.split(r"[,;\n]", text) for channel in channels_named(name)]


def _flag(values: list[Scalar]) -> Scalar:
    return replace(values[0], value=_is_true(values))


def _poll(values: list[Scalar]) -> Sequence | None:
    if len(values) == 1:
        values = [said(values[0], part) for part in _split(r"[|;\n]", values[0])]
    return sequence(values, values[0]) if len(values) > 1 else None


_JOINED: Final = frozenset(
    {"text", "link", "media", "alt", "draft", "date", "time", "status", "channel", OWNER, *_PARTS}
)
"""What becomes part of something else, or is read with something else."""
_SAYS: Final[Dict[str, Callable[[list[Scalar]], Node | None]]] = {
    "poll": _poll,
    "recurring": _flag,
    "approved_by": _approvers,
    **dict.fromkeys(("accounts", "author"), _listed),
}
"""How cells become values, where a value is more than what stands in one cell."""


def _value(key: str, values: list[Scalar]) -> Node | None:
    return _SAYS[key](values) if key in _SAYS else values[0]


def _channel(cell: _Cell) -> Scalar:
    written = " ".join(cell.column.text.lower().split())
    return said(
        cell.value if _folded(cell) in YES else cell.column,
        cell.channel or CHANNEL_NAMES.get(written, written),
    )


def _is_true(values: Iterable[Scalar]) -> bool:
    return any(value.text.strip().lower() in YES for value in values)


_FILE: Final = re.compile(r"\S*(?:://|/|\.[a-z0-9]{2,4}$)\S*", re.IGNORECASE)


def _media(cells: dict[str, list[Scalar]], place: Sequence) -> Sequence | None:
    """Return the files of a post: what only says what is to be shown names none."""
    named = [(cell, name) for cell in cells.get("media", ()) for name in _split(r"[,\s]+", cell)]
    files = [said(cell, name) for cell, name in named if _FILE.fullmatch(name)]
    alts = [said(cell, alt) for cell in cells.get("alt", ()) for alt in _split(r"\|\|", cell)]
    described = [*alts, *[None] * len(files)]
    media = [mapping(file, file=file, alt=alt) for file, alt in zip(files, described, strict=False)]
    return sequence(media, place) if media else None


def _split(pattern: str, cell: Scalar) -> list[str]:
    return [part.strip() for part in re.split(pattern, cell.text) if part.strip()]


def _own(cell: _Cell) -> Entry:
    name = " ".join(cell.column.text.split())
    key = Scalar(name, name, "plain", cell.column.source, cell.column.start, cell.column.end)
    return Entry(name, key, cell.value)
