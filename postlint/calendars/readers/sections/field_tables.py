"""Tables of two columns that hold nothing but the fields of a post and, perhaps, what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postlint.calendars.readers.sections.fields import field_said
from postlint.calendars.readers.sections.roles import text_among
from postlint.calendars.readers.sections.section import Piece, full_lines
from postlint.calendars.readers.sections.words import TEXTS
from postlint.source.spans import Source
from postlint.source.tree import scalar

_ROW: Final = re.compile(r"[ \t]*\|(?P<name>[^|\n]*)\|(?P<rest>[^|\n]*)(?:\|[ \t]*)?")
_HEADERS: Final = frozenset({"value", "values", "wert", "valeur", "valor", "valore", "details", ""})


def fields_in_table(source: Source, start: int, end: int) -> Iterator[Piece]:
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
