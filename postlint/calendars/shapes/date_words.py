"""Dates with the month in words, such as "Mon 1 June 2026" and "June 1st, 2026"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from typing import Final

MONTHS: Final[Mapping[str, int]] = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_NAME: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:,?\s*(?P<year>\d{4}))?"
IN_WORDS: Final = tuple(
    re.compile(rf"(?:[a-z]+day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun),?\s+)?{form}{_YEAR}", re.IGNORECASE)
    for form in (rf"{_DAY}\.?\s+(?P<month>{_NAME})\.?", rf"(?P<month>{_NAME})\.?\s+{_DAY}")
)
_BEFORE_TIME: Final = re.compile(r"[\s,]*(?:at\s+)?(?=\d|\Z)", re.IGNORECASE)


def year_before_words(text: str) -> str:
    """Return ``text`` with the date that it begins with as year-month-day; what is none as it is."""
    for form in IN_WORDS:
        found = form.match(text)
        rest = _BEFORE_TIME.match(text, found.end()) if found and found["year"] else None
        if found and rest:
            day = f"{found['year']}-{MONTHS[found['month'].lower()]:02}-{int(found['day']):02}"
            return f"{day} {text[rest.end() :]}".rstrip()
    return text
