"""Dates and times as people and spreadsheets write them, in the one form that calendars have.

Names of months and days are those of English, German, French, Spanish, Italian, Portuguese and Dutch. No
year is made up: what names none has none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from functools import cache, lru_cache
from typing import Final

from postlint.calendars.dates.time_zones import ZONE_NAMES
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.vocabulary import in_small_letters


def _numbered(rows: Iterable[str], first: int) -> Dict[str, int]:
    return {name: number for number, row in enumerate(rows, start=first) for name in row.split()}


MONTHS: Final = _numbered(
    (
        "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
        "february feb februar février fevrier févr fevr fév febrero febbraio fevereiro fev februari",
        "march mar märz maerz mär mrz mars marzo março marco maart mrt",
        "april apr avril avr abril abr aprile",
        "may mai mayo maggio mag maio mei",
        "june jun juni juin junio giugno giu junho",
        "july jul juli juillet juil julio luglio lug julho",
        "august aug août aout agosto ago augustus",
        "september sep sept septembre septiembre setiembre settembre set setembro",
        "october oct oktober okt octobre octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro",
        "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
    ),
    first=1,
)
"""The months by their names, in small letters."""

WEEKDAYS: Final = _numbered(
    (
        "monday mon montag mo lundi lun lunes lunedì lunedi segunda segunda-feira seg maandag ma",
        "tuesday tue tues dienstag di mardi mar martes martedì martedi terça terca terça-feira ter dinsdag",
        "wednesday wed weds mittwoch mi mercredi mer miércoles miercoles mié mercoledì mercoledi quarta"
        " quarta-feira qua woensdag wo",
        "thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì giovedi gio quinta"
        " quinta-feira qui donderdag",
        "friday fri freitag fr vendredi ven viernes vie venerdì venerdi sexta sexta-feira sex vrijdag vr",
        "saturday sat samstag sonnabend sa samedi sam sábado sabado sáb sab sabato zaterdag za",
        "sunday sun sonntag so dimanche dim domingo dom domenica zondag zo",
    ),
    first=0,
)
"""The days of the week by their names, in small letters, from Monday on."""


def any_of(names: Iterable[str]) -> str:
    """Return the alternatives of an expression that finds one of ``names``."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


BOTH: Final = frozenset(MONTHS.keys() & WEEKDAYS.keys())
"""Names of a month in one language and of a day of the week in another, such as "mar"."""
_OF_ONE_TONGUE: Final = frozenset(
    {
        *("lun", "lundi", "lunes", "lunedì", "lunedi", "mer", "mercredi", "mié", "miércoles", "miercoles"),
        *("mercoledì", "mercoledi", "jeu", "jeudi", "jue", "jueves", "gio", "giovedì", "giovedi", "ven"),
        *("vendredi", "vie", "viernes", "venerdì", "venerdi", "sam", "samedi", "sáb", "sab", "sábado"),
        *("sabado", "sabato", "dim", "dimanche", "dom", "domingo", "domenica"),
    }
)
"""The other days of the week in the languages in which "mar" is one."""
_TUESDAY: Final = later(rf"\W*(?:{any_of(BOTH)})\b\.?,?\s+\d{{1,2}}\W*", re.IGNORECASE)
_DAY_OF_WEEK: Final = later(r"\W*(?P<name>[^\W\d_]+)\.?,?\s+\d{1,2}(?!\d)")

_CENTURY: Final = 2000
_WEEKDAY: Final = rf"(?:(?P<weekday>{any_of(WEEKDAYS)})\b\.?,?\s+)?(?:(?:the|den|le|el|il)\s+)?"
_MONTH: Final = rf"(?P<month>{any_of(MONTHS)})(?![^\W\d_])\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?!\d)(?:(?:st|nd|rd|th|er|ère|[ºª°e])(?!\w))?\.?"
_OF: Final = r"(?:[\s./-]+|(?<=\d)(?=[^\W\d_])|\s+(?:de|di|do|of|van)\s+)"
# Two digits behind a blank may be an hour as well, up to 23.
_YEAR: Final = (
    r"(?:(?:[\s.,/-]+|,?\s+(?:de|del|do|of)\s+)(?P<year>\d{4})(?!\d)"
    r"|(?:[./-]|,?\s*['’])(?P<short>\d{2})(?![\d:]|,?\s+20\d\d(?!\d))|\s(?P<late>2[4-9]|[3-9]\d)(?![\d:]))?"
)
_FORMS: Final = (
    rf"{_WEEKDAY}{_DAY}{_OF}{_MONTH}{_YEAR}",
    # Behind "mar", "1/12" is a day with its month, and no day with its year.
    rf"(?!(?:{any_of(BOTH)})\b\.?,?\s+\d{{1,2}}[./-](?:0?[1-9]|1[0-2])(?!\d))"
    rf"{_WEEKDAY}{_MONTH}[\s./-]+{_DAY}{_YEAR}",
    rf"{_WEEKDAY}(?P<year>\d{{4}})[\s./-]+{_MONTH}[\s./-]+{_DAY}(?P<short>)(?P<late>)",
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>)(?P<short>)(?P<late>)(?!\d)",
    r"(?P<weekday>)(?P<short>)(?P<late>)(?:(?P<year>\d{4})\s?[年년]\s?)?(?P<month>\d{1,2})\s?[月월]\s?"
    r"(?P<day>\d{1,2})\s?[日号일](?:\s?[（(][^\W\d_]{1,3}[)）])?",
)
_BESIDE_NUMBERS: Final = (
    rf"^(\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}})\s{{0,3}}[(\[](?:{any_of(WEEKDAYS)})\.?[)\]]"
)
_BEFORE_NUMBERS: Final = rf"(?P<weekday>{any_of(WEEKDAYS)})\b\.?,?\s+(?=\d{{1,4}}[./-]\d)"
_WORDLESS: Final = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?", re.ASCII)
"""Most dates, which are as they should be."""
_BEFORE_TIME: Final = later(
    r"[\s,]*(?:(?:at|(?P<hour>um|à|a las|alle|ore|às|om)|[|/@·–-])\s*)?(?=\d|\Z)", re.IGNORECASE
)
_HOUR: Final = later(r"[01]?\d|2[0-3]", re.ASCII)
_BESIDE_DAY: Final = rf"(?<=[\w.])\s{{0,3}}[(\[](?P<name>{any_of(WEEKDAYS)})\.?[)\]]"
"""The day of the week in brackets behind a day."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day as words name it: ``year`` and ``weekday`` where they say so. ``rest`` is what follows."""

    year: int | None
    month: int
    day: int
    weekday: int | None
    rest: str

    def in_year(self, year: int) -> str | None:
        """Return it as calendars write it, with what follows; None where no such day has its weekday."""
        try:
            day = datetime.date(year, self.month, self.day)
        except ValueError:
            return None
        is_it = self.weekday is None or self.weekday == day.weekday()
        return self.of(year) if is_it else None

    def misfit(self, year: int) -> str:
        """Say why there is no such day in ``year``: it falls on another day of the week, if on any."""
        try:
            return f"falls on a {datetime.date(year, self.month, self.day):%A} in {year}"
        except ValueError:
            return f"is no day of {year}"

    def of(self, year: int) -> str:
        """Return the day of ``year`` as calendars write it, with what follows; there may be no such day."""
        return f"{year}-{self.month:02}-{self.day:02} {self.rest}".rstrip()


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Return ``form`` compiled, which takes longer than to read a calendar whose dates are numbers."""
    return re.compile(form, re.IGNORECASE)


def day_named(text: str) -> NamedDay | None:
    """Return the day that ``text`` begins with, where it is in words (3 June) or day first (3.6.)."""
    if not any(map(str.isdigit, text)) or _WORDLESS.fullmatch(text):
        return None
    beside = _compiled(_BESIDE_DAY).search(text)
    if beside:
        text = text[: beside.start()] + text[beside.end() :]
    for form in map(_compiled, _FORMS):
        found = form.match(text)
        rest = _BEFORE_TIME.match(text, found.end()) if found else None
        if found and rest:
            time = text[rest.end() :].strip()
            # Behind "um" or "a las", a number alone is an hour.
            time = f"{time}:00" if rest["hour"] and _HOUR.fullmatch(time) else time
            return _named(found, found["weekday"] or (beside["name"] if beside else ""), time)
    return None


def _named(found: re.Match[str], weekday: str, rest: str) -> NamedDay:
    short = found["short"] or found["late"]
    year = int(found["year"]) if found["year"] else _CENTURY + int(short) if short else None
    month = in_small_letters(found["month"])
    on = WEEKDAYS[in_small_letters(weekday)] if weekday else None
    return NamedDay(year, MONTHS.get(month) or int(month), int(found["day"]), on, rest)


def weekday_in(text: str) -> int | None:
    """Return the day of the week with which a date begins, as a number from Monday on; None without one."""
    if _WORDLESS.fullmatch(text):
        return None
    before = _compiled(_BEFORE_NUMBERS).match(text)
    if before:
        return WEEKDAYS[in_small_letters(before["weekday"])]
    named = day_named(text)
    return named.weekday if named else None


def tuesdays_beside(texts: Iterable[str]) -> bool:
    """Tell whether "mar 8" is a Tuesday among ``texts``: others begin with "gio 10" or "jeudi 3/12"."""
    named = (_DAY_OF_WEEK.match(text) for text in texts)
    return any(found["name"].lower() in _OF_ONE_TONGUE for found in named if found)


def may_be_tuesday(text: str) -> bool:
    """Tell whether ``text`` is a day such as "mar 8", of March or of the week."""
    return _TUESDAY.fullmatch(text) is not None


_DAY_BEFORE_TIME: Final = later(
    r"(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"(?:,|,?\s+(?:[|/·–-]|at|um|à|a las|alle|ore|às|om))\s+(?=\d{1,2}:\d\d)",
    re.IGNORECASE | re.ASCII,
)
"""A day in numbers, with words or signs between it and its time."""
_SPACED: Final = later(r"(\d{1,2}\.) (\d{1,2}\.) (?=\d{4}(?!\d))", re.ASCII)
"""Day and month before a year, as some write them in numbers: "1. 6. 2026"."""
_AT_DOTTED: Final = later(r"(?<![^\W_])at (\d{1,2})\.(\d{2})(?!\d)", re.IGNORECASE | re.ASCII)
_SECONDS: Final = later(r"(\d{10})(\d{3})?(?:\.\d+)?", re.ASCII)
"""Unix time, as machines write it, with or without thousandths."""
_UP_TO: Final = later(r"(?:→|->).*", re.DOTALL)
"""The end of a range: a post goes out when it begins."""
_ZONE: Final = later(r"\s{0,20}\(?\b(?:GMT|UTC)(?:([+-]\d{1,2})(?::?(\d{2}))?)?\)?$", re.IGNORECASE)
_TWELVE_HOURS: Final = later(
    r"(?<![\d:/.-])(\d{1,2})(?:[:.](\d{2})(:\d{2})?)?\s*([AaPp])\.?\s?[Mm]\b\.?", re.ASCII
)
_SPOKEN_HOURS: Final = later(
    r"(?<![\d:/.-])(\d{1,2})(?:\s*h(?:s|rs)?\s*(\d{2})?|(?:[.:](\d{2}))?\s*(?:uhr|uur|h))(?![^\W_])",
    re.IGNORECASE,
)
_DOTTED_TIME: Final = re.compile(r"(\d{1,2})\.(\d{2})")
_NOON: Final = 12
ZONE_NAME: Final = any_of(ZONE_NAMES)
_IN_WORDS: Final = {"Eastern": "ET", "Central": "CT", "Mountain": "MT", "Pacific": "PT"}
_BEHIND_TIME: Final = (
    rf"(?<=\d)\s{{0,3}}[(\[]?(?:(?P<name>{ZONE_NAME})|(?P<word>{any_of(_IN_WORDS)})(?:\s[Tt]ime)?)[)\]]?$"
)
_NAMED_OFFSET: Final = r"((?:GMT|UTC)[+-]\d{2}:?\d{2})\s?\([^()]{2,60}\)$"
"""An offset with the name of its zone behind it, as programs in JavaScript write it."""
_BARE_HOUR: Final = (
    r"(?<![^\W_])(?P<before>ore|alle(?: ore)?|a las|las|às|as|um|om|kl\.?|dalle)\s+(?P<hour>[01]?\d|2[0-3])"
    r"(?:[.:](?P<minute>[0-5]\d))?$"
)
"""An hour behind a word that says that it is one: "ore 9", "um 9"."""


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Return a date or time, or both, with words as numbers and the year first; anything else as it is."""
    # Notion puts the sign of a mention in front of dates, and spreadsheets narrow spaces in front of "AM".
    written = _plain_spaces(text).strip().removeprefix("@")
    if _WORDLESS.fullmatch(written):
        return written
    if seconds := _SECONDS.fullmatch(written):
        moment = datetime.datetime.fromtimestamp(int(seconds[1]), datetime.timezone.utc)
        return f"{moment:%Y-%m-%d %H:%M:%S}Z"
    written = _SPACED.sub(r"\1\2", plain_time(_UP_TO.sub("", written).rstrip()), count=1)
    if written[:1].isdigit():
        written = _compiled(_BESIDE_NUMBERS).sub(r"\1", written, count=1)
    written = _DAY_BEFORE_TIME.sub(r"\1 ", written, count=1)
    named = day_named(written)
    if named is not None and named.year is not None:
        return named.of(named.year)
    return _compiled(_BEFORE_NUMBERS).sub("", written, count=1)


def _plain_spaces(text: str) -> str:
    """Return ``text`` with a space for each stretch of blanks, where there are others than in ASCII."""
    return text if text.isascii() else " ".join(text.split())


def plain_time(text: str) -> str:
    """Return ``text`` with hours as 24 of them and minutes behind a colon, wherever in it they stand."""
    text = _plain_spaces(text)
    if dotted := _DOTTED_TIME.fullmatch(text.strip()):
        return f"{int(dotted[1]):02}:{dotted[2]}"
    spoken = _SPOKEN_HOURS.sub(_with_colon, _TWELVE_HOURS.sub(_on_24_hours, text))
    spoken = _AT_DOTTED.sub(r"at \1:\2", spoken)
    if hour := _compiled(_BARE_HOUR).search(spoken.rstrip()):
        clock = f"{int(hour['hour']):02}:{hour['minute'] or '00'}"
        before = spoken[: hour.start()].rstrip()
        return f"{before} {clock}" if before else clock
    if ":" not in spoken:
        return spoken
    spoken = _compiled(_NAMED_OFFSET).sub(r"\1", spoken.rstrip())
    if named := re.search(_BEHIND_TIME, spoken.rstrip()):
        return f"{spoken[: named.start()]} {named['name'] or _IN_WORDS[named['word']]}"
    return _ZONE.sub(_offset, spoken)


def _on_24_hours(found: re.Match[str]) -> str:
    hour = int(found[1])
    if not 1 <= hour <= _NOON:
        return found[0]
    return f"{hour % _NOON + (_NOON if found[4] in 'pP' else 0):02}:{found[2] or '00'}{found[3] or ''}"


def _with_colon(found: re.Match[str]) -> str:
    return f"{int(found[1]):02}:{found[2] or found[3] or '00'}"


def _offset(found: re.Match[str]) -> str:
    if not found[1]:
        return "Z"
    return f"{found[1][0]}{int(found[1][1:]):02}:{found[2] or '00'}"
