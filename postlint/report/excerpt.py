"""The line of a file that a finding points at, with a caret under what is meant."""

from __future__ import annotations

from rich.cells import cell_len

from postlint.report.layout import Look, fitted
from postlint.source.escape import terminal
from postlint.source.spans import Source, Span

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
    before = _tail(line[max(0, start - room) : start], room, whole=cell_len(line[: 2 * room]) <= room)
    marked = terminal(line[start : min(stop, start + room)])
    # Escaped once more as a whole: a command may begin in one part and end in the next.
    shown = fitted(terminal(before + marked + terminal(line[stop : stop + room])).rstrip(), room)
    carets = "^" * max(1, min(cell_len(marked), room - cell_len(before)))
    return [
        look.paint(gutter, "blue") + shown,
        " " * (len(gutter) + cell_len(before)) + look.paint(carets, "red"),
    ]


def _tail(text: str, room: int, *, whole: bool) -> str:
    """Return ``text`` escaped, and cut from the left where its line is too long to be shown whole."""
    safe = terminal(text)
    kept = room - 1 if whole else room // _CONTEXT
    if cell_len(safe) <= kept:
        return safe
    while cell_len(safe) >= kept:
        # A character takes two cells at most, so half of what is too much is never too much.
        safe = safe[max(1, (cell_len(safe) - kept) // 2) :]
    return f"…{safe}"
