"""What a change does, as a page made as that of the report is: it runs nothing and needs no network."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from postlint.comparing.compare import Comparison, MixChange
from postlint.judging.model import Mix
from postlint.records import dataclass
from postlint.report.bars import Stack, stack
from postlint.report.compare.change_in_words import (
    KindChange,
    asides,
    headline,
    kinds,
    parts,
    posts,
    posts_counted,
    total,
    unchanged,
)
from postlint.report.layout import Look
from postlint.report.page.cards import shortened
from postlint.report.page.render import document
from postlint.report.page.to_do import WORDS

_FOLDER: Final = Path(__file__).parent
MOST_POSTS: Final = 500
"""How many posts are listed; JSON has them all."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An account: a bar before and one after, and the numbers of each kind."""

    name: str
    total: str
    before: Stack
    after: Stack
    kinds: tuple[KindChange, ...]


def render(comparison: Comparison, _look: Look) -> str:
    """Return the page, with the mix of each account, the findings by their fate, and the posts; no look."""
    lines = posts(comparison)
    return document(
        "compare.html",
        headline(comparison),
        _FOLDER,
        accounts=[_drawn(change) for change in comparison.mixes if change.is_change],
        unchanged=unchanged(comparison),
        parts=list(parts(comparison)),
        words=WORDS,
        counted=posts_counted(comparison),
        posts=[(line, shortened(line.text)) for line in lines[:MOST_POSTS]],
        posts_more=max(0, len(lines) - MOST_POSTS),
        asides=list(asides(comparison)),
    )


def _drawn(change: MixChange) -> Drawn:
    none = Mix(change.account, {})
    return Drawn(
        change.account,
        total(change),
        stack(change.before or none),
        stack(change.after or none),
        tuple(kinds(change)),
    )
