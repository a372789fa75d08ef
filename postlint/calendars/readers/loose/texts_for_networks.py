"""The texts of a post: one for all networks, one for each, or several, as posts or as a thread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import all_meaning, by_meaning, channel_of, is_of_a_day, meaning
from postlint.calendars.readers.loose.defaults_and_network_keys import by_network
from postlint.calendars.readers.loose.links_and_logs import are_links
from postlint.calendars.readers.loose.texts_in_parts import (
    BESIDE_MAIN,
    are_paragraphs,
    are_posts,
    in_order,
    whole_text,
    words_of,
)
from postlint.calendars.terms.field_names import folded, is_language
from postlint.calendars.terms.networks_meant import NO, channels_in, is_everywhere
from postlint.calendars.terms.placeholders_and_dittos import refers_elsewhere, skips_network, text_meant
from postlint.calendars.terms.status_words import status_in
from postlint.calendars.texts_and_media import texts_in
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    items_of,
    joined,
    mapping,
    said,
    sequence,
)

_NO_TEXTS: Final = frozenset(
    {
        *("hashtags", "tags", "mentions", "notes", "posted", "published", "scheduled", "status", "metrics"),
        *("prompts", "image_prompts", "alt", "alt_text", "handles", "links", "urls", "times", "schedule"),
        *("first_comment", "comment", "comments", "feedback", "title", "description", "cta", "poll", "media"),
    }
)
"""Keys below which something else than texts may stand for each channel, by what they are called or mean."""
_ONE_TOKEN: Final = later(r"[!-~]*")
"""Addresses, handles and names of files; a language that is written without spaces uses other letters."""
_A_TEXT_FILE: Final = later(r"\S+\.(?:md|mdx|markdown|txt|rst|docx?)", re.IGNORECASE)
"""The name of a file with a text, which is said to be elsewhere."""
_DEEPEST: Final = 3
CALLED: Final = {
    **dict.fromkeys(("tweet", "tweets", "tweet_text", "tweet_thread"), "x"),
    **dict.fromkeys(("toot", "toots", "toot_text"), "mastodon"),
    **dict.fromkeys(("skeet", "skeets"), "bluesky"),
}
"""What posts are called on one network alone."""
_LANGUAGE_KEYS: Final = ("lang", "language", "locale", "sprache", "idioma", "langue", "lingua", "taal")
_MAIN_PARTS: Final = frozenset({"text", "body", "caption", "main", "copy"})
_DEFAULTS: Final = frozenset({"default", "general", "base"})
"""What the text for all networks is called beside those for some."""
_PARTS: Final = _MAIN_PARTS | BESIDE_MAIN


@dataclass(frozen=True, slots=True)
class Version:
    """The text of a post on one channel, the place where it is named, and what else stands with the text.

    ``called`` is what the text is called there, with the channel, as in "caption_fb" or "caption" below "fb".
    """

    channel: str
    key: Scalar
    text: Node
    others: tuple[Entry, ...] = ()
    called: str = ""


def versions_of(post: Mapping) -> tuple[Version, ...]:
    """Return the texts that ``post`` has for one channel each, none of them twice."""
    texts = _all_versions(post)
    found = {(one.channel, words_of(one.text)): one for one in reversed(texts) if not _refers(one)}
    return tuple(reversed(found.values()))


def holds_text(post: Mapping) -> bool:
    """Tell whether ``post`` has a text, for all channels or for one."""
    return text_of(post)[0] is not None or bool(_written_versions(post))


def text_of(post: Mapping) -> tuple[Node | None, tuple[Entry, ...]]:
    """Return the text or thread that ``post`` has for itself, and the entries that are not used for it."""
    for entry in texts_in(post):
        text = _said(entry.value)
        if text is not None:
            whole, parts = whole_text(entry, text, post)
            return whole, tuple(other for other in post if other is not entry and other not in parts)
    return None, post.entries


def called_on_one(post: Mapping) -> Scalar | None:
    """Return the network of which the name of a text is a word, as "toot" is; others say "tweet" for any."""
    named = [one for one in texts_in(post) if CALLED.get(folded(one.key), "x") != "x"]
    return said(named[0].key_node, CALLED[folded(named[0].key)]) if named else None


def is_wordy(node: Node | None) -> bool:
    """Tell whether a text is one that people write to be read: three words at least, or no Latin letters."""
    first = node.items[0] if isinstance(node, Sequence) and node.items else node
    first = first.get("text") if isinstance(first, Mapping) else first
    if not isinstance(first, Scalar):
        return False
    return len(first.text.split()) > 2 or not first.text.isascii()  # noqa: PLR2004


def refers_to_none(post: Mapping) -> bool:
    """Tell whether ``post`` says for a network that its text stands elsewhere, and not plainly where."""
    return any(_refers(one) and not _skips(one) for one in _all_versions(post))


def _skips(version: Version) -> bool:
    return isinstance(version.text, Scalar) and skips_network(version.text.text, version.channel)


def _refers(version: Version) -> bool:
    return _skips(version) or (isinstance(version.text, Scalar) and refers_elsewhere(version.text.text))


def _all_versions(post: Mapping) -> list[Version]:
    """Return the texts of ``post`` for networks, with those that "same as X" refers to."""
    found = _written_versions(post)
    texts = {version.channel: version.text for version in found if not _refers(version)}
    return [
        replace(one, text=text)
        if isinstance(one.text, Scalar) and _refers(one) and (text := text_meant(one.text.text, texts))
        else one
        for one in found
    ]


def _written_versions(post: Mapping) -> list[Version]:
    found = list(_versions(post, 1))
    named = {version.channel for version in found}
    called = {CALLED[folded(one.key)] for one in post if folded(one.key) in CALLED}
    # Beside texts for other networks, a tweet is one for X.
    for entry in post if found or len(called) > 1 else ():
        channel = CALLED.get(folded(entry.key))
        version = _version(channel, entry.key_node, entry.value) if channel and channel not in named else None
        if version:
            found.append(version)
    said = by_network(post) if found else {}
    return [replace(one, others=(*said.get(one.channel, ()), *one.others)) for one in found]


def _versions(post: Mapping, depth: int) -> Iterator[Version]:
    if are_links(post):
        return
    for entry in post:
        channel = channel_of(entry.key)
        if channel:
            yield from _of_channel(channel, entry)
        elif depth < _DEEPEST and not _is_of_something_else(entry.key):
            yield from _nested(entry.value, depth)


def _of_channel(channel: str, one: Entry) -> Iterator[Version]:
    """Yield the text for a channel, or one for each of several posts on it."""
    items = one.value.items if isinstance(one.value, Sequence) else ()
    if len(items) > 1 and are_posts(channel, items):
        for item in items:
            if version := _version(channel, _place(item) or one.key_node, item):
                yield version
    elif version := _version(channel, one.key_node, one.value):
        yield version


def _place(item: Node) -> Scalar | None:
    return item.entries[0].key_node if isinstance(item, Mapping) and item.entries else None


def _is_of_something_else(key: str) -> bool:
    """Tell whether what is under ``key`` is no text of the post around it: it is of a day, or of a stage."""
    is_of_time = is_of_a_day(key) or key.isdecimal() or status_in(key) is not None
    return is_of_time or folded(key) in _NO_TEXTS or meaning(key) in _NO_TEXTS


def _nested(value: Node, depth: int) -> Iterator[Version]:
    if isinstance(value, Mapping):
        yield from _versions(value, depth + 1)
    for item in value.items if isinstance(value, Sequence) and not are_links(value) else ():
        if isinstance(item, Mapping):
            yield from _named(item)


def _named(item: Mapping) -> Iterator[Version]:
    """Yield the text of ``- {platform: x, text: …}``, a part of a post that names its channel in a field."""
    network = by_meaning(item).get("channel") or item.entry("name")
    if network is None or not isinstance(network.value, Scalar):
        return
    text, others = text_of(item)
    named = channels_in(network.value.text)
    if text is not None and len(named) == 1:
        beside = tuple(entry for entry in others if entry is not network)
        yield Version(named[0], network.value, text, beside, _called(item, named[0]))


def _version(channel: str, key: Scalar, value: Node) -> Version | None:
    if isinstance(value, Mapping):
        if (enabled := value.scalar("enabled")) and enabled.text.strip().lower() in NO:
            return None
        text, others = _of_editor(value) or text_of(value)
        return Version(channel, key, text, others, _called(value, channel)) if text is not None else None
    if channel == "threads" and isinstance(value, Sequence):
        # Threads, or the threads of some other network.
        return None
    said = _said(value)
    return Version(channel, key, said, (), key.text) if said is not None and not _is_token(said) else None


def _called(post: Mapping, channel: str) -> str:
    """Return what the text of a map for one channel is called, with the name of that."""
    return next((f"{one.key}_{channel}" for one in texts_in(post)), "")


def _of_editor(value: Mapping) -> tuple[Node | None, tuple[Entry, ...]] | None:
    """Return the thread of ``{enabled: true, posts: [{text: …}]}``; else nothing."""
    posts = value.get("posts")
    if value.scalar("enabled") is None or not isinstance(posts, Sequence):
        return None
    return _said(posts) if posts.items else None, ()


def _is_token(node: Node) -> bool:
    if (
        not isinstance(node, Scalar)
        or refers_elsewhere(node.text)
        or _A_TEXT_FILE.fullmatch(node.text.strip())
    ):
        return False
    return bool(_ONE_TOKEN.fullmatch(node.text.strip()))


def _said(value: Node) -> Node | None:
    """Return a text, or the texts of a thread, if ``value`` is one."""
    if isinstance(value, Scalar):
        return value if isinstance(value.value, str) and value.text.strip() else None
    if isinstance(value, Mapping):
        return _in_parts(value)
    if in_language := _in_languages(value):
        return in_language
    parts = [part for item in value.items if (part := _part_of_thread(item)) is not None]
    if len(parts) < len(value.items) or not any(map(_part, parts)):
        return None
    texts = [part for part in parts if isinstance(part, Scalar)]
    if len(texts) == len(parts) and are_paragraphs(texts):
        return joined(texts)
    return parts[0] if len(parts) == 1 and isinstance(parts[0], Scalar) else sequence(parts, value)


def _in_languages(value: Sequence) -> Scalar | None:
    """Return the text of ``[{lang: en, text: …}, {lang: de, text: …}]``, a post in several languages."""
    named = {_language_of(item): item for item in value.items}
    if None in named or len(named) < max(2, len(value.items)):
        return None
    return _part(named.get("en") or value.items[0])


def _language_of(item: Node) -> str | None:
    named = (item.text(key) for key in _LANGUAGE_KEYS) if isinstance(item, Mapping) else ()
    return next((name.lower() for name in named if name), None)


def _part_of_thread(item: Node) -> Node | None:
    """Return the text of a part, or a map of it and the media that go out with it."""
    text, media = _part(item), all_meaning(item, "media") if isinstance(item, Mapping) else []
    files = [file for one in media for file in items_of(one.value)]
    return mapping(item, text=text, media=sequence(files, media[0].value)) if media else text


def _in_parts(value: Mapping) -> Node | None:
    """Return a text that is kept in parts, such as ``{hook: …, body: …, cta: …}``, or in languages."""
    named = {folded(entry.key): entry.value for entry in value}
    if all(map(is_language, named)):
        # One post in two languages counts once.
        return _part(named.get("en") or next(iter(named.values()))) if named else None
    default = next((value for key, value in named.items() if is_for_all(key)), None)
    if default is not None and all(is_for_all(key) or channel_of(key) for key in named):
        return _part(default)
    parts = [(key, text) for key in named if key in _PARTS and (text := _part(named[key])) is not None]
    if not parts or not _MAIN_PARTS & named.keys():
        return None
    return joined(in_order(parts))


def is_for_all(key: str) -> bool:
    """Tell whether what stands under ``key``, beside texts for some networks, is the one for all others."""
    return folded(key) in _DEFAULTS or is_everywhere(key)


def _part(item: Node) -> Scalar | None:
    found = text_of(item)[0] if isinstance(item, Mapping) else item
    return (
        found if isinstance(found, Scalar) and isinstance(found.value, str) and found.text.strip() else None
    )
