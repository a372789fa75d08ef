"""Reading dates of posts, and what to say of them: unreadable, no year, wrong weekday, far from others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, tzinfo
from functools import cache
from typing import Final

from postlint.calendars.dates.parse_dates import NoDateError, lacks_year, parse_when, settled
from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of, weekday_in
from postlint.calendars.model import When
from postlint.config import DateOrder
from postlint.dates_and_lists_in_words import moment_in_words
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located
from postlint.source.tree import Mapping, Scalar
from postlint.vocabulary import in_small_letters

_BESIDE: Final = 24
"""How many characters around a date may name its day of the week."""
_MARKS: Final = " \t*_`'\"|"
_FARTHEST: Final = 5
"""How many years a date may lie from the others."""
_WIDEST: Final = 3
"""How many years the others lie apart at most: where they go farther, a date far from them may be right."""
_FEWEST: Final = 2
"""How many others there are at least to each such date, so that they tell what is meant."""


def read_when(
    node: Scalar, zone: tzinfo | None, order: DateOrder | None = None
) -> Located[When] | Diagnostic:
    """Read a date, or a date and time, as :func:`parse_when` does."""
    try:
        return Located(parse_when(node.text.strip(), zone, order), node.span)
    except NoDateError as error:
        return Diagnostic(node.span, str(error), "reading/date")


def read_day(node: Scalar, order: DateOrder | None) -> date | Diagnostic:
    """Read a date without a time; ``order`` as in :func:`parse_when`."""
    try:
        when = parse_when(node.text.strip(), None, order)
    except NoDateError as error:
        return Diagnostic(node.span, str(error), "reading/date")
    if when.time is not None:
        return Diagnostic(
            node.span,
            f'"{node.text}" has a time; only the day is asked for. Write {when.date}.',
            "reading/date",
        )
    return when.date


def read_date_of_post(
    node: Mapping, zone: tzinfo | None, order: DateOrder | None, undated: list[Diagnostic]
) -> Located[When] | None:
    """Read when a post goes out; why that cannot be told is added to ``undated``."""
    day, clock = node.scalar("date"), node.scalar("time")
    if day is None:
        if clock:
            message = "A time needs a date: write date: 2026-06-01 09:00."
            undated.append(Diagnostic(clock.span, message, "reading/unreadable-date"))
        return None
    text = settled(day.text, order)
    try:
        when = parse_when(text, zone, order)
        if clock and when.time is None:
            when = parse_when(f"{when.date} {clock.text.strip()}", zone)
    except NoDateError as error:
        undated.append(_why_undated(day, error))
        return None
    return Located(when, day.span)


def _why_undated(day: Scalar, error: NoDateError) -> Diagnostic:
    if error.rule != "reading/unreadable-date" or not lacks_year(day.text):
        return Diagnostic(day.span, str(error), error.rule)
    message = (
        f'"{day.text.strip()}" names no day of a year. Write dates as in 2026-06-01, or add year: '
        "to the posts or above them."
    )
    return Diagnostic(day.span, message, "reading/no-year")


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
    # Most stand behind a key, and before the end of a line.
    is_behind_key = bool(before) and before[-1].rstrip().endswith(":")
    if before and not is_behind_key and (found := _expressions()[0].search(before[-1])):
        return f"{found[0].strip(_MARKS)} {text}", WEEKDAYS[in_small_letters(found["name"])]
    behind = source[written.end : written.end + _BESIDE]
    if behind.lstrip(", \t").startswith(("(", "[")) and (found := _expressions()[1].match(behind)):
        return f"{text}{found[0]}", WEEKDAYS[in_small_letters(found["name"])]
    return None


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the day of the week in front of a date, and what finds one in brackets behind it."""
    names = any_of(WEEKDAYS)
    return (
        re.compile(rf"(?<![^\W\d_])(?P<name>{names})\b\.?,?\s+(?:(?:the|den|le|el|il)\s+)?\Z", re.IGNORECASE),
        re.compile(rf",?[ \t]?[(\[](?P<name>{names})\.?[)\]]", re.IGNORECASE),
    )


def undated_posts(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for all dates of a file that cannot be read for the same sort of reason."""
    by_rule: dict[str, list[Diagnostic]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one)
    for first, *rest in by_rule.values():
        # Posts may share the heading that dates them.
        others = len(rest)
        elsewhere = tuple(dict.fromkeys(one.span for one in rest if one.span != first.span))
        so_do = f", and so do{'es' if others == 1 else ''} {others} more in this file" if others else ""
        message = f"{first.message} This post counts as undated{so_do}."
        yield replace(first, message=message, alike=elsewhere)


def likely_dates(keys: Sequence[Scalar]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each of ``keys`` that hold dates in undated posts, and mean nothing here."""
    for name in dict.fromkeys(key.text for key in keys):
        first, *others = [key for key in keys if key.text == name]
        posts = "1 post counts" if not others else f"{len(others) + 1} posts count"
        yield Diagnostic(
            first.span,
            f'"{name.strip()}" holds a date, and nobody knows what it says, so {posts} as undated. If it is '
            f"when a post goes out, call it date, or say columns: {{{name.strip()}: date}} in postlint.yaml; "
            "if not, name it under extra_keys: in postlint.yaml.",
            "reading/likely-date",
            tuple(key.span for key in others),
        )


def far_years(dates: Iterable[Located[When]]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for all dates of a file whose year is far from those of the others there.

    A file with few dates is measured by those of all files; what stands alone is measured by nothing, since
    no verdict hangs on the day on which it is given.
    """
    by_file: defaultdict[str, list[Located[When]]] = defaultdict(list)
    for one in dates:
        by_file[one.span.path].append(one)
    usual_in_all = _usual([_year(one) for group in by_file.values() for one in group])
    for group in by_file.values():
        usual = _usual([_year(one) for one in group]) if len(group) > _FEWEST else usual_in_all
        far = [one for one in group if usual and not _is_near(_year(one), usual)]
        if far:
            yield _told(far, usual[-1])


def _year(one: Located[When]) -> int:
    return one.value.date.year


def _usual(years: Collection[int]) -> Sequence[int]:
    """Return the years that most dates are of, the last one last; none where they are few or go too far."""
    if len(years) <= _FEWEST:
        return ()
    ordered = sorted(years)
    middle = ordered[(len(ordered) - 1) // 2]
    usual = [year for year in ordered if abs(year - middle) <= _FARTHEST]
    is_plain = usual[-1] - usual[0] <= _WIDEST and len(usual) >= _FEWEST * (len(ordered) - len(usual))
    return usual if is_plain else ()


def _is_near(year: int, usual: Sequence[int]) -> bool:
    return usual[0] - _FARTHEST <= year <= usual[-1] + _FARTHEST


def _told(far: Sequence[Located[When]], usual: int) -> Diagnostic:
    first, *others = far
    more = f", and so {'is' if len(others) == 1 else 'are'} {len(others)} more in this file" if others else ""
    return Diagnostic(
        first.span,
        f"The year {_year(first)} is far from {usual}, which others here are of{more}. Correct it, or leave "
        "it if it is meant.",
        "reading/far-year",
        tuple(one.span for one in others),
    )
