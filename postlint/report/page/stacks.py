"""Stacked bars: how many posts do what, in all and week by week, as lengths in per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import Mix
from postlint.kinds.model import Classified
from postlint.report.bars import by_week, in_words, mix_of, week_title
from postlint.vocabulary import KINDS, kind_title

MOST_WEEKS: Final = 53
_ROOM_FOR_A_NUMBER: Final = 3.5
UNREAD: Final = "unread"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: ``kind`` names its colour and pattern; ``start`` and ``width`` are per cent."""

    kind: str
    title: str
    number: int
    share: str
    start: float
    width: float

    @property
    def middle(self) -> float:
        """Return where its number stands."""
        return round(self.start + self.width / 2, 2)

    @property
    def has_room(self) -> bool:
        """Tell whether its number fits into it."""
        return self.width >= _ROOM_FOR_A_NUMBER


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar with what it says in words; ``label`` names its week."""

    label: str
    total: int
    words: str
    segments: tuple[Segment, ...]


def stack(mix: Mix, label: str = "", full: int | None = None) -> Stack:
    """Return the bar of a mix; ``full`` is the number of posts that a bar of full length stands for."""
    return Stack(label, mix.total, in_words(mix), tuple(_segments(mix, full or mix.total)))


def _segments(mix: Mix, full: int) -> Iterator[Segment]:
    numbers: list[tuple[str, str, int]] = [
        (kind, kind_title(kind, number), number) for kind in KINDS if (number := mix.kinds.get(kind, 0))
    ]
    if mix.unreadable:
        numbers.append((UNREAD, kind_title(None), mix.unreadable))
    start = 0
    for kind, title, number in numbers:
        share = f"{100 * number / mix.total:.0f} %"
        yield Segment(kind, title, number, share, round(100 * start / full, 2), round(100 * number / full, 2))
        start += number


def weeks(view: AccountView, shown: Sequence[Classified], most: int | None = MOST_WEEKS) -> list[Stack]:
    """Return a bar for each week in which something of the mix is planned, and one for undated posts.

    Only posts that are ``shown`` are counted, and only the latest weeks are given, ``most`` at most.
    """
    orders = {item.post.order for item in shown}
    dated, undated = (
        [item for item in stream.posts if item.post.order in orders] for stream in (view.dated, view.undated)
    )
    parts = [(week_title(monday), posts) for monday, posts in by_week(dated)]
    parts = parts[-most:] if most else parts
    parts += [("no date", tuple(undated))] if undated else []
    longest = max((len(posts) for _, posts in parts), default=0)
    return [stack(mix_of(posts), label, longest) for label, posts in parts]
