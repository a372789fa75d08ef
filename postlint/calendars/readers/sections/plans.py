"""Tables that plan what to write about: they have days and themes, and no texts to judge."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import channel_of, meaning
from postlint.calendars.readers.sections.field_words import field_named
from postlint.calendars.readers.sections.outline import Section
from postlint.calendars.readers.sections.rows import cells_of
from postlint.calendars.readers.sections.words import DAYS
from postlint.source.spans import Source

_THEMES: Final = frozenset(
    {
        *("topic", "theme", "title", "idea", "hook", "angle", "concept", "subject", "headline", "post_idea"),
        *("content_idea", "working_title", "tema", "temas", "assunto", "título", "titulo", "pauta", "thema"),
        *("titel", "idee", "inhalt", "sujet", "thème", "theme", "titre", "idée", "argomento", "titolo"),
        *("onderwerp", "concepto", "asunto", "contenido", "conteúdo", "focus", "story"),
    }
)
"""What columns of themes are called, in English and its neighbours."""
_THEME: Final = re.compile(
    r"^[ \t]*(?:[-*+>][ \t]+)?(?:#{1,6}[ \t]+)?[*_]{0,2}"
    r"(?P<name>topic|theme|title|idea|hook|angle|concept|subject|tema|thema|sujet|thème|titre|titolo|titel"
    r"|título|onderwerp|argomento)[*_]{0,2}:",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that says what a post is about."""
_LEAST_ROWS: Final = 2
_PLAN: Final = (
    "an editorial plan with {}, but without the texts of posts, so there is nothing to judge. Name the files "
    "in which the texts stand, or {}"
)


def why_plan(root: Section, source: Source, *, on_network: bool) -> str | None:
    """Return why a file without texts is a plan of themes; None where it is none, as far as can be told.

    ``on_network`` tells that something besides its tables, or its name, says where posts go out.
    """
    planned = [section for section in root.all_below() if section.label and section.label.role == "post"]
    if len(planned) >= _LEAST_ROWS and (themed := _THEME.search(source.text)):
        return _PLAN.format(themed["name"], "write each below its heading")
    tables = [piece for section in root.all_below() for piece in section.content if piece.kind == "table"]
    found = (_theme(source, piece.start, piece.end, on_network=on_network) for piece in tables)
    theme = next((one for one in found if one), None)
    return _PLAN.format(f"a column {theme}", "write them in a column called Text") if theme else None


def _theme(source: Source, start: int, end: int, *, on_network: bool) -> str | None:
    """Return what the column of themes is called in a table that says when and where they are due."""
    lines = source.text[start:end].strip().splitlines()
    names = [cell.text.strip(" *_") for cell in cells_of(source, start, start + len(lines[0]))]
    is_dated = any("date" in (meaning(name), field_named(name)) or folded(name) in DAYS for name in names)
    is_placed = on_network or any(meaning(name) == "channel" or channel_of(name) for name in names)
    if not (is_dated and is_placed) or len(lines) < 2 + _LEAST_ROWS:
        return None
    return next((name for name in names if folded(name) in _THEMES), None)
