"""Signs that what was read as posts is posts: texts alone may be quotations, news or anything else."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from postlint.calendars.forms import Sheet
from postlint.calendars.opening import Opened
from postlint.calendars.reading import has_calendar_name
from postlint.calendars.schema import known_keys
from postlint.source.tree import Mapping

_ALL_POSTS: Final = frozenset({"mastodon", "bluesky", "x-archive", "tweet", "toot", "markdown", "csv"})
"""Readers of what is nothing but posts."""
_SAYS_WHERE: Final = frozenset(
    {
        "channel",
        "account",
        "accounts",
        "reply_to",
        "repost_of",
        "quote_of",
        "poll",
        "thread",
        "kind",
        "origin",
    }
)
_OF_SITES: Final = frozenset({"data", "_data", "i18n", "locales"})
"""Folders in which sites keep dated texts that are no posts, such as news and what customers said."""


def holds_posts(opened: Opened, path: Path) -> bool:
    """Tell whether anything says that the texts in a file are posts.

    That is its name or its reader, or it has ``posts:`` with a text; else a post must say where it goes or
    when.
    """
    if opened.reader is None:
        return False
    if opened.reader in _ALL_POSTS or any(map(_says_more, opened.sheets)):
        return True
    read = any(sheet.posts for sheet in opened.sheets)
    if read and (has_calendar_name(path) or opened.reader == "calendar"):
        return True
    signs = _SAYS_WHERE if path.parent.name in _OF_SITES else _SAYS_WHERE | {"date"}
    return any(_has(post, signs) for sheet in opened.sheets for post in (*sheet.posts, *sheet.left_out))


def _says_more(sheet: Sheet) -> bool:
    """Tell whether a calendar has accounts, slots or the like."""
    return any(entry.key in known_keys("calendar") - {"posts"} for entry in sheet.top)


def _has(post: object, keys: Collection[str]) -> bool:
    return isinstance(post, Mapping) and any(entry.key in keys for entry in post)
