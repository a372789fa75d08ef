"""Sets of hashtags that a file keeps apart from its posts, under the names by which these use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from postlint.calendars.field_names import folded
from postlint.source.tree import Mapping, Node, Scalar, Sequence

_DEEPEST: Final = 3
_NAMES: Final = ("name", "id", "key", "title", "set")


def hashtag_sets(documents: Iterable[Node]) -> Iterator[str]:
    """Yield the names of the sets that stand in ``documents`` under a key that speaks of hashtags."""
    for document in documents:
        yield from _below(document, 0)


def _below(node: Node, depth: int) -> Iterator[str]:
    # Posts stand in lists, and have hashtags of their own.
    if not isinstance(node, Mapping) or depth > _DEEPEST:
        return
    for one in node:
        if "hashtag" in folded(one.key):
            yield from _names_in(one.value)
        else:
            yield from _below(one.value, depth + 1)


def _names_in(sets: Node) -> Iterator[str]:
    if isinstance(sets, Mapping):
        yield from (one.key for one in sets)
    elif isinstance(sets, Sequence):
        named = (item.scalar(key) for item in sets.items if isinstance(item, Mapping) for key in _NAMES)
        yield from (name.text for name in named if isinstance(name, Scalar))
