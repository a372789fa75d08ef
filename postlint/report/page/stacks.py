"""Stacked bars: how many posts do what, in all and week by week, as lengths in per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import Mix
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.report.bars import By, by_week, in_words, mix_of, parts_of, week_title
from postlint.report.layout import plural

MOST_WEEKS: Final = 53
MOST_BARS: Final = 240
"""How many weeks are drawn of all accounts of a page or picture, unless there are very many accounts."""
_FEWEST_WEEKS: Final = 4
_ROOM_FOR_A_NUMBER: Final = 3.5


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
    start = 0
    for kind, title, number in parts_of(mix):
        share = f"{100 * number / mix.total:.0f} %"
        yield Segment(kind, title, number, share, round(100 * start / full, 2), round(100 * number / full, 2))
        start += number


@dataclass(frozen=True, slots=True)
class Weeks:
    """The bars of the latest weeks, and of posts without a date; ``earlier`` weeks are not drawn."""

    bars: tuple[Stack, ...] = ()
    earlier: int = 0

    @property
    def left_out(self) -> str:
        """Say how many weeks are not drawn; empty where all are."""
        if not self.earlier:
            return ""
        verb = "is" if self.earlier == 1 else "are"
        return f"{plural(self.earlier, 'earlier week')} with posts {verb} not drawn."


def weeks_each(accounts: int) -> int:
    """Return how many weeks of each account a page or picture of so many accounts has room for."""
    return min(MOST_WEEKS, max(_FEWEST_WEEKS, MOST_BARS // max(1, accounts)))


def weeks(
    view: AccountView, shown: Sequence[Classified], most: int = MOST_WEEKS, by: By | None = None
) -> Weeks:
    """Return a bar for each week in which something of the mix is planned, and one for undated posts.

    Only posts that are ``shown`` are counted, and only the latest weeks are given, ``most`` at most.
    """
    orders = {item.post.order for item in shown}
    dated, undated = (
        [item for item in stream.posts if item.post.order in orders] for stream in (view.dated, view.undated)
    )
    all_weeks = by_week(dated)
    parts = [(week_title(monday), posts) for monday, posts in all_weeks[-most:]]
    parts += [("no date", tuple(undated))] if undated else []
    longest = max((len(posts) for _, posts in parts), default=0)
    bars = tuple(stack(mix_of(posts, by), label, longest) for label, posts in parts)
    return Weeks(bars, max(0, len(all_weeks) - most))
