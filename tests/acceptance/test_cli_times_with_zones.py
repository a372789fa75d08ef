"""Times of day with the name of a zone behind them, and bare hours behind a word that says so."""

import pytest
import yaml


@pytest.fixture
def day(run, workplace):
    """Return the date that `postlint import` gives a post of that day and time, in columns or together."""

    def read(date, time, *, together, zone=None):
        when = f'date: "{date} {time}"' if together else f'date: {date}, time: "{time}"'
        head = f"timezone: {zone}\n" if zone else ""
        (workplace / "posts.yaml").write_text(f"{head}posts:\n- {{{when}, text: The gate is open.}}\n")
        (post,) = yaml.safe_load(run("import", ".").stdout)["posts"]
        return str(post["date"])

    return read


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(
    ("date", "time", "in_berlin"),
    [
        *(("2026-12-01", "9:30 AM ET", "15:30"), ("2026-03-20", "9:30 AM ET", "14:30")),
        *(("2026-12-01", "09:30 EST", "15:30"), ("2026-12-01", "09:30 CET", "09:30")),
        *(("2026-07-01", "9am Pacific Time", "18:00"), ("2026-07-01", "09:30 (BST)", "10:30")),
        *(("2026-07-01", "9.30 Uhr MESZ", "09:30"), ("2026-12-01", "09:30 CET/CEST", "09:30")),
    ],
)
def test_a_zone_behind_a_time_is_read(day, together, date, time, in_berlin):
    assert day(date, time, together=together, zone="Europe/Berlin") == f"{date} {in_berlin}"


def test_without_a_time_zone_of_the_calendar_the_offset_is_kept(day):
    assert day("2026-12-01", "9:30 AM ET", together=False) == "2026-12-01 09:30-05:00"
    assert day("2026-07-01", "9:30 AM ET", together=False) == "2026-07-01 09:30-04:00"


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("time", ["ore 9", "alle 9", "alle ore 9", "um 9 Uhr", "a las 9", "às 9", "om 9"])
def test_a_bare_hour_behind_a_word_for_it_is_read(day, together, time):
    assert day("2026-12-01", time, together=together) == "2026-12-01 09:00"


def test_columns_may_say_it_too(run, workplace):
    (workplace / "posts.csv").write_text(
        "Date,Time,Copy\n2026-12-01,9:30 AM ET,One boat.\n2026-12-02,09:00-11:00,Two boats.\n"
    )
    ran = run("import", ".")
    posts = yaml.safe_load(ran.stdout)["posts"]
    assert [str(post["date"]) for post in posts] == ["2026-12-01 09:30-05:00", "2026-12-02 09:00"]
    assert "Times that name no hour" not in run("check", "--show", "info").stdout


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        *(("Europe/Berlin", "CET"), ("Europe/Berlin", "MEZ"), ("Europe/Paris", "CEST")),
        *(("Europe/London", "GMT"), ("Europe/London", "BST"), ("America/New_York", "EST")),
        *(("America/Los_Angeles", "PST"), ("Australia/Sydney", "AEST")),
    ],
)
@pytest.mark.parametrize("date", ["2026-07-01", "2026-12-01"])
@pytest.mark.parametrize("together", [True, False])
def test_a_name_of_the_calendars_own_zone_means_its_hour_all_year(day, zone, name, date, together):
    assert day(date, f"23:30 {name}", together=together, zone=zone) == f"{date} 23:30"


def test_a_name_of_another_zone_is_so_far_from_utc(day):
    assert day("2026-07-01", "9 am GMT", together=True, zone="Europe/Berlin") == "2026-07-01 11:00"
    assert day("2026-07-01", "22:30 CET", together=True, zone="Europe/London") == "2026-07-01 22:30"
    assert day("2026-07-01", "9 am GMT", together=True) == day("2026-07-01", "9 am UTC", together=True)
