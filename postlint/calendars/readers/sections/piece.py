"""A block of a Markdown file that matters where posts are written down, or a line of one."""

from __future__ import annotations

from collections.abc import Sequence
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
BLOCK: Final = 6
BOLD: Final = 7
PLAIN: Final = 8
"""The levels of labels that are no headings: of blocks, and below all headings of bold and plain lines."""
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
