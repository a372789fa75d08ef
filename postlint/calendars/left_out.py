"""How entries that are left out are told: how many, and in which lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NAMED: Final = 10
"""How many lines are named."""


def entries(lines: Sequence[int]) -> str:
    """Return how many entries begin in ``lines``."""
    return "1 entry" if len(lines) == 1 else f"{len(lines)} entries"


def lines_named(lines: Sequence[int]) -> str:
    """Return the first of ``lines`` by their numbers."""
    named = ", ".join(map(str, lines[:_NAMED])) + (" …" if len(lines) > _NAMED else "")
    return f"line{'s' if len(lines) > 1 else ''} {named}"
