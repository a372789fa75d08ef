"""What is written into a text, and where: pieces that are put in, while all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.vocabulary import Kind

KEY: Final = "kind"
"""What the key, the column and the field are called that say what a post does."""

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n|\Z")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A piece of text, and the offset at which it is put in."""

    at: int
    piece: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind that is to be written into what begins at the offset ``holder``.

    There may be several ways to write it there: ``way`` is the number of one.
    """

    holder: int
    kind: Kind
    way: int = 0


def inserted(text: str, insertions: Iterable[Insertion]) -> str:
    """Return ``text`` with all ``insertions``."""
    parts: list[str] = []
    done = 0
    for one in sorted(insertions, key=lambda insertion: insertion.at):
        parts += [text[done : one.at], one.piece]
        done = one.at
    return "".join((*parts, text[done:]))


def line_end(source: Source, offset: int) -> int:
    """Return the offset at which the line with ``offset`` ends, before its line break."""
    found = _LINE_BREAK.search(source.text, offset)
    return found.start() if found else len(source.text)


def line_break(source: Source, offset: int = 0) -> str:
    """Return the line break that ends the line with ``offset``, else the first of the file, else a feed."""
    here = _LINE_BREAK.search(source.text, offset)
    first = _LINE_BREAK.search(source.text)
    return (here and here[0]) or (first and first[0]) or "\n"
