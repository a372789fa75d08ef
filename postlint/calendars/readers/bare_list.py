"""A list of posts, and nothing else."""

from __future__ import annotations

from postlint.calendars.meanings import key_of
from postlint.calendars.readers.reader import About, Reading
from postlint.source.tree import Mapping, Node, Sequence, mapping

_TEXTS = frozenset({"text", "thread"})


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar whose posts are the items of ``document``, a list of mappings with a text.

    In a file that somebody says to be a calendar, any list of mappings is one.
    """
    if not isinstance(document, Sequence) or not document.items:
        return None
    mappings = [item for item in document.items if isinstance(item, Mapping)]
    if len(mappings) < len(document.items):
        return None
    has_texts = any(key_of(entry) in _TEXTS for item in mappings for entry in item)
    return Reading(mapping(document, posts=document)) if about.said_to_be_one or has_texts else None
