"""Staffed hours and reserved time: arithmetic on a week of local wall-clock time.

Times are those that the author's clock shows. The few nights on which clocks are put forward or back
are counted like any other: nobody plans answering time to that hour.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Final

from postlint.calendars.model import Account, Post, Slot, When
from postlint.judging.model import Note
from postlint.records import dataclass
from postlint.source.lazy_patterns import later

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(weeks=1)
NOTHING: Final = timedelta(0)
ALWAYS: Final = "24/7"

_MONDAY: Final = datetime(1990, 1, 1)
"""The Monday from which weeks are counted: the first day that a calendar can hold."""
_STRETCH: Final = later(
    r"(?P<days>daily|[A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?:,\s?[A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?)*)"
    r" (?P<start>\d{1,2}:\d{2})(?:-(?P<stop>\d{1,2}:\d{2}))?"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time between two moments of the week, both counted from Monday 00:00; ``stop`` lies after ``start``."""

    start: timedelta
    stop: timedelta


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a week in which somebody answers: stretches in their order, none touching another."""

    stretches: tuple[Stretch, ...]

    @property
    def weekly(self) -> timedelta:
        """Return how much time a week has."""
        return sum((stretch.stop - stretch.start for stretch in self.stretches), NOTHING)

    @property
    def others(self) -> Hours:
        """Return all other hours of the week."""
        edges = (NOTHING, *(edge for one in self.stretches for edge in (one.start, one.stop)), WEEK)
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return Hours(tuple(Stretch(start, stop) for start, stop in pairs if start < stop))

    def until(self, moment: datetime) -> timedelta:
        """Return how much staffed time has passed between a fixed Monday and ``moment``."""
        weeks, into = divmod(moment - _MONDAY, WEEK)
        this_week = (max(NOTHING, min(into, stretch.stop) - stretch.start) for stretch in self.stretches)
        return weeks * self.weekly + sum(this_week, NOTHING)

    def between(self, first: datetime, last: datetime) -> timedelta:
        """Return the staffed time from ``first`` to ``last``; nothing where ``last`` is the earlier one."""
        return max(NOTHING, self.until(last) - self.until(first))

    def holds(self, moment: datetime) -> bool:
        """Tell whether somebody is there at ``moment``. The end of a stretch is outside it."""
        into = (moment - _MONDAY) % WEEK
        return any(stretch.start <= into < stretch.stop for stretch in self.stretches)

    def next_from(self, moment: datetime) -> datetime:
        """Return the first staffed moment from ``moment`` on."""
        weeks, into = divmod(moment - _MONDAY, WEEK)
        start = next((max(into, one.start) for one in self.stretches if into < one.stop), None)
        return _MONDAY + weeks * WEEK + (start if start is not None else WEEK + self.stretches[0].start)

    def after(self, moment: datetime, within: timedelta) -> datetime:
        """Return the earliest moment at which ``within`` of staffed time has passed since ``moment``."""
        if within <= NOTHING:
            return moment
        weeks, rest = divmod(self.until(moment) + within, self.weekly)
        if not rest:
            weeks, rest = weeks - 1, self.weekly
        passed = [NOTHING, *accumulate(one.stop - one.start for one in self.stretches)]
        number = next(index for index, one in enumerate(passed[1:]) if rest <= one)
        return _MONDAY + weeks * WEEK + self.stretches[number].start + rest - passed[number]


def parse_hours(staffed: str) -> Hours:
    """Return the hours that an account's ``staffed:`` names, such as "Mon-Fri 09:00-17:00".

    A stretch that ends no later than it begins runs into the next day, and "Fri-Mon" over the weekend.

    Raises:
        ValueError: it is not written as the schema of calendars asks.
    """
    if staffed == ALWAYS:
        return hours_of([Stretch(NOTHING, WEEK)])
    found = list(_STRETCH.finditer(staffed))
    if not found or any(part["stop"] is None for part in found):
        raise ValueError(f'"{staffed}" is no staffed hours')
    return hours_of(
        Stretch(start, start + ((clock(part["stop"]) - clock(part["start"])) % DAY or DAY))
        for part in found
        for start in _starts(part)
    )


def parse_starts(every: str) -> tuple[timedelta, ...]:
    """Return when in the week a slot begins, from its ``every:``, such as "Mon-Fri 12:00".

    Raises:
        ValueError: it is not written as the schema of calendars asks.
    """
    found = list(_STRETCH.finditer(every))
    if not found or any(part["stop"] is not None for part in found):
        raise ValueError(f'"{every}" is no time of the week')
    return tuple(sorted({start for part in found for start in _starts(part)}))


def hours_of(stretches: Iterable[Stretch]) -> Hours:
    """Return the hours that ``stretches`` make up together; what runs over Sunday goes on on Monday."""
    within = [
        piece
        for one in stretches
        for piece in (
            Stretch(one.start, min(one.stop, WEEK)),
            *([Stretch(NOTHING, one.stop - WEEK)] if one.stop > WEEK else []),
        )
    ]
    merged: list[Stretch] = []
    for one in sorted(within, key=lambda piece: piece.start):
        if merged and one.start <= merged[-1].stop:
            merged[-1] = Stretch(merged[-1].start, max(merged[-1].stop, one.stop))
        else:
            merged.append(one)
    return Hours(tuple(merged))


@dataclass(frozen=True, slots=True)
class Times:
    """Time that comes back every week: when in the week it begins, how long it lasts, when it falls away."""

    starts: tuple[timedelta, ...]
    length: timedelta
    skip: Container[date] = ()

    def first_in(self, first: datetime, last: datetime) -> datetime | None:
        """Return the beginning of the first occurrence of which a part lies between two moments."""
        return next(self.occurrences(first, last), None)

    def occurrences(self, first: datetime, last: datetime) -> Iterator[datetime]:
        """Yield when each occurrence begins of which a part lies between two moments, in order."""
        week = _MONDAY + (first - self.length - _MONDAY) // WEEK * WEEK
        while self.starts and week < last:
            for start in self.starts:
                begins = week + start
                if begins < last and begins + self.length > first and begins.date() not in self.skip:
                    yield begins
            week += WEEK


def _starts(part: re.Match[str]) -> Iterator[timedelta]:
    start = clock(part["start"])
    for day in _days(part["days"]):
        yield day * DAY + start


def _days(written: str) -> Iterator[int]:
    if written == "daily":
        yield from range(7)
        return
    for span in re.split(r",\s?", written):
        first, _, last = span.partition("-")
        start = DAYS.index(first)
        for ahead in range((DAYS.index(last or first) - start) % 7 + 1):
            yield (start + ahead) % 7


def clock(written: str) -> timedelta:
    """Return how far into its day a time such as "09:30" is."""
    hour, minute = written.split(":")
    return timedelta(hours=int(hour), minutes=int(minute))


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
