"""Texts that look like notes, topics or tasks, and like no post: by their words, and by what others are."""

from __future__ import annotations

import re
from collections import defaultdict
from statistics import mean
from typing import Final, TypeAlias

from postlint.calendars.likeness import likeness
from postlint.calendars.second_look.remainder import Found, Remainder, Seen
from postlint.source.lazy_patterns import later
from postlint.vocabulary import PUBLISHED

_Build: TypeAlias = tuple[bool, bool, bool]
_FEW: Final = 3
"""How many texts tell at least what those of a file are like."""
_NO_POST: Final = -6.0
"""Log-odds below which a text alone is doubted: one post in 200 is, and half of what is none."""
_NO_POSTS: Final = -2.0
"""Those below which the texts of a file are doubted together, by their mean."""
_FEWEST_WORDS: Final = 4
_SENTENCE: Final = later(r"\W*[^\W\d_a-z][^:–—()\[\]\n]{4,200}[.!?…][\"”“»’']?")
_STATES: Final = later(
    r"\W*(?:we|i|our|my|the|it|this|that|there|here|you|your|they|an?|two|three|\d+|all|every|no|nobody|everyone"
    r"|wir|unsere?|der|die|das|es|ihr|ich|nous|notre|nos|l[ea]s?|il|vous|ce|nosotros|nuestr[oa]s?|el|los|lo|gli"
    r"|noi|nostr[oa]|wij|ons|onze|de|het|os?|as?|nós|noss[oa])\s[^:–—()\[\]\n]{4,120}[.!?…]\W*",
    re.IGNORECASE,
)
"""A sentence that begins with somebody or something, and not with what is to be done."""


def unlike(look: Remainder) -> Found:
    """Return the texts that look like notes, topics or tasks, and like no post.

    Where the texts of a file are doubted together, those of one build are so, or none of them.
    """
    asked = [one for one in look.seen if look.sort == "markdown" or not _says_something(one)]
    odds = [(one, value) for one in asked if (value := _likeness_of(one)) is not None]
    # Short sentences that say something are like notes, and are posts: they speak for no doubt.
    heard = [value for one, value in odds if _STATES.fullmatch(one.post.text.strip()) is None]
    are_none = len(heard) >= _FEW and mean(heard) < _NO_POSTS
    by_build = defaultdict[_Build, list[float]](list)
    for one, value in odds if are_none else ():
        by_build[_build_of(one.post.text)].append(value)
    doubted = {build for build, values in by_build.items() if mean(values) < _NO_POSTS}
    found = {
        text.span.line: text
        for one, value in odds
        if value < _NO_POST or _build_of(one.post.text) in doubted
        for text in one.post.texts[:1]
    }
    # Items of one list are all of one sort.
    lists = [{text.span.line: text for text in one} for one in look.lists] if found else []
    found |= {line: text for one in lists if not found.keys().isdisjoint(one) for line, text in one.items()}
    return [(line, text.text.partition("\n")[0]) for line, text in sorted(found.items())]


def _build_of(text: str) -> _Build:
    """Return whether a text ends like a sentence, has signs of posts, and has several lines."""
    has_signs = any(mark in text for mark in ("#", "@", "://"))
    return text.rstrip().endswith((".", "!", "?", "…")), has_signs, "\n" in text


def _says_something(one: Seen) -> bool:
    """Tell whether a text is one plain sentence: in a field for texts that is no note, in any language."""
    return _SENTENCE.fullmatch(one.post.text.strip()) is not None


def _likeness_of(one: Seen) -> float | None:
    text = "\n".join(part.text for part in one.post.texts)
    # Whoever says what a post does has looked at it, and what went out was one.
    says_itself = one.post.repost_of or one.post.quote_of or one.post.poll or one.post.kind
    is_post = says_itself is not None or one.post.status == PUBLISHED
    return None if is_post or len(text.split()) < _FEWEST_WORDS else likeness(text)
