"""Labels as probabilities: the label, and the kind that a careful colleague might choose instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from postlint.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from training.data import Example

SECOND_SHARE = 0.25
"""How much of a post's label its second kind gets."""


def soft_targets(examples: Sequence[Example]) -> NDArray[np.float32]:
    """Return one row of probabilities over the kinds for each labelled example."""
    targets = np.zeros((len(examples), len(KINDS)), np.float32)
    place = {str(kind): index for index, kind in enumerate(KINDS)}
    for row, example in zip(targets, examples, strict=True):
        row[place[example.kind]] = 1.0
        if example.second in place and example.second != example.kind:
            row[place[example.kind]] -= SECOND_SHARE
            row[place[example.second]] += SECOND_SHARE
    return targets


def kind_numbers(examples: Sequence[Example]) -> NDArray[np.int64]:
    """Return the place of each example's kind among the kinds."""
    place = {str(kind): index for index, kind in enumerate(KINDS)}
    return np.array([place[example.kind] for example in examples])
