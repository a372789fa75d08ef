"""Which posts are judged together."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.judging.mix.windows import parse_window, windows

FIRST = date(2026, 1, 28)
days = st.lists(st.integers(0, 90), min_size=1, max_size=25).map(
    lambda offsets: [FIRST + timedelta(days=offset) for offset in sorted(offsets)]
)


def held(spec: str, dates: list[date | None]) -> list[list[date | None]]:
    return [dates[window.start : window.stop] for window in windows(parse_window(spec), dates)]


@given(days, st.integers(1, 40))
def test_a_window_of_days_holds_the_posts_of_the_local_dates_that_end_on_a_posts_date(dates, size):
    every = [
        [day for day in dates if last - timedelta(days=size) < day <= last] for last in sorted(set(dates))
    ]
    got = held(f"{size} days", dates)
    assert all(window in every for window in got)
    assert all(window in got for window in every if window[-1] - timedelta(days=size - 1) >= dates[0])


@given(days, st.integers(1, 30))
def test_a_window_of_posts_holds_that_many_posts_up_to_each_post(dates, size):
    expected = [dates[stop - size : stop] for stop in range(size, len(dates) + 1)]
    assert held(f"{size} posts", dates) == (expected or [dates])


@given(days, st.sampled_from(["28 days", "3 posts", "20 posts", "week", "month", "all"]))
def test_every_post_is_in_some_window(dates, spec):
    cuts = windows(parse_window(spec), dates)
    assert {place for cut in cuts for place in range(cut.start, cut.stop)} == set(range(len(dates)))


@given(days, st.sampled_from(["28 days", "3 posts", "20 posts"]))
def test_a_window_that_is_not_full_is_never_the_beginning_of_another(dates, spec):
    cuts = windows(parse_window(spec), dates)
    assert all(other.start > cut.start for cut in cuts if not cut.full for other in cuts if other != cut)


def test_a_calendar_shorter_than_the_window_is_one_window():
    dates = [date(2026, 6, 1), date(2026, 6, 9), date(2026, 6, 20)]
    assert held("28 days", dates) == held("20 posts", dates) == [dates]


@given(days, st.sampled_from(["week", "month"]))
def test_weeks_and_months_put_every_post_into_exactly_one_window(dates, spec):
    assert [day for window in held(spec, dates) for day in window] == dates


@given(days, st.sampled_from(["28 days", "3 posts", "week", "month", "all"]))
def test_neither_end_of_a_window_ever_moves_back(dates, spec):
    cuts = windows(parse_window(spec), dates)
    assert all(a.start <= b.start and a.stop <= b.stop for a, b in pairwise(cuts))


def test_a_week_runs_from_monday_to_sunday():
    dates = [date(2026, 6, 7), date(2026, 6, 8), date(2026, 6, 14)]
    assert held("week", dates) == [dates[:1], dates[1:]]


def test_a_week_with_nothing_planned_is_a_window_too():
    assert held("week", [date(2026, 6, 1), date(2026, 6, 16)])[1] == []


def test_a_window_that_begins_before_the_first_post_is_not_full():
    dates = [date(2026, 6, 1), date(2026, 7, 28)]
    assert [cut.full for cut in windows(parse_window("28 days"), dates)] == [False, True]


def test_undated_posts_are_cut_by_count():
    assert held("2 posts", [None, None, None]) == [[None, None], [None, None]]


def test_no_posts_make_no_windows():
    assert held("all", []) == []


@pytest.mark.parametrize("written", ["0 days", "ten posts", "28days", "-1 posts", "year", "", "1 week"])
def test_anything_else_is_no_window(written):
    with pytest.raises(ValueError, match="is no window"):
        parse_window(written)


@pytest.mark.parametrize(
    ("spec", "dates", "full"),
    [
        ("month", [(6, 10), (7, 5), (8, 31)], [False, True, True]),
        ("month", [(6, 1), (7, 5), (8, 30)], [True, True, False]),
        ("week", [(6, 1), (6, 8), (6, 14)], [True, True]),
        ("week", [(6, 2), (6, 8), (6, 13)], [False, False]),
    ],
)
def test_a_week_or_month_is_full_where_the_calendar_holds_all_days_of_it(spec, dates, full):
    cut = windows(parse_window(spec), [date(2026, *day) for day in dates])
    assert [window.full for window in cut] == full
