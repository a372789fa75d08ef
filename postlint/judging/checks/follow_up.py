"""``follow_up``: who asks has time to listen: a slot, or a planned reply, soon after the question."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from postlint.judging.checks import parameters as read
from postlint.judging.checks.check import Check, Fault, Inspection, Unknown
from postlint.judging.demands import standing
from postlint.judging.hours import DAY
from postlint.judging.listening import STAFFED, bounds_of, is_reserved, reserved_times, staffed_hours
from postlint.judging.model import Rule, Terms
from postlint.judging.population import Population
from postlint.judging.wording import doubt, in_words, moment_in_words
from postlint.kinds.model import Classified
from postlint.vocabulary import KINDS, Kind

_REPLY: Final[frozenset[Kind]] = frozenset({"reply"})


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at what is planned after each post that asks.

    Whatever may be a reply is taken for one, and a date without a time may mean any moment of its day:
    the rule speaks only where nothing at all is planned.
    """
    group, within = read.group(rule, "of"), read.duration(rule.parameters["within"])

    def inspect(population: Population) -> Iterator[Fault | Unknown]:
        hours, slots = staffed_hours(population.account), reserved_times(population.slots)
        replies: _Replies | None = None
        for item in population.all_posts:
            stands, bounds = standing(item, group, terms.certainty), bounds_of(item.post)
            if stands not in ("in", "doubtful") or bounds is None or not item.post.changeable:
                continue
            if hours is None:
                yield Unknown(STAFFED)
                return
            replies = replies or _Replies(population.all_posts, terms.certainty)
            due = hours.after(bounds[1], within)
            if is_reserved(slots, bounds[0], due) or replies.between(item, bounds[0], due):
                continue
            yield Fault(
                item.post.span,
                {
                    "post": item.post.name,
                    "within": in_words(within),
                    "due": moment_in_words(due.date(), due.time()),
                },
                post=item.post,
                may=stands == "doubtful",
                doubts=(doubt(item, frozenset(KINDS) - group),) if stands == "doubtful" else (),
            )

    return inspect


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
