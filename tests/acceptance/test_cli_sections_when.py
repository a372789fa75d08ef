"""When posts in Markdown go out, as headings of times and lines above all posts say it."""

import pytest

NAME = "marketing/content-calendar.md"
DAY = "# Content calendar\n\n**Platform:** Twitter/X\n\n## Monday, January 11, 2027\n\n"
PLAN = (
    "**Platform:** Twitter/X\n\n## Monday, January 11\n\n**Tweet:** The mill turns again.\n\n"
    "## Tuesday, January 12\n\n**Tweet:** The flour is warm.\n"
)


@pytest.mark.parametrize(
    ("title", "time"),
    [
        ("### 9:00 AM", "09:00"),
        ("### Morning (9:00 AM EST)", "09:00"),
        ("### Afternoon – 2:00 PM", "14:00"),
        ("### Nachmittags, 14:00 Uhr", "14:00"),
        ("### Matin (9h30)", "09:30"),
        ("### Por la tarde (17:30)", "17:30"),
        ("### Mattina, ore 9:30", "09:30"),
        ("### Manhã – 9h30", "09:30"),
        ("### Ochtend (9:30 uur)", "09:30"),
        ("### Midday post (12:00)", "12:00"),
        ("**Morning (9:00 AM):**", "09:00"),
    ],
)
@pytest.mark.parametrize("text", ["**Tweet:** The mill turns.\n\n**Media:** None\n", "The mill turns.\n"])
def test_a_heading_that_is_only_a_time_gives_that_of_the_post_below_it(posts, title, time, text):
    (post,) = posts(f"{DAY}{title}\n\n{text}", name="marketing/tweets.md")
    assert (post["text"], str(post["date"])) == ("The mill turns.", f"2027-01-11 {time}")


def test_each_post_of_a_day_has_the_time_of_its_heading(posts):
    below = "### 9:00 AM\n\n**Tweet:** The mill.\n\n### 2:00 PM\n\n**Tweet:** The flour.\n"
    assert [str(post["date"])[-5:] for post in posts(f"{DAY}{below}", name=NAME)] == ["09:00", "14:00"]


@pytest.mark.parametrize("title", ["### Short version (0:45)", "### The clip of 2:30", "### Bed 12 (9:00)"])
def test_a_title_that_says_more_than_a_time_gives_none(posts, title):
    (post,) = posts(f"{DAY}{title}\n\n**Tweet:** The mill turns.\n", name=NAME)
    assert str(post["date"]) == "2027-01-11"


@pytest.mark.parametrize(
    "line",
    [
        "**Dates:** January 11-15, 2027",
        "**Date:** January 11-15, 2027",
        "**Date range:** Jan 11 – Jan 15, 2027",
        "**Week:** 2027-01-11 to 2027-01-15",
        "**Zeitraum:** 11.–15. Januar 2027",
        "**Période :** 11–15 janvier 2027",
        "**Fechas:** del 11 al 15 de enero de 2027",
        "**Periodo:** 11-15 gennaio 2027",
        "**Período:** 11 a 15 de janeiro de 2027",
        "**Periode:** 11 t/m 15 januari 2027",
        "**Dates:** December 28, 2026 - January 15, 2027",
        "Dates: January 11-15, 2027\n",
        "**Dates: January 11-15, 2027**\n",
        "**Période : 11–15 janvier 2027 (une semaine)**\n",
    ],
)
def test_the_days_above_all_posts_say_the_year_of_their_dates(posts, run, line):
    found = posts(f"# Content calendar\n\n{line}\n{PLAN}", name=NAME)
    assert [str(post["date"]) for post in found] == ["2027-01-11", "2027-01-12"]
    said = " ".join(run("check", "--show", "info", ".").stdout.split())
    assert "is read as one of 2027, as the line of dates above says" in said


@pytest.mark.parametrize(
    "line", ["Moment: it is not over yet.", "Daten: 12 GB a month.", "Period: the bronze age."]
)
def test_a_name_of_times_with_other_words_behind_it_stays_in_the_text(posts, line):
    name, rest = line.split(":")
    (post,) = posts(f"# Mill\n\n## LinkedIn, 1 June 2027\n\n**{name}:**{rest}\n\nThe mill turns.\n")
    assert post["text"] == f"{line}\n\nThe mill turns."
    assert str(post["date"]) == "2027-06-01"


def test_a_moment_that_is_a_day_is_the_date(posts):
    (post,) = posts("# X posts\n\n## Post 1\n\n**Momento:** 11 de enero de 2027\n\nEl molino gira.\n")
    assert str(post["date"]) == "2027-01-11"


def test_a_line_of_dates_that_is_one_day_is_the_date(posts):
    (post,) = posts("# X posts\n\n## Post 1\n\n**Dates:** January 11, 2027\n\nThe mill turns.\n")
    assert str(post["date"]) == "2027-01-11"


def test_a_post_over_several_days_is_told_so_in_the_words_of_its_line(posts, run):
    posts("# X posts\n\n## Post 1\n\n**Date:** January 11-15, 2027\n\nThe mill turns.\n")
    assert '"January 11-15, 2027" is not a date' in " ".join(run("check", ".").stdout.split())


UNDATED = "name no date"


@pytest.mark.parametrize(
    "title",
    [
        *("The Saturday queue", "La cola del sábado", "Die Schlange am Samstag", "La file du samedi"),
        *("La fila di sabato", "A fila de sábado", "De rij van zaterdag", "Why we bake on Sunday"),
    ],
)
@pytest.mark.parametrize("head", ["## {}", "## Post 1 — {}", "## LinkedIn post: {}"])
def test_a_title_that_speaks_of_a_day_of_the_week_names_none_to_go_out_on(posts, run, title, head):
    found = posts(f"# LinkedIn posts\n\n{head.format(title)}\n\nThe wheel is oak, and old. #mill\n")
    assert len(found) == 1
    assert UNDATED not in run("check", "--list-files").stdout


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Saturday",
            "Samstag: die Mühle",
            "Post 1 (Tuesday)",
            "Post 1 — Wednesday, 9:00",
            "Post on Tuesday",
        ),
        *(
            "Post 1 – jeden Dienstag",
            "Post 1, le mardi matin",
            "Post 1 (martes o jueves)",
            "Day 3: the wheel",
        ),
    ],
)
def test_a_day_of_the_week_that_stands_apart_is_said_to_be_no_date(posts, run, title):
    posts(f"# LinkedIn posts\n\n## {title}\n\nThe wheel is oak, and old. #mill\n")
    assert UNDATED in " ".join(run("check", "--list-files").stdout.split())


def test_a_title_that_speaks_of_a_day_keeps_the_day_above_it(posts):
    week = "# X posts\n\n## Week of 11 January 2027\n\n### Tuesday\n\n"
    (post,) = posts(f"{week}#### Post 1: The Saturday queue\n\nCome by. #mill\n")
    assert str(post["date"]) == "2027-01-12"


_BEFORE = "## 2026-06-05 – X\n\nThe wheel is oak. #mill\n\n## 2026-06-08 – X\n\nThe stone is old. #mill\n\n"


@pytest.mark.parametrize(
    ("title", "heading", "rule"),
    [
        ("# Posts", "## 4/12 – X", "reading/no-year"),
        ("# Posts", "## 1/12 – X", "reading/no-year"),
        ("# Posts of 2026", "## 4/12 – X", "reading/ambiguous-date"),
        ("# Posts of 2026", "## 14/6 – X", "reading/year-from-elsewhere"),
    ],
)
def test_a_day_in_numbers_among_headings_with_dates_is_no_part_of_a_thread(check, title, heading, rule):
    found = check(f"{title}\n\n{_BEFORE}{heading}\n\nThe sluice is shut. #mill\n", "posts.md")["findings"]
    line = 2 + _BEFORE.count("\n") + 1
    assert (rule, line) in [(one["rule"], one["line"]) for one in found]


def test_parts_of_a_thread_below_headings_with_dates_stay_parts(posts):
    thread = "## 1/2 – X\n\nThe sluice is shut.\n\n## 2/2 – X\n\nIt opens on Sunday.\n"
    found = posts(f"# Posts of 2026\n\n{_BEFORE}{thread}")
    assert [len(post.get("thread", ())) for post in found][2:] == [2]


IN_WEEK = (
    "# Content calendar\n\n{}\n\n**Platform:** Twitter/X\n\n"
    "## Monday, December 7\n\n**Tweet:** The mill turns.\n\n"
    "## Tuesday, December 8\n\n**Tweet:** The flour is warm.\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "## Flour week: Dec 7 - Dec 13, 2026",
        "## December 1–14, 2026",
        "### From 30 November to 12 December 2026",
        "## Semaine du moulin : 7 décembre – 13 décembre 2026",
        "## 01.12.2026 – 14.12.2026",
        "## 2026-12-01 – 2026-12-14",
        "## Winter: December 1, 2026 – January 31, 2027",
    ],
)
def test_a_heading_above_all_days_that_spans_them_says_their_year(posts, run, heading):
    found = posts(IN_WEEK.format(heading), name=NAME)
    assert [str(post["date"]) for post in found] == ["2026-12-07", "2026-12-08"]
    said = " ".join(run("check", NAME, "--show", "info").stdout.split())
    assert '"December 7" names no year, and is read as one of 2026, as the heading above says' in said


@pytest.mark.parametrize(
    "heading", ["## Flour week", "## Next: Jan 4 - Jan 9, 2027", "## Dec 28 - Jan 9, 2027", "## Since 2019"]
)
def test_a_heading_that_does_not_span_a_day_says_no_year(posts, heading):
    assert not any("date" in post for post in posts(IN_WEEK.format(heading), name=NAME))


def test_posts_that_share_a_heading_without_a_year_are_counted_one_by_one(run, workplace):
    below = "".join(
        f"**Tweet {number}:** {text}\n\n" for number, text in enumerate(("The mill.", "Flour."), 1)
    )
    (workplace / "marketing").mkdir()
    (workplace / NAME).write_text(IN_WEEK.format("").replace("**Tweet:** The flour is warm.\n", below))
    said = " ".join(run("check", NAME).stdout.split())
    posts = int(said.partition(" calendar, ")[2].partition(" post")[0])
    assert f"so do {posts - 1} more in this file" in said


WEEK = (
    "# Content calendar of the mill, 2027\n\n**Product:** Flour\n{}\n\n"
    "## Day 1 (January 11)\n\n### LinkedIn post\n**Time:** 9:00 AM\n\n> The mill turns again.\n\n"
    "## Weekend (January 16-17)\n\n### LinkedIn post: Sunday\n{}\n\n> The flour is warm.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "**Launch Date:** January 12, 2027 (Tuesday)",
        "**Launch-Datum:** 12. Januar 2027",
        "**Date de lancement:** 12 janvier 2027",
        "**Start date:** 2027-01-12",
        "**Date:** 2027-01-12",
    ],
)
def test_the_day_in_the_nearest_heading_wins_over_one_in_the_head_of_the_file(posts, line):
    first, second = posts(WEEK.format(line, "**Time:** 6:00 PM CT (January 17)"), name=NAME)
    assert [str(first["date"]), str(second["date"])] == ["2027-01-11 09:00", "2027-01-17 18:00"]


def test_the_day_of_a_launch_in_the_head_of_a_file_dates_no_post(posts, run):
    plan = WEEK.format("**Launch date:** January 12, 2027", "**Time:** 6 PM").replace("January 11", "Monday")
    assert all("date" not in post for post in posts(plan, name=NAME))


def test_days_from_one_to_another_in_a_heading_are_no_misspelt_month(run, posts):
    posts(WEEK.format("**Owner:** Ola", "**Time:** 6 PM").replace("January", "December"), name=NAME)
    assert "is no month" not in run("check").stderr + run("check").stdout


def test_a_time_in_numbers_beside_no_month_is_no_day(posts):
    _, second = posts(WEEK.format("**Owner:** Ola", "**Zeit:** 10.12 Uhr"), name=NAME)
    assert "date" not in second


ABOVE = "# Social posts\n\n**{name}:** 2026-12-01\n\n## {heading}\n\nThe park gate is open again.\n"


@pytest.mark.parametrize("name", ["Date", "Start date"])
@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("3 December – LinkedIn", "2026-12-03"),
        ("Wednesday – LinkedIn", "2026-12-02"),
        ("Day 3 – LinkedIn", None),
        ("LinkedIn", "2026-12-01"),
    ],
)
def test_a_day_in_a_heading_counts_before_one_further_up(posts, name, heading, day):
    (post,) = posts(ABOVE.format(name=name, heading=heading))
    assert post.get("date") == day
