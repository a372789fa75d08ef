"""The fields of a post in a list, quote or table of nothing else, and its text where it is written as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.meanings import channel_of
from postlint.calendars.readers.markdown_text import parser, render
from postlint.calendars.readers.sections.blocks import rendered
from postlint.calendars.readers.sections.fields import field_said
from postlint.calendars.readers.sections.lines import BOLD_LINE, LINE, PLAIN_FIELD
from postlint.calendars.readers.sections.piece import Piece
from postlint.calendars.readers.sections.words import DESCRIPTIONS, QUOTATION, SAYS_SO, TEXTS
from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import scalar

_FULL_LINE: Final = 50
"""How long a line is at least that goes on below, where words are wrapped by hand."""
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[^\[\]\n]\][ \t]+)?")
_NAMED_ITEM: Final = re.compile(
    r"(?:[^\w\s\x00-\x7f]+[ \t]*)?(?P<name>[^\W\d_][\w /-]{1,24}?)(?:[ \t]*\([^()\n]{1,30}\))?"
    r"[ \t]*[:：][ \t]*(?P<rest>(?:\S(?:[^\n]*[^\n \t])?)?)[ \t]*"
)
"""An item with a name in front of it, and perhaps a remark on that in brackets."""
_GOES_ON: Final = re.compile(r"[ \t]{2,}(?![-*+][ \t]|\d{1,3}[.)][ \t])[^\s|>`~]")
"""A line that goes on with the item of a list above it."""
_BULLET: Final = re.compile(r"[ \t]*[-*+][ \t]")
_QUOTED: Final = re.compile(r"[ \t]{0,3}>[ \t]*(?:[-*+][ \t]+)?")
_MARKED: Final = {"bullet_list_open": _ITEM, "ordered_list_open": _ITEM, "blockquote_open": _QUOTED}
"""What stands in front of each line of a block."""
_WHEN: Final = frozenset({"date", "time"})


@dataclass(frozen=True, slots=True)
class _Item:
    """A name, what stands behind it or ``below`` it, and where that ends with the lines that go on with it.

    ``depth`` is how far the item is moved in, ``key`` and ``rest`` are where its name and its value stand.
    """

    name: str
    key: tuple[int, int]
    rest: tuple[int, int]
    start: int
    end: int
    depth: int = 0
    below: bool = False


def fields_of(kind: str, source: Source, start: int, end: int, *, meta: bool) -> list[Piece]:
    """Return the fields of a list, quote or table that holds nothing else, as it does below ``meta``.

    ``kind`` is the type of its token.
    """
    if kind in _MARKED:
        return list(_fields_in(source, start, end, _MARKED[kind], surely=meta))
    return list(_fields_in_table(source, start, end)) if kind == "table_open" else []


def _fields_in(
    source: Source, start: int, end: int, mark: re.Pattern[str], *, surely: bool
) -> Iterator[Piece]:
    """Yield the fields of a list or quote of nothing else, and the text of a post that is written as one.

    ``mark`` is what stands in front of each; a quote has to say where a post goes out, or how far it has got.
    What stands ``surely`` below a title of fields may have any names.
    """
    items = _items_of(source, start, end, mark)
    names = {item.name for item in items}
    if any(map(channel_of, names)):
        # What stands behind the name of a network is a text.
        return
    if {"when", "where", "what"} <= names:
        items = [_as_text(item) if item.name == "what" else item for item in items]
    values = [source.text[slice(*item.rest)] for item in items]
    keys = [field_said(item.name, value) for item, value in zip(items, values, strict=True)]
    if "titled" in keys and not _has_a_text(items):
        # Beside its title, what a pin is described with is its text.
        items = [_as_text(item) if item.name in DESCRIPTIONS else item for item in items]
    if keys.count("date") > 1:
        keys = _without_weekdays(keys, values)
    if keys.count("date") > 1:
        # Several days are those of several posts.
        return
    says_so = bool(SAYS_SO.intersection(keys)) or _WHEN.issubset(keys) or any(map(_IS_PLANNED.match, names))
    known = sum(key is not None for key in keys)
    if mark is _QUOTED and not (says_so and len(keys) > 1):
        return
    has_text = _has_a_text(items)
    says_so = says_so or (mark is _ITEM and has_text and any(keys))
    if surely or known + has_text == len(keys) or (says_so and (known * 2 >= len(keys) or has_text)):
        bare = not (says_so or has_text)
        for item, key in zip(items, keys, strict=True):
            yield from _field_or_text(source, item, key, bare=bare)


def _as_text(item: _Item) -> _Item:
    return replace(item, name="text")


def _without_weekdays(keys: list[str | None], values: list[str]) -> list[str | None]:
    """Return the keys of fields; beside one date, a day without a number is that of the same post."""
    dates = {at for at, key in enumerate(keys) if key == "date" and any(map(str.isdigit, values[at]))}
    if len(dates) != 1:
        return keys
    return [None if key == "date" and at not in dates else key for at, key in enumerate(keys)]


def _items_of(source: Source, start: int, end: int, mark: re.Pattern[str]) -> list[_Item]:
    """Return the items of a list or quote; none if one has no name, or nothing behind or below it."""
    items: list[_Item] = []
    for line in LINE.finditer(source.text, start, end):
        if not line[1].strip():
            continue
        if items and mark is _ITEM and (whole := _with_line(items[-1], line)):
            items[-1] = whole
            continue
        item = mark.match(source.text, line.start(), line.end(1))
        if mark is _QUOTED and item and item.end() == line.end(1):
            continue
        found = _item(source, item, line, mark) if item else None
        if found:
            items.append(found)
        elif items and mark is _QUOTED and item and _is_wrapped(source, items[-1].end, item.end()):
            items[-1] = replace(items[-1], end=line.end(1))
        else:
            return []
    return [] if any(item.rest[0] == item.rest[1] for item in items) else items


def _item(source: Source, begin: re.Match[str], line: re.Match[str], mark: re.Pattern[str]) -> _Item | None:
    """Return the item that a line begins behind the mark in front of it; one of a list may stand open."""
    bold = BOLD_LINE.fullmatch(source.text, begin.end(), line.end(1))
    named = _NAMED_ITEM if mark is _ITEM else PLAIN_FIELD
    found = bold or named.fullmatch(source.text, begin.end(), line.end(1))
    if found is None or not (found["rest"].strip() or mark is _ITEM):
        return None
    name, is_open = found["name"].strip().lower(), not found["rest"].strip()
    rest = (line.end(1), line.end(1)) if is_open else found.span("rest")
    return _Item(name, found.span("name"), rest, found.start(), line.end(1), _depth(line), is_open)


def _with_line(item: _Item, line: re.Match[str]) -> _Item | None:
    """Return an item of a list with a line that goes on with it, or that stands below its name."""
    if not item.below:
        return replace(item, end=line.end(1)) if _GOES_ON.match(line[1]) else None
    if _depth(line) < item.depth + 2:
        return None
    at = line.start() + _depth(line)
    is_first = item.rest[0] == item.rest[1]
    if is_first and _BULLET.match(line[1]):
        # Items below a name are mostly fields of their own, or posts.
        return None
    return replace(item, rest=(at if is_first else item.rest[0], line.end(1)), end=line.end(1))


def _depth(line: re.Match[str]) -> int:
    return len(line[1]) - len(line[1].lstrip())


def _is_wrapped(source: Source, above: int, start: int) -> bool:
    """Tell whether the line from ``start`` on goes on with the one that ends ``above`` it, which is full."""
    text = source.text
    return text[start : start + 1].islower() and above - text.rfind("\n", 0, above) > _FULL_LINE


def _fields_in_table(source: Source, start: int, end: int) -> Iterator[Piece]:
    """Yield the fields of a post that stand in a table of two columns, each with its name in the first."""
    lines = [line.span(1) for line in LINE.finditer(source.text, start, end) if line[1].strip()]
    rows = [row for line in lines if (row := _ROW.fullmatch(source.text, *line))]
    names = [scalar(source, *_within(row, "name")) for row in rows]
    keys = [field_said(name.text, row["rest"]) for name, row in zip(names, rows, strict=True)]
    known = sum(key is not None for key in keys)
    # What stands above the line of hyphens may name the columns.
    if len(rows) < len(lines) or not any(keys[2:]) or known * 2 < len(rows) - 2:
        return
    for row, name, key in zip(rows, names, keys, strict=True):
        value = scalar(source, *_within(row, "rest"))
        if name.text.lower() in TEXTS:
            yield Piece("prose", value.start, value.end)
        elif not set(name.text) <= set(":- ") and value.text.lower() not in _HEADERS:
            own = name if key is None else None
            yield Piece("field", row.start(), row.end(), name=key or "", value=value, own=own)


def _within(row: re.Match[str], group: str) -> tuple[int, int]:
    """Return where the words of a group stand, without blanks and marks around them."""
    words = row[group]
    start = row.start(group) + len(words) - len(words.lstrip(" *_`"))
    return start, max(start, row.start(group) + len(words.rstrip(" *_`")))


_ROW: Final = re.compile(r"[ \t]*\|(?P<name>[^|\n]*)\|(?P<rest>[^|\n]*)(?:\|[ \t]*)?")
_HEADERS: Final = frozenset({"value", "values", "wert", "valeur", "valor", "valore", "details", ""})
_IS_PLANNED: Final = re.compile(r"schedul|publish|post(?:ing)?[ _]?(?:date|time)|go[ _]live", re.IGNORECASE)


def _has_a_text(items: Sequence[_Item]) -> bool:
    """Tell whether one item of a list is what a post says."""
    return sum(item.name in TEXTS for item in items) == 1


def _field_or_text(source: Source, item: _Item, key: str | None, *, bare: bool) -> Iterator[Piece]:
    """Yield what an item is, up to the end of the lines that go on with it."""
    blocks = _blocks_below(source, item) if item.below else []
    if item.name in TEXTS and blocks:
        yield from blocks
    elif item.name in TEXTS:
        start = item.rest[0]
        words = source.text[start : item.end].rstrip()
        is_quoted = len(words) > 1 and QUOTATION.get(words[:1]) == words[-1:]
        start, end = (start + 1, start + len(words) - 1) if is_quoted else (start, item.end)
        yield Piece("prose", start, end, name="text")
    else:
        value = scalar(source, *item.rest)
        if blocks:
            value = rendered(blocks[0], source).text
        elif item.end > item.rest[1]:
            value = render(source, item.rest[0], item.end).text
        own = scalar(source, *item.key) if key is None else None
        yield Piece("field", item.start, item.end, name=key or "", value=value, bare=bare, own=own)


def _blocks_below(source: Source, item: _Item) -> list[Piece]:
    """Return what stands below the name of an item: a quote, a fence with what is behind it, or words."""
    start, end = item.rest
    first = parser().parse(source.text[start:end])[0]
    if first.type == "blockquote_open":
        return [Piece("quote", start, end, name="text")]
    if first.type != "fence" or first.map is None:
        return [Piece("prose", start, end, name="text")]
    lines = [*(line.start() for line in LINE.finditer(source.text, start, end)), end]
    behind = min(lines[first.map[1]], end)
    rest = [Piece("prose", behind, end)] if source.text[behind:end].strip() else []
    return [Piece("fence", start, behind, token=first, name="text"), *rest]
