"""Where a character of a scalar's text stands in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from postlint.source.tree import Scalar

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def offset_in_file(scalar: Scalar, offset: int) -> int | None:
    """Return the file offset of the code point ``offset`` of ``scalar.text``.

    Returns None where folding or escapes make the two differ.
    """
    if scalar.style == "literal":
        return _in_literal(scalar, offset)
    quote = 0 if scalar.style == "plain" else 1
    verbatim = scalar.source.text[scalar.start + quote : scalar.end - quote] == scalar.text
    return scalar.start + quote + offset if verbatim else None


def _in_literal(scalar: Scalar, offset: int) -> int | None:
    """Walk the lines of a literal scalar: each is a line of the text behind a fixed indentation.

    The indentation shows where text and file have the first line that is not empty; this holds with
    an indentation indicator too, where leading spaces belong to the text.
    """
    text, lines = scalar.source.text, scalar.text.split("\n")
    number = scalar.text.count("\n", 0, offset)
    column = offset - (scalar.text.rfind("\n", 0, offset) + 1)
    sample = next((index for index, line in enumerate(lines) if line), None)
    if sample is None:
        return None
    starts: list[tuple[int, int]] = []
    position = scalar.start
    for _ in range(max(number, sample) + 2):
        line = _LINE.match(text, position)
        if line is None:
            return None
        starts.append(line.span(1))
        position = line.end()
    first, last = starts[sample + 1]
    indentation = last - first - len(lines[sample])
    start, end = starts[number + 1]
    return min(start + indentation + column, end)
