"""Characters that look like a space, or like nothing, and are neither to a parser."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LOOKALIKES: Final = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
"""They come from web pages, word processors and input methods; a class for expressions."""

_STRUCTURE: Final = re.compile(rf"[ \t]*(?:- +)*(?P<found>[{LOOKALIKES}])")
_BEHIND_HYPHEN: Final = re.compile(rf"[ \t]*(?:- +)*-(?P<found>[{LOOKALIKES}])")
_BEHIND_COLON: Final = re.compile(rf"[ \t]*(?:- +)*[\w-]+:(?P<found>[{LOOKALIKES}])")
_NAMES: Final = {"\u00a0": "no-break space", "\ufeff": "zero width no-break space"}


def named(character: str) -> str:
    """Return what people call a character, with its number."""
    name = _NAMES.get(character) or unicodedata.name(character, "character").lower()
    return f"{name} (U+{ord(character):04X})"


def advice_on_line(line: str) -> tuple[int, str] | None:
    """Return where in a line of YAML such a character stands for a space, and what to do about it."""
    if found := _STRUCTURE.match(line):
        return found.start("found"), f"This line is indented with a {named(found['found'])}: write spaces."
    if found := _BEHIND_HYPHEN.match(line) or _BEHIND_COLON.match(line):
        sign = line[found.start("found") - 1]
        return found.start("found"), f"A {named(found['found'])} stands behind this {sign}: write a space."
    return None
