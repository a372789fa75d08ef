"""What columns beside those of posts say: that a row is work of the team, or which day of the plan it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from postlint.calendars.readers.tables.table_cells import Cell
from postlint.calendars.readers.tables.table_columns import squeezed
from postlint.calendars.readers.tables.table_model import Table
from postlint.calendars.value_words import is_everywhere
from postlint.vocabulary import in_words

_TYPES: Final = frozenset(
    {
        *("type", "contenttype", "posttype", "format", "contentformat", "category", "task", "typ", "art"),
        *(
            "inhaltstyp",
            "tipo",
            "tipodecontenido",
            "tipodepost",
            "tipodicontenuto",
            "tipodeconteudo",
            "soort",
        ),
        *("typedecontenu", "typedepost", "typecontent", "contenttypes"),
    }
)
_WORK: Final = frozenset(
    {
        *("review", "weekly review", "analytics", "analysis", "reporting", "report", "planning", "admin"),
        *("metrics", "meeting", "audit", "retro", "retrospective", "check in", "rückblick", "auswertung"),
        *("planung", "besprechung", "bilan", "analyse", "réunion", "revisión", "análisis", "planificación"),
        *("revisione", "analisi", "riunione", "pianificazione", "revisão", "análise", "planejamento"),
        *("evaluatie", "overleg"),
    }
)
"""What a row is about that is for all networks at once and goes out on none."""
_MOST_DAYS: Final = 366


def is_work(filled: Collection[Cell]) -> bool:
    """Tell whether a row is a step of work by its type, such as a review of all networks."""
    of_all = any(cell.meaning == "channel" and is_everywhere(cell.value.text) for cell in filled)
    types = (cell.value.text for cell in filled if squeezed(cell.column.text) in _TYPES)
    return of_all and any(in_words(one) in _WORK for one in types)


def without_counted_days(table: Table) -> Table:
    """Return ``table`` without dates where nothing but the days of a plan are counted, beside real dates."""
    dates = [number for number, column in enumerate(table.columns) if column.meaning == "date"]
    for number in dates if len(dates) > 1 else ():
        if squeezed(table.columns[number].name) != "date" and all(map(_is_count, table.texts_in(number))):
            table = table.with_meaning(number, None)
    return table


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text[:9]) <= _MOST_DAYS
