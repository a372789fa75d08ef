"""From labels to verdicts: what the shipped rules say of accounts whose mix is known.

Accounts of twenty posts are drawn from posts that the pipeline has not seen, with a known number of
engaging ones among them, and judged by the engine and the pack that ship. Replies are left out: they
are easy to tell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

import postlint
from postlint.config import DEFAULT_CERTAINTY
from postlint.judging.engine import judge
from postlint.judging.model import Terms
from postlint.judging.packs.load import packs_named
from postlint.kinds.classify import of_unreadable
from postlint.kinds.language import unreadable_because
from postlint.kinds.model import Classified
from postlint.vocabulary import KINDS
from training.metrics import ENGAGED
from training.targets import kind_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from postlint.calendars.model import Plan, Post
    from postlint.judging.model import Judgement, Pack
    from training.data import Example

    Floats = NDArray[np.float64]

POSTS = 20
ACCOUNTS = 500
ENGAGING = (0, 1, 2, 4, 6)
"""How many of an account's posts engage; the pack asks for 2."""
TWO_WAY = "two-way"


def verdicts(examples: Sequence[Example], probabilities: Floats) -> Iterator[tuple[str, ...]]:
    """Yield a row for each true share: the share of accounts with an error, a "may", any finding."""
    packs, _ = packs_named([TWO_WAY])
    calendar = "".join(f"- text: post {number}\n" for number in range(POSTS))
    (plan,) = postlint.load(stdin=("calendar.yaml", calendar.encode()))
    random = np.random.default_rng(0)
    truth = kind_numbers(examples)
    easy = truth == KINDS.index("reply")
    items = [_item(example, row, plan.posts[0]) for example, row in zip(examples, probabilities, strict=True)]
    engaged, others = (np.flatnonzero(chosen & ~easy) for chosen in (ENGAGED[truth], ~ENGAGED[truth]))
    for count in ENGAGING:
        found = []
        for _ in range(ACCOUNTS):
            drawn = [
                *random.choice(engaged, count, replace=False),
                *random.choice(others, POSTS - count, replace=False),
            ]
            random.shuffle(drawn)
            found.append(_severities(_judged(plan, [items[place] for place in drawn], packs)))
        error, flagged = (np.mean([word in said for said in found]) for word in ("error", "any"))
        may = np.mean(["may" in said and "error" not in said for said in found])
        yield f"{count / POSTS:.0%}", f"{error:.3f}", f"{may:.3f}", f"{flagged:.3f}"


def _item(example: Example, row: Floats, post: Post) -> Classified:
    """Return an example as it is classified: what cannot be read has no kind."""
    because = unreadable_because(example.text)
    if because:
        return Classified(post, None, of_unreadable(example.text, because), "text", unreadable=because)
    return Classified(post, KINDS[row.argmax()], dict(zip(KINDS, row.tolist(), strict=True)), "text")


def _judged(plan: Plan, items: Sequence[Classified], packs: Sequence[Pack]) -> Judgement:
    classified = [replace(item, post=post) for item, post in zip(items, plan.posts, strict=True)]
    return judge(plan, classified, packs, Terms(DEFAULT_CERTAINTY))


def _severities(judgement: Judgement) -> set[str]:
    """Return what was said of an account: "error", "may" where all-broadcast is unsure, "any"."""
    said = {"any" for finding in judgement.findings if finding.severity != "info"}
    for finding in judgement.findings:
        if finding.rule == f"{TWO_WAY}/all-broadcast":
            said.add("may" if finding.may else finding.severity)
    return said
