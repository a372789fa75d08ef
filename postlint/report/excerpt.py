"""The line of a file that a finding points at, with a caret under what is meant."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from postlint.report.escape import terminal
from postlint.report.layout import Look
from postlint.source.spans import Source, Span

_CONTEXT = 3
"""Of a line too long to show, one part in so many is kept before the caret."""


def excerpt(source: Source | None, span: Span, look: Look) -> list[str]:
    """Return the first line of ``span`` and a line with carets under it; nothing for a whole file."""
    line = source.line(span.line) if source else ""
    if span.is_file or not line:
        return []
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    gutter = f"  {span.line:>4} | "
    room = look.width - len(gutter)
    # A cut counts characters, not cells: near enough to keep the caret in sight.
    cut = start - room // _CONTEXT if cell_len(line) > room and start > room // _CONTEXT else 0
    stop = max(end, start + 1)
    before, marked, after = line[cut:start], line[start:stop], line[stop:]
    before, marked = ("…" if cut else "") + terminal(before), terminal(marked)
    # Escaped once more as a whole: a command may begin in one part and end in the next.
    shown = _fit(terminal(before + marked + terminal(after)), room)
    carets = "^" * max(1, min(cell_len(marked), room - cell_len(before)))
    return [
        look.paint(gutter, "blue") + shown,
        " " * len(gutter) + " " * cell_len(before) + look.paint(carets, "red"),
    ]


def _fit(line: str, room: int) -> str:
    return line.rstrip() if cell_len(line) <= room else set_cell_size(line, room - 1).rstrip() + "…"
