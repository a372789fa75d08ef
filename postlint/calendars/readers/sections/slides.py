"""Lines such as "Slide 2: the oak" in the midst of a text: they stand on pictures, and the text goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from postlint.calendars.readers.sections.lines import PLAIN, Piece
from postlint.calendars.readers.sections.no_posts import counts_slides
from postlint.source.spans import Source

_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\r?\n")


def without_slides(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces; lines that count slides below words of a text are beside it, and end it no more.

    What stands between two of them, and under the last one without an empty line, is on the slides as well.
    """
    kept: list[Piece] = []
    number = 0
    while number < len(found):
        if kept and kept[-1].kind == "prose" and _is_slide(found[number]):
            end = _end_of_slides(found, number, source)
            kept += (Piece("aside", piece.start, piece.end) for piece in found[number:end] if not piece.label)
            number = end
        else:
            kept.append(found[number])
            number += 1
    return kept


def _is_slide(piece: Piece) -> bool:
    return piece.label is not None and piece.level == PLAIN and counts_slides(piece.label.title.text)


def _end_of_slides(found: Sequence[Piece], start: int, source: Source) -> int:
    """Return the number of the first piece behind the last slide of the text in whose midst ``start`` is."""
    last = at = start
    while at < len(found) and (_is_slide(found[at]) or found[at].kind == "prose"):
        last = at if _is_slide(found[at]) else last
        at += 1
    end = last + 1
    while end < at and not _EMPTY_LINE.search(source.text, found[last].start, found[end].start):
        end += 1
    return end
