"""What is to go out of one written post: one item, or one for each text that it has for some channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from postlint.calendars.shapes.key_words import DATE_PARTS, FLAGS, by_meaning, channel_of, folded, meaning
from postlint.calendars.shapes.versions import Version, text_of, versions_of
from postlint.calendars.shapes.wording import NO, YES, channels_named
from postlint.source import tree
from postlint.source.tree import Entry, Node, Scalar, Sequence, said


@dataclass(frozen=True, slots=True)
class Item:
    """A text and where it goes out, with all that is said of it: here, for its channel, or further up.

    ``fields`` are the entries by what they mean, ``flags`` those that say yes or no, ``parts`` those that
    hold parts of a date, ``own`` those that mean nothing to postlint. ``suffix`` tells the items of one
    written post apart, all but the first. ``place`` is where it is written.
    """

    place: tree.Mapping
    text: Node | None
    channels: tuple[Scalar, ...]
    fields: Mapping[str, Entry]
    flags: tuple[Entry, ...]
    parts: Mapping[str, Entry]
    own: tuple[Entry, ...]
    suffix: str = ""


def items_of(post: tree.Mapping, above: tuple[Entry, ...]) -> Iterator[Item]:
    """Yield the items of ``post``; ``above`` are the entries of what it stands in, which hold for it too."""
    versions = versions_of(post)
    text, rest = text_of(post)
    channels = tuple(_channels((*above, *post)))
    if not versions:
        yield _item(post, above, rest, text, channels)
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


def text_of_no_channel(post: tree.Mapping, above: tuple[Entry, ...]) -> bool:
    """Tell whether ``post`` has texts for channels, and one more of which it does not say where it goes."""
    text, _ = text_of(post)
    versions = versions_of(post) if text is not None else ()
    return (
        bool(versions) and not any(_channels((*above, *post))) and not any(v.text is text for v in versions)
    )


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
        tuple(_own(near)),
    )


def _own(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        known = meaning(entry.key) or channel_of(entry.key) or folded(entry.key) in DATE_PARTS
        if not known and isinstance(entry.value, Scalar):
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
        for entry in node:
            said = entry.value.get("enabled") if isinstance(entry.value, tree.Mapping) else entry.value
            if isinstance(said, Scalar) and said.text.strip().lower() in YES:
                yield entry.key_node
