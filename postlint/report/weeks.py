"""Weeks: which posts go out in which, from Monday to Sunday."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from postlint.judging.mix.account_view import day_of
from postlint.kinds.model import Classified
from postlint.vocabulary import dates_in_words

_TO_SUNDAY: Final = timedelta(days=6)


def by_week(items: Iterable[Classified]) -> list[tuple[date, tuple[Classified, ...]]]:
    """Return the posts of each week that has some, by its Monday; undated posts are in none."""
    by_monday: dict[date, list[Classified]] = {}
    for item in items:
        day = day_of(item)
        if day:
            by_monday.setdefault(day - timedelta(days=day.weekday()), []).append(item)
    return [(monday, tuple(by_monday[monday])) for monday in sorted(by_monday)]


def sunday_of(monday: date) -> date:
    """Return the last day of the week that begins on ``monday``."""
    return monday + _TO_SUNDAY


def week_title(monday: date) -> str:
    """Return what people call the week that begins on ``monday``: "1–7 June 2026"."""
    return dates_in_words(monday, sunday_of(monday))
