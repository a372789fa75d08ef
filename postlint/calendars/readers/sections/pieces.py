"""The blocks of a Markdown file that matter where posts are written down: labels, fields and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.words import FIELDS, PLANNED, TEXTS
from postlint.source.spans import Source
from postlint.source.tree import Scalar, scalar

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind: TypeAlias = Literal["label", "field", "rule", "fence", "quote", "list", "table", "prose", "aside"]

_BOLD: Final = 7
_PLAIN: Final = 8
"""The levels of labels that are no headings, below all headings."""
_BOLD_LINE: Final = re.compile(
    r"(?:\*\*|__)(?P<name>[^*\r\n]{1,120}?)(?P<in>:?)(?:\*\*|__)(?P<out>[ \t]*:)?[ \t]*(?P<rest>[^\r\n]*)"
)
_PLAIN_LABEL: Final = re.compile(
    r"(?P<name>(?:(?:tweet|toot|skeet|post)[ \t]+#?\d{1,3}(?:[ \t]*(?:/|of)[ \t]*\d{1,3})?|\d{1,2}/\d{1,2})"
    r"(?:[ \t]*\([^()\r\n]*\))?)[ \t]*[:.]?[ \t]*",
    re.IGNORECASE,
)
_PLAIN_FIELD: Final = re.compile(r"(?P<name>[^\W\d_][\w /-]{1,24}?)[ \t]*:[ \t]*(?P<rest>\S[^\r\n]*)")
_PLAIN_FIELDS: Final = frozenset({"channel", "status", "media", "alt"})
"""What a line without marks may say of a post; a date may be that of what the post invites to."""
_REMARK: Final = re.compile(r"[ \t]*[([].*[)\]][ \t]*:?[ \t]*")
_ITALIC: Final = re.compile(r"[ \t]*(?:\*\([^\r\n]*\)\*|_\([^\r\n]*\)_)[ \t]*")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_LINE: Final = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


_SHORT: Final = 3
"""How many words a bold label has that heads something else than a post: a longer one is a sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a line of one, from ``start`` to ``end``.

    ``label`` and ``level`` are those of a label, ``name`` and ``value`` those of a field, ``token`` is that
    of a table or fence.
    """

    kind: Kind
    start: int
    end: int
    label: Label | None = None
    level: int = 0
    name: str = ""
    value: Scalar | None = None
    token: Token | None = field(default=None, repr=False, compare=False)
    bare: bool = False


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # A line of hyphens below a text divides posts: who meant a heading would have written it as one.
    return MarkdownIt("commonmark").enable("table").disable(["lheading", "inline", "text_join", "reference"])


def pieces(source: Source, start: int, end: int) -> list[Piece]:
    """Return the pieces of the Markdown from ``start`` to ``end``, in file order."""
    markdown = source.text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    lines = [
        start,
        *(found.end() for found in _LINE.finditer(source.text, start, end) if found.end() > found.start()),
    ]
    found: list[Piece] = []
    for token in _parser().parse(markdown):
        if token.level == 0 and token.map and token.nesting >= 0:
            first, last = (lines[min(number, len(lines) - 1)] for number in token.map)
            found += _pieces_of(token, source, first, last)
    return list(_settled(found))


_KINDS: Final[dict[str, Kind]] = {
    "hr": "rule",
    "fence": "fence",
    "code_block": "prose",
    "blockquote_open": "quote",
    "table_open": "table",
    "html_block": "prose",
}


def _pieces_of(token: Token, source: Source, start: int, end: int) -> Iterator[Piece]:
    if token.type == "heading_open":
        yield _heading(token, source, start, end)
    elif token.type == "paragraph_open":
        yield from _lines_of(source, start, end)
    elif token.type in {"bullet_list_open", "ordered_list_open"}:
        fields = list(_fields_in_list(source, start, end))
        yield from fields or (Piece("list", start, end, token=token),)
    elif token.type in _KINDS:
        yield Piece(_KINDS[token.type], start, end, token=token)


def _heading(token: Token, source: Source, start: int, end: int) -> Piece:
    line = source.text[start:end].strip()
    title = line.lstrip("#").rstrip("#").strip()
    at = source.text.index(title, start) if title else start
    place = scalar(source, at, at + len(title))
    return Piece("label", start, end, label_of(place), int(token.tag[1:]))


def _lines_of(source: Source, start: int, end: int) -> Iterator[Piece]:
    """Yield the lines of a paragraph: labels and fields for themselves, the others together."""
    open_from = None
    below_field = False
    at = start
    while at < end:
        line = _LINE.match(source.text, at, end)
        if line is None or line.end() == at:
            break
        found = list(_said_in_line(source, at, line.end(1), below_field=below_field))
        below_field = bool(found) and found[-1].kind == "field"
        if found:
            if open_from is not None:
                yield Piece("prose", open_from, at)
                open_from = None
            yield from found
        elif open_from is None:
            open_from = at
        at = line.end()
    if open_from is not None:
        yield Piece("prose", open_from, end)


def _said_in_line(source: Source, start: int, end: int, *, below_field: bool) -> Iterator[Piece]:
    """Yield what a line is, if not words of a text: a label, a field, or a remark in italics.

    Among fields, as ``below_field`` says, what a name means is in less doubt than above a text.
    """
    text = source.text
    if _ITALIC.fullmatch(text, start, end):
        yield Piece("aside", start, end)
    elif bold := _BOLD_LINE.fullmatch(text, start, end):
        yield from _bold(source, bold)
    elif plain := _PLAIN_LABEL.fullmatch(text, start, end):
        place = scalar(source, *plain.span("name"))
        yield Piece("label", start, end, label_of(place), _PLAIN)
    elif (said := _PLAIN_FIELD.fullmatch(text, start, end)) and (
        _needs_no_marks(said["name"].lower()) or (below_field and said["name"].lower() in FIELDS)
    ):
        value = scalar(source, *said.span("rest"))
        yield Piece("field", start, end, name=FIELDS[said["name"].lower()], value=value, bare=True)


def _needs_no_marks(name: str) -> bool:
    return FIELDS.get(name) in _PLAIN_FIELDS or name in PLANNED & FIELDS.keys()


def _bold(source: Source, line: re.Match[str]) -> Iterator[Piece]:
    name = scalar(source, *line.span("name"))
    colon, rest = bool(line["in"] or line["out"]), line["rest"].strip()
    label = label_of(name)
    if not rest or _REMARK.fullmatch(rest):
        whole = scalar(source, name.start, line.end("rest")) if rest else name
        label = label_of(whole) if rest and label.role != "topic" else label
        yield Piece("label", line.start(), line.end(), label, _BOLD, bare=not colon)
    elif colon and name.text.strip().lower() in FIELDS and label.role in {"field", "aside", "topic"}:
        key = FIELDS[name.text.strip().lower()]
        yield Piece("field", line.start(), line.end(), name=key, value=scalar(source, *line.span("rest")))
    elif colon and label.role in {"network", "post", "part", "option", "content"}:
        yield Piece("label", line.start(), line.start("rest"), label, _BOLD)
        yield Piece("prose", line.start("rest"), line.end())


def _fields_in_list(source: Source, start: int, end: int) -> Iterator[Piece]:
    """Yield the fields of a list of nothing else, and the text of a post that is written as one."""
    items: list[tuple[str, re.Match[str]]] = []
    for line in _LINE.finditer(source.text, start, end):
        if not line[1].strip():
            continue
        item = _ITEM.match(source.text, line.start(), line.end(1))
        bold = _BOLD_LINE.fullmatch(source.text, item.end(), line.end(1)) if item else None
        said = _PLAIN_FIELD.fullmatch(source.text, item.end(), line.end(1)) if item and not bold else None
        named = bold or said
        name = named["name"].strip().lower() if named else ""
        if named is None or not named["rest"].strip():
            return
        items.append((name, named))
    names = [name for name, _ in items]
    if _is_of_a_post(names) or all(name in FIELDS for name in names):
        yield from (_field_or_text(source, *item) for item in items)


def _is_of_a_post(names: list[str]) -> bool:
    """Tell whether the items of a list say where a post goes out, and what it says: others may be any."""
    return any(FIELDS.get(name) == "channel" for name in names) and sum(map(TEXTS.__contains__, names)) == 1


def _field_or_text(source: Source, name: str, item: re.Match[str]) -> Piece:
    if name in TEXTS:
        return Piece("prose", item.start("rest"), item.end())
    value = scalar(source, *item.span("rest"))
    return Piece("field", item.start(), item.end(), name=FIELDS.get(name, ""), value=value)


def _settled(found: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces; bold words are a label only where they say so or a text in marks follows."""
    for number, piece in enumerate(found):
        following = next((other.kind for other in found[number + 1 :][:3] if other.kind != "rule"), None)
        if piece.level != _BOLD or piece.label is None or _is_label(piece, piece.label, following):
            yield piece
        else:
            yield Piece("prose", piece.start, piece.end)


def _is_label(piece: Piece, label: Label, following: Kind | None) -> bool:
    if label.role in {"network", "post", "part", "option", "content", "field"}:
        return True
    words = label.title.text.split()
    if label.date is not None and following == "field":
        return True
    if label.role == "aside":
        return not piece.bare and len(words) <= _SHORT
    return len("".join(words).strip(":.")) <= 2 or following in {"fence", "quote"}  # noqa: PLR2004
