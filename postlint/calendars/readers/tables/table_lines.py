"""The rows of a table as lines of a plan: which are posts, on what networks, and which keep a day free."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from postlint.calendars.readers.tables.table_cells import Cell, channels_in_cell, versions
from postlint.calendars.readers.tables.table_columns import ACCOUNT_ON_NETWORK, FLAG
from postlint.calendars.readers.tables.table_model import Row
from postlint.calendars.value_words import status_in
from postlint.records import dataclass
from postlint.source.tree import Scalar
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


def is_undecided(line: Line) -> bool:
    """Tell whether a line leaves open on which networks it goes out: "TBD", "various"."""
    cell = line.cell("channel")
    written = cell.value.text if cell else ""
    return bool(written) and not channels_in_cell(written) and in_words(written) not in _ALL


def is_idea(line: Line) -> bool:
    """Tell whether a line is only an idea, of which no date is expected."""
    status = line.cell("status")
    return status is not None and status_in(status.value.text) == "idea"


def says_nothing_goes_out(filled: Sequence[Cell]) -> bool:
    """Tell whether the text of a row is nothing but words for that: "No post (holiday)"."""
    text = next((cell.value.text.strip() for cell in filled if cell.meaning == "text"), "")
    return (
        bool(_NOTHING_POSTED.match(text)) and len(text.split()) <= _WORDS_OF_NO_POST and text[-1] not in "!?"
    )


def keeps_day_free(line: Line) -> bool:
    """Tell whether a line says that nothing goes out, or why."""
    text = line.text.text
    is_short = len(text.split()) < _WORDS_OF_A_POST
    return bool(_NOTHING_POSTED.search(text) or (is_short and _FREE_DAY.search(text)))


def is_clearly_a_post(line: Line) -> bool:
    """Tell whether a line without a network is a post all the same, by its text and what stands beside it."""
    if keeps_day_free(line):
        return False
    status = line.cell("status")
    text = line.text.text
    return (
        len(text.split()) >= _WORDS_OF_A_POST
        or _OF_A_POST.search(text) is not None
        or any(line.cell(meaning) for meaning in _BESIDE_A_POST)
        or (status is not None and status_in(status.value.text) in _GOES_OUT)
    )
