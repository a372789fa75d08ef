"""The blocks of a Markdown file that matter where posts are written down: labels, fields and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from postlint.calendars.meanings import channel_of
from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.bold_titles import settled, with_heads
from postlint.calendars.readers.sections.days import begins_with_day
from postlint.calendars.readers.sections.fields import field_said
from postlint.calendars.readers.sections.habits import Habits
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.numbers import with_days, with_ends, without_slides
from postlint.calendars.readers.sections.words import DESCRIPTIONS, QUOTATION, SAYS_SO, TEXTS
from postlint.source.spans import Source
from postlint.source.tree import scalar

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
from postlint.calendars.readers.sections.lines import BOLD_LINE, LINE, PLAIN_FIELD, lines_of
from postlint.calendars.readers.sections.piece import BLOCK, Kind, Piece

_FULL_LINE: Final = 50
"""How long a line is at least that goes on below, where words are wrapped by hand."""
_SUMMARY: Final = re.compile(
    r"<summary>(?:\s|<[^<>]*>){0,200}(?P<name>[^\s<>][^<>\n]{0,79}?)\s{0,20}<", re.IGNORECASE
)
_END: Final = re.compile(r"\s{0,3}</details>", re.IGNORECASE)
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
_NEXT_LINE: Final = re.compile(r"\s*(?P<line>[^\r\n]*)")
_DIVIDER: Final = 3
_UNEVEN: Final = 3
"""Of how many signs lines are that divide, and by how many one differs that is below a heading."""
_WORDS_OF_DAY: Final = 7
"""How many words there are in "Monday, 1 June 2026 at 9 am"."""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join", "reference"])


def pieces(source: Source, start: int, end: int, *, headed: bool = False) -> list[Piece]:
    """Return the pieces of the Markdown from ``start`` to ``end``, in file order.

    ``headed`` tells that front matter says where the first post goes out.
    """
    markdown = source.text[start:end]
    lines = [
        start,
        *(found.end() for found in LINE.finditer(source.text, start, end) if found.end() > found.start()),
    ]
    found: list[Piece] = []
    habits = Habits.of(markdown)
    # A no-break space behind a hash, as some keyboards write it, is seen as a space.
    for token in _parser().parse(markdown.replace("\u00a0", " ")):
        if token.level == 0 and token.map and token.nesting >= 0:
            at, until = (lines[min(number, len(lines) - 1)] for number in token.map)
            above = next((piece for piece in reversed(found) if piece.kind != "rule"), None)
            below_label = above is None or above.kind == "label"
            is_meta = bool(found) and found[-1].label is not None and found[-1].label.field == "meta"
            found += _pieces_of(token, source, at, until, habits, first=below_label, meta=is_meta)
    told = without_slides(list(settled(with_days(with_heads(found, source)), habits)), source)
    return list(_in_blocks(source, list(with_ends(told, source, headed=headed)), headed=headed))


_KINDS: Final[dict[str, Kind]] = {
    "hr": "rule",
    "fence": "fence",
    "code_block": "prose",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
    "html_block": "prose",
}


def _pieces_of(
    token: Token, source: Source, start: int, end: int, habits: Habits, *, first: bool, meta: bool
) -> Iterator[Piece]:
    if token.type == "heading_open" and token.markup in {"=", "-"}:
        yield from _above_line(token, source, start, end, habits, first=first)
    elif token.type == "heading_open":
        yield _heading(token, source, start, end)
    elif token.type == "paragraph_open":
        yield from lines_of(source, start, end, habits, first=first)
    elif token.type == "html_block" and (summary := _SUMMARY.search(source.text, start, end)):
        yield Piece("label", start, end, label_of(scalar(source, *summary.span("name"))), BLOCK)
    elif token.type == "html_block" and _END.match(source.text, start, end):
        yield Piece("end", start, end, level=BLOCK)
    elif fields := _fields_of(token, source, start, end, meta=meta):
        yield from fields
    elif token.type in _KINDS:
        yield Piece(_KINDS[token.type], start, end, token=token)


def _above_line(
    token: Token, source: Source, start: int, end: int, habits: Habits, *, first: bool
) -> Iterator[Piece]:
    """Yield the heading above a line of signs, or the text that hyphens divide from what follows.

    Who underlines a heading draws the line about as long as it is.
    """
    end = start + len(source.text[start:end].rstrip())
    words, _, line = source.text[start:end].rpartition("\n")
    below = start + len(words) + 1
    place = scalar(source, start, start + len(words))
    is_title = "\n" not in words and not (habits.hashed and label_of(place).role == "topic")
    is_even = len(line.strip()) > _DIVIDER and abs(len(words.strip()) - len(line.strip())) <= _UNEVEN
    if is_title and (is_even or token.markup == "="):
        yield _heading(token, source, start, end)
    else:
        yield from lines_of(source, start, below, habits, first=first)
        yield Piece("rule", below, end)


def _fields_of(token: Token, source: Source, start: int, end: int, *, meta: bool) -> list[Piece]:
    """Return the fields of a list, quote or table that holds nothing else, as it does below ``meta``."""
    if token.type in _MARKED:
        return list(_fields_in(source, start, end, _MARKED[token.type], surely=meta))
    return list(_fields_in_table(source, start, end)) if token.type == "table_open" else []


def _heading(token: Token, source: Source, start: int, end: int) -> Piece:
    line = source.text[start:end].strip().partition("\n")[0]
    title = line.lstrip("#").rstrip("#").strip()
    at = source.text.index(title, start) if title else start
    place = scalar(source, at, at + len(title))
    label = label_of(place)
    if label.role == "field" and label.status is not None and not _is_above_day(source, end):
        # "Scheduled" heads the posts that are, and is a date only as the name of a field.
        label = replace(label, role="topic", field="")
    return Piece("label", start, end, label, int(token.tag[1:]))


def _is_above_day(source: Source, end: int) -> bool:
    """Tell whether the next line that says something is a day and, at most, a time of it."""
    line = _NEXT_LINE.match(source.text, end)
    return line is not None and begins_with_day(line["line"]) and len(line["line"].split()) <= _WORDS_OF_DAY


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


def _in_blocks(source: Source, found: list[Piece], *, headed: bool) -> Iterator[Piece]:
    """Yield the pieces; where lines divide posts that each begin with their fields, a label above each."""
    starts = [
        number
        for number, piece in enumerate(found)
        if piece.kind == "field" and (not number or found[number - 1].kind == "rule")
    ]
    blocks = {number for number in starts if _names_channel(found, number)}
    if blocks and headed:
        blocks.add(0)
    for number, piece in enumerate(found):
        if number in blocks and len(blocks) > 1:
            place = scalar(source, piece.start, piece.start)
            yield Piece("label", piece.start, piece.start, Label(place, "post", named=True), BLOCK)
        yield piece


def _names_channel(found: list[Piece], start: int) -> bool:
    """Tell whether the fields from ``start`` on say where a post goes out."""
    following = (found[number] for number in range(start, len(found)))
    return any(piece.name == "channel" for piece in takewhile(lambda piece: piece.kind == "field", following))
