"""Where a kind goes in a table: into the column for kinds, which is added where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dict

from postlint.calendars.edits.insertions import KEY, Insertion, Wanted
from postlint.calendars.readers.tables.table_header import find_table
from postlint.calendars.readers.tables.table_model import NoTable, Row, Table, rows_of
from postlint.source.csv_parser import dividing, rows_from
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source
from postlint.source.tree import Parsed
from postlint.vocabulary import Kind


class Rows:
    """The rows of a table, each of which may be a post; ``columns`` are the house's own names for columns."""

    def __init__(self, parsed: Parsed, columns: Dict[str, str]) -> None:
        self._source = parsed.source
        rows = (rows_of(parsed.documents[0]) if parsed.documents else None) or []
        self._starts = frozenset(row[0].start for row in rows)
        self._table = find_table(rows, columns)

    def holder_of(self, offset: int) -> int | None:
        """Return where the row begins that the post at ``offset`` stands in, or None."""
        return offset if offset in self._starts else None

    def insertions(self, wanted: Sequence[Wanted]) -> list[Insertion] | None:
        """Return the cells to put in for the rows, and the column for them; None where there can be none.

        The forms of scheduling tools have no such column.
        """
        table = self._table
        if isinstance(table, NoTable) or table.form.tool or any(one.way for one in wanted):
            return None
        kinds = {one.holder: one.kind for one in wanted}
        _, delimiter = dividing(self._source)
        number = next((n for n, column in enumerate(table.columns) if column.meaning == KEY), None)
        if number is None:
            return list(_with_column(self._source, table, kinds, delimiter))
        quote = _quote(table)
        rows = (row for row in table.rows if row[0].start in kinds)
        return [_in_column(row, number, f"{quote}{kinds[row[0].start]}{quote}", delimiter) for row in rows]


def _in_column(row: Row, number: int, word: str, delimiter: str) -> Insertion:
    """Return the word for a cell that is empty, or for one that a short row lacks."""
    if number >= len(row):
        return Insertion(row[-1].end, delimiter * (number - len(row) + 1) + word)
    cell = row[number]
    if cell.style == "double":
        return Insertion(cell.start + 1, word.strip('"'))
    return Insertion(cell.start, word)


def _with_column(source: Source, table: Table, kinds: Dict[int, Kind], delimiter: str) -> Iterator[Insertion]:
    """Yield a cell more for each row that is as wide as the header, so that all stay of one width."""
    header, quote = table.columns[0].cell.start, _quote(table)
    width = len(table.columns)
    for row in rows_from(source, header, delimiter):
        if isinstance(row, Diagnostic):
            return
        start = row[0].start
        word = KEY if start == header else kinds.get(start, "")
        if word or len(row) == width > 1:
            yield Insertion(row[-1].end, delimiter * max(1, width - len(row) + 1) + f"{quote}{word}{quote}")


def _quote(table: Table) -> str:
    """Return the quote that stands around all cells, if one does around all names of columns."""
    return '"' if all(column.cell.style == "double" for column in table.columns) else ""
