"""Dates in the names of files and folders, such as ``2026-06-01-gate.md`` and ``260601-0900-gate.tweet``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from pathlib import PurePath
from typing import Final

from postlint.calendars.dates.parse_dates import (
    FIRST_YEAR,
    HOW_TO_SAY_THE_ORDER,
    LAST_YEAR,
    date_or_none,
    order_of,
)
from postlint.calendars.dates.spoken_dates import MONTHS, any_of
from postlint.calendars.model import When
from postlint.config import DateOrder
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Span
from postlint.vocabulary import in_small_letters

_RETRY: Final = re.compile(r"(?:retry-\d+[_-])+", re.IGNORECASE)
_YEAR_FIRST: Final = later(
    r"(?<!\d)(\d{4})(?=[-_ ]|\.\d{2}\.\d{2}(?!\d))([-_. ])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII
)
"""With dots, single digits are those of a version: ``release-2026.12.4``."""
_YEAR_LAST: Final = re.compile(r"(?<!\d)(\d{2})([-_.])(\d{2})\2(\d{4})(?!\d)", re.ASCII)
_SHORT: Final = later(r"(\d{2})([-_.])(\d{2})\2(\d{2})(?!\d)", re.ASCII)
_CLOCK: Final = r"(?:[-_T](?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:[0-5]\d)?(?P<zone>Z(?![^\W_]))?)?"
_DIGITS: Final = later(
    r"(?:(?P<year>20\d{2})(?P<month>\d{2})[-_]?(?P<day>\d{2})|(?P<short>\d{2})(\d{2})(\d{2}))"
    rf"{_CLOCK}(?=[^\w.]|[._]|$|T\d|[^\W\d_]{{3}})",
    re.ASCII,
)
"""Letters may follow at once, if they are a word and no unit: ``20230405seminar``, but not ``123456px``."""
_HALVES: Final = later(r"(20\d{2})[-_](0\d|1[0-2])([0-3]\d)(?!\d)", re.ASCII)
"""``2026-0601``; two years of four digits are none."""
_DIGITS_BEHIND: Final = later(
    rf"(?<=[-_ ])(?P<year>20\d{{2}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_CLOCK}(?=[-_ .]|$|T\d)", re.ASCII
)
_WORDS: Final = frozenset({"set", "out", "mag", "mar", "ago"})
"""Months in short that are words of their own: they count only with day and year in one name."""


def _month_of(names: Iterable[str]) -> str:
    return rf"(?<![^\W\d_])(?P<month>{any_of(names)})(?![^\W\d_])"


_MONTH: Final = _month_of(MONTHS)
_FOLDER: Final = rf"(?:\d{{2}}[-_. ])?{_month_of(MONTHS.keys() - _WORDS)}"
_GAP: Final = r"[-_., ]{0,2}"
_DAY: Final = r"(?<!\d)(?P<day>\d{1,2})(?!\d)(?:(?:st|nd|rd|th)(?![^\W_]))?"
_YEAR: Final = r"(?<!\d)(?P<year>20\d{2})(?!\d)"
_IN_WORDS: Final = tuple(
    later(rf"(?i){form}")
    for form in (
        rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}",
        rf"{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}",
        rf"{_YEAR}{_GAP}(?:\d{{2}}[-_. ])?{_MONTH}{_GAP}{_DAY}",
        rf"(?:^|/){_YEAR}/{_FOLDER}(?:/(?=\d{{2}}(?:[-/]|$))|{_GAP}(?=\d{{2}}))(?P<day>\d{{2}})(?!\d)",
        rf"(?:^|/){_YEAR}{_GAP}{_FOLDER}/(?P<day>\d{{2}})(?=/|$)",
        rf"(?:^|/){_FOLDER}{_GAP}{_YEAR}/(?P<day>\d{{2}})(?=/|$)",
    )
)
"""A day with its month in words, in a name (``june-1-2026``) or those of folders (``2026/06-june/01-gate``).

Names are not glued together: what stands in one of its own is a day only if it is hardly anything else.
"""
_IN_FOLDERS: Final = later(
    r"(?:^|/)(\d{4})[-_/](\d{2}|\d(?=/))(?:[-_/](?=\d{2})|/)(\d{2}(?!\d)|\d(?![^\W_]|[-_.,]\d))", re.ASCII
)
_LAST_MONTH: Final = 12
_SLIPPED: Final = 39
"""As far as a slip of the last digit leads."""


@dataclass(frozen=True, slots=True)
class Named:
    """The date that a name gives, if it gives one, and what there is to say of it."""

    when: When | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def order_in_names(paths: Iterable[PurePath]) -> DateOrder | None:
    """Return what comes first in names such as ``03-04-2026``, where others can be read one way only."""
    found = filter(None, (_YEAR_LAST.search(_stem(path)) for path in paths))
    return order_of(written[0].replace("_", "-") for written in found)


def date_in_name(path: PurePath, shown: str, order: DateOrder | None) -> Named:
    """Return the date in ``path``, which people know as ``shown``; the file's own name goes first.

    Known are ``2026-06-01``, ``260601-``, ``20260601-``, ``202606-01-`` and ``2026-0601-`` (with a time:
    ``260601-0900-``), also before a word at once (``20260601gate``) and behind one (``gate-20260601``),
    ``01-06-2026`` (read as ``order`` says, or else where it can mean one day only), months in words
    (``june-1-2026``) and folders, ``2026/06/01-…``. Folders that give no more than the month give no date,
    and ``26-06-01`` is asked about.
    """
    stem = _stem(path)
    whole = (path.parent / stem).as_posix()
    if found := _YEAR_FIRST.search(stem):
        named = _checked(found[0], _numbers(found.group(1, 3, 4)), shown)
        # With dots, what is no day may be a version.
        return Named() if found[2] == "." and named.diagnostics else named
    if found := _YEAR_LAST.search(stem):
        return _year_last(found[0], _numbers(found.group(4, 1, 3)), shown, order)
    if of_digits := _in_digits(stem, shown):
        return of_digits
    for form in _IN_WORDS:
        if found := form.search(whole):
            month = MONTHS[in_small_letters(found["month"])]
            return _checked(found[0], (int(found["year"]), month, int(found["day"])), shown)
    if found := _IN_FOLDERS.search(whole):
        return _checked(found[0].strip("/"), _numbers(found.groups()), shown)
    return Named()


def _stem(path: PurePath) -> str:
    return _RETRY.sub("", path.stem)


def _numbers(groups: Iterable[str]) -> tuple[int, int, int]:
    year, month, day = (int(group) for group in groups)
    return year, month, day


def _year_last(written: str, numbers: tuple[int, int, int], shown: str, order: DateOrder | None) -> Named:
    year, first, second = numbers
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if order is None and "." in written and day_first:
        order = "day-first"
    if order is None and day_first and month_first and day_first != month_first:
        message = (
            f"The name says {written}, which can mean {day_first} or {month_first}. The post counts as "
            f"undated. Write the year first, or say which of the two comes first: {HOW_TO_SAY_THE_ORDER}."
        )
        return Named(diagnostics=(Diagnostic(Span.of_file(shown), message, "reading/ambiguous-date"),))
    by_month = order == "month-first" or (order is None and day_first is None and month_first is not None)
    month, day = (first, second) if by_month else (second, first)
    return _checked(written, (year, month, day), shown)


def _in_digits(stem: str, shown: str) -> Named | None:
    if found := _HALVES.match(stem):
        return _checked(found[0], _numbers(found.groups()), shown)
    if found := _SHORT.match(stem):
        return _in_short(found, shown)
    found = _DIGITS.match(stem) or _DIGITS_BEHIND.search(stem)
    return _from_digits(found, shown) if found else None


def _in_short(found: re.Match[str], shown: str) -> Named:
    """Say what three pairs of digits can mean: which is the year can be known of none."""
    first, second, third = (int(group) for group in found.group(1, 3, 4))
    readings = filter(None, (_day(2000 + first, second, third), _day(2000 + third, second, first)))
    choices = " or ".join(dict.fromkeys(map(str, readings)))
    if not choices:
        return Named()
    message = (
        f"The name says {found[0]}, which can mean {choices}. The post counts as undated. Write the year "
        "first, with four digits."
    )
    return Named(diagnostics=(Diagnostic(Span.of_file(shown), message, "reading/ambiguous-date"),))


def _from_digits(found: re.Match[str], shown: str) -> Named:
    if found["year"]:
        year, month, day = _numbers(found.group("year", "month", "day"))
        named = _checked(f"{found['year']}{found['month']}{found['day']}", (year, month, day), shown)
    else:
        year, month, day = _numbers(found.group(4, 5, 6))
        # Six digits may be anything, but for a slip in the last.
        is_meant = 1 <= month <= _LAST_MONTH and 1 <= day <= _SLIPPED
        named = (
            _checked("".join(found.group(4, 5, 6)), (2000 + year, month, day), shown) if is_meant else Named()
        )
    if named.when and found["hour"]:
        clock = time(int(found["hour"]), int(found["minute"]))
        return replace(named, when=When(named.when.date, clock, found["zone"]))
    return named


def _checked(written: str, numbers: tuple[int, int, int], shown: str) -> Named:
    year, month, day = numbers
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Named()
    read = _day(year, month, day)
    if read:
        return Named(When(read))
    meant = _day(year, day, month) if month > _LAST_MONTH else None
    if meant:
        message = (
            f"The name says {written}, and there is no month {month}: the post is taken for one of {meant}. "
            f"Write {meant} in its place."
        )
        return Named(When(meant), (Diagnostic(Span.of_file(shown), message, "reading/slipped-date"),))
    message = (
        f"The name says {written}, and there is no such day. The post counts as undated. Correct the name."
    )
    return Named(diagnostics=(Diagnostic(Span.of_file(shown), message, "reading/no-such-date"),))


def _day(year: int, month: int, day: int) -> date | None:
    return date_or_none(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
