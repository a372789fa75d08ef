"""``count``: the number of a window's posts that are in a group must be at least or at most a bound.

Counts posts of a group, whatever else there is: ``of: question``, ``min: 1`` and ``window: week`` ask for
one question in every week, and ``min: 2`` with ``max: 5`` for two to five. With ``per: campaign``, each
campaign is counted by itself. What a window lacks can only be told when it is whole, so ``min`` says nothing
of the first days of a calendar or its last. A translation (``translation_of:``) counts once, with its
original, where both are on the account. Posts that say ``urgent:`` are left out, so a group of them holds
none.

``max: 1`` and ``window: 3 posts`` keep two others between any two posts of the group.
"""

from __future__ import annotations

from typing import Final

from postlint.judging.checks import Check
from postlint.judging.checks import parameters as read
from postlint.judging.mix.bounds import Constraint, reading_for, two_valued
from postlint.judging.model import Rule, Terms


def constraint(rule: Rule, terms: Terms) -> Constraint:
    """Return what a count rule asks of each window. "At least" judges full windows only."""
    group = read.group(rule, "of")
    least, most = read.number(rule, "min"), read.number(rule, "max")
    sign, bound = (1, least) if least is not None else (-1, most)
    inside = sign
    return Constraint(
        base=-sign * int(bound or 0),
        gain=max(inside, 0),
        score=two_valued(group, terms.certainty, inside=inside, outside=0),
        wanted=group if least is not None else group.other(),
        window=read.window(rule),
        undated_window=read.undated_window(rule),
        asked=lambda _: f"at {'least' if sign > 0 else 'most'} {int(bound or 0)}",
        min_posts=0,
        full_only=least is not None,
        basis=read.basis(rule),
        eased=read.eased(rule),
        complaint="too few" if least is not None else "too many",
        reading=reading_for(group),
        per=read.per(rule),
    )


CHECK: Final = Check(
    name="count",
    summary="the number of posts in a group must be at least or at most so many",
    parameters={
        "of": read.GROUP,
        "per": read.PER,
        "min": {**read.COUNT, "description": "how many there must be at least"},
        "max": {**read.COUNT, "description": "how many there may be at most"},
        "window": read.WINDOW,
        "undated_window": read.UNDATED_WINDOW,
        "basis": read.BASIS,
        "eased_by": read.EASED_BY,
    },
    required=("of",),
    bounds=("min", "max"),
    groups=("of",),
    ask=constraint,
    several_bounds=True,
    each_bound=True,
    problems=read.bounds_in_order,
    wants="min",
)
