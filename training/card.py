"""Putting measured figures into the model card, between two comments that mark their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BEGIN = "<!-- figures: written by what measures them, in training/ -->"
END = "<!-- end of figures -->"


def write_card(card: Path, measured: str) -> None:
    """Replace the figures of ``card`` with ``measured``; raises ValueError where they have no place."""
    before, begin, rest = card.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{card} does not say where the figures go: it needs {BEGIN} and {END}.")
    card.write_text(f"{before}{BEGIN}\n\n{measured}\n{END}{after}", encoding="utf-8")
