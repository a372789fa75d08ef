"""Narrowing many lines of words down to the few that can be like one of them, and what comparing may take."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from math import ceil, floor
from typing import Final, TypeAlias

from postlint.source.budgets import MAX_COMPARING

PAIR: Final = 30
"""What two texts take in steps, however short they are."""


class Allowance:
    """What comparing may still take, in steps: one for each 64 words that a word is compared with.

    Texts that are made up to be almost alike would otherwise take time that grows by the square of their
    number. ``cut_short`` counts those that were not compared with all that may be like them.
    """

    def __init__(self, steps: int = MAX_COMPARING) -> None:
        self._left = steps
        self.cut_short = 0

    def spend(self, steps: int) -> bool:
        """Tell whether ``steps`` more may be taken, and count them."""
        self._left -= steps
        return self._left >= 0


Places: TypeAlias = "list[int]"

FEW: Final = 500
"""So many lines are sooner compared than filtered once more."""

LEAST_LIKENESS: Final = 0.7
LONGEST: Final = 100
"""Below this likeness, and in lines of more words, there are too many stretches to look for."""

ROUNDING: Final = 1e-9
"""A hair on the safe side, so that no error of rounding loses a line that is only just alike."""


class Narrowing:
    """Lines by what any line that is like one of them shares with it."""

    def __init__(self, likeness: float, allowance: Allowance) -> None:
        self._likeness, self._allowance = likeness, allowance
        self._with_word: defaultdict[Hashable, Places] = defaultdict(list)
        self._with_stretch: defaultdict[Hashable, Places] = defaultdict(list)
        self._not_cut: list[tuple[str, int]] = []

    def add(self, line: str, place: int) -> None:
        """Remember a line; places only ever grow."""
        for word in rare_words(line, self._likeness):
            self._with_word[word].append(place)
        self._not_cut.append((line, place))

    def near(self, line: str, start: int) -> list[tuple[Places, int]]:
        """Return the places of all lines that can be like ``line``, and may hold others.

        Each list of places counts from the index beside it on: what lies before is not at ``start`` yet.
        """
        found = _from(start, self._with_word, rare_words(line, self._likeness))
        if _size(found) <= FEW or len(line) > LONGEST or self._likeness < LEAST_LIKENESS:
            return found
        if not self._allowance.spend(PAIR * len(_where_to_look(len(line), self._likeness))):
            return found
        self._cut_up()
        by_stretch = _from(start, self._with_stretch, looked_for(line, self._likeness))
        return min(found, by_stretch, key=_size)

    def _cut_up(self) -> None:
        """Cut the lines that came since: most plans never need that of any."""
        for line, place in self._not_cut:
            for stretch in stretches(line, self._likeness):
                self._with_stretch[stretch].append(place)
        self._not_cut.clear()


def _from(start: int, kept: dict[Hashable, Places], keys: Iterable[Hashable]) -> list[tuple[Places, int]]:
    shelves = (places for key in keys if (places := kept.get(key)) and places[-1] >= start)
    return [(places, bisect_left(places, start)) for places in shelves]


def _size(found: Iterable[tuple[Places, int]]) -> int:
    return sum(len(places) - first for places, first in found)


@lru_cache(maxsize=1)  # A line is asked for, and then added.
def rare_words(line: str, likeness: float) -> tuple[Hashable, ...]:
    """Return the rarest words of a line, one of which is in any line that is like it.

    As at least ``a`` of ``n`` words are in both, one of the ``n-a+1`` rarest is (prefix filtering, as in
    Bayardo, Ma & Srikant 2007: Scaling up all pairs similarity search). A word that comes again is another
    one. The characters of a line are its words, the rarest lowest.
    """
    seen: dict[str, int] = {}
    words = []
    for word in line:
        before = seen.get(word, 0)
        words.append((word, before))
        seen[word] = before + 1
    least = ceil(len(line) * likeness / (2 - likeness) - ROUNDING)
    return (*sorted(words)[: len(line) - least + 1],)


def stretches(line: str, likeness: float) -> Iterator[Hashable]:
    """Yield the stretches that a line is cut into, of which any line that is like it holds one.

    Where ``d`` words differ, one of ``d+1`` stretches is whole (Li, Deng, Wang & Feng 2011: Pass-Join, a
    partition-based method for similarity joins).
    """
    parts = _most_changes(len(line), likeness) + 1
    for number in range(parts):
        start, stop = _cut(len(line), parts, number)
        yield len(line), number, line[start:stop]


def looked_for(line: str, likeness: float) -> Iterator[Hashable]:
    """Yield the stretches of ``line`` of which any line that is like it has one as its own."""
    return (
        (length, number, line[start:stop])
        for length, number, start, stop in _where_to_look(len(line), likeness)
    )


@lru_cache(maxsize=LONGEST)
def _where_to_look(own: int, likeness: float) -> tuple[tuple[int, int, int, int], ...]:
    """Return where a line of ``own`` words can hold which stretch of a line of which length.

    A line that is alike has a whole stretch, its ``number``-th from nought, before which exactly ``number``
    words differ: going from stretch to stretch, the differences so far less the stretches so far begin at
    nought, end below it, and fall by no more than one, which only a whole stretch lets them. Those words
    put it as many places to the left or right, or fewer by twos, and the rest of the words must suffice to
    make up for that.
    """
    return tuple(
        (other, number, start + shift, stop + shift)
        for other in range(ceil(own * likeness / (2 - likeness) - ROUNDING), _longest(own, likeness) + 1)
        for changes in [floor((1 - likeness) * (own + other) + ROUNDING)]
        for parts in [_most_changes(other, likeness) + 1]
        for number in range(changes + 1)
        for start, stop in [_cut(other, parts, number)]
        for shift in range(-number, number + 1, 2)
        if abs(own - other - shift) <= changes - number and start + shift >= 0 and stop + shift <= own
    )


def _most_changes(words: int, likeness: float) -> int:
    """Return how many words can differ between a line and the longest one that is like it."""
    return floor((1 - likeness) * (words + _longest(words, likeness)) + ROUNDING)


def _longest(words: int, likeness: float) -> int:
    return floor(words * (2 - likeness) / likeness + ROUNDING)


def _cut(words: int, parts: int, number: int) -> tuple[int, int]:
    return number * words // parts, (number + 1) * words // parts
