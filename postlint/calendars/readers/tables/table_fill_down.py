"""What the rows of a table take from those above them: the same again, days, networks, owners."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import field, replace
from itertools import groupby
from typing import Final

from postlint.calendars.dates.parse_dates import is_clock, is_open
from postlint.calendars.dates.spoken_dates import plain_time
from postlint.calendars.readers.tables.table_cells import Cell, channels_in_cell
from postlint.calendars.readers.tables.table_columns import OWNER
from postlint.calendars.readers.tables.table_ideas_and_free_days import (
    is_clearly_a_post,
    is_idea,
    keeps_day_free,
)
from postlint.calendars.readers.tables.table_networks import Line
from postlint.calendars.readers.tables.table_problems import of_all
from postlint.calendars.readers.threads_by_count_or_id import goes_on
from postlint.calendars.terms.field_names import is_language
from postlint.calendars.terms.network_names import NOT_SOCIAL
from postlint.calendars.terms.networks_meant import is_everywhere, meant_by_all
from postlint.calendars.terms.placeholders_and_dittos import is_ditto
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Entry, Node, Scalar, entry, mapping, said, scalars_of, sequence
from postlint.vocabulary import in_words

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

    ``undated`` are posts below a date that may not be of that day, and ``idle`` the lines of rows without a
    network that are no posts.
    """

    dates: list[Scalar] = field(default_factory=list)
    networks: list[Scalar] = field(default_factory=list)
    undated: list[Scalar] = field(default_factory=list)
    idle: list[int] = field(default_factory=list)

    def to(self, lines: Sequence[Line]) -> list[Line]:
        """Return ``lines`` with what stands above them, and without those that are no posts."""
        return list(self.with_dates(list(self._with_networks(lines))))

    def _with_networks(self, lines: Sequence[Line]) -> Iterator[Line]:
        posts = [line for line in lines if line.is_post()]
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
                yield line

    def with_dates(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Yield ``lines`` with the dates that stand above them: a time of day is one of the day above."""
        has_networks = any(line.networks() for line in lines)
        groups = list(_groups(lines))
        taken: set[Hashable] = set()
        for number, group in enumerate(groups, start=1):
            day = _day_of(group[0])
            is_closed = number < len(groups) and groups[number][0].cell("date") is not None
            are_its = _are_of_one_day(group) if has_networks else is_closed
            for line in group:
                slot = _slot(line, day)
                is_again = slot in taken
                taken |= {slot} if slot else set()
                waits = day and not line.cell("date") and line.is_post()
                if not day or not waits or (is_idea(line) and not line.cell("time")):
                    yield line
                elif not is_again and (line.cell("time") or are_its or not group[0].is_post()):
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


def _day_of(line: Line) -> Cell | None:
    """Return the date of a line; what is left open, as "TBC" leaves it, is none for the rows below."""
    day = line.cell("date")
    return None if day is None or is_open(day.value.text) else day


def _slot(line: Line, day: Cell | None) -> Hashable:
    """Return when, where and in which language a line goes out, or None where it does not say that.

    What would be there a second time is of another day, unless it goes on with a thread.
    """
    clock = line.cell("time")
    if day is None or clock is None or not is_clock(plain_time(clock.value.text)) or goes_on(line.text.text):
        return None
    languages = frozenset(cell.value.text for cell in line.filled if is_language(cell.value.text.strip()))
    where = line.networks()
    return (day.value.text.strip(), clock.value.text.strip(), where, languages) if where else None


def _are_of_one_day(group: Sequence[Line]) -> bool:
    """Tell whether all posts of ``group`` name networks, and none the same, as those of one day do."""
    named = [line.networks() for line in group if line.is_post() and not is_idea(line)]
    return all(named) and sum(map(len, named)) == len(frozenset[str]().union(*named))


@dataclass(slots=True)
class Owners:
    """The accounts of the owners, where there are several, and what is doubtful in rows that name none.

    ``networks`` are those that the table names, as a word for all of them means them, and ``house`` the
    team's own words for networks. ``from_above`` are rows that took the owner above them, ``without`` those
    that have none.
    """

    several: bool
    networks: Dict[str, str] = field(default_factory=dict)
    house: Dict[str, tuple[str, ...]] = field(default_factory=dict)
    accounts: dict[str, Node] = field(default_factory=dict)
    from_above: list[Scalar] = field(default_factory=list)
    without: list[Scalar] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[Line], house: Dict[str, tuple[str, ...]], *, several: bool) -> Owners:
        """Return those of a table with ``lines``."""
        cells = (cell.value.text for line in lines for cell in line.filled if cell.meaning == "channel")
        named = {name for text in cells for name in channels_in_cell(text)}
        meant = {channel for name in named for channel in house.get(in_words(name), (name,))}
        social = (one for one in meant if not is_everywhere(one) and in_words(one) not in NOT_SOCIAL)
        return cls(several, {one: one for one in sorted(social)}, house)

    def to(self, lines: Sequence[Line]) -> list[Line]:
        """Return ``lines`` with the owner above, where the rows of each owner stand together."""
        return list(self._handed_down(lines)) if self.several else [*lines]

    def _handed_down(self, lines: Sequence[Line]) -> Iterator[Line]:
        named = [cell.value.text.strip() for line in lines if (cell := line.cell(OWNER))]
        stand_together = len(list(groupby(named))) == len(set(named))
        above = None
        for line in lines:
            own = line.cell(OWNER)
            above = own or (None if line.headed else above)
            if own or not line.is_post():
                yield line
            elif above and stand_together:
                self.from_above.append(_words_of(line))
                yield replace(line, filled=(*line.filled, above))
            else:
                self.without.append(_words_of(line))
                yield line

    def accounts_on(self, owner: Scalar | None, channels: Node | None, place: Node) -> Iterator[Entry]:
        """Yield the accounts that one of several owners has on the networks of a post, or nobody has.

        Beside a word for all networks of which nothing says which these are, the owner is one without any.
        """
        name = owner.text.strip() if owner else ""
        written = scalars_of(channels)
        named = [network for channel in written for network in self._meant(channel)]
        keys: list[Node] = []
        for channel in named:
            key = said(owner or channel, f"{name} {channel.text}".strip())
            self.accounts.setdefault(key.text, mapping(key, channel=channel))
            keys.append(key)
        if owner and not keys:
            keys = [said(owner, name)]
            self.accounts |= {name: mapping(keys[0])} if written else {}
        if keys:
            yield entry("accounts", sequence(keys, owner or place))
        if channels and not named:
            yield entry("channel", channels)

    def _meant(self, channel: Scalar) -> Iterator[Scalar]:
        own = self.house.get(in_words(channel.text))
        if own and own != ("other",):
            yield from (said(channel, network) for network in own)
        elif own or not is_everywhere(channel.text):
            yield channel
        else:
            yield from (said(channel, network) for network in meant_by_all(channel.text, self.networks))

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield one diagnostic for all rows of a kind."""
        yield from of_all(
            self.from_above,
            "stands without a client or brand, and counts as of the one above",
            "Write whose it is in each row to settle it.",
            "reading/network-from-above",
        )
        yield from of_all(
            self.without,
            "names no client or brand, though others do, so this post is on none of their accounts",
            "Write whose it is, or delete the row if it is no post.",
            "reading/no-network",
        )


def _words_of(line: Line) -> Scalar:
    text = line.cell("text")
    return text.value if text else line.text
