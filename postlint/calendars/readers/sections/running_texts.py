"""Running texts with code fenced off amid their paragraphs: their fences are words of them, and no texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.readers.sections.blocks import is_of_data, is_of_settings, is_worded
from postlint.calendars.readers.sections.outline import BOLD, Piece
from postlint.source.spans import Source

_LIGHT: Final = 3
"""How many times as long as the fences in it the paragraphs of a running text are at least."""
_WORDS: Final = frozenset({"prose", "list"})
_ENDS: Final = frozenset({"rule", "label", "end", "table"})
_IN_TEXTS: Final = frozenset({"topic", "aside"})
"""What bold lines of a text seem to head; those that head anything else are labels."""


def with_fences_in_texts(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces, as words those fences that stand amid a running text.

    A file that keeps texts in fences, as two with sentences in them tell, has no such ones.
    """
    if sum(is_worded(one, source) for one in found) > 1:
        return list(found)
    amid = {one.start for run in _runs(found) for one in _fences_amid(run, source)}
    return [replace(one, kind="prose") if one.kind == "fence" and one.start in amid else one for one in found]


def _runs(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield what stands between headings, labels and lines across: words, fences and bold lines."""
    run: list[Piece] = []
    for piece in found:
        is_bold = piece.label is not None and piece.level == BOLD and piece.label.role in _IN_TEXTS
        if is_bold or piece.kind in _WORDS or piece.kind == "fence":
            run.append(piece)
        elif piece.kind in _ENDS:
            yield run
            run = []
    yield run


def _fences_amid(run: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the fences of code around which a text runs on that begins and ends a run, and is longer."""
    others = (is_of_data, is_of_settings)
    fences = [one for one in run if one.kind == "fence" and not any(tell(one, source) for tell in others)]
    length = sum(one.end - one.start for one in run if one.kind in _WORDS)
    is_around = bool(fences) and run[0].kind != "fence" and run[-1].kind in _WORDS
    is_text = is_around and length >= _LIGHT * sum(one.end - one.start for one in fences)
    return fences if is_text and not any(is_worded(one, source) for one in fences) else []
