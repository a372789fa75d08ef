"""When an account listens: the hours in which somebody answers, and the time reserved for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from postlint.calendars.model import Account, Post, Slot, When
from postlint.judging.hours import DAY, WEEK, Hours, Times, parse_hours, parse_starts

STAFFED = "staffed"
"""The fact of an account that says when somebody answers."""


def staffed_hours(account: Account) -> Hours | None:
    """Return the hours in which somebody answers, or None where the calendar does not say."""
    fact = account.facts.get(STAFFED)
    return parse_hours(str(fact.value)) if fact else None


def reserved_times(slots: Iterable[Slot]) -> list[Times]:
    """Return the time that ``slots`` reserve for answering people."""
    return [
        Times(parse_starts(slot.every), timedelta(minutes=slot.minutes), frozenset(slot.skip))
        for slot in slots
    ]


def is_reserved(times: Iterable[Times], first: datetime, last: datetime) -> bool:
    """Tell whether a part of ``times`` lies between two moments."""
    return any(one.first_in(first, last) for one in times)


def weeks_without(times: Iterable[Times], first: date, last: date) -> list[date]:
    """Return the Mondays of those weeks, from that of ``first`` to that of ``last``, that reserve no time."""
    times = list(times)
    monday = datetime.combine(monday_of(first), time.min)
    mondays = []
    while monday.date() <= last:
        if not is_reserved(times, monday, monday + WEEK):
            mondays.append(monday.date())
        monday += WEEK
    return mondays


def monday_of(day: date) -> date:
    """Return the Monday of the week that ``day`` lies in."""
    return day - day.weekday() * DAY


def earliest(when: When) -> datetime:
    """Return the earliest moment that a date, with or without a time, can mean."""
    return datetime.combine(when.date, when.time or time.min)


def latest(when: When) -> datetime:
    """Return the latest moment that a date, with or without a time, can mean: the end of its day."""
    return (
        datetime.combine(when.date, when.time) if when.time else datetime.combine(when.date, time.min) + DAY
    )


def bounds_of(post: Post) -> tuple[datetime, datetime] | None:
    """Return the earliest and the latest moment at which a post can go out; None where it has no date."""
    return (earliest(post.when.value), latest(post.when.value)) if post.when else None
