"""A second look at what was read of a file, by modules that know nothing of how it was read.

Here stands of which files there is one, so that a run over calendars in our own words does without what
knows how days, networks and labels look: importing that is a tenth of a check of a hundred posts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from postlint.calendars.files.parse_file import Opened

OWN_WORDS: Final = frozenset({"calendar", "list"})
"""Readers of files in the words of calendars."""


def says_more_than_our_words(file: Opened) -> bool:
    """Tell whether there was anything to guess: a calendar in our own words, and no others, says all."""
    nodes = (node for sheet in file.sheets for node in sheet.posts)
    return (
        file.reader not in OWN_WORDS
        or any(sheet.extra_keys for sheet in file.sheets)
        or any(one.written != one.key for node in nodes for one in node)
    )
