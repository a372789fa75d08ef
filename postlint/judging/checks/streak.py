"""``streak``: no more than so many posts of a group in a row.

A month can be balanced and still begin with two weeks of announcements. This looks at the order: more than
``max`` posts of a group, one after the other, are a finding, which says how many of them must become
something else. Moving a post into the middle of the run mends it as well. A translation
(``translation_of:``) counts once, with its original, where both are on the account. Posts that say
``urgent:`` are left out, so that a run goes on beyond them.
"""

from __future__ import annotations

from typing import Final

from postlint.judging.checks import Check
from postlint.judging.checks import parameters as read
from postlint.judging.mix.bounds import Constraint, reading_for, two_valued
from postlint.judging.mix.windows import WindowSpec
from postlint.judging.model import Rule, Terms


def constraint(rule: Rule, terms: Terms) -> Constraint:
    """Return what a streak rule asks: of every run one longer than allowed, one post outside the group."""
    group = read.group(rule, "of")
    longest = int(read.number(rule, "max") or 0)
    run = WindowSpec("posts", longest + 1)
    return Constraint(
        base=-1,
        gain=1,
        score=two_valued(group, terms.certainty, inside=0, outside=1),
        wanted=group.other(),
        window=run,
        undated_window=run,
        asked=lambda _: f"at most {longest} in a row",
        full_only=True,
        complaint="too long",
        longest=longest,
        reading=reading_for(group),
    )


CHECK: Final = Check(
    name="streak",
    summary="no more than so many posts of a group in a row",
    parameters={
        "of": read.GROUP,
        "max": {**read.COUNT, "minimum": 1, "description": "how many there may be in a row"},
    },
    required=("of", "max"),
    bounds=(),
    groups=("of",),
    ask=constraint,
)
