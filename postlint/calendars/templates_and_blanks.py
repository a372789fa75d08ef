"""Templates, which only show how posts are to be written, and blanks: keys that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from itertools import takewhile
from typing import Final, TypeGuard

from postlint.calendars.key_meanings import is_given, key_of
from postlint.calendars.terms.field_names import Part
from postlint.calendars.terms.networks_meant import is_nothing
from postlint.calendars.terms.placeholders_and_dittos import is_path, is_placeholder
from postlint.source.lazy_patterns import later
from postlint.source.tree import Mapping, Node, Scalar, Sequence, items_of

_LONGEST: Final = 200
_HERE: Final = frozenset({"here", "hier", "ici", "aquí", "aqui", "acá", "qui"})
_FILL_IN: Final = frozenset(
    {
        *("paste", "insert", "write", "type", "put", "enter", "add", "goes", "comes", "place"),
        *("einfügen", "eintragen", "einsetzen", "schreiben", "steht", "kommt", "coller", "insérer", "écrire"),
        *("saisir", "rédiger", "collez", "insérez", "écrivez", "saisissez", "pega", "escribe", "inserta"),
        *("escriba", "inserisci", "scrivi", "incolla", "insira", "escreva", "cole", "coloque", "vul", "plak"),
        *("schrijf", "zet", "komt"),
    }
)
_TEXT: Final = frozenset(
    {
        *("text", "content", "copy", "caption", "post", "tweet", "toot", "message", "beitrag", "inhalt"),
        *("texte", "contenu", "légende", "texto", "contenido", "testo", "contenuto", "conteúdo", "legenda"),
        *("tekst", "bericht", "inhoud", "publicación", "publication", "publicação"),
    }
)
_BESIDE: Final = frozenset(
    {
        *("please", "bitte", "the", "your", "of", "social", "media", "der", "den", "die", "dein", "deinen"),
        *(
            "ihr",
            "ihren",
            "euren",
            "le",
            "la",
            "votre",
            "ton",
            "el",
            "tu",
            "su",
            "il",
            "tuo",
            "o",
            "a",
            "seu",
        ),
        *("sua", "de", "het", "je", "uw", "in", "du", "del", "da", "do"),
    }
)
_OF_FORMS: Final = _HERE | _FILL_IN | _TEXT | _BESIDE
"""What texts are made of that say no more than that one is to stand there."""
_SAMPLES: Final = frozenset(
    {
        *("example", "examples", "sample", "samples", "beispiel", "beispieltext", "beispielbeitrag"),
        *("beispielpost", "mustertext", "musterbeitrag", "exemple", "ejemplo", "esempio", "exemplo"),
        *("voorbeeld", "voorbeeldtekst", "voorbeeldbericht"),
    }
)
_OF_SAMPLES: Final = _SAMPLES | {
    *("text", "post", "tweet", "caption", "message", "content", "copy", "description", "social", "media"),
    *("texte", "texto", "testo", "tekst", "beitrag", "publication", "publicación", "publicação", "légende"),
    *("legenda", "didascalia", "mensaje", "messaggio", "mensagem", "bericht", "contenu", "contenido"),
    *("this", "is", "a", "an", "the", "just", "only", "of", "for", "your", "first", "here", "one"),
    *(
        "dies",
        "das",
        "ist",
        "ein",
        "eine",
        "einen",
        "einer",
        "nur",
        "für",
        "ceci",
        "est",
        "un",
        "une",
        "de",
        "d",
        "este",
    ),
    *("es", "esta", "una", "questo", "è", "uno", "di", "isto", "é", "um", "uma", "dit", "een", "van"),
}
"""What texts are made of that say no more than that they are samples."""
_DATE: Final = later(
    r"([YAJMDTG])\1{1,3}(?:[-./ ]([YAJMDTG])\2{1,3}){1,2}(?:[ T]+HH[:.h]?MM)?", re.IGNORECASE
)
_SLOT: Final = later(r"\[[^\[\]]{1,80}\]|<[^<>]{1,80}>|\{\{?[^{}]{1,80}\}\}?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BESIDE_IT: Final = later(
    r"\([^()]*\)|^\W*(?:example|sample|ejemplo|beispiel|muster|exemple|esempio|exemplo|voorbeeld)\s*[:–—-]",
    re.IGNORECASE,
)
"""What stands beside words for where a text goes: how long it may be, and that it is an example."""
_OF_A_TEMPLATE: Final = re.compile(
    r"lorem ipsum(?:\W+dolor\b(?s:.*))?\W*"
    r"|(?:your|write your|insert|enter) (?:\w+ )?(?:text|post|caption|message|copy)(?: here| goes here)?\W*",
    re.IGNORECASE,
)
"""Texts in the sample rows of tools' templates."""
_DATE_IN: Final = later(r"\b(?:YYYY[-./]MM[-./]DD|DD[-./]MM[-./]YYYY|TT\.MM\.JJJJ|JJ[-./]MM[-./]AAAA)\b")
_OF_POSTS: Final = frozenset({"post", "thread_part", "media_item"})
"""Parts in which whatever is empty keeps a place free."""
_FORMS: Final = frozenset({"media", "thread"})
"""Keys below which maps stand; the names in others, such as networks, say something by themselves."""
_SAID_BY_NOTHING: Final[Dict[str, type[Node]]] = {"owner": Scalar, "lists": Sequence}
"""Facts of accounts that an empty text or list states: that nobody is, that there are none."""
_TO_FILL: Final = later(
    r"\{\{[^{}]*\}\}|\[[A-Z_][^\]\[]{2,40}\](?![(\[])|<[A-Z_ ]{3,30}>|\[[a-z]+(?:[ _-][a-z]+)*\](?![(\[])"
)
"""A slot that looks like one wherever it stands."""
_ADDED: Final = later(
    r"(?i)[\[{<]{1,3}[^\[\]{}<>]{0,80}\b(?:links?|urls?|images?|pictures?|photos?|videos?|gifs?|screenshots?|graphics?"
    r"|visuals?|bild|foto|lien|enlace|imagen)\b[^\[\]{}<>]{0,80}[\]}>]{1,3}"
)
"""A slot for what is put in last: a text is written without it."""
_SENTENCE: Final = later(r"(?<=[.!?…])\s+|\n")
_FEWEST_SLOTS: Final = 3


def is_template(written: str) -> bool:
    """Tell whether ``written`` is still to be filled in: of three sentences, two have slots."""
    sentences = [one for one in _SENTENCE.split(_ADDED.sub("", written)) if _WORD.search(one)]
    slotted = sum(_TO_FILL.search(one) is not None for one in sentences)
    has_slots = slotted > 0 and len(_TO_FILL.findall(written)) >= _FEWEST_SLOTS
    return has_slots and slotted * 3 >= len(sentences) * 2


def is_form_of_text(written: str) -> bool:
    """Tell whether ``written`` says that a text is to be put there: "Paste your post here", "[text]".

    Behind the form of a date, "your tweet here" is enough.
    """
    if len(written) > _LONGEST:
        return False
    if _SLOT.search(written) and not _WORD.search(_SLOT.sub(" ", written)):
        return True
    words = _WORD.findall(written.lower())
    if _DATE_IN.search(written):
        return not _HERE.isdisjoint(words) and not _TEXT.isdisjoint(words)
    said = set(takewhile(lambda word: word in _OF_FORMS, words))
    return bool(said & _HERE and said & _FILL_IN and said & _TEXT)


def is_to_be_filled_in(written: str) -> bool:
    """Tell whether ``written`` has slots in it, or says what goes there: beside a form of a date, it may."""
    return _SLOT.search(written) is not None or _says_what_goes_there(written)


def is_form_of_date(written: str) -> bool:
    """Tell whether ``written`` says how a date is to be written: "YYYY-MM-DD", "TT.MM.JJJJ"."""
    return _DATE.fullmatch(written.strip(" *_`[]<>()")) is not None


def says_where_a_text_goes(written: str) -> bool:
    """Tell whether ``written`` only says that a text is to stand there, or that it is a sample."""
    text = written.strip()
    if _is_sample(text) or _OF_A_TEMPLATE.fullmatch(text):
        return True
    rest = _BESIDE_IT.sub(" ", text) if len(text) <= _LONGEST else ""
    words = set(_WORD.findall(rest.lower()))
    return words <= _OF_FORMS and is_form_of_text(rest)


def only_shows_a_text(written: str) -> bool:
    """Tell whether ``written`` makes a form of an entry that says no more; a text still to come does not."""
    return bool(written.strip()) and says_where_a_text_goes(written) and not is_placeholder(written)


def is_form(post: Mapping) -> bool:
    """Tell whether an entry only shows how posts are to be written: all of its texts do."""
    named = [(key_of(one), one.value) for one in post]
    texts = [text for key, value in named for text in _texts(key, value)]
    dates = [value.text for key, value in named if key == "date" and isinstance(value, Scalar)]
    shows = _says_what_goes_there if any(map(is_form_of_date, dates)) else says_where_a_text_goes
    given = [text for text in texts if not is_nothing(text) and not is_path(text)]
    # A text that is still to come is a post's all the same.
    return bool(given) and all(shows(text) and not is_placeholder(text) for text in given)


def _texts(key: str | None, value: Node) -> list[str]:
    """Return what is under the name of a text, or in each part of a thread."""
    if key == "text":
        found: Iterable[Node] = (value,)
    elif key == "thread":
        parts = items_of(value)
        found = (part.get("text") or part if isinstance(part, Mapping) else part for part in parts)
    else:
        return []
    return [text.text for text in found if _may_be_text(text)]


def _may_be_text(value: Node) -> TypeGuard[Scalar]:
    """Tell whether ``value`` may be a text: a number beside one, as in "tweet: 2", counts something."""
    return isinstance(value, Scalar) and not isinstance(value.value, int | float)


def _says_what_goes_there(text: str) -> bool:
    """Tell whether ``text`` is of a form, beside a date that is: "Post text here" says no more there."""
    words = set(_WORD.findall(_BESIDE_IT.sub(" ", text).lower()))
    is_short = words <= _OF_FORMS and bool(words & _HERE and words & _TEXT)
    return is_short or says_where_a_text_goes(text)


def _is_sample(text: str) -> bool:
    """Tell whether ``text`` says no more than that it is one: "This is a sample post", "Beispieltext"."""
    words = set(_WORD.findall(text.lower()))
    return not words.isdisjoint(_SAMPLES) and words <= _OF_SAMPLES


def says_something(key: str, value: Node, part: Part) -> bool:
    """Tell whether ``value`` says anything under ``key``, the real one of a ``part`` of a calendar."""
    if part in _OF_POSTS:
        return is_filled_in(value) if key in _FORMS else is_given(value)
    if part == "account" and isinstance(value, _SAID_BY_NOTHING.get(key, ())):
        return not isinstance(value, Scalar) or value.value is not None
    if isinstance(value, Sequence):
        # An empty list of posts or accounts may be the answer to which.
        return bool(value.items) or part != "account"
    return bool(value.entries) if isinstance(value, Mapping) else is_written(value)


def is_written(value: Node) -> bool:
    """Tell whether ``value`` is no empty text; whatever else it says, such as "None", was written."""
    return not isinstance(value, Scalar) or (value.value is not None and bool(value.text.strip()))


def is_filled_in(form: Node) -> bool:
    """Tell whether anything at all is said in ``form``: nothing is in ``{file: "", alt: ""}``."""
    if isinstance(form, Scalar):
        return is_given(form)
    inside = (one.value for one in form) if isinstance(form, Mapping) else form.items
    return any(map(is_filled_in, inside))
