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
