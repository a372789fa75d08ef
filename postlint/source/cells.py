"""Cells of a table that is no text, one behind the other, so that whatever is said of them has a place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field

from postlint.records import dataclass
from postlint.source.spans import Source, Span


@dataclass(frozen=True)
class Cells(Source):
    """The texts of cells: ``starts`` are their offsets, ``places`` are where.

    A place is the number of a sheet, a row and a column, all but the first from 1; ``names`` are those of
    the sheets.
    """

    starts: tuple[int, ...] = field(default=(), repr=False)
    places: tuple[tuple[int, int, int], ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)

    def span(self, start: int, end: int) -> Span:
        """Return the cells from the one at offset ``start`` to the one that ends at ``end``."""
        sheet, row, column = self._place(start)
        _, last_row, last_column = self._place(max(start, end - 1))
        return Span(self.path, row, column, last_row, last_column + 1, self.names[sheet])

    def line(self, number: int) -> str:  # noqa: ARG002
        """Return nothing: what stands in a row is no line to point into."""
        return ""

    def _place(self, offset: int) -> tuple[int, int, int]:
        return self.places[max(0, bisect_right(self.starts, offset) - 1)]


@dataclass(slots=True)
class Gathered:
    """The cells met so far."""

    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[tuple[int, int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, place: tuple[int, int, int]) -> int:
        """Add a cell, and return its offset."""
        start = self.length
        self.starts.append(start)
        self.places.append(place)
        self.texts.append(text)
        self.length += len(text) + 1
        return start

    @property
    def text(self) -> str:
        """Return all of them, each on a line."""
        return "".join(f"{text}\n" for text in self.texts)
