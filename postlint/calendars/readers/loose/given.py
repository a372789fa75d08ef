"""What networks give of posts that went out: addresses and ids, which say where, whose, and that they did.

Sources: the Graph API of Instagram, Facebook and Threads (``permalink``, ``permalink_url``), the Posts API of
LinkedIn (``urn:li:share:…``), and feeds of X.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.handles import channel_of_url, normalise
from postlint.calendars.meanings import meaning
from postlint.calendars.readers.loose.versions import text_of
from postlint.calendars.readers.shared_by_archives import made, worded
from postlint.source.tree import Entry, Mapping, Scalar, Sequence, entry

_GIVEN: Final = ("permalink", "permalink_url")
"""Under which keys networks alone give the address of a post."""
_ADDRESSES: Final = ("url", *_GIVEN, "link")
_CREATED: Final = ("created", "created_at", "created_time")
_REPOST: Final = re.compile(r"RT (@\w{1,20}): ", re.ASCII)
_OF_LINKEDIN: Final = re.compile(r"urn:li:(?:share|ugcPost|activity):\d+")
_SAID: Final = frozenset({"channel", "account", "status", "accounts"})


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
