"""The table of readers, one row for each shape in which people keep posts.

A reader turns a file of its own shape into a calendar of the native one, so that all that follows is
the same for every shape. To add one: write its module beside this table, and add its row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from postlint.calendars.readers import (
    bare_list,
    bluesky,
    csv_tables,
    front_matter_copy,
    json_feed,
    linkedin,
    markdown_posts,
    mastodon,
    meta,
    native,
    sections,
    texts,
    tweet_toot,
    workbook_tables,
    x_archive,
)
from postlint.calendars.readers.loose import planner
from postlint.calendars.readers.reader import Reader, has_calendar_name
from postlint.source import csv_parser, json_parser, workbook
from postlint.source.front_matter import parse_with_body
from postlint.source.size_limits import MAX_ARCHIVE_BYTES, MAX_BYTES
from postlint.source.spans import Source
from postlint.source.tree import Parsed
from postlint.source.yaml import parse

_JSON = frozenset({".json"})
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_YAML = frozenset({".yaml", ".yml"}) | _JSON | _JSON_LINES
_TABLES = frozenset({".csv", ".tsv"})
_MARKDOWN = frozenset({".md", ".markdown"})
_PAGES = _MARKDOWN | {".mdx"}
"""Pages of a site: in .mdx, what stands below the front matter is code."""
_TWEET, _TOOT = frozenset({".tweet"}), frozenset({".toot"})
_PARSERS: Mapping[str, Callable[[Source], Parsed]] = {
    ".json": json_parser.parse,
    **dict.fromkeys(_JSON_LINES, json_parser.parse_lines),
}


_NOT_SAID = "does not say that it is a post. If it is one, name it under readers: in postlint.yaml"


def _parse(source: Source) -> Parsed:
    """Parse YAML or, where the file's name says so, JSON or JSON Lines."""
    return _PARSERS.get(PurePath(source.path).suffix.lower(), parse.parse)(source)


READERS: tuple[Reader, ...] = (
    Reader(
        "mastodon",
        _JSON,
        _parse,
        mastodon.read,
        names=mastodon.FILE_NAMES,
        max_bytes=MAX_ARCHIVE_BYTES,
    ),
    Reader(
        "bluesky",
        _JSON,
        _parse,
        bluesky.read,
        names=bluesky.FILE_NAMES,
        max_bytes=MAX_ARCHIVE_BYTES,
    ),
    Reader("meta", _JSON, _parse, meta.read, names=meta.FILE_NAMES, max_bytes=MAX_ARCHIVE_BYTES),
    Reader("feed", _JSON, _parse, json_feed.read, names=json_feed.FILE_NAMES, mistakable=True),
    # What has the shape of a calendar may still use words of its own, so this one is asked before the next.
    Reader("planner", _YAML, _parse, planner.read, mistakable=True),
    Reader("calendar", _YAML, _parse, native.read, mistakable=True),
    Reader("list", _YAML, _parse, bare_list.read, mistakable=True),
    Reader("texts", _YAML, _parse, texts.read, mistakable=True),
    Reader("post", _YAML, _parse, planner.read_one, one_post=True, mistakable=True),
    Reader("tweet", _TWEET, parse_with_body, tweet_toot.read_tweet, one_post=True),
    Reader("toot", _TOOT, parse_with_body, tweet_toot.read_toot, one_post=True),
    Reader("linkedin", _TABLES, csv_parser.parse, linkedin.read, names=linkedin.FILE_NAMES),
    Reader("csv", _TABLES, csv_parser.parse, csv_tables.read),
    Reader(
        "workbook",
        frozenset({".xlsx", ".xlsm"}),
        workbook.parse,
        workbook_tables.read,
        lacks="has no cells",
        decode=workbook.decode,
    ),
    Reader(
        "x-archive",
        frozenset({".js"}),
        x_archive.parse,
        x_archive.read,
        names=x_archive.FILE_NAMES,
        any_name=False,
        max_bytes=MAX_ARCHIVE_BYTES,
    ),
    Reader(
        "front-matter",
        _PAGES,
        markdown_posts.parse,
        front_matter_copy.read,
        one_post=True,
        opportunistic=True,
        lacks=_NOT_SAID,
    ),
    # Several posts under headings are never to be taken for one, so this one is asked before the next.
    Reader(
        "sections",
        _MARKDOWN,
        markdown_posts.parse,
        sections.read,
        opportunistic=True,
        lacks=_NOT_SAID,
    ),
    Reader(
        "markdown",
        _MARKDOWN,
        markdown_posts.parse,
        markdown_posts.read,
        one_post=True,
        opportunistic=True,
        lacks=_NOT_SAID,
    ),
)

WALKED_SUFFIXES = frozenset({".yaml", ".yml"}) | _TWEET | _TOOT | _PAGES
"""Files that are looked into wherever they stand; others where they are asked for or named like calendars."""


def is_named_like_one(path: Path) -> bool:
    """Tell whether the name of a file, or of its folder, says that posts may be in it."""
    if any(reader.names and reader.names.fullmatch(path.name) for reader in readers_for(path.suffix)):
        return True
    return has_calendar_name(path) and is_readable(path)


def readers_for(suffix: str) -> tuple[Reader, ...]:
    """Return the readers for files whose names end in ``suffix``, in the order in which they are asked."""
    return tuple(reader for reader in READERS if suffix.lower() in reader.suffixes)


def max_bytes(path: Path, chosen: Reader | None = None) -> int:
    """Return how large the file at ``path`` may be, for the reader that was ``chosen`` or by its name."""
    named = (
        reader for reader in readers_for(path.suffix) if reader.names and reader.names.fullmatch(path.name)
    )
    return max((reader.max_bytes for reader in ((chosen,) if chosen else named)), default=MAX_BYTES)


def is_readable(path: Path) -> bool:
    """Tell whether some reader reads the file at ``path``, by its name."""
    return any(
        reader.any_name or (reader.names and reader.names.fullmatch(path.name))
        for reader in readers_for(path.suffix)
    )


def reader_named(name: str) -> Reader | None:
    """Return the reader that is called ``name``, or None."""
    return next((reader for reader in READERS if reader.name == name), None)


def readable_suffixes() -> frozenset[str]:
    """Return the endings of all file names that some reader reads."""
    return frozenset().union(*(reader.suffixes for reader in READERS))
