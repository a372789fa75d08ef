"""Markdown as readers will see it: its plain text and its pictures, each word at its place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, Final

from postlint.records import dataclass
from postlint.source.budgets import MAX_MARKDOWN, MAX_MARKDOWN_LINES
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Scalar, mapping, scalar

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAGS: Final = """
    a abbr acronym area article aside audio b bdi bdo big blockquote body br button canvas center cite code
    col colgroup dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form
    g-emoji h[1-6] head header hr html i iframe img input ins kbd li main mark meta nav noscript object ol p
    path picture pre q rp rt ruby s samp script section small source span strike strong style sub summary
    sup svg table tbody td template textarea tfoot th thead tr track tt u ul var video wbr
"""
_TAG: Final = re.compile(
    rf"<(?:{'|'.join(_TAGS.split())})(?![\w-])(?:\s[^<>]*|/)?>|<[a-z][\w-]*\s+[\w:-]+=[^<>]*>|</[a-z][^<>]*>"
    r"|<[!?][^<>]*>",
    re.IGNORECASE,
)
"""The tags of HTML, and whatever has attributes or closes; "<NAME>" keeps a place in a text."""
_BREAK: Final = re.compile(r"<br\s*/?>\n?", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"</p>(?:\s*<p>)?", re.IGNORECASE)
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_WORD: Final = re.compile(r"\S+")
_LINE_END: Final = re.compile(r"\n|\Z")
_EMBEDDED: Final = re.compile(r"!\[\[(?P<file>[^\[\]|]{1,200}\.\w{2,5})(?:\|(?P<alt>[^\[\]]{0,300}))?\]\]")
_SIZE: Final = re.compile(r"\d+(?:x\d+)?")
_ANYBODY: Final = "so nothing that people write posts down in"
TOO_LONG: Final = f"longer than {MAX_MARKDOWN:,} characters or {MAX_MARKDOWN_LINES:,} lines, {_ANYBODY}"
_FARTHEST: Final = 4_096
"""How far behind a word the next one is looked for: an address may stand between them."""


def is_too_long(text: str) -> bool:
    """Tell whether Markdown is longer than what people write posts down in."""
    return len(text) > MAX_MARKDOWN or text.count("\n") > MAX_MARKDOWN_LINES


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a stretch of Markdown says, the pictures in it, and the title that it gives itself."""

    text: Scalar
    images: tuple[Mapping, ...] = ()
    title: Scalar | None = None


def render(source: Source, start: int, end: int) -> Rendered:
    """Return what the Markdown from ``start`` to ``end`` says. Links keep addresses, behind their words."""
    start, end = _within_blanks(source.text, start, end)
    writer = _Writer(
        source, start, [start, *(found.end() for found in _LINE_END.finditer(source.text, start, end))]
    )
    words = source.text[start:end]
    if depth := source.moved_in(start):
        # What is moved in as a whole, as below an item, is no code for that.
        words = re.sub(rf"(?<=\n)[ \t]{{1,{depth}}}", "", words)
    _take(parser().parse(words), writer)
    text, stretches = _trimmed("".join(writer.pieces), writer.stretches)
    place = scalar(source, start, end, text)
    return Rendered(
        Scalar(text, text, "plain", source, start, end, tuple(stretches) or ((0, place.start),)),
        tuple(writer.images),
    )


@cache
def parser() -> MarkdownIt:
    """Return what tells the blocks of Markdown apart."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def html_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each HTML comment in ``text`` starts and ends. One that never closes is none.

    An expression would look for the end once for every beginning, which takes hours where there are many.
    """
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + len("<!--"))) >= 0:
        end = close + len("-->")
        yield start, end


def _within_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    blank = len(words) - len(words.lstrip())
    return start + blank, max(start + blank, end - (len(words) - len(words.rstrip())))


def _trimmed(text: str, stretches: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return ``text`` without needless blank lines, and where its stretches begin then."""
    cuts = [(found.start() + 2, found.end()) for found in _BLANK_LINES.finditer(text)]
    lead = len(text) - len(text.lstrip())
    cut_before, position, moved = lead, 0, list[tuple[int, int]]()
    for in_text, in_file in stretches:
        while position < len(cuts) and cuts[position][1] <= in_text:
            if cuts[position][0] >= lead:
                cut_before += cuts[position][1] - cuts[position][0]
            position += 1
        moved.append((in_text - cut_before, in_file))
    return _BLANK_LINES.sub("\n\n", text.strip()), moved


@dataclass(slots=True)
class _Writer:
    """The text so far. ``links`` are the links that are open, each with where its words began.

    ``lines`` are where the lines of the Markdown start in the file; what is written is looked for there
    from ``cursor`` up to ``limit``.
    """

    source: Source
    cursor: int
    lines: list[int]
    limit: int = 0
    last_line: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)
    images: list[Mapping] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)

    def enter(self, token: Token) -> None:
        """Look for what follows where the block of ``token`` stands."""
        if token.map:
            first, last = token.map
            if token.type in _LISTS and first == self.last_line and self.pieces[-1:] == ["\n\n"]:
                # A list right below a paragraph is written as one with it.
                self.pieces[-1] = "\n"
                self.length -= 1
            self.last_line = last
            self.cursor = max(self.cursor, self.lines[min(first, len(self.lines) - 1)])
            self.limit = self.lines[min(last, len(self.lines) - 1)]

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def place(self, text: str) -> None:
        """Write ``text``, which stands in the file word by word."""
        for word in _WORD.finditer(text):
            limit = min(self.limit, self.cursor + _FARTHEST + len(word[0]))
            found = self.source.text.find(word[0], self.cursor, limit)
            if found >= 0:
                self._note(self.length + word.start(), found)
                self.cursor = found + len(word[0])
        self.write(text)

    def skip(self, token: Token) -> None:
        """Pass over ``token``, whose words are struck out, and the blank in front of the first of them."""
        if token.type == "s_open" and self.pieces:
            self.length -= len(self.pieces[-1])
            self.pieces[-1] = self.pieces[-1].rstrip(" ")
            self.length += len(self.pieces[-1])
        found = self.source.text.find(token.content, self.cursor, self.limit)
        self.cursor = found + len(token.content) if found >= 0 else self.cursor

    def _note(self, in_text: int, in_file: int) -> None:
        if self.stretches:
            text_before, file_before = self.stretches[-1]
            if in_file - file_before == in_text - text_before:
                return
        self.stretches.append((in_text, in_file))


def _take(tokens: Iterable[Token], writer: _Writer) -> None:
    struck = 0
    for token in tokens:
        writer.enter(token)
        struck += _STRIKES.get(token.type, 0)
        if struck:
            writer.skip(token)
            continue
        take = _TAKERS.get(token.type)
        if take:
            take(token, writer)
        elif token.type == "inline":
            _take(token.children or (), writer)


_STRIKES: Final = {"s_open": 1, "s_close": -1}
_LISTS: Final = frozenset({"bullet_list_open", "ordered_list_open"})


def _link_open(token: Token, writer: _Writer) -> None:
    writer.links.append((str(token.attrGet("href") or ""), len(writer.pieces)))


def _link_close(_token: Token, writer: _Writer) -> None:
    address, start = writer.links.pop()
    words = "".join(writer.pieces[start:])
    if address and address not in {words, f"mailto:{words}"} and not address.startswith("#"):
        writer.place(f" {address}" if words else address)


def _image(token: Token, writer: _Writer) -> None:
    _picture(writer, str(token.attrGet("src") or ""), token.content)


def _picture(writer: _Writer, src: str, description: str) -> None:
    found = writer.source.text.find("![", writer.cursor, writer.limit)
    start = writer.cursor if found < 0 else found
    file, alt = (scalar(writer.source, start, start, said) for said in (src, description))
    writer.cursor = start + len("![")
    writer.images.append(mapping(file, file=file, alt=alt if description else None))


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
    writer.place(token.content)


def _text(token: Token, writer: _Writer) -> None:
    """Write a text, and keep the pictures that notes embed as Obsidian does: ``![[gate.jpg|A gate]]``."""
    at = 0
    for found in _EMBEDDED.finditer(token.content):
        writer.place(token.content[at : found.start()])
        alt = found["alt"] or ""
        _picture(writer, found["file"], "" if _SIZE.fullmatch(alt) else alt)
        at = found.end()
    writer.place(token.content[at:])


def _block(token: Token, writer: _Writer) -> None:
    if token.type == "fence" and token.map:
        # The words behind the fence's mark are none of the text.
        writer.cursor = max(writer.cursor, writer.lines[min(token.map[0] + 1, len(writer.lines) - 1)])
    writer.place(f"{token.content}\n")


def _html(token: Token, writer: _Writer) -> None:
    kept, at = list[str](), 0
    for start, end in html_comments(token.content):
        kept.append(token.content[at:start])
        at = end
    kept.append(token.content[at:])
    writer.place(_TAG.sub("", _PARAGRAPH.sub("\n\n", _BREAK.sub("\n", "".join(kept)))))


def _newline(_token: Token, writer: _Writer) -> None:
    writer.write("\n")


_TAKERS: Final[dict[str, Callable[[Token, _Writer], None]]] = {
    "text": _text,
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
