"""What a pipeline said of posts of accounts that it never saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.crossval import HANDLES, natural_ones, probabilities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from training.crossval import Fit, HeldOut
    from training.data import Example, Posts

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of real posts, by what is ``known`` of their houses, and of our own ``tests``."""

    examples: Sequence[Example]
    known: Mapping[str, Floats]
    tests: Sequence[Example]
    of_tests: Floats

    @property
    def probabilities(self) -> Floats:
        """Return what was said of real posts where as much is known as a rule."""
        return self.known[HANDLES]


def said_of(posts: Posts, found: HeldOut, fitted: Fit | None = None) -> Said:
    """Return what was said of ``posts`` that look like real feeds; ``fitted`` puts the parts together."""
    known, tests = probabilities(posts, found, fitted)
    natural = natural_ones(posts.judged)
    return Said(
        [example for example in posts.judged if example.natural],
        {what: rows[natural] for what, rows in known.items()},
        posts.tests,
        tests,
    )
