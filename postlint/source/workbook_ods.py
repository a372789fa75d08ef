"""What an OpenDocument workbook (.ods) would unfold to: it says once how often cells and rows repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from postlint.records import dataclass
from postlint.source.workbook_xml import read

CONTENT: Final = "content.xml"
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})


def unfolded(content: bytes) -> tuple[int, int]:
    """Return how many cells the sheets of ``content`` reach over, and how long their texts would be.

    Raises:
        ValueError: if it is no XML, or a number in it is none.
        TooManyCellsError: if there are more cells than anybody reads.
    """
    sheets = _Sheets()
    read(content, sheets.begins, sheets.ends)
    return sheets.cells + sheets.area, sheets.text


@dataclass(slots=True)
class _Sheets:
    """How far the filled cells of a sheet reach, up to where is being read, and what those before hold.

    ``length`` is that of the text of a cell, and ``filled`` tells that it holds something.
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

    @property
    def area(self) -> int:
        return self.last_row * self.last_column

    def begins(self, name: str, says: Mapping[str, str]) -> None:
        if name == "table":
            self.cells += self.area
            self.rows = self.last_row = self.last_column = 0
        elif name == "table-row":
            self.row_repeats = int(says.get("number-rows-repeated", 1))
            self.rows += self.row_repeats
            self.column = 0
        elif name in _CELLS:
            self.repeats = int(says.get("number-columns-repeated", 1))
            self.column += self.repeats
            self.filled, self.length = "value-type" in says, 0
        else:
            # Blanks side by side are only counted.
            self.filled, self.length = True, self.length + int(says.get("c", 0))

    def ends(self, name: str, said: str) -> None:
        self.length += len(said)
        if name in _CELLS and (self.filled or said):
            self.last_row = self.rows
            self.last_column = max(self.last_column, self.column)
            self.text += self.length * self.repeats * self.row_repeats
