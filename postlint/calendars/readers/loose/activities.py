"""Posts as servers of the fediverse keep them: under their addresses, with pictures that have names.

Source: www.w3.org/TR/activitystreams-vocabulary, of whose ``attachment`` the ``name`` is what describes it.
"""

from __future__ import annotations

from dataclasses import replace

from postlint.calendars.handles import is_status_url
from postlint.source.tree import Entry, Mapping, Sequence, entry, items_of, mapping, sequence


def under_addresses(node: Mapping) -> Sequence | None:
    """Return the posts of a map from their addresses to them, each with its own; None of any other map."""
    posts = [
        replace(one.value, entries=(*one.value.entries, entry("url", one.key_node)))
        for one in node
        if isinstance(one.value, Mapping) and is_status_url(one.key)
    ]
    return sequence(posts, node) if len(posts) == len(node.entries) > 1 else None


def attached(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    """Return the pictures that are attached to a post, with their descriptions, and the key under which."""
    listed = [one for one in items_of(node.get("attachment")) if isinstance(one, Mapping)]
    media = [mapping(one, file=one.get("url"), alt=one.get("name")) for one in listed if one.get("url")]
    return ({"media": entry("media", sequence(media, node))}, {"attachment"}) if media else ({}, set())
