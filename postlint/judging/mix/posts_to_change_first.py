"""Which posts to begin with: those that come closest to what a rule asks, and how to get them there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from postlint.calendars.handles import mentions
from postlint.calendars.model import Period
from postlint.judging.groups import Group, Saying
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import Constraint, Evaluated
from postlint.judging.mix.violations import Judged
from postlint.judging.model import Related
from postlint.judging.post_facts import OF_POSTS, WRITTEN, comparable, values_of
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.vocabulary import Kind

AT_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """A sign in a text that the post could become ``kind``, and what to say of it.

    ``unlinked``: it is no sign in a text with a link, which leads people elsewhere.
    """

    kind: Kind
    sign: re.Pattern[str]
    how: str
    unlinked: bool = False


_HINTS: Final = (
    Hint(
        "question",
        later(r"(?i)\b(survey|consultation|feedback|your views?|have your say|tell us|let us know)\b"),
        "asks for views ({found}) but sends people elsewhere: let them answer here, and say `kind: question`",
    ),
    Hint(
        "mention",
        later(r"(?i)\b(volunteers?|donors?|contributors?|partners?|sponsors?|supporters?|neighbours?)\b"),
        "speaks of {found} and could thank them by name",
    ),
    Hint(
        "mention",
        later(r"(?i)\b(together with|thanks to|with (?:the )?help from|in partnership with)\b"),
        "was not made by you alone ({found}): credit the others",
    ),
    Hint(
        "question",
        later(r"[^\s?]+\?(?=\s|$)"),
        "asks something ({found}): let people answer it here, and say `kind: question`",
        unlinked=True,
    ),
)
"""Strongest first, after the plain name of somebody else."""

_THANKS: Final = later(r"(?i)\b(?:thank(?:s|ed|ing)?|grateful|kudos|hats off|shout-?outs?|well done)\b")
"""What thanks already needs no advice to thank, whoever it is that it thanks."""


def nearest(items: Iterable[Classified], wanted: Group, view: AccountView) -> tuple[Related, ...]:
    """Return up to three of ``items`` that are nearest to a wanted group, the nearest first.

    They show a sign of a kind that is wanted of them, or lack only what their authors can write.

    Args:
        items: posts that can still be changed and do not do what a rule asks.
        wanted: the group in which they would satisfy it.
        view: the account. What its periods avoid is no advice in them, and naming ourselves credits nobody.
    """
    hinted = [(item, hint) for item in items if (hint := _hint(item, wanted, view))]
    hinted.sort(key=lambda pair: (-pair[1][0], pair[0].post.order))
    return tuple(Related(item.post.span, how()) for item, (_, how) in hinted[:AT_MOST])


def likings_of(judged: Judged, near: Collection[Related]) -> list[float]:
    """Return how gladly each post of a stream is changed: those with a hint first, those in doubt last."""
    hinted = {related.span for related in near}
    wanted = judged.constraint.wanted
    return [
        -1.0
        if score.membership in ("doubtful", "unreadable")
        else item.nearness(wanted.kinds_of(item)) + (item.post.span in hinted)
        for item, score in zip(judged.stream.posts, judged.scores, strict=True)
    ]


def could_be_chosen(constraint: Constraint, reported: Evaluated, place: int, changes: int) -> bool:
    """Tell whether changing the post at ``place`` of a window can be one of as few ``changes``.

    In a run, a post near an end may cut off too little to help; elsewhere one post is as good as another.
    """
    if constraint.longest is None:
        return True
    before, after = place - reported.window.start, reported.window.stop - place - 1
    return before // (constraint.longest + 1) + after // (constraint.longest + 1) < changes


def _hint(item: Classified, wanted: Group, view: AccountView) -> tuple[float, Callable[[], str]] | None:
    """Return how near a post is to what is wanted, and how it gets there; None where nothing tells."""
    kinds = wanted.kinds_of(item)
    if kinds:
        how = _how(item.post.speech, kinds.difference(*_avoided(item, view.periods)), view.plan.own)
        return (item.nearness(kinds), lambda: how) if how else None
    lacking = wanted.lacks(item)
    if not lacking or not all(test.key not in OF_POSTS or test.key in WRITTEN for test in lacking):
        return None
    near = [_nearness(item, test) for test in lacking]
    if any(test.wanted and not one for test, one in zip(lacking, near, strict=True)):
        # It says something else, and nothing in its text is about what is wanted.
        return None
    nearness = sum(near) / len(lacking)
    # What others say is looked up for those that are nearest alone.
    return nearness - len(lacking), lambda: " and ".join(_to_write(item, test, view) for test in lacking)


def _nearness(item: Classified, test: Saying) -> float:
    """Return how near a post is to what it should say: nearest where its text has the word already."""
    text = comparable(item.post.text)
    if test.wanted and any(comparable(value.value).strip("*") in text for value in test.values):
        return 1
    return 0.5 if not values_of(item.post, test.key) else 0


def _to_write(item: Classified, test: Saying, view: AccountView) -> str:
    said = ", ".join(values_of(item.post, test.key))
    says = f"says `{test.key}: {said}`" if said else f"says nothing under `{test.key}:`"
    if test.wanted:
        choice = " or ".join(f"`{test.key}: {value.value}`" for value in test.values[:AT_MOST])
        return f"{says}: write {choice} if that is what it is about"
    used = Counter(value for other in view.counted for value in values_of(other.post, test.key))
    free = next((value for value, _ in used.most_common() if not test.sought.fitting(value)), None)
    instead = f", such as `{test.key}: {free}`," if free else ""
    return f"{says}: write another{instead} if it could be about that"


def _avoided(item: Classified, periods: Iterable[Period]) -> Iterator[tuple[Kind, ...]]:
    when = item.post.when
    return (period.avoid for period in periods if when and period.covers(when.value.date))


def _how(text: str, wanted: frozenset[Kind], own: frozenset[str]) -> str | None:
    """Return how a post could come to be of a wanted kind, or None where its text shows no sign of it."""
    wanted = wanted - {"mention"} if _THANKS.search(text) else wanted
    if "mention" in wanted:
        other = next((named for named in mentions(text, own) if named.handle not in own), None)
        if other:
            return f"names {text[other.start : other.end]} and could thank or credit them"
    for hint in _HINTS:
        fits = hint.kind in wanted and not (hint.unlinked and "://" in text)
        match = hint.sign.search(text) if fits else None
        if match:
            return hint.how.replace("{found}", f"“{match[0]}”")
    return None
