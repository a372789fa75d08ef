"""postlint's own calendar, told from others in one pass, and plain lists of posts, texts or rows.

Most calendars are in its words and shapes alone, and looking for every shape of others took half of the
time in which one was read. What is taken for one here is nothing for the planner, to which a test holds it;
of what is not, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from postlint.calendars.handles import is_status_url
from postlint.calendars.key_meanings import is_given, key_of
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.schema import known_keys
from postlint.calendars.terms.field_names import Part
from postlint.calendars.terms.status_words import will_not_go_out
from postlint.source.lazy_patterns import later
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    holds_values_alone,
    mapping,
    said,
    sequence,
)
from postlint.vocabulary import STATUSES

_TEXTS = frozenset({"text", "thread"})
OF_POSTS: Final = later(r"(?<![a-z])(?:posts?|tweets?|toots?|skeets?|captions?|social)(?![a-z])")
"""Words in the names of files whose lists of texts are posts."""
_OF_TRANSLATIONS: Final = frozenset(
    {"locales", "locale", "i18n", "l10n", "lang", "langs", "translations", "intl"}
)
_PARTS: Final[Dict[str, tuple[Part, type[Mapping | Sequence]]]] = {
    "accounts": ("account", Mapping),
    "slots": ("slot", Sequence),
    "periods": ("period", Sequence),
}
"""What stands beside posts and is made of maps, each of a few words."""
_A_FEW: Final = 2
_BARE: Final = (
    "lists of texts, of which nothing says what they are. Write each post as a map with a text:, a date: and "
    "a channel:"
)


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
    from postlint.calendars.readers.loose.texts_for_networks import is_wordy, versions_of

    return any(is_wordy(version.text) for version in versions_of(posts.value))


def read_list(document: Node, about: About) -> Reading | None:
    """Return the calendar whose posts are the items of ``document``, a list of mappings with texts or boosts.

    In a file that somebody says to be a calendar, any list of mappings is one.
    """
    if not isinstance(document, Sequence) or not document.items:
        return None
    from postlint.calendars.readers.loose.links_and_logs import are_links

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
    from postlint.calendars.readers.loose.texts_for_networks import is_wordy

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


def read_other_words(document: Node, about: About) -> Reading | None:
    """Return what the planner reads, which nobody imports where there is nothing for it."""
    if not about.reader_forced and folder_of_translations(about) is None and is_in_own_words(document):
        return None
    from postlint.calendars.readers.loose import planner

    return planner.read(document, about)


def folder_of_translations(about: About) -> str | None:
    """Return the folder around a file in which the words of a page or a program lie, one language each."""
    return next((part for part in about.path.parent.parts[-2:] if part.lower() in _OF_TRANSLATIONS), None)


def is_in_own_words(document: Node) -> bool:
    """Tell whether ``document`` has posts with a text each, and nothing that may be meant otherwise."""
    if not isinstance(document, Mapping):
        return False
    posts = document.get("posts")
    if not isinstance(posts, Sequence) or not posts.items or not all(map(_is_plain, posts.items)):
        return False
    return _begins_with_words(posts) and all(one.value is posts or _is_beside(one) for one in document)


def _is_beside(one: Entry) -> bool:
    """Tell whether an entry beside the posts is a single word of a calendar, or a part of it."""
    part, form = _PARTS.get(one.key, (None, Mapping))
    if part is None:
        return one.key in known_keys("calendar") and _is_single(one.value)
    if not isinstance(one.value, form):
        return False
    members = one.value.items if isinstance(one.value, Sequence) else [below.value for below in one.value]
    return all(_is_member(member, known_keys(part)) for member in members)


def _is_member(node: Node, keys: Collection[str]) -> bool:
    return isinstance(node, Mapping) and all(
        one.key in keys and holds_values_alone(one.value) for one in node
    )


def _begins_with_words(posts: Sequence) -> bool:
    """Tell whether the first text is no address, as all are in a list of posts to be looked at."""
    first = posts.items[0]
    text = first.text("text") if isinstance(first, Mapping) else None
    return text is not None and not is_status_url(text) and "{{" not in text


def _is_plain(post: Node) -> bool:
    if not isinstance(post, Mapping):
        return False
    has_text = False
    for one in post.entries:
        fits = _VALUES.get(one.key)
        if fits is None or not fits(one.value):
            return False
        has_text = has_text or one.key == "text"
    return has_text


def _is_text(value: Node) -> bool:
    is_written = isinstance(value, Scalar) and isinstance(value.value, str) and is_given(value)
    return is_written and isinstance(value, Scalar) and value.text.strip() != "" and "<" not in value.text


def _is_single(value: Node) -> bool:
    return isinstance(value, Scalar)


def _is_no_number(value: Node) -> bool:
    return isinstance(value, Scalar) and not isinstance(value.value, int)


def _is_stage(value: Node) -> bool:
    return isinstance(value, Scalar) and value.text in STATUSES


def _is_approval(value: Node) -> bool:
    return isinstance(value, Scalar) and not will_not_go_out(value.text)


_VALUES: Final[Dict[str, Callable[[Node], bool]]] = {
    "text": _is_text,
    "date": _is_no_number,
    "status": _is_stage,
    **dict.fromkeys(("media", "hashtags"), holds_values_alone),
    **dict.fromkeys(
        ("id", "time", "account", "channel", "title", "team", "reply_to", "quote_of"), _is_single
    ),
    **dict.fromkeys(("repost_of", "first_comment", "translation_of", "kind"), _is_single),
    "approved_by": _is_approval,
}
"""What the values of those keys are that no reader of other shapes looks at, where they are so."""


def read_lists(document: Node, about: About) -> Reading | None:
    """Return the posts in the lists of ``document``, one list a line; None where it has another shape.

    They are rows of a table, with or without a header, or several posts a line.
    """
    if not isinstance(document, Sequence):
        return None
    lines = [line for line in document.items if isinstance(line, Sequence)]
    items = tuple(item for line in lines for item in line.items)
    if not items or len(lines) < len(document.items):
        return None
    from postlint.calendars.readers.loose import planner
    from postlint.calendars.readers.tables import table_posts

    if all(isinstance(item, Mapping) for item in items):
        posts = replace(document, items=items)
        return planner.read(posts, about) or read_list(posts, about)
    if not all(isinstance(item, Scalar) for item in items):
        return None
    rows = tuple(replace(line, items=tuple(map(_filled_cell, line.items))) for line in lines)
    made = table_posts.read(replace(document, items=rows), about)
    is_bare = made is not None and not made.calendar and all(map(_has_words, items))
    return replace(made, declined=_BARE) if made and is_bare else made


def _has_words(item: Node) -> bool:
    return isinstance(item, Scalar) and isinstance(item.value, str) and len(item.text.split()) > _A_FEW


def _filled_cell(item: Node) -> Node:
    return said(item, "") if isinstance(item, Scalar) and item.value is None else item
