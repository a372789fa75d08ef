"""What a text calls its own house: its handles, names and hashtags become one word each.

Who an account is, its calendar knows and its text seldom says: "Acme" is news of one's own on one account
and of somebody else on another. So the house's names are shown to the parts as one and the same word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from postlint.calendars.handles import normalise
from postlint.kinds.language import EVERYDAY_ENGLISH, FUNCTION_WORDS
from postlint.kinds.pipeline.tokenise import (
    HANDLE,
    LINK,
    OWN,
    STATUS_LINK,
    Word,
    marked,
    read,
    read_words,
)
from postlint.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.kinds.pipeline.tokenise import ReadText

_LEAST: Final = 3
"""Names of fewer letters are too often something else."""
_LEAST_LEFT: Final = 4
_LONGEST: Final = 100
_MOST_WORDS: Final = 12
_AFTER: Final = (
    *("official", "support", "careers", "police", "global", "social", "group", "media", "press", "cares"),
    *("help", "news", "team", "care", "corp", "info", "live", "bot", "hq", "inc", "ltd", "org", "pr"),
    *("uk", "us", "eu"),
)
"""What a handle has behind the name that people say: @acmenews, @AcmeHQ."""
_POSSESSIVE: Final = re.compile(r"['’]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spellings:
    """Names as they are compared: letters and digits in lower case.

    ``names`` are handles and tags; ``said`` stand in sentences, and all their beginnings are
    ``starts``.
    """

    names: frozenset[str]
    said: frozenset[str]
    starts: frozenset[str]


@lru_cache(maxsize=64)
def spellings(own: frozenset[str]) -> Spellings:
    """Return how ``own``, names in any form, are written in texts: "@AcmeNews" is also Acme."""
    names = {squeezed(name.lstrip("@").partition("@")[0]) for name in own}
    names |= {short for name in names for short in _shortened(name)}
    kept = frozenset(name for name in names if _LEAST <= len(name) <= _LONGEST)
    said = kept - EVERYDAY_ENGLISH - FUNCTION_WORDS["English"]
    starts = frozenset(name[:end] for name in said for end in range(1, len(name) + 1))
    return Spellings(kept, said, starts)


def _shortened(name: str) -> Iterator[str]:
    for ending in _AFTER:
        short = name.removesuffix(ending)
        if short != name and len(short) >= _LEAST_LEFT:
            yield short
            yield from _shortened(short)


def squeezed(name: str) -> str:
    """Return the letters and digits of ``name`` in lower case, without accents."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def read_for(own: frozenset[str], text: str) -> ReadText:
    """Read ``text`` for the house that goes by the names ``own``, or for nobody where there are none."""
    return marked(with_own(text, read_words(text), own)) if own else read(text)


def with_own(text: str, words: Sequence[Word], own: frozenset[str]) -> list[Word]:
    """Return ``words`` of ``text`` with every name of the house in ``own`` as one word."""
    known = spellings(own)
    found: list[Word] = []
    place = 0
    while place < len(words):
        word = words[place]
        # A name has a capital; in small letters "met" or "parks" are everyday words.
        length = 0 if word.norm[0].islower() else _named(text, words, place, known)
        if length:
            found.append(Word(OWN, word.start, words[place + length - 1].end))
        elif word.norm == STATUS_LINK and _is_ours(text[word.start : word.end], known):
            # What we posted ourselves is no news of somebody else.
            found.append(Word(LINK, word.start, word.end))
        else:
            found.append(word)
        place += length or 1
    return found


def _is_ours(link: str, known: Spellings) -> bool:
    return squeezed(normalise(link) or "") in known.names


def _named(text: str, words: Sequence[Word], place: int, known: Spellings) -> int:
    """Return how many words from ``place`` on are a name of the house; the longest name counts."""
    word = words[place]
    written = text[word.start : word.end]
    if word.norm == HANDLE:
        return int(squeezed(written[1:].partition("@")[0]) in known.names)
    if written.startswith("#"):
        return int(squeezed(written) in known.names)
    if not written[0].isalnum():
        return 0
    said, longest = "", 0
    for length, other in enumerate(words[place : place + _MOST_WORDS], 1):
        piece = text[other.start : other.end]
        if not piece[0].isalnum() or other.norm in (LINK, STATUS_LINK):
            break
        if said + squeezed(_POSSESSIVE.sub("", piece)) in known.said:
            longest = length
        said += squeezed(piece)
        if said not in known.starts:
            break
    return longest
