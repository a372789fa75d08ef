"""One post a Markdown file: front matter says who posts it and what goes with it, the body is its text.

The fields are those of https://github.com/usegalaxy-eu/galaxy-social (``media:`` names accounts) and
those of postlint's own posts. One file for several accounts is one post in the mix of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from postlint.calendars.field_names import names_of
from postlint.calendars.readers.headings import post_headings
from postlint.calendars.readers.loose.field_names import by_meaning, channel_of
from postlint.calendars.readers.loose.locate import Found, speaks_otherwise
from postlint.calendars.readers.loose.normalise import reworded
from postlint.calendars.readers.loose.variants import items_of
from postlint.calendars.readers.one_post import late
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.value_words import CHANNEL_NAMES, channels_in
from postlint.source.front_matter import parse_with_body
from postlint.source.spans import Source
from postlint.source.tree import (
    Comment,
    Entry,
    Mapping,
    Node,
    Parsed,
    Scalar,
    Sequence,
    entry,
    mapping,
    scalar,
    sequence,
)
from postlint.vocabulary import CHANNELS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


_TEXTS: Final = {name for name, key in names_of("post").items() if key in {"text", "thread"}}
_CHANNELS: Final = frozenset({*CHANNELS, "twitter"})
_BY_ACCOUNT: Final = frozenset({"mentions", "hashtags"})
"""What publishers add to the text, for each account something else."""
_SEVERAL: Final = (
    "several posts under headings ({}). postlint reads one post a file: give each a file of its own"
)


def parse(source: Source) -> Parsed:
    """Parse front matter and body. HTML comments for postlint count as comments."""
    parsed = parse_with_body(source)
    in_body = (
        Comment(f"# {words}", source, start, end)
        for start, end in html_comments(source.text)
        if (words := source.text[start + len("<!--") : end - len("-->")].strip()).startswith("postlint:")
    )
    return replace(parsed, comments=(*parsed.comments, *in_body))


def _is_post(document: Node, about: About) -> bool:
    """Tell whether ``document`` is a post: its front matter says on which accounts or networks it goes out.

    In a file that somebody says to be one, any front matter will do, and ``readers:`` does without.
    """
    front = document.get("front") if isinstance(document, Mapping) else None
    if not isinstance(front, Mapping):
        return about.reader_forced
    if about.said_to_be_one:
        return True
    written = by_meaning(front).get("channel")
    names = [name.text for name in front.scalars(written.key)] if written else []
    known = channels_in if about.is_named_like_one else _by_name
    return bool(_account_names(front)) or (bool(names) and all(map(known, names)))


def _by_name(text: str) -> bool:
    """Tell whether ``text`` is the name of a network: "Mac OS X" holds one, and is none."""
    return " ".join(text.lower().split()) in CHANNEL_NAMES


def read(document: Node, about: About) -> Reading | None:
    """Return the one post of the file."""
    if not _is_post(document, about):
        return None
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
    headings = post_headings(body.text)
    if headings.several and not any(channel_of(written.key) for written in fields):
        return Reading(declined=_SEVERAL.format(headings.in_short))
    posts = _in_words_of_calendars(post, about)
    return Reading(
        mapping(document, posts=sequence(posts, document)),
        problems=tuple(late(document, front if isinstance(front, Mapping) else None)),
    )


def _in_words_of_calendars(post: Mapping, about: About) -> list[Mapping]:
    """Return ``post``, or what goes out of it where it has other words for its fields than calendars."""
    if not speaks_otherwise(Found(post, (), native=True)):
        return [post]
    return [reworded(item, about.date_order) for item in items_of(post, ())]


def _account_names(front: Mapping) -> tuple[Scalar, ...]:
    """Return the names under ``media:``, if they are names of accounts and not of files.

    A name that stands alone is one where a network is in front of it, such as ``mastodon-parks``.
    """
    names = front.scalars("media")
    listed = front.get("media")
    whole = isinstance(listed, Sequence) and len(names) == len(listed.items)
    if isinstance(listed, Scalar):
        whole = listed.text.lower().partition("-")[0] in CHANNEL_NAMES
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
            listed = written.value if isinstance(written.value, Sequence) else sequence(names, names[0])
            yield replace(written, key="channel" if on_channels else "accounts", value=listed)
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


_TAG: Final = re.compile(r"<[^<>]*>")
_BLANK_LINES: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the text: where it lies, and what it is described as."""

    file: str
    alt: str


@dataclass(slots=True)
class _Writer:
    """The text so far. ``links`` are the links that are open, each with where its words began."""

    pieces: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.pieces.append(text)


def plain_text(markdown: str) -> tuple[str, tuple[Image, ...]]:
    """Return the text of ``markdown`` and its pictures. Links keep their addresses, behind their words."""
    writer = _Writer()
    _take(_parser().parse(markdown), writer)
    return _BLANK_LINES.sub("\n\n", "".join(writer.pieces)).strip(), tuple(writer.images)


def html_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each HTML comment in ``text`` starts and ends. One that never closes is none.

    An expression would look for the end once for every beginning, which takes hours where there are many.
    """
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + len("<!--"))) >= 0:
        end = close + len("-->")
        yield start, end


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")


def _take(tokens: Iterable[Token], writer: _Writer) -> None:
    for token in tokens:
        take = _TAKERS.get(token.type)
        if take:
            take(token, writer)
        elif token.type == "inline":
            _take(token.children or (), writer)


def _link_open(token: Token, writer: _Writer) -> None:
    writer.links.append((str(token.attrGet("href") or ""), len(writer.pieces)))


def _link_close(_token: Token, writer: _Writer) -> None:
    address, start = writer.links.pop()
    words = "".join(writer.pieces[start:])
    if address and address not in {words, f"mailto:{words}"} and not address.startswith("#"):
        writer.write(f" {address}" if words else address)


def _image(token: Token, writer: _Writer) -> None:
    writer.images.append(Image(str(token.attrGet("src") or ""), token.content))


def _item_open(_token: Token, writer: _Writer) -> None:
    number = writer.numbers[-1] if writer.numbers else None
    if number is None:
        writer.write("- ")
    else:
        writer.write(f"{number}. ")
        writer.numbers[-1] = number + 1


def _list_close(_token: Token, writer: _Writer) -> None:
    writer.numbers.pop()
    writer.write("\n")


def _paragraph_close(token: Token, writer: _Writer) -> None:
    # Paragraphs of a tight list are hidden: nothing stands between its items.
    writer.write("\n" if token.hidden else "\n\n")


def _content(token: Token, writer: _Writer) -> None:
    writer.write(token.content)


def _block(token: Token, writer: _Writer) -> None:
    writer.write(f"{token.content}\n")


def _html(token: Token, writer: _Writer) -> None:
    kept, at = list[str](), 0
    for start, end in html_comments(token.content):
        kept.append(token.content[at:start])
        at = end
    writer.write(_TAG.sub("", "".join((*kept, token.content[at:]))))


def _newline(_token: Token, writer: _Writer) -> None:
    writer.write("\n")


_TAKERS: Final[dict[str, Callable[[Token, _Writer], None]]] = {
    "text": _content,
    "code_inline": _content,
    "code_block": _block,
    "fence": _block,
    "softbreak": _newline,
    "hardbreak": _newline,
    "html_inline": _html,
    "html_block": _html,
    "image": _image,
    "link_open": _link_open,
    "link_close": _link_close,
    "bullet_list_open": lambda _token, writer: writer.numbers.append(None),
    "ordered_list_open": lambda token, writer: writer.numbers.append(int(token.attrGet("start") or 1)),
    "bullet_list_close": _list_close,
    "ordered_list_close": _list_close,
    "list_item_open": _item_open,
    "paragraph_close": _paragraph_close,
    "heading_close": _paragraph_close,
}
