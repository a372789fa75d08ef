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
    """Return what people call a character, with an article and its number."""
    name = _NAMES.get(character) or unicodedata.name(character, "character").lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} (U+{ord(character):04X})"


def advice_on_line(line: str) -> tuple[int, str] | None:
    """Return where in a line of YAML such a character stands for a space, and what to do about it."""
    if found := _STRUCTURE.match(line):
        return found.start("found"), f"This line is indented with {named(found['found'])}: write spaces."
    for sign, pattern in (("hyphen", _BEHIND_HYPHEN), ("colon", _BEHIND_COLON)):
        if found := pattern.match(line):
            said = named(found["found"])
            return found.start("found"), f"Behind this {sign} stands {said}: write a space."
    return None
