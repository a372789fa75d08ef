"""A list of posts, and nothing else."""

from __future__ import annotations

from postlint.calendars.reading import About, Reading
from postlint.calendars.schema import other_names
from postlint.source.building import mapping
from postlint.source.tree import Mapping, Node, Sequence

_TEXTS = {"text", "thread", *(name for name, key in other_names("post").items() if key in {"text", "thread"})}


def recognise(document: Node, about: About) -> bool:
    """Tell whether ``document`` is a list of mappings with a text.

    In a file that somebody says to be a calendar, any list of mappings is one.
    """
    if not isinstance(document, Sequence) or not document.items:
        return False
    mappings = [item for item in document.items if isinstance(item, Mapping)]
    if len(mappings) < len(document.items):
        return False
    return about.said_to_be_one or any(entry.key in _TEXTS for item in mappings for entry in item)


def read(document: Node, _about: About) -> Reading:
    """Return the calendar whose posts are the items of ``document``."""
    return Reading(mapping(document, posts=document))
