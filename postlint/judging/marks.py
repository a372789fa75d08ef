"""What a post is known again by, though its words are edited, its day is moved, or its file is archived."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from postlint.calendars.model import Post

A_WEEK: Final = 7
"""How many days the posts of a window may be moved and still be the same: further on is another month."""

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
    """Tell of each of ``posts`` whether it is one of the ``old`` ones, each of which is one post at most.

    Surest signs first: its id, its words on its day, its words on the nearest day, ``within`` so many days
    where that matters, and at last its day and place alone.
    """
    left = list(old)
    known = [False] * len(posts)
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
    known: list[bool],
    left: Iterable[Mark],
    sign: Callable[[Mark], Hashable],
    distance: int | None,
) -> list[Mark]:
    """Note in ``known`` which ``posts`` share a sign with one of ``left``; return those nobody is."""
    alike: defaultdict[Hashable, _Alike] = defaultdict(_Alike)
    for mark in left:
        alike[sign(mark)].add(mark)
    for place, mark in enumerate(posts):
        if not known[place] and sign(mark) and sign(mark) in alike:
            known[place] = alike[sign(mark)].take(mark.number, distance)
    return [mark for group in alike.values() for mark in group.marks]


@dataclass(slots=True)
class _Alike:
    """Marks that share a sign, by their days; those without a day are as near to any as can be."""

    dated: list[tuple[int, Mark]] = field(default_factory=list)
    undated: list[Mark] = field(default_factory=list)

    @property
    def marks(self) -> list[Mark]:
        return [*(mark for _, mark in self.dated), *self.undated]

    def add(self, mark: Mark) -> None:
        if mark.number is None:
            self.undated.append(mark)
        else:
            insort(self.dated, (mark.number, mark))

    def take(self, day: int | None, distance: int | None) -> bool:
        """Take the mark that is nearest to ``day`` away, and tell whether there was one near enough."""
        if self.undated:
            self.undated.pop()
            return True
        if not self.dated:
            return False
        if day is None:
            self.dated.pop()
            return True
        after = bisect_left(self.dated, (day, Mark()))
        near = min(
            (place for place in (after - 1, after) if 0 <= place < len(self.dated)),
            key=lambda place: abs(self.dated[place][0] - day),
        )
        if distance is not None and abs(self.dated[near][0] - day) > distance:
            return False
        self.dated.pop(near)
        return True
