"""What is said of a post elsewhere than by its own keys: in settings, addresses, attachments.

Networks give the last two of posts that went out. Sources: the Graph API of Instagram, Facebook and Threads
(``permalink``, ``permalink_url``), the Posts API of LinkedIn (``urn:li:share:…``), feeds of X, and
www.w3.org/TR/activitystreams-vocabulary, of whose ``attachment`` the ``name`` is what describes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.handles import channel_of_url, is_status_url, normalise
from postlint.calendars.key_meanings import by_meaning, channel_of, is_given, key_of, meaning
from postlint.calendars.readers.loose.texts_for_networks import text_of
from postlint.calendars.readers.shared_by_archives import made, worded
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.reply_and_repost_words import LINKS, link_said_by
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry, items_of, mapping, sequence

_COMMENT: Final = "first_comment"
_DEEPEST: Final = 3
PLANS: Final = frozenset(
    {
        *("publish", "publishing", "publication", "schedule", "scheduling", "scheduled", "timing", "planned"),
        *("planning", "posting", "delivery", "distribution", "when"),
    }
)
"""Maps below which people keep when and where a post goes out."""
_PLANNED: Final = frozenset({"date", "time", "channel", "account", "status"})
_GIVEN: Final = ("permalink", "permalink_url")
"""Under which keys networks alone give the address of a post."""
_ADDRESSES: Final = ("url", *_GIVEN, "link")
_CREATED: Final = ("created", "created_at", "created_time")
_REPOST: Final = later(r"RT (@\w{1,20}): ", re.ASCII)
_OF_LINKEDIN: Final = later(r"urn:li:(?:share|ugcPost|activity):\d+")
_SAID: Final = frozenset({"channel", "account", "status", "accounts"})
_WHICH: Final = (
    "repost_url",
    "subject",
    "target",
    "of",
    "uri",
    "url",
    "link",
    "post",
    "source",
    "ref",
    "original",
)
_KEYS_OF_ADDRESSES: Final = ("uri", "url", "link")


def said_below(node: Mapping) -> Iterator[tuple[dict[str, Entry], set[str]]]:
    """Yield what the maps in ``node`` say of it, if it is a post, and the keys that are used up by that."""
    yield _attached(node)
    has_maps = any(isinstance(item, Mapping) for one in node for item in items_of(one.value))
    if has_maps and text_of(node)[0] is not None:
        yield _comments(node)
        yield _plan(node)


def _comments(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    # What several networks are told is the same comment, mostly.
    found = {comment.text: comment for comment in _comments_below(node, 0)}
    if not found:
        return {}, set()
    used = {one.key for one in node if meaning(one.key) == _COMMENT}
    return {_COMMENT: entry(_COMMENT, sequence([*found.values()], node))}, used


def _comments_below(node: Mapping, depth: int) -> Iterator[Scalar]:
    """Yield the first comments in the settings of a post, such as those for a network, which have no text."""
    for one in node:
        maps = [item for item in items_of(one.value) if isinstance(item, Mapping)]
        if meaning(one.key) == _COMMENT:
            in_maps = [text for inner in maps for text in _words_of(inner)]
            written = in_maps if maps else [one.value] if depth else []
            yield from (text for text in written if isinstance(text, Scalar) and is_given(text))
        elif depth < _DEEPEST:
            without = (inner for inner in maps if text_of(inner)[0] is None)
            yield from (text for inner in without for text in _comments_below(inner, depth + 1))


def _words_of(comment: Node) -> Iterator[Node]:
    """Yield what a comment says, or what it says on each network."""
    words = text_of(comment)[0] or comment.get("comment") if isinstance(comment, Mapping) else comment
    if words:
        yield words
    for one in comment if isinstance(comment, Mapping) and not words else ():
        yield from _words_of(one.value) if channel_of(one.key) else ()


def _plan(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    """Return when and where a post goes out, where that stands in a map for it and nowhere nearer."""
    plans = {
        one.key: one.value for one in node if folded(one.key) in PLANS and isinstance(one.value, Mapping)
    }
    given = by_meaning(one for one in node if one.key not in plans).keys()
    found: dict[str, Entry] = {}
    used: set[str] = set()
    for name, plan in plans.items():
        says = {key: one for one in plan if (key := key_of(one)) in _PLANNED - given}
        found |= {key: entry(key, one.value) for key, one in says.items() if key}
        if len(says) == len(plan.entries):
            used.add(name)
    return found, used


def signed(listed: Sequence) -> Sequence:
    """Return a list of posts that went out, each with its own address, with what the addresses say of them.

    They must all be somebody's own: an address beside a single post may be of what it is about. Where no
    network says whose they are, that takes the key under which networks give them.
    """
    posts = [item for item in listed.items if isinstance(item, Mapping)]
    places = [place for post in posts if (place := _address(post))]
    if not posts or len(places) < len(listed.items) or not _are_own(places):
        return listed
    items = [
        Mapping((*post.entries, *_told_by(post, place.value)), post.source, post.start, post.end)
        for post, place in zip(posts, places, strict=True)
        if isinstance(place.value, Scalar)
    ]
    return Sequence(tuple(items), listed.source, listed.start, listed.end)


def said_by_id(post: Mapping) -> dict[str, Entry]:
    """Return where a post stands, and that it does, where its id is one that LinkedIn gave to it."""
    given = post.scalar("id")
    if given is None or not _OF_LINKEDIN.fullmatch(given.text) or text_of(post)[0] is None:
        return {}
    said = {"channel": made(given, "linkedin"), "status": made(given, "published")}
    return {key: entry(key, node) for key, node in said.items() if not _says(post, {key})}


def _are_own(places: list[Entry]) -> bool:
    texts = [place.value.text for place in places if isinstance(place.value, Scalar)]
    owners = {normalise(text) for text in texts}
    if len(owners) > 1 or len({channel_of_url(text) for text in texts}) > 1:
        return False
    return all(place.key in _GIVEN for place in places) or (None not in owners and len(places) > 1)


def _address(post: Mapping) -> Entry | None:
    """Return the address of a post, where nothing else says where it stands or how far it has got."""
    found = next((place for key in _ADDRESSES if (place := post.entry(key))), None)
    if found is None or not isinstance(found.value, Scalar) or _says(post, _SAID):
        return None
    is_one = channel_of_url(found.value.text) and isinstance(text_of(post)[0], Scalar)
    return found if is_one else None


def _says(post: Mapping, keys: frozenset[str] | set[str]) -> bool:
    return any(meaning(one.key) in keys for one in post)


def _told_by(post: Mapping, place: Scalar) -> Iterator[Entry]:
    text, _ = text_of(post)
    owner = normalise(place.text)
    repost = _REPOST.match(text.text) if isinstance(text, Scalar) else None
    created = next((found for key in _CREATED if (found := post.scalar(key))), None)
    yield entry("channel", made(place, channel_of_url(place.text) or "other"))
    if owner:
        yield entry("account", worded(place, f"@{owner}"))
    yield entry("status", made(place, "published"))
    if text and repost:
        yield entry("repost_of", worded(text, repost[1]))
    if created and not _says(post, {"date"}):
        yield entry("date", created)


def under_addresses(node: Mapping) -> Sequence | None:
    """Return the posts of a map from their addresses to them, each with its own; None of any other map."""
    posts = [
        replace(one.value, entries=(*one.value.entries, entry("url", one.key_node)))
        for one in node
        if isinstance(one.value, Mapping) and is_status_url(one.key)
    ]
    return sequence(posts, node) if len(posts) == len(node.entries) > 1 else None


def _attached(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    """Return the pictures that are attached to a post, with their descriptions, and the key under which."""
    listed = [one for one in items_of(node.get("attachment")) if isinstance(one, Mapping)]
    media = [mapping(one, file=one.get("url"), alt=one.get("name")) for one in listed if one.get("url")]
    return ({"media": entry("media", sequence(media, node))}, {"attachment"}) if media else ({}, set())


def passed_on(node: Mapping) -> tuple[dict[str, Entry], set[str]]:
    """Return which post ``node`` passes on in the words of calendars, and the keys that said so.

    ``{"type": "repost", "subject": "at://…"}`` is one; whatever has no address says nothing here.
    """
    done = next((one for one in node if link_said_by(one)), None)
    if done is None or any(folded(one.key) in LINKS for one in node):
        return {}, set()
    named = {folded(one.key): one for one in node}
    which = next(
        (
            (named[key], place)
            for key in _WHICH
            if key in named and (place := _address_under(named[key].value))
        ),
        None,
    )
    is_of_a_post = which is not None and (
        which[1].text.strip().startswith("at://") or is_status_url(which[1].text)
    )
    if which is None or (text_of(node)[0] is not None and not is_of_a_post):
        # Beside a text of its own, "share" and "quote" are also what a post looks like.
        return {}, set()
    key = link_said_by(done) or ""
    return {key: entry(key, which[1])}, {done.key, which[0].key}


def _address_under(value: Node) -> Scalar | None:
    if isinstance(value, Mapping):
        return next((found for key in _KEYS_OF_ADDRESSES if (found := value.scalar(key))), None)
    is_one = isinstance(value, Scalar) and ("://" in value.text or value.text.strip().startswith("@"))
    return value if is_one and isinstance(value, Scalar) else None
