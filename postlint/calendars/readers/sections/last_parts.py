"""Where a thread ends: behind its last part, such as 4/4, a line divides it from what is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.lines import PLAIN, Piece
from postlint.source.spans import Source
from postlint.source.tree import scalar

_PLACE: Final = re.compile(r"(?P<number>\d{1,2})\s*(?:/|of)\s*(?P<of>\d{1,2})(?!\d)")
_TEXTS: Final = frozenset({"prose", "quote", "fence"})


def with_ends(pieces: Sequence[Piece], source: Source, *, headed: bool) -> Iterator[Piece]:
    """Yield the pieces, with an end before a line that stands behind the last of counted parts.

    Where front matter says where all goes out, as ``headed`` tells, each text behind such lines is a post.
    """
    last: Label | None = None
    is_past = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece.label is not None:
            last, is_past = piece.label, False
        if piece.kind == "rule" and last is not None and _is_last(last):
            yield Piece("end", piece.start, piece.start, level=PLAIN)
            last, is_past = None, headed
        yield piece
        if is_past and piece.kind == "rule" and following is not None and following.kind in _TEXTS:
            place = scalar(source, following.start, following.start)
            yield Piece("label", place.start, place.start, Label(place, "post", named=True), PLAIN)


def _is_last(label: Label) -> bool:
    place = _PLACE.search(label.title.text) if label.role == "part" else None
    return place is not None and place["number"] == place["of"] != "1"
