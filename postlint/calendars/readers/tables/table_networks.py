"""On which networks the posts of a row go out, each with its own text and day; and those of the table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import replace
from datetime import date
from typing import Final

from postlint.calendars.dates.parse_dates import LIKE_A_DATE, NoDateError, parse_when
from postlint.calendars.readers.tables.table_cells import (
    Cell,
    answer,
    channels_in_cell,
    is_content,
    network_of,
)
from postlint.calendars.readers.tables.table_columns import (
    ACCOUNT_ON_NETWORK,
    DATE_ON_NETWORK,
    FLAG,
    WENT_OUT,
)
from postlint.calendars.readers.tables.table_model import Row, Table
from postlint.calendars.readers.tables.table_status import is_true
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.terms.placeholders_and_dittos import refers_elsewhere, text_meant
from postlint.records import dataclass
from postlint.source.tree import Scalar, said
from postlint.vocabulary import PUBLISHED

_OF_ONE_NETWORK: Final = frozenset({DATE_ON_NETWORK, WENT_OUT, "status"})
_ACCOUNTS: Final = frozenset({"account", "accounts", ACCOUNT_ON_NETWORK})
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T")
_WHERE: Final = frozenset({"channel", "account", ACCOUNT_ON_NETWORK})
_LONGEST_TITLE: Final = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its filled cells, and the network that a heading above names.

    The first below a heading is ``headed``: nothing above that holds for it.
    """

    row: Row
    filled: tuple[Cell, ...]
    head: tuple[Scalar, ...] = ()
    headed: bool = False

    @property
    def number(self) -> int:
        """Return the number of its line in the file."""
        return self.row[0].span.line

    @property
    def text(self) -> Scalar:
        """Return the cell with its text, else its first one."""
        texts = (cell.value for cell in self.filled if cell.meaning in {"text", FLAG})
        return next(texts, self.filled[0].value)

    def cell(self, meaning: str) -> Cell | None:
        """Return the first cell that stands for ``meaning``."""
        return next((cell for cell in self.filled if cell.meaning == meaning), None)

    def is_post(self) -> bool:
        """Tell whether there is anything in it to post."""
        return next(versions([*self.filled]), None) is not None

    def networks(self) -> frozenset[str]:
        """Return the networks that it names, or what it says in their place, such as "all" or an account."""
        cells = (cell.value.text for cell in self.filled if cell.meaning in _WHERE)
        named = {channel for text in cells for channel in channels_in_cell(text) or [text]}
        ticked = {channel.text for _, channels in versions([*self.filled]) for channel in channels}
        return frozenset(named | ticked | {channel.text for channel in self.head})


def versions(filled: list[Cell]) -> Iterator[tuple[list[Cell], list[Scalar]]]:
    """Yield the cells of each post in a row, with the networks that columns of theirs name."""
    filled = _with_account(filled)
    flags = [cell for cell in filled if cell.meaning == FLAG]
    others = [cell for cell in filled if cell.meaning != FLAG]
    texts = [cell for cell in flags if answer(cell) is None]
    alone = [cell for cell in others if cell.meaning in _OF_ONE_NETWORK and cell.channel]
    if alone and not texts:
        beside = [cell for cell in others if cell not in alone]
        for channel in dict.fromkeys(cell.channel for cell in alone):
            own = [cell for cell in alone if cell.channel == channel]
            yield [*_on_one(own, beside), *beside], [network_of(own[0])]
        if elsewhere := _other_networks(filled, alone):
            yield beside, elsewhere
        return
    if not texts:
        if any(is_content(cell) for cell in others):
            yield others, [network_of(cell) for cell in flags if answer(cell)]
        return
    rest = [cell for cell in others if cell.meaning != "text"]
    said_of = defaultdict[str | None, list[Cell]](list)
    for cell in rest:
        said_of[cell.channel].append(cell)
    beside = said_of[None]
    for cell in texts:
        network = network_of(cell)
        # What is said of one network counts before what is said of all.
        own = said_of.get(network.text, [])
        yield [*_on_one(own, beside), *beside, replace(cell, meaning="text")], [network]
    elsewhere = _other_networks(filled, texts)
    if elsewhere and len(rest) < len(others):
        yield [cell for cell in others if cell.channel is None], elsewhere


def _with_account(filled: list[Cell]) -> list[Cell]:
    """Return the cells of a row; beside an account, what is said of networks not named means nothing here."""
    if not any(cell.meaning in _ACCOUNTS for cell in filled):
        return filled
    texts = {network_of(cell).text for cell in filled if cell.meaning == FLAG and answer(cell) is None}
    goes_to = texts | {channel.text for channel in _other_networks(filled, [])}
    return [
        replace(cell, meaning=None, channel=None)
        if cell.meaning in _OF_ONE_NETWORK and cell.channel and cell.channel not in goes_to
        else cell
        for cell in filled
    ]


def with_days_past(cells: list[Cell]) -> list[Cell]:
    """Return the cells of a row without a day below "Posted?" that is before the day of the post."""
    days = [day for cell in cells if cell.meaning == "date" and (day := _day_in(cell))]
    return [
        cell
        for cell in cells
        if cell.meaning != WENT_OUT or not (days and (day := _day_in(cell)) and day < days[0])
    ]


def _day_in(cell: Cell) -> date | None:
    try:
        return parse_when(cell.value.text.strip(), None).date
    except NoDateError:
        return None


def _on_one(own: list[Cell], beside: list[Cell]) -> Iterator[Cell]:
    """Yield what a row says of one network alone in the words for a post; ``beside`` is what it says of all.

    The day on which a post went out is its day where no other is told.
    """
    dates = [cell for cell in (*own, *beside) if cell.meaning in {"date", DATE_ON_NETWORK}]
    for cell in own:
        if cell.meaning == DATE_ON_NETWORK:
            yield replace(cell, meaning="date")
        elif cell.meaning != WENT_OUT:
            yield cell
        elif LIKE_A_DATE.fullmatch(cell.value.text) or _MOMENT.match(cell.value.text):
            yield replace(cell, meaning="status", value=said(cell.value, PUBLISHED))
            if not dates:
                yield replace(cell, meaning="date")
        elif is_true([cell.value]):
            yield replace(cell, meaning="status", value=said(cell.value, PUBLISHED))


def _other_networks(filled: list[Cell], texts: list[Cell]) -> list[Scalar]:
    """Return the networks on which a row goes out with the text for all of them, beside its own ``texts``."""
    ticked = [network_of(cell) for cell in filled if cell.meaning == FLAG and answer(cell)]
    named = [
        said(cell.value, channel)
        for cell in filled
        if cell.meaning == "channel"
        for channel in channels_in(cell.value.text)
    ]
    own = {network_of(cell).text for cell in texts}
    return [channel for channel in (*ticked, *named) if channel.text not in own]


def has_homeless_text(filled: list[Cell]) -> bool:
    """Tell whether a row has a text beside those for networks, and says of no network that it goes there."""
    texts = [cell for cell in filled if cell.meaning == FLAG and answer(cell) is None]
    has_one = any(cell.meaning == "text" for cell in filled)
    return bool(texts) and has_one and not _other_networks(filled, texts)


def with_texts_meant(filled: list[Cell]) -> tuple[list[Cell], bool]:
    """Return the cells of a row with the texts that "same as X" refers to, and whether some refer to none.

    A cell that does not say plainly which text is meant is left out.
    """
    found = [cell for cell in filled if cell.meaning == FLAG and refers_elsewhere(cell.value.text)]
    texts = {
        network_of(cell).text: cell.value.text
        for cell in filled
        if cell.meaning == FLAG and cell not in found and answer(cell) is None
    }
    meant = {id(cell): text_meant(cell.value.text, texts) for cell in found}
    cells = [
        replace(cell, value=said(cell.value, text)) if (text := meant.get(id(cell))) else cell
        for cell in filled
        if id(cell) not in meant or meant[id(cell)] is not None
    ]
    return cells, None in meant.values()


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
