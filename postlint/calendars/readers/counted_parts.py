"""Posts that count the parts of a thread, such as 2/3, in rows of tables and in lists: they are one post."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.value_words import NO, YES
from postlint.records import dataclass
from postlint.source.tree import Entry, Mapping, Node, Scalar, entry, mapping, sequence

_BEFORE: Final = re.compile(r"\s{0,9}[(\[]?(?P<number>\d{1,2})\s?/\s?(?P<of>\d{1,2})(?![\d/])[)\].:]?")
_BEHIND: Final = re.compile(r"[(\[]?(?<![\d/])(?P<number>\d{1,2})\s?/\s?(?P<of>\d{1,2})[)\]]?\s{0,9}\Z")
_BEHIND_AT_MOST: Final = 20
_COUNTS: Final = frozenset({"part", "thread", "thread_part", "tweet", "tweet_no", "number", "no", "nr", "#"})
"""What columns are called in which the parts of threads are counted."""
_SAME: Final = ("channel", "account", "accounts", "date")
"""What the parts of a thread have in common, where they say it."""
_OF_A_POST: Final = ("reply_to", "repost_of", "quote_of", "poll")
"""What a part has not that goes on."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Which part of a thread a row is, and of how many."""

    number: int
    of: int


def threaded(posts: Iterable[Mapping]) -> list[Mapping]:
    """Return ``posts``; those that follow one another and are counted, from 1/3 to 3/3, as one thread."""
    found: list[Mapping] = []
    parts: list[Mapping] = []
    last: _Place | None = None
    for post in posts:
        place = _place_of(post)
        goes_on = place and last and parts and _follows(place, last) and _belongs(post, parts[0])
        if not goes_on:
            found += _joined(parts, last)
            parts = []
        parts.append(post)
        last = place if goes_on or (place and place.number == 1) else None
    return found + _joined(parts, last)


def _follows(place: _Place, last: _Place) -> bool:
    return (place.number, place.of) == (last.number + 1, last.of) and place.number <= place.of


def _belongs(post: Mapping, first: Mapping) -> bool:
    """Tell whether a row says nothing of its own about where and when it goes out."""
    if any(post.get(key) for key in _OF_A_POST):
        return False
    said = ((post.get(key), first.get(key)) for key in _SAME)
    return all(own is None or (other is not None and _words(own) == _words(other)) for own, other in said)


def _words(node: Node) -> list[str]:
    items = node.items if not isinstance(node, Scalar | Mapping) else (node,)
    return [item.text for item in items if isinstance(item, Scalar)]


def _place_of(post: Mapping) -> _Place | None:
    counts = [
        one.value for one in post if folded(one.key).rstrip(".") in _COUNTS and isinstance(one.value, Scalar)
    ]
    for cell in counts:
        if found := _BEFORE.fullmatch(cell.text.strip()):
            return _Place(int(found["number"]), int(found["of"]))
    text = post.text("text") or ""
    found = _BEFORE.match(text) or _BEHIND.search(text[-_BEHIND_AT_MOST:])
    return _Place(int(found["number"]), int(found["of"])) if found else None


def _joined(parts: list[Mapping], last: _Place | None) -> list[Mapping]:
    # Where some are missing, the numbers may be days of a month as well.
    if len(parts) <= 1 or last is None or last.number < last.of:
        return [_without_answer(post) for post in parts]
    first = parts[0]
    kept: list[Entry] = [
        one
        for one in first
        if one.key not in {"text", "media"} and folded(one.key).rstrip(".") not in _COUNTS
    ]
    thread = sequence([_part(post) for post in parts], first)
    return [replace(first, entries=(*kept, entry("thread", thread)), end=parts[-1].end)]


def _without_answer(post: Mapping) -> Mapping:
    """Return a row without what only answers whether it is of a thread, or which part of it."""
    said = post.scalar("thread")
    if said is None or not (_BEFORE.fullmatch(said.text.strip()) or said.text.strip().lower() in YES | NO):
        return post
    return replace(post, entries=tuple(one for one in post if one.key != "thread"))


def _part(post: Mapping) -> Node:
    text, media = post.get("text"), post.get("media")
    return text if text is not None and media is None else mapping(post, text=text, media=media)
