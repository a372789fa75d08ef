"""A post as the pipeline sees it: its words, normalised, and the marks of its form.

What a post does is in its form as much as in its topic, and no address, handle or number is worth
learning by heart. So those become one token each, and what the words do not show is marked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from postlint.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


LINK: Final = "\ue000"
STATUS_LINK: Final = "\ue001"
HANDLE: Final = "\ue002"
OWN: Final = "\ue005"
BREAK: Final = "\n"
"""What stands for a link, a link to a post, a handle, a name of the house that speaks, and a new line."""

_TOKEN: Final = re.compile(
    r"""
      (?P<link>https?://[^\s<>"')\]]+|www\.[^\s<>"')\]]+)
    | (?P<handle>(?<![\w@])@\w+(?:[.-]\w+)*(?:@\w+(?:[.-]\w+)*)?)
    | (?P<tag>(?<!\w)\#\w+)
    | (?P<number>\d+(?:[.,:]\d+)*)
    | (?P<word>\w+(?:['’]\w+)*)
    | (?P<line>\s*\n\s*)
    | (?P<sign>[^\w\s\ufe0f\u200d])
    """,
    re.VERBOSE,
)
_STATUS: Final = re.compile(
    r"(?:twitter|x)\.com/\w+/status|/@[\w.@-]+/\d{6}|bsky\.app/profile/[^/]+/post/|/status(?:es)?/\d{6}"
    r"|threads\.(?:net|com)/@[\w.]+/post/|linkedin\.com/posts/\w|facebook\.com/[\w.]+/posts/"
)
_SHAPE: Final = re.compile(r"\d")
_LONGEST_NUMBER: Final = 5


class Word(NamedTuple):
    """A word, sign, link or handle: as the pipeline sees it, and where it stands in the text."""

    norm: str
    start: int
    end: int


class Mark(NamedTuple):
    """A mark of form, and the number of the word that shows it (-1: the text as a whole)."""

    name: str
    word: int = -1


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as words and marks."""

    words: tuple[Word, ...]
    marks: tuple[Mark, ...]


def read(text: str) -> ReadText:
    """Split ``text`` into normalised words and find the marks of its form. Linear in its length."""
    return marked(read_words(text))


def marked(words: Iterable[Word]) -> ReadText:
    """Return ``words`` with the marks of their form."""
    kept = tuple(words)
    return ReadText(kept, tuple(_marks(kept)))


def read_words(text: str) -> list[Word]:
    """Split ``text`` into normalised words."""
    words = []
    for match in _TOKEN.finditer(text):
        group, start, end = match.lastgroup, match.start(), match.end()
        if group == "word":
            norm = match.group().replace("’", "'")
        elif group == "link":
            norm = STATUS_LINK if _STATUS.search(match.group()) else LINK
        elif group == "handle":
            norm = HANDLE
        elif group == "number":
            norm = _SHAPE.sub("0", match.group())[:_LONGEST_NUMBER]
        elif group == "line":
            norm = BREAK
        else:
            norm = match.group()
        words.append(Word(norm, start, end))
    return words


_ASKERS: Final = frozenset(
    {"what", "who", "how", "why", "when", "where", "which", "do", "did", "does", "is", "are", "can", "could"}
    | {"would", "will", "have"}
)
_SHARED: Final = frozenset({"rt", "mt", "qt"})
_CREDITS: Final = frozenset({"via", "from", "by", "ht", "t"})
# "t" is the end of "h/t".
_LINKS: Final = frozenset({LINK, STATUS_LINK})
_QUOTES: Final = frozenset({'"', "“", "”"})
_HANDLES_LOOKED_AT: Final = 20
_SEVERAL: Final = 2
_ACRONYM: Final = 2
_YOU: Final = frozenset({"you", "your", "you're", "u", "yours", "yourself"})
_WE: Final = frozenset({"we", "our", "us", "i", "my", "we're", "i'm", "we've", "i've", "me"})


def _marks(words: tuple[Word, ...]) -> list[Mark]:
    """Return what a reader sees at a glance: how the post opens, closes, asks and points."""
    norms = [word.norm.lower() for word in words]
    if not any(norm != BREAK for norm in norms):
        return [Mark("empty")]
    return [*_opening(norms), *_closing(norms), *_pointing(norms), *_speaking(words, norms)]


def _opening(norms: list[str]) -> list[Mark]:
    first, second = norms[0], norms[1] if len(norms) > 1 else ""
    found = {
        "opens with RT": first in _SHARED,
        "opens with a handle": first == HANDLE,
        "opens with a handle, says you": first == HANDLE and not _YOU.isdisjoint(norms),
        "opens with a handle, asks": first == HANDLE and "?" in norms,
        "opens with a handle and a colon": first == HANDLE and second == ":",
        "opens with a dot and a handle": first == "." and second == HANDLE,
        "opens like a question": first in _ASKERS,
        "opens with a quotation": first in _QUOTES,
    }
    return [Mark(name, 0) for name, holds in found.items() if holds]


def _closing(norms: list[str]) -> list[Mark]:
    last = len(norms) - 1
    spoken = max((place for place, norm in enumerate(norms) if norm not in _LINKS), default=-1)
    marks = []
    if norms[last] in _LINKS:
        marks.append(Mark("ends with a link", last))
    if norms[last] == STATUS_LINK:
        marks.append(Mark("ends with a status link", last))
    if spoken < 0:
        marks.append(Mark("only links"))
    elif norms[spoken] == "?":
        marks.append(Mark("ends asking", spoken))
    return marks


def _pointing(norms: list[str]) -> list[Mark]:
    handles = [place for place, norm in enumerate(norms) if norm == HANDLE]
    links = sum(norm in _LINKS for norm in norms)
    tags = sum(norm.startswith("#") for norm in norms)
    marks = []
    for place in handles[:_HANDLES_LOOKED_AT]:
        before = norms[place - 1] if place else ""
        if before in _SHARED and place > 1:
            marks.append(Mark("RT inside", place - 1))
        if before in _CREDITS:
            marks.append(Mark("credits a handle", place - 1))
    found = {
        "no handle": not handles,
        "several handles": len(handles) > 1,
        "many handles": len(handles) > _SEVERAL + 1,
        "no link": not links,
        "several links": links > 1,
        "no hashtag": not tags,
        "several hashtags": tags > _SEVERAL,
    }
    return marks + [Mark(name) for name, holds in found.items() if holds]


def _speaking(words: tuple[Word, ...], norms: list[str]) -> list[Mark]:
    to_you, of_us = not _YOU.isdisjoint(norms), not _WE.isdisjoint(norms)
    links = not _LINKS.isdisjoint(norms)
    marks = []
    if "?" in norms:
        asked = norms.index("?")
        marks += [Mark("asks", asked), Mark("asks and links" if links else "asks, no link", asked)]
    found = {
        "says you": to_you,
        "says we": of_us,
        "says you, not we": to_you and not of_us,
        "exclaims": "!" in norms,
        "quotes": not _QUOTES.isdisjoint(norms),
        "shouts": sum(word.norm.isupper() and len(word.norm) > _ACRONYM for word in words) > _SEVERAL,
        "several lines": BREAK in norms,
        f"fewer than {2 ** len(norms).bit_length()} words": True,
    }
    return marks + [Mark(name) for name, holds in found.items() if holds]
