"""Weeks as titles, keys and cells name them: by their first day, or by their number in a year."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS, any_of
from postlint.records import dataclass

WEEK_WORDS: Final = (
    r"(?:(?:calendar|iso)\s)?weeks?|wk|woche|kalenderwoche|semaine|semana|settimana|weeknummer"
)
"""What a week is called."""
_BY_NUMBER: Final = r"(?:kw|cw)[ .-]{0,2}"
"""Short names of weeks in front of the numbers that a year gives them, which are never a plan's own."""
_UNTIL: Final = r"(?:\s?(?:[-–]|(?:to|bis|al?|au|t/m|tot|e)\s)\s?\d{1,2}\.?)?"
"""The end of a week, in front of its month."""
_LAST_COUNTED: Final = 13
"""Up to a quarter of a year, plans count their own weeks; later ones are those of the year."""
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its ``number``, or by the ``month`` and ``day`` of its beginning; its year if said."""

    year: int | None
    number: int = 0
    month: int = 0
    day: int = 0

    def on(self, weekday: int, year: int | None = None) -> datetime.date | None:
        """Return its day of that name, in ``year`` where it says none itself; None if there is none."""
        year = self.year or year
        if year is None:
            return None
        try:
            if self.number:
                return datetime.date.fromisocalendar(year, self.number, weekday + 1)
            first = datetime.date(year, self.month, self.day)
            return first + datetime.timedelta((weekday - first.weekday()) % 7)
        except (ValueError, OverflowError):
            return None


def titled(key: str, text: str) -> str:
    """Return the title of a week that ``key`` and its value are together: "kw: 23" is "KW 23"."""
    return f"{key.replace('_', ' ')} {text.strip()}" if text.strip().isdecimal() else text.strip()


def week_named(text: str, *, is_week: bool = False) -> Week | None:
    """Return the week that ``text`` names; ``is_week`` tells that it names one, whatever it is called.

    Where plans may count their own weeks, as in "Week 2", nothing says which of a year it is.
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    expressions = _expressions()
    years = set(expressions["year"].findall(text))
    year = int(years.pop()) if len(years) == 1 else None
    is_week = is_week or expressions["word"].search(text) is not None
    if is_week and (first := expressions["first"].search(text)):
        return _beginning(first, year)
    found = expressions["number"].search(text)
    if found is None:
        return None
    number = int(found["number"] or found["counted"])
    is_of_a_year = found["number"] or year or number > _LAST_COUNTED
    return Week(year, number) if is_of_a_year and number else None


def _beginning(first: re.Match[str], year: int | None) -> Week:
    if first["iso"]:
        written = [int(part) for part in first["iso"].split("-")]
        return Week(written[0], month=written[1], day=written[2])
    name = (first["name"] or first["before"] or "").lower()
    month = MONTHS[name] if name else int(first["dotted"])
    return Week(year, month=month, day=int(first["day"] or first["behind"] or first["first"]))


@cache
def _expressions() -> dict[str, re.Pattern[str]]:
    month = any_of(MONTHS)
    ordinal = r"(?:er|st|nd|rd|th|[ºª°])?\.?"
    forms = {
        "word": rf"\b(?:{WEEK_WORDS}|kw|w/c|wc)\b|(?<![\d-])\d{{1,2}}\.?\s?[-–]\s?\d{{1,2}}(?![\d-])",
        "year": r"(?<!\d)20\d\d(?!\d)",
        "first": (
            r"(?<![\w/.-])(?:(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
            rf"|(?P<day>\d{{1,2}}){ordinal}{_UNTIL}\s{{1,3}}(?:(?:de|di|of|van)\s)?(?P<name>{month})(?![^\W\d_])"
            rf"|(?P<before>{month})\.?\s(?P<behind>\d{{1,2}})(?!\d)"
            r"|(?P<first>\d{1,2})\.(?P<dotted>\d{1,2})\.(?!\d{1,2}\b))"
        ),
        "number": (
            rf"\b(?:20\d\d[- ]?)?(?:{_BY_NUMBER}(?P<number>\d{{1,2}})"
            rf"|(?:[ws](?=\d)|sem\.?|{WEEK_WORDS})\s{{0,2}}(?:(?:no|nr)\.?\s|[#°])?(?P<counted>\d{{1,2}}))"
            r"(?!\d|[/.]\d{1,2}(?!\d)|[^\W\d_])"
        ),
    }
    return {name: re.compile(form, re.IGNORECASE) for name, form in forms.items()}
