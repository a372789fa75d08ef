"""What in a table is no post: rows that explain, head or sum up others, and what formulas left."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS, WEEKDAYS, any_of
from postlint.calendars.readers.reader import REFERRING, lines_named
from postlint.calendars.readers.tables.table_cells import Cell
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Scalar

_LONGEST_HEADING: Final = 8
"""How many words a row may have that heads those below it."""
_OF_A_TIME: Final = (
    rf"(?i)(?:{any_of((*MONTHS, *WEEKDAYS))}|q[1-4]|(?:week|month|woche|kw|semaine|mois|semana|mes"
    r"|settimana|mese|mês|maand)(?:\s*\d+)?)(?![^\W_])[^.!?]*"
)


@dataclass(slots=True)
class Unread:
    """What in the table is no post, by rows."""

    empty: list[int] = field(default_factory=list)
    explaining: list[int] = field(default_factory=list)
    alternatives: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    never: list[int] = field(default_factory=list)
    homeless: list[int] = field(default_factory=list)
    referring: list[int] = field(default_factory=list)

    def notes(self) -> Iterator[str]:
        """Yield what was left out."""
        if self.empty:
            yield f"{_rows(self.empty)} without anything to post ({lines_named(self.empty)})"
        if self.explaining:
            explain = "explains" if len(self.explaining) == 1 else "explain"
            yield f"{_rows(self.explaining)} that only {explain} the columns ({lines_named(self.explaining)})"
        if self.headings:
            head = "heads" if len(self.headings) == 1 else "head"
            yield f"{_rows(self.headings)} that only {head} those below ({lines_named(self.headings)})"
        if self.never:
            lines = lines_named(self.never)
            yield f"{_rows(self.never)} with a status that says it will not go out ({lines})"
        if self.homeless:
            yield (
                f"texts beside those for networks, of which nothing says where they go "
                f"({lines_named(self.homeless)})"
            )
        if self.referring:
            yield f"{REFERRING} ({lines_named(self.referring)}): write it out"
        if self.alternatives:
            yield f"all texts but the first where %|% divides several ({lines_named(self.alternatives)})"
        if self.captions:
            yield f"captions of single pictures, which stand behind || ({lines_named(self.captions)})"


def is_heading(filled: Collection[Cell]) -> bool:
    """Tell whether a row says nothing but what those below it are about: "JUNE", "Week 2: the pond"."""
    if len(filled) != 1:
        return False
    (cell,) = filled
    text = " ".join(cell.value.text.split())
    if cell.meaning != "text" or len(text.split()) > _LONGEST_HEADING:
        return False
    return text.isupper() or text.endswith(":") or re.fullmatch(_OF_A_TIME, text) is not None


def left_by_formulas(cells: Collection[Scalar]) -> Iterator[Diagnostic]:
    """Yield what to say of all cells of a table that hold what is left of a formula."""
    if cells:
        first, *others = cells
        more = f", and {len(others)} more in this table" if others else ""
        yield Diagnostic(
            first.span,
            f'"{first.text.strip()[:_SHOWN]}" is what is left of a formula, so the cell counts as '
            f"empty{more}. Write what the formula should give.",
            "reading/formula",
            tuple(cell.span for cell in others),
        )


_SHOWN: Final = 40


def _rows(lines: Collection[int]) -> str:
    return "1 row" if len(lines) == 1 else f"{len(lines)} rows"
