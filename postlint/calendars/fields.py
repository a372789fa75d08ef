"""The values of a well-formed mapping, by key."""

from __future__ import annotations

from postlint.calendars.model import Located
from postlint.source.tree import Mapping, Node, Scalar, Sequence


def scalar(node: Mapping, key: str) -> Scalar | None:
    """Return the single value under ``key``, or None."""
    value = node.get(key)
    return value if isinstance(value, Scalar) else None


def items(node: Mapping, key: str) -> tuple[Node, ...]:
    """Return the values under ``key``: those of a list, or the one that stands for a list."""
    value = node.get(key)
    return value.items if isinstance(value, Sequence) else (value,) if value else ()


def scalars(node: Mapping, key: str) -> tuple[Scalar, ...]:
    """Return the single values among those under ``key``."""
    return tuple(item for item in items(node, key) if isinstance(item, Scalar))


def text(node: Mapping, key: str) -> str | None:
    """Return the value under ``key`` as it is written, or None."""
    value = scalar(node, key)
    return value.text if value else None


def located(node: Mapping, key: str) -> Located[str] | None:
    """Return the value under ``key`` as it is written, with its place, or None."""
    value = scalar(node, key)
    return Located(value.text.strip(), value.span) if value else None


def is_true(node: Mapping, key: str) -> bool:
    """Tell whether ``key`` is true."""
    value = scalar(node, key)
    return value is not None and value.value is True
