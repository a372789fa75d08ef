"""Finding texts that say the same, or nearly so, among many, without comparing all of them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final, TypeAlias

_LINK: Final = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")

FIRST_LOOK: Final = 64
"""How many texts are compared at first; the nearest one is mostly the one that was copied."""

ROUNDING: Final = 1e-9

Sign: TypeAlias = tuple[str, int]
"""A word as one character, and how often it came before in the same text."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared: a text, the day on which it goes out, and the accounts it goes out on."""

    text: str
    day: date | None
    accounts: frozenset[str]


def repeats(
    texts: Sequence[Text], likeness: float, days: int | None, *, across: bool
) -> Iterator[tuple[int, int]]:
    """Yield the places of two texts for each text that repeats an earlier one, the later place first.

    Two texts are alike where ``likeness`` of their words, from 0 to 1, are the same in the same order:
    twice the longest common subsequence by the words of both. Case, links and punctuation do not count.

    A text that is like another one shares a rare word with it: of ``n`` words, at least ``a = n·t/(2-t)``
    are in both, so one of its ``n-a+1`` rarest is (prefix filtering, as in Bayardo, Ma & Srikant 2007:
    Scaling up all pairs similarity search). Only texts that share such a word are compared.

    Args:
        texts: those with a day in the order of their days, before those without any.
        likeness: how much of two texts must be the same.
        days: how many days may lie between them; None for any number. Texts without a day are
            compared with each other alone.
        across: compare texts that share no account, rather than those of the very same accounts.
    """
    lines = _lines([text.text for text in texts])
    first_near = _first_near([text.day for text in texts], days)
    earlier: dict[frozenset[str], _Earlier] = {}
    for place, text in enumerate(texts):
        signs = _rarest(lines[place], likeness)
        own = earlier.setdefault(text.accounts, _Earlier(lines))
        others = [one for accounts, one in earlier.items() if accounts.isdisjoint(text.accounts)]
        found = (
            one.latest_like(lines[place], signs, first_near[place], likeness)
            for one in (others if across else (own,))
        )
        repeated = next((one for one in found if one is not None), None)
        if repeated is not None:
            yield place, repeated
        own.add(place, signs)


class _Earlier:
    """The texts of the same accounts so far, by the rare words that are in them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._latest: dict[str, int] = {}
        self._with: defaultdict[Sign, list[int]] = defaultdict(list)

    def add(self, place: int, signs: Sequence[Sign]) -> None:
        """Remember the text at ``place``."""
        self._latest[self._lines[place]] = place
        for sign in signs:
            self._with[sign].append(place)

    def latest_like(self, line: str, signs: Sequence[Sign], start: int, likeness: float) -> int | None:
        """Return the place of a text from ``start`` on that is like ``line``, a late one first."""
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extractOne

        if self._latest.get(line, -1) >= start:
            return self._latest[line]
        for sign in signs:
            places = self._with[sign]
            first, stop, look = bisect_left(places, start), len(places), FIRST_LOOK
            while stop > first:
                near = places[max(first, stop - look) : stop]
                best = extractOne(
                    line,
                    [self._lines[place] for place in near],
                    scorer=Indel.normalized_similarity,
                    score_cutoff=likeness,
                )
                if best:
                    return near[best[2]]
                stop, look = stop - look, look * 2
        return None


def _lines(texts: Sequence[str]) -> list[str]:
    """Return each text as a line of one character a word, the rarest words with the lowest characters."""
    split = [_words(text) for text in texts]
    frequency = Counter(word for words in split for word in set(words))
    by_rarity = sorted(frequency, key=lambda word: (frequency[word], word))
    sign = {word: chr(place % (sys.maxunicode + 1)) for place, word in enumerate(by_rarity)}
    return ["".join(sign[word] for word in words) for words in split]


def _words(text: str) -> list[str]:
    return _WORD.findall(_LINK.sub(" ", text).casefold()) or [text.strip()]


def _rarest(line: str, likeness: float) -> list[Sign]:
    """Return the rarest words of a text, of which any text that is like it has one."""
    seen: Counter[str] = Counter()
    signs = []
    for sign in line:
        signs.append((sign, seen[sign]))
        seen[sign] += 1
    # A hair less, so that no error of rounding makes one word too many of it.
    least = ceil(len(line) * likeness / (2 - likeness) - ROUNDING)
    return sorted(signs)[: len(line) - least + 1]


def _first_near(days: Sequence[date | None], apart: int | None) -> list[int]:
    """Return for each text the place of the first one that is no more than ``apart`` days before it."""
    dated = [day for day in days if day is not None]
    distance = timedelta(days=apart) if apart is not None else date.max - date.min
    earliest = [bisect_left(dated, max(day, date.min + distance) - distance) for day in dated]
    return earliest + [len(dated)] * (len(days) - len(dated))
