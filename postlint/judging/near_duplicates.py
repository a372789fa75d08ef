"""Finding texts that say the same, or nearly so, among many, without comparing all of them.

Many lines are narrowed down to the few that can be like one of them.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache, partial
from math import ceil, floor
from typing import Final, TypeAlias

from postlint.records import dataclass
from postlint.source.budgets import MAX_COMPARED_WORDS, MAX_COMPARING

_LINK: Final = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")

FIRST_LOOK: Final = 64
"""How many texts are compared at first; the nearest one is mostly the one that was copied."""

_CUTOFF_ROUNDING: Final = 1e-6
"""A hair on the safe side: rapidfuzz takes a likeness of just 0.8 for less than a cutoff of 0.8."""

Accounts: TypeAlias = "frozenset[str]"


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared: a text, the day on which it goes out, and the accounts it goes out on."""

    text: str
    day: date | None
    accounts: Accounts


def repeats(
    texts: Sequence[Text], likeness: float, days: int | None, allowance: Allowance, *, across: bool
) -> Iterator[tuple[int, int]]:
    """Yield the places of two texts for each text that repeats an earlier one, the later place first.

    Two texts are alike where ``likeness`` of their words, from 0 to 1, are the same in the same order:
    twice the longest common subsequence by the words of both. Case, links and punctuation do not count.
    Of several earlier ones it is the latest that says exactly the same, else the latest that is alike. Texts
    of more than 5,000 words are compared for being the same alone.

    Args:
        texts: those with a day in the order of their days, before those without any.
        likeness: how much of two texts must be the same.
        days: how many days may lie between them; None for any number. Texts without a day are
            compared with each other alone.
        allowance: what may be spent on it.
        across: compare texts that share no account, rather than those of the very same accounts.
    """
    lines = _lines([text.text for text in texts])
    accounts = [text.accounts for text in texts]
    first_near = _first_near([text.day for text in texts], days)
    earlier: defaultdict[object, _Earlier] = defaultdict(
        lambda: _Earlier(lines, accounts, likeness, allowance)
    )
    for place, own in enumerate(accounts):
        compared = earlier[None if across else own]
        repeated = compared.latest_like(place, first_near[place], across=across)
        if repeated is not None:
            yield place, repeated
        compared.add(place)


class _Earlier:
    """The texts so far."""

    def __init__(
        self, lines: Sequence[str], accounts: Sequence[Accounts], likeness: float, allowance: Allowance
    ) -> None:
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extract

        self._lines, self._accounts, self._allowance = lines, accounts, allowance
        self._compare = partial(
            extract, scorer=Indel.normalized_similarity, score_cutoff=likeness - _CUTOFF_ROUNDING, limit=None
        )
        self._same: defaultdict[str, dict[Accounts, int]] = defaultdict(dict)
        self._narrowing = Narrowing(likeness, allowance)

    def add(self, place: int) -> None:
        """Remember the text at ``place``."""
        latest = self._same[self._lines[place]]
        # Taken out first, so that the accounts stay in the order of their latest texts.
        latest.pop(self._accounts[place], None)
        latest[self._accounts[place]] = place
        if len(self._lines[place]) <= MAX_COMPARED_WORDS:
            self._narrowing.add(self._lines[place], place)

    def latest_like(self, place: int, start: int, *, across: bool) -> int | None:
        """Return the place of the text, from ``start`` on, that the one at ``place`` repeats.

        It shares no account with it where ``across`` says so.
        """
        latest = self._latest_same(place, across=across)
        if latest < start and len(self._lines[place]) <= MAX_COMPARED_WORDS:
            latest = self._latest_near(place, start, across=across)
        return latest if latest >= start else None

    def _latest_same(self, place: int, *, across: bool) -> int:
        """Return the place of the latest text that says exactly the same; -1 where there is none."""
        own, same = self._accounts[place], self._same.get(self._lines[place], {})
        for looked_at, other in enumerate(reversed(same)):
            if looked_at >= FIRST_LOOK and not self._allowance.spend(PAIR):
                self._allowance.cut_short += 1
                break
            if not across or own.isdisjoint(other):
                return same[other]
        return -1

    def _latest_near(self, place: int, start: int, *, across: bool) -> int:
        """Return the place of the latest text from ``start`` on that is alike; -1 where there is none."""
        line, own = self._lines[place], self._accounts[place]
        each = PAIR + len(line) * (len(line) // 64 + 1)
        tried: set[int] = set()
        latest = -1
        for places, first in self._narrowing.near(line, start):
            for near in _from_last(places, max(first, bisect_right(places, latest))):
                if not self._allowance.spend(len(near) * each):
                    self._allowance.cut_short += 1
                    return latest
                new = [one for one in near if one not in tried and not (across and own & self._accounts[one])]
                tried.update(new)
                alike = self._compare(line, [*map(self._lines.__getitem__, new)])
                if alike:
                    latest = max(new[index] for _, _, index in alike)
                    break
        return latest


def _from_last(places: Sequence[int], first: int) -> Iterator[Sequence[int]]:
    """Yield ``places``, from the index ``first`` on, in parts that grow, the last ones first."""
    stop, look = len(places), FIRST_LOOK
    while stop > first:
        yield places[max(first, stop - look) : stop]
        stop, look = stop - look, look * 2


def _lines(texts: Sequence[str]) -> list[str]:
    """Return each text as a line of one character a word, the rarest words with the lowest characters."""
    split = [_words(text) for text in texts]
    frequency = Counter(word for words in split for word in set(words))
    by_rarity = sorted(frequency, key=lambda word: (frequency[word], word))
    sign = {word: chr(place % (sys.maxunicode + 1)) for place, word in enumerate(by_rarity)}
    return ["".join(sign[word] for word in words) for words in split]


def _words(text: str) -> list[str]:
    return _WORD.findall(_LINK.sub(" ", text).casefold()) or [text.strip()]


def _first_near(days: Sequence[date | None], apart: int | None) -> list[int]:
    """Return for each text the place of the first one that is no more than ``nested`` days before it."""
    dated = [day for day in days if day is not None]
    distance = timedelta(days=apart) if apart is not None else date.max - date.min
    earliest = [bisect_left(dated, max(day, date.min + distance) - distance) for day in dated]
    return earliest + [len(dated)] * (len(days) - len(dated))


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
        # No stretch of a longer line is ever looked for.
        if len(line) <= _longest(LONGEST, self._likeness):
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
