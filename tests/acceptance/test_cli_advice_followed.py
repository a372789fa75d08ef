"""What is advised for files that look like posts, followed to the letter: it has all of them read."""

import re

import pytest

SECTIONS = "# LinkedIn posts\n\n## Post 1\n\nThe mill turns again.\n\n## Post 2\n\nThe flour is warm.\n"
DRAFT = (
    "# Launch copy\n\n## LinkedIn post\n\n**Copy:**\n\nThe mill turns again, and the flour is warm. #mill\n\n"
    "## Facebook post\n\n**Copy:**\n\nCome by on Saturday, and bring a sack for the flour. #mill\n"
)
WHEEL = "The wheel is oak, and older than the bridge. Come and see it!\n"
LIKELY = {
    "out/linkedin_20270405.txt": WHEEL,
    "hootsuite/bulk.csv": "2027-06-01 09:00,The gate is open again.\n",
    "linkedin/june.jsonl": '{"date": "2027-06-01", "platform": "x", "text": "The gate is open again."}\n',
}


@pytest.fixture
def put(workplace):
    """Write files into the folder."""

    def write(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def said(ran):
    return " ".join(ran.stdout.split())


@pytest.mark.parametrize("name", LIKELY)
def test_a_file_to_be_named_is_named_with_those_that_are_read_already(put, run, name):
    put("marketing/social-posts.md", SECTIONS)
    put("marketing/tweets.md", "# Tweets\n\n## Tweet 1\n\nThe bell rings at noon.\n")
    put(name, LIKELY[name])
    sentence = re.search(r"1 [\w ]+ looks like posts and is not read.*", said(run("check", "."))) or [""]
    assert "beside marketing/social-posts.md, marketing/tweets.md, which are read now" in sentence[0]
    named = [name, *re.findall(r"marketing/[a-z-]+\.md", sentence[0])]
    put("postlint.yaml", f"calendars: [{', '.join(named)}]\n")
    ran = run("check", ".")
    assert "Checked 3 calendars, 4 posts" in said(ran)
    assert "not read" not in said(ran)


def test_where_only_one_file_is_named_the_others_need_only_be_named_beside_it(put, run):
    final, draft = "content/final/linkedin_20270608.txt", "marketing/social-posts.md"
    put(draft, DRAFT)
    put(final, WHEEL)
    put("postlint.yaml", f"calendars: [{final}]\n")
    assert f"{draft} looks like a calendar and is not named under `calendars:`: add it" in said(
        run("check", ".")
    )
    put("postlint.yaml", f"calendars: [{final}, {draft}]\n")
    assert "Checked 2 calendars, 3 posts" in said(run("check", "."))


def test_nothing_is_to_be_named_beside_a_file_where_calendars_are_named(put, run):
    put("plan/june.yaml", "posts:\n- {text: The gate is open.}\n")
    put("out/linkedin_20270405.txt", WHEEL)
    put("postlint.yaml", "calendars: [plan/*.yaml]\n")
    assert "name it under `calendars:` in postlint.yaml (see the docs" in said(run("check", "."))


def test_a_file_called_after_a_network_is_named_once_with_the_reader_that_takes_it(put, run):
    put("launch/linkedin.md", "## LinkedIn, 1 June 2026\n\nThe mill turns again, and the flour is warm.\n")
    put("launch/flour.md", "# Flour\n\nGrind it twice.\n")
    put("launch/hackernews.md", "Title: Show HN: a mill without a miller\n\nAsk me anything about locks.\n")
    checked = said(run("check", "--show", "info", "."))
    assert checked.count("hackernews.md") == 1
    assert "name it under `readers:` in postlint.yaml as markdown" in checked
    assert "Not a calendar: launch/flour.md" in checked
    put("postlint.yaml", "readers: {launch/hackernews.md: markdown}\n")
    checked = said(run("check", "."))
    assert "Checked 2 calendars, 2 posts" in checked
    assert "hackernews.md" not in checked


def test_what_a_table_that_looks_like_posts_lacks_is_said_in_the_check(put, run):
    rows = "".join(
        f"2027-06-0{day},LinkedIn,Reel,Flour,How the bell has rung {day} times since the mill was built!\n"
        for day in range(1, 6)
    )
    put("content-calendar.csv", f"Date,Platform,Content Type,Topic,Caption Idea\n{rows}")
    checked = said(run("check", "."))
    assert "content-calendar.csv looks like posts" in checked
    assert "columns: {Caption Idea: text}" in checked
