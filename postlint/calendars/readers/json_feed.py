"""Posts as feeds have them (jsonfeed.org): ``items`` with ``content_text`` or ``content_html``.

Programs that keep what an account posted write the same entries under ids. Entries with a title are articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postlint.calendars.handles import channel_of_url, normalise
from postlint.calendars.key_meanings import channel_of
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.shared_by_archives import deeper, made, plain_text, published, text_at, worded
from postlint.source.tree import Mapping, Node, Scalar, Sequence, items_of, mapping, sequence

_LISTS: Final = ("items", "posts", "entries")
_DATES: Final = ("date_published", "date", "published", "date_modified")
_DEEPEST: Final = 2
_CONTENTS: Final = frozenset({"content_text", "content_html"})
_PUBLISHED: Final = ("date_published", "date_modified", "content_html")
"""Keys that nobody writes who plans a post, as some write ``content_text``."""
_ARTICLES: Final = (
    "a feed of articles: its entries have titles, and those of posts have none. "
    "Name the file in which the posts about them are planned"
)


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of what a feed says was posted."""
    values = list(_values(next((found for key in _LISTS if (found := deeper(document, key))), document)))
    entries = [item for item in values if isinstance(item, Mapping)]
    items = [
        item for item in entries if _text(item) or (_CONTENTS & {one.key for one in item} and _media(item))
    ]
    if not items or len(items) * 2 < len(values) or any(item.get("text") for item in entries):
        return None
    if not deeper(document, "items") and not any(item.get(key) for item in items for key in _PUBLISHED):
        return None
    posts = [item for item in items if not text_at(item, "title")]
    if not posts:
        return Reading(declined=_ARTICLES)
    fallback = channel_of(about.path.stem)
    found = mapping(document, posts=sequence([_post(post, fallback) for post in posts], document))
    articles, empty = len(items) - len(posts), len(values) - len(items)
    notes = [f"{articles} with a title, as articles have one"] if articles else []
    notes += [f"{empty} without a text"] if empty else []
    return Reading(found, notes=tuple(notes))


def _values(listed: Node, depth: int = 0) -> Iterator[Node]:
    """Yield the entries of a feed, in a list or under their ids, which may be parted by years and months."""
    values = [one.value for one in listed] if isinstance(listed, Mapping) else items_of(listed)
    for value in values:
        inside = [one.value for one in value] if isinstance(value, Mapping) else []
        if depth < _DEEPEST and inside and all(isinstance(one, Mapping) for one in inside):
            yield from _values(value, depth + 1)
        else:
            yield value


def _text(item: Mapping) -> Scalar | None:
    written = item.scalar("content_text")
    if written and written.text.strip():
        return written
    content = item.scalar("content_html")
    text = plain_text(content.text) if content else ""
    return worded(content, text) if content and text else None


def _media(item: Mapping) -> Sequence | None:
    """Return what is attached to an entry, with the picture of it as a whole."""
    attached = [
        one for one in items_of(item.get("attachments")) if isinstance(one, Mapping) and one.get("url")
    ]
    media = [mapping(one, file=one.get("url"), alt=one.get("alt")) for one in attached]
    picture = item.scalar("image")
    media += [mapping(picture, file=picture)] if picture and picture.text.strip() else []
    return sequence(media, item) if media else None


def _post(item: Mapping, fallback: str | None) -> Mapping:
    place = item.scalar("url")
    channel = channel_of_url(place.text) if place else None
    handle = normalise(place.text) if place and channel else None
    return published(
        item,
        id=item.get("id"),
        date=next((found for key in _DATES if (found := item.get(key))), None),
        text=_text(item),
        media=_media(item),
        channel=made(place or item, channel or fallback or "") if channel or fallback else None,
        account=worded(place or item, f"@{handle}") if handle else None,
    )
