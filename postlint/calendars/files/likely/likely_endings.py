"""Files with a slip in their endings, or a second one behind: under the name that was meant they are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from postlint.source.paths import exists

_ENDINGS: Final = (".yaml", ".yml", ".json", ".jsonl", ".csv", ".tsv", ".markdown")
_SECOND: Final = frozenset({".txt", ".bak", ".old", ".orig"})
_WITHOUT_A_LETTER: Final = 4
"""From this length on, an ending that lacks a letter is hardly one of something else, as .cs and .ml are."""


def meant_name(path: Path) -> Path | None:
    """Return what the file at ``path`` was to be called; None where its ending is nobody's slip.

    What has a second ending, and lies beside a file without it, was put aside.
    """
    suffix = path.suffix.lower()
    if suffix in _SECOND:
        inner = path.with_suffix("")
        return inner if inner.suffix.lower() in (*_ENDINGS, ".md") and not exists(inner) else None
    meant = _slips().get(suffix)
    return path.with_suffix(meant) if meant else None


def has_second_ending(path: Path) -> bool:
    """Tell whether the ending of ``path`` is one that stands behind another."""
    return path.suffix.lower() in _SECOND


@cache
def _slips() -> dict[str, str]:
    """Return endings with letters left out, doubled or swapped, each with the one that was meant."""
    slips = {slip: ending for ending in _ENDINGS for slip in _slips_of(ending)}
    return {slip: ending for slip, ending in slips.items() if slip not in _ENDINGS}


def _slips_of(ending: str) -> Iterator[str]:
    for place in range(1, len(ending)):
        before, letter, behind = ending[:place], ending[place], ending[place + 1 :]
        yield f"{before}{letter}{letter}{behind}"
        if len(ending) > _WITHOUT_A_LETTER:
            yield f"{before}{behind}"
        if behind:
            yield f"{before}{behind[0]}{letter}{behind[1:]}"
