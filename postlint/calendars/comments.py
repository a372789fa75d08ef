"""Comments that speak to postlint, and the part of a calendar, or the file, that each of them is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from postlint.calendars.model import Account, InboxItem, Period, Plan, Post, Slot
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.spans import Located
from postlint.source.tree import Comment

_OURS: Final = later(r"#\s*postlint\s*:\s*(?P<says>.*)", re.DOTALL)
_ON_THE_FILE: Final = "ignore-file"

Part: TypeAlias = "Post | Account | Slot | Period | InboxItem | Located[str]"
"""A part of a calendar that stands somewhere, or a group of a rule, by its name."""
Target: TypeAlias = "Part | str"
"""What a comment is about: such a part, or the path of a whole file."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A comment, what it says to postlint, and what it is about; None where that cannot be told."""

    comment: Comment
    says: str
    target: Target | None


def bound_comments(plan: Plan) -> Iterator[Bound]:
    """Yield every comment of ``plan`` that speaks to postlint, with what it is about."""
    things = _things(plan)
    for path, comments in plan.comments.items():
        ours = [(comment, found["says"]) for comment in comments if (found := _OURS.match(comment.text))]
        if not ours:
            continue
        places = _Places.of(things.get(path, ()), comments, [comment for comment, _ in ours])
        for comment, says in ours:
            yield Bound(comment, says, path if says.startswith(_ON_THE_FILE) else places.target(comment))


def _things(plan: Plan) -> Mapping[str, list[Part]]:
    """Return the parts of each file."""
    things: dict[str, list[Part]] = {}
    everything: tuple[Part, ...] = (
        *plan.posts,
        *plan.slots,
        *plan.periods,
        *plan.inbox,
        *plan.groups,
        *plan.accounts.values(),
    )
    for thing in everything:
        things.setdefault(thing.span.path, []).append(thing)
    return things


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in a file things are, for its comments, by line.

    ``starting`` are those that begin on a line, ``around`` those that hold it, and ``following`` is the line
    below a block of comments.
    """

    starting: Mapping[int, Part]
    around: Mapping[int, Part]
    following: Mapping[int, int]

    @classmethod
    def of(cls, things: Iterable[Part], comments: Iterable[Comment], ours: Iterable[Comment]) -> _Places:
        """Return the places of ``things``, among all ``comments`` of their file."""
        starting: dict[int, Part] = {}
        for thing in _outermost(list(things)):
            starting.setdefault(thing.span.line, thing)
        following: dict[int, int] = {}
        for line in sorted({other.span.line for other in comments if other.after is None}, reverse=True):
            following[line] = following.get(line + 1, line + 1)
        lines = sorted({comment.span.line for comment in ours})
        around: dict[int, Part] = {}
        for thing in starting.values():
            first, last = bisect_left(lines, thing.span.line), bisect_right(lines, thing.span.end_line)
            for line in lines[first:last]:
                around.setdefault(line, thing)
        return cls(starting, around, following)

    def target(self, comment: Comment) -> Part | None:
        """Return what ``comment`` is about.

        At the end of a line that is what stands on it; on a line of its own, what directly follows it, where
        other comments may lie between, else what contains it.
        """
        line = comment.span.line
        after = self.starting.get(self.following[line]) if comment.after is None else None
        here = self.around.get(line)
        return (after or here) if _begins_its_line(comment) else (here or after)


def _outermost(things: Sequence[Part]) -> Iterator[Part]:
    """Yield ``things`` without the accounts that nobody declared: those stand inside of a post."""
    lines = sorted({thing.span.line for thing in things if isinstance(thing, Account)})
    inside: set[int] = set()
    for thing in things:
        if isinstance(thing, Post):
            first, last = bisect_right(lines, thing.span.line), bisect_right(lines, thing.span.end_line)
            inside.update(lines[first:last])
    yield from (thing for thing in things if not (isinstance(thing, Account) and thing.span.line in inside))


def _begins_its_line(comment: Comment) -> bool:
    text = comment.source.text
    before = text[text.rfind("\n", 0, comment.start) + 1 : comment.start]
    return not before.strip(" \t-")
