"""The days and hours that headings and labels name, in English and its neighbours."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS, WEEKDAYS, any_of
from postlint.source.tree import Scalar, scalar

_SHORTEST: Final = 5
"""How long the name of a day is that is nothing else in a title: shorter ones are other words, too."""
_NAMES: Final = any_of(name for name in WEEKDAYS if len(name) >= _SHORTEST)
_ABBREVIATED: Final = any_of(name for name in WEEKDAYS if len(name) in {3, 4})
_WEEKDAY: Final = re.compile(
    rf"\b(?:(?:{_NAMES})s?|(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)(?=\.?,?\s{{1,3}}\d{{1,2}}[./ ]))\b",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(
    rf"\A[\W_]{{0,9}}(?:\d{{1,2}}[.)]\s)?(?:(?P<name>{_NAMES})s?\b"
    rf"|(?P<short>{_ABBREVIATED})\b\.?(?=\s{{0,3}}(?:[^\w\s'’]|\d|\Z)))",
    re.IGNORECASE,
)
DAY: Final = re.compile(
    rf"{_WEEKDAY.pattern}|\b(?:(?:days?|weeks?|tag|woche|jour|semaine|día|dia|semana|giorno|settimana|dag)"
    r"\s*#?\d{1,3})\b",
    re.IGNORECASE,
)
"""A day of the week, or one that is counted: it says when a post goes out, and is no date."""

_LONGEST_LINE: Final = 120
_LONGEST: Final = 400


def weekday_of(title: str) -> int | None:
    """Return the day of the week with which a title begins, as a number from Monday on; None without one."""
    found = _BEGINS.match(title)
    return WEEKDAYS[(found["name"] or found["short"]).lower()] if found else None


def without_day(plain: str) -> str:
    """Return what a title says besides a date and a day of the week."""
    return _dates().sub(" ", _WEEKDAY.sub(" ", _BEGINS.sub(" ", plain, count=1))).strip(" ,:;.|·–—-")


def says_when(text: str) -> bool:
    """Tell whether ``text`` is a line that names a date or a day."""
    line = text.strip()
    return len(line) <= _LONGEST_LINE and "\n" not in line and bool(_dates().search(line) or DAY.search(line))


@cache
def _dates() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
    year = r"(?:,?\s+\d{4})?"
    return re.compile(
        rf"(?<![\w/.-])(?:\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}})?"
        rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?:{month})\.?{year}"
        rf"|(?:{month})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?{year}"
        rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})(?![\w/-]|–\d)",
        re.IGNORECASE,
    )


_OF_MANY_DAYS: Final = re.compile(
    r"\b(?:weeks?(?!\s+(?:later|after|before)\b)|woche|semaine|settimana|semana|months?|monat)\b",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"\d{1,2}\.?(?:\s+[^\W\d_]+\.?)?\s*(?:[-–]|to|bis|al|au|t/m|until|through)\s*$", re.IGNORECASE
)
"""The first day of a stretch of time, in front of its last."""


def beginning(place: Scalar) -> Scalar:
    """Return as much of a title as may say something: who writes more writes a text, or fills a line."""
    return place if len(place.text) <= _LONGEST else scalar(place.source, place.start, place.start + _LONGEST)


def date_in(place: Scalar) -> Scalar | None:
    """Return the only day that ``place`` names; two are a stretch of time."""
    place = beginning(place)
    found = list(_dates().finditer(place.text))
    if len(found) != 1 or _OF_MANY_DAYS.search(place.text) or _FROM.search(place.text, 0, found[0].start()):
        return None
    return scalar(place.source, place.start + found[0].start(), place.start + found[0].end())
