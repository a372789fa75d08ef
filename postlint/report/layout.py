"""Lines of text: escaped, wrapped, cut and aligned.

Every line of the reports for people is made here, so nothing reaches a terminal unescaped. Widths
are those of terminals: an emoji or a Chinese character takes two cells.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

import click

from postlint.records import dataclass
from postlint.source.escape import terminal
from postlint.source.spans import Source, Span
from postlint.vocabulary import Severity

SEVERITY_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}

_WIDEST_COLUMN = 32
_NARROWEST_COLUMN = 20
_GLUE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Look:
    """How a report for people looks: its width and colour, and whether it shows ``info`` and all posts.

    With ``statistics`` it counts findings by rule in place of listing them.
    """

    width: int = 80
    colour: bool = False
    show_info: bool = False
    show_posts: bool = False
    statistics: bool = False

    def paint(self, text: str, colour: str | None = None, *, bold: bool = False) -> str:
        """Return ``text`` in a colour where colour is wanted."""
        return click.style(text, fg=colour, bold=bold or None) if self.colour else text


def _cells(text: str) -> int:
    """Return how many cells of a terminal ``text`` takes; a report that has nothing to align never asks."""
    from rich.cells import cell_len

    return cell_len(text)


def _of_cells(text: str, cells: int) -> str:
    from rich.cells import set_cell_size

    return set_cell_size(text, cells)


def plural(number: int, noun: str) -> str:
    """Return a number with its noun: "1 post", "1,200 posts"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def first_sentence(text: str) -> str:
    """Return the first sentence of ``text``, as one line."""
    return re.split(r"(?<=[.!?])\s", " ".join(text.split()), maxsplit=1)[0]


def shorten(text: str, width: int) -> str:
    """Return ``text`` as one safe line of at most ``width`` cells, cut with an ellipsis."""
    return fitted(terminal(" ".join(text.split())), width)


def fitted(line: str, width: int) -> str:
    """Return a safe ``line``, cut with an ellipsis where it is wider than ``width`` cells."""
    if _cells(line) <= width:
        return line
    kept = _of_cells(line, max(0, width - 1)).rstrip()
    # A cut between joined characters can leave more than was asked for.
    while kept and _cells(kept + "…") > width:
        kept = kept[:-1]
    return kept + "…"


def paragraph(text: str, look: Look, indent: str = "", hanging: str | None = None) -> list[str]:
    """Return ``text`` wrapped to the width; lines after the first start with ``hanging``.

    What stands in backticks stays on one line, so that it can be copied.
    """
    whole = re.sub(r"`[^`]*`", lambda code: code[0].replace(" ", _GLUE), " ".join(text.split()))
    lines = textwrap.wrap(
        terminal(whole),
        look.width,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_GLUE, " ") for line in lines]


def columns(
    rows: Sequence[tuple[str, ...]], look: Look, indent: str = "  ", *, wrap: bool = False
) -> list[str]:
    """Return rows with aligned columns, each as wide as its widest cell, within reason.

    The last column has the rest of the width: what is longer is cut or, with ``wrap``, goes on below.
    A column with nothing in it takes no room.
    """
    filled = [any(column) for column in zip(*rows, strict=True)]
    rows = [tuple(compress(row, (*filled[:-1], True))) for row in rows]
    cells = [tuple(shorten(cell, _WIDEST_COLUMN) for cell in row[:-1]) for row in rows]
    widths = [max(map(_cells, column)) for column in zip(*cells, strict=True)]
    used = len(indent) + sum(widths) + 2 * len(widths)
    rest = max(_NARROWEST_COLUMN, look.width - used)
    lines = []
    for row, heads in zip(rows, cells, strict=True):
        aligned = [_of_cells(head, width) for head, width in zip(heads, widths, strict=True)]
        last = paragraph(row[-1], replace(look, width=rest)) if wrap else [shorten(row[-1], rest)]
        first, *others = last or [""]
        lines.append((indent + "  ".join([*aligned, first])).rstrip())
        lines += [" " * used + other for other in others]
    return lines


_CONTEXT = 3
"""Of a line too long to show, one part in so many of the width is kept before the caret."""


def excerpt(source: Source | None, span: Span, look: Look) -> list[str]:
    """Return the first line of ``span`` and a line with carets under it; nothing for a whole file."""
    line = source.line(span.line) if source else ""
    if span.is_file or not line:
        return []
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    stop = max(end, start + 1)
    gutter = f"  {span.line:>4} | "
    room = look.width - len(gutter)
    # More characters than there are cells are never shown: a line may be a megabyte long.
    before = _tail(line[max(0, start - room) : start], room, whole=_cells(line[: 2 * room]) <= room)
    marked = terminal(line[start : min(stop, start + room)])
    # Escaped once more as a whole: a command may begin in one part and end in the next.
    shown = fitted(terminal(before + marked + terminal(line[stop : stop + room])).rstrip(), room)
    carets = "^" * max(1, min(_cells(marked), room - _cells(before)))
    return [
        look.paint(gutter, "blue") + shown,
        " " * (len(gutter) + _cells(before)) + look.paint(carets, "red"),
    ]


def short_place(text: str) -> str:
    """Return a place that fits into a column: its end says which file and line, so its folders are cut."""
    kept = _tail(text, _WIDEST_COLUMN + 1, whole=True)
    return kept if kept == terminal(text) or "/" not in kept else f"…{kept[kept.index('/') :]}"


def _tail(text: str, room: int, *, whole: bool) -> str:
    """Return ``text`` escaped, and cut from the left where its line is too long to be shown whole."""
    safe = terminal(text)
    kept = room - 1 if whole else room // _CONTEXT
    if _cells(safe) <= kept:
        return safe
    while _cells(safe) >= kept:
        # A character takes two cells at most, so half of what is too much is never too much.
        safe = safe[max(1, (_cells(safe) - kept) // 2) :]
    return f"…{safe}"


def place(span: Span) -> str:
    """Return a span as editors and people follow it: ``june.yaml:41:5``, or ``june.xlsx:Plan!C7``."""
    return span.place if span.is_file or span.sheet else f"{span.place}:{span.column}"
