"""What an OpenDocument workbook (.ods) would unfold to: it says once how often cells and rows repeat."""

from __future__ import annotations

import re
from typing import Final

from postlint.records import dataclass

CONTENT: Final = "content.xml"
_PARTS: Final = re.compile(
    rb"<table:(?:(?P<sheet>table)(?=[\s>])|(?P<row>table-row)(?=[\s/>])(?P<row_says>[^>]*)"
    rb"|(?:covered-)?table-cell(?=[\s/>])(?P<says>[^>]*))>"
)
_COLUMNS: Final = re.compile(rb'table:number-columns-repeated="(\d{1,9})"')
_ROWS: Final = re.compile(rb'table:number-rows-repeated="(\d{1,9})"')


@dataclass(slots=True)
class _Sheet:
    """How far the filled cells of a sheet reach, up to the row that is being read."""

    rows: int = 0
    row_repeats: int = 1
    column: int = 0
    last_row: int = 0
    last_column: int = 0

    @property
    def area(self) -> int:
        return self.last_row * self.last_column


def unfolded(content: bytes) -> tuple[int, int]:
    """Return how many cells the sheets of ``content`` reach over, and how long their texts would be."""
    sheet, cells, text = _Sheet(), 0, 0
    found = list(_PARTS.finditer(content))
    ends = [part.start() for part in found[1:]] + [len(content)]
    for part, end in zip(found, ends, strict=False):
        if part["sheet"]:
            cells += sheet.area
            sheet = _Sheet()
        elif part["row"]:
            sheet.row_repeats = _times(_ROWS, part["row_says"])
            sheet.rows += sheet.row_repeats
            sheet.column = 0
        else:
            repeats = _times(_COLUMNS, part["says"])
            sheet.column += repeats
            if b"office:value-type" in part["says"] or not part["says"].endswith(b"/"):
                sheet.last_row = sheet.rows
                sheet.last_column = max(sheet.last_column, sheet.column)
                text += (end - part.end()) * repeats * sheet.row_repeats
    return cells + sheet.area, text


def _times(repeated: re.Pattern[bytes], says: bytes) -> int:
    found = repeated.search(says)
    return int(found[1]) if found else 1
