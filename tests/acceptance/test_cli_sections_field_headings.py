"""What a heading such as "## Status: posted" says is said as on a line without marks."""

import pytest
import yaml

PLAIN = """\
# Social posts

## LinkedIn post

{0}Status: published
{0}Date: 12 June 2026

The swing bridge opens again on Friday, and the first boat through gets a flag.

## X post

{0}Status: draft
{0}Date: 14 June 2026

Boats first, bicycles after. Ring the bell twice.
"""
GERMAN = """\
# Beiträge

## LinkedIn-Beitrag

{0}Status: veröffentlicht
{0}Datum: 12. Juni 2026

Die Drehbrücke öffnet am Freitag wieder.

## Facebook-Beitrag

{0}Status: Entwurf
{0}Datum: 14. Juni 2026

Erst die Boote, dann die Räder.
"""
OF_ONE_POST = """\
# The bridge opens

{0}Platform: LinkedIn
{0}Date: 12 June 2026
{0}Time: 09:30
{0}Status: Approved
{0}Image: bridge.png
{0}Alt text: A bridge turned across the canal

## Text

The swing bridge opens again on Friday, and the first boat through gets a flag.
"""
OF_TOPICS = """\
# Social posts

## The bridge opens

{0}Platform: LinkedIn
{0}Status: scheduled

The swing bridge opens again on Friday, and the first boat through gets a flag.

## Ring the bell

{0}Platform: X
{0}Status: idea

Boats first, bicycles after. Ring the bell twice.
"""
BELOW_TEXTS = """\
# Social posts

## LinkedIn post

The swing bridge opens again on Friday, and the first boat through gets a flag.

{0}Status: published
{0}Hashtags: #canal #bridge

## X post

Boats first, bicycles after. Ring the bell twice.

{0}Status: draft
{0}Hashtags: #boats #bell
"""


@pytest.fixture
def posts(workplace, run):
    """Return the posts that `import` makes of a file."""

    def read(text, name="social/posts.md"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return (yaml.safe_load(run("import", name).stdout) or {}).get("posts", [])

    return read


@pytest.mark.parametrize("text", [PLAIN, GERMAN, OF_ONE_POST, OF_TOPICS, BELOW_TEXTS])
@pytest.mark.parametrize("mark", ["## ", "### ", "#### "])
def test_a_field_in_a_heading_says_what_it_says_on_a_plain_line(posts, text, mark):
    plain = posts(text.format(""))
    assert all("status" in post for post in plain)
    assert posts(text.format(mark)) == plain


@pytest.mark.parametrize(
    "written", ["**Status:** DRAFT", "📌 Status: draft", "**Status: draft**", "Status : draft"]
)
def test_marks_and_signs_in_such_a_heading_say_nothing_more(posts, written):
    [post] = posts(f"# Social posts\n\n## LinkedIn post\n\n### {written}\n\nThe bridge opens. #canal\n")
    assert (post["status"], post["text"]) == ("draft", "The bridge opens. #canal")


def test_a_status_between_title_and_text_is_that_of_the_post(posts):
    [post] = posts(
        "# Reddit r/canals launch post\n\n## Status: ✅ POSTED\n\n## Posted URL: https://example.org/r/1\n\n"
        "## Title\n\nA bridge that turns again\n\n## Post content\n\nWe mended the bearing of our bridge.\n",
        "canals/reddit.md",
    )
    assert (post["status"], post["title"]) == ("published", "A bridge that turns again")


def test_titles_beside_each_other_are_fields_of_the_whole_file(posts):
    [post] = posts(
        "# Bridge thread\n# Date: 12 June 2026\n# Status: ready to post\n# Rules: the link goes last\n\n"
        "## Tweet 1\n\nThe swing bridge opens again on Friday. 🧵\n\n## Tweet 2\n\nBoats first.\n",
        "social/twitter-thread.md",
    )
    assert (str(post["date"]), post["status"], len(post["thread"])) == ("2026-06-12", "approved", 2)


@pytest.mark.parametrize("name", ["Status", "**Status**"])
def test_statuses_that_head_several_posts_are_those_of_all_below(posts, name):
    found = posts(
        f"# Social posts\n\n## {name}: posted\n\n### LinkedIn post\n\nThe bridge opens on Friday.\n\n"
        f"### X post\n\nBoats first.\n\n## {name}: draft\n\n### LinkedIn post\n\nThe bell is back.\n"
    )
    assert [post["status"] for post in found] == ["published", "published", "draft"]


def test_dates_that_head_posts_are_those_of_the_texts_below(posts):
    found = posts(
        "# LinkedIn posts\n\n## Date: 12 June 2026\n\nThe bridge opens on Friday.\n\n"
        "## Date: 14 June 2026\n\nThe bell is back, and so is the man who rings it.\n",
        "social/linkedin-posts.md",
    )
    assert [str(post["date"]) for post in found] == ["2026-06-12", "2026-06-14"]


def test_a_misspelt_status_in_a_heading_is_asked_about(workplace, run):
    (workplace / "social").mkdir()
    text = PLAIN.format("### ").replace("published", "publishd")
    (workplace / "social" / "posts.md").write_text(text, encoding="utf-8")
    assert 'Did you mean "published"?' in " ".join(run("check").stdout.split())


@pytest.mark.parametrize(
    ("folder", "status", "dated"),
    [
        ("launches/2026-12-07", "posted", False),
        ("launches/2026-12-07", "draft", True),
        ("posts/2026-12-07", "posted", True),
        ("posts/2026-12-07-launch", "posted", False),
        ("events/2026-12-07", "posted", True),
        ("press-release/2026-12-07", "posted", True),
        ("launches/posts/2026-12-07", "posted", True),
    ],
)
def test_the_day_of_a_launch_is_none_of_what_went_out_already(workplace, run, folder, status, dated):
    path = workplace / folder / "reddit" / "canals.md"
    path.parent.mkdir(parents=True)
    path.write_text(
        f"# Reddit r/canals post\n\n## Status: {status}\n\n## Post content\n\nWe mended the bearing.\n",
        encoding="utf-8",
    )
    result = run("import", f"{folder}/reddit/canals.md")
    assert ("- date: '2026-12-07'" in result.stdout) is dated
    assert ("the day of the launch" in " ".join(result.stderr.split())) is not dated


@pytest.mark.parametrize("line", ["### Account: @lockkeepers", "**Account:** @lockkeepers"])
def test_the_handle_of_an_account_in_a_field_is_that_of_the_post(posts, line):
    [post] = posts(f"# Social posts\n\n## LinkedIn post\n\n{line}\n\nThe lock opens at six. #canal\n")
    assert "lockkeepers" in post["account"]


def test_other_words_for_an_account_make_none(posts):
    [post] = posts("# Posts\n\n## LinkedIn post\n\n**Account:** the main one\n\nThe lock opens.\n#canal\n")
    assert post["account"] == "linkedin"


@pytest.mark.parametrize(
    "below",
    [
        "Boats first.\n\n### Status: ready\n\nThe bridge opens on Friday.\n",
        "### Status: ready\n\nThe bridge opens on Friday.\n\n### Channel: Mastodon\n\nBoats first.\n",
        "### Status: draft\n\nThe bridge.\n\n### Channel: Mastodon\n\nBoats.\n\n### Account: @a\n\nRing.\n",
        "### Date: 12 June 2026\n\nThe bridge opens.\n\n### Image: bridge.png\n\nA bridge at dawn.\n",
        "### Status: draft\n\nThe bridge opens.\n\n### Hashtags: #canal\n\nAsk Jo before this goes out.\n",
        "### Channel: Mastodon\n\nThe bridge opens.\n\n### Alt: a bridge\n\nAsk Jo for a better one.\n",
        "### Date: 12 June 2026\n\nBoats.\n\n### Status: draft\n\n### Date: 14 June 2026\n\nRing.\n\n"
        "### Status: posted\n\nThe bridge opens.\n",
        "### Time: 09:00\n\nThe bridge opens on Friday.\n\n### Time: 10:00\n\nBoats first.\n",
    ],
)
def test_texts_below_several_fields_of_a_post_are_asked_about(workplace, run, below):
    (workplace / "posts.md").write_text(f"# Social posts\n\n## LinkedIn post\n\n{below}", encoding="utf-8")
    result = run("import", "posts.md")
    assert "posts:" not in result.stdout
    assert "it cannot be told whether one post or several stand under" in " ".join(result.stderr.split())


def test_fields_on_lines_above_one_in_a_heading_are_no_text(posts):
    [post] = posts(
        "# Social posts\n\n## LinkedIn post\n\n**Date:** 12 June 2026\n\n### Status: draft\n\nBoats first.\n"
    )
    assert (str(post["date"]), post["status"], post["text"]) == ("2026-06-12", "draft", "Boats first.")


@pytest.mark.parametrize("name", ["Text", "**Body**", "Content"])
def test_what_stands_behind_text_in_a_heading_is_the_text(posts, run, name):
    [post] = posts(
        f"# LinkedIn posts\n\n## Post 1\n\n### Date: 12 June 2026\n\n### {name}: The bridge opens again.\n"
    )
    assert (str(post["date"]), post["text"]) == ("2026-06-12", "The bridge opens again.")
    assert "stands beside" not in run("check").stdout
