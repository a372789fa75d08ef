"""The table of readers, one row for each shape in which people keep posts.

A reader turns a file of its own shape into a calendar of the native one, so that all that follows is
the same for every shape. To add one: write its module in ``shapes/``, and add its row here.
"""

from __future__ import annotations

import re
from pathlib import Path

from postlint.calendars.reading import Reader
from postlint.calendars.shapes import bare_list, native, tweet
from postlint.source.front_matter import parse_with_body
from postlint.source.yaml_tree import parse

_YAML = frozenset({".yaml", ".yml", ".json"})
_TWEET, _TOOT = frozenset({".tweet"}), frozenset({".toot"})

READERS: tuple[Reader, ...] = (
    Reader("calendar", _YAML, parse, native.recognise, native.read),
    Reader("list", _YAML, parse, bare_list.recognise, bare_list.read),
    Reader("tweet", _TWEET, parse_with_body, tweet.recognise, tweet.read_tweet, one_post=True),
    Reader("toot", _TOOT, parse_with_body, tweet.recognise, tweet.read_toot, one_post=True),
)

WALKED_SUFFIXES = frozenset({".yaml", ".yml"}) | _TWEET | _TOOT
"""Files that are looked into wherever they stand; others where they are asked for or named like calendars."""

_CALENDAR_WORDS = re.compile(
    r"(?<![a-z])(?:calendars?|posts?|tweets?|toots?|social|queue|schedule[ds]?)(?![a-z])", re.IGNORECASE
)


def is_named_like_one(path: Path) -> bool:
    """Tell whether the name of a file, or of its folder, says that posts may be in it."""
    return any(_CALENDAR_WORDS.search(name) for name in (path.stem, path.parent.name))


def readers_for(suffix: str) -> tuple[Reader, ...]:
    """Return the readers for files whose names end in ``suffix``, in the order in which they are asked."""
    return tuple(reader for reader in READERS if suffix.lower() in reader.suffixes)


def reader_named(name: str) -> Reader | None:
    """Return the reader that is called ``name``, or None."""
    return next((reader for reader in READERS if reader.name == name), None)


def readable_suffixes() -> frozenset[str]:
    """Return the endings of all file names that some reader reads."""
    return frozenset().union(*(reader.suffixes for reader in READERS))
