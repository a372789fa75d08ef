"""Tables in Markdown whose rows are posts: one column holds their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.meanings import channel_of, meaning
from postlint.calendars.readers.loose.versions import is_wordy
from postlint.calendars.readers.markdown_text import render
from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Scalar, scalar

_LINE: Final = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_CELL: Final = re.compile(r"(?:\\.|`[^`]*`|[^|\\])+")
_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»"}
_NOT_GIVEN: Final = frozenset({"", "-", "–", "—", "n/a", "tbd"})


def rows_of(source: Source, start: int, end: int) -> Iterator[Mapping]:
    """Yield the rows of a table from ``start`` to ``end`` that have a text, by what is above their cells."""
    lines = [line.span(1) for line in _LINE.finditer(source.text, start, end) if line[1].strip()]
    header = _cells(source, *lines[0])
    kept = [
        number
        for number, cell in enumerate(header)
        if meaning(cell.text) in {"text", "date", "time", "channel", "status", "account", "id"}
    ]
    texts = [number for number in kept if meaning(header[number].text) == "text"]
    by_network = [number for number, cell in enumerate(header) if channel_of(cell.text)]
    if not texts and not by_network:
        return
    for line in lines[2:]:
        cells = _cells(source, *line)
        entries = tuple(
            Entry(header[number].text, header[number], cells[number])
            for number in (*kept, *by_network)
            if number < len(cells) and cells[number].text.strip().lower() not in _NOT_GIVEN
        )
        if any(
            is_wordy(one.value) and (meaning(one.key) == "text" or channel_of(one.key)) for one in entries
        ):
            yield Mapping(entries, source, *line)


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
