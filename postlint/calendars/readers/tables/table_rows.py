"""The rows of a table as lines of a plan: which are posts, and what they take from those above them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import Final

from postlint.calendars.dates.parse_dates import is_clock, is_open
from postlint.calendars.dates.spoken_dates import plain_time
from postlint.calendars.field_names import is_language
from postlint.calendars.readers.joined_threads import goes_on
from postlint.calendars.readers.tables.table_cells import Cell, channels_in_cell
from postlint.calendars.readers.tables.table_columns import ACCOUNT_ON_NETWORK, FLAG
from postlint.calendars.readers.tables.table_model import Row, of_all
from postlint.calendars.readers.tables.table_versions import versions
from postlint.calendars.stand_ins import is_ditto
from postlint.calendars.status_words import status_in
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Scalar, said
from postlint.vocabulary import in_words

_NOTHING_POSTED: Final = re.compile(
    r"\b(?:no (?:posts?|posting|publication)|nothing (?:scheduled|planned|to post)|nicht posten|no publicar"
    r"|kein(?:e|en)? (?:posts?|beitr\w+)|s[ei][mn] (?:posts?|publica\w+)|pas de (?:posts?|publication)"
    r"|rien (?:de prévu|à publier)|nessun(?:a)? (?:post|pubblicazione)|geen (?:posts?|bericht\w*))\b",
    re.IGNORECASE,
)
_FREE_DAY: Final = re.compile(
    r"\b(?:closed|holidays?|day off|off-?site|feiertag|ferien|betriebs\w+|geschlossen|urlaub|festivo|feriado"
    r"|cerrado|vacaciones|férié|congés?|fermé|vacances|ferie|festa|chiuso|chiusura|fechado|férias|feestdag"
    r"|gesloten|vakantie|vrij)\b",
    re.IGNORECASE,
)
_ALL: Final = frozenset({"all", "both"})
_WHERE: Final = frozenset({"channel", "account", ACCOUNT_ON_NETWORK})
_WORDS_OF_NO_POST: Final = 4
_WORDS_OF_A_POST: Final = 8
_OF_A_POST: Final = re.compile(r"[#@]\w|https?://|[?!]")
_BESIDE_A_POST: Final = frozenset({"media", "alt", "link", "hashtags", "first_comment", "cta"})
_GOES_OUT: Final = frozenset({"approved", "scheduled", "published"})

_TWO: Final = 2
_DITTOS: Final = frozenset({"date", "time", "channel", "account", "status", "text"})
"""What stands in columns in which a sign may say that it is as above."""


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


def _is_undecided(line: Line) -> bool:
    """Tell whether a line leaves open on which networks it goes out: "TBD", "various"."""
    cell = line.cell("channel")
    written = cell.value.text if cell else ""
    return bool(written) and not channels_in_cell(written) and in_words(written) not in _ALL


def _is_idea(line: Line) -> bool:
    """Tell whether a line is only an idea, of which no date is expected."""
    status = line.cell("status")
    return status is not None and status_in(status.value.text) == "idea"


def says_nothing_goes_out(filled: Sequence[Cell]) -> bool:
    """Tell whether the text of a row is nothing but words for that: "No post (holiday)"."""
    text = next((cell.value.text.strip() for cell in filled if cell.meaning == "text"), "")
    return (
        bool(_NOTHING_POSTED.match(text)) and len(text.split()) <= _WORDS_OF_NO_POST and text[-1] not in "!?"
    )


def _keeps_day_free(line: Line) -> bool:
    """Tell whether a line says that nothing goes out, or why."""
    text = line.text.text
    is_short = len(text.split()) < _WORDS_OF_A_POST
    return bool(_NOTHING_POSTED.search(text) or (is_short and _FREE_DAY.search(text)))


def _is_clearly_a_post(line: Line) -> bool:
    """Tell whether a line without a network is a post all the same, by its text and what stands beside it."""
    if _keeps_day_free(line):
        return False
    status = line.cell("status")
    text = line.text.text
    return (
        len(text.split()) >= _WORDS_OF_A_POST
        or _OF_A_POST.search(text) is not None
        or any(line.cell(meaning) for meaning in _BESIDE_A_POST)
        or (status is not None and status_in(status.value.text) in _GOES_OUT)
    )


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
        self.nowhere += [line.text for line in posts if _is_undecided(line)]
        nameless = {line.number for line in posts if not line.networks()}
        if not nameless or len(nameless) == len(posts):
            yield from lines
            return
        is_merged = _is_merged([line for line in posts if not _keeps_day_free(line)], nameless)
        are_few = len(nameless) * _TWO <= len(posts)
        above = None
        for line in lines:
            if line.number not in nameless:
                above = line.cell("channel") or (None if line.headed else above)
                yield line
            elif is_merged and above and not line.headed and not _keeps_day_free(line):
                self.networks.append(line.filled[0].value)
                yield replace(line, filled=(*line.filled, above))
            elif _keeps_day_free(line) or (are_few and not _is_clearly_a_post(line)):
                self.idle.append(line.number)
            else:
                self.nowhere.append(line.text)
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
                if not day or not waits or (_is_idea(line) and not line.cell("time")):
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
    named = [line.networks() for line in group if line.is_post() and not _is_idea(line)]
    return all(named) and sum(map(len, named)) == len(frozenset[str]().union(*named))
