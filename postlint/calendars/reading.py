"""What a reader of one shape of calendar is, what it is told, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from postlint.calendars.model import Remark
from postlint.source.spans import Problem, Source
from postlint.source.tree import Mapping, Node, Parsed


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a file besides its text.

    ``said_to_be_one`` tells that somebody says that it is a calendar: the command line, the
    configuration, or a modeline in it. ``forced`` tells that ``readers:`` chose the reader.
    """

    path: Path
    said_to_be_one: bool = False
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one document: a calendar in the native shape, or the reason why none.

    The calendar's nodes keep their places in the original file, so that findings point there.
    """

    calendar: Mapping | None = None
    declined: str | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of one shape are read.

    ``name`` is what ``readers:`` in postlint.yaml and ``--list-files`` call it. ``parse`` turns a file
    with one of ``suffixes`` into documents; all readers of one suffix share it. ``recognise`` tells
    whether a document has the shape, ``read`` what is in one that was recognised. ``one_post`` marks
    shapes of one post a file, whose date may stand in the file's name.
    """

    name: str
    suffixes: frozenset[str]
    parse: Callable[[Source], Parsed]
    recognise: Callable[[Node, About], bool]
    read: Callable[[Node, About], Reading]
    one_post: bool = False
