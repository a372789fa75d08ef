"""Nodes for what a file says in another way than by YAML: each at the place where it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence


def scalar(source: Source, start: int, end: int, text: str | None = None) -> Scalar:
    """Return the text from ``start`` to ``end`` as a scalar; ``text`` is what it means, if not just that."""
    said = source.text[start:end] if text is None else text
    return Scalar(said, said, "plain", source, start, end)


def said(place: Scalar, text: str) -> Scalar:
    """Return ``place`` as if it said ``text``."""
    return replace(place, text=text, value=text)


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
