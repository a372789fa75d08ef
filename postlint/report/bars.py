"""Bars: how many posts do what, drawn with characters, and the weeks that they are drawn for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from postlint.judging.mix.account_view import day_of
from postlint.judging.model import Mix
from postlint.kinds.model import Classified
from postlint.plain_words import dates_in_words
from postlint.report.layout import Look, columns
from postlint.vocabulary import KINDS, kind_title

_FULL = "█"


_PARTS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
"""Eighths of a cell, so that one post in a hundred still shows."""


_WIDEST = 40


def mix_of(items: Iterable[Classified]) -> Mix:
    """Return the mix of some posts, of whatever account."""
    kinds = Counter(item.kind for item in items)
    unreadable = kinds.pop(None, 0)
    return Mix("", {kind: number for kind, number in kinds.items() if kind}, unreadable)


def guessed(items: Iterable[Classified]) -> Mix:
    """Return the mix of those of ``items`` whose kind is a guess that nobody should rely on."""
    return mix_of(item for item in items if item.perhaps)


def bar(share: float, cells: int) -> str:
    """Return a bar that fills ``share`` of ``cells``; anything above nothing shows at least a sliver."""
    eighths = round(share * cells * len(_PARTS))
    if share > 0:
        eighths = max(1, eighths)
    full, part = divmod(eighths, len(_PARTS))
    return _FULL * full + _PARTS[part]


def mix_bars(mix: Mix, look: Look) -> list[str]:
    """Return a line for each kind in the mix, in the order of the kinds: its name, number and bar."""
    cells = min(_WIDEST, look.width // 2)
    rows = [
        (title, f"{number:>{len(str(mix.total))}}", bar(number / mix.total, cells))
        for title, number in _numbers(mix)
    ]
    return columns(rows, look)


def in_words(mix: Mix) -> str:
    """Return a mix as a phrase, most frequent first: "14 about us, 4 information"."""
    ordered = sorted(_numbers(mix), key=lambda pair: -pair[1])
    return ", ".join(f"{number} {title}" for title, number in ordered)


def _numbers(mix: Mix) -> Iterator[tuple[str, int]]:
    for kind in KINDS:
        number = mix.kinds.get(kind)
        if number:
            yield kind_title(kind, number), number
    if mix.unreadable:
        yield kind_title(None), mix.unreadable


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
