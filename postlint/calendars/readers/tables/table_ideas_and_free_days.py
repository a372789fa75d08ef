"""Which rows of a table are ideas, or say that nothing goes out on a day, and which are clearly posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from postlint.calendars.readers.tables.table_cells import Cell
from postlint.calendars.readers.tables.table_networks import Line
from postlint.calendars.terms.status_words import status_in

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
_WORDS_OF_NO_POST: Final = 4
_WORDS_OF_A_POST: Final = 8
_OF_A_POST: Final = re.compile(r"[#@]\w|https?://|[?!]")
_BESIDE_A_POST: Final = frozenset({"media", "alt", "link", "hashtags", "first_comment", "cta"})
_GOES_OUT: Final = frozenset({"approved", "scheduled", "published"})


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
