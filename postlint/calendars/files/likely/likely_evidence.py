"""What speaks for a file of posts: marks of its texts with their weights, and a bar that names of files move.

A text counts as one that somebody plans where its marks weigh enough together: no mark does alone, since
changes have days, manuals name networks, and letters have quotations. What stands in a file decides, and
the words on the way to it only raise or lower the bar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from functools import lru_cache
from pathlib import PurePath
from typing import Final, TypeAlias

from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of
from postlint.calendars.files.likely.likely_names import helps, is_of_other_things
from postlint.calendars.files.likely.likely_texts_and_labels import (
    Piece,
    in_json,
    in_prose,
    in_table,
    in_yaml,
    rows_in,
)
from postlint.calendars.files.likely.likely_where_and_when import (
    NO_CODE,
    SHORT_NAMES_OF_DAYS,
    may_name_place,
    may_place,
    names_place,
    says_when,
)
from postlint.calendars.guides import OF_EXAMPLES, is_title_of_guide, shows_example
from postlint.calendars.terms.field_names import is_alt_name
from postlint.records import dataclass

_NAMES_OF_DAYS: Final = any_of(name for name in WEEKDAYS if len(name) > 3)  # noqa: PLR2004
_DAY_OF_WEEK: Final = re.compile(
    rf"[\W_]*(?:\d{{1,2}}[.)]\W*)?"
    rf"(?:(?i:{_NAMES_OF_DAYS})(?![^\W\d_])|(?:{SHORT_NAMES_OF_DAYS})(?=[.,]?[ ]+\d|[.,:]?$))"
)
_COUNTED_WEEK: Final = re.compile(r"\b(?:kw|week|woche|semaine|semana|settimana)\W*\d+\W*", re.IGNORECASE)
_COUNTED_DAY: Final = re.compile(r"\W*(?:T[ ]?[-+–][ ]?\d|T$|D-\d)", re.ASCII)
_MOST_WORDS_OF_A_DAY: Final = 5
_HASHTAG_NOT_CODE: Final = re.compile(
    rf"[#＃](?<![^\s(][#＃])(?<!\]\([#＃]){NO_CODE}[^\W\d_]\w{{2,}}(?![\w;(])"
)
"""A hashtag, which is no order to a compiler, and no way to a heading."""
_OF_COPY: Final = re.compile(
    r"(?<![^\W\d_])(?:post|posts|copy|caption|captions|hook|cta|call to action|tweet|tweets|toot|skeet|reel"
    r"|story|carousel|thread|first comment|beitrag|bildtext|bildunterschrift|karussell|l[ée]gende|accroche"
    r"|carrousel|publication|publicaci[oó]n|pie de foto|gancho|leyenda|didascalia|carosello|legenda"
    r"|publica[cç][aã]o|bijschrift|onderschrift"
    r"|what we say|wat we zeggen|was wir sagen|blurb)(?![^\W\d_])"
    r"|^(?:long|medium|short|lang|mittel|kurz|court|largo|corto|lungo|medio|breve|curto|kort|text|texte|testo|texto|tekst)$",
    re.IGNORECASE,
)
_OF_PICTURES: Final = re.compile(
    r"(?<![^\W\d_])(?:alt|alt text|image|picture|photo|visual|graphic|bild|foto|bildbeschreibung|grafik"
    r"|visuel|imagen|immagine|imagem|afbeelding|beeld|video|media)(?![^\W\d_])"
    r"|\.(?:jpe?g|png|gif|webp|mp4|mov)\b",
    re.IGNORECASE,
)
_OF_STAGES: Final = re.compile(
    r"^(?:\[[ xX]\]|scheduled|posted|draft|approved|entwurf|geplant|freigegeben|gepostet|brouillon"
    r"|programm[ée]e?|publi[ée]e?|borrador|programad[oa]|publicad[oa]|bozza|programmato|pubblicato|rascunho|agendad[oa]"
    r"|concept|ingepland|geplaatst|stand|status)(?![^\W\d_])",
    re.IGNORECASE,
)
_SLOT_FOR_LINK: Final = re.compile(r"\{(?:url|link|hashtags?|tags?)\}", re.IGNORECASE)
_SPOKEN: Final = re.compile(r"[!¡]|\?(?:\s|$)|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_LABEL: Final = 60
_REMEMBERED: Final = 4_096
LOOKED_AT: Final = 64 * 1024
_TITLE_WITHIN: Final = 300
"""Within how many characters a title stands."""
_OF_POSTS: Final = frozenset(
    {
        *("social", "socials", "posts", "tweets", "toots", "skeets", "captions", "postings", "beiträge"),
        *("beitrage", "beitraege", "textes", "publications", "réseaux", "reseaux", "redes", "publicaciones"),
        *("textos", "testi", "publicações", "publicaçoes", "publicacões", "publicacoes", "berichten"),
        "teksten",
    }
)
"""Words in titles of files that hold posts."""
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something about a text that speaks for a post: ``name`` is what people read of it."""

    name: str
    weight: int
    is_on: Callable[[Piece], bool]
    own: bool = False
    """Whether it is in the text itself, so that no two texts share it."""
    places: bool = False
    """Whether it says where or when a text goes out, or how it is found there."""


def _around(says: Callable[[str], object]) -> Callable[[Piece], bool]:
    # What stands around a text, such as a heading, mostly stands around others, too.
    remembered = lru_cache(maxsize=_REMEMBERED)(lambda said: bool(says(said)))
    return lambda piece: any(len(one) <= _LABEL and remembered(one) for one in piece.around)


def _is_place(said: str) -> bool:
    if not may_name_place(said):
        return False
    said = _DAY_OF_WEEK.sub("", _COUNTED_WEEK.sub("", said))
    key, _, value = said.partition(":")
    return any(map(names_place, (said, key, value)))


def _is_day(said: str) -> bool:
    few = len(said.split()) <= _MOST_WORDS_OF_A_DAY
    return says_when(said) or bool(few and (_DAY_OF_WEEK.match(said) or _COUNTED_DAY.match(said)))


def _is_tagged(piece: Piece) -> bool:
    return any(map(_HASHTAG_NOT_CODE.search, (piece.text, *piece.around)))


def _has_slots(piece: Piece) -> bool:
    return any(map(_SLOT_FOR_LINK.search, (piece.text, *piece.around)))


_MARKS: Final = (
    _Mark("networks", 3, _around(_is_place), places=True),
    _Mark("days", 2, _around(_is_day), places=True),
    _Mark("hashtags", 2, _is_tagged, own=True, places=True),
    _Mark("words such as caption or copy", 2, _around(_OF_COPY.search)),
    _Mark("slots for links", 2, _has_slots, places=True),
    _Mark("pictures", 1, _around(_OF_PICTURES.search)),
    _Mark("stages of work", 1, _around(_OF_STAGES.match)),
    _Mark("quotation marks", 2, lambda piece: piece.quoted, own=True),
    _Mark("blocks", 1, lambda piece: piece.fenced),
    _Mark("the way people are spoken to", 1, lambda piece: bool(_SPOKEN.search(piece.text)), own=True),
)
"""What speaks for a post, and how much. Measured on ordinary files: see ``docs/decisions.md``."""

_PLACING: Final = tuple(mark for mark in _MARKS if mark.places)

_BAR: Final = 4
"""What the marks of a text weigh at least that counts as planned."""
_TEXTS: Final = 3
"""How many such texts make a file of posts."""
_HELPED: Final = 1
"""By how much a name that speaks of posts, calendars or marketing lowers both."""
_HINDERED: Final = 2
"""By how much a name of other things raises both."""

_OF_CODE: Final = 2
"""How much less a text weighs with code in it, which manuals have more often than posts."""

_Cut: TypeAlias = Callable[[str], Iterable[Piece]]


def _of_table(text: str) -> Iterator[Piece]:
    return in_table(rows_in(text))


_CUTS: Final[Dict[str, _Cut]] = {
    **dict.fromkeys((".csv", ".tsv"), _of_table),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), in_json),
    **dict.fromkeys((".yaml", ".yml"), in_yaml),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The texts of a file that look planned, with the names of the marks that most of them have."""

    planned: tuple[Piece, ...]
    marks: tuple[str, ...]

    @property
    def because(self) -> str:
        """Say how many texts there are, what is beside them, and how the first one begins."""
        first = " ".join(self.planned[0].text.split()).strip(' "“„«»*')
        named = f"{first[:40].rstrip()}…" if len(first) > 40 else first  # noqa: PLR2004
        *some, last = self.marks
        marks = f"{', '.join(some)} and {last}" if some else last
        texts = "a text" if len(self.planned) == 1 else f"{len(self.planned)} texts"
        return f'{texts} with {marks}, such as "{named}"'


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weighing the texts of a file ``found``, so that it is done once; None where it is not enough."""

    found: Evidence | None


def evidence(path: PurePath, text: str, *, enough: int = _TEXTS) -> Evidence | None:
    """Return what in the file at ``path`` speaks for posts; None where fewer texts than ``enough`` do."""
    head = text[:LOOKED_AT]
    if not may_place(head) and not _is_helped(path, _first_line(head[:_TITLE_WITHIN])):
        return None
    return weigh(
        path, _CUTS.get(path.suffix.lower(), in_prose)(head), title=head[:_TITLE_WITHIN], enough=enough
    )


def weigh(path: PurePath, pieces: Iterable[Piece], title: str = "", enough: int = _TEXTS) -> Evidence | None:
    """Return the same of texts that were cut already; ``title`` may speak of posts as a name does."""
    shift = _shift(path, title)
    found: dict[object, tuple[Piece, list[_Mark]]] = {}
    above = ""
    for piece in pieces:
        before, above = above, piece.text
        if shift >= 0 and not any(mark.is_on(piece) for mark in _PLACING):
            # That is soon told of most texts, and no such text counts.
            continue
        shown = shows_example(before) or shows_example(piece.text)
        of_picture = bool(piece.around) and is_alt_name(piece.around[-1])
        if shown or of_picture or any(map(_says_example, piece.around)):
            continue
        marks = [mark for mark in _MARKS if mark.is_on(piece)]
        weight = sum(mark.weight for mark in marks) - (_OF_CODE if "`" in piece.text else 0)
        if len(marks) > 1 and weight >= _BAR + shift:
            # Paragraphs below one heading are one text, as far as can be told.
            told_apart = piece.text if any(mark.own for mark in marks) else piece.around
            found.setdefault(told_apart, (piece, marks))
    if len(found) < max(1, enough + shift):
        return None
    counted = [mark.name for mark in _MARKS if _most(mark, [marks for _, marks in found.values()])]
    return Evidence(tuple(piece for piece, _ in found.values()), tuple(counted) or ("marks of posts",))


def _says_example(said: str) -> bool:
    """Tell whether what stands around a text says that it is an example; a link says nothing of the kind."""
    return len(said) <= _LABEL and "://" not in said and OF_EXAMPLES.search(said) is not None


def _shift(path: PurePath, title: str) -> int:
    first = _first_line(title)
    if _is_hindered(path, first):
        return _HINDERED
    return -_HELPED if _is_helped(path, first) else 0


def _first_line(title: str) -> str:
    return next((line for line in title.splitlines() if line.strip(" #-=*")), "")


def _is_hindered(path: PurePath, first: str) -> bool:
    return is_of_other_things(path) or is_title_of_guide(first)


def _is_helped(path: PurePath, first: str) -> bool:
    says_so = helps(path) or not _OF_POSTS.isdisjoint(_WORD.findall(first.lower()))
    return says_so and not _is_hindered(path, first)


def _most(mark: _Mark, found: Sequence[Sequence[_Mark]]) -> bool:
    return sum(mark in marks for marks in found) * 2 >= len(found)
