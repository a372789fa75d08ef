"""When a post of another shape goes out."""

import pytest
from planner_builders import read, told

DATES = {
    "parts": ("{year: 2026, month: 6, day: 2, hour: 9}", "2026-06-02", "09:00"),
    "named month": ("{year: 2026, month: Jun, day: 2, hour: 9, minute: 5}", "2026-06-02", "09:05"),
    "words": ("{date: 'Tuesday, 2 June 2026', time: 9:30 PM}", "2026-06-02", "21:30"),
    "American words": ("{date: 'June 2nd, 2026', scheduledTime: '9:30'}", "2026-06-02", "09:30"),
    "a time with its day": ("{scheduled_time: '2026-06-02T09:00'}", "2026-06-02", "09:00"),
    "day of a week": ("{year: 2026, day: 'KW 23, Di'}", "2026-06-02", None),
    "week with its day": ("{year: 2026, day: 'Tuesday, week 23', hour: 9}", "2026-06-02", "09:00"),
    "digits": ("{date: 20260602}", "2026-06-02", None),
    "spoken hour": ("{date: 2026-06-02, time: 9am}", "2026-06-02", "09:00"),
    "no clock": ("{date: 2026-06-02, time: in the evening}", "2026-06-02", None),
    "twice": ("{date: '2026-06-02 10:00', time: '12:00'}", "2026-06-02", "10:00"),
}


@pytest.mark.parametrize("form", DATES)
def test_dates_are_read_from_parts_and_words(folder, form):
    fields, day, clock = DATES[form]
    plan = read(folder, f"- {fields[:-1]}, x: We open at nine.}}\n")
    assert plan.problems == ()
    when = plan.posts[0].when.value
    assert (str(when.date), f"{when.time:%H:%M}" if when.time else None) == (day, clock)


def test_a_day_without_a_year_is_never_guessed(folder):
    plan = read(
        folder,
        "tweets:\n- {day: 1, month: 12, hour: 9, text: We open at nine today.}\n"
        "- {day: 25, month: 12, hour: 9, text: We are closed for two days.}\n",
    )
    assert told(plan) == [
        ("We open at nine today.", ("This calendar",), None, None),
        ("We are closed for two days.", ("This calendar",), None, None),
    ]
    ((remark),) = plan.diagnostics
    assert (remark.rule, remark.span.line, remark.span.column) == ("reading/no-year", 2, 9)
    assert "undated, and so does 1 more" in remark.message


def test_a_day_that_no_month_has_is_told_at_its_place(folder):
    plan = read(folder, "- {year: 2026, month: 2, day: 30, x: We open at nine.}\n- x: We close at six.\n")
    assert [(post.text, post.when) for post in plan.posts] == [
        ("We open at nine.", None),
        ("We close at six.", None),
    ]
    (found,) = plan.diagnostics
    assert (found.span.line, found.span.column, found.rule) == (1, 31, "reading/no-such-date")
    assert "February 2026 has 28 days" in found.message


def test_a_weekday_of_no_known_week_is_no_date(folder):
    plan = read(
        folder, "weeks:\n- week: 1\n  posts:\n  - {day: Monday, platform: x, text: We open at nine.}\n"
    )
    assert (plan.posts[0].when, plan.problems) == (None, ())


def test_a_day_that_counts_from_some_start_is_no_date(folder):
    plan = read(folder, "- {day: 1, platform: Instagram, content: We open at nine.}\n")
    assert told(plan) == [("We open at nine.", ("instagram",), None, None)]
    assert plan.diagnostics == ()


def test_a_day_of_a_week_without_a_year_is_told(folder):
    plan = read(folder, "- {day: 'KW 23, Di', x: We open at nine.}\n")
    assert (plan.posts[0].when, [one.rule for one in plan.diagnostics]) == (
        None,
        ["reading/unreadable-date"],
    )
