"""Periods that stand outside of the calendars: events of an iCalendar file, and holidays of a country."""

import pytest

CALENDAR = """\
posts:
  - {id: workers, date: 2026-05-01, kind: question, text: Which gate do you use?}
  - {id: closed, date: 2026-08-04 09:00, kind: question, text: And which way home?}
  - {id: open, date: 2026-08-07 09:00, kind: question, text: And which one back?}
"""
SETTINGS = """\
calendars: ["june.yaml"]
packs: []
periods: [SOURCE]
rules:
  holidays:
    title: A post on a day off
    severity: error
    check: clash
    during: DAYS
    of: any
    message: "{post} on {period} ({days})"
    why: Nobody is there.
    how: Move it.
"""
EVENTS = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
SUMMARY:Summer\\, when we
  are closed
DTSTART;VALUE=DATE:20260803
DTEND;VALUE=DATE:20260806
BEGIN:VALARM
DTSTART:19990101
END:VALARM
END:VEVENT
RULED
END:VCALENDAR
"""
YEARLY = "BEGIN:VEVENT\nSUMMARY:May Day\nDTSTART;TZID=Europe/London:20200501T000000\nRRULE:{}\nEND:VEVENT"


@pytest.fixture
def settings(workplace):
    def write(source, days="holiday"):
        (workplace / "june.yaml").write_text(CALENDAR)
        (workplace / "postlint.yaml").write_text(SETTINGS.replace("SOURCE", source).replace("DAYS", days))

    return write


def test_events_of_a_file_are_periods_with_their_last_day_left_out(run, workplace, settings):
    settings("{ics: closed.ics, kind: closed}", "closed")
    (workplace / "closed.ics").write_text(EVENTS.replace("RULED\n", ""), newline="\r\n")
    ran = run("check", "--format", "concise")
    assert "closed on Summer, when we are closed (3–5 August 2026)" in ran.stdout
    assert "open on" not in ran.stdout


def test_an_event_that_outlasts_the_calendar_ends_with_it(run, workplace, settings):
    settings("{ics: closed.ics, kind: closed}", "closed")
    last = "BEGIN:VEVENT\nSUMMARY:Ever after\nDTSTART:99991230\nDURATION:P900W\nEND:VEVENT"
    (workplace / "closed.ics").write_text(EVENTS.replace("RULED", last))
    ran = run("check", "--format", "concise")
    assert "closed on Summer, when we are closed (3–5 August 2026)" in ran.stdout
    assert ran.stderr == ""


def test_repetitions_are_followed_up_to_their_end(run, workplace, settings):
    settings("{ics: closed.ics}")
    (workplace / "closed.ics").write_text(
        EVENTS.replace("RULED", YEARLY.format("FREQ=YEARLY;UNTIL=20301231"))
    )
    assert "workers on May Day (1 May 2026)" in run("check").stdout
    (workplace / "closed.ics").write_text(EVENTS.replace("RULED", YEARLY.format("FREQ=YEARLY;COUNT=3")))
    assert "May Day" not in run("check").stdout


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=YEARLY", "This event repeats without an end."),
        ("FREQ=YEARLY;COUNT=²", "This event repeats without an end."),
        ("FREQ=YEARLY;COUNT=2;INTERVAL=²", "INTERVAL=² is no number of steps."),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "postlint does not follow BYDAY of a repetition."),
        ("FREQ=HOURLY;COUNT=2", "postlint does not follow FREQ=HOURLY of a repetition."),
    ],
)
def test_a_repetition_that_cannot_be_followed_is_an_error_at_its_line_and_the_rest_is_judged(
    run, workplace, settings, rule, said
):
    settings("{ics: closed.ics}")
    (workplace / "closed.ics").write_text(EVENTS.replace("RULED", YEARLY.format(rule)))
    ran = run("check")
    assert ran.exit_code == 2
    assert f"closed.ics:15:1: error: {said}" in ran.stdout
    assert "closed on Summer" in ran.stdout


def test_a_file_that_is_too_large_or_no_calendar_or_not_there_is_an_error(run, workplace, settings):
    settings("{ics: closed.ics}")
    assert run("check").exit_code == 2
    (workplace / "closed.ics").write_text("Holidays: none\n")
    assert "This is no iCalendar file" in run("check").stdout
    (workplace / "closed.ics").write_text("BEGIN:VCALENDAR\n" + "X-A:b\n" * 3_500_000)
    ran = run("check")
    assert ran.exit_code == 2
    assert "postlint.yaml:3:17: error: closed.ics: " in ran.stdout
    settings("{ics: ../closed.ics}")
    assert "lies outside of the repository" in run("check").stdout


def test_more_days_than_anybody_plans_around_are_refused_at_once(run, workplace, settings):
    settings("{ics: closed.ics}")
    daily = YEARLY.format("FREQ=DAILY;UNTIL=99991231")
    (workplace / "closed.ics").write_text(EVENTS.replace("RULED", "\n".join([daily] * 1000)))
    ran = run("check")
    assert ran.exit_code == 2
    assert "More than 10,000 days" in ran.stdout


def test_holidays_of_a_country_are_periods(run, settings):
    settings('{holidays: "DE", region: BE}')
    assert "workers on Labor Day (1 May 2026)" in run("check").stdout


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('{holidays: "XQ"}', 'There is no holiday calendar for a country "XQ".'),
        ('{holidays: "DE", region: Bavaria}', 'DE has no region "Bavaria" with holidays of its own.'),
        ("{kind: closed}", "write ics: with a path, or holidays: with a country, one of the two"),
    ],
)
def test_a_country_or_region_without_holidays_is_an_error(run, settings, source, said):
    settings(source)
    ran = run("check")
    assert ran.exit_code == 2
    assert said in " ".join(ran.stdout.split())
    assert "postlint.yaml:3:" in ran.stdout


def test_without_the_package_of_holidays_it_is_said_how_to_get_it(run, settings, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "holidays", None)
    settings('{holidays: "DE"}')
    assert "pip install 'postlint[holidays]'" in run("check").stdout
