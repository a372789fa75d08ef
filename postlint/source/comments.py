"""Comments are not YAML events: they are found in the gaps between scalars."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from postlint.source.tree import Comment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.source.spans import Source
    from postlint.source.tree import Scalar

_LINE: Final = re.compile(r"[^\r\n]*")
_BLANK: Final = " \t"


def find_comments(source: Source, scalars: Sequence[Scalar], start: int, end: int) -> Iterator[Comment]:
    """Find the comments of ``source`` between the offsets ``start`` and ``end``, in file order.

    ``scalars`` are all scalars of that stretch, in file order. Outside of them, and of tags, which
    are refused, a hash always opens a comment. Takes linear time: every step passes over a whole
    scalar or a whole comment.
    """
    text, starts = source.text, [scalar.start for scalar in scalars]
    hash_ = text.find("#", start, end)
    while hash_ >= 0:
        index = bisect_right(starts, hash_) - 1
        before = scalars[index] if index >= 0 else None
        line_end = _line_end(text, hash_)
        if before is None or hash_ >= before.end:
            after = before if before and _only_blanks(text, max(start, before.end), hash_) else None
            yield Comment(text[hash_:line_end], source, hash_, line_end, after)
            start = line_end
        elif before.style in {"literal", "folded"} and hash_ < _line_end(text, before.start):
            yield Comment(text[hash_:line_end], source, hash_, line_end)
            start = max(line_end, before.end)
        else:
            start = before.end
        hash_ = text.find("#", start, end)


def _line_end(text: str, offset: int) -> int:
    line = _LINE.match(text, offset)
    return line.end() if line else offset


def _only_blanks(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip(_BLANK)
