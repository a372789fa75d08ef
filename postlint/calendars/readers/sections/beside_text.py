"""What a line above a text, or beside it, says of what goes with it: a title, networks, a picture."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.readers.sections.fields import field_said
from postlint.calendars.readers.sections.habits import BRACKETED, Habits
from postlint.calendars.readers.sections.labels import label_of
from postlint.calendars.readers.sections.outline import PLAIN, Piece
from postlint.calendars.readers.sections.roles import is_a_place
from postlint.source.spans import Source
from postlint.source.tree import Scalar, scalar

_TITLE: Final = re.compile(
    r"(?i)[ \t]*(?P<bold>\*\*|__)?(?:(?:(?:suggested|post|working) )?title(?: idea)?"
    r"|headline|subject|titel|betreff|t[ií]tulo|asunto|assunto|titre|objet"
    r"|titolo|oggetto|onderwerp|标题|標題|タイトル|제목|заголовок)[ \t]*[:：][ \t]*"
    r"(?P<value>[^\n]{2,300}?)(?(bold)(?P=bold))[ \t]*",
)
"""The title of what follows, as forums want one beside the text: in quotation marks, or alone."""
_IN_QUOTES: Final = re.compile(r"[\"“„«‘'].{2,150}[\"”“»’']")
_IN_ONE: Final = re.compile(
    r"[ \t]*(?P<mark>\*\*|__)(?P<name>[^\W\d_][\w -]{1,24}?)[ \t]*[:：][ \t]*"
    r"(?P<value>[^*\n]{2,160})(?P=mark)[ \t]*"
)
"""The name of a field and what it says, in one pair of marks: "**Type : Texte + Image**"."""
_OF_POSTS: Final = frozenset({"sort", "media"})
"""Fields that no text tells its readers; when and where something takes place, some do."""
_SHOWN: Final = re.compile(
    r"(?i)[ \t]*\[(?:attach(?:ed|ment)?|image|photo|picture|visual|graphic|video|gif|screenshot|bild|foto"
    r"|imagen|immagine|afbeelding)\b[ \t]*:?[ \t]*(?P<value>[^\[\]\n]*)\][ \t]*",
)
"""What is to be shown with a text, in brackets on a line of its own."""
_PICTURED: Final = re.compile(
    r"(?i)[ \t]*[\U0001f4f7\U0001f4f8\U0001f4f9\U0001f3a5\U0001f3ac\U0001f39e\U0001f5bc]\ufe0f?[ \t]*"
    r"(?P<value>[`*_]*[\w./-]+\.(?:png|jpe?g|gif|webp|heic|svg|mp4|mov|webm)[`*_]*)"
    r"(?:[ \t]*\([^()\n]*\))?[ \t]*",
)
"""A camera or frame, and behind it the name of a file with what it shows."""
_IN_ITALICS: Final = re.compile(r"[ \t]*(?P<mark>[*_])(?P<said>[^*_\n]{2,200})(?P=mark)[ \t]*")
_SENTENCE: Final = re.compile(r"[^\s.!?;|·—–][^.!?;|·—–\n]*")


def beside_text(source: Source, start: int, end: int, *, first: bool, alone: bool) -> list[Piece]:
    """Return what a line says of a text: a picture or, where it is ``first``, its title or networks.

    A title without quotation marks stands ``alone`` in its paragraph.
    """
    if first and (where := _where_in_italics(source, start, end)):
        return [Piece("field", start, end, name="channel", value=where)]
    if first and (titled := _TITLE.fullmatch(source.text, start, end)):
        value = scalar(source, *titled.span("value"))
        name = "title" if _IN_QUOTES.fullmatch(value.text.strip()) else "titled" if alone else ""
        return [Piece("field", start, end, name=name, value=value)] if name else []
    if first and (said := _IN_ONE.fullmatch(source.text, start, end)):
        key = field_said(said["name"], said["value"])
        value = scalar(source, *said.span("value"))
        return [Piece("field", start, end, name=key, value=value)] if key in _OF_POSTS else []
    if shown := _SHOWN.fullmatch(source.text, start, end) or _PICTURED.fullmatch(source.text, start, end):
        value = scalar(source, *shown.span("value"))
        return [
            Piece("field", start, end, name="media", value=value)
            if value.text
            else Piece("aside", start, end)
        ]
    return []


def _where_in_italics(source: Source, start: int, end: int) -> Scalar | None:
    """Return the sentence of a line in italics that names networks and says nothing else."""
    line = _IN_ITALICS.fullmatch(source.text, start, end)
    for said in _SENTENCE.finditer(source.text, *line.span("said")) if line else ():
        if is_a_place(said[0]):
            return scalar(source, *said.span())
    return None


def in_brackets(source: Source, start: int, end: int, habits: Habits) -> list[Piece]:
    """Return what a line in brackets is that counts: a label, or what a team calls a post for itself."""
    line = BRACKETED.fullmatch(source.text, start, end) if habits.bracketed else None
    if line is None:
        return []
    label = label_of(scalar(source, *line.span("name")))
    is_label = label.role in {"network", "post", "part"}
    return [Piece("label", start, end, label, PLAIN) if is_label else Piece("aside", start, end)]
