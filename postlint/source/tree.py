"""The located tree: YAML, JSON or front matter as nodes that know their place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from typing import TYPE_CHECKING, TypeAlias

from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located, Source, Span

if TYPE_CHECKING:
    from postlint.source.offsets import Stretches, Style

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""A tree without its places, as JSON Schema validators want it."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. ``text`` is its source text; ``value`` the YAML 1.2 core schema's reading.

    ``stretches`` tell of a text that is marked up in the file where each stretch without marks begins: in the
    text, and in the file.
    """

    text: str
    value: str | int | float | bool | None
    style: Style
    source: Source = field(repr=False, compare=False)
    start: int = field(compare=False)
    end: int = field(compare=False)
    stretches: Stretches = field(default=(), repr=False, compare=False)

    @property
    def span(self) -> Span:
        """Return where the scalar stands, quotes and block indicator included."""
        return self.source.span(self.start, self.end)

    def span_of(self, start: int, end: int) -> Span:
        """Return where the code points ``start`` to ``end`` of ``text`` stand in the file.

        Where that cannot be told, it is the place where the scalar starts.
        """
        first = offset_in_file(self, start)
        last = offset_in_file(self, max(start, end - 1))
        if first is None or last is None:
            return self.source.span(self.start, self.start)
        ends_a_line = self.text[end - 1 : end] == "\n"
        # Parts of a text may stand in another order than they are said in.
        return self.source.span(first, max(first, last if end <= start or ends_a_line else last + 1))


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
        # Asked so often that generators would take a tenth of the time in which calendars are read.
        for entry in self.entries:
            if entry.key == key:
                return entry
        return None

    def get(self, key: str) -> Node | None:
        """Return the value of ``key``, or None."""
        for entry in self.entries:
            if entry.key == key:
                return entry.value
        return None

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
    if isinstance(node, Sequence):
        return tuple(item for item in node.items if isinstance(item, Scalar))
    return (node,) if isinstance(node, Scalar) else ()


def holds_values_alone(node: Node) -> bool:
    """Tell whether ``node`` is a single value, or a list of nothing but those."""
    items = node.items if isinstance(node, Sequence) else (node,)
    return all(isinstance(item, Scalar) for item in items)


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
    """What one file held: its documents and comments, and the problems met while reading.

    ``notes`` say what of it its format itself leaves out.
    """

    source: Source
    documents: tuple[Node, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()


def offset_in_file(scalar: Scalar, offset: int) -> int | None:
    """Return the file offset of the code point ``offset`` of ``scalar.text``; None where nothing tells it."""
    stretches = _stretches(scalar)
    return _place_in(stretches, offset, scalar.end) if stretches else None


def _place_in(stretches: Stretches, offset: int, end: int) -> int:
    number = max(0, bisect_right(stretches, offset, key=lambda stretch: stretch[0]) - 1)
    in_text, in_file = stretches[number]
    behind = (place for _, place in stretches[number + 1 : number + 2] if place >= in_file)
    return min(max(in_file, in_file + offset - in_text), next(behind, end))


def _stretches(scalar: Scalar) -> Stretches:
    if scalar.stretches:
        return scalar.stretches
    # A run in which nobody asks for a place inside of a text does without.
    from postlint.source.offsets import stretches_of

    return stretches_of(scalar.text, scalar.style, scalar.source.text, scalar.start, scalar.end)


def _line_places(scalar: Scalar, text: str) -> Iterator[tuple[int, int]]:
    """Yield where lines and stretches of ``text``, with which ``scalar`` begins, are in it and its file."""
    if stretches := _stretches(scalar):
        lines = {0, *(line.end() for line in re.finditer("\n", text))}
        lines |= {start for start, _ in stretches if start < len(text)}
        yield from ((start, _place_in(stretches, start, scalar.end)) for start in sorted(lines))


def scalar(source: Source, start: int, end: int, text: str | None = None) -> Scalar:
    """Return the text from ``start`` to ``end`` as a scalar; ``text`` is what it means, if not just that."""
    said = source.text[start:end] if text is None else text
    return Scalar(said, said, "plain", source, start, end)


def said(place: Scalar, text: str) -> Scalar:
    """Return ``place`` as if it said ``text``."""
    return replace(place, text=text, value=text, stretches=())


def cut(whole: Scalar, start: int, end: int) -> Scalar:
    """Return what ``whole.text`` says from ``start`` to ``end``, at its own place where that is known."""
    text = whole.text[start:end]
    first, last = offset_in_file(whole, start), offset_in_file(whole, end - 1)
    if first is None or last is None:
        return said(whole, text)
    lines = _line_places(whole, whole.text[:end])
    stretches = ((0, first), *((at - start, place) for at, place in lines if start < at < end))
    return Scalar(text, text, "plain", whole.source, first, last + 1, stretches)


def joined(parts: Iterable[Scalar], between: str = "\n\n") -> Scalar:
    """Return several texts as one, with ``between`` them, each at its own place in any order.

    Where the places of lines are not known, that of their part is.
    """
    parts = tuple(parts)
    said_in_all: list[str] = []
    stretches: list[tuple[int, int]] = []
    length = 0
    for one in parts:
        text = one.text.rstrip()
        lines = dict(_line_places(one, text))
        stretches.append((length, lines.pop(0, one.start)))
        stretches += ((length + start, place) for start, place in lines.items())
        said_in_all.append(text)
        length += len(text) + len(between)
    start, end = min(one.start for one in parts), max(one.end for one in parts)
    text = between.join(said_in_all)
    return Scalar(text, text, "plain", parts[0].source, start, end, tuple(stretches))


def sequence(items: Iterable[Node], place: Node) -> Sequence:
    """Return ``items`` as a list that stands where ``place`` does."""
    return Sequence(tuple(items), place.source, place.start, place.end)


def entry(key: str, value: Node) -> Entry:
    """Return ``value`` under a ``key`` that nobody wrote."""
    return Entry(key, Scalar(key, key, "plain", value.source, value.start, value.start), value)


def mapping(place: Node, **values: Node | None) -> Mapping:
    """Return those of ``values`` that are there, by key, as a mapping that stands where ``place`` does."""
    entries = tuple(entry(key, value) for key, value in values.items() if value is not None)
    return Mapping(entries, place.source, place.start, place.end)
