"""What answers bring: authors who answer the first questions of ``postlint ask``, a share of their posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.houses import House, items_of
from training.metrics import ENGAGED
from training.targets import kind_numbers
from training.verdicts import POSTS, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from training.data import Example

    Floats = NDArray[np.float64]

SHARES = (0.0, 0.05, 0.2)


def answered(
    examples: Sequence[Example], probabilities: Floats, shares: Sequence[float] = SHARES
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each share: posts right, engaged or not, and the verdicts on accounts that are drawn.

    The former two count all posts, those among them that were answered as right, and what these teach of
    the others.
    """
    for share in shares:
        right, engaged = _right(_houses(examples, probabilities), share)
        drawn = {row[0]: row for row in verdicts(examples, probabilities, round(share * POSTS))}
        (_, error, _, found), (_, wronged, _, _) = drawn["0%"], drawn["20%"]
        yield f"{share:.0%}", f"{right:.3f}", f"{engaged:.3f}", error, found, wronged


def _houses(examples: Sequence[Example], probabilities: Floats) -> Iterator[House]:
    items, truth = items_of(examples, probabilities), kind_numbers(examples)
    names = np.array([example.account for example in examples])
    for account in sorted(set(names)):
        mine = np.flatnonzero(names == account)
        yield House.of([items[place] for place in mine], truth[mine].tolist())


def _right(houses: Iterator[House], share: float) -> tuple[float, float]:
    """Return of how many posts the kind is right, and of how many whether they engage."""
    pairs = [
        pair
        for house in houses
        for pair in zip(house.labels, house.after(round(share * len(house.items))).guesses, strict=True)
    ]
    real, guess = np.array(pairs).T
    return float((real == guess).mean()), float((ENGAGED[real] == ENGAGED[guess]).mean())
