"""What there is to say of dates: other days of the week, and posts without dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as List
from dataclasses import replace
from functools import cache
from typing import Final

from postlint.calendars.dates.parse_dates import NoDateError, parse_when, settled
from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of, weekday_in
from postlint.config import DateOrder
from postlint.plain_words import moment_in_words
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
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
    # Most stand behind a key, and before the end of a line.
    is_behind_key = bool(before) and before[-1].rstrip().endswith(":")
    if before and not is_behind_key and (found := _expressions()[0].search(before[-1])):
        return f"{found[0].strip(_MARKS)} {text}", WEEKDAYS[found["name"].lower()]
    behind = source[written.end : written.end + _BESIDE]
    if behind.lstrip(", \t").startswith(("(", "[")) and (found := _expressions()[1].match(behind)):
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


def undated_posts(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for all dates of a file that cannot be read for the same sort of reason."""
    by_rule: dict[str, dict[Span, Diagnostic]] = {}
    for one in found:
        by_rule.setdefault(one.rule, {}).setdefault(one.span, one)
    for alike in by_rule.values():
        first, others = next(iter(alike.values())), len(alike) - 1
        elsewhere = tuple(alike)[1:]
        so_do = f", and so do{'es' if others == 1 else ''} {others} more in this file" if others else ""
        message = f"{first.message} This post counts as undated{so_do}."
        yield replace(first, message=message, alike=elsewhere)


def likely_dates(keys: List[Scalar]) -> Iterator[Diagnostic]:
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
