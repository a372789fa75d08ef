"""What the bytes of a workbook say before it is read: whether that is bounded.

A workbook is a packed folder, and a small one can unpack to gigabytes: by what is packed, by a cell far out,
since all cells up to it are made, and by long texts that many cells share. So all three are counted before.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from postlint.records import dataclass
from postlint.source.budgets import MAX_INFLATED, MAX_NODES, MAX_STRINGS
from postlint.source.workbook_xml import CONTENT, TooManyCellsError, bare, read, unfolded

_OLD: Final = b"\xd0\xcf\x11\xe0"
"""How old workbooks begin, and encrypted ones."""
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CHUNK: Final = 1024 * 1024
_LOCAL_HEADER: Final = 30
SHEET: Final = b"sheetData"
"""What stands in each sheet, whatever its part is called."""
_STRINGS: Final = "xl/sharedstrings.xml"
_BOOK: Final = "xl/workbook.xml"
_NAMED_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet[\s/>]")
_HOLDING: Final = frozenset({"row", "c", "v"})
"""What holds none of its own sort."""
_PLACE: Final = re.compile(r"([A-Z]{1,7})([0-9]{1,20})", re.ASCII)


def why_not_read(data: bytes, limit: int) -> tuple[str, str] | None:
    """Return why the workbook in ``data`` is not read, with the rule that says so; None where it is."""
    if len(data) > limit:
        size, most = len(data) // _CHUNK, limit // _CHUNK
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


def parts_of(data: bytes) -> dict[str, bytes] | None:
    """Return the parts of a workbook by their names, in small letters; None where they unpack to too much.

    Raises:
        ValueError: if two have one name, since nobody knows which of them is read.
    """
    room, found = MAX_INFLATED, dict[str, bytes]()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for info in packed.infolist():
            if info.file_size > room:
                return None
            pieces = []
            for piece in _inflated(data, info):
                room -= len(piece)
                if room < 0:
                    return None
                pieces.append(piece)
            if info.filename.lower() in found:
                raise ValueError("two parts have one name")
            found[info.filename.lower()] = b"".join(pieces)
    return found


_TOO_BIG: Final = (
    f"This workbook unpacks to more than {MAX_INFLATED // _CHUNK} MB. "
    "Save the posts in a workbook of their own.",
    "reading/too-much",
)
TOO_LONG: Final = (
    f"The texts of this workbook have more than {MAX_STRINGS // _CHUNK} MB, those of repeated and merged "
    "cells counted for each. Save the posts in a workbook of their own.",
    "reading/too-much",
)
"""Why a workbook is not read whose cells hold too much, with the rule that says so."""


def _inflated(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what is packed in pieces, whatever the directory says of its size."""
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    begin = (
        info.header_offset
        + _LOCAL_HEADER
        + sum(int.from_bytes(header[at : at + 2], "little") for at in (26, 28))
    )
    packed = data[begin : begin + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    while packed and not inflate.eof:
        yield inflate.decompress(packed, _CHUNK)
        packed = inflate.unconsumed_tail
    if not inflate.eof:
        raise EOFError


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


def place_of(written: str) -> tuple[int, int]:
    """Return the row and column that spreadsheets call ``written``, as in B12."""
    found = _PLACE.fullmatch(written.upper())
    if not found:
        raise ValueError(f"{written} is no cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
