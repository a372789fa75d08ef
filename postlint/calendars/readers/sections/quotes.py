"""Quotes and fences beside the words of a post: what tells a team what to do, and what may be no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.guides import speaks_to_team
from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.blocks import inside, is_hashtags
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.section import Piece
from postlint.calendars.terms.to_team import is_asked_of_one, is_asked_perhaps
from postlint.source.spans import Source

_NOTE: Final = re.compile(
    r">\s*[*_]*(?:notes?|n\.?b\.?|nota|hinweis|anmerkung|remarque|opmerking|let op|attention|achtung"
    r"|attenzione|atención|atenção|reminder|to[- ]?do)\b[^:\n]{0,20}:",
    re.IGNORECASE,
)
"""What begins a quote that no post is."""
_TO_EACH: Final = 2
"""How many sections without a quote there are at least to each that has one, where posts are paragraphs."""
_MARKS: Final = frozenset({"quote", "fence"})
_PLAIN_FENCES: Final = frozenset({"", "text", "txt", "md", "markdown", "plain", "plaintext", "tweet", "post"})
_SENTENCE: Final = re.compile(r"[^\W\d_]{2,}[,;]?[ \n][^\W\d_]{2,}[.!?…](?:\s|$)")
_TAG: Final = re.compile(r"(?<![\w&/#])#[^\W\d_]\w+")
_FIELD: Final = re.compile(r">[ \t]*(\*{2}|__)(?P<name>[^*_:\n]{2,30})(?::\1|\1:)[ \t]+[^\n]+")
"""A quote of one line, with a name in bold in front."""


def without_orders(told: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces without quotes that tell a team what to do, unless nothing would be left.

    One in which somebody asks something who may be anybody is part of the words above it.
    """
    kept = [piece for piece in told if not _is_to_team(piece, source)]
    kept = [*kept[:1], *(_as_words(piece, source) for piece in kept[1:])]
    return kept if any(piece.kind != "rule" for piece in kept) else list(told)


def _is_to_team(piece: Piece, source: Source) -> bool:
    """Tell whether a quote says something to the team, and nothing to readers of a post."""
    if piece.kind != "quote":
        return False
    if _NOTE.match(source.text, piece.start, piece.end) or _is_of_picture(piece, source):
        return True
    said = render(source, piece.start, piece.end).text.text
    return speaks_to_team(said) or is_asked_of_one(said)


def _as_words(piece: Piece, source: Source) -> Piece:
    said = render(source, piece.start, piece.end).text.text if piece.kind == "quote" else ""
    return replace(piece, kind="prose") if is_asked_perhaps(said) else piece


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
    """Tell whether a file keeps its posts in paragraphs: few sections have marks in them, and most none."""
    said = [{piece.kind for piece in content if not _is_to_team(piece, source)} for content in sections]
    marking = sum(not kinds.isdisjoint(_MARKS) for kinds in said)
    plain = sum("prose" in kinds and kinds.isdisjoint(_MARKS) for kinds in said)
    return plain >= _TO_EACH * marking > 0


def shows_code(blocks: Sequence[Piece], worded: Sequence[Piece], source: Source) -> bool:
    """Tell whether fences hold code, and paragraphs beside them speak of it, so that both may be one text."""
    has_words = any(piece.kind == "prose" for piece in worded)
    return has_words and not any(block.kind == "quote" or is_worded(block, source) for block in blocks)


def keeps_in_fences(sections: Iterable[Sequence[Piece]], source: Source) -> bool:
    """Tell whether a file keeps its posts in fences: two sections have one, with words and no code in it."""
    alone = (fences for pieces in sections if len(fences := [one for one in pieces if _is_fence(one)]) == 1)
    return sum(is_worded(one, source) for (one,) in alone) > 1


def is_worded(piece: Piece, source: Source) -> bool:
    """Tell whether a fence holds words to publish, and no code or list of hashtags."""
    text = source.text[slice(*inside(piece, source))]
    return _is_fence(piece) and bool(
        _SENTENCE.search(text) or (_TAG.search(text) and not is_hashtags(text.strip()))
    )


def _is_fence(piece: Piece) -> bool:
    return piece.kind == "fence" and is_marked(piece)


def is_marked(piece: Piece) -> bool:
    """Tell whether a piece is a quote, or a fence that names no language of code."""
    if piece.kind == "quote":
        return True
    info = piece.token.info.strip().lower() if piece.token else ""
    return piece.kind == "fence" and info in _PLAIN_FENCES
