"""Is a workbook too large to be read? Its cells and texts are counted before it is.

A workbook is a packed folder, and a small one can unpack to gigabytes: by what is packed, by a cell far out,
since all cells up to it are made, and by long texts that many cells share. So all three are counted before.
What one of OpenDocument (.ods) would unfold to is counted, too: it says once how often cells and rows repeat.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final

from postlint.records import dataclass
from postlint.source.budgets import MAX_INFLATED, MAX_NODES, MAX_STRINGS
from postlint.source.workbook_parts import MEGABYTE, SHEET, TooManyCellsError, bare, parts_of, place_of, read

_OLD: Final = b"\xd0\xcf\x11\xe0"
"""How old workbooks begin, and encrypted ones."""
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_STRINGS: Final = "xl/sharedstrings.xml"
_BOOK: Final = "xl/workbook.xml"
_NAMED_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet[\s/>]")
_HOLDING: Final = frozenset({"row", "c", "v"})
"""What holds none of its own sort."""


def why_not_read(data: bytes, limit: int) -> tuple[str, str] | None:
    """Return why the workbook in ``data`` is not read, with the rule that says so; None where it is."""
    if len(data) > limit:
        size, most = len(data) // MEGABYTE, limit // MEGABYTE
        return f"This workbook has {size} MB; postlint reads up to {most} MB. Split it.", "reading/too-much"
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            return "This workbook is encrypted. Save it without a password.", "reading/workbook"
        return "This is a workbook of the old form (.xls). Save it as .xlsx.", "reading/workbook"
    try:
        return _why_too_much(data)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError):
        return (
            "This is no workbook, or one that was cut off: its parts cannot be unpacked. Save it anew.",
            "reading/workbook",
        )


def _why_too_much(data: bytes) -> tuple[str, str] | None:
    parts = parts_of(data)
    if parts is None:
        return _TOO_BIG
    try:
        lengths = _lengths_of_strings(parts.get(_STRINGS))
        cells, text = unfolded(parts[CONTENT]) if CONTENT in parts else (0, 0)
        sheets = [_read_sheet(part, lengths) for part in parts.values() if SHEET in part]
        cells += sum(sheet.area for sheet in sheets)
        text += sum(sheet.text for sheet in sheets)
        if sheets and (shared := _named_sheets(parts.get(_BOOK)) - len(sheets)) > 0:
            # A part may be read as several sheets, and nothing but the largest is sure to be enough.
            cells += shared * max(sheet.area for sheet in sheets)
            text += shared * max(sheet.text for sheet in sheets)
    except TooManyCellsError as error:
        cells, text = error.cells, 0
    if cells > MAX_NODES:
        return (
            f"The cells of this workbook reach over {cells:,}; postlint reads up to {MAX_NODES:,}. Delete "
            "what stands far out, or save the posts in a workbook of their own.",
            "reading/too-much",
        )
    return TOO_LONG if text > MAX_STRINGS else None


_TOO_BIG: Final = (
    f"This workbook unpacks to more than {MAX_INFLATED // MEGABYTE} MB. "
    "Save the posts in a workbook of their own.",
    "reading/too-much",
)
TOO_LONG: Final = (
    f"The texts of this workbook have more than {MAX_STRINGS // MEGABYTE} MB, those of repeated and merged "
    "cells counted for each. Save the posts in a workbook of their own.",
    "reading/too-much",
)
"""Why a workbook is not read whose cells hold too much, with the rule that says so."""


def _named_sheets(book: bytes | None) -> int:
    """Return how many sheets a workbook says it has, each of which is read."""
    return len(_NAMED_SHEET.findall(book or b""))


def _lengths_of_strings(part: bytes | None) -> list[int]:
    """Return how long each of the texts is that cells share."""
    strings = _Strings()
    if part is not None:
        read(part, strings.begins, strings.ends, strings.says)
    return strings.lengths


@dataclass(slots=True)
class _Strings:
    """The ``lengths`` of the texts that cells share, and whether one is being read."""

    lengths: list[int] = field(default_factory=list)
    inside: bool = False

    def begins(self, name: str, _holds: Mapping[str, str]) -> None:
        if bare(name) == "si" and not self.inside:
            self.inside = True
            self.lengths.append(0)

    def says(self, text: str) -> None:
        if self.inside:
            self.lengths[-1] += len(text)

    def ends(self, name: str) -> None:
        if bare(name) == "si":
            self.inside = False


@dataclass(slots=True)
class _Sheet:
    """How far the cells of a sheet reach, and how long the texts are that they share.

    Cells that do not say where they are follow those before them. What is ``merged`` is filled, row by row.
    ``within`` are the rows, cells and values that have begun, and ``said`` is what the value of a cell says.
    """

    lengths: Sequence[int]
    row: int = 0
    column: int = 0
    last_row: int = 0
    last_column: int = 0
    shares: bool = False
    text: int = 0
    merged: int = 0
    within: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)

    @property
    def area(self) -> int:
        return self.last_row * self.last_column

    def begins(self, name: str, holds: Mapping[str, str]) -> None:
        name = bare(name)
        if name in self.within or "v" in self.within:
            # No program writes that, and readers differ in what they make of it.
            raise ValueError(f"a {name} stands where none can")
        if name in _HOLDING:
            self.within.add(name)
        if name == "row":
            self.row = int(holds.get("r", self.row + 1))
            self.column = 0
        elif name == "c":
            row, self.column = place_of(holds["r"]) if "r" in holds else (self.row, self.column + 1)
            self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, self.column)
            if self.area > MAX_NODES:
                raise TooManyCellsError(self.area)
            self.shares = holds.get("t") == "s"
        elif name == "mergeCell":
            (first, _), (last, _) = map(place_of, (holds.get("ref", "").split(":") * 2)[:2])
            self.merged += max(0, min(last, MAX_NODES) - first)
            if self.merged > MAX_NODES:
                raise TooManyCellsError(self.merged)

    def says(self, text: str) -> None:
        if self.shares and "v" in self.within:
            self.said.append(text)

    def ends(self, name: str) -> None:
        self.within.discard(bare(name))
        if self.said:
            number = _number(self.said)
            self.text += self.lengths[number] if number < len(self.lengths) else 0
            self.said.clear()


def _number(said: Sequence[str]) -> int:
    """Return the number that a value says.

    Raises:
        ValueError: if it is none, or written in pieces, since readers differ in which of them they take.
    """
    (number,) = filter(str.strip, said)
    return int(number)


def _read_sheet(part: bytes, lengths: Sequence[int]) -> _Sheet:
    sheet = _Sheet(lengths)
    read(part, sheet.begins, sheet.ends, sheet.says)
    return sheet


CONTENT: Final = "content.xml"
_CELLS: Final = frozenset({"table:table-cell", "table:covered-table-cell"})
_VALUES: Final = ("office:string-value", "office:date-value", "office:time-value", "table:formula")
"""What a cell may hold as an attribute, and is repeated with it."""


def unfolded(content: bytes) -> tuple[int, int]:
    """Return how many cells the sheets of ``content`` reach over, and how long their texts would be.

    Raises:
        ValueError: if it is no XML, or a number in it is none.
        TooManyCellsError: if there are more cells than anybody reads.
    """
    sheets = _Sheets()
    read(content, sheets.begins, sheets.ends, sheets.says)
    return sheets.cells, sheets.text


@dataclass(slots=True)
class _Sheets:
    """How far the filled cells of a sheet reach, up to where is being read, and what those before hold.

    ``length`` is that of the text of a cell, and ``filled`` tells that it holds something. Whatever is
    ``inside`` a cell is its text, and no row or cell of the sheet.
    """

    cells: int = 0
    text: int = 0
    rows: int = 0
    row_repeats: int = 1
    column: int = 0
    repeats: int = 1
    last_row: int = 0
    last_column: int = 0
    length: int = 0
    filled: bool = False
    inside: bool = False

    def begins(self, name: str, holds: Mapping[str, str]) -> None:
        if self.inside:
            # Blanks side by side are only counted; a paragraph is a line of its own.
            self.filled, self.length = True, self.length + _times(holds, "text:c")
        elif name == "table:table-row":
            self.row_repeats = _times(holds, "table:number-rows-repeated")
            self.rows += self.row_repeats
            self.column = 0
        elif name in _CELLS:
            self.repeats = _times(holds, "table:number-columns-repeated")
            self.column += self.repeats
            self.inside = True
            self.filled = any(key.startswith("office:") or key in _VALUES for key in holds)
            self.length = sum(len(holds.get(key, "")) for key in _VALUES)

    def says(self, text: str) -> None:
        self.length += len(text)

    def ends(self, name: str) -> None:
        if name in _CELLS and self.inside:
            self.inside = False
            if self.filled or self.length:
                self.last_row = self.rows
                self.last_column = max(self.last_column, self.column)
                self.text += self.length * self.repeats * self.row_repeats
        elif name == "table:table" and not self.inside:
            self.cells += self.last_row * self.last_column
            self.rows = self.last_row = self.last_column = 0


def _times(holds: Mapping[str, str], key: str) -> int:
    times = int(holds.get(key, 1))
    if times < 0:
        raise ValueError(f"{key} is {times}")
    return times
