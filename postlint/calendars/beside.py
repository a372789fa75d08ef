"""Calendars that lie beside those that ``calendars:`` names, and are not named: next month's, most often."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from postlint.calendars.discovery import Discovery, Found
from postlint.calendars.model import LikelyPosts
from postlint.calendars.opening import open_file
from postlint.calendars.readers import is_readable
from postlint.calendars.signs import holds_posts
from postlint.config import Config


def calendars_beside(config: Config, found: Discovery, read: Collection[str]) -> Iterator[LikelyPosts]:
    """Yield the files that would be read as calendars if they were named, and are not.

    They are looked for in the folders of named calendars, among files of the same sort: elsewhere, posts
    may be anybody's. ``read`` are the calendars, by what people know them by.
    """
    named = {
        (file.path.parent, file.path.suffix)
        for file in found.files
        if file.asked_by == "configuration" and file.name in read
    }
    for path in found.unread:
        if (path.parent, path.suffix) in named and is_readable(path):
            opened = open_file(Found(path, None), None, config)
            if holds_posts(opened, path):
                yield LikelyPosts(opened.name, "calendar", "it lies beside a calendar and reads like one")
