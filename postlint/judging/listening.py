"""When an account listens: the hours in which somebody answers, and the time reserved for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta

from postlint.calendars.model import Account, Post, Slot, When
from postlint.judging.hours import DAY, WEEK, Hours, Times, parse_hours, parse_starts
from postlint.judging.model import Note

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


def listens_weekly(slots: Iterable[Slot]) -> Callable[[date | None, date | None], bool]:
    """Return what tells whether every week, from one day to another, has time that somebody named reserves.

    A slot comes back every week, so only a week with a day that it skips can be without one. Of days that
    nobody knows, no week is one of those.
    """
    named = [slot for slot in slots if slot.who]
    times = reserved_times(named)
    skipped = {monday_of(day) for slot in named for day in slot.skip}
    off = sorted(monday for monday in skipped if not is_reserved(times, *_week_from(monday)))

    def listens(first: date | None, last: date | None) -> bool:
        if first is None or last is None:
            return bool(named)
        return bool(named) and bisect_left(off, monday_of(first)) == bisect_right(off, last)

    return listens


def _week_from(monday: date) -> tuple[datetime, datetime]:
    begins = datetime.combine(monday, time.min)
    return begins, begins + WEEK


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


def undated(account: Account, posts: int) -> Iterator[Note]:
    """Say how many posts that ask could not be held against anybody's hours, since they have no date."""
    if posts:
        said = "1 post that asks has" if posts == 1 else f"{posts} posts that ask have"
        yield Note.on(account, f"{said} no date, so nobody can say whether somebody is there to listen")


def bounds_of(post: Post) -> tuple[datetime, datetime] | None:
    """Return the earliest and the latest moment at which a post can go out; None where it has no date."""
    return (earliest(post.when.value), latest(post.when.value)) if post.when else None
