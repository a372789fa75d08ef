"""What a video shows and says, scene by scene: the text of no post, whatever stands around it."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.readers.sections.no_posts import counts_slides
from postlint.calendars.readers.sections.section import Section
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source

_SECONDS: Final = (
    r"(?:\d{1,3}\s?[-–—]\s?\d{1,3}\s?(?:s|secs?|seconds?|sek\.?|sekunden|segundos?|secondes?|secondi|seg\.?)(?!\w)"
    r"|0?0:\d\d\s?[-–—]\s?0?\d:\d\d(?!\d))"
)
"""From which second of a video to which; the times of a day are none."""
_SPOKEN: Final = (
    r"(?:v\.?o\.?|voice[- ]?over|narrat(?:or|ion)|b-?roll|on[- ]?screen(?: text)?|text on[- ]?screen"
    r"|text[- ]overlay|off-?text|einblendung|sprecher(?:in)?|voix[- ]off|texte [àa] l['’][ée]cran"
    r"|voz en off|locuci[oó]n"
    r"|texto en pantalla|voce fuori campo|testo a schermo|narra[cç][aã]o|texto na tela)"
)
_SHOWN: Final = (
    r"(?:(?:scene|shot|take|clip|frame|szene|einstellung|sc[eè]ne|plan|escena|toma|scena|inquadratura|cena|sc[eé]na)"
    r"\s?#?\d{1,2}|camera|kamera|cam[ée]ra|c[áa]mara|voice|voix|voz|voce|stimme|sound|music|musik|hook)"
)
_NAMED: Final = r"\s?(?:\([^()\n]*\))?[\])*_]{0,3}\s?:"
_ONLY_IN_SCRIPTS: Final = later(
    rf"[\[(]?{_SECONDS}|[\[(]?{_SPOKEN}{_NAMED}|[^\n]{{0,40}}\({_SECONDS}\)"
    r"|[\[(](?:cut|zoom|pan|fade|close-?up|transition|schnitt|b-?roll)\b",
    re.IGNORECASE,
)
_MAYBE: Final = later(rf"[\[(]?{_SHOWN}{_NAMED}", re.IGNORECASE)
_OF_VIDEO: Final = later(
    r"\b(?:reels?|shorts?|tiktoks?|videos?|clips?|story|stories|youtube)\b", re.IGNORECASE
)
_MARKS: Final = " \t>*+•_`|-"
_FEWEST: Final = 2


def is_of_slides(section: Section, source: Source) -> bool:
    """Tell whether all that a section says is what stands on pictures that it counts, from the first on."""
    if section.label.role in {"file", "content"}:
        return False
    told = [piece for piece in section.pieces if piece.kind not in {"rule", "field"}]
    lines = [line for one in told for line in source.text[one.start : one.end].splitlines() if line.strip()]
    heads = [line for line in lines if counts_slides(line.lstrip(_MARKS))]
    return len(heads) >= _FEWEST and lines[0] is heads[0]


def is_script(section: Section, source: Source) -> bool:
    """Tell whether the lines of a section say what is seen and spoken, or in which second of a video.

    Half of its lines do, and more than one. Less sure signs count where its heading speaks of a video; what a
    label calls a caption is none.
    """
    if section.label.role in {"file", "content"}:
        return False
    said = (source.text[piece.start : piece.end].splitlines() for piece in section.pieces)
    lines = [line for lines in said for line in (one.lstrip(_MARKS) for one in lines) if line]
    sure = sum(_ONLY_IN_SCRIPTS.match(line) is not None for line in lines)
    of_video = _OF_VIDEO.search(section.label.title.text) is not None
    perhaps = sum(_MAYBE.match(line) is not None for line in lines) if of_video else 0
    return sure + perhaps >= _FEWEST and (sure + perhaps) * 2 >= len(lines)
