"""The located tree: YAML, JSON or front matter as nodes that know their place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source, Span

Style: TypeAlias = Literal["plain", "single", "double", "literal", "folded"]
Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""A tree without its places, as JSON Schema validators want it."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. ``text`` is its source text; ``value`` the YAML 1.2 core schema's reading."""

    text: str
    value: str | int | float | bool | None
    style: Style
    source: Source = field(repr=False, compare=False)
    start: int = field(compare=False)
    end: int = field(compare=False)

    @property
    def span(self) -> Span:
        """Return where the scalar stands, quotes and block indicator included."""
        return self.source.span(self.start, self.end)

    def span_of(self, start: int, end: int) -> Span:
        """Return where the code points ``start`` to ``end`` of ``text`` stand in the file.

        Exact for literal scalars, and for plain and quoted ones on one line and without escapes;
        for all others the place where the scalar starts.
        """
        from postlint.source.locating import offset_in_file

        first = offset_in_file(self, start)
        last = offset_in_file(self, max(start, end - 1))
        if first is None or last is None:
            return self.source.span(self.start, self.start)
        ends_a_line = self.text[end - 1 : end] == "\n"
        return self.source.span(first, last if end <= start or ends_a_line else last + 1)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    source: Source = field(repr=False, compare=False)
    start: int = field(compare=False)
    end: int = field(compare=False)

    @property
    def span(self) -> Span:
        """Return where the list stands, up to the end of its last item."""
        return self.source.span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``key: value`` of a mapping. ``written`` is the key as the author spelt it."""

    key: str
    key_node: Scalar
    value: Node

    @property
    def written(self) -> str:
        """Return the key as it is written in the file, whatever it was renamed to."""
        return self.key_node.text


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping in file order. Keys are text; duplicate keys never get this far."""

    entries: tuple[Entry, ...]
    source: Source = field(repr=False, compare=False)
    start: int = field(compare=False)
    end: int = field(compare=False)

    @property
    def span(self) -> Span:
        """Return where the mapping stands, up to the end of its last value."""
        return self.source.span(self.start, self.end)

    def entry(self, key: str) -> Entry | None:
        """Return the entry called ``key``, or None."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def get(self, key: str) -> Node | None:
        """Return the value of ``key``, or None."""
        entry = self.entry(key)
        return entry.value if entry else None

    def __iter__(self) -> Iterator[Entry]:
        """Iterate over the entries in file order."""
        return iter(self.entries)


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Comment:
    """A ``# comment``. ``after`` is the scalar that it follows on the same line, if any."""

    text: str
    source: Source = field(repr=False, compare=False)
    start: int
    end: int
    after: Scalar | None = None

    @property
    def span(self) -> Span:
        """Return where the comment stands, from its hash to the end of its line."""
        return self.source.span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file held: its documents and comments, and the problems met while reading."""

    source: Source
    documents: tuple[Node, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
