"""What stands beside posts and is none: scripts of videos, slides of carousels, subtitles and footers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.readers.sections.heading_words import CAPTIONS
from postlint.calendars.readers.sections.headings_of_no_posts import counts_slides
from postlint.calendars.readers.sections.outline import EMPTY_LINE, PLAIN, WORDS, Piece, Section, full_lines
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
_NAMED_BEFORE: Final = r"\s?(?:\([^()\n]*\))?[\])*_]{0,3}\s?:"
_ONLY_IN_SCRIPTS: Final = later(
    rf"(?i)[\[(]?{_SECONDS}|[\[(]?{_SPOKEN}{_NAMED_BEFORE}|[^\n]{{0,40}}\({_SECONDS}\)"
    r"|[\[(](?:cut|zoom|pan|fade|close-?up|transition|schnitt|b-?roll)\b"
)
_MAYBE: Final = later(rf"[\[(]?{_SHOWN}{_NAMED_BEFORE}", re.IGNORECASE)
_OF_VIDEO: Final = later(r"(?i)\b(?:reels?|shorts?|tiktoks?|videos?|clips?|story|stories|youtube)\b")
_IN_FRONT: Final = " \t>*+•_`|-"
_FEWEST_LINES: Final = 2
_CAPTION: Final = later(r"[ \t>*_#]*(?P<name>[^\W\d_][^:\n]{3,20}?)[*_]*[ \t]*[:：][*_]*\s*")
_OF_POSTS: Final = frozenset({"network", "post", "part", "content"})
_SUBTITLE: Final = re.compile(
    r"(?P<mark>[*_])(?![*_\s])(?:(?!(?P=mark)).)+(?P=mark)|[\"“„«][^\"“”«»]+[\"“”»]", re.DOTALL
)
_IN_BRACKETS: Final = re.compile(r"\((?:[^()]|\([^()]*\))+\)|\[[^\[\]]+\]")
_SHORT: Final = 3
"""How many words in brackets may be all that a text says, as "(no words today)" are."""
_MADE: Final = (
    r"(?:document )?(?:(?:last|next) )?(?:generated|created|compiled|prepared|drafted|updated?|edited"
    r"|modified|revised|revision|reviewed|review|version|zuletzt (?:aktualisiert|geändert)|stand|erstellt"
    r"|(?:dernière )?mise à jour|última (?:actualización|atualização)|ultimo aggiornamento|laatst bijgewerkt)"
    r"(?: (?:by|on|date|am|von|le|el|em|il|op))?"
)
"""What is said in front of a colon of when a file was made, and by whom."""
_FOOTER: Final = re.compile(
    r"(?P<mark>[*_])(?![*_])[^\n]+(?P=mark)"
    r"|(?P<bold>\*\*|__)(?!.*(?:[!?@#/]|\b(?:you|us\b|join|follow)))(?:[^*_\s]+ ){5,40}[^*_\s]+\.(?P=bold)"
    r"|(?:generated|created|compiled|prepared|drafted|last (?:updated|edited))"
    r"(?: (?:by|on|with|for|at))?:? [^\n]{1,120}"
    rf"|(?P<named>\*\*|__)?{_MADE}[ \t]*(?(named)(?::(?P=named)|(?P=named)[ \t]*:)|:) [^\n]{{1,120}}",
    re.IGNORECASE,
)
"""A line that says when a file was made and by whom, or of which all is a remark."""


def without_slides(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces; lines that count slides below words of a text are beside it, and end it no more.

    What stands between two of them, and under the last one without an empty line, is on the slides as well.
    """
    kept: list[Piece] = []
    number = 0
    while number < len(found):
        if kept and kept[-1].kind == "prose" and _is_slide(found[number]):
            end = _end_of_slides(found, number, source)
            kept += (Piece("aside", piece.start, piece.end) for piece in found[number:end] if not piece.label)
            number = end
        else:
            kept.append(found[number])
            number += 1
    return kept


def _is_slide(piece: Piece) -> bool:
    return piece.label is not None and piece.level == PLAIN and counts_slides(piece.label.title.text)


def _end_of_slides(found: Sequence[Piece], start: int, source: Source) -> int:
    """Return the number of the first piece behind the last slide of the text in whose midst ``start`` is."""
    last = at = start
    while at < len(found) and (_is_slide(found[at]) or found[at].kind == "prose"):
        last = at if _is_slide(found[at]) else last
        at += 1
    end = last + 1
    while end < at and not EMPTY_LINE.search(source.text, found[last].start, found[end].start):
        end += 1
    return end


def is_of_slides(section: Section, source: Source) -> bool:
    """Tell whether all that a section says is what stands on pictures that it counts, from the first on."""
    if section.label.role in {"file", "content"}:
        return False
    told = [piece for piece in section.pieces if piece.kind not in {"rule", "field"}]
    lines = [line for one in told for line in source.text[one.start : one.end].splitlines() if line.strip()]
    heads = [line for line in lines if counts_slides(line.lstrip(_IN_FRONT))]
    return len(heads) >= _FEWEST_LINES and lines[0] is heads[0]


def caption_below_slides(source: Source, start: int, end: int) -> int | None:
    """Return where the caption begins in a fence that first counts what stands on pictures; else nothing."""
    _, *lines = full_lines(source, start, end)
    named = (_CAPTION.match(source.text, *place) for place in lines)
    label = next((one for one in named if one and one["name"].lower() in CAPTIONS), None)
    above = [source.text[at:until] for at, until in lines if label and until < label.start()]
    slides = sum(counts_slides(line.strip(_IN_FRONT)) for line in above)
    is_one = label and slides >= _FEWEST_LINES and counts_slides(above[0].strip(_IN_FRONT))
    return label.end() if label and is_one else None


def is_script(section: Section, source: Source) -> bool:
    """Tell whether the lines of a section say what is seen and spoken, or in which second of a video.

    Half of its lines do, and more than one. Less sure signs count where its heading speaks of a video; what a
    label calls a caption is none.
    """
    if section.label.role in {"file", "content"}:
        return False
    said = (source.text[piece.start : piece.end].splitlines() for piece in section.pieces)
    lines = [line for lines in said for line in (one.lstrip(_IN_FRONT) for one in lines) if line]
    sure = sum(_ONLY_IN_SCRIPTS.match(line) is not None for line in lines)
    of_video = _OF_VIDEO.search(section.label.title.text) is not None
    perhaps = sum(_MAYBE.match(line) is not None for line in lines) if of_video else 0
    return sure + perhaps >= _FEWEST_LINES and (sure + perhaps) * 2 >= len(lines)


def is_subtitle(title: Section, source: Source) -> bool:
    """Tell whether all that stands between the title of a file and its posts is in italics or quotes."""
    labels = [one.label for one in title.all_below() if one is not title]
    has_posts = any(one.role in _OF_POSTS or counts_slides(one.title.text) for one in labels)
    told = [source.text[one.start : one.end] for one in title.content if one.kind != "rule"]
    return has_posts and all(_SUBTITLE.fullmatch(words.strip(" >\n")) for words in told)


def without_directions(found: Sequence[Piece], source: Source) -> list[Piece]:
    """Return the pieces; paragraphs in brackets between a heading and a line across say how a text goes."""
    kept = list(found)
    for at, piece in enumerate(found):
        if piece.kind != "rule" or not any(one.kind in WORDS for one in found[at + 1 : at + 2]):
            continue
        first = at
        while first and _is_in_brackets(found[first - 1], source):
            first -= 1
        if first and found[first - 1].label is not None:
            kept[first:at] = [replace(one, kind="aside") for one in found[first:at]]
    return kept


def _is_in_brackets(piece: Piece, source: Source) -> bool:
    words = source.text[piece.start : piece.end].strip(" *_\n")
    return piece.kind == "prose" and _IN_BRACKETS.fullmatch(words) is not None and len(words.split()) > _SHORT


def without_footer(found: list[Piece], source: Source) -> list[Piece]:
    """Return the pieces; behind the last line across, italics and a bold remark are about the file.

    Where lines across divide texts, they may be one.
    """
    rules = [at for at, piece in enumerate(found) if piece.kind == "rule"]
    if not rules or any(at and {found[at - 1].kind, found[at + 1].kind} <= WORDS for at in rules[:-1]):
        return found
    kept, last = found[: rules[-1] + 1], found[rules[-1] + 1 :]
    lines = [place for one in last for place in full_lines(source, one.start, one.end)]
    is_footer = all(one.kind == "prose" for one in last) and all(
        _FOOTER.fullmatch(source.text[start:end].strip()) for start, end in lines
    )
    return [*kept, *(replace(one, kind="aside") if is_footer else one for one in last)]
