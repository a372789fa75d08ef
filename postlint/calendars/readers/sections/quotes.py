"""Quotes beside the words of a post: what tells a team what to do, and what may not be the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from postlint.calendars.guides import speaks_to_team
from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.piece import Piece
from postlint.calendars.to_team import is_asked_of_one
from postlint.source.spans import Source

_NOTE: Final = re.compile(
    r">\s*[*_]*(?:notes?|n\.?b\.?|nota|hinweis|anmerkung|remarque|opmerking|let op|attention|achtung"
    r"|attenzione|atención|atenção|reminder|to[- ]?do)\b[^:\n]{0,20}:",
    re.IGNORECASE,
)
"""What begins a quote that no post is."""
_TO_EACH: Final = 2
"""How many sections without a quote there are at least to each that has one, where posts are paragraphs."""
_FIELD: Final = re.compile(r">[ \t]*(\*{2}|__)(?P<name>[^*_:\n]{2,30})(?::\1|\1:)[ \t]+[^\n]+")
"""A quote of one line, with a name in bold in front."""


def without_orders(told: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces without quotes that tell a team what to do, unless nothing would be left."""
    kept = [piece for piece in told if not _is_to_team(piece, source)]
    return kept if any(piece.kind != "rule" for piece in kept) else list(told)


def _is_to_team(piece: Piece, source: Source) -> bool:
    """Tell whether a quote says something to the team, and nothing to readers of a post."""
    if piece.kind != "quote":
        return False
    if _NOTE.match(source.text, piece.start, piece.end) or _is_of_picture(piece, source):
        return True
    said = render(source, piece.start, piece.end).text.text
    return speaks_to_team(said) or is_asked_of_one(said)


def _is_of_picture(piece: Piece, source: Source) -> bool:
    """Tell whether a quote is a line that says which picture goes out with a post."""
    line = _FIELD.fullmatch(source.text[piece.start : piece.end].strip())
    return line is not None and field_named(line["name"]) == "media"


def outweighed(blocks: Sequence[Piece], worded: Sequence[Piece]) -> float:
    """Return how many times as long as a lone quote the paragraphs below it are; 0 for other blocks."""
    if len(blocks) != 1 or blocks[0].kind != "quote" or worded[0] is not blocks[0]:
        return 0
    length = blocks[0].end - blocks[0].start
    return sum(piece.end - piece.start for piece in worded if piece.kind == "prose") / max(1, length)


def keeps_in_quotes(sections: Iterable[Sequence[Piece]], source: Source) -> bool:
    """Tell whether a file keeps a post in a quote: one section begins with it, and has little else."""
    for content in sections:
        worded = [piece for piece in content if piece.kind not in {"rule", "aside", "table"}]
        lone = worded[:1] if worded and worded[0].kind == "quote" else []
        if lone and not _is_to_team(lone[0], source) and outweighed(lone, worded) <= 1:
            return True
    return False


def keeps_in_paragraphs(sections: Iterable[Sequence[Piece]], source: Source) -> bool:
    """Tell whether a file keeps its posts in paragraphs: few sections have a quote in them, and most none."""
    said = [{piece.kind for piece in content if not _is_to_team(piece, source)} for content in sections]
    quoting = sum("quote" in kinds for kinds in said)
    plain = sum("prose" in kinds and kinds.isdisjoint({"quote", "fence"}) for kinds in said)
    return plain >= _TO_EACH * quoting > 0
