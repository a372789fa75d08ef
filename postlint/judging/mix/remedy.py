"""How little it takes to satisfy a rule: the fewest posts to change, or to add."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from postlint.calendars.handles import mentions
from postlint.calendars.model import Period
from postlint.judging.mix.bounds import Constraint, Evaluated, Score
from postlint.judging.model import Related
from postlint.kinds.model import Classified
from postlint.vocabulary import Kind


def fewest_changes(
    constraint: Constraint, scores: Sequence[Score], changeable: Sequence[bool], failing: Sequence[Evaluated]
) -> list[int] | None:
    """Return the fewest changeable posts that, made to do what the rule asks, leave no window failing.

    Windows count in their pessimistic bound. Those that would fail with every changeable post made good
    are left aside: most of them lie in the past, where nobody can mend anything.

    Sweeping the windows by their right end and changing the latest posts first is optimal where every
    change gains the same (interval multi-cover by points); where gains differ, as between two groups,
    only a single window is answered.

    Args:
        constraint: what the rule asks of each window.
        scores: the scores of the stream's posts.
        changeable: whether each post of the stream can still be changed.
        failing: the finding's windows, in order.

    Returns:
        The places of the posts in the stream, one choice of several that are as few; None where no window
        can be mended, or where no answer is known to be the fewest.
    """
    first, stop = failing[0].window.start, failing[-1].window.stop
    here = zip(scores[first:stop], changeable[first:stop], strict=True)
    gains = [max(0, constraint.gain - score.low) if free else 0 for score, free in here]
    within = [0, *accumulate(gains)]
    owing = [_Owing(one.window.start - first, one.window.stop - first, -one.low) for one in failing]
    mendable = [one for one in owing if one.owed <= within[one.stop] - within[one.start]]
    if not mendable:
        return None
    useful = {gain for gain in gains[mendable[0].start : mendable[-1].stop] if gain}
    if len(useful) == 1:
        chosen = _sweep(gains, useful.pop(), mendable)
    elif len(mendable) == 1:
        chosen = _largest_first(gains, mendable[0])
    else:
        return None
    return [first + place for place in chosen]


@dataclass(frozen=True, slots=True)
class _Owing:
    """What a window lacks; its places are counted from the first window on."""

    start: int
    stop: int
    owed: int


def _sweep(gains: Sequence[int], gain: int, owing: Iterable[_Owing]) -> list[int]:
    """Return the fewest places where each gains ``gain`` or nothing."""
    candidates: list[int] = []
    chosen: list[int] = []
    reached = 0
    for one in owing:
        first = max(reached, one.start)
        candidates += [place for place in range(first, one.stop) if gains[place]]
        reached = max(first, one.stop)
        # What was chosen is in order, and the windows' left ends never move back.
        gained = gain * (len(chosen) - bisect_left(chosen, one.start))
        while gained < one.owed:
            insort(chosen, candidates.pop())
            gained += gain
    return chosen


def _largest_first(gains: Sequence[int], one: _Owing) -> list[int]:
    owed = one.owed
    chosen = []
    for place in sorted(range(one.start, one.stop), key=lambda place: -gains[place]):
        if owed <= 0:
            break
        owed -= gains[place]
        chosen.append(place)
    return sorted(chosen)


def fewest_additions(constraint: Constraint, reported: Evaluated, changeable: Sequence[bool]) -> int | None:
    """Return the fewest new posts, certain to do what the rule asks, that satisfy one window.

    A run is broken up by posts between its own, but only after those that are out already; any other
    window takes new posts in. None where no number of new posts would do.
    """
    if constraint.longest is None:
        return -(reported.low // constraint.gain) if constraint.gain > 0 else None
    length = len(reported.window)
    behind = max((place + 1 for place, free in enumerate(changeable) if not free), default=0)
    if behind <= constraint.longest:
        return -(-length // constraint.longest) - 1
    return -(-(length - behind) // constraint.longest) or None


def could_be_chosen(constraint: Constraint, reported: Evaluated, place: int, changes: int) -> bool:
    """Tell whether changing the post at ``place`` of a window can be one of as few ``changes``.

    In a run, a post near an end may cut off too little to help; elsewhere one post is as good as another.
    """
    if constraint.longest is None:
        return True
    before, after = place - reported.window.start, reported.window.stop - place - 1
    return before // (constraint.longest + 1) + after // (constraint.longest + 1) < changes


AT_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """A sign in a text that the post could become ``kind``, and what to say of it."""

    kind: Kind
    sign: re.Pattern[str]
    how: str


_HINTS: Final = (
    Hint(
        "question",
        re.compile(r"(?i)\b(survey|consultation|feedback|your views?|have your say|tell us|let us know)\b"),
        "asks for views ({found}) but sends people elsewhere: let them answer here",
    ),
    Hint(
        "mention",
        re.compile(
            r"(?i)\b(volunteers?|donors?|contributors?|partners?|sponsors?|supporters?|neighbours?)\b"
        ),
        "speaks of {found} and could thank them by name",
    ),
    Hint(
        "mention",
        re.compile(r"(?i)\b(together with|thanks to|with (?:the )?help from|in partnership with)\b"),
        "was not made by you alone ({found}): credit the others",
    ),
    Hint("question", re.compile(r"[^\s?]+\?(?=\s|$)"), "asks something ({found}): let people answer it here"),
)
"""Strongest first, after the plain name of somebody else."""


def nearest(
    items: Iterable[Classified], wanted: frozenset[Kind], own: frozenset[str], periods: Collection[Period]
) -> tuple[Related, ...]:
    """Return up to three of ``items`` that show a sign of a wanted kind, most likely ones first.

    Args:
        items: posts that can still be changed and do not do what a rule asks.
        wanted: the kinds that would satisfy it.
        own: our own handles; naming ourselves credits nobody.
        periods: those of the account. What they avoid is no advice in them.
    """
    hinted = [
        (item, how)
        for item in items
        if (how := _how(item.post.text, wanted.difference(*_avoided(item, periods)), own))
    ]
    hinted.sort(key=lambda pair: (-pair[0].group_probability(wanted), pair[0].post.order))
    return tuple(Related(item.post.span, how) for item, how in hinted[:AT_MOST])


def _avoided(item: Classified, periods: Iterable[Period]) -> Iterator[tuple[Kind, ...]]:
    when = item.post.when
    return (period.avoid for period in periods if when and period.covers(when.value.date))


def _how(text: str, wanted: frozenset[Kind], own: frozenset[str]) -> str | None:
    """Return how a post could come to be of a wanted kind, or None where its text shows no sign of it."""
    if "mention" in wanted:
        other = next((named for named in mentions(text) if named.handle not in own), None)
        if other:
            return f"names {text[other.start : other.end]} and could thank or credit them"
    for hint in _HINTS:
        match = hint.sign.search(text) if hint.kind in wanted else None
        if match:
            return hint.how.replace("{found}", f"“{match[0]}”")
    return None
