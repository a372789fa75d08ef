"""postlint's own calendar, and plain lists that stand for one: of posts, or of nothing but their texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postlint.calendars.meanings import key_of
from postlint.calendars.readers.loose.links import are_links
from postlint.calendars.readers.loose.versions import is_wordy, versions_of
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.schema import known_keys
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, mapping, sequence

_TEXTS = frozenset({"text", "thread"})
OF_POSTS: Final = later(r"(?<![a-z])(?:posts?|tweets?|toots?|skeets?|captions?|social)(?![a-z])")
"""Words in the names of files whose lists of texts are posts."""


def read(document: Node, about: About) -> Reading | None:
    """Return ``document`` as it is, if it has posts.

    A file that somebody says to be a calendar may hold accounts or slots alone.
    """
    if not isinstance(document, Mapping) or posts_by_network(document):
        return None
    keys = {entry.key for entry in document}
    is_one = "posts" in keys or (about.said_to_be_one and not keys.isdisjoint(known_keys("calendar")))
    return Reading(document) if is_one else None


def posts_by_network(document: Mapping) -> bool:
    """Tell whether ``posts`` holds no list of them, but a text for each network of the one that this is."""
    posts = document.entry("posts")
    if posts is None or not isinstance(posts.value, Mapping):
        return False
    return any(is_wordy(version.text) for version in versions_of(posts.value))


def read_list(document: Node, about: About) -> Reading | None:
    """Return the calendar whose posts are the items of ``document``, a list of mappings with texts or boosts.

    In a file that somebody says to be a calendar, any list of mappings is one.
    """
    if not isinstance(document, Sequence) or not document.items:
        return None
    if not about.is_said_to_hold_posts and are_links(document):
        return None
    mappings = [item for item in document.items if isinstance(item, Mapping)]
    if len(mappings) < len(document.items):
        return None
    has_posts = any(_makes_a_post(entry) for item in mappings for entry in item)
    return Reading(mapping(document, posts=document)) if about.said_to_be_one or has_posts else None


def _makes_a_post(one: Entry) -> bool:
    key = key_of(one)
    is_address = isinstance(one.value, Scalar) and "://" in one.value.text
    return key in _TEXTS or (key == "repost_of" and is_address)


def read_texts(document: Node, about: About) -> Reading | None:
    """Return the calendar whose posts are the texts of ``document``, if it holds texts alone.

    Such a list may be anything. So it is read where somebody says that it is one, or where the name of the
    file or its folder speaks of posts, and only if most of its texts are several words long.
    """
    texts = list(_texts(document))
    if not texts or not all(isinstance(text, Scalar) and isinstance(text.value, str) for text in texts):
        return None
    named = about.is_named(OF_POSTS)
    wordy = sum(map(is_wordy, texts)) * 2 >= len(texts)
    if not (about.reader_forced or (wordy and (about.said_to_be_one or named))):
        return None
    posts = [mapping(text, text=text) for text in texts]
    return Reading(mapping(document, posts=sequence(posts, document)))


def _texts(node: Node) -> Iterator[Node]:
    """Yield what is in the lists of ``node``, and any map that holds more than lists: that is no text."""
    if isinstance(node, Sequence):
        yield from node.items
    elif isinstance(node, Mapping) and not any(isinstance(entry.value, Scalar) for entry in node):
        for entry in node:
            yield from _texts(entry.value)
    else:
        yield node
