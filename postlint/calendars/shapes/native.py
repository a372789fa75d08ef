"""postlint's own calendar: a mapping of accounts, posts, slots, periods and inbox."""

from __future__ import annotations

from typing import cast

from postlint.calendars.reading import About, Reading
from postlint.calendars.schema import known_keys
from postlint.source.tree import Mapping, Node


def recognise(document: Node, about: About) -> bool:
    """Tell whether ``document`` is a calendar: it has posts.

    A file that somebody says to be a calendar may hold accounts or slots alone.
    """
    if not isinstance(document, Mapping):
        return False
    keys = {entry.key for entry in document}
    return "posts" in keys or (about.said_to_be_one and not keys.isdisjoint(known_keys("calendar")))


def read(document: Node, _about: About) -> Reading:
    """Return ``document`` as it is."""
    return Reading(cast("Mapping", document))
