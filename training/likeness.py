"""Fit and measure what tells posts from what stands beside them: ``python -m training.likeness``.

The texts are those of ``texts_in_files/``, by the batch of files that they stood in, each batch by another
writer, and our other posts. Every batch is judged by weights that never saw it, and those that ship have seen
all. Real posts need no part in it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy import sparse

from postlint.calendars.post_likeness import HEAD, PLACES, WEIGHTS, likeness, places_of
from training.data import HERE, corpus
from training.linear import fit

Floats: TypeAlias = "NDArray[np.float32]"
STRENGTH: Final = 30.0
FURTHER: Final = 1500
"""How many of our other posts are shown, of which there are many more than of those in files."""
SHARE: Final = 2
"""How often a post counts; of other texts there are more."""
CUTS: Final = (-6.0, -5.0, -4.0, -3.0, -2.0)


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the batch that it comes from ("" where it only teaches), and whether it is one."""

    batch: str
    text: str
    is_one: bool


def read() -> list[Example]:
    """Return all texts whose script is one that is learnt."""
    folder = HERE / "texts_in_files"
    found = [
        Example(batch, text, is_post)
        for name, is_post in (("posts", True), ("others", False))
        for batch, texts in yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8")).items()
        for text in texts
    ]
    further = sorted({post.text for post in corpus()})
    random.Random(0).shuffle(further)
    return [*found, *(Example("", text, is_one=True) for text in further[:FURTHER])]


def fitted(examples: Sequence[Example], share: int = SHARE) -> bytes:
    """Return the weights that ``examples`` teach, as they ship; those asked for count ``share`` times."""
    counted = [one for one in examples for _ in range(share if one.is_one and one.batch else 1)]
    targets = np.array([[not one.is_one, one.is_one] for one in counted], np.float32)
    weights, bias = fit(_matrix(counted), targets, STRENGTH)
    odds: Floats = weights[:, 1] - weights[:, 0]
    worth = float(np.abs(odds).max()) / 127
    steps = np.round(odds / worth).astype(np.int8)
    return HEAD.pack(worth, float(bias[1] - bias[0])) + steps.tobytes()


def _matrix(examples: Sequence[Example]) -> sparse.csr_matrix:
    rows = [sorted(places_of(one.text)) for one in examples]
    values = np.concatenate([np.full(len(row), len(row) ** -0.5, np.float32) for row in rows])
    ends = np.cumsum([0, *map(len, rows)])
    return sparse.csr_matrix((values, np.concatenate(rows), ends), shape=(len(rows), PLACES))


def held_out(examples: Sequence[Example], share: int = SHARE) -> tuple[list[float], list[float]]:
    """Return the log-odds of what is asked and of others, each by weights that never saw their batch."""
    odds: tuple[list[float], list[float]] = ([], [])
    for batch in sorted({one.batch for one in examples} - {""}):
        weights = fitted([one for one in examples if one.batch != batch], share)
        for one in examples:
            found = likeness(one.text, weights) if one.batch == batch else None
            if found is not None:
                odds[not one.is_one].append(found)
    return odds


def main() -> None:
    """Print what is found at some cuts, and write the weights."""
    examples = read()
    posts, others = map(np.array, held_out(examples))
    print(f"{len(posts)} posts, {len(others)} others")
    print("| log-odds below | posts | others |\n| --- | --- | --- |")
    for cut in CUTS:
        print(f"| {cut} | {np.mean(posts < cut):.1%} | {np.mean(others < cut):.1%} |")
    order = np.argsort(np.concatenate([others, posts]), kind="stable")
    ranks = np.empty(len(order))
    ranks[order] = np.arange(1, len(order) + 1)
    above = ranks[len(others) :].sum() - len(posts) * (len(posts) + 1) / 2
    print(f"A post is above another text in {above / len(posts) / len(others):.1%} of pairs.")
    WEIGHTS.write_bytes(fitted(examples))


if __name__ == "__main__":
    main()
