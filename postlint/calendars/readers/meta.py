"""What Instagram, Threads and Facebook give an account of itself, as JSON.

Their texts are UTF-8, each byte of it written as a letter of its own; they are put right. Comments lie in
other files, which are not opened: nothing here tells whether anybody was answered on Instagram and Facebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.shared_by_archives import calendar, deeper, made, published, utc, worded
from postlint.source.decode import mended
from postlint.source.tree import Mapping, Node, Scalar, Sequence, entry, items_of, mapping, sequence

_LISTS: Final = {
    "text_post_app_text_posts": "threads",
    "ig_reels_media": "instagram",
    "ig_posts_media": "instagram",
}
"""The lists of posts by their names, where they have one."""
_FOLDER: Final = re.compile(
    r"(?:instagram|threads|facebook|meta)-(?P<handle>[\w.]+)-\d{4}-\d\d-\d\d.*", re.ASCII
)
_SOMEBODY: Final = "https://www.threads.com/"
"""Whom an answer answers, Threads does not say."""
_COMMENTS: Final = (
    "comments, which {} keeps in other files: whether anybody was answered cannot be told from posts"
)


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of what an account posted."""
    found = _items(document)
    if found is None:
        return None
    channel, items = found
    posts = [post for item in items if (post := _post(item, channel))]
    handle = next((match["handle"] for part in about.path.parts if (match := _FOLDER.fullmatch(part))), None)
    empty = len(items) - len(posts)
    left_out = [f"{empty} {'entry' if empty == 1 else 'entries'} without a text or media"] if empty else []
    if channel != "threads":
        left_out.append(_COMMENTS.format(channel.capitalize()))
    return Reading(_calendar(document, posts, channel, handle), notes=tuple(left_out))


def _calendar(document: Node, posts: list[Mapping], channel: str, handle: str | None) -> Mapping:
    facts = mapping(document, channel=made(document, channel), handle=worded(document, f"@{handle}"))
    if handle and channel == "threads":
        return calendar(document, posts, f"@{handle}", facts)
    where = entry("channel", made(document, channel))
    if handle:
        where = entry("account", worded(document, f"@{handle}"))
    accounts = mapping(document, **{f"@{handle}": facts}) if handle else None
    placed = [Mapping((*post.entries, where), post.source, post.start, post.end) for post in posts]
    return mapping(document, accounts=accounts, posts=sequence(placed, document))


def _items(document: Node) -> tuple[str, tuple[Mapping, ...]] | None:
    """Return the entries of an export and the channel that they were posted on, or None for other JSON."""
    channel, listed = None, document
    if isinstance(document, Mapping):
        channel, listed = next(
            ((_LISTS[one.key], one.value) for one in document if one.key in _LISTS), (None, document)
        )
    items = tuple(item for item in items_of(listed) if isinstance(item, Mapping))
    if not isinstance(listed, Sequence) or not items or len(items) < len(listed.items):
        return None
    if all(map(_is_of_facebook, items)):
        return "facebook", items
    return (channel or "instagram", items) if all(map(_is_of_instagram, items)) else None


def _is_of_instagram(item: Mapping) -> bool:
    media = item.mappings("media")
    return bool(media) and all(one.get("creation_timestamp") for one in media)


def _is_of_facebook(item: Mapping) -> bool:
    return item.get("timestamp") is not None and bool(item.items("data") or item.items("attachments"))


def _post(item: Mapping, channel: str) -> Mapping | None:
    media = tuple(_media(item))
    text, files = _text(item, media), [one for one in media if one.text("uri")]
    if text is None and not files:
        return None
    is_reply = any(deeper(one, "text_app_post", "is_reply") and _is_reply(one) for one in media)
    return published(
        item,
        date=_date(item, media),
        text=text,
        media=sequence([mapping(one, file=one.get("uri")) for one in files], item) if files else None,
        reply_to=made(item, _SOMEBODY) if is_reply and channel == "threads" else None,
    )


def _is_reply(one: Mapping) -> bool:
    said = deeper(one, "text_app_post", "is_reply")
    return isinstance(said, Scalar) and said.value is True


def _media(item: Mapping) -> Iterator[Mapping]:
    yield from item.mappings("media")
    for attached in item.mappings("attachments"):
        for data in attached.mappings("data"):
            media = data.mapping("media")
            if media:
                yield media


def _text(item: Mapping, media: tuple[Mapping, ...]) -> Scalar | None:
    """Return the text: of the post, of its first picture, or, on Facebook, in its data; never its heading."""
    written = [data.scalar("post") for data in item.mappings("data")]
    if not _is_of_facebook(item):
        written = [item.scalar("title"), *(one.scalar("title") for one in media)]
    found = next((text for text in written if text and text.text.strip()), None)
    return worded(found, mended(found.text)) if found else None


def _date(item: Mapping, media: tuple[Mapping, ...]) -> Scalar | None:
    named = [item.scalar("timestamp"), item.scalar("creation_timestamp")]
    named += [one.scalar("creation_timestamp") for one in media]
    return next((made(time, when) for time in named if time and (when := utc(time.value))), None)
