"""Dates as spreadsheets write them, in the form that calendars have, where they can mean one thing only."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.dates import NoDateError, year_first
from postlint.calendars.shapes.date_words import year_before_words
from postlint.config import DateOrder

LIKE_A_DATE: Final = re.compile(r"\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[T ]+\d{1,2}:\d{2}.*)?\s*", re.ASCII)

_OPEN: Final = re.compile(r"\W*(?:tb[acd]|asap|n/?a|open|flexible|any ?time|evergreen)?\W*", re.IGNORECASE)
"""What people write where a date is not settled yet."""
_TWELVE_HOURS: Final = re.compile(
    r"(?<![\d:/.-])(\d{1,2})(?::(\d{2})(:\d{2})?)?\s*([AaPp])\.?[Mm]\b\.?", re.ASCII
)
_NOON: Final = 12


def is_open(text: str) -> bool:
    """Tell whether ``text`` says that there is no date yet."""
    return bool(_OPEN.fullmatch(text))


def settled(text: str, order: DateOrder | None) -> str:
    """Return a date or time, or both, as calendars write them; what may mean several things as it is."""
    written = _TWELVE_HOURS.sub(_on_24_hours, text.strip())
    try:
        return year_first(year_before_words(written), order)
    except NoDateError:
        # Where dates are read, the same is said with its place.
        return written


def _on_24_hours(found: re.Match[str]) -> str:
    hour = int(found[1])
    if not 1 <= hour <= _NOON:
        return found[0]
    return f"{hour % _NOON + (_NOON if found[4] in 'pP' else 0):02}:{found[2] or '00'}{found[3] or ''}"
