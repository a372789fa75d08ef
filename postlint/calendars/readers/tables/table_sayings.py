"""One diagnostic for all cells of a table of which there is the same to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.source.tree import Scalar

_SHOWN: Final = 60
"""How much of a text is shown."""


def of_all(cells: Sequence[Scalar], what: str, advice: str, rule: str) -> Iterator[Diagnostic]:
    """Say of the first of ``cells`` what is wrong with all of them, if there are any."""
    for first in cells[:1]:
        text = " ".join(first.text.split())
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        message = f'"{shown}" {what}{_and_more(len(cells) - 1)}. {advice}'
        yield Diagnostic(first.span, message, rule, _places(cells))


def _places(cells: Iterable[Scalar]) -> tuple[Span, ...]:
    """Return the places of all ``cells`` but the first, at which the diagnostic itself is."""
    return tuple(cell.span for cell in cells)[1:]


def _and_more(others: int) -> str:
    return f", and so do{'es' if others == 1 else ''} {others} more in this file" if others else ""
