"""By what a post is known again, on the other side of a change or in a baseline: its mark.

Marks are matched by the surest sign first, and each is that of one post at most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import PurePosixPath
from typing import Final

from postlint.calendars.model import Post
from postlint.records import dataclass

_DIGITS: Final = 8


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """What is known of one post: its day, its place, a hash of its words, and one of its id.

    Its place is the folder that it lies in or, where it has no day, the file.
    """

    day: str = ""
    place: str = ""
    says: str = ""
    id: str = ""

    @property
    def number(self) -> int | None:
        """Return the number of its day, None where it has none."""
        return date.fromisoformat(self.day).toordinal() if self.day else None


def hashed(text: str) -> str:
    """Return a short hash of what ``text`` says, whatever its case and spaces."""
    plain = " ".join(text.split()).casefold()
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def mark_of(post: Post, name_of: Callable[[str], str]) -> Mark:
    """Return the mark of a post; ``name_of`` says what a file or folder is called in a baseline."""
    passed_on = (located.value for located in (post.repost_of, post.quote_of) if located)
    files = (media.file for media in post.media if media.file)
    says = "\n".join((post.text, *passed_on, *(() if post.text else files)))
    day, place = "", post.span.path
    if post.when:
        day, place = post.when.value.date.isoformat(), PurePosixPath(place).parent.as_posix()
    return Mark(day, name_of(place), hashed(says), hashed(post.id) if post.id else "")


def known_again(posts: Sequence[Mark], old: Iterable[Mark], within: int | None = None) -> list[bool]:
    """Tell of each of ``posts`` whether it is one of the ``old`` ones, each of which is one post at most."""
    return [mark is not None for mark in recognised(posts, old, within)]


def recognised(posts: Sequence[Mark], old: Iterable[Mark], within: int | None = None) -> list[Mark | None]:
    """Return which of the ``old`` marks each of ``posts`` has, or None; each is that of one post at most.

    Surest signs first: its id, its words on its day, its words on the nearest day, ``within`` so many days
    where that matters, and at last its day and place alone.
    """
    left = list(old)
    known: list[Mark | None] = [None] * len(posts)
    for sign, distance in (
        (lambda mark: mark.id, within),
        (lambda mark: mark.says and (mark.says, mark.day), 0),
        (lambda mark: mark.says, within),
        (lambda mark: mark.place and (mark.place, mark.day), 0),
    ):
        left = _match(posts, known, left, sign, distance)
    return known


def _match(
    posts: Sequence[Mark],
    known: list[Mark | None],
    left: Iterable[Mark],
    sign: Callable[[Mark], Hashable],
    distance: int | None,
) -> list[Mark]:
    """Note in ``known`` which of ``left`` share a sign with ``posts``; return those nobody is."""
    groups: defaultdict[Hashable, list[Mark]] = defaultdict(list)
    for mark in left:
        groups[sign(mark)].append(mark)
    alike = {shared: _Alike.of(marks) for shared, marks in groups.items()}
    for place, mark in enumerate(posts):
        if known[place] is None and sign(mark) and sign(mark) in alike:
            known[place] = alike[sign(mark)].take(mark.number, distance)
    return [mark for group in alike.values() for mark in group.marks]


@dataclass(slots=True)
class _Alike:
    """Marks that share a sign, by their days; those without a day are as near to any as can be."""

    days: list[int]
    dated: dict[int, deque[Mark]]
    undated: list[Mark]

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> _Alike:
        dated: dict[int, deque[Mark]] = {}
        for mark in sorted(mark for mark in marks if mark.day):
            dated.setdefault(mark.number or 0, deque()).append(mark)
        return cls([*dated], dated, [mark for mark in marks if not mark.day])

    @property
    def marks(self) -> list[Mark]:
        return [*chain.from_iterable(self.dated.values()), *self.undated]

    def take(self, day: int | None, distance: int | None) -> Mark | None:
        """Take the mark that is nearest to ``day`` away and return it, if there is one near enough."""
        if self.undated:
            return self.undated.pop()
        if not self.days:
            return None
        if day is None:
            return self._taken(len(self.days) - 1, -1)
        after = bisect_left(self.days, day)
        near = min(
            (place for place in (after - 1, after) if 0 <= place < len(self.days)),
            key=lambda place: abs(self.days[place] - day),
        )
        if distance is not None and abs(self.days[near] - day) > distance:
            return None
        return self._taken(near, -1 if near < after else 0)

    def _taken(self, place: int, end: int) -> Mark:
        on_day = self.dated[self.days[place]]
        mark = on_day.pop() if end else on_day.popleft()
        if not on_day:
            del self.dated[self.days.pop(place)]
        return mark
