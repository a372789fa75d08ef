"""What the columns of a table mean: what anybody may call them.

Column names are compared in lower case, up to the hyphen behind which some tools explain them. Those of texts
may say so in several words: "Copy final", "Tekst bericht".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from typing import Final

from postlint.calendars.key_meanings import FLAGS as FLAGS_OF_POSTS
from postlint.calendars.key_meanings import WEEK_STARTS, channel_of
from postlint.calendars.schema import known_keys
from postlint.calendars.terms.field_names import ALT_NAMES, names_of, risky_names_of, without_language
from postlint.calendars.terms.network_names import CHANNEL_NAMES, NO_NETWORKS
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.terms.status_words import status_in
from postlint.records import dataclass
from postlint.vocabulary import PUBLISHED, unaccented

_FOR_TEXTS: Final = """
    text texts copy caption captions wording wordings message
    posttext beitragstext haupttext textvorschlag textentwurf textfassung wortlaut inhalt bildunterschrift
    texto textos contenido leyenda mensaje texte textes contenu legende
    testo testi contenuto didascalia messaggio conteudo legenda mensagem
    tekst teksten berichttekst posttekst tekstvoorstel inhoud bijschrift bericht
"""
"""Words for the text of a post, without accents."""
_AROUND: Final = """
    post posts posting tweet final finale finaal endgultig definitivo definitiva definitif
    definitief draft main body full complete proposed suggested approved new current social media
    version beitrag beitrags entwurf neu neuer fertiger publicacion publicar redes borrador aprobado
    publication publier reseaux brouillon pubblicazione pubblicare social bozza publicacao rascunho
    publicatie plaatsen concept the of for to der des fur zum de del la las el los para du les pour
    di del da per do dos van voor het
"""
"""What may stand beside them."""
_TEXTS: Final = frozenset(_FOR_TEXTS.split())
_BESIDE_TEXT: Final = frozenset(_AROUND.split())
_VERSION: Final = re.compile(r"v?\d{1,2}")
_LEADS: Final = """
    hook gancho intro introduction accroche aufhanger einleitung einstieg opening opener openingline
    introduccion introducao introduzione apertura inleiding
"""
_HEADLINES: Final = "headline uberschrift schlagzeile titular encabezado manchete koptekst"
_TAILS: Final = """
    outro closing closingline schluss schlusssatz cierre conclusion chiusura fecho fechamento afsluiter
"""
_FOR_BODIES: Final = "cuerpo corps corpo bodycopy bodytext maincopy maintext"
_BODIES: Final = frozenset(
    ("body", "postbody", "haupttext", "text", "texto", "texte", "testo", "tekst", *_FOR_BODIES.split())
)
LEAD: Final = "lead"
"""The meaning of a column that holds how a post begins, before its text."""
HEADLINE: Final = "headline"
"""The meaning of a column of headlines: they begin a post only where its body stands apart."""
TAIL: Final = "tail"
"""The meaning of a column that holds how a post ends, behind its text."""
_PARTS: Final = {
    **dict.fromkeys(_LEADS.split(), LEAD),
    **dict.fromkeys(_HEADLINES.split(), HEADLINE),
    **dict.fromkeys(_TAILS.split(), TAIL),
    **dict.fromkeys(_FOR_BODIES.split(), "text"),
}
"""The columns of parts of a post, by their names without accents and what is between their words."""

UNUSED: Final = ""
"""The meaning of a column of which nothing is needed."""
FLAG: Final = "channel flag"
"""The meaning of a column of one network: yes or no, or a text of its own."""
TEXT_IF_NONE: Final = "text if none"
"""The meaning of a column that holds the texts where no other does."""
DATE_IF_NONE: Final = "date if none"
"""The meaning of a column of dates for rows in which that of dates is empty."""
ACCOUNT_ON_NETWORK: Final = "account on network"
"""The meaning of a column of accounts whose names tell the networks that they are on."""
DATE_ON_NETWORK: Final = "date on network"
"""The meaning of a column of dates on which posts go out on one network."""
WENT_OUT: Final = "went out"
"""The meaning of a column that says whether a post went out on one network, or when."""
PART: Final = "part"
"""The meaning of a column that holds a part of a thread, behind the first."""
WEEK: Final = "week"
"""The meaning of a column of weeks, for days that stand beside them by their names."""
OWNER: Final = "owner"
"""The meaning of a column that says whose the accounts are."""


def _speaks_of_text(words: Iterable[str]) -> bool:
    """Tell whether a name of these ``words``, without accents, says that texts of posts stand below."""
    found = set(words)
    rest = {
        word for word in found - _TEXTS - _BESIDE_TEXT if not _VERSION.fullmatch(word) and word not in _PARTS
    }
    return bool(found & _TEXTS) and not rest


def is_body(name: str) -> bool:
    """Tell whether a column of this name, squeezed, holds the body of a post, without its headline."""
    return name in _BODIES


@dataclass(frozen=True, slots=True)
class Columns:
    """How one tool calls its columns: ``needs`` are those by which its files are known.

    ``means`` gives the key of a post that a column stands for; columns that are in none are
    ``rest``: of no use, or somebody's own where it is None. ``says`` is what holds for all its posts,
    ``house`` are the names that the configuration gives.
    """

    tool: str
    needs: frozenset[str]
    means: Mapping[str, str | None]
    rest: str | None = UNUSED
    says: Mapping[str, str] = field(default_factory=dict)
    house: frozenset[str] = frozenset()

    def meaning(self, column: str) -> tuple[str | None, str | None]:
        """Return what the column called ``column`` stands for, and the network whose text it holds."""
        written = comparable(column)
        for form in forms_of(written):
            if form in self.means:
                meaning = self.means[form]
                if meaning == "link" and _WENT_OUT.search(written):
                    return self.rest, None
                return meaning, CHANNEL_NAMES.get(form) if meaning == FLAG else None
        counted = self.means.get(squeezed(_NUMBERS.sub("", written)))
        if counted in _SEVERAL:
            return counted, None
        if self.tool and not _OF_MEDIA.isdisjoint(map(squeezed, forms_of(written))):
            # A tool has columns for pictures, videos and the like that few of its files show.
            return "media", None
        return (self.rest, None) if self.tool else self._joined(written)

    def _joined(self, written: str) -> tuple[str | None, str | None]:
        """Return what a name of several parts stands for, such as "LinkedIn copy" or "Caption/Copy"."""
        if status_in(written) == "approved":
            # "Klaar?" asks whether a post is.
            return "approved_by", None
        words = re.findall(r"[^\W_]+", written)
        networks = {CHANNEL_NAMES[word] for word in words if word in CHANNEL_NAMES} - {"other"}
        rest = [squeezed(word) for word in words if word not in CHANNEL_NAMES]
        meaning = self.means.get("".join(rest)) or ("text" if _speaks_of_text(rest) else None)
        if len(networks) == 1 and meaning in _ON_NETWORK:
            return _ON_NETWORK[meaning], networks.pop()
        if len(networks) == 1 and FLAGS_OF_POSTS.get("_".join(rest)) == PUBLISHED:
            return WENT_OUT, networks.pop()
        if channel := channel_of(_BRACKETS.sub("", written)):
            return FLAG, channel
        if meaning == "text" and not networks:
            return meaning, None
        parts = {self.means.get(squeezed(part)) for part in re.split(r"[/|&+]", written)}
        # "Script/Caption" holds what goes out, whatever a team calls it besides.
        parts = parts - {None} if "text" in parts else parts
        return (parts.pop() if "/" in written and len(parts) == 1 else self.rest), None


_NUMBERS: Final = re.compile(r"\d+")
_SEVERAL: Final = frozenset({"media", "alt"})
"""What a post has several of, in columns with numbers: "Image 1", "Image 1 alt"."""
_ON_NETWORK: Final = {"text": FLAG, "date": DATE_ON_NETWORK, "status": "status"}
"""What a column of one network means, by what it would mean without the name of the network."""
_WENT_OUT: Final = re.compile(
    r"[(\[ -](?:live|posted|published|final|sent|veröffentlicht|publié|publicado)\b"
)
"""What the name of a column of addresses says of those at which posts stand already."""
_BRACKETS: Final = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\])")
_EDGES: Final = re.compile(r"^[^\w#(\[]+|[^\w)\]#]+$")
_SMALL_WORDS: Final = re.compile(
    r"(?<=[\W_])(?:d[eiao]|del|della|du|des|of|the|to|for|van|der|am|la|el)[\W_]+", re.IGNORECASE
)
"""Words that some write in the name of a column and others leave out: "Data (di) pubblicazione"."""


def squeezed(name: str) -> str:
    """Return the name of a column without accents, and without what is between its words."""
    return re.sub(r"[\W_]+", "", unaccented(name.lower()))


def _without_small_words(name: str) -> str:
    return squeezed(_SMALL_WORDS.sub("", name))


def forms_of(written: str) -> Iterator[str]:
    """Yield ``written``, without what brackets add, and without the language that it ends in."""
    yield written
    plain = squeezed(written)
    yield plain
    inside = _BRACKETS.search(written)
    # A network in brackets says where the texts below go.
    if not (inside and channels_in(inside[0])):
        yield squeezed(_BRACKETS.sub("", written))
    yield squeezed(without_language(written))
    yield _without_small_words(written)


FLAGS: Final = dict.fromkeys(CHANNEL_NAMES.keys() - {"other", *NO_NETWORKS}, FLAG)
"""The columns of one network each."""
_MOST_PARTS: Final = 25
_BESIDE: Final = frozenset({"description", "title"})
"""What tables hold beside posts and means no part of them there."""
_BY_THEIR_VALUES: Final = frozenset({"due", "file", "card", "visual", "visuals", "graphic", "stage"})
"""Names that mean something only with values that fit, of which the name of a column says nothing."""
_FIELDS: Final = {
    **{key: key for key in known_keys("post")},
    **risky_names_of("post"),
    **names_of("post"),
    **dict.fromkeys(ALT_NAMES, "alt"),
}
_SPOKEN: Final = {
    **{name: key for name, key in _FIELDS.items() if not {name, key} & (_BESIDE | _BY_THEIR_VALUES)},
    **dict.fromkeys(("post caption", "text/caption", "full caption", "caption text", "captions"), "text"),
    **dict.fromkeys(("post content", "post message", "post body", "tweet text", "share commentary"), "text"),
    **dict.fromkeys(("what we say", "final copy", "copy text", "social post", "status update"), "text"),
    **dict.fromkeys(("posttext", "wortlaut", "texto del post", "texto de la publicación"), "text"),
    **dict.fromkeys(("copie", "texte du post", "texte de la publication", "testo del post"), "text"),
    **dict.fromkeys(("texto do post", "texto da publicação", "publicatietekst", "posttekst"), "text"),
    **dict.fromkeys(("description", "descripción", "descripcion", "beschreibung"), TEXT_IF_NONE),
    **dict.fromkeys(("descrizione", "descrição", "omschrijving"), TEXT_IF_NONE),
    **dict.fromkeys(("publication date", "data", "veröffentlichung", "termin", "post on", "dag"), "date"),
    **dict.fromkeys(("día", "dia", "giorno", "jour", "schedule"), "date"),
    **dict.fromkeys(("schedule time", "scheduled time", "publish time", "time (24h)"), "time"),
    **dict.fromkeys(("zeit", "horaire", "ora", "orario", "horário", "horario"), "time"),
    **dict.fromkeys(("where", "social media", "social", "red", "redes", "rede", "rete"), "channel"),
    **dict.fromkeys(("situação", "stage", "workflow status", "current status", "progress"), "status"),
    **dict.fromkeys(("état", "état d'avancement", "fase", "etapa", "bearbeitungsstatus"), "status"),
    **dict.fromkeys(("link", "url", "links", "link url"), "link"),
    **dict.fromkeys(
        ("image url", "image urls", "video url", "video urls", "media url", "media urls"), "media"
    ),
    **dict.fromkeys(("image file", "media file", "media files", "imagen", "bild", "immagine"), "media"),
    **dict.fromkeys(("alt", "alt text", "image alt text", "alt texts", "alternativtext"), "alt"),
    **dict.fromkeys(("texto alternativo", "texte alternatif", "testo alternativo"), "alt"),
    **dict.fromkeys(("profile", "social profile", "profile name", "account name"), "account"),
    **dict.fromkeys(("brand", "brand name", "client", "cliente", "kunde", "marke", "marca", "klant"), OWNER),
    **dict.fromkeys((name for name in WEEK_STARTS if name != "start_date"), WEEK),
    **{
        f"{name} {number}": "text" if number == 1 else PART
        for name in ("tweet", "toot", "skeet", "tuit", "thread", "part", "thread part", "thread tweet")
        for number in range(1, _MOST_PARTS + 1)
    },
    "draft": "draft",
}
"""The columns of no certain tool: the names of fields as spreadsheets write them."""
_OF_MEDIA: Final = frozenset(squeezed(name) for name, meaning in _SPOKEN.items() if meaning == "media")


def chosen_columns(own: Mapping[str, str]) -> Columns:
    """Return what columns mean that no tool has made, with the words of the house."""
    house = {comparable(column): meaning for column, meaning in own.items()}
    return Columns("", frozenset(), {**_spoken(), **house}, rest=None, house=frozenset(house))


@cache
def _spoken() -> dict[str, str]:
    short = {_without_small_words(name): meaning for name, meaning in _SPOKEN.items()}
    spoken = {**short, **{squeezed(name): meaning for name, meaning in _SPOKEN.items()}}
    flags = {squeezed(name): meaning for name, meaning in FLAGS.items()}
    return {**FLAGS, **flags, **_PARTS, **spoken}


def comparable(column: str) -> str:
    """Return the name of a column in the form in which names are compared."""
    words = " ".join(column.lower().split())
    return _EDGES.sub("", re.split(r" [-–] ", words, maxsplit=1)[0])
