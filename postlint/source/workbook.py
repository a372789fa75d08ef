"""Workbooks (.xlsx, .ods) to located rows of cells, as the parser of CSV gives them.

Every cell becomes text as people see it in a cell: numbers without a needless fraction, dates with the year
first. Of a formula, its last result counts.
"""

from __future__ import annotations

import datetime
import io
from bisect import bisect_right
from dataclasses import field
from typing import TYPE_CHECKING, Final

from postlint.records import dataclass
from postlint.source.budgets import MAX_STRINGS
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source, Span
from postlint.source.tree import Node, Parsed, Scalar, Sequence

if TYPE_CHECKING:
    from typing import TypeAlias

    from python_calamine import CalamineSheet

    from postlint.source.workbook_marks import Marks

    _Value: TypeAlias = (
        int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
    )


@dataclass(frozen=True)
class Cells(Source):
    """The texts of cells: ``starts`` are their offsets, ``places`` are where.

    A place is the number of a sheet, a row and a column, all but the first from 1; ``names`` are those of
    the sheets.
    """

    starts: tuple[int, ...] = field(default=(), repr=False)
    places: tuple[tuple[int, int, int], ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the row and the column of the cell at ``offset``."""
        return self._place(offset)[1:]

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


_NAMED: Final = 5
"""How many cells a problem names."""


@dataclass(frozen=True)
class Workbook(Cells):
    """The cells of a workbook: ``rows`` holds the numbers of those of each sheet, row by row.

    ``failing`` is where formulas gave nothing, ``hidden`` are the names of sheets that nobody sees,
    ``hidden_rows`` rows of sheets, and ``struck`` is where cells are struck out.
    """

    rows: tuple[tuple[range, ...], ...] = field(default=(), repr=False)
    failing: tuple[tuple[str, int, int], ...] = field(default=(), repr=False)
    hidden: frozenset[str] = frozenset()
    hidden_rows: frozenset[tuple[str, int]] = field(default=frozenset(), repr=False)
    struck: frozenset[tuple[str, int, int]] = field(default=frozenset(), repr=False)


def decode(data: bytes, name: str, limit: int) -> Source | Diagnostic:
    """Return the cells of the workbook in ``data``, or why they cannot be read."""
    # Nothing heavy is imported before it is needed.
    from postlint.source.workbook_marks import marks_in
    from postlint.source.workbook_size import TOO_LONG, why_not_read

    if why := why_not_read(data, limit):
        return Diagnostic(Span.of_file(name), *why)
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    gathered = _Gathered()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheet_names:
            gathered.add_sheet(sheet, book.get_sheet_by_name(sheet))
    except _TooLongError:
        return Diagnostic(Span.of_file(name), *TOO_LONG)
    except (CalamineError, ValueError, OSError) as error:
        return Diagnostic(Span.of_file(name), f"This workbook cannot be read: {error}.", "reading/workbook")
    except BaseException as error:
        # Where the library that reads it gives up, what it raises is no Exception, and has no name to import.
        if type(error).__name__ != "PanicException":
            raise
        return Diagnostic(
            Span.of_file(name), "This workbook cannot be read. Save it anew.", "reading/workbook"
        )
    hidden = frozenset(
        sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible
    )
    return gathered.workbook(name, marks_in(data), hidden)


def parse(source: Source) -> Parsed:
    """Return the sheets of a workbook as one document: a list of them, each a list of rows of cells."""
    if not isinstance(source, Workbook):
        return Parsed(source)
    sheets = tuple(_sheet(source, rows) for rows in source.rows if rows)
    end = len(source.text)
    problems = (_failing(source),) if source.failing else ()
    return Parsed(source, (Sequence(sheets, source, 0, end),) if sheets else (), problems=problems)


def _sheet(book: Workbook, rows: tuple[range, ...]) -> Sequence:
    made: list[Node] = []
    for row in rows:
        cells = tuple(_cell(book, number) for number in row)
        made.append(Sequence(cells, book, cells[0].start, cells[-1].end))
    start, end = (made[0], made[-1]) if made else (None, None)
    return Sequence(tuple(made), book, start.start if start else 0, end.end if end else 0)


def _cell(book: Workbook, number: int) -> Scalar:
    start = book.starts[number]
    end = (book.starts[number + 1] if number + 1 < len(book.starts) else len(book.text)) - 1
    text = book.text[start:end]
    return Scalar(text, text, "plain", book, start, end)


def _failing(book: Workbook) -> Diagnostic:
    spans = [Span(book.path, row, column, row, column + 1, sheet) for sheet, row, column in book.failing]
    named = ", ".join(span.cell for span in spans[:_NAMED]) + (" …" if len(spans) > _NAMED else "")
    cells = "A formula fails" if len(spans) == 1 else f"{len(spans)} formulas fail"
    return Diagnostic(
        spans[0],
        f"{cells} here ({named}), so that these cells count as empty. Mend the workbook.",
        "reading/formula",
    )


class _TooLongError(Exception):
    """The cells hold longer texts than are read, those that were merged among them."""


@dataclass(slots=True)
class _Gathered(Gathered):
    """The cells met so far, by sheet and row."""

    names: list[str] = field(default_factory=list)
    rows: list[tuple[range, ...]] = field(default_factory=list)

    def add_sheet(self, name: str, sheet: CalamineSheet) -> None:
        """Add the rows of a sheet; those without anything in them are left out.

        Raises:
            _TooLongError: if the texts of all rows so far are longer than is read.
        """
        first_row, first_column = sheet.start or (0, 0)
        values = sheet.to_python(skip_empty_area=True)
        _fill_merged(values, sheet, first_row, first_column)
        rows: list[range] = []
        for row, cells in enumerate(values, start=first_row + 1):
            texts = [_text(value) for value in cells]
            if any(texts):
                begin = len(self.texts)
                for column, text in enumerate(texts, start=first_column + 1):
                    self.add(text, (len(self.names), row, column))
                rows.append(range(begin, len(self.texts)))
            if self.length > MAX_STRINGS:
                raise _TooLongError
        self.names.append(name)
        self.rows.append(tuple(rows))

    def workbook(self, name: str, marks: Marks, hidden: frozenset[str]) -> Workbook:
        """Return all of it."""
        return Workbook(
            name,
            self.text,
            tuple(self.starts),
            tuple(self.places),
            tuple(self.names),
            tuple(self.rows),
            marks.failing,
            hidden,
            marks.hidden,
            marks.struck,
        )


def _fill_merged(values: list[list[_Value]], sheet: CalamineSheet, first_row: int, first_column: int) -> None:
    """Give each row what a cell says that was merged over several; titles reach over columns only."""
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        row, column = top - first_row, left - first_column
        if 0 <= row < len(values) and 0 <= column < len(values[row]):
            for below in range(row + 1, min(bottom - first_row + 1, len(values))):
                values[below][column] = values[row][column]


def _text(value: object) -> str:
    """Return what a cell holds as text."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, datetime.datetime | datetime.time):
        return value.strftime(_FORMS[type(value)])
    return str(value)


_FORMS: Final = {datetime.datetime: "%Y-%m-%d %H:%M", datetime.time: "%H:%M"}
