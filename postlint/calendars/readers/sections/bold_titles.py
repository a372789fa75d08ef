"""Bold lines that head posts: nothing in them says so, but where they stand does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.piece import BOLD, Piece

_SENTENCE_END: Final = re.compile(r"[.!?…][\"”“»’')]*\s*\Z")


def titles_of_posts(found: Sequence[Piece]) -> Iterator[int]:
    """Yield the bold lines that head posts: below the name of a network, each stretch begins with one.

    Lines divide stretches; on X, where nothing is bold, each bold line begins one.
    """
    stretches: list[list[int]] = []
    head: Label | None = None
    for number, piece in enumerate([*found, Piece("label", 0, 0)]):
        is_bold = piece.label is not None and piece.level == BOLD
        if piece.kind == "label" and not is_bold:
            if head and head.role == "network" and len(stretches) > 1:
                yield from _first_if_bold(found, [one for one in stretches if one])
            head, stretches = piece.label, [[]]
        elif piece.kind == "rule" or (is_bold and head and head.channels == ("x",) and not head.thread):
            stretches.append([] if piece.kind == "rule" else [number])
        elif stretches:
            stretches[-1].append(number)


def _first_if_bold(found: Sequence[Piece], stretches: list[list[int]]) -> Iterator[int]:
    """Yield where stretches begin if each does with a bold title and words below it.

    One of them says what it is a title of, as in "Feature: lockers": bold beginnings of texts do not.
    """
    firsts = [(found[one[0]], found[one[1]].kind if one[1:] else "") for one in stretches]
    names = any(first.label and ":" in first.label.title.text for first, _ in firsts)
    if names and len(firsts) > 1 and all(_is_title(first) and below == "prose" for first, below in firsts):
        yield from (
            one[0] for one, (first, _) in zip(stretches, firsts, strict=True) if _is_topic(first.label)
        )


def _is_title(piece: Piece) -> bool:
    """Tell whether a bold line may be a title: the first sentence of a text ends as sentences do."""
    label = piece.label if piece.level == BOLD else None
    return label is not None and _SENTENCE_END.search(label.title.text) is None


def _is_topic(label: Label | None) -> bool:
    return label is not None and label.role == "topic" and not label.is_time
