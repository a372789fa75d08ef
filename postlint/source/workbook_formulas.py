"""Which cells of a workbook hold no value, since their formula fails: who reads it sees them as empty."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_FAILING: Final = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')


def failing_cells(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield the sheet, row and column of each cell whose formula fails.

    ``data`` is a workbook that was found to be of bounded size.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = set(packed.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return
        relations = _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels"))
        targets = {_attribute(relation, b"Id"): _attribute(relation, b"Target") for relation in relations}
        for sheet in _SHEET.findall(packed.read("xl/workbook.xml")):
            part = targets.get(_attribute(sheet, rb"\w+:id"), "").removeprefix("/")
            part = part if part.startswith("xl/") else f"xl/{part}"
            for letters, row in _FAILING.findall(packed.read(part)) if part in names else ():
                yield _attribute(sheet, b"name"), int(row), column_number(letters)


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb'\b%b="([^"]*)"' % name, tag)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else ""


def column_number(letters: bytes) -> int:
    """Return the number of the column that spreadsheets call ``letters``."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
