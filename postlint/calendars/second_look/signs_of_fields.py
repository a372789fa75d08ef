"""What in a file looks like a day, a time, a network, hashtags or a label, whoever reads it, and however.

The forms are wider than those that readers know, so that what a reader passes over is seen all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS, any_of
from postlint.calendars.readers.sections.fields import FIELDS
from postlint.calendars.readers.sections.heading_words import FILLER, TEXTS
from postlint.calendars.readers.sections.labels import label_of
from postlint.calendars.terms.field_names import folded, is_of_another_day
from postlint.calendars.terms.network_names import CHANNEL_NAMES, NO_NETWORKS
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.tree import Scalar, said
from postlint.vocabulary import CHANNELS, SIGN_IN_FRONT, in_words, unaccented


@dataclass(frozen=True, slots=True)
class Sign:
    """Something found in a text, from ``start`` on: the ``words`` that say so, and ``channels`` in them."""

    start: int
    words: str
    channels: frozenset[str] = frozenset()


_MONTH: Final = rf"(?=[^\W\d_])(?:{any_of(MONTHS)})"
_NUMBER: Final = r"\d{1,2}(?:st|nd|rd|th|er|[ºª°])?"
_OF: Final = r"[.\s-]{1,2}(?:de |di |do |of |van )?"
_NAME: Final = r"[^\W\d_]{3,12}"
_DAY: Final = later(
    r"(?<![\w./-])(?=[^\W_])(?:20\d\d(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日?|[01]\d[0-3]\d)(?!\d)"
    r"|\d{1,2}([./-])\d{1,2}\1(?:20)?\d\d(?![\d./-])|\d{1,2}月\d{1,2}日|\d{1,2}\.\d{1,2}\.(?!\d)"
    r"|\d{1,2}\.\s?[IVX]{1,4}\.\s?20\d\d|20\d\d-?W\d\d(?:-?[1-7])?(?!\d)|[TD]\s?[-+−]\s?\d{1,3}(?![\w.])"
    rf"|{_NUMBER}{_OF}{_NAME}[.,]?[\s/-]'?(?:de |del |do )?20\d\d(?!\d)"
    rf"|{_NAME}\.?\s{_NUMBER},?\s20\d\d(?!\d)"
    rf"|{_NUMBER}{_OF}{_MONTH}(?!\w)|(?=\D{{3,14}}\d){_MONTH}\.?\s{_NUMBER}(?![\w:])"
    r"|1[6-9]\d{8}(?:\d{3})?(?!\d))",
    re.IGNORECASE,
)
"""A day, with months by any name where a year follows, in weeks, before or behind an event, in Unix time."""
_ON_THE_DOT: Final = later(r"[T ]\d\d:[0-5][05](?::00(?:\.0+)?)?(?![:\d])")
"""A time that somebody chose: what programs do is seldom done at a full five minutes."""
_OF_THE_FILE: Final = later(
    r"©|generat|\b(?:last|updated?|version|copyright|as of|stand|modified)\b", re.IGNORECASE
)
_UP_TO: Final = r"(?:[-–]|to|bis|al|au|t/m|until|through)"
_NO_DAY_BEHIND: Final = later(rf"(?:://|\w/)\S*$|\d\.?(?:\s+[^\W\d_]+\.?)?\s*{_UP_TO}\s*$", re.IGNORECASE)
_NO_DAY_BEFORE: Final = later(rf"\S*\.[A-Za-z]\w{{1,3}}\b|[\w-]*/|\s*{_UP_TO}\s*\d", re.IGNORECASE)
"""Around what is part of an address or the name of a file, or an end of a stretch of time."""
_PIECES: Final = later(r'[|,;:\t"{}()\[\]–—·]')
_AROUND: Final = 400
"""How much of a line is looked at on either side: data may be one line."""
_LONGEST_KEY: Final = 60
_LONGEST_LINE: Final = 160
_MOST_BESIDE: Final = 5
"""How many words may stand beside a day: more make a sentence, which is about that day."""


def days_in(text: str) -> Iterator[Sign]:
    """Yield what looks like a day on which something goes out, in what is no text of a post."""
    for found in _DAY.finditer(text):
        before = text[max(found.start() - _AROUND, 0) : found.start()].rpartition("\n")[2]
        behind = text[found.end() : found.end() + _AROUND].partition("\n")[0]
        on_the_dot = _ON_THE_DOT.match(behind)
        sign = Sign(found.start(), found[0] + (on_the_dot[0] if on_the_dot else ""))
        is_none = (
            _OF_THE_FILE.search(before)
            or _NO_DAY_BEHIND.search(before)
            or _NO_DAY_BEFORE.match(behind)
            or len(f"{_PIECES.split(before)[-1]} {_PIECES.split(behind)[0]}".split()) > _MOST_BESIDE
            or is_of_another(sign, before[-_LONGEST_KEY:])
        )
        if not is_none:
            yield sign


def is_of_another(sign: Sign, name: str) -> bool:
    """Tell whether a day that stands under ``name`` is that of something else, such as of a deadline.

    When an entry was made is no day of a post, unless somebody chose the time.
    """
    return is_of_another_day(folded(name)) and not (":" in sign.words and "creat" in name.lower())


_MOST_WORDS: Final = 8
_PIECE: Final = later(r"[^|,;:\t\"'*#\[\](){}—–·/&+\n-]+")
_UNSURE: Final = NO_NETWORKS | {
    *("x", "li", "ig", "fb", "yt", "wa", "tg", "pin", "snap", "threads", "other", "slack"),
}
"""Names that are other words as well."""
_IN_CAPITALS: Final = {"LI": "linkedin", "IG": "instagram", "FB": "facebook", "X": "x", "YT": "youtube"}
_ONLY_X: Final = later(
    r'[\w"]:\s*(?:\[\s*)?"?[xX]"?\s*(?=$|[\],}])|(?<=[,;\t])"?X"?(?=$|[,;\t])', re.MULTILINE
)


def networks_in_lines(text: str) -> Iterator[Sign]:
    """Yield the short lines of Markdown that name networks as headings and labels do."""
    start = 0
    for line in text.splitlines(keepends=True):
        if len(line) <= _LONGEST_LINE and len(line.split()) <= _MOST_WORDS:
            in_capitals = line.startswith(("#", "**"))
            named = (_networks_of(piece, in_capitals=in_capitals) for piece in _PIECE.findall(line))
            if channels := frozenset().union(*named):
                yield Sign(start, line.strip(" \n#*:"), channels)
        start += len(line)


def networks_in_data(text: str) -> Iterator[Sign]:
    """Yield what names networks as keys, values and cells do."""
    for found in _PIECE.finditer(text):
        if channels := _networks_of(found[0]):
            yield Sign(found.start(), found[0].strip(), channels)
    for found in _ONLY_X.finditer(text):
        yield Sign(found.start(), "x", frozenset({"x"}))


def _networks_of(piece: str, *, in_capitals: bool = False) -> frozenset[str]:
    """Return the networks that ``piece`` names, if it says nothing else, in short only ``in_capitals``.

    "other" stands for those without a word here.
    """
    is_name = in_words(piece) in CHANNEL_NAMES and not (in_capitals and piece.strip() in _IN_CAPITALS)
    words = [piece] if is_name else [word for word in piece.split() if _says_something(word)]
    short = _IN_CAPITALS if in_capitals else {}
    named = [short.get(word) or _network(word) for word in words]
    return frozenset(filter(None, named)) if all(named) else frozenset()


def _says_something(word: str) -> bool:
    return in_words(word) not in FILLER and not word.isdecimal()


def _network(name: str) -> str | None:
    words = in_words(name)
    channel = CHANNEL_NAMES.get(words) if words not in _UNSURE else None
    return channel if channel is None or channel in CHANNELS else "other"


_SAID_AS_WELL: Final = """
    poll why reply comment location link url note notes nota source series context video photo foto music
    audio day time when where who wie qui quem chi quien tag topic theme thema headline attach schedule what
    update id engagement date datum fecha data status resources title titre language boost question
"""
_EVERYDAY: Final = frozenset(_SAID_AS_WELL.split())
"""Names of fields with which texts begin as well."""
_MARKED: Final = """
    caption post_text copy hook cta call_to_action visual image_prompt image_idea visual_idea alt_text
    image_alt image_description hashtags first_comment on_screen_text voiceover voice_over overlay post_copy
    post_caption bildunterschrift posttext aufhanger bildidee bildtext erster_kommentar leyenda gancho
    primer_comentario pie_de_foto copy_del_post texte legende accroche visuel premier_commentaire testo
    didascalia aggancio primo_commento legenda mensagem texto_do_post primeiro_comentario tekst bijschrift
    onderschrift eerste_reactie
"""
_FIELDS: Final = frozenset(FIELDS) | frozenset(map(unaccented, TEXTS))
_WITHIN: Final = frozenset(_MARKED.split())
"""Names of fields that stand nowhere in texts, not even behind their beginning."""
_LABEL: Final = later(
    r"^[ \t>]*(?:[-*+•][ \t]+)?(?P<open>[*_]{1,2}|\[)?(?P<name>[^\W\d_][\w '’/-]{1,30}?)"
    r"(?P<behind>[*_\]]{0,2}:[*_]{0,2}|[*_]{2}|\])",
    re.MULTILINE,
)
_OF_LINK: Final = later(
    r"(?:[\w'’-]+ ){0,3}(?:link|https?|url|website|enlace|lien|ссылка|リンク|链接|링크)", re.IGNORECASE
)
"""What keeps the place of a link in a text, in brackets, or begins one there."""
_FIRST: Final = later(
    r"\s*[*_\[#>]*\s*(?P<name>[^\W\d_][^\n:\]*]{0,30}?)\s*[*_\]]*(?::|\]|\s-\s|\s?[—–]\s|$)", re.MULTILINE
)
_DATED: Final = later(r"(?<=\n)(?P<name>[^\W\d_][\w ]{2,20}): 20\d\d-\d\d-\d\d(?!\d)")
"""A line with a day as calendars have it, which nobody writes to readers, as of the next post."""
_LINE: Final = later(r"(?<=\n)[^\W\d_][\w '’/-]{2,30}$", re.MULTILINE)
_CAPITALS: Final = later(r"\W*(?P<name>[^\W\da-z_]{3,}(?: [^\W\da-z_]{2,})?)(?=\s)")
_HEADING_ROLES: Final = frozenset({"network", "content", "post"})
_MOST_OF_AN_OPTION: Final = 3
_TWO_SENTENCES: Final = later(r"[^\W\d_]{2}[.!?…]\s+\w")


def labels_in(text: Scalar) -> Iterator[Sign]:
    """Yield what begins ``text``, or a line of it, and is the name of a field of posts."""
    if first := _first_label(text.text):
        yield Sign(0, first)
    for found in _LABEL.finditer(text.text):
        if folded(found["name"]) in _WITHIN and (":" in found["behind"] or found["open"]):
            yield Sign(found.start("name"), found["name"].strip())
    for found in _LINE.finditer(text.text):
        if found.start() and folded(found[0]) in _WITHIN:
            yield Sign(found.start(), found[0])
    for found in _DATED.finditer(text.text):
        if FIELDS.get(found["name"].lower()) == "date":
            yield Sign(found.start(), found["name"])


def _first_label(text: str) -> str | None:
    found, capitals = _FIRST.match(text), _CAPITALS.match(text)
    if found and (name := unaccented(found["name"].strip().lower())) in _FIELDS:
        is_alone = not text[found.end() :].partition("\n")[0].strip()
        if text[found.end() :].strip() and (is_alone or name not in _EVERYDAY):
            return found["name"].strip()
    if capitals and unaccented(capitals["name"].lower()) in _FIELDS - _EVERYDAY:
        return capitals["name"]
    return None


def heading_in(text: Scalar) -> Sign | None:
    """Return the first line of a text of Markdown, where it says what headings say above posts."""
    first, _, rest = text.text.strip().partition("\n")
    if not rest.strip() or len(first.split()) > _MOST_BESIDE or _TWO_SENTENCES.search(first):
        return None
    label = label_of(said(text, first))
    role = label.role
    # "⭐ READER STORY ⭐" is shouted to readers, and "📸 INSTAGRAM POST" is a label.
    if first.isupper() and not first[0].isalnum() and not label.channels and _is_of_more(first):
        return None
    # "The mill and the alternatives:" is how a text may begin.
    is_heading = role in _HEADING_ROLES or (role == "option" and len(first.split()) <= _MOST_OF_AN_OPTION)
    return Sign(0, first.strip()) if is_heading else None


def _is_of_more(title: str) -> bool:
    words = set(in_words(title).split())
    return len(words) > 1 and not words <= FILLER | TEXTS


def marked_labels_in(text: str) -> Iterator[Sign]:
    """Yield all that looks like a label in marks of Markdown, whatever it says."""
    for found in _LABEL.finditer(text):
        is_link = found["open"] == "[" and _OF_LINK.fullmatch(found["name"].strip())
        if found["open"] and found["behind"] and not is_link:
            yield Sign(found.start("name"), found["name"].strip())


_HASHTAGS: Final = later(r"(?<![\w&/#(])#[^\W\d]\w+(?:[ ,;·`*_]+#\w+)+")


def hashtags_in(text: str) -> Iterator[Sign]:
    """Yield where two hashtags or more stand beside each other."""
    for found in _HASHTAGS.finditer(text):
        yield Sign(found.start(), found[0])


_RAW: Final = later(
    r"^[ \t]*(?:[|:][ :]*)?-{3,}[ :]*\|[-| :]*$|<!--"
    r"|\A\s*(?:`{3,}|~{3,}|-{3,}[ \t]*$)|(?:(?<!`)`{3,}|(?<!~)~{3,}|^[ \t]*-{3,})\s*\Z",
    re.MULTILINE,
)


def markup_in(text: str) -> Iterator[Sign]:
    """Yield what a file has around texts: a table, a comment, a fence or a line at either end."""
    if found := _RAW.search(text):
        yield Sign(found.start(), found[0].strip())


_PART: Final = later(
    rf"^[ \t]*{SIGN_IN_FRONT}[(\[]?(?P<number>\d{{1,2}})/(?P<of>\d{{1,2}})?[)\].:]?(?=\s)", re.MULTILINE
)


def parts_in(text: str) -> Iterator[Sign]:
    """Yield the second and all further parts of a thread that one text counts from its first on."""
    found = list(_PART.finditer(text))
    is_counted = [int(part["number"]) for part in found] == list(range(1, len(found) + 1))
    if is_counted and len({part["of"] for part in found if part["of"]}) <= 1:
        yield from (Sign(part.start(), part[0].strip()) for part in found[1:])


_CLOCK: Final = later(
    r"(?<![\d:./-])(?:[01]?\d|2[0-3])(?:[:h][0-5]\d(?!\d)|\s?[hH](?![a-z\d])|(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\b|Uhr\b))",
    re.IGNORECASE,
)
_MOST_OF_A_TIME: Final = 6
"""How many words a line has at most that says at what time a text goes out."""


def times_in(text: str) -> Iterator[Sign]:
    """Yield what looks like a time of day in short lines, such as headings and fields."""
    for found in _CLOCK.finditer(text):
        before = text[max(found.start() - _AROUND, 0) : found.start()].rpartition("\n")[2]
        behind = text[found.end() : found.end() + _AROUND].partition("\n")[0]
        line = f"{before}{found[0]}{behind}"
        if len(line) <= _LONGEST_LINE and len(line.split()) <= _MOST_OF_A_TIME and "|" not in line:
            yield Sign(found.start(), found[0])


_NAMED: Final = later(r"^[ \t]*(?:[-*+•][ \t]*)?(?P<name>[^\W\d_][\w '’/-]{1,30}?)\s?:[ \t]+\S", re.MULTILINE)
_FEWEST_NAMED: Final = 3


def named_lines_in(text: str) -> Iterator[Sign]:
    """Yield the lines of ``text`` that give things names, where there are so many as notes on posts have.

    Where and when something takes place is told in this way in texts as well.
    """
    found = [line for line in _NAMED.finditer(text) if unaccented(line["name"].lower()) not in _EVERYDAY]
    fields = [line for line in found if unaccented(line["name"].lower()) in _TOLD_OF_POSTS]
    if len(found) >= _FEWEST_NAMED and fields:
        yield from (Sign(line.start("name"), line["name"]) for line in found)


_NOTE_WORDS: Final = """
    format phase structure pillar pilier säule pilar pilastro pijler audience zielgruppe cible publico target
    goal ziel objectif objetivo obiettivo doel tone ton tono characters zeichen caracteres caractères
    caratteri tekens priority length länge longueur hook slide slides
"""
_OF_NOTES: Final = frozenset(map(unaccented, _NOTE_WORDS.split()))
"""What teams note down of a post, beside what our fields are called."""
_OF_EVENTS: Final = frozenset(
    name for name, key in FIELDS.items() if key in {"date", "time"} and " " not in name
)
_TOLD_OF_POSTS: Final = (_FIELDS | _OF_NOTES) - _OF_EVENTS
