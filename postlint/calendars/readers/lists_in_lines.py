"""JSON Lines whose lines are lists: rows of a table, with or without a header, or several posts a line."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from postlint.calendars.readers.loose import planner
from postlint.calendars.readers.native import read_list
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.tables import table_posts
from postlint.source.tree import Mapping, Node, Scalar, Sequence, said

_A_FEW: Final = 2
_BARE: Final = (
    "lists of texts, of which nothing says what they are. Write each post as a map with a text:, a date: and "
    "a channel:"
)


def read(document: Node, about: About) -> Reading | None:
    """Return the posts in the lists of ``document``, one list a line; None where it has another shape."""
    if not isinstance(document, Sequence):
        return None
    lines = [line for line in document.items if isinstance(line, Sequence)]
    items = tuple(item for line in lines for item in line.items)
    if not items or len(lines) < len(document.items):
        return None
    if all(isinstance(item, Mapping) for item in items):
        posts = replace(document, items=items)
        return planner.read(posts, about) or read_list(posts, about)
    if not all(isinstance(item, Scalar) for item in items):
        return None
    rows = tuple(replace(line, items=tuple(map(_cell, line.items))) for line in lines)
    made = table_posts.read(replace(document, items=rows), about)
    is_bare = made is not None and not made.calendar and all(map(_is_wordy, items))
    return replace(made, declined=_BARE) if made and is_bare else made


def _is_wordy(item: Node) -> bool:
    return isinstance(item, Scalar) and isinstance(item.value, str) and len(item.text.split()) > _A_FEW


def _cell(item: Node) -> Node:
    return said(item, "") if isinstance(item, Scalar) and item.value is None else item
