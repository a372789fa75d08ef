"""The calendar as months: weeks of seven days, with the posts, the reserved time and the periods of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final

from postlint.calendars.model import Period, Slot
from postlint.judging.mix.account_view import AccountView
from postlint.judging.staffed_time import DAY, parse_starts
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.report.page.cards import Card, Dealer

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month. ``side`` tells to which side what it opens has room."""

    date: date
    weekday: str
    side: str
    cards: tuple[Card, ...]
    reserved: tuple[str, ...]
    periods: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all is on this day."""
        return not (self.cards or self.reserved or self.periods)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of a month, with None for those of other months."""

    days: tuple[Day | None, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all is in this week."""
        return all(day is None or day.is_empty for day in self.days)

    @property
    def is_planned(self) -> bool:
        """Tell whether this week has more than time that comes back every week."""
        return any(day and (day.cards or day.periods) for day in self.days)


@dataclass(frozen=True, slots=True)
class Month:
    """A month, from the first week in which something is planned to the last."""

    title: str
    posts: int
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a page shows of an account's posts; ``left_out`` of them are on no page."""

    months: tuple[Month, ...] = ()
    undated: tuple[Card, ...] = ()
    left_out: int = 0

    @property
    def title(self) -> str:
        """Return which months it has: "January 2026 – March 2026"."""
        titles = [month.title for month in self.months]
        ends = [titles[0]] if len(titles) == 1 else [titles[0], titles[-1]] if titles else []
        dated = " – ".join(ends)
        return f"{dated} and without a date" if dated and self.undated else dated or "Without a date"

    @property
    def posts(self) -> int:
        """Return how many posts it shows."""
        return sum(month.posts for month in self.months) + len(self.undated)


def by_date(item: Classified) -> tuple[object, ...]:
    """Return the place of a post in an account's calendar, where posts without a date come last."""
    when = item.post.when
    return (False, *when.value.sort_key, item.post.order) if when else (True, item.post.order)


def leaves(items: Iterable[Classified], room: int) -> list[list[Classified]]:
    """Cut posts in their order into what a page has room for, between two months wherever that can be."""
    cut: list[list[Classified]] = []
    for _, group in groupby(items, key=_month_of):
        month = list(group)
        for part in (month[start : start + room] for start in range(0, len(month), room)):
            if cut and len(cut[-1]) + len(part) <= room:
                cut[-1] += part
            else:
                cut.append(part)
    return cut


def _month_of(item: Classified) -> date | None:
    return item.post.when.value.date.replace(day=1) if item.post.when else None


def calendar(items: Sequence[Classified], dealer: Dealer, view: AccountView, left_out: int = 0) -> Calendar:
    """Return the months of some posts of an account, and its posts without a date."""
    undated = tuple(dealer.card(item) for item in items if not item.post.when)
    return Calendar(tuple(_months(items, dealer, view.slots, view.periods)), undated, left_out)


def _months(
    items: Sequence[Classified], dealer: Dealer, slots: Sequence[Slot], periods: Sequence[Period]
) -> list[Month]:
    """Return each month in which one of ``items`` is planned."""
    by_day: dict[date, list[Classified]] = {}
    for item in items:
        if item.post.when:
            by_day.setdefault(item.post.when.value.date, []).append(item)
    firsts = sorted({day.replace(day=1) for day in by_day})
    return [_month(first, by_day, dealer, slots, periods) for first in firsts]


def _month(
    first: date,
    by_day: Mapping[date, Sequence[Classified]],
    dealer: Dealer,
    slots: Sequence[Slot],
    periods: Sequence[Period],
) -> Month:
    reserved = _reserved(first, slots)
    days: list[Day | None] = [None] * first.weekday()
    for day in _days_of(first):
        items = sorted(by_day.get(day, ()), key=_by_time)
        days.append(
            Day(
                date=day,
                weekday=WEEKDAYS[day.weekday()],
                side="left" if day.weekday() < len(WEEKDAYS) // 2 + 1 else "right",
                cards=tuple(map(dealer.card, items)),
                reserved=tuple(reserved.get(day, ())),
                periods=tuple(period.name for period in periods if period.covers(day)),
            )
        )
    days += [None] * (-len(days) % len(WEEKDAYS))
    weeks = [Week(tuple(days[start : start + 7])) for start in range(0, len(days), 7)]
    planned = [number for number, week in enumerate(weeks) if week.is_planned]
    return Month(
        title=f"{first:%B} {first.year}",
        posts=sum(len(day.cards) for day in days if day),
        weeks=tuple(weeks[planned[0] : planned[-1] + 1]),
    )


def _by_time(item: Classified) -> tuple[object, ...]:
    when = item.post.when
    return (*when.value.sort_key, item.post.order) if when else ()


def _days_of(first: date) -> Iterator[date]:
    day = first
    while day.month == first.month:
        yield day
        if day.toordinal() == _LAST:
            return
        day += timedelta(days=1)


def _reserved(first: date, slots: Iterable[Slot]) -> dict[date, list[str]]:
    """Return the time that slots reserve on each day of a month, in words."""
    reserved: dict[date, list[str]] = {}
    for slot in slots:
        starts = parse_starts(slot.every)
        for day in _days_of(first):
            for start in starts:
                if start // DAY == day.weekday() and day not in slot.skip:
                    clock = (datetime.combine(day, time.min) + start % DAY).time()
                    reserved.setdefault(day, []).append(f"{clock:%H:%M} {slot.minutes} min")
    return {day: sorted(times) for day, times in reserved.items()}
