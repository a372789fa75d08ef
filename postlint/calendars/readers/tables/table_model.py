"""A table: its columns, and the rows below and above its header."""

from __future__ import annotations

from dataclasses import field, replace
from typing import Final, TypeAlias

from postlint.calendars.readers.tables.table_columns import Columns
from postlint.calendars.terms.networks_meant import is_left_by_program
from postlint.records import dataclass
from postlint.source.tree import Node, Scalar, Sequence, said

Row: TypeAlias = tuple[Scalar, ...]
HEADER_WITHIN: Final = 20
"""In how many rows at the head a header is looked for: titles and legends may stand above it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it stands for (None for somebody's own), and the network it is for.

    It is ``guessed`` where what stands in its cells tells what it is, and its name does not.
    """

    cell: Scalar
    meaning: str | None
    channel: str | None = None
    guessed: bool = False

    @property
    def name(self) -> str:
        """Return its name in one line."""
        return " ".join(self.cell.text.split())


@dataclass(frozen=True, slots=True)
class Table:
    """A table of posts: its columns, the rows below the header and those above, and whose form it has.

    ``passed_over`` are the lines of rows above that stand below another row of names, and may be posts.
    """

    columns: tuple[Column, ...]
    rows: list[Row]
    above: list[Row]
    form: Columns
    passed_over: list[int] = field(default_factory=list)

    @property
    def header(self) -> Row:
        """Return the row of the names of columns."""
        return tuple(column.cell for column in self.columns)

    def has(self, *meanings: str) -> bool:
        """Tell whether a column has one of these meanings."""
        return any(column.meaning in meanings for column in self.columns)

    def texts_in(self, number: int) -> list[str]:
        """Return what stands in the column with this number, where anything does."""
        return [text for row in self.rows if number < len(row) and (text := row[number].text.strip())]

    def texts(self) -> list[str]:
        """Return what stands in the columns of texts."""
        numbers = (number for number, column in enumerate(self.columns) if column.meaning == "text")
        return [text for number in numbers for text in self.texts_in(number)]

    def with_meaning(self, number: int, meaning: str | None, *, guessed: bool = False) -> Table:
        """Return the table with another meaning of the column with this number."""
        columns = [*self.columns]
        columns[number] = replace(columns[number], meaning=meaning, guessed=guessed)
        return replace(self, columns=tuple(columns))


@dataclass(frozen=True, slots=True)
class NoTable:
    """Why rows hold no table of posts, and how much of a plan they say all the same: when, and where.

    ``lacking`` tells that something is missing in them, and not that they are of something else.
    """

    why: str
    promise: int = 0
    lacking: bool = True


def rows_of(document: Node) -> list[Row] | None:
    """Return the rows of ``document`` if it is a table."""
    if not isinstance(document, Sequence) or not all(isinstance(row, Sequence) for row in document.items):
        return None
    rows = (row.items for row in document.items if isinstance(row, Sequence))
    return [tuple(_cell(cell) for cell in row if isinstance(cell, Scalar)) for row in rows]


def _cell(cell: Scalar) -> Scalar:
    return said(cell, "") if is_left_by_program(cell.text) else cell


def filled(row: Row) -> list[str]:
    """Return what stands in the cells of ``row`` that hold anything."""
    return [cell.text.strip() for cell in row if cell.text.strip()]


def mean_length(number: int, rows: list[Row]) -> float:
    """Return how long the texts in the column with this number are."""
    cells = [text for row in rows if number < len(row) and (text := row[number].text.strip())]
    return sum(map(len, cells)) / len(cells) if cells else 0
