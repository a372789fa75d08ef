"""What the kinds that an author declared teach of the other posts of the same account.

A house that calls its service notices news of its own does so throughout. So from the posts of an account
that carry a ``kind:``, eight numbers are fitted, one a kind: what to add to the log-odds that the text
pipeline gives, so that the declared kinds become likeliest. A penalty holds them near zero, nothing is kept
between runs, and with fewer than five such posts nothing is learnt. Fields teach nothing: whoever marks
replies by ``reply_to`` has the fewer among the posts without one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import exp
from typing import Final, TypeAlias

from postlint.kinds.model import Classified, Evidence, Probabilities, likeliest
from postlint.records import dataclass
from postlint.vocabulary import KINDS, Kind

LEAST: Final = 5
"""With fewer declared posts than this an account teaches nothing."""
PENALTY: Final = 2.0
"""How many posts' worth of evidence holds each number at zero."""
STEPS: Final = 40
MANY: Final = 40
MOST: Final = 200
"""Of so many lessons, the last ones, no more is learnt than of these."""
_LEAST_LIKELY: Final = 1e-4
"""No post is less likely of a kind than this, so that one slip does not turn everything."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What ``posts`` declared posts teach: how far the log-odds of each kind are shifted."""

    posts: int
    shifts: Mapping[Kind, float]


Habits: TypeAlias = Mapping[str, Habit]
"""The habits of accounts, by their identities; of most nothing is known."""


def habits_of(items: Iterable[Classified]) -> Habits:
    """Return the habit of each account of which enough ``items`` are declared and can be read."""
    lessons: defaultdict[str, list[tuple[Kind, Probabilities]]] = defaultdict(list)
    for item in items:
        if item.decided_by == "declared" and item.kind and item.prediction:
            for account in item.post.accounts:
                lessons[account].append((item.kind, item.prediction.probabilities))
    return {
        account: Habit(len(taught), _fitted(taught[-MOST:]))
        for account, taught in lessons.items()
        if len(taught) >= LEAST
    }


def habits_without(item: Classified, items: Iterable[Classified], habits: Habits) -> Habits:
    """Return ``habits``, those of ``items``, as they would be without the lesson of ``item``.

    Of many lessons one is not missed, so that to ask this of each costs no more than it is worth.
    """
    few = any(habits[account].posts <= MANY for account in item.post.accounts if account in habits)
    if item.decided_by != "declared" or not few:
        return habits
    accounts = set(item.post.accounts)
    others = habits_of(one for one in items if one is not item and not accounts.isdisjoint(one.post.accounts))
    return {account: others[account] for account in accounts if account in others}


def with_habits(items: Iterable[Classified], habits: Habits) -> tuple[Classified, ...]:
    """Return ``items``, the guesses among them shifted by the habits of their accounts."""
    return tuple(_with_habits(item, habits) for item in items) if habits else tuple(items)


def without_habits(item: Classified) -> Classified:
    """Return ``item`` as its text alone would have it."""
    if item.prediction is None or not any(sign.type == "learnt" for sign in item.signs):
        return item
    said = item.prediction.probabilities
    signs = tuple(sign for sign in item.signs if sign.type != "learnt")
    return replace(item, kind=likeliest(said), probabilities=said, signs=signs)


def _with_habits(item: Classified, habits: Habits) -> Classified:
    known = [habits[account] for account in item.post.accounts if account in habits]
    if not known or item.decided_by != "text" or item.prediction is None:
        return item
    accounts = len(item.post.accounts)
    shifts = {kind: sum(habit.shifts[kind] for habit in known) / accounts for kind in KINDS}
    shifted = _shifted(item.prediction.probabilities, shifts)
    kind = likeliest(shifted)
    posts = sum(habit.posts for habit in known)
    learnt = Evidence("learnt", f"{posts} declared posts", item.post.span, shifts[kind])
    # What spoke for another kind explains nothing of this one.
    cues = item.cues if kind == item.kind else ()
    return replace(item, kind=kind, probabilities=shifted, signs=(*item.signs, learnt), cues=cues)


def _fitted(lessons: list[tuple[Kind, Probabilities]]) -> dict[Kind, float]:
    """Return the shifts under which the declared kinds are likeliest, less a penalty on their squares.

    Every step goes down a parabola that lies above the loss (Böhning, "Multinomial logistic regression
    algorithm", 1992), so it can only get better, and ends alike everywhere.
    """
    declared = Counter(kind for kind, _ in lessons)
    taught = [declared[kind] for kind in KINDS]
    said = [[max(shares[kind], _LEAST_LIKELY) for kind in KINDS] for _, shares in lessons]
    shifts = [0.0] * len(KINDS)
    step = 1 / (len(lessons) / 2 + PENALTY)
    for _ in range(STEPS):
        factors = [exp(shift) for shift in shifts]
        expected = [0.0] * len(KINDS)
        for shares in said:
            odds = [share * factor for share, factor in zip(shares, factors, strict=True)]
            total = sum(odds)
            expected = [so_far + odd / total for so_far, odd in zip(expected, odds, strict=True)]
        slopes = zip(taught, expected, shifts, strict=True)
        shifts = [shift + step * (here - there - PENALTY * shift) for here, there, shift in slopes]
    return {kind: round(shift, 6) for kind, shift in zip(KINDS, shifts, strict=True)}


def _shifted(said: Probabilities, shifts: Mapping[Kind, float]) -> dict[Kind, float]:
    odds = {kind: probability * exp(shifts[kind]) for kind, probability in said.items()}
    total = sum(odds.values())
    return {kind: share / total for kind, share in odds.items()}
