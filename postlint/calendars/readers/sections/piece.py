"""A block of a Markdown file that matters where posts are written down, or a line of one."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from postlint.calendars.readers.sections.labels import Label
from postlint.records import dataclass
from postlint.source.tree import Scalar

if TYPE_CHECKING:
    from markdown_it.token import Token

Kind: TypeAlias = Literal[
    "label", "end", "field", "rule", "fence", "quote", "list", "table", "prose", "aside"
]
BOLD: Final = 7
PLAIN: Final = 8
"""The levels of labels that are no headings, below all headings."""


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
