"""The words in a stretch of letters without spaces, such as a hashtag."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import Final

PART: Final = re.compile(
    "a|i|am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we|uk|.{3,}"
)
"""Of one or two letters, only these are words; most others in a list are names and slips."""

SHORT: Final = 3
RAREST: Final = 2e-7
RAREST_SHORT: Final = 1e-5
"""How often, of all words, one must be said to be looked for inside of others; more where it is short."""

LONGEST_WORD: Final = 20


@lru_cache(maxsize=4096)
def words_in(letters: str) -> tuple[str, ...]:
    """Return the English words that ``letters`` are most likely made of, in their order and case.

    Letters that are a word, or that are not made of words alone, stay one. The likeliest words are those
    whose frequencies have the greatest product (Norvig 2009: Natural Language Corpus Data).
    """
    every, known = _english()
    folded = letters.casefold()
    if len(folded) != len(letters) or folded in every:
        return (letters,)
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())]
    for stop in range(1, len(folded) + 1):
        options = [
            (before[0] + log(known[word]), (*before[1], stop))
            for start in range(max(0, stop - LONGEST_WORD), stop)
            if (before := best[start]) and (word := folded[start:stop]) in known
        ]
        best.append(max(options, default=None))
    cut = best[-1]
    stops = cut[1] if cut else (len(letters),)
    return tuple(letters[start:stop] for start, stop in pairwise((0, *stops)))


@cache
def _english() -> tuple[Collection[str], Mapping[str, float]]:
    """Return every English word, and how often those are said that can be parts of others."""
    from spellchecker import SpellChecker

    counts = SpellChecker(language="en").word_frequency
    parts = {
        word: share
        for word, count in counts.items()
        if (share := count / counts.total_words) >= (RAREST if len(word) > SHORT else RAREST_SHORT)
        and PART.fullmatch(word)
    }
    return counts.dictionary, parts
