"""What a file is taken apart into: pieces, blocks or lines of them, and sections, one in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from postlint.calendars.readers.sections.labels import Label
from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import Scalar

if TYPE_CHECKING:
    from markdown_it.token import Token

Kind: TypeAlias = Literal[
    "label", "end", "field", "rule", "fence", "quote", "list", "table", "prose", "aside"
]
LeftOut: TypeAlias = Literal[
    "boxed",  # posts behind boxes, which say nothing there
    "data",  # blocks of YAML or JSON in which posts stand
    "names",  # lists of nothing but names or links
    "others",  # alternatives that do not count
    "pointing",  # rows that name another post
    "scripts",  # of videos
    "set_up",  # how software is set up
    "slips",  # sections lost to a slip in their heading
    "tasks",  # lists of things to do
    "to_do",  # rows that name no network on purpose
    "topics",  # rows that name topics where others have texts
    "torn",  # rows with too many cells
    "translations",  # of what is there in English
    "unclear",  # posts whose text may be another
    "unquoted",  # rows whose texts have no quotation marks, as others have
    "without",  # posts that have no text yet
]
"""What is left out, or says too little, by what is to be said of it."""
LAST_HEADING: Final = 6
BLOCK: Final = LAST_HEADING
BOLD: Final = 7
PLAIN: Final = 8
LISTED: Final = 10
"""The levels of labels that are no headings: of blocks, and below all headings of lines and items."""
WORDS: Final = frozenset({"prose", "list", "quote", "fence"})
"""What may hold a text."""
LINE: Final = re.compile(r"([^\n]*)(\n|\Z)")
EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
_FEW_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a line of one, from ``start`` to ``end``.

    ``label`` and ``level`` are those of a label; an end closes what is open from its ``level`` on. ``name``
    and ``value`` are those of a field, ``own`` is the key of one that has no name of ours, ``token`` is that
    of a table or fence. ``bare`` ones say less surely what they are.
    """

    kind: Kind
    start: int
    end: int
    label: Label | None = None
    level: int = 0
    name: str = ""
    value: Scalar | None = None
    token: Token | None = field(default=None, repr=False, compare=False)
    bare: bool = False
    own: Scalar | None = None


def as_prose(field: Piece) -> Piece:
    """Return a field as words of a text: of a title, what it says."""
    if field.name != "titled" or field.value is None:
        return replace(field, kind="prose")
    return Piece("prose", field.value.start, field.value.end)


def texts_in(fields: Sequence[Piece]) -> list[Piece]:
    """Return those of ``fields`` that may be all that a post says: titles, and words under names of its own.

    A few words beside more fields with names of ours say how something is, as in "**Risk level**: Low".
    """
    own = [one for one in fields if one.own]
    outnumbered = len(own) * 2 < len(fields)
    return [
        as_prose(one)
        for one in fields
        if one.name == "titled" or (one.own and not (outnumbered and _is_short(one.value)))
    ]


def _is_short(value: Scalar | None) -> bool:
    return value is not None and value.text.isascii() and len(value.text.split()) <= _FEW_WORDS


@dataclass(slots=True)
class Section:
    """What stands under a label; that of the whole file says nothing."""

    start: int
    label: Label
    level: int = 0
    content: list[Piece] = field(default_factory=list)
    fields: list[Piece] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Return where its own content ends."""
        return max((piece.end for piece in self.content), default=self.start)

    @property
    def pieces(self) -> list[Piece]:
        """Return what stands in it and in no section of it."""
        return [*self.content, *self.fields]

    @property
    def last(self) -> int:
        """Return where what stands in it ends."""
        return max((piece.end for piece in self.pieces), default=self.start)

    @property
    def heads_networks(self) -> bool:
        """Tell whether a title speaks of one post, as "Launch announcement" does, and headings say where."""
        label = self.label
        if self.level != 1 or label.role != "network" or label.channels or label.several:
            return False
        return any(one.label.role == "network" and one.label.channels for one in self.sections)

    @property
    def tables(self) -> list[Piece]:
        """Return the tables in it and in all sections in it."""
        return [piece for one in self.all_below() for piece in one.content if piece.kind == "table"]

    def mark(self, **said: Any) -> None:
        """Let its label say something else."""
        self.label = replace(self.label, **said)

    def all_below(self) -> Iterator[Section]:
        """Yield it and all sections in it."""
        pending = [self]
        while pending:
            section = pending.pop()
            yield section
            pending += reversed(section.sections)


def full_lines(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the lines between ``start`` and ``end`` stand that say something."""
    return [line.span(1) for line in LINE.finditer(source.text, start, end) if line[1].strip()]
