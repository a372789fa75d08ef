"""Markdown as the plain text that a network shows: what the marks mean, without the marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

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
