"""Files that look like posts and that no reader takes: nobody should take them for checked.

A guess, from names and the heads of files. A wrong one at every commit would teach people to look away, so it
takes two signs at least.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Mapping as Dict
from pathlib import Path, PurePath
from typing import Final, TypeAlias

from postlint.calendars.files import likely_data as in_data
from postlint.calendars.files import likely_markdown as in_markdown
from postlint.calendars.files.found import Discovery, Found
from postlint.calendars.files.parse_file import Opened, open_file
from postlint.calendars.files.walk import NEVER_ENTERED
from postlint.calendars.model import LikelyPosts, LikelySort
from postlint.calendars.readers import is_readable
from postlint.calendars.readers.loose.field_names import CHANNEL_NAMES
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
    **dict.fromkeys((".md", ".markdown"), in_markdown.look),
    **dict.fromkeys((".csv", ".tsv"), in_data.look_into_table),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), in_data.look_into_json),
    **dict.fromkeys((".yaml", ".yml"), in_data.look_into_yaml),
    **dict.fromkeys((".tweet", ".toot"), _is_post),
    **dict.fromkeys(_WORKBOOKS, in_data.look_at_workbook),
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
    below = _below(path, root)
    if lies_elsewhere(below):
        return None
    name = shown_as(path)
    text = texts[name][:_HEAD] if name in texts else _head(path)
    found = _LOOKS[path.suffix.lower()](below, text)
    return LikelyPosts(name, *found) if found else None


def _below(path: Path, root: Path) -> PurePath:
    folder = root.absolute()
    return path.relative_to(folder) if path.is_relative_to(folder) else PurePath(path.name)


def _head(path: Path) -> str:
    """Return the head of a file as text; nothing where it cannot be read, since nobody asked for it."""
    if path.suffix.lower() in _WORKBOOKS:
        return ""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "ignore")
    except OSError:
        return ""


_SHORTEST: Final = 3
NETWORKS: Final = "|".join(
    sorted(
        name
        for name in CHANNEL_NAMES.keys() - {"other", "threads"}
        if len(name) >= _SHORTEST and name.isalpha()
    )
)
"""The names of networks that mean nothing else, for expressions."""


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(alternatives)})(?![a-z])", re.IGNORECASE)


_OF_POSTS: Final = _words(
    "tweets|toots|skeets",
    "social[-_ ]?(?:media)?[-_ ]?(?:posts?|copy|captions?|queue|drafts)",
    rf"(?:{NETWORKS})[-_ ]?(?:posts?|threads?|copy|drafts|captions?)",
)
_OF_CALENDARS: Final = _words(
    "(?:content|editorial|posting|social|social[-_ ]?media)[-_ ]?(?:calendar|schedule|plan|planner)"
)
_OF_NETWORKS: Final = _words("socials?", NETWORKS, "buffer|hootsuite|metricool|publer|socialbee")
_OF_PLANS: Final = _words("calendar|schedule|plan|queue|posts?")
_OF_OTHER_THINGS: Final = _words(
    "login|log-in|auth|oauth2?|accounts?|sign-?in|icons?|buttons?|share|sharing|links?|embeds?|plugins?",
    "providers?|api|sdk|cards?|preview|meta|analytics|graph|policy|guides?|guidelines?|strategy|templates?",
    "bots?|scraper|tests?|testdata|fixtures?|specs?|mocks?|snapshots?|vendor|third[-_]party|_posts",
    "site-packages|dist-packages|prompts?|skills?|agents?|datasets?|corpus|locales?|i18n|contributing|managing",
)
"""What files and folders are called that are about networks, or show how posts look, and hold none."""
_ABOUT: Final = re.compile(
    r"readme|index|changelog|contributing|license|security|code_of_conduct|claude|todo", re.IGNORECASE
)


def lies_elsewhere(path: PurePath) -> bool:
    """Tell whether files under this name are anything but posts that somebody plans."""
    return (
        path.name.startswith((".", "~"))
        or bool(_ABOUT.fullmatch(path.stem))
        or not NEVER_ENTERED.isdisjoint(path.parts)
        or any(map(_OF_OTHER_THINGS.search, path.parts))
    )


def is_called_posts(path: PurePath) -> bool:
    """Tell whether the name of the file, or of a folder around it, says that posts are in it."""
    return any(map(_OF_POSTS.search, _names(path)))


def is_called_calendar(path: PurePath) -> bool:
    """Tell whether the name of the file is that of a calendar of posts, or of posts."""
    return bool(_OF_CALENDARS.search(path.stem) or _OF_POSTS.search(path.stem))


def is_called_social(path: PurePath) -> bool:
    """Tell whether a name on the way to the file speaks of networks, or of a tool that posts to them."""
    return is_called_posts(path) or any(map(_OF_NETWORKS.search, _names(path)))


def is_called_plan(path: PurePath) -> bool:
    """Tell whether the name of the file says that something is planned."""
    return bool(_OF_PLANS.search(path.stem))


def is_called_network(path: PurePath) -> bool:
    """Tell whether the file is called as a network is, and no more."""
    return bool(re.fullmatch(NETWORKS, path.stem.lower()))


def lies_among_posts(path: PurePath) -> bool:
    """Tell whether a folder around the file is one of posts."""
    return is_called_posts(path.parent) or any(
        re.fullmatch(rf"socials?|social[-_ ]media|{NETWORKS}", part.lower()) for part in path.parent.parts
    )


def _names(path: PurePath) -> tuple[str, ...]:
    return (*path.parent.parts, path.stem)


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
