"""Files that look like posts and that no reader takes: nobody should take them for checked.

A guess, from names and the heads of files. A wrong one at every commit would teach people to look away, so it
takes two signs at least.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Mapping as Dict
from pathlib import Path, PurePath
from typing import Final, TypeAlias

from postlint.calendars.files import likely_data, likely_markdown
from postlint.calendars.files.found import Discovery, Found
from postlint.calendars.files.likely_names import below_folder, lies_elsewhere
from postlint.calendars.files.parse_file import Opened, open_file
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.calendars.readers import is_readable, reader_named
from postlint.calendars.readers.reader import has_calendar_name
from postlint.calendars.schema import known_keys
from postlint.calendars.validate_calendar import Sheet
from postlint.config import Config
from postlint.source.paths import shown_as
from postlint.source.tree import Mapping

_HEAD: Final = 64 * 1024
"""How many bytes of a file are looked at."""
_WORKBOOKS: Final = frozenset({".xlsx", ".xls", ".ods", ".numbers"})

_Look: TypeAlias = Callable[[PurePath, str], "tuple[LikelySort, str] | None"]


def _is_post(_path: PurePath, text: str) -> tuple[LikelySort, str] | None:
    return ("post", "its name") if text.strip() else None


_LOOKS: Final[Dict[str, _Look]] = {
    **dict.fromkeys((".md", ".markdown"), likely_markdown.look),
    **dict.fromkeys((".csv", ".tsv"), likely_data.look_into_table),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), likely_data.look_into_json),
    **dict.fromkeys((".yaml", ".yml"), likely_data.look_into_yaml),
    **dict.fromkeys((".tweet", ".toot"), _is_post),
    **dict.fromkeys(_WORKBOOKS, likely_data.look_at_workbook),
}
"""By the ending of a name, what tells whether posts are in the file."""


def likely_posts(paths: Iterable[Path], root: Path, texts: Dict[str, str]) -> list[LikelyPosts]:
    """Return those of ``paths`` that look like posts, sorted. Only names below ``root`` say anything.

    ``texts`` holds what is in files that were read already, by what people know them by.
    """
    return sorted(
        likely for path in paths if path.suffix.lower() in _LOOKS and (likely := _likely(path, root, texts))
    )


def _likely(path: Path, root: Path, texts: Dict[str, str]) -> LikelyPosts | None:
    below = below_folder(path, root)
    if lies_elsewhere(below):
        return None
    name = shown_as(path)
    text = texts[name][:_HEAD] if name in texts else _head(path)
    found = _LOOKS[path.suffix.lower()](below, text)
    return LikelyPosts(name, *found) if found else None


def _head(path: Path) -> str:
    """Return the head of a file as text; nothing where it cannot be read, since nobody asked for it."""
    if path.suffix.lower() in _WORKBOOKS:
        return ""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "ignore")
    except OSError:
        return ""


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
    reader = reader_named(opened.reader) if opened.reader else None
    if reader is None:
        return False
    if not reader.mistakable or any(map(_says_more, opened.sheets)):
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
