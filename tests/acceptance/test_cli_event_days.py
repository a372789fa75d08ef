"""Posts whose days are counted from the day of an event."""

import json

import pytest
import yaml


@pytest.fixture
def days(run, workplace):
    """Write a file, and return the dates that `postlint import` gives its posts."""

    def read(text, name="posts.yaml"):
        (workplace / name).write_text(text, encoding="utf-8")
        found = (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])
        return [str(post.get("date", "")) for post in found]

    return read


def found(run, rule):
    findings = json.loads(run("check", "--show", "info", "--format", "json").stdout)["findings"]
    return [one for one in findings if one["rule"] == rule]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        *(("before: 14d", "2026-12-03"), ("after: 1d", "2026-12-18"), ("offset: -7d", "2026-12-10")),
        *(("days_before: 3", "2026-12-14"), ("when: T-14", "2026-12-03"), ("date: D-7", "2026-12-10")),
        *(("before: one week", "2026-12-10"), ("when: day of", "2026-12-17"), ("offset: P-2W", "2026-12-03")),
        *(
            ("days_until_event: 3", "2026-12-14"),
            ("days: -3", "2026-12-14"),
            ("weeks_after: 1", "2026-12-24"),
        ),
        *(("wann: 3 Tage vorher", "2026-12-14"), ("quand: 7 jours avant", "2026-12-10")),
        *(("cuando: 2 días después", "2026-12-19"), ("quando: 2 giorni prima", "2026-12-15")),
        *(("quando: uma semana antes", "2026-12-10"), ("wanneer: 3 dagen voor", "2026-12-14")),
    ],
)
def test_a_day_is_counted_from_the_event_above(days, said, day):
    assert days(
        f"starts: 2026-12-17T18:30:00+01:00\nposts:\n- {said}\n  text: The soup is hot, the door is open.\n"
    ) == [day]


@pytest.mark.parametrize(
    "where", ["event: {starts: 2026-12-17}", "launch_date: 17 December 2026", "fecha_evento: 2026-12-17"]
)
def test_the_event_may_stand_beside_the_posts_or_in_a_map_of_its_own(days, where):
    text = f"{where}\nannouncements:\n- before: 1d\n  channels: [mastodon]\n  text: Tomorrow it is!\n"
    assert days(text) == ["2026-12-16"]


def test_each_event_counts_for_its_own_posts(days):
    text = "Tomorrow it is out, at last."
    launches = [
        {"event_date": day, "posts": [{"platform": "mastodon", "day": -1, "text": text}]}
        for day in ("2026-10-02", "2026-11-02")
    ]
    assert days(json.dumps({"launches": launches}), "posts.json") == ["2026-10-01", "2026-11-01"]


def test_a_table_may_have_a_column_for_both(days):
    table = "Event date,Days before,Platform,Copy\n2026-12-17,14,X,Two weeks.\n2026-12-17,0,X,Today it is.\n"
    assert days(table, "plan.csv") == ["2026-12-03", "2026-12-17"]


def test_what_is_counted_is_said_once(days, run):
    days(
        "event_date: 2026-12-17\nposts:\n- {before: 2d, text: Two days to go.}\n"
        "- {before: 1d, text: One day to go.}\n"
    )
    (note,) = found(run, "reading/day-from-event")
    assert note["severity"] == "info"
    assert "the day of 1 more is counted so, too" in note["message"]


def test_without_a_full_date_posts_are_undated_and_that_is_said(days, run):
    assert days("event_date: December\nposts:\n- {before: 2d, text: Two days to go now.}\n") == [""]
    (warning,) = found(run, "reading/day-of-no-event")
    assert warning["severity"] == "warning"


def test_hours_are_not_counted_and_are_said(days, run):
    assert days("event_date: 2026-12-17\nposts:\n- {before: 2h, text: Two hours to go now.}\n") == [""]
    assert found(run, "reading/day-of-no-event")


def test_a_post_with_a_date_keeps_it(days):
    assert days(
        "event_date: 2026-12-17\nposts:\n- {before: 2d, date: 2026-12-01, text: Save the day.}\n"
    ) == ["2026-12-01"]


def of_event(event, *said):
    return f"{event}\nposts:\n" + "".join(f"- {{{one}, channel: x, text: Soup is on.}}\n" for one in said)


@pytest.mark.parametrize("key", ["offset", "delta", "t", "timing", "before"])
def test_a_bare_number_may_be_of_minutes_where_the_event_has_an_hour(days, run, key):
    said = [f"{key}: {number}" for number in (0, 30, 90)]
    assert days(of_event("start: 2026-06-01 09:00", *said)) == ["", "", ""]
    (warning,) = found(run, "reading/day-of-no-event")
    assert "how many days it is from the event, 2026-06-01 09:00" in warning["message"]
    assert days(of_event("start: 2026-06-01", f"{key}: 0")) == ["2026-06-01"]


@pytest.mark.parametrize("said", ["offset_days: -7", "day: -7", "offset: 7 days before", "t: T-7"])
def test_days_are_counted_from_an_hour_where_they_are_called_so(days, said):
    assert days(of_event("start: 2026-06-08 09:00", said)) == ["2026-06-01"]


@pytest.mark.parametrize(
    "own",
    ["after: post-3", "since: 2019", "left: 40 tickets", "t: 1", 'until: "2026-07-01"', "after: 5 July"],
)
@pytest.mark.parametrize("event", ["title: Soups", "event_date: 2026-12-17"])
def test_keys_of_a_teams_own_are_no_offsets(days, run, own, event):
    days(of_event(event, own))
    assert not (own != "t: 1" and found(run, "reading/day-from-event"))
    assert not found(run, "reading/day-of-no-event")


@pytest.mark.parametrize(
    "said", ["five days", "fünf Tage", "sept jours", "ocho días", "nove giorni", "tien dagen"]
)
def test_numbers_up_to_ten_may_be_words(days, said):
    number = {"f": 5, "s": 7, "o": 8, "n": 9, "t": 10}[said[0]]
    assert days(of_event("event_date: 2026-12-17", f"before: {said}")) == [f"2026-12-{17 - number:02}"]


def test_what_cannot_be_counted_below_an_event_asks_for_no_other_event(days, run, workplace):
    days(of_event("event_date: 2026-12-17", "before: two hours"))
    assert "event_date" not in run("import", ".").stdout
    (warning,) = found(run, "reading/day-of-no-event")
    assert "event_date:" not in warning["message"]


NTH = """\
{above}
posts:
- {{{first}: 1, platform: x, text: The gate is open again.}}
- {{{first}: 3, platform: x, text: Come by and see what is new.}}
"""


@pytest.mark.parametrize("first", ["day", "day_number", "post_day", "jour"])
@pytest.mark.parametrize("above", ["start_date: 2026-12-01", "launch_date: 2026-12-01"])
def test_numbered_days_are_counted_from_the_first_one_above(days, run, above, first):
    assert days(NTH.format(above=above, first=first)) == ["2026-12-01", "2026-12-03"]
    (told,) = found(run, "reading/day-from-event")
    assert "and the day of 1 more is counted so, too" in told["message"]


def test_numbered_days_beside_a_month_are_days_of_it(days):
    assert days(NTH.format(above="start_date: 2026-12-01\nmonth: January 2027", first="day")) == [
        "2027-01-01",
        "2027-01-03",
    ]


@pytest.mark.parametrize("key", ["start_date", "date", "week_start"])
def test_a_weekday_is_one_of_the_week_that_begins_above(days, key):
    post = "{day: Wednesday, platform: x, text: The gate is open again.}"
    assert days(f"weeks:\n- {key}: 2026-12-01\n  posts:\n  - {post}\n") == ["2026-12-02"]


def test_days_are_counted_where_they_head_posts_of_their_own(days):
    post = "posts: [{platform: x, text: The gate is open again.}]"
    assert days(f"start_date: 2026-12-01\ndays:\n- day: 1\n  {post}\n- day: 3\n  {post}\n") == [
        "2026-12-01",
        "2026-12-03",
    ]


@pytest.mark.parametrize("day", ["", "TBD", "3rd", "every day", "99999999999"])
def test_a_day_above_counts_where_a_post_names_none(days, day):
    post = f"{{day: '{day}', platform: x, text: The gate is open again.}}"
    assert days(f"date: 2026-12-01\nposts:\n- {post}\n") == ["2026-12-01"]


def test_a_day_of_its_own_counts_before_a_number_and_the_first_day_above(days):
    post = "{date: 2026-12-09, day: 2, platform: x, text: The gate is open again.}"
    assert days(f"start_date: 2026-12-01\nposts:\n- {post}\n") == ["2026-12-09"]


def test_when_a_campaign_begins_is_no_day_of_each_of_its_posts(days):
    posts = "- {platform: x, text: The gate is open again.}\n- {platform: x, text: Come by and see it.}\n"
    assert days(f"start_date: 2026-12-01\nposts:\n{posts}") == ["", ""]
