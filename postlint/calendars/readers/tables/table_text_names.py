"""Names of columns that say in several words that texts of posts stand below: "Copy final", "Tekst bericht".

A name means the text where one of its words does, and the others only say of which state or for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

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
_BESIDE: Final = frozenset(_AROUND.split())
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
PARTS: Final = {
    **dict.fromkeys(_LEADS.split(), LEAD),
    **dict.fromkeys(_HEADLINES.split(), HEADLINE),
    **dict.fromkeys(_TAILS.split(), TAIL),
    **dict.fromkeys(_FOR_BODIES.split(), "text"),
}
"""The columns of parts of a post, by their names without accents and what is between their words."""


def speaks_of_text(words: Iterable[str]) -> bool:
    """Tell whether a name of these ``words``, without accents, says that texts of posts stand below."""
    found = set(words)
    rest = {word for word in found - _TEXTS - _BESIDE if not _VERSION.fullmatch(word) and word not in PARTS}
    return bool(found & _TEXTS) and not rest


def is_body(name: str) -> bool:
    """Tell whether a column of this name, squeezed, holds the body of a post, without its headline."""
    return name in _BODIES
