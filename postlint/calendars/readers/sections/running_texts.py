"""What stands amid the paragraphs of a running text and is words of it: code in fences, names in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.guides import speaks_to_team
from postlint.calendars.readers.sections.outline import BOLD, Piece
from postlint.calendars.readers.sections.quotes_and_fences import is_of_data, is_of_settings, is_worded
from postlint.source.spans import Source
from postlint.source.tree import scalar
from postlint.vocabulary import phrases

_LIGHT: Final = 3
"""How many times as long as the fences in it the paragraphs of a running text are at least."""
_WORDS: Final = frozenset({"prose", "list"})
_ENDS: Final = frozenset({"rule", "label", "end", "table"})
_IN_TEXTS: Final = frozenset({"topic", "aside"})
"""What bold lines of a text seem to head; those that head anything else are labels."""
_BOLD: Final = re.compile(
    r"[ \t]*(?:\*\*|__)(?P<name>[^*_:：\n]{2,40}?)[ \t]*(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])"
)
_SPEECH: Final = phrases(
    """
    note, please note, remember, why, hinweis, merke, nicht vergessen, warum, remarque, à retenir, pourquoi,
    nota, recuerda, ricorda, lembre-se, perché, onthoud, opmerking, waarom
    """
)
"""What a text says to its readers in front of a colon, and a team calls a field."""
_SENTENCE: Final = re.compile(r"(?:\S+\s+){7}[^\n]*[.!?…][\"”»’)]*\s*\Z")
"""What is whole and long enough to be a paragraph."""
_BLANK: Final = re.compile(r"\n[ \t]*\n[ \t]*\Z")


def with_words_in_bold(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces; a sentence behind a name in bold, between two paragraphs of a text, is no field.

    Behind words of speech, as in "**Remember:** …", it is one of the text. Behind other names it is left out,
    and named.
    """
    kept = list(found)
    for at in range(1, len(found) - 1):
        before, piece, after = found[at - 1 : at + 2]
        name = (
            _BOLD.match(source.text, piece.start, piece.end)
            if piece.kind == "field" and not piece.name
            else None
        )
        if name is None or piece.value is None or not _is_amid(before, piece, after, source):
            continue
        if _SENTENCE.match(piece.value.text) and not speaks_to_team(piece.value.text):
            is_speech = name["name"].lower() in _SPEECH
            own = piece.own or scalar(source, *name.span("name"))
            kept[at] = Piece("prose", piece.start, piece.end) if is_speech else replace(piece, own=own)
    return kept


def _is_amid(before: Piece, piece: Piece, after: Piece, source: Source) -> bool:
    """Tell whether a piece is a paragraph of its own between two of a text, the last of which may be bold."""
    is_bold = after.label is not None and after.bare and after.level == BOLD and after.label.role in _IN_TEXTS
    is_apart = _BLANK.search(source.text, before.start, piece.start) and _BLANK.search(
        source.text, piece.start, after.start
    )
    return before.kind in _WORDS and (is_bold or after.kind in _WORDS) and is_apart is not None


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
