"""What maps beside a text say of its post: first comments in settings of tools, when and where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import by_meaning, channel_of, is_given, key_of, meaning
from postlint.calendars.readers.loose.versions import text_of
from postlint.source.tree import Entry, Mapping, Node, Scalar, entry, items_of, sequence

_COMMENT: Final = "first_comment"
_DEEPEST: Final = 3
_PLANS: Final = frozenset(
    {
        *("publish", "publishing", "publication", "schedule", "scheduling", "scheduled", "timing", "planned"),
        *("planning", "posting", "delivery", "distribution"),
    }
)
"""Maps below which people keep when and where a post goes out."""
_PLANNED: Final = frozenset({"date", "time", "channel", "account", "status"})


def said_below(node: Mapping) -> Iterator[tuple[dict[str, Entry], set[str]]]:
    """Yield what the maps in ``node`` say of it, if it is a post, and the keys that are used up by that."""
    has_maps = any(isinstance(item, Mapping) for one in node for item in items_of(one.value))
    if has_maps and text_of(node)[0] is not None:
        yield _comments(node)
        yield _plan(node)


def _comments(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    # What several networks are told is the same comment, mostly.
    found = {comment.text: comment for comment in _comments_below(node, 0)}
    if not found:
        return {}, set()
    used = {one.key for one in node if meaning(one.key) == _COMMENT}
    return {_COMMENT: entry(_COMMENT, sequence([*found.values()], node))}, used


def _comments_below(node: Mapping, depth: int) -> Iterator[Scalar]:
    """Yield the first comments in the settings of a post, such as those for a network, which have no text."""
    for one in node:
        maps = [item for item in items_of(one.value) if isinstance(item, Mapping)]
        if meaning(one.key) == _COMMENT:
            in_maps = [text for inner in maps for text in _words_of(inner)]
            written = in_maps if maps else [one.value] if depth else []
            yield from (text for text in written if isinstance(text, Scalar) and is_given(text))
        elif depth < _DEEPEST:
            without = (inner for inner in maps if text_of(inner)[0] is None)
            yield from (text for inner in without for text in _comments_below(inner, depth + 1))


def _words_of(comment: Node) -> Iterator[Node]:
    """Yield what a comment says, or what it says on each network."""
    words = text_of(comment)[0] or comment.get("comment") if isinstance(comment, Mapping) else comment
    if words:
        yield words
    for one in comment if isinstance(comment, Mapping) and not words else ():
        yield from _words_of(one.value) if channel_of(one.key) else ()


def _plan(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    """Return when and where a post goes out, where that stands in a map for it and nowhere nearer."""
    plans = {
        one.key: one.value for one in node if folded(one.key) in _PLANS and isinstance(one.value, Mapping)
    }
    given = by_meaning(one for one in node if one.key not in plans).keys()
    found: dict[str, Entry] = {}
    used: set[str] = set()
    for name, plan in plans.items():
        says = {key: one for one in plan if (key := key_of(one)) in _PLANNED - given}
        found |= {key: entry(key, one.value) for key, one in says.items() if key}
        if len(says) == len(plan.entries):
            used.add(name)
    return found, used
