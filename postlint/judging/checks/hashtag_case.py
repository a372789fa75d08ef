"""``hashtag_case``: hashtags of several words show where each word begins.

Programs that read aloud say ``#parkopeningtimes`` as one word and ``#ParkOpeningTimes`` as three. English
hashtags are cut into words by how often those are said, and the finding names the hashtag to write instead.
``not:`` lists names that are meant as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.model import Post
from postlint.judging.checks import parameters as read
from postlint.judging.checks.check import Check, Fault, Inspection
from postlint.judging.model import Related, Rule, Terms
from postlint.judging.population import Population
from postlint.judging.segmenting import words_in
from postlint.kinds.language import unreadable_because
from postlint.source.spans import Span

LONGEST: Final = 100
"""Longer tags are no tags on any channel."""

_HASHTAG: Final = re.compile(r"(?<![\w&/#])#(\w+)")
_PIECE: Final = re.compile(r"[^\W\d_]+|[\d_]+")


def inspection(rule: Rule, _terms: Terms) -> Inspection:
    """Return the look at the hashtags of English texts: one fault a post, at the first that runs together."""
    allowed = {name.lstrip("#").casefold() for name in read.texts(rule, "not")}

    def inspect(population: Population) -> Iterator[Fault]:
        for item in population.all_posts:
            found = [one for one in _run_together(item.post) if one[0].casefold() not in allowed]
            if found and unreadable_because(item.post.text) is None:
                yield _fault(item.post, found)

    return inspect


def _fault(post: Post, found: list[tuple[str, str, Span]]) -> Fault:
    (tag, better, span), *more = found
    return Fault(
        span,
        {"post": post.name, "found": f"#{tag}", "better": f"#{better}"},
        post=post,
        related=tuple(Related(place, f"here, too: #{other}, say #{good}") for other, good, place in more),
    )


def _run_together(post: Post) -> Iterator[tuple[str, str, Span]]:
    """Yield the hashtags whose words run together, with what would show them, and their places."""
    for part in post.texts:
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
        }
    },
    required=(),
    bounds=(),
    groups=(),
    ask=inspection,
    values=("post", "found", "better"),
)
