"""Files of pictures with what describes them written behind, as people do in one cell or line."""

from __future__ import annotations

import re
from typing import Final

from postlint.source.expressions import later

_DESCRIPTION: Final = later(
    r"\(\s*(?:alt(?:[- ]?text)?|texto alternativo|texte alternatif)\s*[:=](?P<alt>[^()]{1,2000})\)",
    re.IGNORECASE,
)
_BETWEEN_FILES: Final = re.compile(r"[\s(),;|]")
_FILE: Final = re.compile(r".+\.\w{2,4}")


def described(written: str) -> list[tuple[str, str]]:
    """Return the files that ``written`` names with their descriptions: "gate.jpg (alt: An open gate)"."""
    pairs, done = [], 0
    for found in _DESCRIPTION.finditer(written):
        # Looked for from its end: what may be the name of a file begins at every letter.
        file = _BETWEEN_FILES.split(written[done : found.start()].rstrip())[-1]
        if _FILE.fullmatch(file):
            pairs.append((file, found["alt"].strip()))
        done = found.end()
    return pairs
