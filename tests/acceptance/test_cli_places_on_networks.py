"""Texts under keys for a place on a network, as `fb_feed` is: what stands beside them is said of each."""

import json

import pytest
import yaml

_LONG = "The swing bridge turns again from Monday. Come and watch it with us."
_SHORT = "The bridge turns again! Come and watch."
_DAY = "marketing/queue/2026-12-01-bridge.json"
_TEXTS = {"fb_feed": {"text": _LONG}, "ig_feed": {"text": _SHORT}}


@pytest.fixture
def on(run, workplace):
    """Write a file, and return what goes out on each account: its text, date, status and pictures."""

    def read(content, name=_DAY):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        posts = (yaml.safe_load(run("import", name).stdout) or {}).get("posts", [])
        return {post.get("account"): post for post in posts}

    return read


@pytest.mark.parametrize(
    ("key", "account"),
    [
        ("fb_feed", "facebook"),
        ("facebook_page", "facebook"),
        ("ig_reel", "instagram"),
        ("igStory", "instagram"),
        ("li_post", "linkedin"),
        ("li_company_post", "linkedin"),
        ("tw_text", "x"),
        ("tt_caption", "tiktok"),
        ("yt_short", "youtube"),
    ],
)
def test_such_a_key_names_the_network(on, key, account):
    assert on([{"status": "draft", key: _LONG}], "posts.json").keys() == {account}


@pytest.mark.parametrize("key", ["tw", "tt", "li_company", "x_profile"])
def test_what_means_much_else_names_none(on, key):
    assert on([{"text": _SHORT, key: _LONG}], "posts.json").keys() <= {"calendar", None}


def test_what_stands_beside_the_map_of_texts_is_said_of_each(on):
    posts = on(
        {
            "id": "bridge",
            "surfaces": _TEXTS,
            "status": "approved",
            "image": {"local_path": "img/bridge.jpg", "prompt": "A bridge at dusk"},
        }
    )
    assert {name: post["text"] for name, post in posts.items()} == {"facebook": _LONG, "instagram": _SHORT}
    for post in posts.values():
        assert (str(post["date"]), post["status"]) == ("2026-12-01", "approved")
        assert post["media"] == [{"file": "img/bridge.jpg"}]
    assert [post["id"] for post in posts.values()] == ["bridge", "bridge-instagram"]


def test_texts_that_stand_there_twice_go_out_once(on):
    entry = {"id": "b", "fb_text": _LONG, "ig_text": _SHORT, "surfaces": _TEXTS, "status": "draft"}
    posts = on(entry)
    assert {name: post["text"] for name, post in posts.items()} == {"facebook": _LONG, "instagram": _SHORT}


def test_what_one_of_the_texts_says_itself_counts_for_it(on):
    texts = {"fb_feed": {"text": _LONG, "status": "published"}, "ig_feed": {"text": _SHORT}}
    posts = on({"status": "approved", "surfaces": texts})
    assert {name: post["status"] for name, post in posts.items()} == {
        "facebook": "published",
        "instagram": "approved",
    }


def test_a_list_below_networks_is_still_one_of_posts(run, workplace):
    listed = {"status": "draft", "facebook": [{"text": _LONG}, {"text": _SHORT}]}
    (workplace / "posts.json").write_text(json.dumps(listed))
    assert "1 calendar, 2 posts, 1 account" in run("check", "posts.json").stdout


def test_what_is_said_of_a_plan_without_texts_works(run, workplace):
    name = "plans/week.md"
    (workplace / "plans").mkdir()
    (workplace / name).write_text(f"## Instagram, 6 December 2026\n\n{_SHORT}\n", encoding="utf-8")
    (workplace / "postlint.yaml").write_text(f"readers: {{{name}: sections}}\n")
    assert f"{name}: 1 post (sections)" in run("check", ".", "--list-files").stdout
