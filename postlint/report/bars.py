"""Bars: how many posts do what, in all and week by week.

They are drawn with characters for terminals and, stacked, as lengths in per cent for pages and pictures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from postlint.dates_and_lists_in_words import dates_in_words
from postlint.judging.mix.account_view import AccountView, day_of
from postlint.judging.model import Mix
from postlint.judging.post_facts import OF_POSTS, comparable, key_named, values_of
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.report.layout import Look, columns, plural
from postlint.source.suggest import did_you_mean
from postlint.vocabulary import KINDS, kind_title

MOST_VALUES: Final = len(KINDS) - 1
OTHERS: Final = "others"

_FULL = "█"


_PARTS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
"""Eighths of a cell, so that one post in a hundred still shows."""


_WIDEST = 40


class NoSuchKeyError(ValueError):
    """A key under which no post says anything; the message says which may be meant."""


@dataclass(frozen=True, slots=True)
class By:
    """A key by which posts are counted in place of their kinds, and what they say under it, most first."""

    key: str
    values: tuple[str, ...]

    @classmethod
    def of(cls, key: str, items: Iterable[Classified]) -> By:
        """Return what ``items`` say under ``key``, whatever people call it.

        Raises:
            NoSuchKeyError: none of them says anything under it.
        """
        name, items = key_named(key), list(items)
        said = Counter(_said(item, name) for item in items)
        named = [value for value, _ in said.most_common() if value]
        if items and not named:
            known = {own for item in items for own in item.post.own_keys}
            raise NoSuchKeyError(
                f"No post says anything under {key}:.{did_you_mean(name, (*known, *OF_POSTS))}"
            )
        shown = named[:MOST_VALUES]
        rest = [OTHERS] if len(named) > len(shown) else []
        return cls(name, (*shown, *rest, f"without {name}"))

    def named(self, item: Classified) -> str:
        """Return what a post is counted under."""
        said = _said(item, self.key) or self.values[-1]
        return next((value for value in self.values if comparable(value) == comparable(said)), OTHERS)


def _said(item: Classified, key: str) -> str:
    """Return what a post says under a key, all of it in one phrase."""
    return ", ".join(dict.fromkeys(values_of(item.post, key)))


def mix_of(items: Iterable[Classified], by: By | None = None) -> Mix:
    """Return the mix of some posts, of whatever account: of their kinds, or of what they say ``by`` a key."""
    if by:
        said = Counter(by.named(item) for item in items)
        return Mix("", {}, values={value: said[value] for value in by.values})
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
    yield from ((title, number) for _, title, number in parts_of(mix))


UNREAD: Final = "unread"
"""What the part of a mix is called that nobody could read."""


def parts_of(mix: Mix) -> Iterator[tuple[str, str, int]]:
    """Yield the parts of a mix that hold posts: their names in pictures, their titles and their numbers.

    What posts say has the colours of kinds, in their order.
    """
    for kind in KINDS:
        number = mix.kinds.get(kind)
        if number:
            yield kind, kind_title(kind, number), number
    for colour, (value, number) in zip((*KINDS, UNREAD), mix.values.items(), strict=False):
        if number:
            yield colour, value, number
    if mix.unreadable:
        yield UNREAD, kind_title(None), mix.unreadable


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
