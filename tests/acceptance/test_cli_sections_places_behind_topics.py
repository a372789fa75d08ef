"""Headings of posts that say behind a topic, or among words of other scripts, where they go out."""

import pytest
import yaml


@pytest.fixture
def posts(run, workplace):
    """Write a file of posts, and return those of the calendar that ``postlint import`` makes of it."""

    def read(text, name="marketing/launch-posts.md"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])

    return read


@pytest.mark.parametrize("slash", [" / ", "／"])
def test_a_network_behind_a_topic_and_a_slash_is_that_of_the_post(posts, slash):
    text = (
        f"# 投稿原稿\n\n## 1. 池の話{slash}X\n\n池に蛙が来ました。\n\n"
        f"## 2. 窯の話{slash}LinkedIn\n\n窯が直りました。\n"
    )
    assert [(post["account"], post["text"]) for post in posts(text)] == [
        ("x", "池に蛙が来ました。"),
        ("linkedin", "窯が直りました。"),
    ]


def test_what_stands_behind_a_slash_and_says_more_than_a_network_places_nothing(posts):
    assert not posts("# Mill\n\n## Wheel / X marks the spot\n\nThe wheel turns.\n")


def test_a_lone_x_in_front_of_japanese_words_is_the_network(posts):
    text = "# 下書き\n\n## 1. X 池の話\n\n> 池に蛙が来ました。\n\n## 2. X 窯の話\n\n> 窯が直りました。\n"
    assert [post["account"] for post in posts(text)] == ["x", "x"]


def test_a_reply_to_be_attached_is_the_first_comment(posts):
    (post, _) = posts(
        "## X 池の話\n\n> 池に蛙が来ました。\n\nリプ欄1件目に添付:\n\n> 写真はこちらです。\n\n"
        "## X 窯の話\n\n> 窯が直りました。\n"
    )
    assert post["text"] == "池に蛙が来ました。"
    assert post["first_comment"] == "写真はこちらです。"


def test_what_may_be_attached_is_no_line_of_the_text(posts):
    (post, _) = posts(
        "## 池の話 / X\n\n池に蛙が来ました。\n\n添付候補：frogs.png\n\n## 窯の話 / X\n\n窯が直りました。\n"
    )
    assert post["text"] == "池に蛙が来ました。"


def test_a_title_that_lists_threads_among_networks_does_not_say_that_posts_follow(posts):
    text = (
        "# mill.example — where we go: Threads, Instagram, TikTok\n\n## 1. What each gives us\n\n"
        "The main thought: Threads brings the people that we have.\n\n"
        "## 2. Profiles\n\n- **Handle:** mill\n\n## 3. Before the first one\n\n1. Take the handles.\n"
    )
    assert not posts(text, "SOCIAL.md")


def test_networks_listed_behind_a_colon_are_all_those_of_the_post(posts):
    found = posts("# Posts\n\n## Launch: Threads, X\n\n> The wheel turns.\n\n## X\n\n> It stops.\n")
    assert found[0]["accounts"] == ["threads", "x"]


def test_words_on_slides_are_left_out_and_named_beside_the_caption(run, workplace, posts):
    text = (
        "## Instagram Caption\n\nMeet the mill, which grinds on Mondays.\n\n#mill\n\n"
        "## Instagram Carousel\n\nSlide 1:\nA wheel\n\nSlide 2:\nWhere is the water?\n"
    )
    (post,) = posts(text)
    assert post["text"].startswith("Meet the mill")
    assert "words on slides" in " ".join(run("check").stdout.split())


def test_the_name_of_a_picture_in_a_heading_is_no_network(posts):
    found = posts(
        "## X posts\n\n### Post 1 · media: `clips/mill-signal.mp4`\n\n> The wheel turns.\n\n"
        "### Post 2 · media: `reddit-oven.png`\n\n> The oven is warm.\n"
    )
    assert [post["account"] for post in found] == ["x", "x"]


@pytest.mark.parametrize(
    "mark", ["REL4.3 — ", "4.3 ", "MKT-12: ", "[ABC-14] ", "#123 ", "v1.2.3 | ", "W2-D3 · ", "B) ", "II. "]
)
def test_the_number_of_a_ticket_in_front_of_a_network_hides_it_not(posts, mark):
    found = posts(
        f"# Launch\n\n## {mark}Show HN\n\n**Title:** Show HN: a lock-keeper's log\n\n**Body:**\n\n"
        f"Hi HN, I wrote a log.\n\n## {mark}Reddit r/canals\n\n**Body:**\n\nWe wrote a log.\n\n"
        f"## {mark}LinkedIn: why we wrote it\n\n**Body:**\n\nA lock has a log, and ours is online.\n"
    )
    assert [post["account"] for post in found] == ["Hacker News", "Reddit", "linkedin"]
    assert found[0]["title"] == "Show HN: a lock-keeper's log"


@pytest.mark.parametrize("title", ["REL4.3 — Facebook login", "3D printing on Facebook", "Step 2: LinkedIn"])
def test_a_number_in_front_of_more_than_a_network_makes_no_post(posts, title):
    found = posts(
        f"# Launch\n\n## LinkedIn post\n\nOur lock has a log.\n\n## {title}\n\nWe mended the page.\n"
    )
    assert [post["text"] for post in found] == ["Our lock has a log."]
