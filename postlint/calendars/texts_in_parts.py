"""Texts that people keep in parts: a hook in front of a body or a thread, and what closes it behind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.stand_ins import is_ditto, is_path, network_meant, says_no_text
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
_A_SORT: Final = re.compile(r"\W*[^\W\d_]+(?:[-_][^\W\d_]+)*\s*")


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
    told = words_of(text)
    if not any(map(_is_written, told)):
        return text, ()
    found = [(one, part) for one in post if (part := _part(one)) and part.text.strip() not in " ".join(told)]
    if not found:
        return text, ()
    before = [part for one, part in found if folded(one.key) in _BEFORE]
    behind = [part for one, part in found if folded(one.key) in _BEHIND]
    whole = sequence((*before, *items_of(text), *behind), text)
    return whole if isinstance(text, Sequence) else joined(scalars_of(whole)), tuple(one for one, _ in found)


def in_order(parts: Iterable[tuple[str, Scalar]]) -> list[Scalar]:
    """Return the parts of a text, each with its name, as they are said, without those that say nothing.

    Where nothing is written between them, that is all there is.
    """
    named = list(parts)
    main = [part for name, part in named if name not in BESIDE_MAIN]
    written = [part for part in main if _is_written(part.text)]
    if not written:
        return main
    before = [part for name, part in named if name in _BEFORE and is_part(part)]
    return [
        *before,
        *written,
        *(part for name, part in named if name in BESIDE_MAIN - _BEFORE and is_part(part)),
    ]


def is_part(text: Scalar) -> bool:
    """Tell whether ``text`` goes out before or behind another, and does not say of which sort that is."""
    return _is_written(text.text) and not is_sort(text.text)


def is_sort(text: str) -> bool:
    """Tell whether ``text`` is a word alone, without an end: it says of which sort a part is to be."""
    return _A_SORT.fullmatch(text) is not None and not says_no_text(text)


def _is_written(text: str) -> bool:
    is_stand_in = says_no_text(text) or is_ditto(text) or network_meant(text) or is_path(text)
    return bool(text.strip()) and not is_stand_in


def _part(one: Entry) -> Scalar | None:
    """Return the text of an entry that may be a part of another."""
    value = one.value
    if folded(one.key) not in _BEFORE | _BEHIND or not isinstance(value, Scalar):
        return None
    return value if isinstance(value.value, str) and is_part(value) else None
