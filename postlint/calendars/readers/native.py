"""postlint's own calendar: a mapping of accounts, posts, slots, periods and inbox."""

from __future__ import annotations

from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.schema import known_keys
from postlint.source.tree import Mapping, Node


def read(document: Node, about: About) -> Reading | None:
    """Return ``document`` as it is, if it has posts.

    A file that somebody says to be a calendar may hold accounts or slots alone.
    """
    if not isinstance(document, Mapping):
        return None
    keys = {entry.key for entry in document}
    is_one = "posts" in keys or (about.said_to_be_one and not keys.isdisjoint(known_keys("calendar")))
    return Reading(document) if is_one else None
