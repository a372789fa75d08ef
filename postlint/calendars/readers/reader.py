"""What a reader of one shape of calendar is, what it is told, and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dict
from dataclasses import field
from pathlib import Path, PurePath
from typing import Final

from postlint.config import DateOrder
from postlint.records import dataclass
from postlint.source.budgets import MAX_BYTES
from postlint.source.decode import decode
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Node, Parsed
from postlint.vocabulary import Channel

_CALENDAR_WORDS: Final = later(
    r"(?<![a-z])(?:calendars?|posts?|tweets?|toots?|social|queue|schedule[ds]?|calendario|calendário"
    r"|calendrier|publicaciones|publicações|postagens|parrilla|redaktionsplan|content-?plan|contentkalender|postings?)(?![a-z])"
)


def has_calendar_name(path: PurePath) -> bool:
    """Tell whether the words in the name of a file, or of its folder, are those of calendars."""
    return _speaks_of(path, _CALENDAR_WORDS)


def _speaks_of(path: PurePath, words: re.Pattern[str]) -> bool:
    return any(words.search(name.lower()) for name in (path.stem, path.parent.name))


EMPTY: Final = "empty"
"""Why a file without a word in it is declined."""
_NAMED: Final = 10
"""How many lines a note names."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a file besides its text.

    ``said_to_be_one`` tells that somebody says that it is a calendar: the command line, the
    configuration, or a modeline in it. ``reader_forced`` tells that ``readers:`` chose the reader.
    ``columns`` are the house's own names for columns of tables, each with the key that it stands for,
    ``channels`` its own words for networks, each with those that it means, and ``date_order`` is what it says
    comes first in dates such as 03/04/2026. ``speaks_of_posts`` tells that its name, or that of a folder
    around it, promises posts on networks, ``is_named_weakly`` that it may as well promise others, such as
    those of a blog, ``lies_elsewhere`` that it is a name of other things; all are told of sorts that mostly
    mean something else. Only folders below ``root`` say anything.
    """

    path: Path
    said_to_be_one: bool = False
    reader_forced: bool = False
    columns: Dict[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None
    speaks_of_posts: bool = False
    is_named_weakly: bool = False
    lies_elsewhere: bool = False
    channels: Dict[str, tuple[str, ...]] = field(default_factory=dict)
    root: Path = Path()

    @property
    def is_of_posts(self) -> bool:
        """Tell whether somebody says that posts are in the file, or its name or a folder does."""
        return self.said_to_be_one or self.reader_forced or self.speaks_of_posts

    @property
    def is_named_like_one(self) -> bool:
        """Tell whether the name of the file, or of its folder, says that posts may be in it."""
        return has_calendar_name(self.path)

    @property
    def is_said_to_hold_posts(self) -> bool:
        """Tell whether somebody says that posts are in the file, whatever they look like."""
        return self.said_to_be_one or self.reader_forced

    def is_named(self, words: re.Pattern[str]) -> bool:
        """Tell whether one of ``words``, in small letters, is in the name of the file, or of its folder."""
        return _speaks_of(self.path, words)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one document: a calendar in the native shape, or the reason why none.

    The calendar's nodes keep their places in the original file, so that findings point there, or in its
    ``companions``, files that say whose it is. ``notes`` say what in the file was rightly left out, such
    as private messages, ``told`` in which lines entries begin that they speak of, ``remarks`` what else
    there is to know of what was read, and ``network`` which one the name of the file gave to posts.
    ``dated_by_name`` tells that the file is about one post, though its reader takes others, so that the date
    in its name is that of the post; or, with False, that it is of something else.
    ``likely`` says where posts stand in a file that was declined, or what is in doubt of one that is read,
    ``lacking`` tells that it was declined for what is missing or unknown in it, and not for what it is,
    ``settled`` that it is beyond doubt what it is, and ``promise`` how much of it looks like a plan.
    """

    calendar: Mapping | None = None
    declined: str | None = None
    problems: tuple[Diagnostic, ...] = ()
    companions: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    network: Channel | None = None
    told: tuple[int, ...] = ()
    dated_by_name: bool | None = None
    likely: str | None = None
    lacking: bool = False
    settled: bool = False
    promise: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of one shape are read.

    ``name`` is what ``readers:`` in postlint.yaml and ``--list-files`` call it. ``parse`` turns a file
    with one of ``suffixes`` into documents; all readers of one suffix share it. ``read`` tells what is in
    a document, or None where it has another shape. ``one_post`` marks shapes of one post a file, whose
    date may stand in the file's name. ``names`` is an expression for the file names that the shape comes
    with; without ``any_name``, the reader looks into no others. ``opportunistic`` readers have suffixes
    that mostly mean something else: files that nobody asked for are no news where they are no posts.
    ``keyed`` ones read data in which people have keys of
    their own, so that texts under these are told.
    ``mistakable`` ones read a shape in which people keep other things, too: it takes more to call a file
    posts. ``lacks`` says what is wrong with files of these suffixes that no reader reads. ``max_bytes`` is
    how large those files may be that are named as the shape has it. ``decode`` makes a source of their bytes.
    """

    name: str
    suffixes: frozenset[str]
    parse: Callable[[Source], Parsed]
    read: Callable[[Node, About], Reading | None]
    one_post: bool = False
    names: str | None = None
    any_name: bool = True
    opportunistic: bool = False
    keyed: bool = False
    mistakable: bool = False
    lacks: str = "has no posts:, and no list of entries with a text:, caption: or the like"
    max_bytes: int = MAX_BYTES
    decode: Callable[[bytes, str, int], Source | Diagnostic] = decode

    def is_named_for(self, path: Path) -> bool:
        """Tell whether the file at ``path`` has a name that the shape comes with."""
        return bool(self.names and re.fullmatch(self.names, path.name))


def entries(lines: Sequence[int]) -> str:
    """Return how many entries begin in ``lines``, as notes say it."""
    return "1 entry" if len(lines) == 1 else f"{len(lines)} entries"


REFERRING: Final = "what refers to a text elsewhere, of which it is not plain which one is meant"
"""What is left out where "as above" stands in place of a text."""


CALLED_OFF: Final = "marked as not going out"
"""What is left out of posts that somebody gave up."""


DAYS_WITHOUT_DATE: Final = 'days that name no date (Monday, Day 3 …): write them as in "2026-06-01"'
"""What is left out where posts only say on which day of some week they go out."""


def lines_named(lines: Sequence[int]) -> str:
    """Return the first of ``lines`` by their numbers."""
    named = ", ".join(map(str, lines[:_NAMED])) + (" …" if len(lines) > _NAMED else "")
    return f"line{'s' if len(lines) > 1 else ''} {named}"
