"""What the bytes of a workbook say before it is read: whether that is bounded, and which formulas fail.

A workbook is a packed folder, and a small one can unpack to gigabytes: by what is packed, by a cell far out,
since all cells up to it are made, and by long texts that many cells share. So all three are counted before.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from postlint.source.budgets import MAX_INFLATED, MAX_NODES, MAX_STRINGS
from postlint.source.workbook_ods import CONTENT, unfolded

_OLD: Final = b"\xd0\xcf\x11\xe0"
"""How old workbooks begin, and encrypted ones."""
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CHUNK: Final = 1024 * 1024
_LOCAL_HEADER: Final = 30
_SHEETS: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_STRINGS: Final = "xl/sharedStrings.xml"
_FILLED: Final = re.compile(rb'<(?:\w+:)?c\b[^>/]*?\br="([A-Z]{1,3})(\d{1,7})"[^>/]*>')
_SHARED: Final = re.compile(rb'<(?:\w+:)?c\b[^>/]*?\bt="s"[^>/]*><v>(\d{1,9})</')
_STRING: Final = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)


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
    parts = _parts_kept(data)
    if parts is None:
        return _TOO_BIG
    lengths = [len(found[0]) for found in _STRING.finditer(parts.get(_STRINGS, b""))]
    cells, text = unfolded(parts.get(CONTENT, b""))
    for sheet in (part for name, part in parts.items() if _SHEETS.fullmatch(name)):
        cells += _area(sheet)
        text += sum(
            lengths[number] for found in _SHARED.finditer(sheet) if (number := int(found[1])) < len(lengths)
        )
    if cells > MAX_NODES:
        return (
            f"The cells of this workbook reach over {cells:,}; postlint reads up to {MAX_NODES:,}. Delete "
            "what stands far out, or save the posts in a workbook of their own.",
            "reading/too-much",
        )
    return _TOO_BIG if text > MAX_STRINGS else None


def _parts_kept(data: bytes) -> dict[str, bytes] | None:
    """Return the parts that hold cells and their texts, by their names; None where all unpack to too much."""
    room, found = MAX_INFLATED, dict[str, bytes]()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for info in packed.infolist():
            if info.file_size > room:
                return None
            kept = info.filename in {_STRINGS, CONTENT} or bool(_SHEETS.fullmatch(info.filename))
            parts = []
            for part in _inflated(data, info):
                room -= len(part)
                if room < 0:
                    return None
                if kept:
                    parts.append(part)
            if kept:
                # Of two parts of one name, nobody knows which is read.
                found[info.filename] = found.get(info.filename, b"") + b"".join(parts)
    return found


_TOO_BIG: Final = (
    f"This workbook unpacks to more than {MAX_INFLATED // _CHUNK} MB. "
    "Save the posts in a workbook of their own.",
    "reading/too-much",
)


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


def _area(sheet: bytes) -> int:
    """Return how many cells there are up to the last one that is filled."""
    columns: set[bytes] = set()
    last = 0
    for found in _FILLED.finditer(sheet):
        columns.add(found[1])
        last = max(last, int(found[2]))
    return last * max(map(_column_number, columns), default=0)


_NAMED_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_FAILING: Final = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')


def failing_cells(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield the sheet, row and column of each cell whose formula fails, so that it is seen as empty.

    ``data`` is a workbook that was found to be of bounded size.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = set(packed.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return
        relations = _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels"))
        targets = {_attribute(relation, b"Id"): _attribute(relation, b"Target") for relation in relations}
        for sheet in _NAMED_SHEET.findall(packed.read("xl/workbook.xml")):
            part = targets.get(_attribute(sheet, rb"\w+:id"), "").removeprefix("/")
            part = part if part.startswith("xl/") else f"xl/{part}"
            for letters, row in _FAILING.findall(packed.read(part)) if part in names else ():
                yield _attribute(sheet, b"name"), int(row), _column_number(letters)


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb'\b%b="([^"]*)"' % name, tag)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else ""


def _column_number(letters: bytes) -> int:
    """Return the number of the column that spreadsheets call ``letters``."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
