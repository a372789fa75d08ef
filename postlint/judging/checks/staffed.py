"""``staffed``: posts that invite answers go out while somebody answers, and an account has an owner.

A question in the evening gets its first answers when nobody is there to see them. With ``of``, a post of
that group is a finding when it goes out outside the account's ``staffed:`` hours and no slot keeps time for
it. A post without a time can still be put into the hours of its day.

With ``owner: required``, an account on which nobody is named as ``owner`` is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from postlint.calendars.model import Post
from postlint.dates_and_lists_in_words import moment_in_words
from postlint.judging.checks import Check, Inspection
from postlint.judging.checks import parameters as read
from postlint.judging.groups import Group
from postlint.judging.messages import doubt
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import standing
from postlint.judging.model import FactViolation, Note, NotGiven, Related, Rule, Terms
from postlint.judging.staffed_time import (
    NOTHING,
    STAFFED,
    Hours,
    Times,
    bounds_of,
    is_reserved,
    reserved_times,
    staffed_hours,
    undated,
)
from postlint.records import dataclass


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at the owner of an account, or at when its posts of a group go out."""
    if "owner" in rule.parameters:
        return _owner
    return _in_staffed_time(read.group(rule, "of"), terms.certainty)


def _owner(view: AccountView) -> Iterator[FactViolation]:
    fact = view.account.facts.get("owner")
    if fact is None or not str(fact.value).strip():
        yield FactViolation(fact.span if fact else view.account.span, dict.fromkeys(CHECK.values, ""))


@dataclass(frozen=True, slots=True)
class Invitation:
    """A post that invites answers, or ``may``, and the moments between which it goes out.

    ``hours`` are those in which somebody is there, ``doubts`` say what would settle a ``may``.
    """

    post: Post
    first: datetime
    last: datetime
    hours: Hours
    may: bool
    doubts: tuple[Related, ...]


def invitations(view: AccountView, group: Group, certainty: float) -> Iterator[Invitation | NotGiven | Note]:
    """Yield the posts of ``group`` that can still be moved, and what an account does not say of itself."""
    hours = staffed_hours(view.account)
    unplaced = 0
    for item in view.all_posts:
        stands, bounds = standing(item, group, certainty), bounds_of(item.post)
        if stands not in ("in", "doubtful") or not item.post.changeable:
            continue
        if hours is None:
            yield from [NotGiven(STAFFED)] if view.plans_to_answer else []
            return
        may = stands == "doubtful"
        if bounds:
            doubts = (doubt(item, group.other()),) if may else ()
            yield Invitation(item.post, *bounds, hours, may, doubts)
        else:
            unplaced += not may
    yield from undated(view.account, unplaced)


def _in_staffed_time(group: Group, certainty: float) -> Inspection:
    """Look for posts that invite answers when nobody is there; a slot is time in which somebody is."""

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven | Note]:
        slots = reserved_times(view.slots)
        for found in invitations(view, group, certainty):
            if not isinstance(found, Invitation):
                yield found
            elif not _is_somebody_there(found, slots):
                yield _unheard(found, str(view.account.facts[STAFFED].value))

    return inspect


def _is_somebody_there(found: Invitation, slots: Sequence[Times]) -> bool:
    first, last = found.first, found.last
    # A post without a time can still be put into the hours of its day.
    there = found.hours.between(first, last) > NOTHING if first < last else found.hours.holds(first)
    return there or is_reserved(slots, first, max(last, first + first.resolution))


def _unheard(found: Invitation, staffed: str) -> FactViolation:
    when, opens = found.post.when, found.hours.next_from(found.first)
    return FactViolation(
        found.post.span,
        {
            "post": found.post.name,
            "date": moment_in_words(when.value.date, when.value.time) if when else "",
            "staffed": staffed,
            "next": moment_in_words(opens.date(), opens.time()),
        },
        post=found.post,
        may=found.may,
        doubts=found.doubts,
    )


CHECK: Final = Check(
    name="staffed",
    summary="posts that invite answers go out while somebody is there to answer; an account names its owner",
    parameters={
        "of": {**read.GROUP, "description": "which posts invite answers"},
        "owner": {
            "description": "`required`: every account says who answers on it",
            "type": "string",
            "enum": ["required"],
        },
    },
    required=(),
    bounds=("of", "owner"),
    groups=("of",),
    ask=inspection,
    values=("post", "date", "staffed", "next"),
)
