"""Dates that are written with a day of the week on which they do not fall."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from postlint.calendars.dates.parse_dates import NoDateError, parse_when, settled
from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of, weekday_in
from postlint.config import DateOrder
from postlint.plain_words import moment_in_words
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Scalar

_BESIDE: Final = 24
"""How many characters around a date may name its day of the week."""
_MARKS: Final = " \t*_`'\"|"


def other_weekday(written: Scalar | None, order: DateOrder | None) -> Diagnostic | None:
    """Return what to say of a date whose day of the week, in it or beside it, is not its own.

    The date counts as it is ``written``, with the year that stands elsewhere; its day of the week is looked
    up where it stands in the file. ``order`` is what comes first in dates such as 03/04/2026.
    """
    if written is None or written.start == written.end:
        return None
    named = _named(written)
    if named is None:
        return None
    text, weekday = named
    try:
        day = parse_when(settled(written.text, order), None, order).date
    except NoDateError:
        return None
    if day.weekday() == weekday:
        return None
    return Diagnostic(
        written.span,
        f'"{text}" names another day of the week than that date has: it counts as '
        f"{moment_in_words(day)}. Correct whichever is wrong.",
        "reading/other-weekday",
    )


def _named(written: Scalar) -> tuple[str, int] | None:
    """Return a date as it stands in the file, with its day of the week, and the number of that day."""
    source = written.source.text
    text = source[written.start : written.end].strip(_MARKS)
    weekday = weekday_in(text)
    if weekday is not None or not any(map(str.isdigit, text)):
        return (text, weekday) if weekday is not None else None
    before = source[max(0, written.start - _BESIDE) : written.start].splitlines()
    if before and (found := _expressions()[0].search(before[-1])):
        return f"{found[0].strip(_MARKS)} {text}", WEEKDAYS[found["name"].lower()]
    behind = source[written.end : written.end + _BESIDE]
    if found := _expressions()[1].match(behind):
        return f"{text}{found[0]}", WEEKDAYS[found["name"].lower()]
    return None


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the day of the week in front of a date, and what finds one in brackets behind it."""
    names = any_of(WEEKDAYS)
    return (
        re.compile(rf"(?<![^\W\d_])(?P<name>{names})\b\.?,?\s+(?:(?:the|den|le|el|il)\s+)?\Z", re.IGNORECASE),
        re.compile(rf",?[ \t]?[(\[](?P<name>{names})\.?[)\]]", re.IGNORECASE),
    )
