"""What an OpenDocument workbook (.ods) would unfold to: it says once how often cells and rows repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from postlint.records import dataclass
from postlint.source.workbook_xml import read

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
