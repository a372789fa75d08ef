"""Working titles of posts in the column of their texts: what they are to be about, and no posts."""

import pytest

TITLES = [
    '"What is a mill race?" explainer (5-7 tweets)',
    'Announcement: "The mill is open!"',
    "Carousel: five wheels",
    "How flour is made (with photos)",
    "Meet the miller",
    "Wheel of oak, 3 slides",
    "Reisebericht — Karussell",
    "Launch thread — 5 tweets (see `thread.md`)",
]


def rows(*cells):
    days = (f"| 2026-06-0{number} | X | {cell} |" for number, cell in enumerate(cells, start=1))
    return "\n".join(("# Plan", "", "| Date | Platform | Content |", "|---|---|---|", *days, ""))


def lines(*cells):
    quoted = (cell.replace('"', '""') for cell in cells)
    days = (f'2026-06-0{number},X,"{cell}"' for number, cell in enumerate(quoted, start=1))
    return "\n".join(("Date,Platform,Content", *days, ""))


SHAPES = pytest.mark.parametrize(
    ("name", "of"), [("marketing/content-calendar.md", rows), ("content-calendar.csv", lines)]
)


@pytest.fixture
def write(workplace):
    def write(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


@SHAPES
def test_a_column_of_titles_with_what_they_are_to_be_is_no_plan_of_texts(run, write, name, of):
    write(name, of(*TITLES))
    assert "an editorial plan" in " ".join(run("check", "--show", "info").stdout.split())
    assert "0 read" in run("check", "--list-files").stdout


@SHAPES
def test_a_text_among_titles_is_a_post_and_the_titles_are_named(run, write, name, of):
    write(name, of(*TITLES[:4], "The wheel turns again since this morning. Come and see! #mill"))
    ran = run("check", "--list-files")
    assert "1 post" in ran.stdout
    assert "where others have texts" in " ".join(ran.stdout.split())


@SHAPES
@pytest.mark.parametrize(
    "texts",
    [
        ["The mill is open", "The wheel turns again", "Bread on Sunday"],
        ["Poll: oak or elm?", "We grind rye (bring a sack)", '"It is warm." says the miller'],
        [
            "The mill is open. Come! (2 floors)",
            "Five wheels turn. #mill",
            "Carousel: five wheels",
            "Thread: rye or wheat",
        ],
    ],
)
def test_short_texts_of_which_nothing_says_that_they_are_titles_are_posts(run, write, name, of, texts):
    write(name, of(*texts))
    assert f"{len(texts)} posts" in run("check", "--list-files").stdout


def test_titles_in_a_table_that_is_named_as_one_of_posts_are_read(run, write):
    write("plan.csv", lines(*TITLES))
    write("postlint.yaml", "calendars: [plan.csv]\n")
    assert "8 posts" in run("check", "--list-files").stdout


WEEKS = """# Two weeks at the mill

## Week 1

| Day | Platform | Topic | Text |
|---|---|---|---|
| Mon | Instagram | Before and after: the wheel | Left: last March. Right: today. It was two cousins. |
| Wed | LinkedIn | "What bakers ask before they buy" | Bakers ask three things. The third is weevils. |

## Week 2

| Day | Platform | Topic | Text |
|---|---|---|---|
| Mon | Instagram | "Five mistakes with rye flour" | Rye wants more water than you think. And time. |
| Fri | LinkedIn | Recap | {} |
"""


@pytest.mark.parametrize(
    "last", ["Forty sacks in May, and one in the brook.", '"Like hay in July." Thank you to the inn.']
)
def test_topics_in_quotation_marks_say_nothing_of_the_texts_beside_them(run, write, last):
    write("marketing/content-calendar.md", WEEKS.format(last))
    assert "4 posts" in run("check", "--list-files").stdout


def test_what_a_table_of_topics_lacks_is_said_beside_a_calendar_as_well(run, write):
    bare = "\n".join(line.rsplit("|", 2)[0] + "|" if "|" in line else line for line in WEEKS.splitlines())
    write("marketing/content-calendar.md", bare.replace("the wheel", "how the wheel of the mill was mended"))
    write("calendar.yaml", "posts: [{text: The mill is open on Sunday., channel: x, date: 2026-06-01}]\n")
    listed = " ".join(run("check", "--list-files").stdout.split())
    assert "without the texts of posts" in listed
    assert "with texts" not in listed


@pytest.mark.parametrize(
    "cells",
    [
        ["Post #1 the wheel", "Post #2 the pond", "**Thread #1 the flood**"],
        ["트윗 #4 물레방아", "트윗 #5 연못", "스레드 #2 홍수 이야기"],
        ["Carrossel #1", "Carrossel #2 a roda", "Stories #7 o forno"],
    ],
    ids=["English", "Korean", "Portuguese"],
)
def test_numbers_of_posts_that_stand_elsewhere_are_no_texts(run, write, cells):
    rows = "".join(f"| Mon | IG #{number} | {cell} |\n" for number, cell in enumerate(cells, start=1))
    write("marketing/content-calendar.md", f"# Plan\n\n| Day | Reels | X |\n|---|---|---|\n{rows}")
    assert "topics where texts would stand" in " ".join(run("check", ".").stdout.split())


def test_a_text_that_begins_with_its_number_is_a_post(run, write):
    tips = ("Tip #1: rye loves rain.", "Tip #2: oak floats. Beech does not!", "Tip #3 is a joke. #mill")
    rows = "".join(f"| 2026-06-0{number} | {tip} |\n" for number, tip in enumerate(tips, start=1))
    write("marketing/content-calendar.md", f"# Plan\n\n| Date | X |\n|---|---|\n{rows}")
    assert "3 posts" in run("check", ".").stdout


SCHEDULE = """# Social media schedule

* June 1
    * {first}
        * Twitter: scheduled (mo)
* June 2
    * The lock is open again, come and see it! https://lock.example
        * Twitter: posted (mo)
* June 3
    * {second}
        * Facebook: scheduled (mo)
"""


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        ("Posts announcing the crews", "Generic good-weather posts", False),
        ("Daily countdown posts", "scheduled posts thanking the helpers (in the evening)", False),
        ("Beiträge zu den neuen Booten", "Drei allgemeine Beiträge", False),
        ("Who rows with us on Sunday?", "Read our post about the boat race: https://lock.example/race", True),
        ("Posts announcing the crews", "The boats are dry again, and so are we.", True),
    ],
)
def test_a_schedule_of_days_with_topics_among_its_texts_is_declined(run, workplace, first, second, read):
    (workplace / "outreach").mkdir()
    name = "outreach/social_schedule.md"
    (workplace / name).write_text(SCHEDULE.format(first=first, second=second))
    said = " ".join(run("check", ".", "--list-files").stdout.split())
    assert (f"{name}: 3 posts" in said) is read
    assert ("texts cannot be told from what posts are to be about (lines 4, 10)" in said) is not read
    (workplace / "postlint.yaml").write_text(f"readers: {{{name}: sections}}\n")
    assert f"{name}: 3 posts" in run("check", ".", "--list-files").stdout
