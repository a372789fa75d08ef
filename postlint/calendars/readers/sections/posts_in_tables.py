"""Posts in the rows of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import Final, TypeAlias

from postlint.calendars.guides import says_how_often
from postlint.calendars.key_meanings import channel_of, is_time_of_day, meaning
from postlint.calendars.readers.loose.texts_for_networks import is_wordy
from postlint.calendars.readers.loose.topics_and_figures import is_report
from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.days_and_times import date_in
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.heading_words import DAYS, QUOTATION, TEXTS
from postlint.calendars.readers.sections.outline import LeftOut, full_lines
from postlint.calendars.readers.sections.roles_of_headings import language_of, text_among
from postlint.calendars.readers.tables.table_cells import Cell
from postlint.calendars.readers.tables.table_columns import FLAG
from postlint.calendars.readers.tables.table_fill_down import Dittos, HandedDown
from postlint.calendars.readers.tables.table_model import Column
from postlint.calendars.readers.tables.table_networks import Line
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import channels_in, is_nothing
from postlint.calendars.terms.placeholders_and_dittos import (
    is_placeholder,
    says_no_network,
    says_no_text,
    says_none,
    skips_network,
)
from postlint.calendars.terms.topics import may_be_topic
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Node, Scalar, entry, scalar

_CELL: Final = re.compile(r"(?:\\.|`[^`]*`|[^|\\])*")
"""What stands between two strokes, be it nothing."""
_QUOTED: Final = re.compile(r"""["“„«].+["”“»]""")
_STRUCK: Final = re.compile(r"~~[^~|]+~~")
_WORDS_OF_A_TEXT: Final = 5
_SEVERAL: Final = 2
_PLAIN: Final = {key: key for key in ("channel", "date", "time", "status", "media", "alt")}
_KEPT: Final = _PLAIN.keys() | {"text", "account", "id", "hashtags", "first_comment", "kind", None}
"""What is taken of a row; columns that mean nothing here are a team's own."""
_OF_A_PLAN: Final = frozenset({"date", "channel"})


_Written: TypeAlias = tuple[tuple[int, int], list[Scalar]]
"""A row: where it stands, and its cells."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The posts of a table, where its ``left`` rows begin, and what is doubtful about dates and these."""

    posts: list[Mapping] = field(default_factory=list)
    left: defaultdict[LeftOut, list[int]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Diagnostic] = field(default_factory=list)

    def take(self, row: Mapping, named: Sequence[str] | None, *, quoted: bool, topical: bool) -> None:
        """Take a row for a post, or what else it is; ``named`` are its networks where some name theirs."""
        says = [one.value for one in row if meaning(one.key) == "text" or channel_of(one.key)]
        if not any(is_wordy(one) and not _says_nothing(one) for one in says):
            is_struck = _STRUCK.search(row.source.text, row.start, row.end) is not None
            self.left["struck" if is_struck else "without"].append(row.start)
        elif topical and all(isinstance(one, Scalar) and may_be_topic(_written(one)) for one in says):
            self.left["topics"].append(row.start)
        elif quoted and not any(_is_quoted(one) for one in says):
            self.left["unquoted"].append(row.start)
        elif named and any(named) and all(map(says_no_network, named)):
            self.left["to_do"].append(row.start)
        else:
            self.posts.append(row)


def text_cells_of(source: Source, start: int, end: int) -> list[str]:
    """Return what stands in the columns of texts of a table, with the quotation marks around it."""
    lines = full_lines(source, start, end)
    rows = [cells_of(source, *line) for line in lines[2:]]
    names = _called(cells_of(source, *lines[0]), rows)
    texts = [number for number, name in enumerate(names) if meaning(name) == "text" or channel_of(name)]
    return [_written(cells[number]) for cells in rows for number in texts if number < len(cells)]


def _written(cell: Scalar) -> str:
    """Return a cell with the quotation marks around it."""
    is_bare = cell.text[:1] not in QUOTATION
    return f'"{cell.text}"' if is_bare and _is_quoted(cell) else cell.text


def rows_of(source: Source, start: int, end: int, *, quoted: bool, topical: bool = False) -> Rows:
    """Return the rows of a table that have a text, by what is above their cells.

    A word or two are what a post is about, and no text; nor is what stands without quotation marks, where
    texts are ``quoted`` in the file, or may be a topic where most cells are, as ``topical`` says.
    """
    lines = full_lines(source, start, end)
    header = cells_of(source, *lines[0])
    written = [(line, _to_last(cells_of(source, *line))) for line in lines[2:]]
    torn = [row for row in written if len(row[1]) > len(header)]
    written = [row for row in written if row not in torn]
    names = [
        _name_of(name, [cells[number] for _, cells in written if _at(cells, number)])
        for number, name in enumerate(_names(header, [cells for _, cells in written]))
    ]
    kept = [number for number, name in enumerate(names) if meaning(name) in _KEPT]
    by_network = [number for number, cell in enumerate(header) if channel_of(cell.text)]
    is_past = is_report(
        [cell.text for cell in header], [[cell.text for cell in cells] for _, cells in written]
    )
    if is_past or not (by_network or any(meaning(names[number]) == "text" for number in kept)):
        return Rows()
    meanings = [meaning(name) or (FLAG if channel_of(name) else None) for name in names]
    columns = tuple(
        Column(cell, said, channel=channel_of(cell.text)) for cell, said in zip(header, meanings, strict=True)
    )
    written, problems = _filled_in(columns, written)
    problems += [_too_wide(cells, len(header)) for _, cells in torn]
    found = Rows(problems=problems)
    found.left["torn"] += [line[0] for line, _ in torn]
    where = [number for number in kept if meaning(names[number]) == "channel"]
    some_say = any(channels_in(_at(cells, number)) for _, cells in written for number in where)
    for line, cells in written:
        entries = tuple(
            entry(names[number], cells[number])
            for number in (*kept, *by_network)
            if number < len(cells) and not _is_empty(names[number], cells[number].text)
        )
        row = Mapping(_with_text(entries), source, *line)
        named = [_at(cells, number) for number in where] if some_say else None
        found.take(row, named, quoted=quoted, topical=topical)
    return found if found.posts or found.left["topics"] else Rows()


def _with_text(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return what a row says, in which a text in another language is the only one."""
    if any(meaning(one.key) == "text" or channel_of(one.key) for one in entries):
        return entries
    other = next((one for one in entries if language_of(one.key.lower())), None)
    return tuple(replace(one, key="text") if one is other else one for one in entries)


def _names(header: Sequence[Scalar], rows: Sequence[Sequence[Scalar]]) -> list[str]:
    """Return what columns are called: as they are written, where that says neither when nor where."""
    names = _called(header, rows)
    is_plan = any(meaning(name) in _OF_A_PLAN or folded(name) in DAYS for name in names)
    return names if is_plan else [cell.text for cell in header]


def _called(header: Sequence[Scalar], rows: Sequence[Sequence[Scalar]]) -> list[str]:
    """Return what columns are called: one of several of texts is the text, if it has as many words as any."""
    names = [_name(cell.text) for cell in header]
    texts = [number for number, name in enumerate(names) if meaning(name) == "text"]
    chosen = text_among([name.strip(" *_").lower() for name in names])
    if chosen is None or any(map(channel_of, names)) or (chosen in texts and not texts[1:]):
        return names
    words = {number: sum(len(_at(row, number)) for row in rows) for number in (chosen, *texts)}
    if chosen != max(words, key=words.__getitem__):
        return names
    # A word that means a text where nothing else does is then the name of something beside it.
    beside = {at: f"{header[at].text} (beside {header[chosen].text})" for at in texts if names[at] == "text"}
    return [{**beside, chosen: "text"}.get(at, name) for at, name in enumerate(names)]


def are_quoted(texts: Iterable[str]) -> bool:
    """Tell whether several cells of columns of texts stand in quotation marks, so that others are none."""
    quoted = (text for text in texts if _QUOTED.fullmatch(text))
    return sum(len(text.split()) >= _WORDS_OF_A_TEXT for text in quoted) >= _SEVERAL


def _to_last(cells: list[Scalar]) -> list[Scalar]:
    """Return the cells of a row up to the last with anything in it; strokes may close the row behind it."""
    return cells[: max((number for number, cell in enumerate(cells, 1) if cell.text.strip()), default=0)]


def _too_wide(cells: Sequence[Scalar], wanted: int) -> Diagnostic:
    """Return what to say of a row whose text holds a stroke, so that part of it stands in no column."""
    return Diagnostic(
        cells[wanted].span,
        f"This row has {len(cells)} cells, and there are {wanted} columns, so it is not read. "
        r"If a text holds a stroke, write `\|` there.",
        "reading/csv",
    )


def _is_quoted(cell: Node) -> bool:
    return isinstance(cell, Scalar) and cell.source.text[cell.start : cell.start + 1] in QUOTATION


def _says_nothing(cell: Node) -> bool:
    return isinstance(cell, Scalar) and (says_how_often(cell.text) or is_placeholder(cell.text))


def _name_of(name: str, cells: Sequence[Scalar]) -> str:
    """Return what a column holds, where its cells say so more exactly than its name: days, or times."""
    if meaning(name) == "date" and cells and all(map(is_time_of_day, cells)):
        return "time"
    return "date" if folded(name) in DAYS and any(date_in(cell) is not None for cell in cells) else name


def _filled_in(
    columns: Sequence[Column], written: Sequence[_Written]
) -> tuple[list[_Written], list[Diagnostic]]:
    """Return the rows with the dates that stand once for several, and what there is to say of them."""
    dittos = Dittos()
    lines = [
        Line(
            tuple(cells),
            tuple(
                dittos.written_out(
                    Cell(column.cell, column.meaning, cell, column.channel)
                    for column, cell in zip(columns, cells, strict=False)
                    if not _is_empty(column.meaning or "", cell.text)
                )
            ),
        )
        for _, cells in written
    ]
    handed_down = HandedDown()
    rows = [
        (place, _with(cells, line.filled, columns))
        for (place, cells), line in zip(written, handed_down.with_dates(lines), strict=True)
    ]
    return rows, list(handed_down.diagnostics())


def _with(cells: list[Scalar], filled: Sequence[Cell], columns: Sequence[Column]) -> list[Scalar]:
    """Return the cells of a row with what they take from those above, each in its column."""
    taken = {id(cell.column): cell.value for cell in filled}
    dated = next((cell.value for cell in filled if cell.meaning == "date"), None)
    return [
        dated if dated and column.meaning == "date" else taken.get(id(column.cell), cell)
        for column, cell in zip(columns, cells, strict=False)
    ]


def _at(cells: Sequence[Scalar], number: int) -> str:
    return cells[number].text.strip() if number < len(cells) else ""


def _is_empty(name: str, text: str) -> bool:
    """Tell whether a cell keeps a place free; a text of one such word is judged where texts are read."""
    if is_nothing(text) or skips_network(text, channel_of(name)):
        return True
    # What still goes out beside a text is told where texts are searched.
    says = says_none if meaning(name) in {"first_comment", "cta"} else says_no_text
    return meaning(name) != "text" and says(text)


def _name(header: str) -> str:
    """Return what a column is called, with the plainest word for what labels and fields call otherwise."""
    if meaning(header) is not None:
        return header
    return "text" if header.strip().lower() in TEXTS else _PLAIN.get(field_named(header) or "", header)


def cells_of(source: Source, start: int, end: int) -> list[Scalar]:
    """Return the cells of the row of a table that stands from ``start`` to ``end``."""
    text = source.text[start:end]
    start += len(text) - len(text.lstrip(" \t"))
    if source.text[start : start + 1] == "|":
        start += 1
    found: list[Scalar] = []
    while start < end and (cell := _CELL.match(source.text, start, end)):
        found.append(_cell(source, *cell.span()))
        # A backslash at the very end is part of no cell.
        start = max(cell.end(), start) + 1
    return found


def _cell(source: Source, start: int, end: int) -> Scalar:
    said = render(source, start, end).text
    closing = QUOTATION.get(said.text[:1])
    if closing and said.text.endswith(closing) and len(said.text) > 1:
        stretches = tuple(
            (max(0, in_text - 1), in_file + (in_text == 0)) for in_text, in_file in said.stretches
        )
        text = said.text[1:-1]
        return Scalar(text, text, "plain", source, said.start, said.end, stretches)
    return said if said.text else scalar(source, start, start)
