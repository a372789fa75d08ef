"""Where each code point of a text stands in its file, through quotes, escapes, folds and indentation.

A text is one of several stretches in which it says the same as its file: each begins at an offset in the text
and one in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final, Literal, TypeAlias

from postlint.source.lazy_patterns import later

Style: TypeAlias = Literal["plain", "single", "double", "literal", "folded"]
Stretches: TypeAlias = "tuple[tuple[int, int], ...]"

_SIGNS: Final = later(r"[^ \t\r\n]")
_DOUBLED: Final = later(r'""|[^ \t\r\n]')
_ESCAPED: Final = later(
    r"(?P<space>\\(?:[nrt \t\r\n]|u00(?:0[9adAD]|20)))|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|"
    r"\\(?:x..|u.{4}|U.{8}|.)|[^ \t\r\n]"
)
_WRITTEN: Final[dict[Style, tuple[re.Pattern[str], ...]]] = {
    "plain": (_SIGNS,),
    "folded": (_SIGNS,),
    "single": (later(r"''|[^ \t\r\n]"),),
    "double": (_ESCAPED, _DOUBLED),
}
"""How the signs of a text are written: in double quotes as in YAML and JSON, or as in tables."""
_LINE: Final = later(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


@lru_cache(maxsize=32)
def stretches_of(text: str, style: Style, file: str, start: int, end: int) -> Stretches:
    """Return the stretches of ``text``, which stands in ``file`` from ``start`` to ``end``, quotes included.

    None where nothing tells. A text of many hashtags is asked for the place of each, so the last are kept.
    """
    if style == "literal":
        return tuple(_lines(text, file, start))
    quote = 0 if style in {"plain", "folded"} else 1
    return _told_apart(text, style, file, start + quote, end - quote)


def _told_apart(text: str, style: Style, file: str, start: int, end: int) -> Stretches:
    """Return the stretches of a text each sign of which, but for spaces and breaks, is one of the file."""
    if file[start:end] == text:
        return ((0, start),)
    if style == "folded":
        start = file.find("\n", start, end) + 1
    signs = [sign.start() for sign in _SIGNS.finditer(text)]
    for written in _WRITTEN.get(style, ()):
        places = [sign.start() for sign in written.finditer(file, start, end) if sign.lastgroup is None]
        pairs = list(zip(signs, places, strict=False))
        if len(signs) == len(places) and all(file[at] in {text[sign], "\\"} for sign, at in pairs):
            return tuple(
                (sign, at)
                for (before, last), (sign, at) in pairwise([(-1, -1), *pairs])
                if at - last != sign - before
            )
    return ()


def _lines(text: str, file: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a literal text begin, in it and in the file; none of an empty one.

    Each is a line of the text behind a fixed indentation. That shows where text and file have the first line
    that is not empty; this holds with an indentation indicator too, where leading spaces belong to the text.
    """
    lines = text.split("\n")
    # The first line in the file is that of the block indicator.
    spans = [line.span(1) for line in islice(_LINE.finditer(file, start), len(lines) + 1)][1:]
    sample = next(((line, *span) for line, span in zip(lines, spans, strict=False) if line), None)
    if sample is None:
        return
    indentation = sample[2] - sample[1] - len(sample[0])
    at = 0
    for line, (first, last) in zip(lines, spans, strict=False):
        yield at, min(first + indentation, last)
        at += len(line) + 1
    # The text may go on where its node ends for YAML: its own end is that of its last line.
    yield at, spans[-1][1]
