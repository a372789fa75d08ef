"""Texts that people keep in parts: a hook in front of a body or a thread, and what closes it behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from postlint.calendars.field_names import folded
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    items_of,
    joined,
    scalars_of,
    sequence,
)

_BODIES: Final = frozenset({"body", "main"})
_BEFORE: Final = frozenset({"hook", "opening", "opener", "intro"})
_BEHIND: Final = frozenset({"closing", "closer", "outro", "question"})
BESIDE_MAIN: Final = _BEFORE | _BEHIND | {"cta", "call_to_action"}
"""What the parts of a text before and behind its main one are called."""


def words_of(text: Node) -> tuple[str, ...]:
    """Return what a text, or each part of a thread, says."""
    parts = text.items if isinstance(text, Sequence) else (text,)
    texts = (part.get("text") if isinstance(part, Mapping) else part for part in parts)
    return tuple(part.text.strip() for part in texts if isinstance(part, Scalar))


def whole_text(main: Entry, text: Node, post: Iterable[Entry]) -> tuple[Node, tuple[Entry, ...]]:
    """Return the ``text`` under ``main`` with its other parts, and the entries of ``post`` that those are.

    It has some where it is a body or a thread; what it says itself is no part of it a second time.
    """
    if not isinstance(text, Sequence) and folded(main.key) not in _BODIES:
        return text, ()
    told = " ".join(words_of(text))
    found = [(one, part) for one in post if (part := _part(one)) and part.text.strip() not in told]
    before = [part for one, part in found if folded(one.key) in _BEFORE]
    behind = [part for one, part in found if folded(one.key) in _BEHIND]
    if not found:
        return text, ()
    whole = sequence((*before, *items_of(text), *behind), text)
    return whole if isinstance(text, Sequence) else joined(scalars_of(whole)), tuple(one for one, _ in found)


def _part(one: Entry) -> Scalar | None:
    """Return the text of an entry that may be a part of another."""
    value = one.value
    is_text = isinstance(value, Scalar) and isinstance(value.value, str) and value.text.strip()
    return value if is_text and folded(one.key) in _BEFORE | _BEHIND else None  # type: ignore[return-value]
