"""What the house calls the fields of its posts, by the keys that they stand for."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import replace

from postlint.calendars.field_names import folded
from postlint.calendars.schema import known_keys
from postlint.source.tree import Mapping, Node, Sequence


def called_plainly(document: Node, columns: Dict[str, str]) -> Node:
    """Return ``document`` with the keys that ``columns:`` in the settings gives for those that it names.

    Where a mapping has the key besides, that one counts, and the other stays what it is called.
    """
    known = known_keys("post") | {"alt"}
    keys = {folded(name): key for name, key in columns.items() if key in known}
    return _renamed(document, keys) if keys else document


def _renamed(node: Node, keys: Dict[str, str]) -> Node:
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_renamed(item, keys) for item in node.items))
    if not isinstance(node, Mapping):
        return node
    taken = {one.key for one in node}
    entries = []
    for one in node:
        key = keys.get(folded(one.key), one.key)
        entries.append(replace(one, key=one.key if key in taken else key, value=_renamed(one.value, keys)))
    return replace(node, entries=tuple(entries))
