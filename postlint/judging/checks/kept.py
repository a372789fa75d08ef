"""``kept``: time that was reserved for answering people was used for it, as an archive shows.

Slots are a promise. Of an account whose posts come from an archive (``archive: true``), a slot in which
nothing of the group ever went out is a finding, once it has come round ``min_slots`` times. A plan cannot
tell, as the answers that were given are not written down in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from postlint.calendars.model import Slot
from postlint.dates_and_lists_in_words import dates_in_words
from postlint.judging.checks import Check, Inspection
from postlint.judging.checks import parameters as read
from postlint.judging.groups import Group
from postlint.judging.messages import doubt
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import standing
from postlint.judging.model import FactViolation, Rule, Terms
from postlint.judging.staffed_time import Times, bounds_of, reserved_times
from postlint.kinds.model import Classified

ARCHIVE: Final = "archive"
"""The fact of an account that says whether its published posts are all that it sent, answers included."""
_DEFAULT_MIN: Final = 4


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look for slots in which nothing of a group went out.

    Only an archive can tell: in a plan, the answers that were given are not written down.
    """
    group, least = read.group(rule, "of"), int(str(rule.parameters.get("min_slots", _DEFAULT_MIN)))

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        fact = view.account.facts.get(ARCHIVE)
        sent = [item for item in view.all_posts if item.post.when and not item.post.changeable]
        if not sent or fact is None or fact.value is not True:
            return
        for slot in view.slots:
            fault = _silent(slot, sent, group, terms.certainty, least)
            if fault:
                yield fault

    return inspect


def _silent(
    slot: Slot, sent: Sequence[Classified], group: Group, certainty: float, least: int
) -> FactViolation | None:
    """Return the fault of a slot that came round often enough, and in which nobody surely answered."""
    (times,) = reserved_times([slot])
    bounds = [found for item in sent if (found := bounds_of(item.post))]
    first, last = min(start for start, _ in bounds), max(stop for _, stop in bounds)
    slots = sum(1 for _ in times.occurrences(first, last))
    in_slots = [(item, standing(item, group, certainty)) for item in sent if _falls_into(item, times)]
    if slots < least or any(stands == "in" for _, stands in in_slots):
        return None
    doubtful = [item for item, stands in in_slots if stands != "out"]
    return FactViolation(
        slot.span,
        {"slots": str(slots), "every": slot.every, "span": dates_in_words(first.date(), last.date())},
        may=bool(doubtful),
        about=slot.every,
        doubts=tuple(doubt(item, group.other()) for item in doubtful),
    )


def _falls_into(item: Classified, times: Times) -> bool:
    """Tell whether a post went out in a slot; one without a time may have, on a day that had one."""
    bounds = bounds_of(item.post)
    if bounds is None:
        return False
    first, last = bounds
    return times.first_in(first, max(last, first + datetime.resolution)) is not None


CHECK: Final = Check(
    name="kept",
    summary="time that was reserved for answering people was used for it, as an archive shows",
    parameters={
        "of": {**read.GROUP, "description": "what counts as answering"},
        "min_slots": {
            "description": "how often a slot must have come round before the rule speaks; 4 if not given",
            "type": "integer",
            "minimum": 1,
            "maximum": 10_000,
        },
    },
    required=("of",),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("slots", "every", "span"),
)
