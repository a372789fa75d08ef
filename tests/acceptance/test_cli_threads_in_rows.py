"""Threads whose parts stand in rows or columns of their own: each is one post."""

import pytest
import yaml


@pytest.fixture
def posts(run, workplace):
    """Write a file, and return the parts of each of its posts."""

    def read(text, name="calendar.csv"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        ran = run("import", ".")
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        found = yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]
        return [post.get("thread") or [post["text"]] for post in found]

    return read


POND, DUCKS, PATHS = "The pond opens at nine.", "The ducks are back.", "Which path?"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Date,Text\n2026-06-01,1/2 {POND}\n2026-06-01,2/2 {DUCKS}\n2026-06-02,{PATHS}\n", "calendar.csv"),
        (
            f"Date,Text\n2026-06-01,{POND} (1/2)\n2026-06-01,{DUCKS} (2/2)\n2026-06-02,{PATHS}\n",
            "calendar.csv",
        ),
        (
            f"- {{date: 2026-06-01, channel: x, text: 1/2 {POND}}}\n"
            f"- {{date: 2026-06-01, channel: x, text: 2/2 {DUCKS}}}\n"
            f"- {{date: 2026-06-01, channel: x, text: '{PATHS}'}}\n",
            "calendar.yaml",
        ),
        (
            "## X\n\n| Date | Platform | Post |\n|---|---|---|\n"
            f"| 2026-06-01 | X | 1/2 {POND} |\n| 2026-06-01 | X | 2/2 {DUCKS} |\n"
            f"| 2026-06-02 | X | {PATHS} And why? |\n",
            "marketing/social-posts.md",
        ),
    ],
)
def test_posts_that_count_the_parts_of_a_thread_are_one(posts, text, name):
    first, second = posts(text, name)
    assert [part.strip(" ()12/") for part in first] == [POND, DUCKS]
    assert second[0].startswith(PATHS)


@pytest.mark.parametrize("column", ["Part", "Thread", "No."])
def test_a_column_may_count_the_parts_and_the_first_row_say_the_rest(posts, column):
    text = f"{column},Date,Text\n1/2,2026-06-01,{POND}\n2/2,,{DUCKS}\n,2026-06-02,{PATHS}\n"
    assert posts(text) == [[POND, DUCKS], [PATHS]]


@pytest.mark.parametrize(
    "header", ["Date,Tweet 1,Tweet 2", "Date,Text,Tweet 2", "Date,Thread part 1,Thread part 2"]
)
def test_columns_that_are_counted_are_the_parts_of_one_thread(posts, header):
    assert posts(f"{header}\n2026-06-01,{POND},{DUCKS}\n2026-06-02,{PATHS},\n") == [[POND, DUCKS], [PATHS]]


@pytest.mark.parametrize(
    "rows",
    [
        f"2026-06-01,1/2 {POND}\n2026-06-02,2/2 {DUCKS}\n",
        "2026-06-01,We open on 1/6\n2026-06-01,We open on 2/6\n",
        f"2026-06-01,2/2 {POND}\n2026-06-01,1/2 {DUCKS}\n",
    ],
)
def test_numbers_that_count_no_whole_thread_make_none(posts, rows):
    assert [len(parts) for parts in posts(f"Date,Text\n{rows}")] == [1, 1]


def test_an_answer_whether_a_row_is_of_a_thread_loses_no_post(posts):
    assert posts(f"Date,Thread,Text\n2026-06-01,yes,{POND}\n2026-06-02,no,{DUCKS}\n") == [[POND], [DUCKS]]


def test_what_only_a_later_part_says_is_kept_and_a_second_text_is_named(run, workplace):
    (workplace / "calendar.csv").write_text(
        f"Date,Content,Part,Text,Hashtags\n2026-06-01,{POND},1/2,,\n2026-06-01,{DUCKS},2/2,{PATHS},#pond\n",
        encoding="utf-8",
    )
    ran = run("import", ".")
    (post,) = yaml.safe_load(ran.stdout)["posts"]
    assert (post["thread"], post["hashtags"]) == ([POND, DUCKS], "#pond")
    assert "left out Text: beside thread:" in ran.stderr


SERIES = (f"[1/2] {POND}", f"[2/2] {DUCKS}")


def headed(title, *headings, below=""):
    return f"# {title}\n\n" + "".join(
        f"## {heading}\n\n{below}{text}\n\n#pond\n\n---\n\n"
        for heading, text in zip(headings, SERIES, strict=True)
    )


APART = {
    "headings of posts": ("social-posts.md", headed("X posts", "Post 1 — gates", "Post 2 — ducks")),
    "headings without a network": ("social-posts.md", headed("Social posts", "Post 1", "Post 2")),
    "days of the week": ("social-posts.md", headed("The pond", "Monday — Mastodon", "Friday — Mastodon")),
    "topics": (
        "social-posts.md",
        headed("Posts", "The gate", "The ducks", below="**Platform:** Bluesky\n\n"),
    ),
    "LinkedIn counted": ("linkedin-posts.md", headed("LinkedIn", "Post 1/2 - gates", "Post 2/2 - ducks")),
    "Facebook": ("social-posts.md", headed("Posts", "Facebook: gates", "Facebook: ducks")),
    "rows": ("calendar.csv", "Platform,Text\n" + "".join(f"LinkedIn,{text}\n" for text in SERIES)),
    "entries": ("posts.yaml", "".join(f"- channel: linkedin\n  text: '{text}'\n" for text in SERIES)),
    "an answer": (
        "posts.yaml",
        "".join(f"- channel: x\n  thread: no\n  text: '{text}'\n" for text in SERIES),
    ),
}


@pytest.mark.parametrize(("name", "text"), APART.values(), ids=APART)
def test_posts_with_headings_or_a_network_of_their_own_are_no_thread_however_they_count(posts, name, text):
    found = posts(text, f"marketing/{name}" if name.endswith("md") else name)
    assert [[part[: len(first)] for part in parts] for parts, first in zip(found, SERIES, strict=True)] == [
        [first] for first in SERIES
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("marketing/social-posts.md", headed("X posts", "Tweet 1", "Tweet 2")),
        ("posts.yaml", "".join(f"- channel: x\n  text: '{text}'\n" for text in SERIES)),
    ],
)
def test_parts_and_bare_entries_on_x_that_count_are_one_thread(posts, name, text):
    assert [len(parts) for parts in posts(text, name)] == [2]


def test_the_answer_that_texts_are_no_thread_is_no_key_of_the_teams_own(run, workplace):
    (workplace / "posts.yaml").write_text(APART["an answer"][1], encoding="utf-8")
    said = run("check", "--show", "info", ".").stdout
    assert "2 posts" in said
    assert "Keys of your own" not in said


COUNTED = {
    "headings": (
        "marketing/social-posts.md",
        "# Posts\n\n" + "\n".join(f"## Post {n}/2 - pond\n\n{t}\n" for n, t in enumerate(SERIES, 1)),
        lambda text: text.replace(" - pond\n\n", " - pond\n\n**Platform:** LinkedIn\n\n"),
    ),
    "rows": (
        "social-calendar.csv",
        "Pillar,Text\n" + "".join(f"Water,{text}\n" for text in SERIES),
        lambda text: text.replace("Water", "LinkedIn").replace("Pillar", "Platform"),
    ),
    "entries": (
        "posts.yaml",
        "".join(f"- pillar: water\n  text: '{text}'\n" for text in SERIES),
        lambda text: text.replace("  text", "  thread: no\n  text"),
    ),
}


@pytest.mark.parametrize(("name", "text", "mend"), COUNTED.values(), ids=COUNTED)
def test_where_nothing_says_thread_or_a_network_it_is_said_that_they_are_one_and_what_makes_them_posts(
    posts, run, name, text, mend
):
    assert [len(parts) for parts in posts(text, name)] == [2]
    said = " ".join(run("check", ".").stdout.split())
    assert "posts that count, read as the parts of one thread" in said
    assert [len(parts) for parts in posts(mend(text), name)] == [1, 1]
    assert "posts that count" not in " ".join(run("check", ".").stdout.split())
