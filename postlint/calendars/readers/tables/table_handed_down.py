"""What the rows of a table take from those above: dates and networks that stand once for several posts.

Spreadsheets merge such cells, and write them into a CSV file with blanks below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import Final

from postlint.calendars.readers.tables.table_cells import Cell
from postlint.calendars.readers.tables.table_lines import (
    Line,
    is_clearly_a_post,
    is_idea,
    is_undecided,
    keeps_day_free,
)
from postlint.calendars.readers.tables.table_sayings import of_all
from postlint.calendars.stand_ins import is_ditto
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Scalar, said

_TWO: Final = 2
_DITTOS: Final = frozenset({"date", "time", "channel", "account", "status", "text"})
"""What stands in columns in which a sign may say that it is as above."""


@dataclass(slots=True)
class Dittos:
    """What stood last in each column, for cells that say that it is the same again."""

    above: dict[int, Scalar] = field(default_factory=dict)

    def written_out(self, filled: Iterable[Cell]) -> Iterator[Cell]:
        """Yield the cells of a row, with what is above in place of a ditto."""
        for cell in filled:
            place = cell.column.start
            if cell.meaning in _DITTOS and is_ditto(cell.value.text) and place in self.above:
                yield replace(cell, value=said(cell.value, self.above[place].text))
            else:
                self.above[place] = cell.value
                yield cell


@dataclass(slots=True)
class HandedDown:
    """What rows took, by their first cells, and what of it is doubtful.

    ``undated`` are posts below a date that may not be of that day, ``nowhere`` posts that name no network
    though others do, and ``idle`` the lines of rows without a network that are no posts.
    """

    dates: list[Scalar] = field(default_factory=list)
    networks: list[Scalar] = field(default_factory=list)
    undated: list[Scalar] = field(default_factory=list)
    nowhere: list[Scalar] = field(default_factory=list)
    idle: list[int] = field(default_factory=list)

    def to(self, lines: Sequence[Line]) -> list[Line]:
        """Return ``lines`` with what stands above them, and without those that are no posts."""
        return list(self.with_dates(list(self._with_networks(lines))))

    def _with_networks(self, lines: Sequence[Line]) -> Iterator[Line]:
        posts = [line for line in lines if line.is_post()]
        self.nowhere += [line.text for line in posts if is_undecided(line)]
        nameless = {line.number for line in posts if not line.networks()}
        if not nameless or len(nameless) == len(posts):
            yield from lines
            return
        is_merged = _is_merged([line for line in posts if not keeps_day_free(line)], nameless)
        are_few = len(nameless) * _TWO <= len(posts)
        above = None
        for line in lines:
            if line.number not in nameless:
                above = line.cell("channel") or (None if line.headed else above)
                yield line
            elif is_merged and above and not line.headed and not keeps_day_free(line):
                self.networks.append(line.filled[0].value)
                yield replace(line, filled=(*line.filled, above))
            elif keeps_day_free(line) or (are_few and not is_clearly_a_post(line)):
                self.idle.append(line.number)
            else:
                self.nowhere.append(line.text)
                yield line

    def with_dates(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Yield ``lines`` with the dates that stand above them: a time of day is one of the day above."""
        has_networks = any(line.networks() for line in lines)
        groups = list(_groups(lines))
        for number, group in enumerate(groups, start=1):
            day = group[0].cell("date")
            is_closed = number < len(groups) and groups[number][0].cell("date") is not None
            are_its = _are_of_one_day(group) if has_networks else is_closed
            for line in group:
                waits = day and not line.cell("date") and line.is_post()
                if not day or not waits or (is_idea(line) and not line.cell("time")):
                    yield line
                elif line.cell("time") or are_its or not group[0].is_post():
                    self.dates.append(line.filled[0].value)
                    yield replace(line, filled=(*line.filled, day))
                else:
                    self.undated.append(line.text)
                    yield line

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield one diagnostic for all rows of a kind."""
        yield from of_all(
            self.dates,
            "stands without a date, and counts as of the day above",
            "Write the date in each row to settle it.",
            "reading/date-from-above",
        )
        yield from of_all(
            self.networks,
            "stands without a network, and counts as one of the network above",
            "Write the network in each row to settle it.",
            "reading/network-from-above",
        )
        yield from of_all(
            self.undated,
            "stands below a date and has none, so this post counts as undated",
            "Write the date in each row or, where there is none yet, a status such as idea.",
            "reading/date-maybe-above",
        )
        yield from of_all(
            self.nowhere,
            "names no network, though others in this table do, so this post is on none of their accounts",
            "Name its network, or delete the row if it is no post.",
            "reading/no-network",
        )


def _is_merged(posts: Sequence[Line], nameless: set[int]) -> bool:
    """Tell whether networks stand once for several posts: most of those that are named have others below."""
    named = [number for number, line in enumerate(posts) if line.number not in nameless]
    with_some = [n for n in named if n + 1 < len(posts) and posts[n + 1].number in nameless]
    blanks = sum(line.number in nameless for line in posts)
    return blanks >= _TWO and len(with_some) * _TWO > len(named)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines from one date, or heading, to the next."""
    group: list[Line] = []
    for line in lines:
        if group and (line.cell("date") or line.headed):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _are_of_one_day(group: Sequence[Line]) -> bool:
    """Tell whether all posts of ``group`` name networks, and none the same, as those of one day do."""
    named = [line.networks() for line in group if line.is_post() and not is_idea(line)]
    return all(named) and sum(map(len, named)) == len(frozenset[str]().union(*named))
