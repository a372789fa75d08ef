"""``since:`` and ``--since-date``: years of calendars that nobody will change are read, and not judged."""

import json

import pytest
from calendars_by_month import HEAD, Planned, Year

SINCE = "since: 2026-07-01\nrules: {two-way/broadcast-streak: 'off', two-way/low-engagement: 'off'}\n"
SAID = "Windows before 1 July 2026 were not judged (since:)."


@pytest.fixture
def plan(workplace):
    def write(*bad, months=range(1, 10)):
        year = Year()
        for number in months:
            year.month(number, bad=number in bad)
        (workplace / "plan.yaml").write_text(year.text())
        return year

    return write


@pytest.fixture
def since(workplace):
    (workplace / "postlint.yaml").write_text(SINCE)


def report(run, *options):
    return json.loads(run("check", "--format", "json", *options).stdout)


def days(run, *options):
    return [(item["window"]["from"], item["window"]["to"]) for item in report(run, *options)["findings"]]


def test_no_window_that_ends_before_the_day_is_judged(run, plan, since):
    plan(2, 4)
    assert days(run) == []
    plan(2, 4, 8)
    ((first, last),) = days(run)
    assert "2026-07-31" <= first <= last <= "2026-08-31"


def test_a_window_that_ends_on_the_day_or_later_is_judged(run, workplace, plan):
    plan(6, months=[6])
    assert len(days(run, "--since-date", "2026-06-29")) == 1
    assert days(run, "--since-date", "2026-06-30") == []


def test_a_clean_run_stays_silent_and_others_say_what_was_not_judged(run, plan, since):
    plan(2)
    assert run("check") == (0, "", "")
    notes = report(run)["summary"]["not_judged"]
    assert SAID.rstrip(".") in [note["message"] for note in notes]
    plan(2, 8)
    assert SAID in run("check").stdout


def test_nothing_is_said_of_the_day_where_nothing_lies_before_it(run, plan, since):
    plan(8, months=[7, 8])
    assert "since:" not in run("check").stdout


def test_the_option_has_the_last_word(run, plan, since):
    plan(2, 8)
    assert len(days(run, "--since-date", "2026-01-01")) == 2
    assert days(run, "--since-date", "2026-09-20") == []


def test_posts_of_earlier_days_have_no_findings_and_undated_ones_do(run, workplace):
    (workplace / "postlint.yaml").write_text("since: 2026-07-01\npacks: [hygiene]\n")
    (workplace / "plan.yaml").write_text(
        "posts:\n"
        "- {date: 2026-06-30, kind: question, text: Opening at XX:XX}\n"
        "- {date: 2026-07-01, kind: question, text: Closing at XX:XX}\n"
        "- {kind: question, text: Resting at XX:XX}\n"
    )
    assert {item["line"] for item in report(run)["findings"]} == {3, 4}


def test_a_suppression_of_what_is_past_is_not_unused(run, workplace):
    (workplace / "postlint.yaml").write_text("since: 2026-07-01\npacks: [hygiene]\n")
    (workplace / "plan.yaml").write_text(
        "posts:\n"
        "- {date: 2026-06-30, kind: question, text: Opening at XX:XX}"
        "  # postlint: ignore[hygiene/placeholder] because it was so\n"
    )
    assert report(run)["findings"] == report(run)["suppressed"] == []


def test_an_old_post_still_ends_a_silence(run, workplace):
    (workplace / "postlint.yaml").write_text("since: 2026-07-01\n")
    text = Year([Planned(day, "mention", f"Thanks {day}") for day in ("2026-06-20", "2026-07-10")]).text()
    (workplace / "plan.yaml").write_text(text)
    assert report(run)["findings"] == []
    (workplace / "plan.yaml").write_text(text.replace("2026-06-20", "2026-05-20"))
    assert "two-way/silent-account" in {item["rule"] for item in report(run)["findings"]}


def test_undated_posts_are_judged(run, workplace, since):
    bad = "".join(f"- {{kind: press_release, text: Item {number}}}\n" for number in range(12))
    (workplace / "plan.yaml").write_text(HEAD + "posts:\n" + bad)
    assert [item["rule"] for item in report(run)["findings"]] == ["two-way/all-broadcast"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-13-01", '3:8: error: "2026-13-01" is not a day that there is. Write it as in 2026-06-01.'),
        ("1 January 2026", "3:8: error: "),
        ("2026", "3:8: error: "),
    ],
)
def test_what_is_no_day_is_an_error_with_its_place(run, workplace, written, said):
    (workplace / "postlint.yaml").write_text(f"# settings\npacks: [two-way]\nsince: {written}\n")
    (workplace / "plan.yaml").write_text("posts: []\n")
    ran = run("check")
    assert ran.exit_code == 2
    assert f"postlint.yaml:{said}" in ran.stdout
    assert "Write it as in 2026-06-01" in ran.stdout or "write a day, as in 2026-01-01" in ran.stdout


def test_what_is_no_day_on_the_command_line_is_an_error(run):
    ran = run("check", "--since-date", "January")
    assert ran.exit_code == 2
    assert '"January" is not a day that there is. Write it as in 2026-06-01.' in ran.stderr


def test_a_baseline_holds_nothing_of_what_is_past_and_does_not_miss_it(run, plan, workplace, since):
    plan(2, 8)
    run("check", "--baseline", "b.json", "--update-baseline")
    assert len(json.loads((workplace / "b.json").read_text())["findings"]) == 1
    run("check", "--baseline", "all.json", "--update-baseline")
    (workplace / "postlint.yaml").write_text(SINCE.replace("2026-07-01", "2026-01-01"))
    run("check", "--baseline", "all.json", "--update-baseline")
    (workplace / "postlint.yaml").write_text(SINCE)
    assert run("check", "--baseline", "all.json") == (0, "", "")


def test_a_baseline_is_not_updated_by_a_part_of_the_days(run, plan):
    plan(2)
    ran = run("check", "--baseline", "b.json", "--update-baseline", "--since-date", "2026-07-01")
    assert ran.exit_code == 2
    assert "leave out --select, --ignore and --since-date" in ran.stderr
