"""The sections of a Markdown file, one in another, and what holds for the posts in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from typing import Final

from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.pieces import Piece
from postlint.source.tree import Scalar, said, scalar

_LINE_OF_WORDS: Final = re.compile(r"[^\r\n]*[^\W_][^\r\n]*")
_SCOPES: Final = frozenset({"network", "post", "part", "option", "content"})


@dataclass(slots=True)
class Section:
    """What stands under a label; the whole file has none."""

    start: int
    label: Label | None = None
    level: int = 0
    content: list[Piece] = field(default_factory=list)
    fields: list[Piece] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Return where its own content ends."""
        return max((piece.end for piece in self.content), default=self.start)

    def all_below(self) -> Iterator[Section]:
        """Yield it and all sections in it."""
        pending = [self]
        while pending:
            section = pending.pop()
            yield section
            pending += reversed(section.sections)


def outline(pieces: Iterable[Piece], start: int) -> Section:
    """Return the file as a section, with all others in it."""
    root = Section(start)
    open_ones = [root]
    for piece in pieces:
        if piece.label is not None:
            while open_ones[-1].level >= piece.level:
                open_ones.pop()
            section = Section(piece.start, piece.label, piece.level)
            open_ones[-1].sections.append(section)
            open_ones.append(section)
        elif piece.kind != "field":
            open_ones[-1].content.append(piece)
        elif piece.bare and any(other.kind not in {"rule", "aside"} for other in open_ones[-1].content):
            open_ones[-1].content.append(replace(piece, kind="prose"))
        else:
            open_ones[-1].fields.append(piece)
    return root


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for the posts of a section, from its label and those further up.

    ``in_scope`` tells that posts stand here, ``several`` that they are more than one, ``thread`` that they
    are parts of one. ``strong`` tells that a label says so, and not just names a network.
    """

    channels: tuple[Scalar, ...] = ()
    handle: Scalar | None = None
    date: Scalar | None = None
    clock: Scalar | None = None
    fields: Dict[str, Scalar] = field(default_factory=dict)
    in_scope: bool = False
    several: bool = False
    thread: bool = False
    strong: bool = False

    def below(self, section: Section) -> Around:
        """Return what holds inside of ``section``."""
        own = dict(_fields(section))
        around = replace(self, fields={**self.fields, **own})
        label = section.label
        if label is None:
            return around
        channels = tuple(said(label.title, channel) for channel in label.channels)
        names = label.role in _SCOPES or section.level == 1
        if channels and names:
            without = {key: value for key, value in around.fields.items() if key != "channel"}
            around = replace(around, channels=channels, handle=label.handle, fields={**without, **own})
        if label.role == "topic" and "channel" in own and section.level > 1:
            around = replace(around, in_scope=True, several=False, strong=True)
        if label.role in _SCOPES:
            around = replace(
                around,
                in_scope=label.role != "option" or self.in_scope or self.thread,
                several=label.several if label.role == "network" else False,
                thread=label.thread or (self.thread and label.role in {"option", "content"}),
                strong=self.strong or label.named or label.role != "network",
            )
        elif label.thread:
            around = replace(around, thread=True)
        elif label.several:
            around = replace(around, several=True, thread=False)
        return replace(around, date=label.date or around.date, clock=label.clock or around.clock)


def _fields(section: Section) -> Iterator[tuple[str, Scalar]]:
    """Yield what lines and sections of a section say of its posts."""
    for piece in section.fields:
        if piece.name and piece.value is not None and piece.value.text.strip():
            yield piece.name, piece.value
    for inner in section.sections:
        if inner.label and inner.label.role == "field" and inner.label.field and inner.content:
            piece = inner.content[0]
            line = _LINE_OF_WORDS.search(inner.label.title.source.text, piece.start, piece.end)
            if line:
                yield inner.label.field, scalar(inner.label.title.source, *line.span())
