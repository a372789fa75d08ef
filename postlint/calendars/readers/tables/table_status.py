"""How far the post of a row is: its columns of status, approval, draft and "Posted?", weighed together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.readers.tables.table_columns import WENT_OUT
from postlint.calendars.terms.networks_meant import NO, UNSAID, YES
from postlint.calendars.terms.placeholders_and_dittos import says_no_text
from postlint.calendars.terms.status_words import is_held_back, is_to_go_out, status_in
from postlint.source.tree import Scalar, said
from postlint.vocabulary import PUBLISHED, in_words

_ADDED: Final = re.compile(r"\s*(?:[,;:(]|\s[-–—]\s).*", re.DOTALL)
_LONGEST_ANSWER: Final = 3


def is_answer(cell: Scalar) -> bool:
    """Tell whether a cell says yes or no, whatever it adds behind a dash, a comma or in brackets."""
    return _is_refused(cell) or _is_yes(cell) or _answered(cell) in NO


def status_of(cells: Dict[str, list[Scalar]]) -> Scalar | None:
    """Return how far a row is, by its cells: what is not approved is a draft, also where it is scheduled."""
    if is_true(cells.get("draft", ())):
        return said(cells["draft"][0], "draft")
    if went_out := [cell for cell in cells.get(WENT_OUT, ()) if has_gone_out(cell.text) is not False]:
        is_stage = has_gone_out(went_out[0].text) is None and status_in(went_out[0].text) is not None
        return went_out[0] if is_stage else said(went_out[0], PUBLISHED)
    answers = [cell for cell in cells.get("approved_by", ()) if is_answer(cell)]
    waits = next((cell for cell in answers if _is_refused(cell)), None)
    if written := cells.get("status"):
        return said(written[0], "draft") if waits and is_to_go_out(written[0].text) else written[0]
    answer = waits or next(iter(answers), None)
    return said(answer, "approved" if not waits and _is_yes(answer) else "draft") if answer else None


def _is_yes(cell: Scalar) -> bool:
    return is_true([cell]) or status_in(_answered(cell)) == "approved"


def _is_refused(cell: Scalar) -> bool:
    return is_held_back(cell.text) or _answered(cell) in NO - UNSAID


def _answered(cell: Scalar) -> str:
    said_first = _ADDED.sub("", cell.text.strip().lower(), count=1)
    return said_first or cell.text.strip().lower()


def is_true(values: Iterable[Scalar]) -> bool:
    """Tell whether one of ``values`` says yes."""
    return any(_answered(value) in YES for value in values)


def has_gone_out(cell: str) -> bool | None:
    """Return what a cell below "Posted?" answers; not yet is no, and None stands for a day or other words."""
    plain, words = cell.strip().lower(), in_words(cell)
    if plain in YES or words in YES:
        return True
    is_held = is_held_back(cell) and len(words.split()) <= _LONGEST_ANSWER
    return False if plain in NO or not words or says_no_text(cell) or is_held else None
