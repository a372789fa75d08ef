"""Working titles of posts that are still to be written, in a column where their texts would stand."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from postlint.calendars.terms.networks_meant import FORMATS
from postlint.source.lazy_patterns import later

_SORTS: Final = FORMATS | {
    *("explainer", "reminder", "teaser", "recap", "announcement", "spotlight", "interview", "roundup", "q&a"),
    *("tutorial", "testimonial", "countdown", "giveaway", "behind the scenes", "case study", "tweet", "toot"),
    *("erklärung", "erinnerung", "ankündigung", "rückblick", "umfrage", "karussell", "beitrag", "annonce"),
    *(
        "rappel",
        "sondage",
        "carrousel",
        "anuncio",
        "recordatorio",
        "encuesta",
        "carrusel",
        "hilo",
        "annuncio",
    ),
    *("promemoria", "sondaggio", "carosello", "anúncio", "lembrete", "enquete", "carrossel", "aankondiging"),
    *("herinnering", "terugblik", "foto", "fotos", "bild", "grafik", "imagen", "imagem", "immagine"),
}
"""What a post is to be, in front of a title or behind it."""
_QUOTED: Final = r"[\"“„«»‘'][^\"“”„«»]{2,100}(?<![.])[\"”“»«’']"
_REMARK: Final = r"[(\[][^()\[\]]{2,60}[)\]]"
_TITLED: Final = later(
    rf"{_QUOTED}(?:\s+[\w&/-]+){{1,4}}(?:\s+{_REMARK})?|{_QUOTED}\s+{_REMARK}"
    rf"|[^\W\d_][\w /&-]{{2,40}}:\s+{_QUOTED}"
)
"""A title in quotation marks, with what it is to be behind it or in front of it."""
_MEASURED: Final = later(
    r"[^.!…\r\n]{3,100}?(?:\s+[(\[]|\s+[—–-]\s+|,\s+)(?:~|ca\.?\s|about\s)?"
    r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?[ -]?(?P<of>[^\W\d_]{3,})[)\]]?"
)
"""A title, and behind it how long the post is to be, as in "(5-7 tweets)"."""
_UNITS: Final = later(
    r"(?:tweet|post|part|slide|word|image|photo|picture|frame|minute|second|sec|min|toot|folie|teil|wort|wörter|bild"
    r"|diapositiva|lámina|parte|palabra|imagen|foto|partie|mot|immagin|parol|palavra|imagem|imagen|deel|woord|tips?\Z)",
    re.IGNORECASE,
)
_WORD: Final = later(r"[\w&]+")
_ASIDE: Final = later(rf"[^.!…\r\n]{{3,100}}?\s+(?P<aside>{_REMARK})")
"""A title, and behind it a remark in brackets."""
_REFERENCE: Final = later(r"\W{0,4}[^\W\d_][\w /-]{0,30}\s#\d{1,3}(?!\w)(?P<called>.*)")
"""What a plan calls a post that stands elsewhere: a word, its number, and perhaps what it is about."""
_MOST_WORDS_OF_REFERENCE: Final = 6
_FILE: Final = later(r"\w\.(?:md|txt|docx?|odt|pdf)\b", re.IGNORECASE)
_PARTED: Final = later(r":\s+|\s[—–|-]\s+")
_POSTS: Final = (
    r"(?:posts?|tweets?|toots?|skeets?|reels?|stories|beitrag|beiträge|publications?|publicaci[oó]n(?:es)?"
    r"|berichten)"
)
_OF_POSTS: Final = later(
    rf"(?i)(?:[\w'’/-]+\s+){{0,3}}?{_POSTS}\s+(?:announcing|about|for|on|promoting|introducing|thanking"
    r"|reminding|linking|zu|zum|zur|über|für|sur|pour|sobre|para|su|over|voor)\s[^.!?…\r\n]{2,100}"
    rf"|(?:[\w'’/-]+\s+){{1,8}}{_POSTS}"
)
"""What a team calls posts that it is going to write: "posts announcing talks", "generic excitement posts"."""
_MARKS: Final = ' "“”„«»'
_TAGGED: Final = later(r"https?://|www\.|(?<!\w)[#@][^\W\d_]\w", re.IGNORECASE)
_SENTENCES: Final = later(r"[\r\n]|[.!?…]\s+\S|[.!?…][\"”“»’')\]]*\W*\Z")
"""What a text has that goes out, and no title: links and tags, or sentences with their ends."""
_MOST_WORDS: Final = 14
_FEWEST: Final = 2
_PART: Final = 3
"""Of how many cells one at least is a topic beyond doubt, where all others may be."""


def may_be_topic(cell: str) -> bool:
    """Tell whether ``cell`` is a few words without what texts have, or a title with what it is to be."""
    return is_topic(cell) or not _is_text(cell)


def _is_text(cell: str) -> bool:
    return bool(_TAGGED.search(cell) or _SENTENCES.search(cell)) or len(cell.split()) > _MOST_WORDS


def is_topic(cell: str) -> bool:
    """Tell whether ``cell`` is a title beyond doubt: how long, what or which text it is to be, it says."""
    said = " ".join(cell.split())
    refers = _REFERENCE.fullmatch(said)
    if refers and len(refers["called"].split()) <= _MOST_WORDS_OF_REFERENCE and not _is_text(said):
        return True
    if _TAGGED.search(said) or len(said.split()) > _MOST_WORDS:
        return False
    measured, remarked = _MEASURED.fullmatch(said), _ASIDE.fullmatch(said)
    if (measured and _UNITS.match(measured["of"])) or (remarked and _is_of_making(remarked["aside"])):
        return True
    parts = [part.strip(_MARKS).lower() for part in _PARTED.split(said)]
    is_sorted = len(parts) > 1 and not _SORTS.isdisjoint((parts[0], parts[-1]))
    return _TITLED.fullmatch(said) is not None or (is_sorted and not _is_text(said))


def speaks_of_posts(text: str) -> bool:
    """Tell whether a text of one line says of posts what they are to be about, as no post does."""
    return not _TAGGED.search(text) and _OF_POSTS.fullmatch(text.strip()) is not None


def is_sort(cell: str) -> bool:
    """Tell whether ``cell`` says what a post is to be, and nothing else: "Post", "Image + text"."""
    words = _WORD.findall(cell.lower())
    return bool(words) and all(word in _SORTS or word.isdecimal() for word in words)


def _is_of_making(aside: str) -> bool:
    """Tell whether a remark says what a post is to be, or in which file it is being written."""
    return not _SORTS.isdisjoint(_WORD.findall(aside.lower())) or _FILE.search(aside) is not None


def are_topics(cells: Collection[str]) -> bool:
    """Tell whether cells where texts would stand name topics: a third does, and more than have texts."""
    written = [cell for cell in cells if cell.strip()]
    topics = sum(map(is_topic, written))
    texts = sum(not may_be_topic(cell) for cell in written)
    return topics >= max(_FEWEST, texts + 1) and topics * _PART >= len(written)
