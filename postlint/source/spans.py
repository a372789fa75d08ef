"""Where something stands in a file: sources and spans."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import field
from functools import cached_property
from itertools import chain
from typing import Final, Generic, TypeVar

from postlint.records import dataclass

T = TypeVar("T")
_LINE_END: Final = re.compile(r"\r\n?|\n")


def with_plain_line_ends(text: str) -> str:
    """Return ``text`` with a line feed for each end of a line, whichever of the three ways it was written."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count characters from 1; the end is exclusive.

    Line 0 stands for a file as a whole, when there is no better place to point at. In a workbook, lines are
    rows and columns are columns of the ``sheet``.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    sheet: str = ""

    @classmethod
    def of_file(cls, path: str) -> Span:
        """Return the span that points at the file ``path`` as a whole."""
        return cls(path, 0, 0, 0, 0)

    @property
    def is_file(self) -> bool:
        """Tell whether this span points at a file as a whole."""
        return self.line == 0

    @property
    def cell(self) -> str:
        """Return where in a workbook it is, as spreadsheets say it: ``June!C7``."""
        letters, number = "", self.column
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{self.sheet}!{letters}{self.line}"

    @property
    def place(self) -> str:
        """Return it as people know it: the file, and the line or cell in it."""
        if self.is_file:
            return self.path
        return f"{self.path}:{self.cell if self.sheet else self.line}"


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A value and where it is written."""

    value: T
    span: Span = field(compare=False)


@dataclass(frozen=True)
class Source:
    """The decoded text of one file, with a table of its line starts; ``encoding`` is what its bytes were.

    Only LF, CRLF and CR end a line; U+0085, U+2028 and U+2029 do not, as in every editor.
    """

    path: str
    text: str = field(repr=False)
    encoding: str = field(default="utf-8", kw_only=True)

    @cached_property
    def _line_starts(self) -> array[int]:
        return array("q", chain((0,), (end.end() for end in _LINE_END.finditer(self.text))))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of the character at ``offset``."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the span from offset ``start`` up to, not including, ``end``."""
        starts = self._line_starts
        first, last = bisect_right(starts, start), bisect_right(starts, end)
        return Span(self.path, first, start - starts[first - 1] + 1, last, end - starts[last - 1] + 1)

    def line_start(self, number: int) -> int:
        """Return the offset at which line ``number`` (from 1) begins."""
        return self._line_starts[number - 1]

    def line(self, number: int) -> str:
        """Return line ``number`` (from 1) without its line break; "" where there is none."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        last = self._line_starts[number] if number < len(self._line_starts) else None
        return self.text[self._line_starts[number - 1] : last].rstrip("\r\n")

    def moved_in(self, offset: int) -> int:
        """Return how many blanks stand in front of an offset that begins a line but for them, else 0."""
        blank = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return 0 if blank.strip(" \t") else len(blank)
