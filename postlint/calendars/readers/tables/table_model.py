"""A table: its columns, and the rows below and above its header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from postlint.calendars.readers.tables.table_columns import Columns
from postlint.source.tree import Node, Scalar, Sequence

Row: TypeAlias = tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it stands for (None for somebody's own), and the network it is for."""

    cell: Scalar
    meaning: str | None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of posts: its columns, the rows below the header and those above, and whose form it has."""

    columns: tuple[Column, ...]
    rows: list[Row]
    above: list[Row]
    form: Columns

    def has(self, *meanings: str) -> bool:
        """Tell whether a column has one of these meanings."""
        return any(column.meaning in meanings for column in self.columns)


def rows_of(document: Node) -> list[Row] | None:
    """Return the rows of ``document`` if it is a table."""
    if not isinstance(document, Sequence) or not all(isinstance(row, Sequence) for row in document.items):
        return None
    rows = (row.items for row in document.items if isinstance(row, Sequence))
    return [tuple(cell for cell in row if isinstance(cell, Scalar)) for row in rows]


def filled(row: Row) -> list[str]:
    """Return what stands in the cells of ``row`` that hold anything."""
    return [cell.text.strip() for cell in row if cell.text.strip()]


def mean_length(number: int, rows: list[Row]) -> float:
    """Return how long the texts in the column with this number are."""
    cells = [text for row in rows if number < len(row) and (text := row[number].text.strip())]
    return sum(map(len, cells)) / len(cells) if cells else 0
