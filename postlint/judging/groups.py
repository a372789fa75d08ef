"""Which posts belong together: by what they do, by what else they say, or by both.

Whatever a post says is certain; only what it does may be in doubt. So a group comes down, for any one post,
to the kinds with which that post would be in it: all of them, none, or some. Bounds stay exact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from operator import is_
from typing import Final, TypeAlias

from postlint.calendars.model import Account
from postlint.judging.post_facts import OF_ACCOUNTS, Wanted, values_of, values_of_account
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.source.spans import Located
from postlint.vocabulary import KINDS, Kind, kind_title

ALL_KINDS: frozenset[Kind] = frozenset(KINDS)
NO_KINDS: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class OfKinds:
    """The posts that do one of a set of things."""

    kinds: frozenset[Kind]

    def kinds_of(self, _item: Classified) -> frozenset[Kind]:
        """Return the kinds with which a post is in the group."""
        return self.kinds

    def on(self, _account: Account) -> Group:
        """Return the group as it is for posts of an account, whose facts are then known."""
        return self

    def other(self) -> Group:
        """Return the group of all other posts."""
        return OfKinds(ALL_KINDS - self.kinds)

    def tests(self) -> Iterator[Saying]:
        """Yield what the group asks of what posts say."""
        yield from ()

    def lacks(self, _item: Classified) -> tuple[Saying, ...] | None:
        """Return what a post must say to be in the group, given a fitting kind; None: nothing helps."""
        return () if self.kinds else None

    @property
    def in_words(self) -> str:
        """Return what is in the group, for people."""
        return ", ".join(map(kind_title, in_order(self.kinds)))


@dataclass(frozen=True)
class Saying:
    """The posts that say one of ``values`` under ``key``; where not ``wanted``, those that do not."""

    key: str
    values: tuple[Located[str], ...]
    wanted: bool = True

    def kinds_of(self, item: Classified) -> frozenset[Kind]:
        """Return all kinds for a post that is in the group, else none."""
        return ALL_KINDS if self._holds(values_of(item.post, self.key)) else NO_KINDS

    def on(self, account: Account) -> Group:
        """Return the group of all posts of an account, or of none, where it is about accounts."""
        if self.key not in OF_ACCOUNTS:
            return self
        return OfKinds(ALL_KINDS if self._holds(values_of_account(account, self.key)) else NO_KINDS)

    def _holds(self, said: Collection[str]) -> bool:
        holds = any(map(self.sought.fitting, said)) if said else self.sought.nothing
        return holds is self.wanted

    @cached_property
    def sought(self) -> Wanted:
        """Return what is asked for of ``values``, made once for all posts."""
        return Wanted(tuple(value.value for value in self.values))

    def other(self) -> Group:
        """Return the group of all other posts."""
        return self._other

    @cached_property
    def _other(self) -> Saying:
        return replace(self, wanted=not self.wanted)

    def __hash__(self) -> int:
        """Return the hash, which groups of every account ask for, from all values once."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.key, self.values, self.wanted))

    def tests(self) -> Iterator[Saying]:
        """Yield this one."""
        yield self

    def lacks(self, item: Classified) -> tuple[Saying, ...] | None:
        """Return this one where it does not hold of a post."""
        return () if self.kinds_of(item) else (self,)

    @property
    def in_words(self) -> str:
        """Return what is said, as it would be written on a post."""
        said = f"{self.key}: {_either(value.value for value in self.values)}"
        return said if self.wanted else f"not {said}"


@dataclass(frozen=True, slots=True)
class Joined:
    """The posts that are in ``every`` one of the ``parts``, or else in any."""

    parts: tuple[Group, ...]
    every: bool

    def kinds_of(self, item: Classified) -> frozenset[Kind]:
        """Return the kinds with which a post is in the group."""
        kinds = (part.kinds_of(item) for part in self.parts)
        return ALL_KINDS.intersection(*kinds) if self.every else NO_KINDS.union(*kinds)

    def on(self, account: Account) -> Group:
        """Return the group as it is for posts of an account: the very same where it is not about those."""
        parts = [part.on(account) for part in self.parts]
        return self if all(map(is_, parts, self.parts)) else joined(parts, every=self.every)

    def other(self) -> Group:
        """Return the group of all other posts."""
        return joined((part.other() for part in self.parts), every=not self.every)

    def tests(self) -> Iterator[Saying]:
        """Yield what the group asks of what posts say."""
        for part in self.parts:
            yield from part.tests()

    def lacks(self, item: Classified) -> tuple[Saying, ...] | None:
        """Return the least that a post must say to be in the group, given a fitting kind."""
        lacking = [part.lacks(item) for part in self.parts]
        known = [one for one in lacking if one is not None]
        if self.every:
            return tuple(test for one in known for test in one) if len(known) == len(lacking) else None
        return min(known, key=len, default=None)

    @property
    def in_words(self) -> str:
        """Return what is in the group, for people."""
        parts = [
            f"({part.in_words})" if self.every and isinstance(part, Joined) else part.in_words
            for part in self.parts
        ]
        return (" and " if self.every else " or ").join(parts)


Group: TypeAlias = OfKinds | Saying | Joined
"""Which posts belong together."""

EVERYTHING: Final[Group] = OfKinds(ALL_KINDS)
NOTHING: Final[Group] = OfKinds(NO_KINDS)
Groups: TypeAlias = Mapping[str, Group]
"""Groups by their names."""


def joined(parts: Iterable[Group], *, every: bool) -> Group:
    """Return what is in ``every`` one of ``parts``, or in any of them; kinds are put together at once."""
    parts = tuple(dict.fromkeys(parts))
    of_kinds = [part.kinds for part in parts if isinstance(part, OfKinds)]
    kinds = ALL_KINDS.intersection(*of_kinds) if every else NO_KINDS.union(*of_kinds)
    others = tuple(part for part in parts if not isinstance(part, OfKinds))
    if not others or kinds == (NO_KINDS if every else ALL_KINDS):
        return OfKinds(kinds)
    if kinds == (ALL_KINDS if every else NO_KINDS):
        return others[0] if len(others) == 1 else Joined(others, every)
    return Joined((OfKinds(kinds), *others), every)


def of_kinds(kinds: Iterable[Kind]) -> Group:
    """Return the group of the posts that are of one of ``kinds``."""
    return OfKinds(frozenset(kinds))


def kinds_in(group: Group) -> frozenset[Kind]:
    """Return the kinds whose posts are in a group whatever else they say."""
    if isinstance(group, Joined) and not group.every:
        return NO_KINDS.union(*map(kinds_in, group.parts))
    return group.kinds if isinstance(group, OfKinds) else NO_KINDS


def in_order(kinds: Collection[Kind]) -> list[Kind]:
    """Return kinds in their usual order."""
    return [kind for kind in KINDS if kind in kinds]


def asks_kinds(group: Group) -> bool:
    """Tell whether a post must be read to know if it is in a group."""
    if isinstance(group, Joined):
        return any(map(asks_kinds, group.parts))
    return isinstance(group, OfKinds) and len(group.kinds) < len(KINDS)


def is_within(group: Group, other: Group) -> bool:
    """Tell whether whatever is in ``group`` is surely in ``other``, too."""
    if isinstance(group, OfKinds) and isinstance(other, OfKinds):
        return group.kinds <= other.kinds
    return group == other


def said_of(item: Classified, group: Group) -> str:
    """Return what a post says of all that a group asks for, such as "pillar: product"."""
    keys = dict.fromkeys(test.key for test in group.tests())
    said = ((key, ", ".join(dict.fromkeys(values_of(item.post, key)))) for key in keys)
    return ", ".join(f"{key}: {value}" if value else f"no {key}" for key, value in said)


def _either(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
