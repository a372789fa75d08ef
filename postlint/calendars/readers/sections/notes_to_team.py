"""Which lines and fields are notes of a team to itself, and no words of a post."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.terms.notes_to_team import is_noted, is_to_team
from postlint.source.lazy_patterns import later

_INTERNAL: Final = later(
    r"(?i)(?:not for (?:posting|publication)|do not (?:post|publish)|internal(?: notes?)?|notes"
    r"|notes? to (?:self|us|ourselves)|nicht (?:posten|veröffentlichen)|intern)\b"
)
"""Words in front of what a team says to itself."""
_MOST_WORDS: Final = 4
_TO_DO: Final = later(r"[\W_]*to[- ]?do[\W_]*", re.IGNORECASE)
_SENTENCES: Final = later(r"[^\W\d_]{4,}[.!]\s+[^\W\d_]{2,}['’]?[^\W\d_]*(?:\s|\Z)")
"""Where a sentence ends and another begins."""
_HASHTAGS: Final = later(r"[#＃]\w")
_BETWEEN: Final = later(r"[,;，、·|]")
_IN_FEW_WORDS: Final = frozenset({"date", "time", "channel", "hashtags", "status"})


def is_internal(text: str) -> bool:
    """Tell whether a team says to itself what ``text`` begins, as in "Not for posting: …"."""
    return bool(_INTERNAL.match(text.strip(" *_")))


def is_note(line: str, *, alone: bool, first: bool) -> bool:
    """Tell whether a team says to itself what a line begins, in front of a colon or by a name.

    ``alone`` tells that the line is a paragraph, ``first`` that it begins the text of a post.
    """
    name, colon, rest = line.partition(":")
    is_one = is_internal(name) or _TO_DO.fullmatch(name) is not None
    is_headed = bool(colon and rest.strip(" *_")) and len(name.split()) <= _MOST_WORDS and is_one
    return (is_headed and not (first and is_noted(line))) or is_to_team(line, alone=alone, first=first)


def is_advice(name: str, value: str) -> bool:
    """Tell whether sentences stand where a line has a day, a network or hashtags: they are for the team.

    So is what says how many hashtags there are, or where: without a mark, they are single words in a list.
    """
    words = [] if name != "hashtags" or _HASHTAGS.search(value) else map(str.split, _BETWEEN.split(value))
    return any(len(one) > 1 for one in words) or (
        name in _IN_FEW_WORDS and _SENTENCES.search(value) is not None
    )
