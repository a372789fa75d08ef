"""The located tree: YAML, JSON or front matter as nodes that know their place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located, Source, Span

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

    def scalar(self, key: str) -> Scalar | None:
        """Return the single value under ``key``, or None."""
        value = self.get(key)
        return value if isinstance(value, Scalar) else None

    def text(self, key: str) -> str | None:
        """Return the single value under ``key`` as it is written, or None."""
        value = self.scalar(key)
        return value.text if value else None

    def located(self, key: str) -> Located[str] | None:
        """Return the single value under ``key`` as it is written, with its place, or None."""
        value = self.scalar(key)
        return Located(value.text.strip(), value.span) if value else None

    def flag(self, key: str) -> bool:
        """Tell whether ``key`` is true."""
        value = self.scalar(key)
        return value is not None and value.value is True

    def mapping(self, key: str) -> Mapping | None:
        """Return the mapping under ``key``, or None."""
        value = self.get(key)
        return value if isinstance(value, Mapping) else None

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the values under ``key``: those of a list, or the one that stands for a list."""
        return items_of(self.get(key))

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """Return the single values among those under ``key``."""
        return scalars_of(self.get(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the single values under ``key`` as they are written."""
        return tuple(scalar.text for scalar in self.scalars(key))

    def mappings(self, key: str) -> tuple[Mapping, ...]:
        """Return the mappings among the values under ``key``."""
        return tuple(item for item in self.items(key) if isinstance(item, Mapping))

    def __iter__(self) -> Iterator[Entry]:
        """Iterate over the entries in file order."""
        return iter(self.entries)


Node: TypeAlias = Scalar | Sequence | Mapping


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list, or what stands for a list of one; nothing where there is nothing."""
    return node.items if isinstance(node, Sequence) else (node,) if node else ()


def scalars_of(node: Node | None) -> tuple[Scalar, ...]:
    """Return the single values among the items of ``node``."""
    return tuple(item for item in items_of(node) if isinstance(item, Scalar))


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
