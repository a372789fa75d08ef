"""Comments are not YAML events: they are found in the gaps between scalars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.source.tree import Comment, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.source.spans import Source

_COMMENT: Final = re.compile(r"#[^\r\n]*")
_LINE: Final = re.compile(r"[^\r\n]*")
_BLANKS: Final = re.compile(r"[ \t]*")


def find_comments(source: Source, scalars: Sequence[Scalar], start: int, end: int) -> tuple[Comment, ...]:
    """Return the comments of ``source`` between the offsets ``start`` and ``end``, in file order.

    ``scalars`` are all scalars of that stretch, in file order. Outside of them, and of tags, which
    are refused, a hash always opens a comment. Takes linear time.
    """
    if source.text.find("#", start, end) < 0:
        return ()
    return tuple(_walk(source, scalars, start, end))


def _walk(source: Source, scalars: Sequence[Scalar], start: int, end: int) -> Iterator[Comment]:
    before: Scalar | None = None
    for scalar in scalars:
        yield from _between(source, before, start, scalar.start)
        if scalar.style in {"literal", "folded"}:
            head = _LINE.match(source.text, scalar.start)
            yield from _between(source, None, scalar.start, head.end() if head else scalar.end)
        before, start = scalar, scalar.end
    yield from _between(source, before, start, end)


def _between(source: Source, before: Scalar | None, start: int, end: int) -> Iterator[Comment]:
    text = source.text
    for found in _COMMENT.finditer(text, start, end):
        blanks = _BLANKS.match(text, start)
        follows = before is not None and blanks is not None and blanks.end() == found.start()
        yield Comment(found[0], source, found.start(), found.end(), before if follows else None)
