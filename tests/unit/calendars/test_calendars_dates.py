"""Dates as people write them."""

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.calendars.dates import NoDateError, parse_when
from postlint.calendars.model import When

LONDON = ZoneInfo("Europe/London")
MOMENTS = st.datetimes(datetime(1990, 1, 2), datetime(2100, 12, 30))
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("written", "day", "clock"),
    [
        ("2026-06-01", date(2026, 6, 1), None),
        ("2026-06-01 09:00", date(2026, 6, 1), time(9)),
        ("2026-06-01 9:05", date(2026, 6, 1), time(9, 5)),
        ("2026-06-01T09:00:30", date(2026, 6, 1), time(9, 0, 30)),
        ("2026-06-01t09:00:30.25", date(2026, 6, 1), time(9, 0, 30, 250_000)),
        ("2026-06-01T09:00:00.1234567", date(2026, 6, 1), time(9, 0, 0, 123_456)),
        ("2026-06-01T23:30:00Z", date(2026, 6, 2), time(0, 30)),
        ("2026-06-01T09:00:00+02:00", date(2026, 6, 1), time(8)),
        ("2026-12-01 09:00 +0530", date(2026, 12, 1), time(3, 30)),
        ("2026-06-01T20:00-05", date(2026, 6, 2), time(2)),
    ],
)
def test_the_usual_forms_are_read_in_the_calendars_time_zone(written, day, clock):
    assert parse_when(written, LONDON) == When(day, clock)


def test_without_a_time_zone_a_time_stays_as_written():
    assert parse_when("2026-06-01T23:30:00Z", None) == When(date(2026, 6, 1), time(23, 30))


@given(MOMENTS, OFFSETS)
def test_an_offset_is_converted_as_the_time_zone_database_says(moment, offset):
    aware = moment.replace(tzinfo=offset)
    local = aware.astimezone(LONDON)
    assert parse_when(aware.isoformat(), LONDON) == When(local.date(), local.time())


@given(MOMENTS)
def test_a_local_time_is_what_is_written(moment):
    assert parse_when(moment.isoformat(" "), LONDON) == When(moment.date(), moment.time())


@given(st.text())
def test_any_text_is_a_date_or_says_why_not(text):
    try:
        parse_when(text, LONDON)
    except NoDateError as error:
        assert str(error).endswith(".")


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("2026-02-30", "February 2026 has 28 days"),
        ("2026-13-01", "13 is no month"),
        ("03/04/2026", "4 March or 3 April. Write 2026-03-04 or 2026-04-03."),
        ("25.12.2026", "Write 2026-12-25."),
        ("99/99/2026", "Write 2026-06-01"),
        ("tomorrow", "Write 2026-06-01, or 2026-06-01 09:00."),
        ("", "is not a date"),
        ("1989-12-31", "1990 to 2100"),
        ("2101-01-01", "1990 to 2100"),
        ("2026-06-01 24:00", "No clock shows 24:00"),
        ("2026-06-01T09:00+19:00", "no offset"),
        ("٢٠٢٦-٠٦-٠١", "is not a date"),
    ],
)
def test_what_is_no_date_gets_advice(written, advice):
    with pytest.raises(NoDateError) as caught:
        parse_when(written, LONDON)
    assert advice in str(caught.value)


def test_an_unknown_time_zone_gets_a_suggestion(folder):
    line, column, message = folder.only_problem("timezone: Europe/Londn\nposts: [{text: Hello}]\n")
    assert (line, column) == (1, 11)
    assert 'Did you mean "Europe/London"?' in message


@pytest.mark.parametrize("name", ["../../etc/passwd", "America", "/etc/localtime", "Europe/London\\0"])
def test_no_name_of_a_time_zone_breaks_the_run(folder, name):
    _, _, message = folder.only_problem(f'timezone: "{name}"\nposts: [{{text: Hello}}]\n')
    assert "no time zone" in message


def test_a_time_that_is_kept_apart_joins_its_date(folder):
    (post,) = folder.plan('posts: [{text: Hello, date: 2026-06-01, time: "09:00"}]').posts
    assert post.when.value == When(date(2026, 6, 1), time(9))


def test_two_times_for_one_post_are_an_error(folder):
    _, column, message = folder.only_problem("posts: [{text: Hello, date: 2026-06-01 08:00, time: 09:00}]")
    assert column == 53
    assert "has a time already" in message
