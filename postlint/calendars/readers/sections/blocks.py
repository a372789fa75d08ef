"""What one block of a Markdown file says: a fence as it stands, a quote or paragraph as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from postlint.calendars.readers.markdown_text import Rendered, render
from postlint.calendars.readers.sections.lines import Piece
from postlint.source.spans import Source
from postlint.source.tree import Scalar

Take: TypeAlias = Callable[[Source, int, int], Rendered]
"""How a stretch of a file becomes a text."""
_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def rendered(block: Piece, source: Source) -> Rendered:
    """Return what a block says: a fence as it stands, anything else as Markdown."""
    return taker(block)(source, *inside(block, source))


def taker(block: Piece) -> Take:
    """Return how stretches of a block become texts."""
    return _verbatim if block.kind == "fence" else render


def inside(block: Piece, source: Source) -> tuple[int, int]:
    """Return where the words of a block stand, without the lines that open and close a fence."""
    if block.kind != "fence" or block.token is None:
        return block.start, block.end
    opening = _LINE.match(source.text, block.start)
    start = opening.end() if opening else block.start
    body = source.text[start : block.end].rstrip()
    last = max(body.rfind("\n"), body.rfind("\r")) + 1
    closes = body[last:].strip().startswith(block.token.markup)
    return start, start + last if closes else block.end


def _verbatim(source: Source, start: int, end: int) -> Rendered:
    """Return a text as it stands, line by line."""
    words = source.text[start:end]
    start, end = start + len(words) - len(words.lstrip("\r\n")), start + len(words.rstrip())
    said, stretches, length = list[str](), list[tuple[int, int]](), 0
    for line in _LINE.finditer(source.text, start, max(start, end)):
        stretches.append((length, line.start()))
        said.append(line[1])
        length += len(line[1]) + 1
        if not line[2]:
            break
    text = "\n".join(said).rstrip()
    return Rendered(Scalar(text, text, "plain", source, start, max(start, end), tuple(stretches)))
