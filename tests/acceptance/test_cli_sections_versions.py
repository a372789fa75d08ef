"""Texts for other networks below the one that they were made from, and posts below bold lines."""

import pytest
import yaml

POST = """\
# Posts

## The slide

**Channel:** LinkedIn
**Status:** draft

> We built the slide twice, since the first one was too fast.
>
> The second one is open.

{}

> The second slide is slow enough for everybody.

## The towels

**Channel:** Mastodon

> Forty towels are waiting for their owners.
"""


@pytest.fixture
def posts(workplace, run):
    """Return the network and the first line of each post in a file, as `import` reads it."""

    def read(text, name="marketing/social-posts.md"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        calendar = yaml.safe_load(run("import", name).stdout) or {}
        return [(post.get("account"), post["text"].splitlines()[0]) for post in calendar.get("posts", ())]

    return read


@pytest.mark.parametrize(
    "heading",
    [
        "### X version",
        "### Short version (X)",
        "### Shorter alt (X/Twitter)",
        "### For X",
        "### Kürzer für X",
        "### X/Twitter",
        "**Shorter alt (X/Twitter)**",
        "**Version courte pour X :**",
    ],
)
def test_a_text_is_kept_above_its_version_for_another_network(posts, heading):
    assert posts(POST.format(heading)) == [
        ("linkedin", "We built the slide twice, since the first one was too fast."),
        ("x", "The second slide is slow enough for everybody."),
        ("mastodon", "Forty towels are waiting for their owners."),
    ]


def test_a_text_without_marks_is_kept_above_its_version_for_another_network(posts):
    text = "# Posts\n\n## LinkedIn\n\nThe pool is warm.\n\n### Same for Mastodon\n\nWarm it is.\n"

    assert posts(text) == [("linkedin", "The pool is warm."), ("mastodon", "Warm it is.")]


def test_what_introduces_versions_on_the_same_network_is_no_post(posts):
    text = "# Posts\n\n## LinkedIn\n\nTwo of these in June.\n\n### LinkedIn post 1\n\nThe pool is warm.\n"

    assert posts(text) == [("linkedin", "The pool is warm.")]


def test_headings_that_end_with_networks_in_brackets_head_posts(posts):
    text = "# Posts\n\n## The slide (LinkedIn)\n\nIt is open.\n\n## Towels (X, Threads)\n\nForty wait.\n"

    assert posts(text) == [("linkedin", "It is open."), (None, "Forty wait.")]


BELOW = """\
# Posts

## {}

**Launch tweet:**
The slide is open from Saturday on.

{}**Feature: towels**
Forty towels are waiting for their owners.

{}**Price**
Twelve a year, and the first swim is free.

## LinkedIn

**Launch post:**
We built the slide twice.
"""


@pytest.mark.parametrize(("network", "line"), [("Twitter/X", "---\n\n"), ("Mastodon", "---\n\n"), ("X", "")])
def test_bold_lines_head_posts_where_each_stretch_below_a_network_begins_with_one(posts, network, line):
    found = posts(BELOW.format(network, line, line))

    assert [text for _, text in found] == [
        "The slide is open from Saturday on.",
        "Forty towels are waiting for their owners.",
        "Twelve a year, and the first swim is free.",
        "We built the slide twice.",
    ]


def test_bold_lines_within_one_long_text_head_nothing(posts):
    text = (
        "# Posts\n\n## LinkedIn\n\nWe built the slide twice.\n\n**Too fast**\nThe first one was.\n\n"
        "**Slow enough**\nThe second one is.\n\n## X\n\nThe slide is open.\n"
    )

    assert posts(text) == [("linkedin", "We built the slide twice."), ("x", "The slide is open.")]


LINES = (
    "# Posts\n\n## X\n\nThe slide is open on Saturday.\n\n---\n\n{}\n\n## LinkedIn\n\nIt took us two years.\n"
)


def test_texts_with_lines_between_them_are_not_made_one_post(posts, run):
    assert posts(LINES.format("Forty towels are waiting.")) == []
    assert 'one post or several stand under "X"' in run("check", "marketing/social-posts.md").stdout


def test_lines_divide_posts_in_a_file_that_somebody_names(posts, workplace):
    (workplace / "postlint.yaml").write_text("readers: {marketing/*.md: sections}\n")

    assert [network for network, _ in posts(LINES.format("Forty towels are waiting."))] == [
        "x",
        "x",
        "linkedin",
    ]


def test_a_line_above_a_few_words_divides_no_posts(posts):
    assert [network for network, _ in posts(LINES.format("♻️ Repost it."))] == ["x", "linkedin"]


def test_underlined_headings_head_posts(posts):
    text = "Posts\n=====\n\nLinkedIn\n--------\n\nThe slide is open.\n\nX\n----\n\nIt is slow.\n"

    assert posts(text) == [("linkedin", "The slide is open."), ("x", "It is slow.")]


@pytest.mark.parametrize("line", ["---", "---------------------------------------"])
def test_a_line_below_a_text_that_is_shorter_or_longer_divides(posts, line):
    text = f"# Posts\n\n## Posts on X\n\nThe slide is open.\n{line}\n\nForty towels wait.\n"

    assert posts(text) == [("x", "The slide is open."), ("x", "Forty towels wait.")]


def test_a_no_break_space_behind_the_signs_of_a_heading_is_a_space(posts):
    text = "# Posts\n\n##\u00a0LinkedIn\n\nThe slide is open.\n\n##\u00a0X\n\nIt is slow.\n"

    assert posts(text) == [("linkedin", "The slide is open."), ("x", "It is slow.")]


@pytest.mark.parametrize("fences", [("---\u00a0", "---"), ("---", "---\u00a0"), ("+++\u00a0", "+++")])
def test_a_no_break_space_behind_the_fence_of_front_matter_is_not_seen(posts, fences):
    channel = 'channel = "mastodon"' if fences[1] == "+++" else "channel: mastodon"
    text = f"{fences[0]}\n{channel}\n{fences[1]}\nThe slide is open.\n"

    assert posts(text, "posts/slide.md") == [("mastodon", "The slide is open.")]


@pytest.mark.parametrize(
    "line",
    ["The pool is warm, and open.\n==========", "Bring a towel, and come.\n----------------------"],
)
def test_a_line_of_signs_below_a_text_takes_nothing_from_it_where_headings_have_hashes(posts, line):
    text = f"## LinkedIn, 1 June 2026\n\n{line}\n\n## Mastodon, 2 June 2026\n\nIt is open.\n"

    words = line.rpartition("\n")[0]
    assert posts(text) == [("linkedin", words), ("mastodon", "It is open.")]


@pytest.mark.parametrize("said", ["short", "Short version", "kurz", "shorter"])
def test_a_caption_whose_brackets_say_how_long_it_is_is_a_version_of_the_one_above_it(posts, run, said):
    two = f"**Caption:** The slide is open.\n\n**Caption ({said}):** Slide!\n\n**Status:** draft\n"
    last = "**Caption:** Forty towels wait.\n"
    text = f"# Posts\n\n## 1 June 2026 – X\n\n{two}\n## 2 June 2026 – X\n\n{last}"

    assert posts(text) == [("x", "The slide is open."), ("x", "Forty towels wait.")]
    assert "of which the first counts (line 7)" in " ".join(run("check", "--list-files").stdout.split())


def test_a_caption_whose_brackets_name_a_network_is_a_post_of_its_own(posts):
    two = "**Caption:** The slide is open.\n\n**Caption (X):** Slide!\n"

    assert posts(f"# Posts\n\n## 1 June 2026 – Facebook, X\n\n{two}") == [
        ("facebook", "The slide is open."),
        ("x", "Slide!"),
    ]
