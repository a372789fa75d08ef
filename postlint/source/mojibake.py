"""UTF-8 that was read as Windows-1252 or Latin-1 on its way, put right."""

from __future__ import annotations

import re
from typing import Final

_SIGN: Final = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""The first byte of a character and the next, in the letters that those encodings have for them."""


def mended(text: str) -> str:
    """Return ``text`` as it was before; as it is, where it is no such text through and through."""
    if not _SIGN.search(text):
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        # Windows-1252 leaves five bytes undefined, which Latin-1 has.
        return character.encode("latin-1")
