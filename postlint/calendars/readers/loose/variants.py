"""What is to go out of one written post: one item, or one for each text that it has for some channels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import (
    DATE_PARTS,
    FLAGS,
    by_meaning,
    channel_of,
    is_given,
    key_of,
    meaning,
    texts_in,
)
from postlint.calendars.value_words import NO, YES, channels_in, channels_named
from postlint.source import tree
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, mapping, said, sequence


@dataclass(frozen=True, slots=True)
class Item:
    """A text and where it goes out, with all that is said of it: here, for its channel, or further up.

    ``fields`` are the entries by what they mean, ``flags`` those that say yes or no, ``parts`` those of a
    date, ``own`` those that mean nothing here or say once more what another does. ``suffix`` tells the items
    of one written post apart, all but the first. ``place`` is where it is written.
    """

    place: tree.Mapping
    text: Node | None
    channels: tuple[Scalar, ...]
    fields: Dict[str, Entry]
    flags: tuple[Entry, ...]
    parts: Dict[str, Entry]
    own: tuple[Entry, ...]
    suffix: str = ""


def items_of(post: tree.Mapping, above: tuple[Entry, ...]) -> Iterator[Item]:
    """Yield the items of ``post``; ``above`` are the entries of what it stands in, which hold for it too."""
    versions = versions_of(post)
    text, rest = text_of(post)
    channels = tuple(_channels((*above, *post)))
    if not versions:
        texts = tuple(entry for entry in rest if key_of(entry) == "text" and isinstance(entry.value, Scalar))
        for number, alike in enumerate(_by_result((*above, *post), channels)):
            item = _item(post, above, rest, text, alike)
            suffix = f"-{alike[0].text}" if number else ""
            yield replace(item, own=(*item.own, *texts), suffix=suffix)
        return
    named = {version.channel for version in versions}
    others = tuple(channel for channel in channels if channel.text not in named)
    first = 0
    if text is not None and others:
        yield _item(post, above, rest, text, others)
        first = 1
    for number, group in enumerate(_alike(versions, rest), start=first):
        version = group[0]
        on = tuple(said(one.key, one.channel) for one in group)
        place = replace(post, start=version.key.start, end=version.text.end) if number else post
        item = _item(place, above, (*version.others, *rest), version.text, on)
        yield replace(item, suffix=f"-{version.channel}") if number else item


def _by_result(entries: Iterable[Entry], channels: tuple[Scalar, ...]) -> list[tuple[Scalar, ...]]:
    """Return the channels in groups: where a post went out on some of them only, those and the others."""
    results = [entry.value for entry in entries if is_flag(entry) and isinstance(entry.value, tree.Mapping)]
    out = {channel_of(one.key) for result in results for one in result if not is_no(one.value)}
    done = tuple(channel for channel in channels if channel.text in out)
    waiting = tuple(channel for channel in channels if channel.text not in out)
    return [done, waiting] if done and waiting else [channels]


def is_no(node: Node) -> bool:
    """Tell whether ``node`` answers with no, or not at all."""
    return isinstance(node, Scalar) and node.text.strip().lower() in NO


def text_of_no_channel(post: tree.Mapping, above: tuple[Entry, ...]) -> bool:
    """Tell whether ``post`` has texts for channels, and one more of which it does not say where it goes."""
    text, _ = text_of(post)
    versions = versions_of(post) if text is not None else ()
    says_where = any(_channels((*above, *post))) or any(version.text is text for version in versions)
    return bool(versions) and not says_where


def is_flag(entry: Entry) -> bool:
    """Tell whether ``entry`` says that a post went out or is planned: yes, no, when, or on which channels."""
    if folded(entry.key) not in FLAGS:
        return False
    if not isinstance(entry.value, Scalar):
        return True
    return entry.value.text.strip().lower() in YES | NO or meaning(entry.key) is None


def _item(
    place: tree.Mapping,
    above: tuple[Entry, ...],
    entries: tuple[Entry, ...],
    text: Node | None,
    channels: tuple[Scalar, ...],
) -> Item:
    # What stands nearer to the text counts; of two words for one thing in one place, the plainest.
    near = [entry for entry in entries if not is_flag(entry)]
    parts = {
        folded(entry.key): entry for entry in (*above, *reversed(near)) if folded(entry.key) in DATE_PARTS
    }
    fields = {**by_meaning(above), **by_meaning(near)}
    return Item(
        place,
        text,
        channels,
        fields,
        tuple(entry for entry in (*entries, *above) if is_flag(entry)),
        parts,
        (*_own(near), *_beside(near, fields)),
    )


def _own(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        known = key_of(entry) or channel_of(entry.key) or folded(entry.key) in DATE_PARTS
        if not known and isinstance(entry.value, Scalar):
            yield entry


def _beside(entries: Iterable[Entry], fields: Dict[str, Entry]) -> Iterator[Entry]:
    """Yield the entries that mean what another one says, too: of two keys for one thing, one counts."""
    for entry in entries:
        key = key_of(entry)
        if key in _SAID_ONCE and is_given(entry.value) and fields.get(key) is not entry:
            yield entry


def _alike(versions: Iterable[Version], rest: tuple[Entry, ...]) -> Iterator[list[Version]]:
    """Yield the versions, those together that say the same and differ in nothing else."""
    apart = any(is_flag(entry) and not isinstance(entry.value, Scalar) for entry in rest)
    groups: dict[object, list[Version]] = {}
    for version in versions:
        same = isinstance(version.text, Scalar) and not version.others and not apart
        key = version.text.text.strip() if same and isinstance(version.text, Scalar) else id(version)
        groups.setdefault(key, []).append(version)
    yield from groups.values()


def _channels(entries: Iterable[Entry]) -> Iterator[Scalar]:
    """Yield the channels that a post goes to, by the names of calendars."""
    entry = by_meaning(entries).get("channel")
    seen: set[str] = set()
    for name in _names(entry.value) if entry else ():
        for channel in channels_named(name.text):
            if channel not in seen:
                seen.add(channel)
                yield said(name, channel)


def _names(node: Node) -> Iterator[Scalar]:
    """Yield the names of networks: one, several, those answered with yes, or those of the parts of a post."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            inner = item.entry("name") or item.entry("platform") if isinstance(item, tree.Mapping) else None
            yield from _names(inner.value if inner else item) if not isinstance(item, Sequence) else ()
    else:
        yield from _chosen(node)


def _chosen(node: tree.Mapping) -> Iterator[Scalar]:
    """Yield the names with a yes behind them; without any, those with an address, or else all bare ones."""
    answers = {
        entry.key_node: entry.value.get("enabled") if isinstance(entry.value, tree.Mapping) else entry.value
        for entry in node
    }
    said = {name: value.text.strip() for name, value in answers.items() if isinstance(value, Scalar)}
    yes = [name for name, text in said.items() if text.lower() in YES]
    went_out = [name for name, text in said.items() if "://" in text]
    bare = [name for name, value in answers.items() if isinstance(value, Scalar) and value.value is None]
    yield from yes or went_out or (bare if len(bare) == len(answers) else ())


_SAID_ONCE: Final = frozenset({"id", "date", "channel", "status", "media", "kind", "reply_to", "repost_of"})
_NO_TEXTS: Final = frozenset(
    {
        *("hashtags", "tags", "mentions", "notes", "posted", "published", "scheduled", "status", "metrics"),
        *("prompts", "image_prompts", "alt", "alt_text", "handles", "links", "urls", "times", "schedule"),
    }
)
"""Keys below which something else than texts may stand for each channel."""
_ONE_TOKEN: Final = re.compile(r"[!-~]*")
"""Addresses, handles and names of files; a language that is written without spaces uses other letters."""
_DEEPEST: Final = 3
_CALLED: Final = {
    **dict.fromkeys(("tweet", "tweets", "tweet_text", "tweet_thread"), "x"),
    **dict.fromkeys(("toot", "toots", "toot_text"), "mastodon"),
    "skeet": "bluesky",
}
"""What posts are called on one network alone."""
_LANGUAGE: Final = re.compile(r"(?!li|ig|fb|yt)[a-z]{2}(?:_[a-z]{2})?")
_MAIN_PARTS: Final = frozenset({"text", "body", "caption", "main", "copy"})
_PARTS: Final = frozenset(
    {*_MAIN_PARTS, "hook", "opening", "intro", "closing", "outro", "cta", "call_to_action", "question"}
)


@dataclass(frozen=True, slots=True)
class Version:
    """The text of a post on one channel, the place where it is named, and what else stands with the text."""

    channel: str
    key: Scalar
    text: Node
    others: tuple[Entry, ...] = ()


def versions_of(post: Mapping) -> tuple[Version, ...]:
    """Return the texts that ``post`` has for one channel each, none of them twice."""
    found = {(version.channel, _words(version.text)): version for version in reversed(_all_versions(post))}
    return tuple(reversed(found.values()))


def holds_text(post: Mapping) -> bool:
    """Tell whether ``post`` has a text, for all channels or for one."""
    return text_of(post)[0] is not None or bool(_all_versions(post))


def text_of(post: Mapping) -> tuple[Node | None, tuple[Entry, ...]]:
    """Return the text or thread that ``post`` has for itself, and the entries that are not used for it."""
    for entry in texts_in(post):
        text = _said(entry.value)
        if text is not None:
            return text, tuple(other for other in post if other is not entry)
    return None, post.entries


def is_wordy(node: Node | None) -> bool:
    """Tell whether a text is one that people write to be read: three words at least, or no Latin letters."""
    first = node.items[0] if isinstance(node, Sequence) and node.items else node
    first = first.get("text") if isinstance(first, Mapping) else first
    if not isinstance(first, Scalar):
        return False
    return len(first.text.split()) > 2 or not first.text.isascii()  # noqa: PLR2004


def _all_versions(post: Mapping) -> list[Version]:
    found = list(_versions(post, 1))
    named = {version.channel for version in found}
    # Beside texts for other networks, a tweet is one for X.
    for entry in post if found else ():
        channel = _CALLED.get(folded(entry.key))
        version = _version(channel, entry.key_node, entry.value) if channel and channel not in named else None
        if version:
            found.append(version)
    return found


def _words(text: Node) -> tuple[str, ...]:
    parts = text.items if isinstance(text, Sequence) else (text,)
    texts = (part.get("text") if isinstance(part, Mapping) else part for part in parts)
    return tuple(part.text.strip() for part in texts if isinstance(part, Scalar))


def _versions(post: Mapping, depth: int) -> Iterator[Version]:
    for entry in post:
        channel = channel_of(entry.key)
        if channel:
            version = _version(channel, entry.key_node, entry.value)
            if version:
                yield version
        elif depth < _DEEPEST and folded(entry.key) not in _NO_TEXTS:
            yield from _nested(entry.value, depth)


def _nested(value: Node, depth: int) -> Iterator[Version]:
    if isinstance(value, Mapping):
        yield from _versions(value, depth + 1)
    for item in value.items if isinstance(value, Sequence) else ():
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
        yield Version(named[0], network.value, text, tuple(entry for entry in others if entry is not network))


def _version(channel: str, key: Scalar, value: Node) -> Version | None:
    if isinstance(value, Mapping):
        text, others = _of_editor(value) or text_of(value)
        return Version(channel, key, text, others) if text is not None else None
    if channel == "threads" and isinstance(value, Sequence):
        # Threads, or the threads of some other network.
        return None
    said = _said(value)
    return Version(channel, key, said) if said is not None and not _is_token(said) else None


def _of_editor(value: Mapping) -> tuple[Node | None, tuple[Entry, ...]] | None:
    """Return the thread of ``{enabled: true, posts: [{text: …}]}``, none where it is off; else nothing."""
    enabled, posts = value.scalar("enabled"), value.get("posts")
    if enabled is None or not isinstance(posts, Sequence):
        return None
    is_on = enabled.text.strip().lower() in YES and bool(posts.items)
    return _said(posts) if is_on else None, ()


def _is_token(node: Node) -> bool:
    return isinstance(node, Scalar) and bool(_ONE_TOKEN.fullmatch(node.text.strip()))


def _said(value: Node) -> Node | None:
    """Return a text, or the texts of a thread, if ``value`` is one."""
    if isinstance(value, Scalar):
        return value if isinstance(value.value, str) and value.text.strip() else None
    if isinstance(value, Mapping):
        return _in_parts(value)
    parts = [part for item in value.items if (part := _part_of_thread(item)) is not None]
    if len(parts) < len(value.items) or not any(map(_part, parts)):
        return None
    return parts[0] if len(parts) == 1 and isinstance(parts[0], Scalar) else sequence(parts, value)


def _part_of_thread(item: Node) -> Node | None:
    """Return the text of a part, or a map of it and the media that go out with it."""
    text, media = _part(item), by_meaning(item).get("media") if isinstance(item, Mapping) else None
    return mapping(item, text=text, media=media.value) if media else text


def _in_parts(value: Mapping) -> Node | None:
    """Return a text that is kept in parts, such as ``{hook: …, body: …, cta: …}``, or in languages."""
    named = {folded(entry.key): entry.value for entry in value}
    if all(map(_LANGUAGE.fullmatch, named)):
        # One post in two languages counts once.
        return _part(named.get("en") or next(iter(named.values()))) if named else None
    texts = [text for key in named if key in _PARTS and (text := _part(named[key])) is not None]
    if not texts or not _MAIN_PARTS & named.keys():
        return None
    return texts[0] if len(texts) == 1 else sequence(texts, value)


def _part(item: Node) -> Scalar | None:
    found = text_of(item)[0] if isinstance(item, Mapping) else item
    return (
        found if isinstance(found, Scalar) and isinstance(found.value, str) and found.text.strip() else None
    )
