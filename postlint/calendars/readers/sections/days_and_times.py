"""The days and hours that headings and labels name, in English and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Final

from postlint.calendars.dates.parse_dates import NoDateError, parse_when
from postlint.calendars.dates.spoken_dates import MONTHS, WEEKDAYS, any_of, day_named, plain_time
from postlint.calendars.dates.weeks import WEEK_WORDS
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.tree import Scalar, scalar
from postlint.vocabulary import in_small_letters, phrases

YEAR: Final = later(r"(?<!\d)20\d\d(?!\d)")
_SHORTEST: Final = 5
"""How long the name of a day is that is nothing else in a title: shorter ones are other words, too."""
_NAMES: Final = any_of(name for name in WEEKDAYS if len(name) >= _SHORTEST)
_ABBREVIATED: Final = any_of(name for name in WEEKDAYS if len(name) in {3, 4})
_A_WEEKDAY: Final = (
    rf"\b(?:(?:{_NAMES})s?|(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)(?=\.?,?\s{{1,3}}\d{{1,2}}[./ ]))\b"
)
_WEEKDAY: Final = later(_A_WEEKDAY, re.IGNORECASE)
_BEGINS: Final = later(
    rf"(?i)\A[\W_]{{0,9}}(?:\d{{1,2}}[.)]\s)?(?:(?P<name>{_NAMES})s?\b"
    rf"|(?P<short>{_ABBREVIATED})\b\.?(?=\s{{0,3}}(?:[^\w\s'’]|\d|\Z)))"
)
DAY: Final = later(
    rf"(?i){_A_WEEKDAY}|\b(?:(?:days?|weeks?|tag|woche|jour|semaine|día|dia|semana|giorno|settimana|dag)"
    r"\s*#?\d{1,3})\b"
    r"|\b(?:week\s(?:of|commencing|beginning|starting)|w/c|woche\svom|semaine\sdu|semana\sdel?|settimana\sdel"
    r"|week\svan)\s{1,3}\d{1,2}[./]\d{1,2}\b(?![./]\d)"
)
"""A day of the week, one that is counted, or a week: it says when a post goes out, and is no date."""
_OF_A_TIME: Final = phrases(
    """
    morning, noon, midday, lunch, lunchtime, afternoon, evening, night, early, late, slot, post, morgens,
    morgen, früh, vormittag, vormittags, mittag, mittags, nachmittag, nachmittags, abend, abends, matin,
    midi, après, soir, soirée, mañana, mediodía, tarde, noche, mattina, mattino, pranzo, pomeriggio, sera,
    manhã, almoço, noite, ochtend, middag, namiddag, avond, in, the, at, um, uhr, à, de, la, por, del, am,
    of
    """
)
"""Words for a part of the day, and those beside a time of it."""
_COUNTS: Final = later(r"\d{2}|\d\s*[/:.]\s*\d")
_WORD: Final = later(r"[^\W\d_]+")
_BESIDE_DAY: Final = phrases(
    """
    on, every, each, next, this, coming, or, and, to, until, from, by, week, am, jeden, nächsten, kommenden,
    oder, und, bis, le, les, chaque, ou, et, el, los, cada, o, y, il, ogni, e, na, no, às, op, elke, of, en
    """
)
"""Words beside a day on which something goes out."""
_APART: Final = later(r"\s[—–·|-]+\s|[:(),;/|—–\[\]]")
"""What sets words of a title apart."""
_STRETCH: Final = later(
    r"(?i)(?<![\d./:-])\d{1,2}(?:st|nd|rd|th|er|[º°])?\.?\s*(?:(?:(?:of|de|di)\s+)?[^\W\d_]{3,12}\.?\s*(?:(?:de\s+)?,?\s*\d{4}\s*)?)?"
    r"(?:[-–—]|\b(?:to|bis|al|au|a|à|t/m|tot|until|through)\b)\s*(?:[^\W\d_]{3,12}\.?\s+)?\d{1,2}(?!\d|[/:-]\d|\s*(?:[ap]\.?m\b|uhr|h\b))"
)
"""The first day and the last one of a stretch of time."""
_WITH_MONTH: Final = later(rf"(?<![^\W\d_])(?:{any_of(MONTHS)})(?![^\W\d_])", re.IGNORECASE)
_NUMBERS: Final = later(r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d")
_LONGEST_LINE: Final = 120
_LONGEST: Final = 400

_HOUR: Final = r"(?:[01]?\d|2[0-3])"
_AT: Final = r"(?:(?<!\w)(?:at|around|um|gegen|ab|à|às|as|a las|alle|ore|om|kl\.?)\s+|@\s*)?~?"
_ZONE: Final = r"(?:\s*\(?\b(?:UTC|GMT|[A-Z]{1,4}T|[ECMP]T)\b(?:\s?[+-]\d{1,2})?\)?)?"
_ENDS: Final = r"(?=\s*(?:$|[)\],;:.|·–—-]))"
_FORMS: Final = (
    rf"{_HOUR}[:.][0-5]\d\s*(?:[ap]\.?m\b\.?|uhr\b|uur\b|h\b)",
    # The shape of upright videos is no time.
    rf"(?!0?9:16\b){_HOUR}:[0-5]\d(?!\d|:)",
    rf"{_HOUR}\s*(?:[ap]\.?m\b\.?|uhr\b|uur\b|h[0-5]\d\b)",
    rf"{_HOUR}\s?h{_ENDS}",
    # What could be a day and a month is not taken for a time.
    rf"\d\d\.(?:00|1[3-9]|[2-5]\d)(?![\d.]){_ENDS}",
    r"(?<!\w)(?:noon|midday|midnight|mediodía|mezzogiorno)\b",
)
_TIME: Final = later(rf"{_AT}(?<![\d:./-])(?P<time>{'|'.join(_FORMS)}){_ZONE}", re.IGNORECASE)
_HOURS: Final = later(
    r"(?i)(?<![\w:.])\d{1,2}(?:[:.h]\d\d)?(?:\s?(?:[ap]\.?m\b\.?|uhr\b|uur\b|h\b))?"
    r"(?:\s?[-–—]\s?\d{1,2}(?:[:.h]\d\d)?)?(?:\s?(?:[ap]\.?m\b\.?|uhr\b|uur\b|h\b))?(?![\w:.]\w)"
)
"""An hour, or the first and the last one of several."""
_BY_NAME: Final = {
    **dict.fromkeys(("noon", "midday", "mediodía", "mezzogiorno"), "12:00"),
    "midnight": "00:00",
}
_BEHIND: Final = later(r"\s*[—–·|:-]+\s*(?=\S)|\s+(?=\w)")
_BRACKETS: Final = later(r"\(\s*\)|\[\s*\]")
_EDGES: Final = " ,;|·–—-@"


def weekday_of(title: str) -> int | None:
    """Return the day of the week with which a title begins, as a number from Monday on; None without one."""
    found = _BEGINS.match(title)
    return WEEKDAYS[in_small_letters(found["name"] or found["short"])] if found else None


def names_day(title: str, besides: Collection[str]) -> bool:
    """Tell whether ``title`` says on which day something goes out, and does not only speak of a day.

    It begins with the day, or counts it, or sets it apart; words ``besides`` may stand beside it.
    """
    if weekday_of(title) is not None or any(not _WEEKDAY.fullmatch(day[0]) for day in DAY.finditer(title)):
        return True
    parts = [part for part in _APART.split(title) if DAY.search(part)]
    words = ({word.lower() for word in _WORD.findall(DAY.sub(" ", _TIME.sub(" ", part)))} for part in parts)
    return any(said <= {*_OF_A_TIME, *_BESIDE_DAY, *besides} for said in words)


def without_day(plain: str) -> str:
    """Return what a title says besides a date and a day of the week."""
    return _dates().sub(" ", _WEEKDAY.sub(" ", _BEGINS.sub(" ", plain, count=1))).strip(" ,:;.|·–—-")


def says_when(text: str) -> bool:
    """Tell whether ``text`` is a line that names a date or a day."""
    line = text.strip()
    return len(line) <= _LONGEST_LINE and "\n" not in line and bool(_dates().search(line) or DAY.search(line))


def is_only_day(text: str, besides: Collection[str]) -> bool:
    """Tell whether ``text`` is one day, with the part of it or a time and words ``besides``, and no more."""
    rest = _TIME.sub(" ", without_day(text))
    is_one = len(list(_dates().finditer(text))) == 1 or weekday_of(text) is not None
    return is_one and {word.lower() for word in _WORD.findall(rest)} <= {*_OF_A_TIME, *_BESIDE_DAY, *besides}


def means_two(day: Scalar) -> bool:
    """Tell whether a date can mean two days, as 01/06/2026 can."""
    try:
        parse_when(day.text.strip(), None)
    except NoDateError as error:
        return error.rule == "reading/ambiguous-date"
    return False


def is_stretch(text: str) -> bool:
    """Tell whether ``text`` names the days from one to another, such as "11-15 January 2027"."""
    if len(text) > _LONGEST_LINE:
        return False
    named = _WITH_MONTH.search(text) or _NUMBERS.search(text)
    return len(list(_dates().finditer(text))) > 1 or bool(_STRETCH.search(text) and named)


def year_in(stretch: str, day: str) -> str | None:
    """Return the year of a stretch of days in which ``day`` lies; of two, that with the month of it."""
    years: set[str] = set(YEAR.findall(stretch))
    if len(years) == 1:
        return years.pop()
    ends = (day_named(found["date"]) for found in _dates().finditer(stretch))
    by_month = {end.month: end.year for end in ends if end and end.year}
    meant = day_named(day.strip())
    return str(by_month[meant.month]) if meant and meant.month in by_month else None


_MONTH_NUMBER: Final = later(r"(?<!\d)(?:\d{1,2}\.(?P<day>\d{1,2})\.|20\d\d-(?P<iso>\d\d)-)")


def year_around(stretch: str, day: str) -> str | None:
    """Return the year of a stretch of days, if the month of ``day`` is in it.

    Where it goes over the turn of a year, both years are to be named.
    """
    words = (MONTHS.get(word.lower()) for word in _WORD.findall(stretch))
    in_numbers = (int(found["day"] or found["iso"]) for found in _MONTH_NUMBER.finditer(stretch))
    months = [month for month in words if month] or list(in_numbers)
    meant = day_named(day.strip())
    if not (meant and meant.month and months and is_stretch(stretch)):
        return None
    if months[0] > months[-1]:
        return year_in(stretch, day) if len(set(YEAR.findall(stretch))) > 1 else None
    return year_in(stretch, day) if months[0] <= meant.month <= months[-1] else None


def begins_with_day(text: str) -> bool:
    """Tell whether ``text`` begins with a date, behind nothing but the name of its day."""
    return _dates().match(text.lstrip(" *_`")) is not None


@cache
def _dates() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
    year = r"(?:(?:,?|\s+de)\s+\d{4})?"
    return re.compile(
        rf"(?i)(?<![\w/.-])(?:(?:{any_of(WEEKDAYS)})\b\.?,?\s{{1,3}})?(?P<date>"
        rf"\d{{4}}-\d{{2}}-(?:\d{{2}}(?:[T ]\d{{2}}:\d{{2}})?|\?\?|xx)"
        rf"|\d{{1,2}}(?:st|nd|rd|th|er|[º°])?\.?\s+(?:(?:of|de|di|van)\s+)?(?:{month})\.?{year}"
        rf"|(?:{month})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?{year}"
        rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{1,2}}\.\d{{1,2}}\.(?!\d))(?![\w/-]|–\d)"
    )


_OF_MANY_DAYS: Final = later(
    r"(?i)\b(?:weeks?(?!\s+(?:later|after|before)\b)|woche|semaine|settimana|semana|months?|monat|w/c)\b"
)
_FROM: Final = later(r"(?i)\d{1,2}\.?(?:\s+[^\W\d_]+\.?)?\s*(?:[-–]|to|bis|al|au|t/m|until|through)\s*$")
"""The first day of a stretch of time, in front of its last."""
_OF_ANOTHER: Final = later(
    r"\b(?:(?:reply|answer|response|follow[ -]?up|sequel|update|quote)\s+(?:to|on|of)|antwort auf"
    r"|réponse (?:à|au)|respuesta al?|risposta al?|resposta ao?|antwoord op)\s+"
    r"(?:(?:the|our|my|die|den|das|le|la|el|il|o|de|het)\s+)?(?:(?:post|tweet|thread)\s+(?:of|from)\s+)?\Z",
    re.IGNORECASE,
)
"""What stands in front of the day of another post."""
_COUNTED: Final = later(
    r"(?i)\b(?:day|tag|d[ií]a|jour|giorno|dag|post|tweet|beitrag|bericht|publicaci[oó]n|publication)\s*#?\d{1,3}(?!\w)"
)
"""The number of a post or a day of a plan, which is none of a month."""
_WEEK_BEFORE: Final = later(
    rf"(?i)\W*(?:kw|cw|{WEEK_WORDS}|sett\.|sem\.|[sw](?=\d))[ .-]{{0,2}}(?:#|nr\.? ?)?\d{{1,2}}"
    r"\s*[/,:;|·–—-]+\s*(?=\w)"
)
"""The number of a week in front of what else a title says, such as a day in it."""


def beginning(place: Scalar) -> Scalar:
    """Return as much of a title as may say something: who writes more writes a text, or fills a line.

    The week in which a day lies says nothing that the day does not.
    """
    if len(place.text) > _LONGEST:
        place = scalar(place.source, place.start, place.start + _LONGEST)
    week = _WEEK_BEFORE.match(place.text)
    behind = scalar(place.source, place.start + week.end(), place.end) if week else None
    return behind if behind and _dates().match(behind.text) else place


_SET_APART: Final = later(r"[·|—–(]")


def date_in(place: Scalar) -> Scalar | None:
    """Return the only day that ``place`` names; two are a stretch of time."""
    place = beginning(place)
    found = list(_dates().finditer(place.text))
    before = place.text[: found[0].start()] if found else ""
    if len(found) != 1 or _FROM.search(_COUNTED.sub("", before)) or _OF_ANOTHER.search(before):
        return None
    many = _OF_MANY_DAYS.search(place.text)
    # Behind a day, and set apart from it, the week is that in which it lies.
    if many and not _SET_APART.search(place.text, found[0].end(), max(found[0].end(), many.start())):
        return None
    start, end = found[0].span("date")
    return scalar(place.source, place.start + start, place.start + end)


def day_in_words(place: Scalar) -> Scalar | None:
    """Return the only day in ``place`` that names its month or year: of bare numbers, some are a time."""
    day = date_in(place)
    return day if day and (YEAR.search(day.text) or any(map(str.isalpha, day.text))) else None


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day, as clocks show it, ``first`` in its title or not, and the title without it."""

    clock: str
    rest: str
    first: bool


def hour_in(title: str) -> Hour | None:
    """Return the time of day that ``title`` names, which is the first where there are several."""
    hour = _TIME.search(title)
    if hour is None:
        return None
    before, behind = title[: hour.start()], title[hour.end() :]
    gap = _BEHIND.match(behind)
    if gap and not re.search(r"\w", before):
        return Hour(_clock(hour["time"]), behind[gap.end() :], first=True)
    rest = _TIME.sub(" ", behind)
    rest = f"{before.rstrip(_EDGES)} {rest}" if rest[:1] in ")]" else f"{before} {rest.lstrip(_EDGES)}"
    return Hour(_clock(hour["time"]), _BRACKETS.sub(" ", rest).strip().strip(_EDGES), first=False)


def is_only_time(title: str) -> bool:
    """Tell whether ``title`` is a time of day and says nothing else: "9:00 AM", "Morning (9:00 AM EST)"."""
    hour = hour_in(title)
    words = {word.lower() for word in _WORD.findall(hour.rest)} if hour else set[str]()
    return hour is not None and words <= _OF_A_TIME and not _COUNTS.search(hour.rest)


def is_only_when(text: str) -> bool:
    """Tell whether ``text`` names days of the week, parts of a day or hours, and nothing else."""
    if len(text) > _LONGEST_LINE:
        return False
    words = {word.lower() for word in _WORD.findall(_HOURS.sub(" ", text))}
    said = {word for word in words if word in WEEKDAYS or word.removesuffix("s") in WEEKDAYS}
    hours = _HOURS.search(text) is not None
    return (hours or bool(said)) and words - said <= _OF_A_TIME | _BESIDE_DAY


def _clock(said: str) -> str:
    return _BY_NAME.get(said.lower()) or plain_time(said)
