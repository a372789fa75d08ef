"""Dates as people write them."""

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.calendars.dates.parse_dates import NoDateError, parse_when
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
        ("20260601", date(2026, 6, 1), None),
        ("20260601 09:00", date(2026, 6, 1), time(9)),
        ("2026/6/1 09:00", date(2026, 6, 1), time(9)),
        ("25.12.2026", date(2026, 12, 25), None),
        ("12/25/2026 9:05", date(2026, 12, 25), time(9, 5)),
        ("5/5/2026", date(2026, 5, 5), None),
        ("2026-06-01 at 19:00", date(2026, 6, 1), time(19)),
        ("2026-06-01, 7 pm", date(2026, 6, 1), time(19)),
        ("2026-06-01 um 19 Uhr", date(2026, 6, 1), time(19)),
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
        ("03/04/2026", "3 April or 4 March. Write 2026-04-03 or 2026-03-04, or say"),
        ("03/04/2026", "dates: {order: day-first} (or month-first) in postlint.yaml."),
        ("20261301", "13 is no month"),
        ("202606011", "is not a date"),
        ("25/12/2026 noon", '"25/12/2026 noon" is not a date'),
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


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from("/.-"))
def test_with_an_order_every_date_that_ends_in_the_year_is_read(day, dash):
    first, last = f"{day.day}{dash}{day.month}{dash}{day.year}", f"{day.month}{dash}{day.day}{dash}{day.year}"
    assert parse_when(first, None, "day-first") == When(day)
    assert parse_when(last, None, "month-first") == When(day)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_without_an_order_a_date_is_never_guessed(day):
    try:
        read = parse_when(f"{day:%d/%m/%Y}", None)
    except NoDateError:
        assert day.day <= 12
        assert day.day != day.month
    else:
        assert read == When(day)


def test_a_date_against_the_order_is_an_error_that_names_the_setting():
    with pytest.raises(NoDateError, match=r"no date that is day-first.*in postlint\.yaml.*Write 2026-04-13"):
        parse_when("04/13/2026", None, "day-first")


SETTING = "dates: {order: month-first}\n"
EVERYWHERE = """\
accounts: {parks: {channel: x}}
posts: [{text: Hello, account: parks, date: 03/04/2026}]
slots: [{account: parks, every: Mon 12:00, minutes: 20, skip: [03/04/2026]}]
periods: [{name: Spring, from: 03/04/2026, to: 20260305}]
inbox: [{id: q1, account: parks, date: 03/04/2026 10:00}]
"""


def test_the_order_in_the_settings_holds_for_every_date_of_a_calendar(folder):
    folder.write(postlint_yaml=SETTING)
    plan = folder.plan(EVERYWHERE)
    assert not plan.problems
    days = {
        plan.posts[0].when.value.date,
        plan.slots[0].skip[0],
        plan.periods[0].first,
        plan.inbox[0].when.value.date,
    }
    assert days == {date(2026, 3, 4)}


def test_without_the_setting_each_ambiguous_date_is_told_at_its_place(folder):
    found = folder.plan(EVERYWHERE).diagnostics
    assert [one.span.line for one in found] == [2, 3, 4, 5]
    assert [one.rule for one in found] == ["reading/ambiguous-date", *["reading/date"] * 3]
    assert all("dates: {order: day-first}" in one.message for one in found)


@pytest.mark.parametrize("written", ["2026-06-01", "20260601", '"2026-06-01"', "2026-06-01 00:00"])
def test_dates_may_be_dates_whole_numbers_or_text_to_yaml(folder, written):
    plan = folder.plan(f"posts: [{{text: Hello, date: {written}}}]")
    assert [post.when.value.date for post in plan.posts] == [date(2026, 6, 1)]


def test_a_whole_number_is_a_date_in_json_too(folder):
    folder.write(june_json='{"posts": [{"text": "Hello", "date": 20260601}]}')
    assert folder.load("june.json").posts[0].when.value.date == date(2026, 6, 1)


def test_an_unknown_time_zone_gets_a_suggestion(folder):
    line, column, message = folder.only_problem("timezone: Europe/Londn\nposts: [{text: Hello}]\n")
    assert (line, column) == (1, 11)
    assert 'Did you mean "Europe/London"?' in message


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "America", "/etc/localtime", "Europe/London\\0", "a/" * 2_000]
)
def test_no_name_of_a_time_zone_breaks_the_run(folder, name):
    _, _, message = folder.only_problem(f'timezone: "{name}"\nposts: [{{text: Hello}}]\n')
    assert "no time zone" in message


def test_a_time_that_is_kept_apart_joins_its_date(folder):
    (post,) = folder.plan('posts: [{text: Hello, date: 2026-06-01, time: "09:00"}]').posts
    assert post.when.value == When(date(2026, 6, 1), time(9))


def test_of_two_times_that_of_the_date_counts_and_the_other_is_named(folder):
    plan = folder.plan("posts: [{text: Hello, date: 2026-06-01 08:00, time: 09:00}]")
    assert str(plan.posts[0].when.value.time) == "08:00:00"
    assert "time: beside date:" in plan.files[0].notes[0]
