"""Texts that look like no post: notes, topics, tasks, fragments, letters; and files of what went out."""

from __future__ import annotations

import re
from collections import defaultdict
from statistics import mean, median
from typing import Final, TypeAlias

from postlint.calendars.post_likeness import likeness
from postlint.calendars.readers.loose.topics_and_figures import metrics_among
from postlint.calendars.second_look.remainder import Found, Remainder, Seen
from postlint.calendars.terms.topics import is_sort, may_be_topic
from postlint.source.lazy_patterns import later
from postlint.vocabulary import PUBLISHED

_Build: TypeAlias = tuple[bool, bool, bool]
_FEW: Final = 3
"""How many texts tell at least what those of a file are like, and how long they mostly are."""
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
_SHORT: Final = ((0, 0, True), (2, 12, True), (4, 6, False))
"""How many words a text has at most that looks like a fragment, how many others have at least beside it, and
whether it always does, or only as an item without any sign."""
_LETTERS_OF_A_WORD: Final = 8
_WORDS_ALONE: Final = re.compile(r"[\w\s&/'’-]+")
_GREETS_NOBODY: Final = re.compile(
    r"\W*(?:hi|hey|hello|dear|hallo|moin|liebe[rs]?|bonjour|salut|ch[eè]re?|hola|querid[oa]|estimad[oa]|oi|olá|car[oa]"
    r"|ciao|gentile|beste|dag|hoi)[ ,]+(?:\{\{?[^{}\n]{1,30}\}\}?|\[[^\[\]\n]{1,30}\]|<[^<>\n]{1,30}>)",
    re.IGNORECASE,
)


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


def fragments(look: Remainder) -> Found:
    """Return the texts of a word or two where most others are long, or of a few in a list of longer ones."""
    texts = [one.post.text for one in look.seen]
    usual = median(map(_length, texts)) if len(texts) >= _FEW else 0
    found = [
        (line, text)
        for one, text in zip(look.seen, texts, strict=True)
        if text and not one.post.kind and (line := one.post.texts[0].span.line)
        if _length(text) <= _fewest(text, usual, is_item=look.sort == "markdown" and look.is_item(line))
    ]
    told = unlike(look) if found else []
    return [place for place in found if place not in told]


def _fewest(text: str, usual: float, *, is_item: bool) -> int:
    """Return how many words have to be in a text at most for it to look like a fragment."""
    is_bare = is_item and may_be_topic(text) and _WORDS_ALONE.fullmatch(text) is not None
    return max(most for most, least, always in _SHORT if usual >= least and (always or is_bare))


def _length(text: str) -> int:
    """Return how many words a text has, or would have where blanks stand between words."""
    return max(len(text.split()), len(text) // _LETTERS_OF_A_WORD)


def sorts(look: Remainder) -> Found:
    """Return the texts that are only a word for what a post is to be: "Link", "Image + text"."""
    texts = (one.post.texts[0] for one in look.seen if len(one.post.texts) == 1 and not one.post.kind)
    return [(text.span.line, text.text) for text in texts if is_sort(text.text)]


def letters(look: Remainder) -> Found:
    """Return the texts that greet somebody whose name is to be filled in."""
    texts = (text for one in look.seen for text in one.post.texts[:1] if not one.post.kind)
    return [
        (text.span.line, found[0].strip()) for text in texts if (found := _GREETS_NOBODY.match(text.text))
    ]


def figures(look: Remainder) -> Found:
    """Return the names of figures that every post has, as posts have that went out."""
    names = [metrics_among(one.post.own_keys) for one in look.seen]
    if len(names) < _FEW or not all(len(named) > 1 for named in names):
        return []
    return [(look.seen[0].node.span.line, ", ".join(names[0][:2]))]
