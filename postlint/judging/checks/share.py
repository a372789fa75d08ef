"""``share``: the part of a window's posts that are in a group must be at least, at most or below a bound.

Of the posts in a window, the part that is in a group is held against a percentage. ``min: 10%`` asks for at
least one post in ten, ``max: 80%`` allows no more than eight in ten, and ``below: 90%`` is broken by nine
in ten already. ``min: 30%`` and ``max: 50%`` together are a band: 40 %, ten points either way.

With ``among: spring``, it is the part of the posts of that group, and others do not count. With ``per:
campaign``, each campaign is judged by itself. A translation (``translation_of:``) counts once, with its
original, where both are on the account; whether one goes out is for `reported`, to which it is a post.

A post that postlint is not sure of is counted once for the rule and once against it. If the window fails
both times, it fails; if only once, the finding is one level milder, says *may*, and names the posts that
would settle it. A window of fewer posts than ``min_posts`` is not judged: one post of three is no third.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from postlint.judging.checks import Check
from postlint.judging.checks import parameters as read
from postlint.judging.groups import Group
from postlint.judging.mix.bounds import Constraint, Score, reading_for, standing, two_valued
from postlint.judging.model import Rule, Terms
from postlint.kinds.model import Classified
from postlint.records import dataclass


def constraint(rule: Rule, terms: Terms) -> Constraint:
    """Return what a share rule asks of each window."""
    group, weights = read.group(rule, "of"), weights_of(rule)
    asked = Constraint(
        base=weights.base,
        gain=max(weights.inside, weights.outside),
        score=two_valued(group, terms.certainty, inside=weights.inside, outside=weights.outside),
        wanted=group if weights.at_least else group.other(),
        window=read.window(rule),
        undated_window=read.undated_window(rule),
        asked=weights.asked,
        min_posts=read.min_posts(rule),
        basis=read.basis(rule),
        eased=read.eased(rule),
        complaint="too few" if weights.at_least else "too many",
        reading=reading_for(group),
        per=read.per(rule),
    )
    return _among(asked, read.group(rule, "among"), terms.certainty) if "among" in rule.parameters else asked


def _among(asked: Constraint, base: Group, certainty: float) -> Constraint:
    """Return what is asked of the posts of a group alone; one that may be none of it scores, or does not."""

    def score(item: Classified) -> Score:
        scored, stands = asked.score(item), standing(item, base, certainty)
        if stands == "in":
            return scored
        return Score(min(0, scored.low), max(0, scored.high), stands)

    return replace(asked, score=score, among=lambda item: standing(item, base, certainty) != "out")


@dataclass(frozen=True, slots=True)
class Weights:
    """A share as an inequality: what a window starts with, and what posts inside and outside add to it.

    ``at_least`` tells that the share may not be smaller, rather than not larger. ``percent`` is the share
    as people write it: "10 %", "below 90 %".
    """

    base: int
    inside: int
    outside: int
    at_least: bool
    percent: str

    def asked(self, posts: int) -> str:
        """Return what the share comes to in so many ``posts``: "at least 2 of 18 (10 %)"."""
        spare = (self.base + self.outside * posts) // abs(self.inside - self.outside)
        number = f"at least {-spare}" if self.at_least else f"at most {max(0, spare)}"
        return f"{number} of {posts} ({self.percent})"


def weights_of(rule: Rule) -> Weights:
    """Return the share that a rule gives under ``min``, ``max`` or ``below``, as an inequality.

    With a share of p/q, "at least" scores q-p inside the group and -p outside; "at most" the negative
    of that; "below" is "at most" with nothing to spare.
    """
    name = next(name for name in ("min", "max", "below") if name in rule.parameters)
    bound = read.number(rule, name) or Fraction(0)
    sign = 1 if name == "min" else -1
    inside, outside = bound.denominator - bound.numerator, -bound.numerator
    percent = f"{str(rule.parameters[name]).rstrip(' %')} %"
    return Weights(
        base=-1 if name == "below" else 0,
        inside=sign * inside,
        outside=sign * outside,
        at_least=name == "min",
        percent=f"below {percent}" if name == "below" else percent,
    )


CHECK: Final = Check(
    name="share",
    summary="the share of posts in a group must be at least, at most or below a percentage",
    parameters={
        "of": read.GROUP,
        "among": read.AMONG,
        "per": read.PER,
        "min": {**read.PERCENT, "description": "the least part that they must be"},
        "max": {**read.PERCENT, "description": "the greatest part that they may be"},
        "below": {**read.PERCENT, "description": "the part that they must be less than"},
        "window": read.WINDOW,
        "undated_window": read.UNDATED_WINDOW,
        "min_posts": read.MIN_POSTS,
        "basis": read.BASIS,
        "eased_by": read.EASED_BY,
    },
    required=("of",),
    bounds=("min", "max", "below"),
    groups=("of", "among"),
    ask=constraint,
    several_bounds=True,
    each_bound=True,
    problems=read.bounds_in_order,
    wants="min",
)
