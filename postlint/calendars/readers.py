"""The shapes in which people keep calendars: one row a reader.

A reader turns a file of its own shape into calendars of the native one, so that all that follows is
the same for every shape. To add one: write its module, and add its row here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from postlint.calendars import bare_list, native
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Node, Parsed
from postlint.source.yaml_tree import parse


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of one shape are read.

    ``parse`` turns a file with one of ``suffixes`` into documents. ``recognise`` tells whether a
    document has the shape; it is told whether somebody says that the file is a calendar. ``read``
    gives the native calendar in a document that was recognised.
    """

    name: str
    suffixes: frozenset[str]
    parse: Callable[[Source], Parsed]
    recognise: Callable[[Node, bool], bool]
    read: Callable[[Node], Mapping]


WALKED_SUFFIXES = frozenset({".yaml", ".yml"})
"""Files that are looked into wherever they stand; others only where they are asked for."""

_YAML = WALKED_SUFFIXES | {".json"}

READERS: tuple[Reader, ...] = (
    Reader("calendar", _YAML, parse, native.recognise, native.read),
    Reader("list of posts", _YAML, parse, bare_list.recognise, bare_list.read),
)


def readers_for(suffix: str) -> tuple[Reader, ...]:
    """Return the readers for files whose names end in ``suffix``."""
    return tuple(reader for reader in READERS if suffix.lower() in reader.suffixes)


def readable_suffixes() -> frozenset[str]:
    """Return the endings of all file names that some reader reads."""
    return frozenset().union(*(reader.suffixes for reader in READERS))
