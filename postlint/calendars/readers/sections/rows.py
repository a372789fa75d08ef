"""Posts in the rows of a table, or in the items of a list that say where and when posts go out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import channel_of, meaning
from postlint.calendars.readers.loose.versions import is_wordy
from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.days import weekday_of
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.lines import Piece
from postlint.calendars.readers.sections.words import DAYS, TEXTS, field_named
from postlint.calendars.value_words import channels_in, status_in
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Scalar, entry, said, scalar

_LINE: Final = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


_CELL: Final = re.compile(r"(?:\\.|`[^`]*`|[^|\\])+")


_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»"}


_KEPT: Final = frozenset(
    {
        "text",
        "date",
        "time",
        "channel",
        "status",
        "account",
        "id",
        "hashtags",
        "first_comment",
        "media",
        "alt",
        None,
    }
)
"""What is taken of a row; columns that mean nothing here are a team's own."""


_OF_A_PLAN: Final = frozenset({"date", "channel"})


_NOT_GIVEN: Final = frozenset({"", "-", "–", "—", "n/a", "tbd"})


def rows_of(source: Source, start: int, end: int) -> tuple[list[Mapping], list[int]]:
    """Return the rows of a table that have a text, by what is above their cells, and where the others begin.

    A word or two are what a post is about, and no text.
    """
    lines = [line.span(1) for line in _LINE.finditer(source.text, start, end) if line[1].strip()]
    header = _cells(source, *lines[0])
    is_plan = any(meaning(cell.text) in _OF_A_PLAN or folded(cell.text) in DAYS for cell in header)
    names = [_name(cell.text) if is_plan else cell.text for cell in header]
    kept = [number for number, name in enumerate(names) if meaning(name) in _KEPT]
    texts = [number for number in kept if meaning(names[number]) == "text"]
    by_network = [number for number, cell in enumerate(header) if channel_of(cell.text)]
    if not texts and not by_network:
        return [], []
    rows: list[Mapping] = []
    short: list[int] = []
    for line in lines[2:]:
        cells = _cells(source, *line)
        entries = tuple(
            entry(names[number], cells[number])
            for number in (*kept, *by_network)
            if number < len(cells) and cells[number].text.strip().lower() not in _NOT_GIVEN
        )
        said = [one.value for one in entries if meaning(one.key) == "text" or channel_of(one.key)]
        if any(map(is_wordy, said)):
            rows.append(Mapping(entries, source, *line))
        else:
            short.append(line[0])
    return rows, short if rows else []


def _name(header: str) -> str:
    """Return what a column is called, with one word for all that hold texts."""
    return "text" if meaning(header) is None and header.strip().lower() in TEXTS else header


def _cells(source: Source, start: int, end: int) -> list[Scalar]:
    text = source.text[start:end]
    start += len(text) - len(text.lstrip(" \t|"))
    return [_cell(source, *found.span()) for found in _CELL.finditer(source.text, start, end)]


def _cell(source: Source, start: int, end: int) -> Scalar:
    said = render(source, start, end).text
    closing = _QUOTES.get(said.text[:1])
    if closing and said.text.endswith(closing) and len(said.text) > 1:
        stretches = tuple(
            (max(0, in_text - 1), in_file + (in_text == 0)) for in_text, in_file in said.stretches
        )
        text = said.text[1:-1]
        return Scalar(text, text, "plain", source, said.start, said.end, stretches)
    return said if said.text else scalar(source, start, start)


_ITEM: Final = re.compile(
    r"^(?P<indent>[ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<said>[^\r\n]*\S)", re.MULTILINE
)


_HEAD: Final = re.compile(
    r"(?P<head>(?:\*\*|__)[^*\r\n]{1,60}?(?:\*\*|__)[ \t]*:?|[^:\r\n]{1,40}?(?::(?=\s)|[ \t]+[—–-](?=[ \t])))"
    r"[ \t]*(?:[—–-][ \t]+)?(?P<rest>\S[^\r\n]*)"
)


_FIELD: Final = re.compile(
    r"(?:\*\*|__)?(?P<name>[^\W\d_][\w /-]{1,24}?)(?:\*\*|__)?:(?:\*\*|__)?\s*(?P<rest>\S.*)", re.DOTALL
)
_QUOTED: Final = re.compile(r"(?:^|(?<=[ \t]))[ \t]*>[ \t]*(?P<said>\S[^\r\n]*)", re.MULTILINE)


_LINK: Final = re.compile(r"\[(?P<words>[^\[\]]*)\]\([^()]*\)|\([^()]*\)")


_LONGEST: Final = 120


_OUTERMOST: Final = 10
"""The level of the labels in a list, below that of all others."""


@dataclass(frozen=True, slots=True)
class _Item:
    depth: int
    start: int
    end: int


def pieces_of_list(source: Source, start: int, end: int) -> list[Piece]:
    """Return the labels, fields and texts of a list, or nothing where its items are words of one text."""
    items = list(_items(source, start, end))
    found = [
        piece
        for number, item in enumerate(items)
        for piece in _said(source, item, has_more=_is_deeper(items, number))
    ]
    heads = [item for item in items if item.depth == 0]
    labels = [piece for piece in found if piece.level == _OUTERMOST and piece.label]
    dated = (piece.label for piece in labels if piece.label and piece.label.date)
    certain = len(heads) > 1 or any(label.channels for label in dated)
    return list(_merged(found)) if certain and len(labels) == len(heads) else []


def _merged(found: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, those that name networks one below another as one."""
    before: Piece | None = None
    for piece in found:
        if piece.kind != "field":
            yield from filter(None, (before,))
            before = None
            yield piece
        elif piece.name != "channel":
            yield piece
        elif before and before.value and piece.value:
            both = said(before.value, f"{before.value.text}, {piece.value.text}")
            before = replace(before, end=piece.end, value=both)
        else:
            before = piece
    yield from filter(None, (before,))


def _items(source: Source, start: int, end: int) -> Iterator[_Item]:
    marks = list(_ITEM.finditer(source.text, start, end))
    indents: list[int] = []
    for number, mark in enumerate(marks):
        indent = len(mark["indent"].expandtabs(4))
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        until = marks[number + 1].start() if number + 1 < len(marks) else end
        yield _Item(len(indents) - 1, mark.start("said"), until)


def _is_deeper(items: Sequence[_Item], number: int) -> bool:
    """Tell whether the item after the one with ``number`` stands below it."""
    return number + 1 < len(items) and items[number + 1].depth > items[number].depth


def _said(source: Source, item: _Item, *, has_more: bool) -> Iterator[Piece]:
    """Yield what an item is: a label, alone or in front of a text; how far a post has got; or a text."""
    words = source.text[item.start : item.end].strip()
    end = item.start + len(words)
    head = _HEAD.fullmatch(source.text, item.start, end)
    named = _FIELD.fullmatch(source.text, item.start, end) if item.depth else None
    if named and (found := _field(source, named)):
        yield from found
    elif head and label_of(scalar(source, *head.span("rest"))).role == "network" and has_more:
        # A day, and where its post goes out.
        whole = replace(label_of(scalar(source, item.start, end)), role="post", named=True)
        yield Piece("label", item.start, end, whole, _OUTERMOST + item.depth)
    elif head and (status := _status(source, head)):
        yield from status
    elif head and (label := _label_of_item(source, *head.span("head"))):
        yield Piece("label", item.start, head.start("rest"), label, _OUTERMOST + item.depth)
        yield Piece("prose", head.start("rest"), end)
    elif label := _label_of_item(source, item.start, end):
        yield Piece("label", item.start, end, label, _OUTERMOST + item.depth)
    elif item.depth:
        place = scalar(source, item.start, item.start)
        if has_more or item.depth == 1:
            post = Label(place, "post", named=True)
            yield Piece("label", item.start, item.start, post, _OUTERMOST + item.depth)
        yield Piece("prose", item.start, end)


def _field(source: Source, named: re.Match[str]) -> list[Piece]:
    """Return what an item such as "Image: gate.jpg" says of the post above it, or the text after "Copy:"."""
    name = named["name"].strip().lower()
    start, end = named.span("rest")
    if name in TEXTS:
        return list(_text(source, start, end))
    key = field_named(name)
    if key is None:
        return []
    return [Piece("field", named.start(), end, name=key, value=scalar(source, start, end))]


def _text(source: Source, start: int, end: int) -> Iterator[Piece]:
    """Yield a text without the marks of quotation around it, or in front of its lines."""
    said = source.text[start:end]
    if said.startswith(">"):
        for line in _QUOTED.finditer(source.text, start, end):
            yield Piece("prose", *line.span("said"))
    elif len(said) > 1 and _QUOTES.get(said[:1]) == said[-1:]:
        yield Piece("prose", start + 1, end - 1)
    else:
        yield Piece("prose", start, end)


def _label_of_item(source: Source, start: int, end: int) -> Label | None:
    """Return the label that words are, if they say where or when a post goes out and little else."""
    if end - start > _LONGEST:
        return None
    label = label_of(scalar(source, start, end))
    if label.role == "network":
        return label
    in_week = weekday_of(label.title.text) is not None and label.channels
    if in_week or (label.date is not None and (label.channels or len(label.besides.split()) <= 1)):
        return replace(label, role="post", named=True)
    return None


def _status(source: Source, head: re.Match[str]) -> list[Piece]:
    """Return the fields of a line such as "Mastodon: posted", which says where a post is and since when."""
    name = scalar(source, *head.span("head"))
    rest = _LINK.sub(lambda link: link["words"] or "", head["rest"]).strip(" .")
    if not channels_in(name.text) or len(rest.split()) > 2 or status_in(rest) is None:  # noqa: PLR2004
        return []
    status = Scalar(rest, rest, "plain", source, *head.span("rest"))
    return [
        Piece("field", head.start(), head.end(), name="channel", value=name),
        Piece("field", head.start(), head.end(), name="status", value=status),
    ]
