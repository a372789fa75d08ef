"""Characters as people see them, and which of them are emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_EMOJI: Final = re.compile(
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
    "\u20e3\ufe0f]"
)
"""What shows as an emoji by itself (Emoji_Presentation of Unicode), and the signs that make one of others."""


def count(text: str) -> int:
    """Return how many characters people see in ``text``."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(1 for _ in graphemes(text))


def graphemes(text: str) -> Iterator[str]:
    """Yield the characters that people see in ``text``, each with all that it is put together from."""
    import grapheme

    # Line by line, since the library takes a flag after a line break for two characters.
    for line in text.splitlines(keepends=True):
        yield from grapheme.graphemes(line)


def is_emoji(seen: str) -> bool:
    """Tell whether ``seen``, one character as people see it, is an emoji."""
    return bool(_EMOJI.search(seen))
