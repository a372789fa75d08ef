"""The parts of a workbook: unpacked, then read element by element, however they are written."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

# Nothing in a part is resolved: one that declares entities is refused.
from xml.parsers import expat

from postlint.source.budgets import MAX_INFLATED, MAX_NODES

Begins: TypeAlias = Callable[[str, Mapping[str, str]], object]
"""Is told of each element that begins: its name and its attributes, with their prefixes."""
Ends: TypeAlias = Callable[[str], object]
"""Is told of each element that ends: its name, with its prefix."""
Says: TypeAlias = Callable[[str], object]
"""Is told of all text, wherever it stands: what is written in one piece, in one."""

_MOST: Final = 4 * MAX_NODES
"""So many elements do not even have workbooks of as many cells as are read."""
MEGABYTE: Final = 1024 * 1024
_LOCAL_HEADER: Final = 30
SHEET: Final = b"sheetData"
"""What stands in each sheet, whatever its part is called."""
_PLACE: Final = re.compile(r"([A-Z]{1,7})([0-9]{1,20})", re.ASCII)


class TooManyCellsError(Exception):
    """There are more cells than anybody reads; ``cells`` says how many at least."""

    def __init__(self, cells: int) -> None:
        super().__init__()
        self.cells = cells


def read(part: bytes, begins: Begins, ends: Ends | None = None, says: Says | None = None) -> None:
    """Read a part of a workbook.

    Raises:
        ValueError: if it is no XML, or of a sort that no program writes into workbooks.
        TooManyCellsError: if it has more elements than those of all cells that are read.
    """
    parser = expat.ParserCreate()
    elements = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal elements
        elements += 1
        if elements > _MOST:
            raise TooManyCellsError(MAX_NODES + 1)
        begins(name, attributes)

    parser.StartElementHandler, parser.EndElementHandler = begin, ends
    parser.CharacterDataHandler = says
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def bare(name: str) -> str:
    """Return ``name`` without its prefix."""
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise ValueError("a part of a workbook declares no type")


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
        yield inflate.decompress(packed, MEGABYTE)
        packed = inflate.unconsumed_tail
    if not inflate.eof:
        raise EOFError


def place_of(written: str) -> tuple[int, int]:
    """Return the row and column that spreadsheets call ``written``, as in B12."""
    found = _PLACE.fullmatch(written.upper())
    if not found:
        raise ValueError(f"{written} is no cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
