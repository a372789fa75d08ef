"""One post a Markdown file: front matter says who posts it and what goes with it, the body is its text.

The fields are those of https://github.com/usegalaxy-eu/galaxy-social (``media:`` names accounts) and
those of postlint's own posts. One file for several accounts is one post in the mix of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from postlint.calendars.fields import scalars
from postlint.calendars.plain_text import Image, html_comments, plain_text
from postlint.calendars.reading import About, Reading
from postlint.calendars.schema import other_names
from postlint.calendars.shapes.tweet import late
from postlint.source.building import entry, mapping, scalar, sequence
from postlint.source.front_matter import parse_with_body
from postlint.source.spans import Source
from postlint.source.tree import Comment, Entry, Mapping, Node, Parsed, Scalar, Sequence
from postlint.vocabulary import CHANNELS

_TEXTS: Final = {"text", "thread", *(name for name, key in other_names("post").items() if key == "text")}
_CHANNEL_KEYS: Final = {"channel", *(name for name, key in other_names("post").items() if key == "channel")}
_CHANNELS: Final = frozenset({*CHANNELS, "twitter"})
_BY_ACCOUNT: Final = frozenset({"mentions", "hashtags"})
"""What publishers add to the text, for each account something else."""


def parse(source: Source) -> Parsed:
    """Parse front matter and body. HTML comments for postlint count as comments."""
    parsed = parse_with_body(source)
    in_body = (
        Comment(f"# {words}", source, start, end)
        for start, end in html_comments(source.text)
        if (words := source.text[start + len("<!--") : end - len("-->")].strip()).startswith("postlint:")
    )
    return replace(parsed, comments=(*parsed.comments, *in_body))


def recognise(document: Node, about: About) -> bool:
    """Tell whether ``document`` is a post: its front matter says on which accounts or networks it goes out.

    In a file that somebody says to be one, any front matter will do, and ``readers:`` does without.
    """
    front = document.get("front") if isinstance(document, Mapping) else None
    if not isinstance(front, Mapping):
        return about.forced
    if about.said_to_be_one:
        return True
    channels = [name.text.lower() for key in _CHANNEL_KEYS for name in scalars(front, key)]
    return bool(_account_names(front)) or (bool(channels) and _CHANNELS.issuperset(channels))


def read(document: Node, _about: About) -> Reading:
    """Return the one post of the file."""
    front = document.get("front") if isinstance(document, Mapping) else None
    body = document.get("body") if isinstance(document, Mapping) else None
    if not isinstance(body, Scalar):
        return Reading(declined="empty")
    fields = front if isinstance(front, Mapping) else Mapping((), body.source, 0, 0)
    words, images = _text_of(body)
    if not words and not fields.entries:
        return Reading(declined="empty")
    post = Mapping(
        tuple(_entries(fields, body, words, images)), document.source, document.start, document.end
    )
    calendar = mapping(document, posts=sequence((post,), document))
    return Reading(calendar, remarks=tuple(late(document, front if isinstance(front, Mapping) else None)))


def _account_names(front: Mapping) -> tuple[Scalar, ...]:
    """Return the names under ``media:``, if they are names of accounts and not of files."""
    names = scalars(front, "media")
    listed = front.get("media")
    whole = isinstance(listed, Sequence) and len(names) == len(listed.items)
    files = any(PurePosixPath(name.text).suffix or "/" in name.text for name in names)
    return names if whole and not files else ()


def _text_of(body: Scalar) -> tuple[str, tuple[Image, ...]]:
    return plain_text(body.text.replace("\r\n", "\n"))


def _entries(front: Mapping, body: Scalar, words: str, images: Iterable[Image]) -> Iterator[Entry]:
    """Yield the fields of the post in the native words, each at its place."""
    names = _account_names(front)
    pictures: list[Node] = []
    for written in front:
        if written.key == "media" and names:
            on_channels = all(name.text.lower() in _CHANNELS for name in names)
            yield replace(written, key="channel" if on_channels else "accounts")
        elif written.key in {"media", "images"}:
            pictures += written.value.items if isinstance(written.value, Sequence) else (written.value,)
        elif written.key not in _BY_ACCOUNT:
            yield written
    place = _place(body)
    pictures += (_picture(image, place) for image in images)
    if pictures:
        yield entry("media", sequence(pictures, pictures[0]))
    if words and not any(written.key in _TEXTS for written in front):
        yield entry("text", scalar(body.source, place.start, place.end, words))


def _place(body: Scalar) -> Scalar:
    """Return where the body stands, without the blank lines around it."""
    start = body.start + len(body.text) - len(body.text.lstrip())
    return scalar(body.source, start, start + len(body.text.strip()))


def _picture(image: Image, place: Scalar) -> Mapping:
    file, alt = (scalar(place.source, place.start, place.start, said) for said in (image.file, image.alt))
    return mapping(file, file=file, alt=alt if image.alt else None)
