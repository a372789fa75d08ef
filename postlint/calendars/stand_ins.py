"""What people write where the text for a network would stand, when there is none or it stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from postlint.calendars.value_words import CHANNEL_NAMES, is_nothing
from postlint.vocabulary import in_words

Text = TypeVar("Text")

_NO_TEXTS: Final = frozenset(
    {
        *("n a", "na", "none", "nil", "nothing", "no post", "not needed", "not applicable", "skip", "tbc"),
        *("tbd", "tba", "todo", "to do", "to follow", "coming", "later", "keine", "entfällt", "folgt"),
        *("ninguno", "no aplica", "aucun", "néant", "nessuno", "nenhum", "geen"),
    }
)
"""What says that there is no text, or none yet."""
_REFERS: Final = re.compile(
    r"(?i)[(\s]*(?:=|(?:(?:the )?same(?: (?:text|copy|post|caption))?(?: as)?(?: (?:for|on|in|the))?"
    r"|see|copy(?: of| from)?|use|as (?:for|on|in|per)|like|repeat|ditto|dito|idem|wie(?: bei| auf)?|siehe"
    r"|gleich wie|igual que(?: en)?|como(?: en)?|ver|comme(?: sur)?|voir|come(?: su)?|vedi"
    r"|zie|zelfde als)\b)[\s:]*"
    r"(?P<where>[\w/. ()]{0,30}?)(?: (?:text|copy|post|caption|column))?[\s).]*"
)
_DITTO_MARKS: Final = frozenset({'"', "''", "〃", "″"})
_ELSEWHERE: Final = frozenset(
    {"as above", "above", "see above", "same as above", "ditto", "dito", "same", "idem", "s o", "siehe oben"}
    | {"as left", "see left", "same as left", "wie oben", "ver arriba", "voir ci dessus", "see below"}
)


def says_no_text(written: str) -> bool:
    """Tell whether ``written`` keeps the place of a text free: "n/a", "TBC", a dash."""
    return is_nothing(written) or in_words(written) in _NO_TEXTS


def refers_elsewhere(written: str) -> bool:
    """Tell whether ``written`` is no text, but says where one stands: "same as X", "ditto"."""
    is_ditto = in_words(written) in _ELSEWHERE or written.strip() in _DITTO_MARKS
    return is_ditto or network_meant(written) is not None


def network_meant(written: str) -> str | None:
    """Return the network whose text is to be taken, as in "same as X", or None."""
    found = _REFERS.fullmatch(written)
    return CHANNEL_NAMES.get(in_words(found["where"])) if found else None


def text_meant(written: str, texts: Mapping[str, Text]) -> Text | None:
    """Return which of ``texts``, by network, ``written`` refers to; None where it is not plain."""
    return texts.get(network_meant(written) or "")
