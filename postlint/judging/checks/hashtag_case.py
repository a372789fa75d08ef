"""``hashtag_case``: hashtags of several words show where each word begins.

Programs that read aloud say ``#parkopeningtimes`` as one word and ``#ParkOpeningTimes`` as three. English
hashtags are cut into words by how often those are said, and the finding names the hashtag to write instead.
``not:`` lists names that are meant as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Dict
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import Final

from postlint.calendars.model import Post
from postlint.judging.checks import Check, Inspection, on_group
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, Related, Rule, Terms
from postlint.kinds.language import unreadable_because
from postlint.source.spans import Span

LONGEST: Final = 100
"""Longer tags are no tags on any channel."""

_HASHTAG: Final = re.compile(r"(?<![\w&/#])#(\w+)")
_PIECE: Final = re.compile(r"[^\W\d_]+|[\d_]+")


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at the hashtags of English texts: one fault a post, at the first that runs together."""
    allowed = {name.lstrip("#").casefold() for name in read.texts(rule, "not")}

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        for item in view.all_posts:
            found = [one for one in _run_together(item.post) if one[0].casefold() not in allowed]
            if found and unreadable_because(item.post.text) is None:
                yield _fault(item.post, found)

    return on_group(inspect, read.group(rule, "of"), terms)


def _fault(post: Post, found: list[tuple[str, str, Span]]) -> FactViolation:
    (tag, better, span), *more = found
    return FactViolation(
        span,
        {"post": post.name, "found": f"#{tag}", "better": f"#{better}"},
        post=post,
        related=tuple(Related(place, f"here, too: #{other}, say #{good}") for other, good, place in more),
    )


def _run_together(post: Post) -> Iterator[tuple[str, str, Span]]:
    """Yield the hashtags whose words run together, with what would show them, and their places."""
    for part in post.all_texts:
        for match in _HASHTAG.finditer(part.text):
            better = with_capitals(match[1])
            if better:
                yield match[1], better, part.span_of(*match.span())


def with_capitals(tag: str) -> str | None:
    """Return a hashtag with a capital for each word; None where it is one word, or has its capitals."""
    if len(tag) > LONGEST:
        return None
    pieces = [words_in(piece) if _hides_words(piece) else (piece,) for piece in _PIECE.findall(tag)]
    if all(len(words) == 1 for words in pieces):
        return None
    return "".join(
        word.capitalize() if len(words) > 1 else word[:1].upper() + word[1:]
        for words in pieces
        for word in words
    )


def _hides_words(piece: str) -> bool:
    """Tell whether nothing in a stretch of letters says where a second word could begin."""
    return piece.isalpha() and (piece[1:].islower() or piece.isupper())


CHECK: Final = Check(
    name="hashtag_case",
    summary="in a hashtag of several English words, each word begins with a capital",
    parameters={
        "not": {
            "description": "hashtags that are meant to be as they are, such as a name: `[parkrun]`",
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "minItems": 1,
        },
        "of": read.OF,
    },
    required=(),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("post", "found", "better"),
)


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
def _english() -> tuple[Collection[str], Dict[str, float]]:
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
