"""``mismatch``: what a post is declared to do must not be plainly different from what its text does.

The ``kind:`` that an author writes counts everywhere. Where the text plainly does something else, it may be
a slip, and this asks for a second look. With ``of: engagement``, only a post that is declared in that group
and reads as if it were outside, or the other way round, is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postlint.dates_and_lists_in_words import listed
from postlint.judging.checks import Check, Inspection
from postlint.judging.checks import parameters as read
from postlint.judging.groups import kinds_in
from postlint.judging.messages import as_one
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, Rule, Terms
from postlint.kinds.model import Classified
from postlint.vocabulary import KINDS, Kind

DEFAULT_SURE: Final = 0.98
"""At this, hardly any kind that is rightly declared is disputed; ``docs/decisions.md`` has the figures."""
MOST_WORDS: Final = 3
"""How many of the words that weighed most a message names."""


def inspection(rule: Rule, _terms: Terms) -> Inspection:
    """Return the look at declared kinds beside what the texts say.

    The author's word counts everywhere else. Only a text that clearly says something else is worth a
    second look: with a group, that the post is on the other side of its border.
    """
    sure = read.number(rule, "sure")
    least = DEFAULT_SURE if sure is None else float(sure)
    group = kinds_in(read.group(rule, "of")) if "of" in rule.parameters else None

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        for item in view.all_posts:
            if item.decided_by == "declared" and item.kind:
                yield from _fault(item, item.kind, _other_kinds(item.kind, group), least)

    return inspect


def _other_kinds(declared: Kind, group: frozenset[Kind] | None) -> frozenset[Kind]:
    """Return the kinds that a text would contradict ``declared`` with."""
    if group is None:
        return frozenset(KINDS) - {declared}
    return frozenset(KINDS) - group if declared in group else group


def _fault(
    item: Classified, declared: Kind, others: frozenset[Kind], least: float
) -> Iterator[FactViolation]:
    said = item.prediction
    if said is None or sum(said.probabilities[kind] for kind in others) < least:
        return
    likeliest: Kind = max(sorted(others), key=said.probabilities.__getitem__)
    cues = [f"“{cue.words}”" for cue in said.cues if cue.weight > 0][:MOST_WORDS]
    yield FactViolation(
        item.post.kind.span if item.post.kind else item.post.span,
        {
            "post": item.post.name,
            "declared": as_one(declared),
            "text": as_one(likeliest),
            "words": listed(dict.fromkeys(cues)) if cues else "the whole of it",
        },
        post=item.post,
    )


CHECK: Final = Check(
    name="mismatch",
    summary="the declared kind of a post must not be one that its text plainly contradicts",
    parameters={
        "of": {
            **read.GROUP,
            "description": "which group: only what is declared in it and reads as if it "
            "were outside, or the other way round; any two kinds if not given",
        },
        "sure": {**read.PERCENT, "description": "how sure the text must be; 98% if not given"},
    },
    required=(),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("post", "declared", "text", "words"),
)
