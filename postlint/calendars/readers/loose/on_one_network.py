"""What a key says of one network alone: "x_sent_at", "linkedin_status", "posted_bluesky"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import FLAGS, channel_of, meaning
from postlint.calendars.value_words import channel_meant, is_post_on_one
from postlint.source.tree import Entry

_SAID: Final = frozenset({"date", "time", "status", "media", "hashtags", "first_comment", "approved_by"})
"""What may be said of each network that a post goes to."""
_SAYS_WHERE: Final = FLAGS.keys() | {"date", "time", "status"}
"""What is said of no network to which a post does not go."""


@lru_cache(maxsize=4096)
def said_of_one(key: str) -> tuple[str, str] | None:
    """Return of which network ``key`` speaks, and what it would be called if it spoke of all; or None."""
    words = folded(key).split("_")
    for number in range(1, len(words)):
        before, behind = "_".join(words[:number]), "_".join(words[number:])
        for name, plain in ((before, behind), (behind, before)):
            known = plain if plain in FLAGS else meaning(plain)
            if known in _SAID | FLAGS.keys() and (channel := _network(name)):
                return channel, known or plain
    return None


def _network(name: str) -> str | None:
    return channel_of(name) or (channel_meant(name) if is_post_on_one(name) else None)


def by_network(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Return what ``entries`` say of one network each, by network, under the keys for all of them."""
    found: dict[str, tuple[Entry, ...]] = {}
    for one in entries:
        if said := said_of_one(one.key):
            channel, key = said
            found[channel] = (*found.get(channel, ()), replace(one, key=key))
    return found


def says_where(entries: Iterable[Entry]) -> bool:
    """Tell whether what is said of a network says that a post goes there."""
    return any(one.key in _SAYS_WHERE for one in entries)
