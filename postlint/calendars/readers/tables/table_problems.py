"""What is said once of all cells of a table with the same fault: the first is quoted, the others counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Sequence as List
from typing import Final

from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Scalar

_SHOWN: Final = 60
"""How much of a text is shown."""
_SHOWN_OF_FORMULA: Final = 40
_FAILS: Final = re.compile(
    r"#(?:REF|NAME|VALUE|DIV/0|NUM|NULL|ERROR|SPILL|CALC|WERT|BEZUG|ZAHL|VALEUR|NOMBRE|NOM)[!?]|#N/?[AV]\b"
    r"|=[A-Z][A-Z.]*\(.*",
    re.DOTALL,
)
"""What spreadsheets show, or write into a file, in place of what a formula gives."""


def of_all(cells: List[Scalar], what: str, advice: str, rule: str) -> Iterator[Diagnostic]:
    """Say of the first of ``cells`` what is wrong with all of them, if there are any."""
    for first in cells[:1]:
        text = " ".join(first.text.split())
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        others = tuple(cell.span for cell in cells[1:])
        so_do = (
            f", and so do{'es' if len(others) == 1 else ''} {len(others)} more in this file" if others else ""
        )
        yield Diagnostic(first.span, f'"{shown}" {what}{so_do}. {advice}', rule, others)


def left_by_formulas(cells: Collection[Scalar]) -> Iterator[Diagnostic]:
    """Yield what to say of all cells of a table that hold what is left of a formula."""
    if cells:
        first, *others = cells
        more = f", and {len(others)} more in this table" if others else ""
        yield Diagnostic(
            first.span,
            f'"{first.text.strip()[:_SHOWN_OF_FORMULA]}" is what is left of a formula, so the cell counts as '
            f"empty{more}. Write what the formula should give.",
            "reading/formula",
            tuple(cell.span for cell in others),
        )


def fails(cell: Scalar) -> bool:
    """Tell whether a cell holds what is left of a formula."""
    return cell.text[:1] in {"#", "="} and _FAILS.fullmatch(cell.text.strip()) is not None
