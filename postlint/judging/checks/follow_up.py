"""``follow_up``: who asks has time to listen: a slot, or a planned reply, soon after the question.

Who asks has time to listen. After each post of the group there must be a slot, or a planned reply, before
``within`` of staffed time has passed. An account that never plans to listen hears of all its questions at
once, since one slot would mend them all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from postlint.judging.checks import parameters as read
from postlint.judging.checks.check import Check, Inspection
from postlint.judging.messages import doubt, in_words, moment_in_words
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.constraint import membership
from postlint.judging.model import FactViolation, Note, NotGiven, Related, Rule, Terms
from postlint.judging.staffed_time import (
    DAY,
    STAFFED,
    bounds_of,
    is_reserved,
    reserved_times,
    staffed_hours,
    undated,
)
from postlint.kinds.model import Classified
from postlint.vocabulary import KINDS, Kind

_REPLY: Final[frozenset[Kind]] = frozenset({"reply"})


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at what is planned after each post that asks.

    Whatever may be a reply is taken for one, and a date without a time may mean any moment of its day:
    the rule speaks only where nothing at all is planned. An account that never plans to listen hears of
    all its questions at once: one slot would mend them all.
    """
    group, within = read.group(rule, "of"), read.duration(rule.parameters["within"])

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven | Note]:
        hours, slots = staffed_hours(view.account), reserved_times(view.slots)
        replies: _Replies | None = None
        unheard: list[FactViolation] = []
        unplaced = 0
        for item in view.all_posts:
            stands, bounds = membership(item, group, terms.certainty), bounds_of(item.post)
            if stands not in ("in", "doubtful") or not item.post.changeable:
                continue
            if hours is None:
                yield from [NotGiven(STAFFED)] if view.plans_to_answer else []
                return
            if bounds is None:
                unplaced += stands == "in"
                continue
            if replies is None:
                replies = _Replies(view.all_posts, terms.certainty)
            due = hours.after(bounds[1], within)
            if not (is_reserved(slots, bounds[0], due) or replies.between(item, bounds[0], due)):
                unheard.append(_fault(item, within, due, group, may=stands == "doubtful"))
        yield from unheard if slots or replies else _as_one(unheard)
        yield from undated(view.account, unplaced)

    return inspect


def _fault(
    question: Classified, within: timedelta, due: datetime, group: frozenset[Kind], *, may: bool
) -> FactViolation:
    return FactViolation(
        question.post.span,
        {
            "post": question.post.name,
            "within": in_words(within),
            "due": moment_in_words(due.date(), due.time()),
        },
        post=question.post,
        may=may,
        doubts=(doubt(question, frozenset(KINDS) - group),) if may else (),
    )


def _as_one(faults: Sequence[FactViolation]) -> Iterator[FactViolation]:
    """Yield the first fault, one without doubt before any other, which points to the rest."""
    if faults:
        first = min(faults, key=lambda fault: fault.may)
        yield replace(
            first,
            doubts=tuple(doubt for fault in faults for doubt in fault.doubts) if first.may else (),
            related=tuple(
                Related(fault.span, "asks, and nobody listens then either")
                for fault in faults
                if fault is not first
            ),
        )


class _Replies:
    """The planned replies of an account, by the latest moment at which each goes out."""

    def __init__(self, items: Iterable[Classified], certainty: float) -> None:
        replies = [
            item
            for item in items
            if item.continues or membership(item, _REPLY, certainty) in ("in", "doubtful")
        ]
        self._spans = sorted(
            (bounds[1], bounds[0], item.post.order)
            for item in replies
            if (bounds := bounds_of(item.post)) is not None
        )
        self._undated = {
            item.post.reply_to.value for item in replies if item.post.reply_to and not item.post.when
        }

    def __bool__(self) -> bool:
        return bool(self._spans or self._undated)

    def between(self, question: Classified, first: datetime, last: datetime) -> bool:
        """Tell whether a reply can go out between two moments, or answers ``question`` without a date."""
        if question.post.id in self._undated:
            return True
        start = bisect_right(self._spans, (first, datetime.max))
        for number in range(start, len(self._spans)):
            ends, begins, order = self._spans[number]
            if ends > last + DAY:
                return False
            if begins < last and order != question.post.order:
                return True
        return False


CHECK: Final = Check(
    name="follow_up",
    summary="after a post that asks, a slot or a planned reply must follow within some staffed time",
    parameters={
        "of": {**read.GROUP, "description": "which posts ask: a group of the pack, or a kind"},
        "within": {**read.HOURS, "description": "how much staffed time may pass until somebody listens"},
    },
    required=("of", "within"),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("post", "within", "due"),
)
