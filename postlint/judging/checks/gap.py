"""``gap``: an account, or its posts of a group, must not fall silent for longer than so many days.

A silence between two posts that is longer than ``max`` days is a finding at the post that ends it. With
``of``, only posts of that group break the silence: ``of: mention`` finds a month in which nobody was
credited.

What came before the first post and what follows the last one is unknown and not judged. Days of an
emergency, and of a period whose ``mix`` is off, do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from postlint.calendars.model import Period
from postlint.dates_and_lists_in_words import dates_in_words
from postlint.judging.checks import Check, Inspection
from postlint.judging.checks import parameters as read
from postlint.judging.groups import Group
from postlint.judging.messages import counted_as, doubt
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import standing
from postlint.judging.model import FactViolation, Membership, Related, Remedy, Rule, Terms
from postlint.judging.staffed_time import DAY
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.vocabulary import EMERGENCY


@dataclass(frozen=True, slots=True)
class Silence:
    """The days on which nothing goes out, both ends included, and how many of them count.

    ``ended_by`` is the first post that breaks the silence, or the account's last post of all.
    """

    first: date
    last: date
    days: int
    ended_by: Classified


@dataclass(frozen=True, slots=True)
class _Dated:
    day: date
    item: Classified
    stands: Membership


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at how long an account is silent, or says nothing of a group.

    Only time between its first and last post is judged; what came before and what follows is unknown.
    Days of an emergency, or of a period whose mix is off, do not count: silence is meant there.
    """
    longest = read.duration(rule.parameters["max"]).days
    group = read.group(rule, "of")

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        posts = sorted(
            (
                _Dated(item.post.when.value.date, item, standing(item, group, terms.certainty))
                for item in view.all_posts
                if item.post.when
            ),
            key=lambda one: (one.day, one.item.post.order),
        )
        quiet = _days_off(view.periods)
        certain = _silences(posts, ("in", "doubtful", "unreadable"), quiet, longest)
        doubtful = [
            silence
            for silence in _silences(posts, ("in",), quiet, longest)
            if not any(sure.first <= silence.last and silence.first <= sure.last for sure in certain)
        ]
        for may, silences in ((False, certain), (True, doubtful)):
            for silence in silences:
                if terms.as_of is None or silence.last >= terms.as_of:
                    inside = [one for one in posts if silence.first <= one.day <= silence.last]
                    fault = _fault(silence, inside, group, longest, may=may)
                    free = [one for one in inside if _can_change(one.item, terms.as_of)]
                    remedy = _remedy(silence, [one.day for one in free], quiet, longest, terms.as_of)
                    near = _nearest(free, group, view) if remedy.replace else ()
                    yield replace(fault, remedy=replace(remedy, nearest=near))

    return inspect


def _nearest(free: Iterable[_Dated], group: Group, view: AccountView) -> tuple[Related, ...]:
    # Most accounts are never silent for so long.
    from postlint.judging.mix.posts_to_change_first import nearest

    return nearest((one.item for one in free), group, view)


def _can_change(item: Classified, today: date | None) -> bool:
    when = item.post.when
    past = today is not None and when is not None and when.value.date < today
    return item.post.changeable and item.post.urgent is None and not past


def _remedy(
    silence: Silence,
    days: Sequence[date],
    quiet: Sequence[tuple[date, date]],
    longest: int,
    today: date | None,
) -> Remedy:
    """Return how few posts break a silence often enough: of those on ``days``, or new ones.

    What can be changed is taken as late as it helps, which takes the fewest. Nobody can add to the past.
    """
    if today and _counted(silence.first, today - DAY, quiet) > longest:
        return Remedy(None, None)
    add = -(-(silence.days - longest) // (longest + 1))
    changes, start = 0, silence.first
    while _counted(start, silence.last, quiet) > longest:
        within = [day for day in days if day >= start and _counted(start, day - DAY, quiet) <= longest]
        if not within:
            return Remedy(None, add)
        changes, start = changes + 1, within[-1] + DAY
    return Remedy(changes, add)


def _fault(
    silence: Silence, inside: Sequence[_Dated], group: Group, longest: int, *, may: bool
) -> FactViolation:
    settling = [one.item for one in inside if may and one.stands in ("doubtful", "unreadable")]
    changeable = [one.item for one in inside if one.item.post.changeable]
    return FactViolation(
        silence.ended_by.post.span,
        {
            "days": str(silence.days),
            "window": dates_in_words(silence.first, silence.last),
            "post": silence.ended_by.post.name,
        },
        post=silence.ended_by.post,
        may=may,
        doubts=tuple(doubt(item, group) for item in settling if item.post.changeable),
        related=tuple(Related(item.post.span, counted_as(item)) for item in changeable),
        unfinished=any(one.item.post.unfinished for one in inside),
        days=(silence.first, silence.last),
        most=longest,
    )


def _silences(
    posts: Sequence[_Dated], breaking: Sequence[Membership], quiet: Sequence[tuple[date, date]], longest: int
) -> list[Silence]:
    """Return every silence of more than ``longest`` days between posts that stand as ``breaking`` says."""
    if not posts:
        return []
    # The first and last day of the account are borders: a silence may lie at its beginning or end.
    before, after = posts[0].day - DAY, posts[-1].day + DAY
    heard = [(one.day, one.item) for one in posts if one.stands in breaking]
    borders = [(before, posts[0].item), *heard, (after, posts[-1].item)]
    silences = []
    for (start, _), (end, item) in pairwise(borders):
        first, last = start + DAY, end - DAY
        if (last - first).days >= longest and (counted := _counted(first, last, quiet)) > longest:
            silences.append(Silence(first, last, counted, item))
    return silences


def _counted(first: date, last: date, quiet: Sequence[tuple[date, date]]) -> int:
    """Return how many days from ``first`` to ``last`` count as silence; none where ``last`` comes first."""
    return max(0, (last - first).days + 1) - _overlap(first, last, quiet)


def _days_off(periods: Iterable[Period]) -> list[tuple[date, date]]:
    """Return the spans of days on which an account may be silent, those that overlap joined."""
    spans = sorted(
        (period.first, period.last) for period in periods if period.mix_off or period.kind == EMERGENCY
    )
    joined: list[tuple[date, date]] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] + DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _overlap(first: date, last: date, spans: Iterable[tuple[date, date]]) -> int:
    shared = ((min(last, end) - max(first, start)).days + 1 for start, end in spans)
    return sum(days for days in shared if days > 0)


CHECK: Final = Check(
    name="gap",
    summary="an account, or its posts of a group, must not be silent for longer than so many days",
    parameters={
        "max": {**read.DAYS, "description": "how many days the silence may last"},
        "of": {**read.GROUP, "description": "which posts break the silence; any if not given"},
    },
    required=("max",),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("days", "window", "post"),
    wants="max",
)
