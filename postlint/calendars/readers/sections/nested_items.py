"""The items of a list of Markdown: how deep each stands, and what the box in front of it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import Scalar, said, scalar
from postlint.vocabulary import PUBLISHED

_ITEM: Final = re.compile(
    r"^(?P<indent>[ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[(?P<box>[^\[\]\n])\][ \t]+)?(?P<said>[^\n]*\S)",
    re.MULTILINE,
)
_STRUCK: Final = re.compile(r"~~(?P<said>.*)~~", re.DOTALL)
_BOXES: Final = {
    **dict.fromkeys("xX✓✔✅☑", PUBLISHED),
    **dict.fromkeys("-~✗✘❌", "rejected"),
}
"""What is written in the box in front of an item, and what that says of a post."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item from ``start`` to ``end``; ``ticked`` is what the box in front of it says."""

    depth: int
    start: int
    end: int
    ticked: Scalar | None = None


def items_of(source: Source, start: int, end: int) -> Iterator[Item]:
    """Yield the items of a list, those below others after them."""
    marks = list(_ITEM.finditer(source.text, start, end))
    indents: list[int] = []
    for number, mark in enumerate(marks):
        indent = len(mark["indent"].expandtabs(4))
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        until = marks[number + 1].start() if number + 1 < len(marks) else end
        start = mark.start("said")
        if struck := _STRUCK.fullmatch(source.text[start:until].rstrip()):
            start, until = start + struck.start("said"), start + struck.end("said")
        yield Item(len(indents) - 1, start, until, _ticked(source, mark))


def _ticked(source: Source, mark: re.Match[str]) -> Scalar | None:
    status = _BOXES.get(mark["box"] or "")
    if status is None and _STRUCK.match(mark["said"]):
        return said(scalar(source, *mark.span("said")), "rejected")
    return said(scalar(source, *mark.span("box")), status) if status else None


def is_deeper(items: Sequence[Item], number: int) -> bool:
    """Tell whether the item after the one with ``number`` stands below it."""
    return number + 1 < len(items) and items[number + 1].depth > items[number].depth
