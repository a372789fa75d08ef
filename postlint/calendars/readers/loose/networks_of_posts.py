"""On which networks a post goes out, and which text on each: an item each, where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from postlint.calendars.event_days import with_event_day
from postlint.calendars.key_meanings import (
    FLAGS,
    by_meaning,
    channel_of,
    date_part,
    is_given,
    key_of,
    meaning,
)
from postlint.calendars.readers.loose.dates_in_parts import from_first_day
from postlint.calendars.readers.loose.defaults_and_network_keys import (
    by_network,
    is_for_the_others,
    said_of_one,
    says_where,
)
from postlint.calendars.readers.loose.texts_for_networks import Version, called_on_one, text_of, versions_of
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.calendars.terms.networks_meant import COUNTED, NO, YES, channels_named, is_everywhere
from postlint.calendars.texts_and_media import texts_in
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, said
from postlint.vocabulary import in_words

_SAID_ONCE: Final = frozenset({"id", "date", "channel", "status", "media", "kind", "reply_to", "repost_of"})

_CHOSEN: Final = re.compile(r"(?:published|posted|sent|chosen|selected|picked|used)_(?P<what>[a-z]+)")
_PLURALS: Final = ("", "s", "es")


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
    post = with_event_day(post, above)
    versions = versions_of(post)
    text, rest = text_of(post)
    # What a post says itself counts before the name of the list that it stands in.
    channels = tuple(_channels(post)) or tuple(_channels(above))
    named = {version.channel for version in versions}
    if versions:
        others = tuple(channel for channel in channels if channel.text not in named) or _all_but(post, named)
        channels = others if text is not None else ()
    else:
        channels = channels or _told((*above, *post), post)
    # What is said of a network to which a post does not go is the team's own.
    goes_to = named | {channel.text for channel in channels}
    said_of = {on: ones for on, ones in by_network(post).items() if on in goes_to}
    rest = tuple(one for one in rest if (known := said_of_one(one.key)) is None or known[0] not in said_of)
    goes_out = channels or not versions or (text is not None and _is_for_others(post, versions))
    shared = _by_result((*above, *post), channels, said_of) if goes_out else []
    texts = tuple(_texts(rest))
    for number, alike in enumerate(shared):
        own = said_of.get(alike[0].text, ()) if alike else ()
        item = _item(post, above, (*own, *rest), text, alike)
        yield replace(item, own=(*item.own, *texts), suffix=f"-{alike[0].text}" if number else "")
    for number, group in enumerate(_alike(versions, rest), start=len(shared)):
        version = group[0]
        on = tuple(said(one.key, one.channel) for one in group)
        place = replace(post, start=version.key.start, end=version.text.end) if number else post
        item = _item(place, above, (*version.others, *rest), version.text, on)
        item = replace(item, own=(*item.own, *_texts(version.others)))
        same = sum(one.channel == version.channel for one in versions[: versions.index(version)])
        suffix = f"-{version.channel}" + (f"-{same + 1}" if same else "")
        yield replace(item, suffix=suffix) if number else item


def _texts(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the texts that stand beside the one that counts, as a text does beside a thread."""
    return (one for one in entries if key_of(one) == "text" and isinstance(one.value, Scalar))


def _all_but(post: tree.Mapping, named: set[str]) -> tuple[Scalar, ...]:
    """Return what says that a text goes to all networks but those ``named``, which have their own."""
    texts = [one for entry in texts_in(post) for one in (entry, *_entries_in(entry.value))]
    keys = [one.key_node for one in texts if is_everywhere(one.key)]
    if not named:
        return tuple(said(key, key.text) for key in keys[:1])
    # Which two are meant by "both" beside others is not plain.
    where = f"all but {', '.join(sorted(named))}"
    return tuple(said(key, where) for key in keys[:1] if in_words(key.text) not in COUNTED)


def _told(entries: Iterable[Entry], post: tree.Mapping) -> tuple[Scalar, ...]:
    """Return where a post goes that names no networks: it may say all, or something of each.

    A word for its text tells one, too. Where the post names an account, that tells its network.
    """
    has_account = bool({"account", "accounts"} & by_meaning(entries).keys())
    told = () if has_account else by_network(post).items()
    each = tuple(said(ones[0].key_node, on) for on, ones in told if says_where(ones))
    on = None if has_account else called_on_one(post)
    return each or _all_but(post, set()) or ((on,) if on else ())


def _entries_in(node: Node) -> tuple[Entry, ...]:
    return node.entries if isinstance(node, tree.Mapping) else ()


def _by_result(
    entries: Iterable[Entry], channels: tuple[Scalar, ...], said_of: Dict[str, tuple[Entry, ...]]
) -> list[tuple[Scalar, ...]]:
    """Return the channels in groups: where a post went out on some of them only, those and the others.

    Each of which something is ``said_of`` it alone is a group of its own.
    """
    if any(channel.text in said_of for channel in channels):
        others = tuple(channel for channel in channels if channel.text not in said_of)
        alone = [(channel,) for channel in channels if channel.text in said_of]
        return [*alone, *([others] if others else [])]
    results = [entry.value for entry in entries if is_flag(entry) and isinstance(entry.value, tree.Mapping)]
    out = {channel_of(one.key) for result in results for one in result if not is_no(one.value)}
    done = tuple(channel for channel in channels if channel.text in out)
    waiting = tuple(channel for channel in channels if channel.text not in out)
    return [done, waiting] if done and waiting else [channels]


def is_no(node: Node) -> bool:
    """Tell whether ``node`` answers with no, or not at all."""
    return isinstance(node, Scalar) and node.text.strip().lower() in NO


_OF_A_VIDEO: Final = frozenset({"description", "title"})
"""What is the text of a video alone: beside texts for networks, it says what the video is."""


def text_of_no_channel(post: tree.Mapping, above: tuple[Entry, ...]) -> bool:
    """Tell whether ``post`` has texts for channels, and one more of which it does not say where it goes."""
    text, _ = text_of(post)
    versions = versions_of(post) if text is not None else ()
    told = (*_channels((*above, *post)), *_all_but(post, {version.channel for version in versions}))
    says_where = any(version.text is text for version in versions) or _is_for_others(post, versions)
    return bool(versions) and not (told or says_where or meaning(texts_in(post)[0].key) in _OF_A_VIDEO)


def _is_for_others(post: tree.Mapping, versions: Iterable[Version]) -> bool:
    return is_for_the_others(post, [version.called for version in versions])


def is_flag(entry: Entry) -> bool:
    """Tell whether ``entry`` says that a post went out or is planned: yes, no, when, or on which channels."""
    if folded(entry.key) not in FLAGS:
        return False
    if not isinstance(entry.value, Scalar):
        # A list says who approved a post.
        return folded(entry.key) != "approved"
    return entry.value.text.strip().lower() in YES | NO or meaning(entry.key) is None


def is_tick(entry: Entry) -> bool:
    """Tell whether ``entry`` answers with yes or no whether a post goes out on the network that it names."""
    is_answer = isinstance(entry.value, Scalar) and isinstance(entry.value.value, bool)
    return is_answer and in_words(entry.key) in CHANNEL_NAMES


def _item(
    place: tree.Mapping,
    above: tuple[Entry, ...],
    entries: tuple[Entry, ...],
    text: Node | None,
    channels: tuple[Scalar, ...],
) -> Item:
    # What stands nearer to the text counts; of two words for one thing in one place, the plainest.
    near = [entry for entry in entries if not is_flag(entry)]
    parts = {part: entry for entry in (*above, *reversed(near)) if (part := date_part(entry.key)) is not None}
    fields, own = {**by_meaning(above), **by_meaning(near)}, by_meaning(near)
    if "date" not in own:
        fields, parts = from_first_day(fields, parts, above, near)
    return Item(
        place,
        text,
        channels,
        fields,
        tuple(entry for entry in (*entries, *above) if is_flag(entry)),
        parts,
        (*_own(near, place), *_beside(near, fields)),
    )


def _own(entries: Iterable[Entry], post: tree.Mapping) -> Iterator[Entry]:
    """Yield the entries that mean nothing here, and in which no text for a network stands."""
    for entry in entries:
        known = key_of(entry) or channel_of(entry.key) or date_part(entry.key)
        if not known and not versions_of(replace(post, entries=(entry,))):
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
    entries = tuple(entries)
    entry = by_meaning(entries).get("channel")
    seen: set[str] = set()
    ticked = (one.key_node for one in entries if is_tick(one) and not is_no(one.value))
    for name in _names(entry.value) if entry else ticked:
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


@dataclass(frozen=True, slots=True)
class Choice:
    """Under which key of a map a list stands of which one text was chosen, and by which word."""

    key: str
    word: str

    def said_of(self, item: Node, above: tuple[Entry, ...], key: str) -> tuple[Entry, ...]:
        """Return what of ``above`` holds for ``item`` under ``key``: a date only for the chosen one."""
        if key != self.key or (isinstance(item, Mapping) and any(map(self._is_named_by, item))):
            return above
        return tuple(one for one in above if meaning(one.key) != "date")

    def _is_named_by(self, one: Entry) -> bool:
        return isinstance(one.value, Scalar) and one.value.text.strip() == self.word


def choice_in(node: Mapping) -> Choice | None:
    """Return which of the texts in a list of ``node`` was chosen, if a key says so."""
    lists = {folded(one.key): one for one in node if isinstance(one.value, Sequence)}
    for one in node:
        said = _CHOSEN.fullmatch(folded(one.key))
        word = one.value.text.strip() if isinstance(one.value, Scalar) else ""
        key = (
            next((said["what"] + end for end in _PLURALS if said["what"] + end in lists), None)
            if said
            else None
        )
        if key and word:
            return Choice(lists[key].key, word)
    return None
