"""What is said of one network alone: by keys such as "x_sent_at", and by the folder around a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final, cast

from postlint.calendars.key_meanings import FLAGS, channel_of, meaning
from postlint.calendars.readers.reader import About
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import channel_meant, is_post_on_one
from postlint.calendars.texts_and_media import texts_in
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node
from postlint.vocabulary import Channel

_SAID: Final = frozenset({"date", "time", "status", "media", "hashtags", "first_comment", "approved_by"})
"""What may be said of each network that a post goes to."""
_SAYS_WHERE: Final = FLAGS.keys() | {"date", "time", "status"}
"""What is said of no network to which a post does not go."""

_FOLDER: Final = later(r"(?:tweets|toots|skeets)")
"""What folders of posts on one network are called, however the files are sorted below them."""
_NAMES_ONE: Final = frozenset({"channel", "account", "accounts"})


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


def network_around(document: Node, about: About) -> Channel | None:
    """Return the network of the folder of posts around a file that has nothing but a post in plain words."""
    keys = {meaning(one.key) for one in document} if isinstance(document, Mapping) else {None}
    if None in keys or not _NAMES_ONE.isdisjoint(keys):
        return None
    path = about.path.relative_to(about.root) if about.path.is_relative_to(about.root) else about.path
    names = (folder.name.lower() for folder in path.parents)
    network = next((channel_meant(name) for name in names if _FOLDER.fullmatch(name)), None)
    return cast("Channel", network) if network else None


def is_for_the_others(post: Mapping, keys: Collection[str]) -> bool:
    """Tell whether the text of ``post`` is for all networks but one, which has its own below ``keys``.

    So is ``caption:`` beside ``caption_fb:``, or ``fb: {caption: …}``, alone, though nobody may say which
    networks these are.
    """
    text = next((folded(one.key) for one in texts_in(post)), "")
    return len(keys) == 1 and bool(text) and all(folded(key).startswith(f"{text}_") for key in keys)
