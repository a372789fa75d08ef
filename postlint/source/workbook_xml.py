"""The parts of a workbook, element by element: how they are written makes no difference.

What one of OpenDocument (.ods) would unfold to is counted: it says once how often cells and rows repeat.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

# Nothing in a part is resolved: one that declares entities is refused.
from xml.parsers import expat

from postlint.records import dataclass
from postlint.source.budgets import MAX_NODES

Begins: TypeAlias = Callable[[str, Mapping[str, str]], object]
"""Is told of each element that begins: its name and its attributes, with their prefixes."""
Ends: TypeAlias = Callable[[str], object]
"""Is told of each element that ends: its name, with its prefix."""
Says: TypeAlias = Callable[[str], object]
"""Is told of all text, wherever it stands: what is written in one piece, in one."""

_MOST: Final = 4 * MAX_NODES
"""So many elements do not even have workbooks of as many cells as are read."""


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
