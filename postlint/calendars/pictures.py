"""Files of pictures with what describes them written behind, as people do in one cell or line."""

from __future__ import annotations

import re
from typing import Final

_DESCRIBED: Final = re.compile(
    r"(?P<file>[^\s(),;|]+\.\w{2,4})\s*\(\s*(?:alt(?:[- ]?text)?|texto alternativo|texte alternatif)"
    r"\s*[:=]\s*(?P<alt>[^()]{1,2000}?)\s*\)",
    re.IGNORECASE,
)


def described(written: str) -> list[tuple[str, str]]:
    """Return the files that ``written`` names with their descriptions: "gate.jpg (alt: An open gate)"."""
    return [(found["file"], found["alt"]) for found in _DESCRIBED.finditer(written)]
