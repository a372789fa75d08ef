"""By what a post is known again, on the other side of a change or in a baseline: its mark.

Marks are matched by the surest sign first, and each is that of one post at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from heapq import heappop, heappush
from pathlib import PurePosixPath
from typing import Final

from postlint.calendars.model import Post
from postlint.records import dataclass
from postlint.source.hashes import sha256

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


def known_again(posts: Sequence[Mark], old: Sequence[Mark], within: int | None = None) -> list[bool]:
    """Tell of each of ``posts`` whether it is one of the ``old`` ones, each of which is one post at most."""
    return [place is not None for place in recognised(posts, old, within)]


def recognised(posts: Sequence[Mark], old: Sequence[Mark], within: int | None = None) -> list[int | None]:
    """Return the place among the ``old`` marks of the one that each of ``posts`` has, or None.

    Each is that of one post at most. Surest signs first: its id, its words on its day, its words on the
    nearest day, ``within`` so many days where that matters, and at last its day and place alone.
    """
    left = dict(enumerate(old))
    known: list[int | None] = [None] * len(posts)
    for sign, distance in (
        (lambda mark: mark.id, within),
        (lambda mark: mark.says and (mark.says, mark.day), 0),
        (lambda mark: mark.says, within),
        (lambda mark: mark.place and (mark.place, mark.day), 0),
    ):
        _match(posts, known, left, sign, distance)
    return known


def _match(
    posts: Sequence[Mark],
    known: list[int | None],
    left: dict[int, Mark],
    sign: Callable[[Mark], Hashable],
    distance: int | None,
) -> None:
    """Note in ``known`` which of ``left`` share a sign with ``posts``, and take them away."""
    theirs: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, mark in left.items():
        theirs[sign(mark)].append(place)
    ours: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, mark in enumerate(posts):
        if known[place] is None and (shared := sign(mark)) and shared in theirs:
            ours[shared].append(place)
    for shared, places in ours.items():
        one, other = _ByDay.of(places, posts), _ByDay.of(theirs[shared], left)
        for place, twin in _pairs(one, other, distance):
            known[place] = twin
            del left[twin]


@dataclass(frozen=True, slots=True)
class _ByDay:
    """Places of marks in the order of their days, and those of marks without one."""

    dated: list[tuple[int, int, int]]
    undated: list[int]

    @classmethod
    def of(cls, places: Sequence[int], marks: Sequence[Mark] | Mapping[int, Mark]) -> _ByDay:
        """Return ``places`` by the days of the ``marks`` there; how manieth of its day each is tells next."""
        of_day: Counter[int] = Counter()
        dated, undated = [], []
        for place in places:
            day = marks[place].number
            if day is None:
                undated.append(place)
            else:
                dated.append((day, of_day[day], place))
                of_day[day] += 1
        return cls(sorted(dated), undated)


def _pairs(one: _ByDay, other: _ByDay, distance: int | None) -> Iterator[tuple[int, int]]:
    """Yield which place of one goes with which of the other: the same pairs, whichever of the two is which.

    Those without a day are as near to any as can be: first to each other, then to the last days.
    """
    both = min(len(one.undated), len(other.undated))
    yield from zip(one.undated[:both], other.undated[:both], strict=True)
    dated, others = list(one.dated), list(other.dated)
    for place in one.undated[both : both + len(others)]:
        yield place, others.pop()[-1]
    for place in other.undated[both : both + len(dated)]:
        yield dated.pop()[-1], place
    yield from _nearest(dated, others, distance)


def _nearest(
    one: Sequence[tuple[int, int, int]], other: Sequence[tuple[int, int, int]], distance: int | None
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are nearest, the earlier of two that are as near; none is ``distance`` days apart.

    The nearest stand beside each other in a line of both, and so do the next when those are gone.
    """
    line = sorted([*((*at, True) for at in one), *((*at, False) for at in other)], key=_in_line)
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    waiting: list[tuple[int, int, int]] = []

    def offer(left: int, right: int) -> None:
        if left >= 0 and right < len(line) and line[left][-1] is not line[right][-1]:
            apart = line[right][0] - line[left][0]
            if distance is None or apart <= distance:
                heappush(waiting, (apart, left, right))

    for right in range(1, len(line)):
        offer(right - 1, right)
    taken: set[int] = set()
    while waiting:
        _, left, right = heappop(waiting)
        if taken.isdisjoint((left, right)):
            taken |= {left, right}
            pair = (line[left][2], line[right][2])
            yield pair if line[left][-1] else pair[::-1]
            first, last = before[left], after[right]
            if first >= 0:
                after[first] = last
            if last < len(line):
                before[last] = first
            offer(first, last)


def _in_line(at: tuple[int, int, int, bool]) -> tuple[int, int]:
    return at[:2]
