"""Labelled posts as the account of a calendar, judged by the engine and the pack that ship."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import postlint
from postlint.asking import questions
from postlint.config import DEFAULT_CERTAINTY
from postlint.judging.judge_plan import judge
from postlint.judging.model import Terms
from postlint.judging.packs.packs_in_use import packs_named
from postlint.kinds.classify import of_unreadable
from postlint.kinds.habits import habits_of, with_habits
from postlint.kinds.language import unreadable_because
from postlint.kinds.model import Classified, Prediction, certain, likeliest
from postlint.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from postlint.calendars.model import Plan
    from postlint.judging.model import Judgement, Pack
    from training.data import Example

TWO_WAY = "two-way"


@dataclass(frozen=True, slots=True)
class House:
    """An account: its calendar, what each post of it is taken for, and the kind by its label."""

    plan: Plan
    items: tuple[Classified, ...]
    labels: tuple[int, ...]

    @classmethod
    def of(cls, items: Sequence[Classified], labels: Sequence[int]) -> House:
        """Return the account that ``items`` make up, whatever calendar they come from."""
        plan = calendar(len(items))
        placed = (replace(item, post=post) for item, post in zip(items, plan.posts, strict=True))
        return cls(plan, tuple(placed), tuple(labels))

    @property
    def guesses(self) -> list[int]:
        """Return the likeliest kind of each post, as its place among the kinds."""
        return [KINDS.index(likeliest(item.probabilities)) for item in self.items]

    def judged(self) -> Judgement:
        """Return what the pack that asks for two ways finds."""
        return judge(self.plan, self.items, _packs(), Terms(DEFAULT_CERTAINTY))

    def after(self, answers: int) -> House:
        """Return the account once its author has given the first ``answers`` answers to ``postlint ask``."""
        asked = questions(self.items, self.judged().findings, DEFAULT_CERTAINTY)[:answers]
        items = list(self.items)
        for question in asked:
            place = question.item.post.order
            items[place] = declared_as(question.item, self.labels[place])
        return replace(self, items=with_habits(items, habits_of(items)))


@cache
def calendar(posts: int) -> Plan:
    """Return the calendar of one account with so many posts."""
    (plan,) = postlint.load(
        stdin=("calendar.yaml", "".join(f"- text: post {number}\n" for number in range(posts)).encode())
    )
    return plan


@cache
def _packs() -> Sequence[Pack]:
    packs, _ = packs_named([TWO_WAY])
    return packs


def items_of(examples: Sequence[Example], probabilities: NDArray[np.float64]) -> list[Classified]:
    """Return ``examples`` as they are classified; all stand for the first post of a calendar."""
    return [_item(example, row.tolist()) for example, row in zip(examples, probabilities, strict=True)]


def _item(example: Example, row: list[float]) -> Classified:
    """Return an example as it is classified: what cannot be read has no kind."""
    post = calendar(1).posts[0]
    because = unreadable_because(example.text)
    if because:
        return Classified(post, None, of_unreadable(example.text, because), "text", unreadable=because)
    said = dict(zip(KINDS, row, strict=True))
    return Classified(post, likeliest(said), said, "text", prediction=Prediction(said))


def declared_as(item: Classified, number: int) -> Classified:
    """Return ``item`` once its author has said of which kind it is."""
    kind = KINDS[number]
    return replace(item, kind=kind, probabilities=certain(kind), decided_by="declared", unreadable=None)
