"""Words for the sort of a post that say that it replies to another, reposts or quotes it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import SORT_KEYS
from postlint.source.tree import Entry, Scalar
from postlint.vocabulary import Kind, in_words, unaccented

LINKS: Final = frozenset({"reply_to", "repost_of", "quote_of"})
"""What a post has that answers, passes on or quotes another."""
_LINKS_OF_SORTS: Final = {
    **dict.fromkeys(("repost", "retweet", "boost", "reblog", "reshare", "share"), "repost_of"),
    **dict.fromkeys(("geteilt", "partage", "condivisione", "compartido", "compartilhado"), "repost_of"),
    **dict.fromkeys(("quote", "quote post", "quote tweet", "quoted", "quote retweet", "qt"), "quote_of"),
    **dict.fromkeys(("zitat", "citation", "cita", "citazione", "citacao", "citaat"), "quote_of"),
    **dict.fromkeys(("reply", "antwort", "reponse", "respuesta", "risposta", "resposta"), "reply_to"),
    **dict.fromkeys(("antwoord", "reactie", "reply tweet", "tweet reply", "reply post"), "reply_to"),
}
"""What is done to a post of somebody's, as a sort of post without accents, with the key for which post."""
_SAYS_SORT: Final = SORT_KEYS | {
    *("action", "op", "operation", "tipo", "typ", "art", "soort", "mode", "tipo_de_post"),
    *("tipo_de_publicacion", "type_de_post", "beitragsart", "content_format"),
}


def link_of_sort(key: str, sort: str) -> str | None:
    """Return ``quote_of`` and the like where ``sort``, which stands under ``key``, says that of a post."""
    return _LINKS_OF_SORTS.get(unaccented(in_words(sort))) if _says_sort(key) else None


_ALSO_FORMATS: Final = frozenset(
    {
        *("quote", "quoted", "zitat", "citation", "cita", "citazione", "citacao", "citaat", "share", "boost"),
        *("geteilt", "partage", "condivisione", "compartido", "compartilhado"),
    }
)
"""Those that also say what a post looks like, or what others are to do with it."""


def kind_of_sort(key: str, sort: str) -> Kind | None:
    """Return the kind of a post whose ``sort``, under ``key``, says that it answers or passes on another."""
    word = unaccented(in_words(sort))
    if folded(key) not in SORT_KEYS or word in _ALSO_FORMATS or word not in _LINKS_OF_SORTS:
        return None
    return "reply" if _LINKS_OF_SORTS[word] == "reply_to" else "retweet"


def link_said_by(one: Entry) -> str | None:
    """Return ``quote_of`` and the like where ``one`` says by its sort that it is about another post."""
    return link_of_sort(one.key, one.value.text) if isinstance(one.value, Scalar) else None


@lru_cache(maxsize=4096)
def _says_sort(key: str) -> bool:
    return "_".join(unaccented(in_words(key)).split()) in _SAYS_SORT or key in _SAYS_SORT
