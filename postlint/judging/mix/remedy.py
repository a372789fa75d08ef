"""How little it takes to satisfy a rule: how many posts, which to begin with, and what would come next.

Those that are closest to what a rule asks come first, with how to get them there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import inf
from typing import Final

from postlint.calendars.handles import mentions
from postlint.calendars.model import Period
from postlint.judging.groups import NOTHING, Group, Saying, is_within
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.around import around
from postlint.judging.mix.bounds import Constraint, Evaluated, Score, evaluate
from postlint.judging.mix.fewest_changes import (
    Shortfall,
    additions_by_day,
    can_be_mended,
    changes_for_all,
    fewest_additions,
    fewest_changes,
    liked_as_well,
    mendable,
)
from postlint.judging.mix.violations import FailingWindow, Judged, MixViolation, spec_of
from postlint.judging.mix.windows import Window, WindowSpec, windows
from postlint.judging.model import Addition, Clean, Related, Remedy
from postlint.judging.post_facts import OF_POSTS, WRITTEN, comparable, values_of
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.spans import Span
from postlint.vocabulary import SEVERITIES, Kind


def remedy_of(violation: MixViolation, touched: Collection[int] = ()) -> Remedy:
    """Return how few posts it takes to mend a violation; ``touched`` are those that a change touches."""
    violation = around(violation)
    judged, reported = violation.judged, violation.reported.evaluated
    posts, changeable = judged.stream.posts, judged.changeable
    window = reported.window
    shortfall = _shortfall(judged, violation.violations)
    is_open = can_be_mended(reported, shortfall, changeable)
    changes = fewest_changes(shortfall, changeable) if is_open else None
    short = (
        posts[place]
        for place in range(window.start, window.stop)
        if changeable[place]
        and judged.scores[place].low < judged.constraint.gain
        and judged.scores[place].membership in ("in", "out")
        and could_be_chosen(judged.constraint, reported, place, len(changes or ()))
    )
    near = nearest(short, judged.constraint.wanted, judged.view)
    likings = _likings(judged, near)
    clean = _clean(violation, shortfall, likings)
    chosen = liked_as_well(changes, shortfall, changeable, likings) if changes else []
    choice = clean.choice if clean and clean.replace == len(chosen) else _spans(judged, chosen)
    add, by_day = _additions(violation, shortfall)
    return Remedy(
        replace=len(changes) if changes is not None else None,
        add=add,
        choice=choice,
        nearest=near,
        outside=sum(not window.start <= place < window.stop for place in chosen),
        by_day=by_day,
        clean=clean,
        of_change=_spans(judged, _changes_of(touched, judged, shortfall)),
    )


def _additions(violation: MixViolation, shortfall: Shortfall) -> tuple[int | None, tuple[Addition, ...]]:
    """Return how many new posts mend a violation, and until when where windows are cut by days.

    There is no answer where they would move windows over other posts, or wake windows that were too short.
    """
    judged, reported = violation.judged, violation.reported.evaluated
    window, constraint = reported.window, judged.constraint
    if constraint.longest is not None:
        return fewest_additions(constraint, reported, judged.changeable[window.start : window.stop]), ()
    spec = spec_of(judged)
    if judged.stream.name == "dated" and spec.needs_dates:
        added = additions_by_day(_still_open(shortfall, judged), judged.stream.days)
        days = [one.day for one in added or () for _ in range(one.posts)]
        holds = bool(days) and _holds_with(judged, spec, days, shortfall)
        return (len(days), tuple(added or ())) if holds else (None, ())
    add = fewest_additions(constraint, reported, ())
    return (add if add and _holds_at(judged, window, add, shortfall) else None), ()


def _still_open(shortfall: Shortfall, judged: Judged) -> Shortfall:
    """Return a shortfall without the windows that end before any post that can still be changed."""
    first = next((place for place, free in enumerate(judged.changeable) if free), len(judged.changeable))
    return replace(shortfall, failing=[one for one in shortfall.failing if one.window.stop > first])


def _holds_with(judged: Judged, spec: WindowSpec, added: Sequence[date], shortfall: Shortfall) -> bool:
    """Tell whether no window around the failing ones fails once there is a post, as asked, on each day."""
    gain = judged.constraint.gain
    stream = [(day, 0, score) for day, score in zip(judged.stream.days, judged.scores, strict=True) if day]
    stream += [(day, 1, Score(gain, gain, "in")) for day in added]
    stream.sort(key=lambda one: one[:2])
    days, scores = [day for day, _, _ in stream], [score for _, _, score in stream]
    failing = _still_open(shortfall, judged).failing
    first = judged.stream.days[failing[0].window.start] or days[0]
    last = max(added)
    return not any(
        one.verdict in ("fails", "may")
        for one in evaluate(judged.constraint, scores, windows(spec, list(days)))
        if len(one.window)
        and days[one.window.stop - 1] >= first
        and days[one.window.start] <= last
        and days[one.window.stop - 1] >= _first_open(judged, first)
    )


def _first_open(judged: Judged, otherwise: date) -> date:
    free = (day for day, free in zip(judged.stream.days, judged.changeable, strict=True) if free and day)
    return next(free, otherwise)


def _changes_of(touched: Collection[int], judged: Judged, shortfall: Shortfall) -> list[int]:
    """Return the fewest ``touched`` posts that mend all that can be mended; none where these do not."""
    items = zip(judged.stream.posts, judged.changeable, strict=True)
    free = [changeable and item.post.order in touched for item, changeable in items]
    if not any(free):
        return []
    is_enough = mendable(shortfall, free) == mendable(shortfall, judged.changeable)
    return (fewest_changes(shortfall, free) or []) if is_enough else []


def _likings(judged: Judged, near: Collection[Related]) -> list[float]:
    """Return how gladly each post of a stream is changed: those with a hint first, those in doubt last."""
    hinted = {related.span for related in near}
    wanted = judged.constraint.wanted
    return [
        -1.0
        if score.membership in ("doubtful", "unreadable")
        else item.nearness(wanted.kinds_of(item)) + (item.post.span in hinted)
        for item, score in zip(judged.stream.posts, judged.scores, strict=True)
    ]


def _clean(violation: MixViolation, shortfall: Shortfall, likings: Sequence[float]) -> Clean | None:
    """Return what it takes so that no rule that is quiet now speaks of these posts next.

    There is no answer where what mends this finding does not count for all of them.
    """
    judged, quiet = violation.judged, violation.quiet
    wanted = judged.constraint.wanted
    if (
        not quiet
        or wanted == NOTHING
        or not all(is_within(wanted, other.constraint.wanted) for other in quiet)
    ):
        return None
    shortfalls = [shortfall, *(_shortfall(other, other.violations) for other in quiet)]
    changes = changes_for_all(shortfalls, judged.changeable, likings)
    if changes is None or not all(_passes_with(part, changes) for part in (judged, *quiet)):
        return None
    return Clean(
        rules=tuple(other.rule.id for other in quiet),
        severity=max((item.severity for other in quiet for item in other.violations), key=SEVERITIES.index),
        replace=len(changes),
        add=_additions_for_all(violation),
        choice=_spans(judged, changes),
    )


def _passes_with(part: Judged, changes: Sequence[int]) -> bool:
    """Tell whether every window that holds a changed post passes then, those too unread before, too."""
    gain = part.constraint.gain
    scores = list(part.scores)
    for place in changes:
        scores[place] = Score(gain, gain, "in")
    cuts = (one.window for one in part.evaluated)
    touched = [cut for cut in cuts if bisect_left(changes, cut.start) < bisect_left(changes, cut.stop)]
    return all(one.verdict == "passes" for one in evaluate(part.constraint, scores, touched))


def _additions_for_all(violation: MixViolation) -> int | None:
    """Return how many new posts satisfy every rule; only where each finds fault with the same one window."""
    parts = [(violation.judged, violation.violations)]
    parts += [(other, other.violations) for other in violation.quiet]
    cut_at = {item.evaluated.window for _, items in parts for item in items}
    if len(cut_at) > 1 or any(part.constraint.longest for part, _ in parts):
        return None
    needed = [fewest_additions(part.constraint, items[0].evaluated, ()) for part, items in parts]
    most = max((number for number in needed if number is not None), default=0)
    if not most or None in needed:
        return None
    window = cut_at.pop()
    holds = all(_holds_at(part, window, most, _shortfall(part, items)) for part, items in parts)
    return most if holds else None


def _holds_at(part: Judged, window: Window, added: int, shortfall: Shortfall) -> bool:
    """Tell whether so many new posts at the end of a window leave no window failing."""
    spec, days = spec_of(part), part.stream.days
    if part.stream.name == "dated" and spec.needs_dates:
        last = window.last or days[window.stop - 1]
        return last is not None and _holds_with(part, spec, [last] * added, shortfall)
    room = spec.size if spec.unit == "posts" else inf
    return part.stream.name == "undated" and len(window) == len(days) and len(window) + added <= room


def _shortfall(judged: Judged, violations: Iterable[FailingWindow]) -> Shortfall:
    return Shortfall(judged.constraint, judged.scores, [item.evaluated for item in violations])


def _spans(judged: Judged, places: Iterable[int]) -> tuple[Span, ...]:
    return tuple(judged.stream.posts[place].post.span for place in places)


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
