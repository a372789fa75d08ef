"""Forms that teams copy for each new post: what stands in them is to be filled in, and is no post."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

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
_DATE: Final = re.compile(
    r"([YAJMDTG])\1{1,3}(?:[-./ ]([YAJMDTG])\2{1,3}){1,2}(?:[ T]+HH[:.h]?MM)?", re.IGNORECASE
)
_SLOT: Final = re.compile(r"\[[^\[\]]{1,80}\]|<[^<>]{1,80}>|\{\{?[^{}]{1,80}\}\}?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 200


def is_form_of_text(written: str) -> bool:
    """Tell whether ``written`` says that a text is to be put there: "Paste your post here", "[text]"."""
    if len(written) > _LONGEST:
        return False
    if _SLOT.search(written) and not _WORD.search(_SLOT.sub(" ", written)):
        return True
    words = _WORD.findall(written.lower())
    said = set(takewhile(lambda word: word in _HERE | _FILL_IN | _TEXT | _BESIDE, words))
    return bool(said & _HERE and said & _FILL_IN and said & _TEXT)


def is_form_of_date(written: str) -> bool:
    """Tell whether ``written`` says how a date is to be written: "YYYY-MM-DD", "TT.MM.JJJJ"."""
    return _DATE.fullmatch(written.strip(" *_`[]<>")) is not None
