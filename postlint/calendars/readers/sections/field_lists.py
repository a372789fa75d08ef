"""Lists, quotes and tables that hold nothing but the fields of a post and, perhaps, what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from postlint.calendars.meanings import channel_of
from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.fields import field_said
from postlint.calendars.readers.sections.lines import BOLD_LINE, LINE, PLAIN_FIELD
from postlint.calendars.readers.sections.piece import Piece
from postlint.calendars.readers.sections.words import DESCRIPTIONS, QUOTATION, SAYS_SO, TEXTS
from postlint.source.spans import Source
from postlint.source.tree import scalar

if TYPE_CHECKING:
    from markdown_it.token import Token

_FULL_LINE: Final = 50
"""How long a line is at least that goes on below, where words are wrapped by hand."""
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[^\[\]\n]\][ \t]+)?")
_NAMED_ITEM: Final = re.compile(
    r"(?:[^\w\s\x00-\x7f]+[ \t]*)?(?P<name>[^\W\d_][\w /-]{1,24}?)(?:[ \t]*\([^()\n]{1,30}\))?"
    r"[ \t]*[:：][ \t]*(?P<rest>\S(?:[^\n]*[^\n \t])?)[ \t]*"
)
"""An item with a name in front of it, and perhaps a remark on that in brackets."""
_GOES_ON: Final = re.compile(r"[ \t]{2,}(?![-*+][ \t]|\d{1,3}[.)][ \t])[^\s|>`~]")
"""A line that goes on with the item of a list above it."""
_QUOTED: Final = re.compile(r"[ \t]{0,3}>[ \t]*(?:[-*+][ \t]+)?")
_MARKED: Final = {"bullet_list_open": _ITEM, "ordered_list_open": _ITEM, "blockquote_open": _QUOTED}
"""What stands in front of each line of a block."""
_WHEN: Final = frozenset({"date", "time"})


def fields_of(token: Token, source: Source, start: int, end: int, *, meta: bool) -> list[Piece]:
    """Return the fields of a list, quote or table that holds nothing else, as it does below ``meta``."""
    if token.type in _MARKED:
        return list(_fields_in(source, start, end, _MARKED[token.type], surely=meta))
    return list(_fields_in_table(source, start, end)) if token.type == "table_open" else []


def _fields_in(
    source: Source, start: int, end: int, mark: re.Pattern[str], *, surely: bool
) -> Iterator[Piece]:
    """Yield the fields of a list or quote of nothing else, and the text of a post that is written as one.

    ``mark`` is what stands in front of each; a quote has to say where a post goes out, or how far it has got.
    What stands ``surely`` below a title of fields may have any names.
    """
    items, ends = _items_of(source, start, end, mark)
    if any(channel_of(name) for name, _ in items):
        # What stands behind the name of a network is a text.
        return
    if {"when", "where", "what"} <= {name for name, _ in items}:
        items = [("text" if name == "what" else name, item) for name, item in items]
    keys = [field_said(name, item["rest"]) for name, item in items]
    if "titled" in keys and not _has_a_text(items):
        # Beside its title, what a pin is described with is its text.
        items = [("text" if name in DESCRIPTIONS else name, item) for name, item in items]
    if keys.count("date") > 1:
        keys = _without_weekdays(keys, [item["rest"] for _, item in items])
    if keys.count("date") > 1:
        # Several days are those of several posts.
        return
    says_so = (
        bool(SAYS_SO.intersection(keys))
        or _WHEN.issubset(keys)
        or any(map(_IS_PLANNED.match, (name for name, _ in items)))
    )
    known = sum(key is not None for key in keys)
    if mark is _QUOTED and not (says_so and len(keys) > 1):
        return
    has_text = _has_a_text(items)
    says_so = says_so or (mark is _ITEM and has_text and any(keys))
    if surely or known + has_text == len(keys) or (says_so and (known * 2 >= len(keys) or has_text)):
        bare = not (says_so or has_text)
        yield from (
            _field_or_text(source, *item, key, end, bare=bare)
            for item, key, end in zip(items, keys, ends, strict=True)
        )


def _without_weekdays(keys: list[str | None], values: list[str]) -> list[str | None]:
    """Return the keys of fields; beside one date, a day without a number is that of the same post."""
    dates = {at for at, key in enumerate(keys) if key == "date" and any(map(str.isdigit, values[at]))}
    if len(dates) != 1:
        return keys
    return [None if key == "date" and at not in dates else key for at, key in enumerate(keys)]


def _items_of(
    source: Source, start: int, end: int, mark: re.Pattern[str]
) -> tuple[list[tuple[str, re.Match[str]]], list[int]]:
    """Return the items of a list or quote, by their names, and where each ends; none if one has no name."""
    items: list[tuple[str, re.Match[str]]] = []
    ends: list[int] = []
    for line in LINE.finditer(source.text, start, end):
        if not line[1].strip():
            continue
        if items and mark is _ITEM and _GOES_ON.match(source.text, line.start(), line.end(1)):
            ends[-1] = line.end(1)
            continue
        item = mark.match(source.text, line.start(), line.end(1))
        if mark is _QUOTED and item and item.end() == line.end(1):
            continue
        bold = BOLD_LINE.fullmatch(source.text, item.end(), line.end(1)) if item else None
        named = _NAMED_ITEM if mark is _ITEM else PLAIN_FIELD
        said = named.fullmatch(source.text, item.end(), line.end(1)) if item and not bold else None
        found = bold or said
        if found is None and items and mark is _QUOTED and item and _is_wrapped(source, ends[-1], item.end()):
            ends[-1] = line.end(1)
            continue
        if found is None or not found["rest"].strip():
            return [], []
        items.append((found["name"].strip().lower(), found))
        ends.append(line.end(1))
    return items, ends


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


def _has_a_text(items: list[tuple[str, re.Match[str]]]) -> bool:
    """Tell whether one item of a list is what a post says."""
    return sum(name in TEXTS for name, _ in items) == 1


def _field_or_text(
    source: Source, name: str, item: re.Match[str], key: str | None, end: int, *, bare: bool
) -> Piece:
    """Return what an item is, up to the ``end`` of the lines that go on with it."""
    if name in TEXTS:
        start = item.start("rest")
        words = source.text[start:end].rstrip()
        is_quoted = len(words) > 1 and QUOTATION.get(words[:1]) == words[-1:]
        start, end = (start + 1, start + len(words) - 1) if is_quoted else (start, end)
        return Piece("prose", start, end, name="text")
    value = scalar(source, *item.span("rest"))
    if end > item.end():
        value = render(source, item.start("rest"), end).text
    own = scalar(source, *item.span("name")) if key is None else None
    return Piece("field", item.start(), end, name=key or "", value=value, bare=bare, own=own)
