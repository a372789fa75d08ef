"""A post as the second opinion sees it: numbers of MiniLM's pieces, everyday words in the place of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.kinds.pipeline.tokenise import BREAK, HANDLE, LINK, OWN, STATUS_LINK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.kinds.pipeline.network import Pieces
    from postlint.kinds.pipeline.tokenise import ReadText

LONGEST: Final = 128
"""So many pieces are looked at, with the two that open and close every text."""
TAIL: Final = 40
"""How many of them are the last of a longer text."""
SPOKEN: Final = {
    LINK: ("link",),
    STATUS_LINK: ("twitter", "link"),
    HANDLE: ("@", "user"),
    OWN: ("ourselves",),
    BREAK: ("|",),
}
"""Words that MiniLM knows, for the tokens that it has never met."""
STRANGE: Final = "[UNK]"


def numbers(pieces: Pieces, text: ReadText) -> list[int]:
    """Return ``text`` as numbers of ``pieces``, the middle of a very long one left out."""
    found = list(_numbers(pieces, text))
    room = LONGEST - 2
    if len(found) > room:
        found = found[: room - TAIL] + found[-TAIL:]
    return [pieces.number["[CLS]"], *found, pieces.number["[SEP]"]]


def _numbers(pieces: Pieces, text: ReadText) -> Iterator[int]:
    for word in text.words:
        for norm in SPOKEN.get(word.norm, (word.norm,)):
            for number in pieces.of(norm):
                yield number if number < len(pieces.known) else pieces.number[STRANGE]
