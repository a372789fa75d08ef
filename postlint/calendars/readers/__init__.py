"""The table of readers, one row for each shape in which people keep posts.

A reader turns a file of its own shape into a calendar of the native one, so that all that follows is
the same for every shape. To add one: write its module beside this table, and add its row here. What reads
is imported when a file of its sort is met.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any

from postlint.calendars.readers.reader import Reader, has_calendar_name
from postlint.source.budgets import MAX_ARCHIVE_BYTES, MAX_BYTES
from postlint.source.decode import decode_table
from postlint.source.spans import Source
from postlint.source.tree import Parsed


def _later(module: str, function: str = "read") -> Callable[..., Any]:
    """Return what imports ``function`` of ``module`` when called: most runs meet a sort or two of files."""

    def call(*given: object) -> Any:
        return getattr(import_module(module, __name__), function)(*given)

    return call


_JSON = frozenset({".json"})
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_TOML = frozenset({".toml"})
_YAML = frozenset({".yaml", ".yml"}) | _JSON | _JSON_LINES | _TOML
"""Trees of keys and values."""
_TABLES = frozenset({".csv", ".tsv"})
_MARKDOWN = frozenset({".md", ".markdown"})
_PAGES = _MARKDOWN | {".mdx"}
"""Pages of a site: in .mdx, what stands below the front matter is code."""
_TWEET, _TOOT, _TEXT = frozenset({".tweet"}), frozenset({".toot"}), frozenset({".txt"})
_ON_REQUEST = _TEXT | _TOML
"""What may be anything, so that the ending has to be asked for, whatever a file is called."""
_PARSERS: Mapping[str, Callable[[Source], Parsed]] = {
    ".json": _later("postlint.source.json_parser", "parse"),
    ".toml": _later("postlint.source.toml_parser", "parse"),
    **dict.fromkeys(_JSON_LINES, _later("postlint.source.json_parser", "parse_lines")),
}
_parse_yaml = _later(".yaml_missing_spaces", "parse")
_parse_csv = _later("postlint.source.csv_parser", "parse")
_parse_tweet = _later("postlint.source.front_matter", "parse_with_body")
_parse_markdown = _later(".one_post_markdown", "parse")


_NOT_SAID = "holds no texts with networks, days, hashtags or the like beside them, as posts have"


def _parse(source: Source) -> Parsed:
    """Parse YAML or, where the file's name says so, JSON, JSON Lines or TOML."""
    parse: Callable[[Source], Parsed] = _PARSERS.get(PurePath(source.path).suffix.lower(), _parse_yaml)
    return parse(source)


READERS: tuple[Reader, ...] = (
    Reader(
        "mastodon",
        _JSON,
        _parse,
        _later(".mastodon"),
        names=r"outbox\.json",
        max_bytes=MAX_ARCHIVE_BYTES,
    ),
    Reader(
        "bluesky",
        _JSON,
        _parse,
        _later(".bluesky"),
        names=r"(?i).*author[-_.]?feed.*\.json",
        max_bytes=MAX_ARCHIVE_BYTES,
    ),
    Reader(
        "meta",
        _JSON,
        _parse,
        _later(".meta"),
        names=r"(?:(?:your_|profile_)?posts|your_posts__check_ins__photos_and_videos)_\d+\.json"
        r"|threads_and_replies\.json|reels\.json",
        max_bytes=MAX_ARCHIVE_BYTES,
    ),
    Reader(
        "feed",
        _JSON,
        _parse,
        _later(".json_feed"),
        names=r"(?i)(?:bluesky|mastodon|twitter|linkedin|instagram|facebook|threads|tiktok)\.json",
        mistakable=True,
    ),
    Reader(
        "lines", _JSON_LINES, _parse, _later(".native_and_lists", "read_lists"), keyed=True, mistakable=True
    ),
    # What has the shape of a calendar may still use words of its own, so this one is asked before the next.
    Reader(
        "planner", _YAML, _parse, _later(".native_and_lists", "read_other_words"), keyed=True, mistakable=True
    ),
    Reader("calendar", _YAML, _parse, _later(".native_and_lists"), keyed=True, mistakable=True),
    Reader("list", _YAML, _parse, _later(".native_and_lists", "read_list"), keyed=True, mistakable=True),
    Reader("texts", _YAML, _parse, _later(".native_and_lists", "read_texts"), mistakable=True),
    Reader(
        "post",
        _YAML,
        _parse,
        _later(".loose.planner", "read_one"),
        one_post=True,
        keyed=True,
        mistakable=True,
    ),
    Reader("tweet", _TWEET, _parse_tweet, _later(".tweet_toot", "read_tweet"), one_post=True),
    Reader("toot", _TOOT, _parse_tweet, _later(".tweet_toot", "read_toot"), one_post=True),
    Reader("text", _TEXT, _parse_tweet, _later(".one_post_plain_text"), one_post=True),
    Reader(
        "linkedin",
        _TABLES,
        _parse_csv,
        _later(".linkedin"),
        names=r"(?i)shares(?:[ _(-].*)?\.csv",
        decode=decode_table,
    ),
    Reader("csv", _TABLES, _parse_csv, _later(".tables.table_posts"), keyed=True, decode=decode_table),
    Reader(
        "workbook",
        frozenset({".xlsx", ".xlsm", ".ods"}),
        _later("postlint.source.workbook", "parse"),
        _later(".tables.table_workbook"),
        keyed=True,
        lacks="has no cells",
        decode=_later("postlint.source.workbook", "decode"),
    ),
    Reader(
        "x-archive",
        frozenset({".js"}),
        _later(".x_archive", "parse"),
        _later(".x_archive"),
        names=r"tweets?(?:-part\d+)?\.js|\d{4}_\d\d\.js",
        any_name=False,
        max_bytes=MAX_ARCHIVE_BYTES,
    ),
    Reader(
        "front-matter",
        _PAGES,
        _parse_markdown,
        _later(".posts_in_front_matter"),
        one_post=True,
        opportunistic=True,
        lacks=_NOT_SAID,
    ),
    # Several posts under headings are never to be taken for one, so this one is asked before the next.
    Reader(
        "sections",
        _MARKDOWN,
        _parse_markdown,
        _later(".sections.read"),
        opportunistic=True,
        lacks=_NOT_SAID,
    ),
    Reader(
        "markdown",
        _MARKDOWN,
        _parse_markdown,
        _later(".one_post_markdown"),
        one_post=True,
        opportunistic=True,
        lacks=_NOT_SAID,
    ),
)

WALKED_SUFFIXES = frozenset({".yaml", ".yml"}) | _TWEET | _TOOT | _PAGES
"""Files that are looked into wherever they stand; others where they are asked for or named like calendars."""


def is_named_like_one(path: Path) -> bool:
    """Tell whether the name of a file, or of its folder, says that posts may be in it."""
    readers = readers_for(path.suffix)
    if any(reader.is_named_for(path) for reader in readers):
        return True
    # Most files of a repository are of sorts that no reader knows.
    return bool(readers) and has_calendar_name(path) and is_readable(path) and not is_on_request(path)


@lru_cache(maxsize=1024)
def readers_for(suffix: str) -> tuple[Reader, ...]:
    """Return the readers for files whose names end in ``suffix``, in the order in which they are asked."""
    return tuple(reader for reader in READERS if suffix.lower() in reader.suffixes)


def max_bytes(path: Path, chosen: Reader | None = None) -> int:
    """Return how large the file at ``path`` may be, for the reader that was ``chosen`` or by its name."""
    named = (reader for reader in readers_for(path.suffix) if reader.is_named_for(path))
    return max((reader.max_bytes for reader in ((chosen,) if chosen else named)), default=MAX_BYTES)


def is_on_request(path: PurePath) -> bool:
    """Tell whether files with the ending of ``path`` are read only where somebody asks for this ending."""
    return path.suffix.lower() in _ON_REQUEST


def is_readable(path: Path) -> bool:
    """Tell whether some reader reads the file at ``path``, by its name.

    In front of an ending that may be of anything, that of a calendar says what it is: ``june.yaml.txt``.
    """
    if path.suffix.lower() in _TEXT and readers_for(PurePath(path.stem).suffix):
        return False
    return any(reader.any_name or reader.is_named_for(path) for reader in readers_for(path.suffix))


def is_guessed_at(name: str) -> bool:
    """Tell whether the reader called ``name`` takes files in words of people's own, not those of tools."""
    reader = reader_named(name)
    return reader is not None and (reader.keyed or reader.opportunistic)


def reader_named(name: str) -> Reader | None:
    """Return the reader that is called ``name``, or None."""
    return next((reader for reader in READERS if reader.name == name), None)


def readable_suffixes() -> frozenset[str]:
    """Return the endings of all file names that some reader reads."""
    return frozenset().union(*(reader.suffixes for reader in READERS))
