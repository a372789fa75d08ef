"""Dates as spreadsheets and people write them, in tables and in calendars."""

import json

import pytest
import yaml

WRITTEN = {
    "2-Jun-26": "2026-06-02",
    "6/13/26": "2026-06-13",
    "02.06.2026": "2026-06-02",
    "2. Juni 2026": "2026-06-02",
    "Di., 2. Juni 2026, 9.30 Uhr": "2026-06-02",
    "1er juin 2026": "2026-06-01",
    "1º de junio de 2026": "2026-06-01",
    "mar 2 juin 2026 à 09h00": "2026-06-02",
    "martedì 2 giugno 2026": "2026-06-02",
    "2 de junho de 2026": "2026-06-02",
    "dinsdag 2 juni 2026": "2026-06-02",
    "Mar 2, 2026": "2026-03-02",
    "1780304400": "2026-06-01",
    "1780304400000": "2026-06-01",
    "@June 2, 2026": "2026-06-02",
    "2 June 2026 (Tuesday)": "2026-06-02",
    "Weds 3 June 2026": "2026-06-03",
    "2026-06-02 (Tue) 9:00": "2026-06-02",
    "2. 6. 2026": "2026-06-02",
    "02.06.2026 / 10:00": "2026-06-02",
    "2 Jun 2026 at 09.00": "2026-06-02",
    "el 2 de junio de 2026 a las 9": "2026-06-02",
    "2026年6月2日": "2026-06-02",
    "2026년 6월 2일": "2026-06-02",
    "2026-06-02\u00a009:00": "2026-06-02",
    "June 2, 2026, 9:00\u202fAM": "2026-06-02",
    "Tue Jun 02 2026 09:00:00 GMT+0200 (CEST)": "2026-06-02",
    "Tue Jun 02 2026 09:00:00 GMT+0200 (Central European Summer Time)": "2026-06-02",
}


def dates(run, *names):
    ran = run("import", *(names or ["."]))
    assert ran.exit_code == 0, ran.stdout + ran.stderr
    return [post.get("date") for post in yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]]


def findings(run, *names):
    report = json.loads(run("check", "--format", "json", "--show", "info", *names).stdout)
    return [it for it in report["findings"] if it["rule"].startswith("reading/")]


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        ("lun. 01/06/2026", "02/06/2026", ["2026-06-01", "2026-06-02"]),
        ("Mon 6/1/2026", "6/2/2026", ["2026-06-01", "2026-06-02"]),
        ("Fri 6/1/2026", "6/2/2026", [None, None]),
        ("Mon 6/1/2026", "Tue 2/6/2026", [None, None]),
    ],
)
@pytest.mark.parametrize("name", ["june.csv", "june.yaml"])
def test_the_day_of_the_week_tells_whether_the_day_or_the_month_comes_first(
    run, workplace, name, first, second, read
):
    table = f"Date,Platform,Copy\n{first},X,The heron is back.\n{second},X,It is gone.\n"
    plan = f"- {{date: {first}, platform: x, text: Back.}}\n- {{date: {second}, platform: x, text: Gone.}}\n"
    (workplace / name).write_text(table if name.endswith("csv") else plan)
    assert dates(run, name) == read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("posts: [{embargo: 2026-06-01, text: The heron is back.}]\n", "june.yaml"),
        ('[{"embargo": "1 June 2026", "text": "The heron is back."}]', "posts.json"),
        ("embargo,Copy\n2026-06-01,The heron is back.\n", "calendar.csv"),
        ("---\nchannel: x\nembargo: 2026-06-01 09:00\n---\nThe heron is back.\n", "posts/heron.md"),
        (
            "## LinkedIn\n\n**Status:** draft\n**embargo:** 2026-06-01\n\nThe heron is back. #heron\n",
            "marketing/social-posts.md",
        ),
    ],
)
def test_a_date_under_a_name_that_nobody_knows_is_said_where_a_post_has_no_other(run, workplace, text, name):
    path = workplace / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (found,) = [it for it in findings(run) if it["rule"] == "reading/likely-date"]
    assert '"embargo" holds a date' in found["message"]
    assert "call it date" in found["message"]


def test_many_dates_under_an_unknown_name_are_one_finding(run, workplace):
    (workplace / "june.yaml").write_text(
        "posts:\n" + "- {embargo: 2026-06-01, text: The heron is back.}\n" * 30, encoding="utf-8"
    )
    (found,) = [it for it in findings(run) if it["rule"] == "reading/likely-date"]
    assert "30 posts count as undated" in found["message"]


@pytest.mark.parametrize(
    "entry",
    [
        "{date: 2026-06-01, embargo: 2026-05-01, text: The heron is back.}",
        "{created_at: 2026-05-01, text: The heron is back.}",
        "{version: 1.2.3, text: The heron is back.}",
        "{air_date: 2026-06-01, text: The heron is back.}",
        "{goes_out: 1 June 2026, text: The heron is back.}",
    ],
)
def test_dates_that_are_known_or_of_another_day_are_no_news(run, workplace, entry):
    (workplace / "june.yaml").write_text(f"posts: [{entry}]\n", encoding="utf-8")
    assert not [it for it in findings(run) if it["rule"] == "reading/likely-date"]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_date_in_words_is_read_in_tables_and_in_calendars(run, workplace, written):
    (workplace / "june.csv").write_text(f'Date,Copy\n"{written}",The heron is back.\n')
    (workplace / "june.yaml").write_text(f'posts:\n- {{date: "{written}", text: The heron stays.}}\n')
    assert [day[:10] for day in dates(run, "june.csv", "june.yaml")] == [WRITTEN[written]] * 2


@pytest.mark.parametrize("written", ["46174", "46174.375"])
def test_a_number_in_a_column_of_dates_is_a_day(run, workplace, written):
    (workplace / "june.csv").write_text(f"Date,Copy\n{written},The heron is back.\n")
    assert [day[:10] for day in dates(run, "june.csv")] == ["2026-06-01"]


@pytest.mark.parametrize("clock", ["09h00", "9.00 Uhr", "9:00 AM", "9am", "0.375", "9 h"])
def test_hours_are_read_as_people_write_them(run, workplace, clock):
    (workplace / "june.csv").write_text(f"Date,Time,Copy\n2026-06-01,{clock},The heron is back.\n")
    (day,) = dates(run, "june.csv")
    assert day.startswith("2026-06-01") and "09:00" in day


def test_a_year_is_taken_from_other_dates_of_the_column_and_that_is_said(run, workplace):
    (workplace / "june.csv").write_text("Date,Copy\nMon 1 Jun,The heron is back.\n2-Jun-26,It stays.\n")
    assert [day[:10] for day in dates(run, "june.csv")] == ["2026-06-01", "2026-06-02"]
    (said,) = findings(run, "june.csv")
    assert (said["rule"], said["severity"]) == ("reading/year-from-elsewhere", "info")
    assert "as other dates of the column say" in said["message"]


def test_a_year_is_taken_from_the_name_of_the_file(run, workplace):
    (workplace / "june-2026.csv").write_text("Date,Copy\nMon 1 Jun,The heron is back.\n")
    assert [day[:10] for day in dates(run, "june-2026.csv")] == ["2026-06-01"]
    (said,) = findings(run, "june-2026.csv")
    assert "as the name of the file says" in said["message"]


def test_no_year_is_taken_in_which_the_day_has_another_name(run, workplace):
    (workplace / "june-2026.csv").write_text("Date,Copy\nTue 1 Jun,The heron is back.\n")
    assert dates(run, "june-2026.csv") == [None]


def test_dates_without_a_year_are_one_finding_and_their_posts_are_read(run, workplace):
    (workplace / "june.csv").write_text("Date,Copy\nMon 1 Jun,The heron is back.\n2 Jun,It stays.\n")
    assert dates(run, "june.csv") == [None, None]
    (said,) = findings(run, "june.csv")
    assert (said["rule"], "1 more in this file" in said["message"]) == ("reading/no-year", True)


def test_dates_that_may_mean_two_days_are_one_finding(run, workplace):
    rows = "".join(f"6/{day}/26,The heron is back {day} times.\n" for day in range(1, 8) if day != 6)
    (workplace / "june.csv").write_text(f"Date,Copy\n{rows}")
    (said,) = findings(run, "june.csv")
    assert (said["rule"], "5 more in this file" in said["message"]) == ("reading/ambiguous-date", True)


def test_a_time_that_clocks_pass_over_is_told(run, workplace):
    (workplace / "june.yaml").write_text(
        "timezone: Europe/London\nposts:\n- {date: 2026-03-29 01:30, text: The heron is back.}\n"
    )
    (said,) = findings(run, "june.yaml")
    assert said["rule"] == "reading/no-such-time" and "there is no 01:30" in said["message"]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("20230739-gate", "reading/no-such-date"),
        ("230732-gate", "reading/no-such-date"),
        ("20231301-gate", "reading/slipped-date"),
        ("2023-13-01-gate", "reading/slipped-date"),
    ],
)
def test_a_slip_in_the_name_of_a_file_is_told_in_every_form(run, workplace, name, rule):
    (workplace / f"{name}.toot").write_text("The heron is back.\n")
    assert [said["rule"] for said in findings(run)] == [rule]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20230405seminar", "2023-04-05"),
        ("20220406video", "2022-04-06"),
        ("202409-18-gate", "2024-09-18"),
        ("2021-10-seminar", None),
    ],
)
def test_a_date_in_the_name_of_a_file_may_touch_what_follows(run, workplace, name, day):
    (workplace / f"{name}.toot").write_text("The heron is back.\n")
    assert dates(run) == [day]


@pytest.mark.parametrize("written", ["Mon 1 Jun", "03/04/2026", "2026-02-30", "soonish"])
@pytest.mark.parametrize("ending", ["csv", "yaml"])
def test_a_date_that_is_told_on_a_published_post_hides_none_of_the_others(run, workplace, written, ending):
    posts = [("published", "The heron is back."), ("draft", "It stays.")]
    if ending == "csv":
        rows = [f'"{written}",x,{text},{status}' for status, text in posts]
        text = "\n".join(["Date,Platform,Copy,Status", *rows])
    else:
        text = "posts:" + "".join(
            f'\n- {{date: "{written}", channel: x, text: {text}, status: {status}}}' for status, text in posts
        )
    (workplace / f"june.{ending}").write_text(text + "\n")
    (found,) = findings(run)
    assert "1 more in this file" in found["message"]
    (workplace / f"june.{ending}").write_text(text.replace("draft", "published") + "\n")
    assert findings(run) == []


def test_what_is_no_date_at_all_lacks_more_than_a_year(run, workplace):
    (workplace / "june.csv").write_text("Date,Platform,Copy\nsoonish,x,The heron is back.\n")
    (found,) = findings(run)
    assert (found["rule"], found["line"]) == ("reading/unreadable-date", 2)


@pytest.mark.parametrize("written", ["2026-06-02", "2 June 2026", "Tue 2 June 2026"])
def test_a_day_may_be_a_whole_date(run, workplace, written):
    (workplace / "june.yaml").write_text(
        f'- {{day: "{written}", platform: Twitter, caption: The heron is back.}}\n'
    )
    assert dates(run) == ["2026-06-02"]


@pytest.mark.parametrize("tuesday", ["mar 1/12", "mar. 1/12", "Mar 01.12", "mar 1-12"])
def test_mar_before_a_day_and_its_month_is_a_tuesday_and_none_of_march(workplace, run, tuesday):
    rows = (
        f"Canale,Testo,Data\nFacebook,La stufa è accesa.,{tuesday}\nFacebook,Grazie della legna.,gio 3/12\n"
    )
    (workplace / "posts.csv").write_text(rows)
    ran = run("import", "posts.csv")
    assert "date:" not in ran.stdout
    assert f'"{tuesday}" names no day of a year' in ran.stderr
    (workplace / "posts.csv").write_text(rows.replace(tuesday, "mar 15/12/2026"))
    assert "2026-12-15" in run("import", "posts.csv").stdout


@pytest.mark.parametrize(("beside", "read"), [("gio 10", None), ("jeu 10", None), ("Apr 10", "2026-03-08")])
def test_mar_with_a_number_is_a_tuesday_beside_other_days_of_the_week(workplace, run, beside, read):
    head = "# Posts of 2026\n\n| Date | Channel | Copy |\n|---|---|---|\n"
    rows = f"| mar 8 | X | The stove is lit. |\n| {beside} | X | Thank you all for the wood. |\n"
    (workplace / "social-posts.md").write_text(head + rows)
    made = yaml.load(run("import", "social-posts.md").stdout, Loader=yaml.BaseLoader)
    assert made["posts"][0].get("date") == read


def test_mar_heads_a_tuesday_beside_headings_with_other_days_of_the_week(workplace, run):
    text = "# Redes 2026\n\n## X\n\n### mar 8\n\n> El horno arde.\n\n### {}\n\n> Gracias por la leña.\n"
    (workplace / "social-posts.md").write_text(text.format("jue 10"))
    ran = run("import", "social-posts.md")
    assert "date:" not in ran.stdout
    assert "days that name no date" in ran.stderr
    (workplace / "social-posts.md").write_text(text.format("Apr 10"))
    assert "2026-03-08" in run("import", "social-posts.md").stdout


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Publish date",
            "Go-live date",
            "Scheduled",
            "Post date",
            "Veröffentlichungsdatum",
            "Fecha de publicación",
        ),
        *("Date de publication", "Data di pubblicazione", "Geplant am", "Publicatiedatum"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_the_column_that_says_when_posts_go_out_counts_before_one_of_dates(run, workplace, name, first):
    names, days = [name, "Date"], ["2026-06-01", "2026-05-11"]
    header, row = (names, days) if first else (names[::-1], days[::-1])
    (workplace / "june.csv").write_text(
        f"{','.join(header)},Platform,Copy\n{','.join(row)},X,The heron is back on the pond.\n"
    )
    assert dates(run, "june.csv") == ["2026-06-01"]
    assert f"left out Date: beside {name}: (of two keys" in run("check", "--list-files", "june.csv").stdout


@pytest.mark.parametrize(("last", "day"), [("2026-06-15", "2026-06-15"), ("soon", None), ("", None)])
def test_a_row_without_the_day_on_which_it_goes_out_has_that_of_its_next_column(run, workplace, last, day):
    rows = ["2026-06-01,2026-07-20", "2026-06-08,", ",2026-07-25", f"{last},"]
    table = [f"{row},X,The heron is back {number} times." for number, row in enumerate(rows)]
    (workplace / "june.csv").write_text("\n".join(["Date,Publication date,Platform,Copy", *table]))
    assert dates(run, "june.csv") == ["2026-07-20", "2026-06-08", "2026-07-25", day]


@pytest.mark.parametrize("scheduled", [["yes", "no", "no"], ["", "", "2026-06-03"]])
def test_a_column_that_hardly_has_days_does_not_count_before_one_of_dates(run, workplace, scheduled):
    rows = [f"2026-06-0{day},{said},X,The heron is back." for day, said in enumerate(scheduled, 1)]
    (workplace / "june.csv").write_text("\n".join(["Date,Scheduled,Platform,Copy", *rows]))
    assert dates(run, "june.csv") == ["2026-06-01", "2026-06-02", "2026-06-03"]


def test_what_a_spreadsheet_shows_of_a_date_in_a_narrow_column_is_none(run, workplace):
    (workplace / "june.csv").write_text("Date,Platform,Copy\n########,x,The heron is back.\n?,x,It stays.\n")
    (found,) = findings(run)
    assert (found["rule"], found["line"]) == ("reading/unreadable-date", 2)


def test_explain_says_of_a_date_without_a_year_what_the_message_does(run, workplace):
    (workplace / "posts.csv").write_text("Date,Platform,Text\n12 June,X,The weir is open.\n")
    assert "reading/no-year" in run("check", "posts.csv").stdout
    assert "counts as one without a date" in " ".join(run("explain", "reading/no-year").stdout.split())


def test_days_that_are_only_counted_are_noted_and_not_warned_of(run, workplace):
    (workplace / "june.csv").write_text("Day,Platform,Copy\n1,x,The heron is back.\n2,x,It stays.\n")
    assert findings(run) == []
    told = " ".join(run("check", "--list-files").stdout.split())
    assert "left out days that name no date (Monday, Day 3 …)" in told
    assert "(lines 2, 3)" in told


def test_a_number_among_dates_is_warned_of(run, workplace):
    (workplace / "june.csv").write_text(
        "Date,Platform,Copy\n2026-06-01,x,The heron is back.\n2,x,It stays.\n"
    )
    (found,) = findings(run)
    assert found["line"] == 3
