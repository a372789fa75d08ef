"""Dates as spreadsheets write them, in the form that calendars have, where they can mean one thing only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

Order: TypeAlias = Literal["day first", "month first"]

LIKE_A_DATE: Final = re.compile(r"\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[T ]+\d{1,2}:\d{2}.*)?\s*", re.ASCII)

_OPEN: Final = re.compile(r"\W*(?:tb[acd]|asap|n/?a|open|flexible|any ?time|evergreen)?\W*", re.IGNORECASE)
"""What people write where a date is not settled yet."""
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_TWELVE_HOURS: Final = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(:\d{2})? ?([AaPp])\.?[Mm]\.?", re.ASCII)
_NOON: Final = 12


def is_open(text: str) -> bool:
    """Tell whether ``text`` says that there is no date yet."""
    return bool(_OPEN.fullmatch(text))


def order_of(dates: Iterable[str]) -> Order | None:
    """Return what comes first in the dates of one column, or None where none of them tells, or two differ."""
    told: set[Order] = set()
    for found in filter(None, (_YEAR_LAST.match(text.strip()) for text in dates)):
        if int(found[1]) > _NOON:
            told.add("day first")
        elif int(found[3]) > _NOON:
            told.add("month first")
    return told.pop() if len(told) == 1 else None


def settled(text: str, order: Order | None) -> str:
    """Return a date or time, or both, as calendars write them; what may mean several things as it is."""
    written = _TWELVE_HOURS.sub(_on_24_hours, text.strip())
    if found := _YEAR_FIRST.match(written):
        return _iso(found[1], found[2], found[3]) + written[found.end() :]
    found = _YEAR_LAST.match(written)
    if not found or order is None:
        return written
    day, month = (found[1], found[3]) if order == "day first" else (found[3], found[1])
    return _iso(found[4], month, day) + written[found.end() :]


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def _on_24_hours(found: re.Match[str]) -> str:
    hour = int(found[1])
    if not 1 <= hour <= _NOON:
        return found[0]
    return f"{hour % _NOON + (_NOON if found[4] in 'pP' else 0):02}:{found[2]}{found[3] or ''}"
