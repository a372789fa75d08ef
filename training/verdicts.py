"""From labels to verdicts: what the shipped rules say of accounts whose mix is known.

Accounts of twenty posts are drawn from posts that the pipeline has not seen, with a known number of
engaging ones among them, and judged by the engine and the pack that ship. Replies are left out: they
are easy to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from postlint.vocabulary import KINDS
from training.houses import TWO_WAY, House, items_of
from training.metrics import ENGAGED
from training.targets import kind_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from postlint.judging.model import Judgement
    from training.data import Example

    Floats = NDArray[np.float64]

POSTS = 20
ACCOUNTS = 500
ENGAGING = (0, 1, 2, 4, 6)
"""How many of an account's posts engage; the pack asks for 2."""


def verdicts(
    examples: Sequence[Example], probabilities: Floats, answers: int = 0
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each true share: the share of accounts with an error, a "may", any finding.

    The author of each account answers the first ``answers`` questions of ``postlint ask``.
    """
    random = np.random.default_rng(0)
    truth = kind_numbers(examples)
    easy = truth == KINDS.index("reply")
    items = items_of(examples, probabilities)
    engaged, others = (np.flatnonzero(chosen & ~easy) for chosen in (ENGAGED[truth], ~ENGAGED[truth]))
    for count in ENGAGING:
        found = []
        for _ in range(ACCOUNTS):
            drawn = [
                *random.choice(engaged, count, replace=False),
                *random.choice(others, POSTS - count, replace=False),
            ]
            random.shuffle(drawn)
            house = House.of([items[place] for place in drawn], truth[drawn].tolist())
            found.append(_severities((house.after(answers) if answers else house).judged()))
        error, flagged = (np.mean([word in said for said in found]) for word in ("error", "any"))
        may = np.mean(["may" in said and "error" not in said for said in found])
        yield f"{count / POSTS:.0%}", f"{error:.3f}", f"{may:.3f}", f"{flagged:.3f}"


def _severities(judgement: Judgement) -> set[str]:
    """Return what was said of an account: "error", "may" where all-broadcast is unsure, "any"."""
    said = {"any" for finding in judgement.findings if finding.severity != "info"}
    for finding in judgement.findings:
        if finding.rule == f"{TWO_WAY}/all-broadcast":
            said.add("may" if finding.may else finding.severity)
    return said
