"""The labelled and unlabelled posts, and folds that never split an account."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A post of the data. ``kind`` is "" where nobody labelled it, ``second`` where one kind is clear."""

    id: str
    source: str
    account: str
    sample: str
    kind: str
    second: str
    text: str

    @property
    def natural(self) -> bool:
        """Tell whether the post was drawn to look like real feeds, so that it may score."""
        return self.sample == "natural"


def read_examples(path: Path) -> list[Example]:
    """Read one JSON object a line; the account is source and group together."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Example(
            id=row["id"],
            source=row["source"],
            account=f"{row['source']}/{row['group']}",
            sample=row.get("sample", ""),
            kind=row.get("kind", ""),
            second=row.get("second") or "",
            text=row["text"],
        )
        for row in rows
    ]


def fold_of_accounts(examples: Sequence[Example], folds: int = FOLDS) -> dict[str, int]:
    """Deal whole accounts to ``folds`` folds of like size: the largest first, each to the emptiest fold."""
    sizes: dict[str, int] = defaultdict(int)
    for example in examples:
        sizes[example.account] += 1
    filled = [0] * folds
    dealt = {}
    for account in sorted(sizes, key=lambda name: (-sizes[name], name)):
        emptiest = filled.index(min(filled))
        dealt[account] = emptiest
        filled[emptiest] += sizes[account]
    return dealt
