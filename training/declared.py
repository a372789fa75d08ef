"""What declared kinds teach: accounts whose author declared some posts, judged on their other posts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

import postlint
from postlint.kinds.habits import habits_of, with_habits
from postlint.kinds.model import Classified, Prediction, likeliest
from postlint.vocabulary import KINDS
from training.houses import declared_as
from training.metrics import ENGAGED
from training.targets import kind_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from training.data import Example

    Floats = NDArray[np.float64]

DECLARED = (5, 10, 20)
LEAST_LEFT = 20
"""So many other posts an account must have, for all that was declared."""
REPEATS = 10
NO_ACCOUNTS = frozenset({"politics", "tac", "ads"})
"""Sources whose groups are arbitrary parts."""


def declared(examples: Sequence[Example], probabilities: Floats) -> Iterator[tuple[str, ...]]:
    """Yield a row for each number of declared posts: accuracy and engaged, without learning and with it.

    Groups of posts that are no real accounts have no habits and are left out.
    """
    chosen = [place for place, example in enumerate(examples) if example.source not in NO_ACCOUNTS]
    examples, probabilities = [examples[place] for place in chosen], probabilities[chosen]
    truth = kind_numbers(examples)
    names = np.array([example.account for example in examples])
    items = _classified(probabilities)
    random = np.random.default_rng(0)
    for count in DECLARED:
        guesses: list[tuple[int, int, int]] = []
        for account in sorted(set(names)):
            mine = np.flatnonzero(names == account)
            if len(mine) < max(DECLARED) + LEAST_LEFT:
                continue
            for _ in range(REPEATS):
                random.shuffle(mine)
                said = [declared_as(items[place], truth[place]) for place in mine[:count]]
                rest = mine[max(DECLARED) :]
                learnt = with_habits([items[place] for place in rest], habits_of(said))
                guesses += [
                    (truth[place], _number(items[place]), _number(item))
                    for place, item in zip(rest, learnt, strict=True)
                ]
        real, before, after = np.array(guesses).T
        shares = [
            before == real,
            after == real,
            ENGAGED[before] == ENGAGED[real],
            ENGAGED[after] == ENGAGED[real],
        ]
        yield str(count), *(f"{share.mean():.3f}" for share in shares)


def _classified(probabilities: Floats) -> list[Classified]:
    (plan,) = postlint.load(stdin=("calendar.yaml", b"- text: a post\n"))
    post = replace(plan.posts[0], accounts=("x:account",))
    rows = [dict(zip(KINDS, row, strict=True)) for row in probabilities.tolist()]
    return [Classified(post, likeliest(row), row, "text", prediction=Prediction(row)) for row in rows]


def _number(item: Classified) -> int:
    return KINDS.index(item.kind) if item.kind else 0
