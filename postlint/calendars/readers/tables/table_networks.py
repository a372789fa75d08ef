"""On which networks the posts of a table go out: by a column, by all that it names, or by the sheet."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from typing import Final

from postlint.calendars.readers.tables.table_cells import Cell, channels_in_cell
from postlint.calendars.readers.tables.table_columns import ACCOUNT_ON_NETWORK, DATE_ON_NETWORK, FLAG
from postlint.calendars.readers.tables.table_model import Row, Table
from postlint.calendars.value_words import channels_in
from postlint.records import dataclass
from postlint.source.tree import Scalar, said

_LONGEST_TITLE: Final = 4


@dataclass(frozen=True, slots=True)
class Networks:
    """The networks of one table: that ``of_all`` its posts where one is known."""

    of_all: str | None
    told_by_headings: bool = True

    @classmethod
    def of(cls, table: Table) -> Networks:
        """Return those of ``table``."""
        of_all = table.form.says.get("channel") or _of_sheet(table)
        return cls(of_all, not (of_all or table.has("channel", FLAG, ACCOUNT_ON_NETWORK, DATE_ON_NETWORK)))

    def above(self, table: Table) -> list[Scalar]:
        """Return the network that the title right above the table names, where only titles name any."""
        titles = [cell for row in table.above for cell in row if cell.text.strip()]
        return self._titled(titles[-1:])

    def headed_by(self, filled: Sequence[Cell]) -> Scalar | None:
        """Return the network of the rows below one that says nothing but its name."""
        return next(iter(self._titled([cell.value for cell in filled])), None)

    def _titled(self, cells: Sequence[Scalar]) -> list[Scalar]:
        if not self.told_by_headings or len(cells) != 1 or len(cells[0].text.split()) > _LONGEST_TITLE:
            return []
        named = channels_in(cells[0].text)
        return [said(cells[0], named[0])] if len(named) == 1 else []

    def in_row(self, row: Row, cells: Dict[str, Sequence[Scalar]]) -> list[Scalar]:
        """Return the networks of the post in ``row``, whose ``cells`` are by what their columns stand for."""
        if self.of_all:
            return [said(row[0], self.of_all)]
        values = cells.get("channel", ())
        if values:
            found = [(value, channel) for value in values for channel in channels_in_cell(value.text)]
        else:
            accounts = cells.get(ACCOUNT_ON_NETWORK, ())
            found = [(account, channel) for account in accounts for channel in channels_in(account.text)]
        return [said(value, channel) for value, channel in dict.fromkeys(found)]


def _of_sheet(table: Table) -> str | None:
    """Return the network by which the sheet is called, where its table names none."""
    sheet = table.columns[0].cell.span.sheet
    named = channels_in(sheet) if sheet and not table.has("channel", FLAG, ACCOUNT_ON_NETWORK) else ()
    return named[0] if len(named) == 1 else None
