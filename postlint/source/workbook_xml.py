"""The parts of a workbook, element by element: how they are written makes no difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

# Nothing in a part is resolved: one that declares entities is refused.
from xml.parsers import expat

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
