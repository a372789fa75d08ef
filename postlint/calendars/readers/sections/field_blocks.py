"""Lists, quotes and tables of nothing but the fields of a post and, perhaps, what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from postlint.calendars.key_meanings import channel_of
from postlint.calendars.readers.markdown_text import parser, render, unindented
from postlint.calendars.readers.sections.fields import field_named, field_said
from postlint.calendars.readers.sections.heading_words import DESCRIPTIONS, QUOTATION, SAYS_SO, TEXTS
from postlint.calendars.readers.sections.labels import label_of
from postlint.calendars.readers.sections.lines_of_paragraphs import BOLD_LINE, PLAIN_FIELD
from postlint.calendars.readers.sections.lists import Named
from postlint.calendars.readers.sections.outline import LINE, PLAIN, Piece, full_lines
from postlint.calendars.readers.sections.roles_of_headings import language_of, text_among
from postlint.source.spans import Source
from postlint.source.tree import scalar

if TYPE_CHECKING:
    from markdown_it.token import Token

_FULL_LINE: Final = 50
"""How long a line is at least that goes on below, where words are wrapped by hand."""
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[^\[\]\n]\][ \t]+)?")
_NAMED_ITEM: Final = re.compile(
    r"(?:[^\w\s\x00-\x7f]+[ \t]*)?(?P<name>[^\W\d_][\w /-]{1,24}?)(?P<remark>[ \t]*\([^()\n]{1,30}\))?"
    r"[ \t]*[:：][ \t]*(?P<rest>(?:\S(?:[^\n]*[^\n \t])?)?)[ \t]*"
)
"""An item with a name in front of it, and perhaps a remark on that in brackets."""
_GOES_ON: Final = re.compile(r"[ \t]{2,}(?![-*+][ \t]|\d{1,3}[.)][ \t])[^\s|>`~]")
"""A line that goes on with the item of a list above it."""
_QUOTED: Final = re.compile(r"[ \t]{0,3}>[ \t]*(?:[-*+][ \t]+)?")
_MARKED: Final = {"bullet_list_open": _ITEM, "ordered_list_open": _ITEM, "blockquote_open": _QUOTED}
"""What stands in front of each line of a block."""
_WHEN: Final = frozenset({"date", "time"})
_OF_ONE_POST: Final = SAYS_SO | _WHEN
"""Fields that stand once for each post, so that a name above some of them is that of a post."""
_LISTS: Final = frozenset({"bullet_list_open", "ordered_list_open"})
_BLOCKS: Final = frozenset({"blockquote_open", "fence"})
_HEADS: Final = frozenset({"network", "post", "part", "option"})
_IS_PLANNED: Final = re.compile(r"schedul|publish|post(?:ing)?[ _]?(?:date|time)|go[ _]live", re.IGNORECASE)
_ROW: Final = re.compile(r"[ \t]*\|(?P<name>[^|\n]*)\|(?P<rest>[^|\n]*)(?:\|[ \t]*)?")
_HEADERS: Final = frozenset({"value", "values", "wert", "valeur", "valor", "valore", "details", ""})
_WHOLE: Final = re.compile(r"[.!?…][\"”»’)]*\s*\Z|#\w+\s*\Z")
"""How words end that go out, and those on what a picture shows mostly do not."""


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
    items = _items_of(source, start, end, mark)
    names = [item.called for item in items]
    keys = [field_said(item.called, item.said) for item in items]
    labelled = _on_networks(items, keys)
    if labelled or any(map(channel_of, names)):
        # What stands behind the name of a network is a text.
        yield from labelled
        return
    if {"when", "where", "what"} <= set(names):
        names = ["text" if name == "what" else name for name in names]
    if "titled" in keys and _text_of(items, names) is None:
        # Beside its title, what a pin is described with is its text.
        names = ["text" if name in DESCRIPTIONS else name for name in names]
    if keys.count("date") > 1:
        keys = _without_weekdays(keys, [item.said for item in items])
    if keys.count("date") > 1 or any(item.is_text and names.count(item.called) > 1 for item in items):
        # Several days, or texts under one name, are those of several posts.
        return
    says_so = bool(SAYS_SO.intersection(keys)) or _WHEN.issubset(keys) or any(map(_IS_PLANNED.match, names))
    known = sum(key is not None for key in keys)
    if mark is _QUOTED and not (says_so and len(keys) > 1):
        return
    text = _text_of(items, names)
    has_text = text is not None
    says_so = says_so or (mark is _ITEM and has_text and any(keys))
    if surely or known + has_text == len(keys) or (says_so and (known * 2 >= len(keys) or has_text)):
        bare = not (says_so or has_text)
        for number, (item, key) in enumerate(zip(items, keys, strict=True)):
            if number == text:
                yield from _text(item)
            else:
                yield _field(item, key, bare=bare, beside=has_text)


def _on_networks(items: Sequence[Named], keys: Sequence[str | None]) -> list[Piece]:
    """Return the labels, texts and fields of a post whose captions say in brackets where each goes out."""
    labels = [label_of(item.title) for item in items]
    texts = [(label.plain, label.channels) for label in labels if label.role == "content"]
    if not any(networks for _, networks in texts) or len({*texts}) < len(texts) or keys.count("date") > 1:
        return []
    found: list[Piece] = []
    for item, label, key in zip(items, labels, keys, strict=True):
        if label.role == "content":
            found += (Piece("label", item.start, item.at, label, PLAIN), *_text(item))
        else:
            found.append(_field(item, key, bare=False, beside=True))
    return found


def _without_weekdays(keys: list[str | None], values: list[str]) -> list[str | None]:
    """Return the keys of fields; beside one date, a day without a number is that of the same post."""
    dates = {at for at, key in enumerate(keys) if key == "date" and any(map(str.isdigit, values[at]))}
    if len(dates) != 1:
        return keys
    return [None if key == "date" and at not in dates else key for at, key in enumerate(keys)]


def _items_of(source: Source, start: int, end: int, mark: re.Pattern[str]) -> list[Named]:
    """Return the items of a list or quote, with what stands below each; none if one is no field."""
    items: list[Named] = []
    for line in LINE.finditer(source.text, start, end):
        until = line.end(1)
        if not line[1].strip():
            continue
        if items and mark is _ITEM and _goes_on(source, items[-1], line.start(), until):
            items[-1] = _with_line(items[-1], line.start(), until)
            continue
        item = mark.match(source.text, line.start(), until)
        if mark is _QUOTED and item and item.end() == until:
            continue
        found = _named(source, item, until, mark) if item else None
        if (
            found is None
            and items
            and mark is _QUOTED
            and item
            and _is_wrapped(source, items[-1].end, item.end())
        ):
            items[-1] = replace(items[-1], end=until)
            continue
        if found is None:
            return []
        items.append(found)
    return items if all(map(_is_field, items)) else []


def _named(source: Source, item: re.Match[str], end: int, mark: re.Pattern[str]) -> Named | None:
    """Return what a line behind its mark is, if a name stands in front."""
    bold = BOLD_LINE.fullmatch(source.text, item.end(), end)
    plain = _NAMED_ITEM if mark is _ITEM else PLAIN_FIELD
    found = bold or plain.fullmatch(source.text, item.end(), end)
    if found is None:
        return None
    remark = found.groupdict().get("remark")
    until = found.end("remark") if remark and language_of(f"{found['name']}{remark}") else found.end("name")
    depth = len(source.text[item.start() : item.end()].expandtabs(4)) - len(item[0].lstrip().expandtabs(4))
    name = scalar(source, found.start("name"), until)
    title = scalar(source, name.start, found.end("remark")) if remark else name
    return Named(name, title, item.end(), *found.span("rest"), depth, not found["rest"].strip())


def _goes_on(source: Source, item: Named, start: int, end: int) -> bool:
    """Tell whether a line goes on with the item above it: what says nothing yet may have a block below it."""
    if _GOES_ON.match(source.text, start, end):
        return True
    line = source.text[start:end].expandtabs(4)
    return item.is_open and len(line) - len(line.lstrip()) > item.depth


def _with_line(item: Named, start: int, end: int) -> Named:
    """Return an item with a line more; what it says begins there, behind nothing but a remark at most."""
    is_first = item.at == item.end if item.below else item.is_open
    return replace(item, at=start, end=end, below=True) if is_first else replace(item, end=end)


def _is_field(item: Named) -> bool:
    """Tell whether an item is a field: what stands below its name may be a post, several or a list of any."""
    if not item.below:
        return True
    key = field_named(item.called)
    if not item.said:
        return item.is_text or key is not None
    text = item.name.source.text
    if item.is_text:
        tokens = parser().parse(unindented(text, item.at, item.end))
        blocks = [one.type for one in tokens if not one.level and one.nesting >= 0]
        return blocks[0] not in _LISTS and (len({*blocks}) == 1 or _BLOCKS.isdisjoint(blocks))
    below = LINE.finditer(text, item.at, item.end)
    return label_of(item.name).role not in _HEADS and not any(_is_of_one_post(item, line) for line in below)


def _is_of_one_post(above: Named, line: re.Match[str]) -> bool:
    """Tell whether a line below an item is the text of a post, or a field that each post has once."""
    source = above.name.source
    mark = _ITEM.match(source.text, line.start(), line.end(1))
    item = _named(source, mark, line.end(1), _ITEM) if mark else None
    return item is not None and (item.is_text or field_said(item.called, item.said) in _OF_ONE_POST)


def _is_wrapped(source: Source, above: int, start: int) -> bool:
    """Tell whether the line from ``start`` on goes on with the one that ends ``above`` it, which is full."""
    text = source.text
    return text[start : start + 1].islower() and above - text.rfind("\n", 0, above) > _FULL_LINE


def _text_of(items: Sequence[Named], names: Sequence[str]) -> int | None:
    """Return which item is what the post says; none where another may be, being longer and as whole."""
    filled = [name if item.said else "" for item, name in zip(items, names, strict=True)]
    number = text_among(filled if any(map(language_of, filled)) else names)
    if number is None or items[number].said[:1] in QUOTATION:
        return number
    others = [
        item
        for at, (item, name) in enumerate(zip(items, names, strict=True))
        if at != number and not language_of(name) and text_among([name]) is not None
    ]
    length = len(items[number].said)
    return None if any(len(one.said) > length and _WHOLE.search(one.said) for one in others) else number


def _text(item: Named) -> Iterator[Piece]:
    """Yield what a post says: words without marks of quotation around them, or a fence and what is behind."""
    source = item.name.source
    words = source.text[item.at : item.end]
    start, end = item.at + len(words) - len(words.lstrip()), item.at + len(words.rstrip())
    first = parser().parse(unindented(source.text, start, end))[0] if item.below and item.said else None
    if first and first.type == "fence" and first.map:
        lines = [*(line.start() for line in LINE.finditer(source.text, start, end)), end]
        behind = min(lines[first.map[1]], end)
        yield Piece("fence", start, behind, token=first, name="text")
        start = behind
    words = source.text[start:end]
    is_quoted = len(words) > 1 and QUOTATION.get(words[:1]) == words[-1:]
    if words.strip():
        yield Piece("prose", *((start + 1, end - 1) if is_quoted else (start, end)), name="text")


def _field(item: Named, key: str | None, *, bare: bool, beside: bool) -> Piece:
    """Return what an item says of a post; ``beside`` its text, what may be one by its name is a remark.

    A text in another language keeps its name, so that it is told.
    """
    if beside and item.is_text and not language_of(item.called):
        return Piece("aside", item.start, item.end)
    source = item.name.source
    value = scalar(source, item.at, item.end)
    if "\n" in item.said or item.below:
        # Where files stand in it is counted in the file.
        value = value if key == "media" else render(source, item.at, item.end).text
    own = item.name if key is None else None
    return Piece("field", item.start, item.end, name=key or "", value=value, bare=bare, own=own)


def _fields_in_table(source: Source, start: int, end: int) -> Iterator[Piece]:
    """Yield the fields of a post that stand in a table, each with its name in the first of two columns."""
    lines = full_lines(source, start, end)
    rows = [row for line in lines if (row := _ROW.fullmatch(source.text, *line))]
    names = [scalar(source, *_within(row, "name")) for row in rows]
    keys = [field_said(name.text, row["rest"]) for name, row in zip(names, rows, strict=True)]
    text = text_among([name.text.lower() for name in names])
    known = sum(key is not None for key in keys) + (text is not None)
    # What stands above the line of hyphens may name the columns.
    if len(rows) < len(lines) or not any(keys[2:]) or known * 2 < len(rows) - 2:
        return
    for number, (row, name, key) in enumerate(zip(rows, names, keys, strict=True)):
        value = scalar(source, *_within(row, "rest"))
        if number == text or (text is None and name.text.lower() in TEXTS):
            yield Piece("prose", value.start, value.end)
        elif name.text.lower() in TEXTS:
            yield Piece("aside", row.start(), row.end())
        elif not set(name.text) <= set(":- ") and value.text.lower() not in _HEADERS:
            own = name if key is None else None
            yield Piece("field", row.start(), row.end(), name=key or "", value=value, own=own)


def _within(row: re.Match[str], group: str) -> tuple[int, int]:
    """Return where the words of a group stand, without blanks and marks around them."""
    words = row[group]
    start = row.start(group) + len(words) - len(words.lstrip(" *_`"))
    return start, max(start, row.start(group) + len(words.rstrip(" *_`")))
