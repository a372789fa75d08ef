"""Posts in the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import channel_of, meaning
from postlint.calendars.readers.loose.versions import is_wordy
from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.words import DAYS, TEXTS, field_named
from postlint.calendars.stand_ins import says_no_network, says_no_text
from postlint.calendars.value_words import channels_in, is_nothing
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Scalar, entry, scalar

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


_PLAIN: Final = {key: key for key in ("channel", "date", "time", "status", "media", "alt")}
_OF_A_PLAN: Final = frozenset({"date", "channel"})


@dataclass(frozen=True, slots=True)
class Rows:
    """The posts of a table, and where its other rows begin.

    ``short`` are rows without a text, ``to_do`` those that name no network on purpose, ``placeless`` posts
    that leave the network open where others name one.
    """

    posts: list[Mapping] = field(default_factory=list)
    short: list[int] = field(default_factory=list)
    to_do: list[int] = field(default_factory=list)
    placeless: list[int] = field(default_factory=list)


def rows_of(source: Source, start: int, end: int) -> Rows:
    """Return the rows of a table that have a text, by what is above their cells.

    A word or two are what a post is about, and no text.
    """
    lines = [line.span(1) for line in _LINE.finditer(source.text, start, end) if line[1].strip()]
    header = _cells(source, *lines[0])
    names = [_name(cell.text) for cell in header]
    if not any(meaning(name) in _OF_A_PLAN or folded(name) in DAYS for name in names):
        names = [cell.text for cell in header]
    kept = [number for number, name in enumerate(names) if meaning(name) in _KEPT]
    texts = [number for number in kept if meaning(names[number]) == "text"]
    by_network = [number for number, cell in enumerate(header) if channel_of(cell.text)]
    found = Rows()
    if not texts and not by_network:
        return found
    written = [(line, _cells(source, *line)) for line in lines[2:]]
    where = [number for number in kept if meaning(names[number]) == "channel"]
    some_say = any(channels_in(_at(cells, number)) for _, cells in written for number in where)
    for line, cells in written:
        entries = tuple(
            entry(names[number], cells[number])
            for number in (*kept, *by_network)
            if number < len(cells) and not _is_empty(names[number], cells[number].text)
        )
        says = [one.value for one in entries if meaning(one.key) == "text" or channel_of(one.key)]
        named = [_at(cells, number) for number in where]
        if not any(map(is_wordy, says)):
            found.short.append(line[0])
        elif some_say and any(named) and all(map(says_no_network, named)):
            found.to_do.append(line[0])
        else:
            found.posts.append(Mapping(entries, source, *line))
            found.placeless.extend([line[0]] if some_say and not any(named) else [])
    return found if found.posts else Rows()


def _at(cells: Sequence[Scalar], number: int) -> str:
    return cells[number].text.strip() if number < len(cells) else ""


def _is_empty(name: str, text: str) -> bool:
    """Tell whether a cell keeps a place free; a text of one such word is judged where texts are read."""
    return is_nothing(text) or (meaning(name) != "text" and says_no_text(text))


def _name(header: str) -> str:
    """Return what a column is called, with the plainest word for what labels and fields call otherwise."""
    if meaning(header) is not None:
        return header
    return "text" if header.strip().lower() in TEXTS else _PLAIN.get(field_named(header) or "", header)


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
