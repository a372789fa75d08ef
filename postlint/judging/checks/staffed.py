"""``staffed``: posts that invite answers go out while somebody answers, and an account has an owner.

A question in the evening gets its first answers when nobody is there to see them. With ``of``, a post of
that group is a finding when it goes out outside the account's ``staffed:`` hours and no slot keeps time for
it. A post without a time can still be put into the hours of its day.

With ``owner: required``, an account on which nobody is named as ``owner`` is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postlint.judging.checks import parameters as read
from postlint.judging.checks.check import Check, Inspection
from postlint.judging.messages import doubt, moment_in_words
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.constraint import membership
from postlint.judging.model import FactViolation, Note, NotGiven, Rule, Terms
from postlint.judging.staffed_time import (
    NOTHING,
    STAFFED,
    bounds_of,
    is_reserved,
    reserved_times,
    staffed_hours,
    undated,
)
from postlint.vocabulary import KINDS, Kind


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at the owner of an account, or at when its posts of a group go out."""
    if "owner" in rule.parameters:
        return _owner
    return _in_staffed_time(read.group(rule, "of"), terms.certainty)


def _owner(view: AccountView) -> Iterator[FactViolation]:
    fact = view.account.facts.get("owner")
    if fact is None or not str(fact.value).strip():
        yield FactViolation(fact.span if fact else view.account.span, dict.fromkeys(CHECK.values, ""))


def _in_staffed_time(group: frozenset[Kind], certainty: float) -> Inspection:
    """Look for posts that invite answers when nobody is there; a slot is time in which somebody is."""

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven | Note]:
        unplaced = 0
        hours, slots = staffed_hours(view.account), reserved_times(view.slots)
        for item in view.all_posts:
            stands, bounds = membership(item, group, certainty), bounds_of(item.post)
            if stands not in ("in", "doubtful") or not item.post.changeable:
                continue
            if hours is None:
                yield from [NotGiven(STAFFED)] if view.plans_to_answer else []
                return
            if bounds is None:
                unplaced += stands == "in"
                continue
            first, last = bounds
            # A post without a time can still be put into the hours of its day.
            there = hours.between(first, last) > NOTHING if first < last else hours.holds(first)
            if there or is_reserved(slots, first, max(last, first + first.resolution)):
                continue
            when = item.post.when
            opens = hours.next_from(first)
            yield FactViolation(
                item.post.span,
                {
                    "post": item.post.name,
                    "date": moment_in_words(when.value.date, when.value.time) if when else "",
                    "staffed": str(view.account.facts[STAFFED].value),
                    "next": moment_in_words(opens.date(), opens.time()),
                },
                post=item.post,
                may=stands == "doubtful",
                doubts=(doubt(item, frozenset(KINDS) - group),) if stands == "doubtful" else (),
            )
        yield from undated(view.account, unplaced)

    return inspect


CHECK: Final = Check(
    name="staffed",
    summary="posts that invite answers go out while somebody is there to answer; an account names its owner",
    parameters={
        "of": {**read.GROUP, "description": "which posts invite answers: a group of the pack, or a kind"},
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
