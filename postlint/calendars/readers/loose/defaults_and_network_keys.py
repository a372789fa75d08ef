"""What a file says under defaults: for all posts, and of one network alone by keys or by its folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, cast

from postlint.calendars.key_meanings import FLAGS, by_meaning, channel_of, meaning
from postlint.calendars.readers.reader import About, lines_named
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import channel_meant, is_post_on_one
from postlint.calendars.texts_and_media import texts_in
from postlint.dates_and_lists_in_words import names_of
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Sequence, holds_values_alone
from postlint.vocabulary import Channel

_SAID: Final = frozenset({"date", "time", "status", "media", "hashtags", "first_comment", "approved_by"})
"""What may be said of each network that a post goes to."""
_SAYS_WHERE: Final = FLAGS.keys() | {"date", "time", "status"}
"""What is said of no network to which a post does not go."""

_FOLDER: Final = later(r"(?:tweets|toots|skeets)")
"""What folders of posts on one network are called, however the files are sorted below them."""
_NAMES_ONE: Final = frozenset({"channel", "account", "accounts"})
DEFAULTS: Final = frozenset({"defaults", "post_defaults", "defaults_for_posts", "default_values"})
_KEYS: Final = frozenset(
    {
        *("channel", "account", "accounts", "status", "time", "hashtags"),
        *("author", "approved_by", "team"),
    }
)
"""What may hold for several posts; a day or text is that of one."""


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


def said_by_default(around: Node) -> Iterator[Entry]:
    """Yield what a map says for all posts below it that say nothing else."""
    for one in around if isinstance(around, Mapping) else ():
        if folded(one.key) in DEFAULTS and isinstance(one.value, Mapping):
            meant = by_meaning(one.value)
            yield from (
                entry for key, entry in meant.items() if key in _KEYS and holds_values_alone(entry.value)
            )


def remark_on_defaults(document: Node) -> Iterator[str]:
    """Say once what posts take from there, and what they do not."""
    said = list(_all_said(document))
    if said:
        keys = names_of(list(dict.fromkeys(f"{one.key}:" for one in said)))
        lines = lines_named(sorted({one.key_node.span.line for one in said}))
        yield f"posts that do not say it themselves take {keys} from defaults, and nothing else ({lines})"


def _all_said(node: Node) -> Iterator[Entry]:
    """Yield what maps say by default that stand around posts or lists of them."""
    yield from said_by_default(node)
    for one in node if isinstance(node, Mapping) else ():
        for inner in one.value.items if isinstance(one.value, Sequence) else (one.value,):
            yield from _all_said(inner)
