"""On which networks the posts of a table go out: by a column, by all that it names, or by the sheet."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from postlint.calendars.readers.tables.table_cells import Cell, channels_in_cell
from postlint.calendars.readers.tables.table_columns import ACCOUNT_ON_NETWORK, DATE_ON_NETWORK, FLAG
from postlint.calendars.readers.tables.table_model import Row, Table
from postlint.calendars.value_words import all_but, channels_in
from postlint.source.tree import Scalar, said
from postlint.vocabulary import in_words

_TWO: Final = 2
_ALL: Final = frozenset(
    {
        *("all", "all channels", "all platforms", "all networks", "all social", "all socials", "everywhere"),
        *("alle", "alle kanäle", "alle kanalen", "todas", "todos", "todas las redes", "todos os canais"),
        *("tous", "toutes", "tous les réseaux", "tutti", "tutte", "tutti i canali"),
    }
)
_LONGEST_TITLE: Final = 4
_BOTH: Final = frozenset({"both", "beide", "ambos", "ambas", "les deux", "entrambi"})


@dataclass(frozen=True, slots=True)
class Networks:
    """The networks of one table: ``named`` in its cells, and that ``of_all`` its posts where one is known."""

    named: tuple[str, ...]
    of_all: str | None
    told_by_headings: bool = True

    @classmethod
    def of(cls, table: Table) -> Networks:
        """Return those of ``table``."""
        numbers = [n for n, column in enumerate(table.columns) if column.meaning == "channel"]
        cells = {row[n].text for row in table.rows for n in numbers if n < len(row)}
        named = tuple(sorted({channel for cell in cells for channel in channels_in(cell)}))
        of_all = table.form.says.get("channel") or _of_sheet(table)
        return cls(
            named, of_all, not (of_all or table.has("channel", FLAG, ACCOUNT_ON_NETWORK, DATE_ON_NETWORK))
        )

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
        word = in_words(values[0].text) if values else ""
        but = (values and all_but(values[0].text)) or frozenset()
        if but and (others := [channel for channel in self.named if channel not in but]):
            found = [(values[0], channel) for channel in others]
        elif len(self.named) > 1 and (word in _ALL or (word in _BOTH and len(self.named) == _TWO)):
            found = [(values[0], channel) for channel in self.named]
        elif values:
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
