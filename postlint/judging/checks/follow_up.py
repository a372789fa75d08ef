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

from postlint.calendars.model import Post
from postlint.dates_and_lists_in_words import duration_in_words, moment_in_words
from postlint.judging.checks import Check, Inspection
from postlint.judging.checks import parameters as read
from postlint.judging.checks.staffed import Invitation, invitations
from postlint.judging.groups import of_kinds
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import standing
from postlint.judging.model import FactViolation, Note, NotGiven, Related, Rule, Terms
from postlint.judging.staffed_time import (
    DAY,
    bounds_of,
    is_reserved,
    reserved_times,
)
from postlint.kinds.model import Classified

_REPLY: Final = of_kinds(["reply"])


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at what is planned after each post that asks.

    Whatever may be a reply is taken for one, and a date without a time may mean any moment of its day:
    the rule speaks only where nothing at all is planned. An account that never plans to listen hears of
    all its questions at once: one slot would mend them all.
    """
    group, within = read.group(rule, "of"), read.duration(rule.parameters["within"])

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven | Note]:
        slots = reserved_times(view.slots)
        replies: _Replies | None = None
        unheard: list[FactViolation] = []
        for found in invitations(view, group, terms.certainty):
            if not isinstance(found, Invitation):
                yield found
                continue
            if replies is None:
                replies = _Replies(view.all_posts, terms.certainty)
            due = found.hours.after(found.last, within)
            if not (is_reserved(slots, found.first, due) or replies.between(found.post, found.first, due)):
                unheard.append(_fault(found, within, due))
        yield from unheard if slots or replies else _as_one(unheard)

    return inspect


def _fault(found: Invitation, within: timedelta, due: datetime) -> FactViolation:
    return FactViolation(
        found.post.span,
        {
            "post": found.post.name,
            "within": duration_in_words(within),
            "due": moment_in_words(due.date(), due.time()),
        },
        post=found.post,
        may=found.may,
        doubts=found.doubts,
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
            if item.continues or standing(item, _REPLY, certainty) in ("in", "doubtful")
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

    def between(self, question: Post, first: datetime, last: datetime) -> bool:
        """Tell whether a reply can go out between two moments, or answers ``question`` without a date."""
        if question.id in self._undated:
            return True
        start = bisect_right(self._spans, (first, datetime.max))
        for number in range(start, len(self._spans)):
            ends, begins, order = self._spans[number]
            if ends > last + DAY:
                return False
            if begins < last and order != question.order:
                return True
        return False


CHECK: Final = Check(
    name="follow_up",
    summary="after a post that asks, a slot or a planned reply must follow within some staffed time",
    parameters={
        "of": {**read.GROUP, "description": "which posts ask"},
        "within": {**read.HOURS, "description": "how much staffed time may pass until somebody listens"},
    },
    required=("of", "within"),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("post", "within", "due"),
)
