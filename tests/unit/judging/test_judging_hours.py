"""Staffed hours and reserved time, held against counting minute by minute."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.calendars.schema import calendar_schema
from postlint.judging.staffed_time import DAYS, Times, parse_hours, parse_starts

SCHEMA: Any = calendar_schema()
STAFFED = SCHEMA["$defs"]["account"]["properties"]["staffed"]["pattern"]
EVERY = SCHEMA["$defs"]["slot"]["properties"]["every"]["pattern"]
MINUTE = timedelta(minutes=1)
OFFICE = parse_hours("Mon-Fri 09:00-17:00")
MONDAY = datetime(2026, 6, 1)

days = st.sampled_from(DAYS)
spans = st.one_of(days, st.builds("{}-{}".format, days, days), st.just("daily"))
clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
weeks = st.lists(st.builds("{} {}-{}".format, spans, clocks, clocks), min_size=1, max_size=3).map(", ".join)
moments = st.integers(0, 12 * 24 * 60).map(lambda minutes: MONDAY + minutes * MINUTE)


def by_hand(staffed: str, moment: datetime) -> bool:
    """Whether somebody is there, read from the words without any arithmetic on weeks."""
    now = f"{moment:%H:%M}"
    for part in staffed.split(", "):
        names, clock = part.rsplit(" ", 1)
        start, stop = clock.split("-")
        overnight = stop <= start
        for day in expanded(names):
            today, yesterday = DAYS[moment.weekday()] == day, DAYS[moment.weekday() - 1] == day
            if today and start <= now and (overnight or now < stop):
                return True
            if yesterday and overnight and now < stop:
                return True
    return False


@cache
def expanded(names: str) -> list[str]:
    if names == "daily":
        return list(DAYS)
    first, _, last = names.partition("-")
    circle = DAYS + DAYS
    start = circle.index(first)
    return list(circle[start : circle.index(last or first, start) + 1])


@given(weeks, moments)
def test_somebody_is_there_exactly_when_the_words_say_so(staffed: str, moment: datetime):
    assert parse_hours(staffed).holds(moment) == by_hand(staffed, moment)


@settings(max_examples=40, deadline=None)
@given(weeks, moments, st.integers(0, 3000))
def test_staffed_time_is_the_number_of_staffed_minutes(staffed: str, first: datetime, minutes: int):
    counted = sum(by_hand(staffed, first + number * MINUTE) for number in range(minutes))
    assert parse_hours(staffed).between(first, first + minutes * MINUTE) == counted * MINUTE


@settings(max_examples=60, deadline=None)
@given(weeks, moments, st.integers(1, 600))
def test_a_time_limit_ends_with_the_staffed_minute_that_uses_it_up(staffed: str, first: datetime, limit: int):
    passed, moment = 0, first
    while passed < limit:
        passed += by_hand(staffed, moment)
        moment += MINUTE
    assert parse_hours(staffed).after(first, limit * MINUTE) == moment


@settings(deadline=None)
@given(weeks, moments)
def test_the_next_staffed_moment_is_the_first_that_is_staffed(staffed: str, first: datetime):
    moment = first
    while not by_hand(staffed, moment):
        moment += MINUTE
    assert parse_hours(staffed).next_from(first) == moment


@given(
    st.lists(st.integers(0, 7 * 24 * 60 - 1), max_size=4), st.integers(1, 1440), moments, st.integers(1, 4000)
)
def test_time_that_comes_back_is_found_where_a_part_of_it_lies_in_the_span(starts, length, first, minutes):
    times = Times(tuple(sorted({start * MINUTE for start in starts})), length * MINUTE)
    last = first + minutes * MINUTE
    by_week = sorted(
        begins
        for week in range(-2, 6)
        for start in times.starts
        if (begins := MONDAY + timedelta(weeks=week) + start) < last and begins + times.length > first
    )
    assert list(times.occurrences(first, last)) == by_week


def test_a_day_that_is_skipped_has_no_slot():
    times = Times(parse_starts("daily 12:00"), 20 * MINUTE, {date(2026, 6, 2)})
    found = times.occurrences(MONDAY, MONDAY + timedelta(days=3))
    assert [begins.day for begins in found] == [1, 3]


@settings(max_examples=50)
@given(st.from_regex(STAFFED, fullmatch=True))
def test_all_staffed_hours_that_a_calendar_may_hold_can_be_read(written: str):
    assert parse_hours(written).weekly > timedelta(0)


@settings(max_examples=50)
@given(st.from_regex(EVERY, fullmatch=True))
def test_every_time_of_a_slot_that_a_calendar_may_hold_can_be_read(written: str):
    assert parse_starts(written)


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("24/7", 168),
        ("Mon-Fri 09:00-17:00", 40),
        ("Mon,Wed 10:00-12:00, Fri 9:00-10:30", 5.5),
        ("daily 09:00-12:00; Sat-Sun 11:00-13:00", 23),
        ("Fri-Mon 00:00-24:00", 96),
        ("Sun 22:00-06:00", 8),
    ],
)
def test_several_stretches_make_up_a_week(written: str, hours: float):
    assert parse_hours(written).weekly == timedelta(hours=hours)


@pytest.mark.parametrize("written", ["", "whenever", "Mon-Fri", "Mon-Fri 12:00", "09:00-17:00"])
def test_what_is_no_staffed_hours_is_refused(written: str):
    with pytest.raises(ValueError, match="no staffed hours"):
        parse_hours(written)


def test_a_slot_has_no_end_of_its_own():
    with pytest.raises(ValueError, match="no time of the week"):
        parse_starts("Mon 12:00-13:00")


def test_eight_staffed_hours_from_friday_noon_end_on_monday_noon():
    friday = datetime(2026, 6, 5, 12)
    assert OFFICE.after(friday, timedelta(hours=8)) == datetime(2026, 6, 8, 12)


def test_hours_are_the_same_however_they_are_written():
    assert parse_hours("Mon 09:00-12:00, Mon 11:00-13:00") == parse_hours("Mon 09:00-13:00")
