"""Finding texts that say the same, or nearly so, among many, without comparing all of them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final, TypeAlias

from postlint.judging.narrowing import PAIR, Allowance, Narrowing
from postlint.records import dataclass
from postlint.source.budgets import MAX_COMPARED_WORDS

_LINK: Final = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")

FIRST_LOOK: Final = 64
"""How many texts are compared at first; the nearest one is mostly the one that was copied."""

_ROUNDING: Final = 1e-6
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
            extract, scorer=Indel.normalized_similarity, score_cutoff=likeness - _ROUNDING, limit=None
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
