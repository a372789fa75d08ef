"""What a post is known again by, though its words are edited, its day is moved, or its file is archived."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Final

from postlint.calendars.model import Post

A_WEEK: Final = 7
"""How many days the posts of a window may be moved and still be the same: further on is another month."""

IN_FILE: Final = "in "
"""What the place of a post without a day begins with; the name of its file follows."""

_DIGITS: Final = 8


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """What is known of one post: its day, else the file that it is in; a hash of its words; one of its id."""

    where: str
    says: str = ""
    id: str = ""

    @property
    def day(self) -> int | None:
        """Return the number of its day, None where it has none."""
        if not self.where or self.where.startswith(IN_FILE):
            return None
        return date.fromisoformat(self.where).toordinal()


def hashed(text: str) -> str:
    """Return a short hash of what ``text`` says, whatever its case and spaces."""
    plain = " ".join(text.split()).casefold()
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def mark_of(post: Post, name_of: Callable[[str], str]) -> Mark:
    """Return the mark of a post; ``name_of`` says what a file is called in a baseline."""
    passed_on = (located.value for located in (post.repost_of, post.quote_of) if located)
    files = (media.file for media in post.media if media.file)
    says = "\n".join((post.text, *passed_on, *(() if post.text else files)))
    where = post.when.value.date.isoformat() if post.when else IN_FILE + name_of(post.span.path)
    return Mark(where, hashed(says), hashed(post.id) if post.id else "")


def known_again(posts: Sequence[Mark], old: Iterable[Mark], within: int | None = None) -> list[bool]:
    """Tell of each of ``posts`` whether it is one of the ``old`` ones, each of which is one post at most.

    Surest signs first: its id, its words on its day, its words on the nearest day, ``within`` so many days
    where that matters, and at last its day alone, or its file where it has none.
    """
    left = list(old)
    known = [False] * len(posts)
    for sign, distance in (
        (lambda mark: mark.id, within),
        (lambda mark: (mark.says, mark.where) if mark.says else None, 0),
        (lambda mark: mark.says, within),
        (lambda mark: mark.where, 0),
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
            known[place] = alike[sign(mark)].take(mark.day, distance)
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
        if mark.day is None:
            self.undated.append(mark)
        else:
            insort(self.dated, (mark.day, mark))

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
        after = bisect_left(self.dated, (day, Mark("")))
        near = min(
            (place for place in (after - 1, after) if 0 <= place < len(self.dated)),
            key=lambda place: abs(self.dated[place][0] - day),
        )
        if distance is not None and abs(self.dated[near][0] - day) > distance:
            return False
        self.dated.pop(near)
        return True
