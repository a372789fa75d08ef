"""What is to be said of an article on each network, in the front matter of the article."""

import json

import pytest
import yaml


@pytest.fixture
def posts(run, workplace):
    def read(front, name="content/blog/gate.md", body="It began with a letter. TBD\n"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
        calendar = yaml.safe_load(run("import", ".").stdout) or {}
        return calendar.get("posts", [])

    return read


def told(found):
    return [(post.get("account"), post["text"]) for post in found]


def test_a_page_of_code_is_read_for_its_front_matter_alone(posts):
    body = "import Gate from './gate'\n\n## LinkedIn post\n\n<Gate wide />\n\n## X post\n\n{gate.text}\n"
    front = "title: Why a new gate\ntweet: The gate is open for all.\n"
    assert told(posts(front, "content/posts/gate.mdx", body)) == [("x", "The gate is open for all.")]
    assert posts("title: A gate\n", "content/posts/gate.mdx", body) == []


@pytest.mark.parametrize(
    ("front", "channel"),
    [
        ("linkedin_post: The gate is open for all.\n", "linkedin"),
        ("mastodon_text: The gate is open for all.\n", "mastodon"),
        ("tweet: The gate is open for all.\n", "x"),
        ("social:\n  bluesky: The gate is open for all.\n", "bluesky"),
        ("social: {twitter: {text: The gate is open for all.}}\n", "x"),
        ("social:\n- {platform: linkedin, text: The gate is open for all.}\n", "linkedin"),
        ("share_text: The gate is open for all.\n", None),
        ("social:\n  post_to: [mastodon]\n  status:\n    mastodon: The gate is open for all.\n", "mastodon"),
        ("promo: {networks: {x: {text: The gate is open for all.}}}\n", "x"),
        ("social: {text: The gate is open for all., networks: [bluesky]}\n", "bluesky"),
        ("social:\n  posts:\n  - {network: x, text: The gate is open for all.}\n", "x"),
    ],
)
def test_a_text_for_a_network_is_a_post_and_the_article_is_none(posts, front, channel):
    assert told(posts(f"title: Why a new gate\n{front}")) == [(channel, "The gate is open for all.")]


def test_the_posts_have_the_date_of_the_article(posts):
    front = "title: Gate\ndate: 2026-06-01\nlinkedin_post: The gate is open for all.\n"
    assert [post["date"] for post in posts(front)] == ["2026-06-01"]


@pytest.mark.parametrize("key", ["linkedin_comment", "linkedin_first_comment"])
def test_a_comment_for_a_network_is_the_first_one_below_the_post_there_and_no_post(posts, key):
    front = "tweet: Come and see the gate.\nlinkedin_post: The gate is open for all.\n"
    found = posts(f"{front}{key}: How it was built, step by step.\n")
    assert told(found) == [("x", "Come and see the gate."), ("linkedin", "The gate is open for all.")]
    assert [post.get("first_comment") for post in found] == [None, "How it was built, step by step."]


def test_the_name_of_the_file_gives_the_date_where_nothing_else_does(posts):
    front = "layout: post\ntweet: The gate is open for all.\n"
    assert [post["date"] for post in posts(front, "_posts/2026-06-01-gate.md")] == ["2026-06-01"]


@pytest.mark.parametrize(
    "front",
    [
        'twitter: "@elmpark"\n',
        'twitter: {card: summary, site: "@elmpark", title: The gate is open for all}\n',
        "social: {github: https://github.com/elm, twitter: https://x.com/elm}\n",
        "tweet: https://x.com/elm/status/1\n",
        "tweet: 1234567890\n",
        "mastodon: {host: toots.example, username: elm, id: 12}\n",
        "linkedin: Elm Park\n",
        "description: The gate is open for all.\n",
    ],
)
def test_handles_cards_and_links_are_no_posts(posts, front):
    assert posts(f"title: Gate\n{front}") == []


def test_a_finding_stands_at_its_key(run, workplace):
    (workplace / "blog").mkdir()
    front = (
        "---\ntitle: Gate\nsocial:\n  x: The gate opens at TBD today.\n  linkedin: |\n"
        "    The gate\n    opens TBD.\n---\nTBD\n"
    )
    (workplace / "blog" / "gate.md").write_text(front)
    (workplace / "postlint.yaml").write_text("packs: [hygiene]\n")
    found = json.loads(run("check", "--format", "json").stdout)["findings"]
    assert [(f["line"], f["column"]) for f in found if f["rule"] == "hygiene/placeholder"] == [
        (4, 24),
        (7, 11),
    ]


def test_front_matter_that_never_closes_hides_no_other_file(run, workplace):
    (workplace / "blog").mkdir()
    (workplace / "blog" / "a.md").write_text("---\ntweet: The gate is open for all.\n")
    (workplace / "blog" / "b.md").write_text("---\ntweet: The gate is open for all.\n---\n")
    ran = run("check")
    assert ran.exit_code == 2
    assert "blog/a.md:1:1: error: The front matter that opens here never closes" in ran.stdout
    assert "Checked 1 calendar, 1 post" in ran.stdout


def test_texts_for_the_day_and_for_later_are_each_a_post_and_what_is_no_date_is_said(run, posts):
    front = """\
title: Why a new gate
date: 2026-06-01
promo:
  launch_day: {bluesky: The gate is open for all.}
  week_after: {bluesky: Who has walked through the gate by now?}
  follow_up: {bluesky: What should stand beside the gate next year?}
"""
    found = posts(front)
    assert [post.get("date") for post in found] == ["2026-06-01", "2026-06-08", None]
    said = " ".join(run("check", "--show", "info").stdout.split())
    assert '"week_after" is counted from the day of the event, 2026-06-01' in said
    assert '"follow_up" is not a date that postlint can read' in said
    assert "left out of the mix" not in said


@pytest.mark.parametrize(
    "written",
    [
        "social:\n- {network: x, text: The gate is open for all., posted: 2026-06-02}\n",
        "social: {x: {text: The gate is open for all., posted: 2026-06-02}}\n",
    ],
)
def test_what_says_since_when_a_post_is_out_makes_it_published(posts, written):
    (post,) = posts(f"title: Why a new gate\n{written}")
    assert (str(post["date"]), post["status"]) == ("2026-06-02", "published")


PARTS = "hook: Who asked for it?, body: The gate is open for all., cta: Come in."


@pytest.mark.parametrize(
    "front", ["{linkedin: {%s}}", "{channel: linkedin, %s}", "[{channel: linkedin, %s}]"]
)
def test_a_text_is_read_with_the_parts_beside_it(posts, front):
    (post,) = posts(f"title: Why a new gate\nsocial: {front % PARTS}\n")
    assert (post["account"], post["text"], post["cta"]) == (
        "linkedin",
        "Who asked for it?\n\nThe gate is open for all.",
        "Come in.",
    )
