"""Days counted from another one, as plans of events have them: "14d" before it, "T-7", "a week after"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import Final

from postlint.calendars.terms.field_names import folded, names_of, risky_names_of
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.vocabulary import unaccented


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_UNITS: Final[Mapping[str, int]] = {
    **dict.fromkeys(
        ("d", "day", "days", "t", "tag", "tage", "tagen", "j", "jour", "jours", "dia", "dias"), 1
    ),
    **dict.fromkeys(("giorno", "giorni", "g", "gg", "dag", "dagen"), 1),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaine", "semaines"), 7),
    **dict.fromkeys(("semana", "semanas", "settimana", "settimane", "weken", "sem"), 7),
}
NUMBERS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("a", "an", "one", "the", "ein", "eine", "einen", "einem", "der", "un", "une", "una"), 1),
    **dict.fromkeys(("um", "uma", "uno", "een", "la", "el", "le"), 1),
    **dict.fromkeys(("two", "zwei", "deux", "dos", "due", "dois", "duas", "twee"), 2),
    **dict.fromkeys(("three", "drei", "trois", "tres", "tre", "drie"), 3),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quattro", "quatro"), 4),
    **dict.fromkeys(("five", "funf", "fuenf", "cinq", "cinco", "cinque", "vijf"), 5),
    **dict.fromkeys(("six", "sechs", "seis", "sei", "zes"), 6),
    **dict.fromkeys(("seven", "sieben", "sept", "siete", "sette", "sete", "zeven"), 7),
    **dict.fromkeys(("eight", "acht", "huit", "ocho", "otto", "oito"), 8),
    **dict.fromkeys(("nine", "neun", "neuf", "nueve", "nove", "negen"), 9),
    **dict.fromkeys(("ten", "zehn", "dix", "diez", "dieci", "dez", "tien"), 10),
}
"""Numbers in words, without accents."""
_BEFORE_KEYS: Final = _names(
    "before prior lead lead_time lead_days ahead in_advance to to_go until till left vorher vor avant"
    " antes prima voor vooraf minus t_minus"
)
_AFTER_KEYS: Final = _names(
    "after later following since nachher danach nach apres despues depois dopo na nadien plus t_plus"
)
_SIGNED_KEYS: Final = _names(
    "offset day_offset offset_days days_offset offset_day relative relative_day relative_days relative_date"
    " rel_day relative_to_event relative_to_start delta delta_days day_delta t d j timing"
    " when_relative from_event days_from_event"
    " days_from_launch"
    " versatz abstand decalage desfase scarto desvio"
)
_UNIT: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER: Final = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_BEFORE: Final = "before|prior|ahead|earlier|vorher|vor|avant|antes|prima|voor|vooraf|eerder|out"
_AFTER: Final = "after|later|past|danach|nachher|nach|spater|apres|despues|depois|dopo|na|nadien"
_REST: Final = (
    r"(?:\s+(?:to|of|from|the|dem|der|des|del|della|di|do|da|de|de la|le|la|het|l)?\W*[a-z]{0,15}){0,3}"
)
_SIGNED: Final = later(rf"(?P<sign>[+-])\s*(?P<number>\d{{1,3}})\s*(?P<unit>{_UNIT})?")
_ISO: Final = later(r"(?P<sign>[+-]?)p(?P<inner>-?)(?P<number>\d{1,3})(?P<unit>[dw])")
_LETTERED: Final = later(
    r"(?:t|d|j|e|l|day|tag|jour|dia|giorno|dag)[_ ]?(?P<sign>[+-])[_ ]?(?P<number>\d{1,3})(?P<unit>[dw]?)"
)
_PHRASE: Final = later(
    rf"(?:{_NUMBER}\s*)?(?P<unit>{_UNIT})\s+(?P<way>{_BEFORE}|{_AFTER})\b{_REST}"
    rf"|(?P<first>{_BEFORE}|{_AFTER})\s+{_NUMBER.replace('number', 'second')}\s*(?P<of>{_UNIT})"
)
_ON_THE_DAY: Final = later(
    r"(?:the )?(?:day of(?: event| the event)?|event day|on the day|same day|launch day|t|t[+-]?0"
    r"|d|d[- ]?day|d[+-]?0|j|jour j|j[+-]?0|am tag|tag x|dia d|giorno)"
)
_NTH_DAY: Final = later(r"(?:day|tag|jour|dia|giorno|dag) (?P<number>[1-9]\d{0,2})")
"""A day of those that begin with that of the event, under a key that says how far from it a post is."""
_A_COUNT: Final = later(rf"(?P<sign>[+-]?)\s*{_NUMBER}\s*(?P<unit>{_UNIT})?")
_UNITS_OF_TIME: Final = (
    "h|hrs?|hours?|std|stunden?|heures?|horas?|ora|ore|uur|uren|min|mins|minutes?|minuten|minutos?|minut[oi]"
    "|months?|monate?n?|mois|mes|meses|mes[ei]|maand|maanden|days?|weeks?|years?"
)
_LIKE_AN_OFFSET: Final = later(
    rf"(?:(?:t|d|j) ?[+-] ?|[+-] ?|pt?)?{_NUMBER}(?: ?- ?\d{{1,3}})? ?(?:[a-z]+ )?"
    rf"(?:{_UNITS_OF_TIME}|{_UNIT})\b.*"
)
"""A number and a unit of time, be it one in which no days are counted."""
_MOST: Final = 40
"""How long what counts days may be; the rest are texts."""


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from an event a post goes out. Without a unit, as in "-7", it may count minutes as well."""

    distance: timedelta
    has_unit: bool = True


@lru_cache(maxsize=4096)
def offset_said(key: str, written: str) -> Offset | None:
    """Return how far from an event a post goes out, as ``written`` under ``key``; None where none is said.

    A number alone counts days where the key says so: "days_before: 3", "offset: -7".
    """
    if len(written) > _MOST:
        return None
    words = _plain(written)
    name = unaccented(folded(key))
    sense = _sense_of(name)
    if sense is not None:
        return _counted(words, name, sense)
    if not _is_of_day(name) and name != "days":
        return None
    offset = _said_fully(words)
    return replace(offset, has_unit=True) if offset and _unit_in(name) else offset


def _plain(written: str) -> str:
    return " ".join(unaccented(written.lower()).replace("−", "-").replace("–", "-").split())


def _unit_in(name: str) -> str | None:
    """Return the unit that a key names; a letter alone, such as "t", is any team's own."""
    return next((word for word in name.split("_") if word in _UNITS and len(word) > 1), None)


def _is_of_day(name: str) -> bool:
    """Tell whether the day itself may stand under ``name``, so that it may be counted as well."""
    return {names_of("post").get(name), risky_names_of("post").get(name)} & {"date", "time"} != set()


def offset_named(key: str) -> Offset | None:
    """Return how far from an event posts under ``key`` go out, such as "T-14" or "2 weeks before"."""
    if len(key) > _MOST or key[:4].isdecimal():
        return None
    return _said_fully(" ".join(unaccented(key.lower()).replace("_", " ").split()))


def _sense_of(name: str) -> int | None:
    """Return -1 where ``name`` says how long before, 1 where how long after, 0 for a signed number."""
    if name in _SIGNED_KEYS:
        return 0
    words = [
        word
        for word in name.split("_")
        if word not in _UNITS and word not in {"event", "launch", "the", "start"}
    ]
    plain = "_".join(words)
    if plain in _BEFORE_KEYS:
        return -1
    return 1 if plain in _AFTER_KEYS else None


def _counted(words: str, name: str, sense: int) -> Offset | None:
    if nth := _NTH_DAY.fullmatch(words):
        return Offset(timedelta(days=int(nth["number"]) - 1))
    found = _A_COUNT.fullmatch(words) or _ISO.fullmatch(words)
    if found is None:
        return _said_fully(words)
    unit = found["unit"] or _unit_in(name)
    days = _number(found["number"]) * _UNITS[unit or "d"]
    signed = -days if _is_negative(found) else days
    return Offset(timedelta(days=sense * days if sense else signed), has_unit=unit is not None)


def _said_fully(words: str) -> Offset | None:
    """Return the days of what says itself whether they are before or after."""
    if words[:4].isdecimal():
        # A date: no number of days has so many digits.
        return None
    if _ON_THE_DAY.fullmatch(words):
        return Offset(timedelta(0))
    if found := _LETTERED.fullmatch(words) or _SIGNED.fullmatch(words) or _ISO.fullmatch(words):
        days = int(found["number"]) * _UNITS[found["unit"] or "d"]
        has_unit = not words.startswith(("+", "-")) or found["unit"] is not None
        return Offset(timedelta(days=-days if _is_negative(found) else days), has_unit)
    phrase = _PHRASE.fullmatch(words)
    if phrase is None:
        return None
    number, unit = phrase["number"] or phrase["second"], phrase["unit"] or phrase["of"]
    way = phrase["way"] or phrase["first"]
    days = _number(number) * _UNITS[unit]
    return Offset(timedelta(days=-days if re.fullmatch(_BEFORE, way) else days))


def _is_negative(found: re.Match[str]) -> bool:
    return "-" in {found["sign"], found.groupdict().get("inner")}


def _number(written: str | None) -> int:
    """Return the number that ``written`` is; where nothing is, as in "week before", one is meant."""
    return NUMBERS.get(written) or int(written) if written else 1


def speaks_of_offset(key: str, written: str) -> bool:
    """Tell whether ``written`` says how far from some day a post goes out, though not in days or weeks."""
    if len(written) > _MOST or _sense_of(unaccented(folded(key))) is None:
        return False
    return _LIKE_AN_OFFSET.fullmatch(_plain(written)) is not None
