"""What files say of one network alone, beside the text for it: that a post is out there, or when."""

import json

import pytest
import yaml

_WORDS = "The lock is open from nine."
_LONGER = "We opened the lock today, and thank the team."


@pytest.fixture
def posts(run, workplace):
    """Write a file, and return what `postlint import` makes of it: each post by its account."""

    def read(text, name):
        (workplace / name).write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        found = (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])
        return {post["account"]: (str(post.get("date", "")), post.get("status")) for post in found}

    return read


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("x_sent", True, ("", "published")),
        ("x_sent", False, ("", "approved")),
        ("x_sent_at", "2026-11-25T09:00:00Z", ("2026-11-25 09:00Z", "published")),
        ("xPostedAt", "2026-11-25", ("2026-11-25", "published")),
        ("posted_x", "yes", ("", "published")),
        ("x_status", "sent", ("", "published")),
        ("x_scheduled_at", "2026-12-01 09:00", ("2026-12-01 09:00", "approved")),
    ],
)
def test_it_is_of_the_post_on_that_network(posts, key, value, expected):
    entry = {"status": "approved", "x_text": _WORDS, "linkedin_text": _LONGER, key: value}
    assert posts([entry], "posts.json") == {"x": expected, "linkedin": ("", "approved")}


def test_yes_and_when_are_said_together(posts):
    entry = {
        "x_text": _WORDS,
        "linkedin_text": _LONGER,
        "linkedin_sent": True,
        "linkedin_sent_at": "2026-11-25",
    }
    assert posts([entry], "posts.json")["linkedin"] == ("2026-11-25", "published")


def test_one_text_for_several_networks_is_a_post_on_each_of_which_something_is_said(posts):
    text = (
        f"- text: {_WORDS}\n  platforms: [mastodon, linkedin, facebook]\n"
        "  mastodon_sent_at: 2026-12-02\n  linkedin_status: draft\n"
    )
    assert posts(text, "posts.yaml") == {
        "mastodon": ("2026-12-02", "published"),
        "linkedin": ("", "draft"),
        "facebook": ("", None),
    }


def test_it_says_where_a_text_goes_that_names_no_network(posts):
    entry = {"date": "2026-12-02", "text": _WORDS, "posted_to_x": True, "posted_to_bluesky": False}
    found = posts([entry], "posts.json")
    assert found == {"x": ("2026-12-02", "published"), "bluesky": ("2026-12-02", None)}


def test_columns_may_say_it_too(posts):
    table = (
        "x_text,linkedin_text,x_sent,x_sent_at,linkedin_status\n"
        f'{_WORDS},"{_LONGER}",TRUE,2026-11-25T09:00:00Z,draft\n'
    )
    assert posts(table, "posts.csv") == {"x": ("2026-11-25 09:00Z", "published"), "linkedin": ("", "draft")}


def test_columns_of_stages_part_one_text(posts):
    table = f"Date,Copy,X status,LinkedIn status\n2026-12-01,{_WORDS},Posted,Scheduled\n"
    assert posts(table, "posts.csv") == {
        "x": ("2026-12-01", "published"),
        "linkedin": ("2026-12-01", "scheduled"),
    }


def test_a_tweet_and_a_toot_are_texts_for_their_networks_and_so_is_what_is_said_of_them(posts):
    entry = {"tweet": _WORDS, "toot": _LONGER, "tweet_sent_at": "2026-11-25", "toot_status": "scheduled"}
    assert posts([entry], "posts.json") == {"x": ("2026-11-25", "published"), "mastodon": ("", "scheduled")}


@pytest.fixture
def made(run, workplace):
    """Write a file, and return its posts as `postlint import` writes them, and all that is said of it."""

    def read(text, name, settings=""):
        (workplace / name).write_text(text, encoding="utf-8")
        (workplace / "postlint.yaml").write_text(settings)
        posts = (yaml.safe_load(run("import", name).stdout) or {}).get("posts", [])
        return posts, " ".join("".join(run("check", name, "--show", "info")[1:]).split())

    return read


_ACCOUNT = "accounts: {lock: {channel: x, handle: '@lock'}}\n"


@pytest.mark.parametrize(
    "said", ["linkedin_posted: false", "linkedin_posted: true", "linkedin_status: draft"]
)
def test_a_named_account_counts_before_what_is_said_of_a_network(made, said):
    text = f"posts:\n- {{account: lock, text: {_WORDS}, {said}}}\n- {{account: lock, text: {_LONGER!r}}}\n"
    posts, told = made(text, "posts.yaml", _ACCOUNT)
    assert [post["account"] for post in posts] == ["lock", "lock"]
    assert "ambiguous-account" not in told
    assert said.split(":")[0] in told


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("posts.csv", f'Account,Text,X posted\nlock,{_WORDS},yes\nlock,"{_LONGER}",\n'),
        (
            "posts.yaml",
            f"- {{account: lock, text: {_WORDS}, x_posted: true}}\n- {{account: lock, text: Ahoy}}\n",
        ),
    ],
)
def test_an_account_that_nobody_declared_is_not_parted_by_it(made, name, text):
    posts, _ = made(text, name)
    assert [post["account"] for post in posts] == ["lock", "lock"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "posts.yaml",
            f"- {{id: lock, channels: [x, linkedin, mastodon], text: {_WORDS}, status: draft,\n"
            "   x_status: skip}\n",
        ),
        (
            "posts.yaml",
            f"- {{id: lock, x_text: {_WORDS}, text: Ahoy, channels: [linkedin, mastodon], x_status: skip}}\n",
        ),
        ("posts.csv", f'ID,Platforms,Text,X status\nlock,"x, linkedin, mastodon",{_WORDS},skip\n'),
    ],
)
def test_a_network_on_which_it_is_called_off_is_left_out_and_named(made, name, text):
    posts, told = made(text, name)
    on = [one for post in posts for one in post.get("accounts", [post.get("account")])]
    assert on == ["linkedin", "mastodon"]
    assert "marked as not going out" in told
    assert posts[0]["id"] == "lock"


def test_what_is_called_off_on_all_of_its_networks_is_no_post(made):
    posts, told = made(
        f"- {{text: {_WORDS}, x_status: skip, channel: x}}\n- {{text: Ahoy, channel: x}}\n", "posts.yaml"
    )
    assert [post["text"] for post in posts] == ["Ahoy"]
    assert "1 entry marked as not going out (line 1)" in told


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        ("channel: x", "linkedin_status", "draft"),
        ("channels: [x, linkedin]", "insta_hashtags", "'#lock'"),
        ("account: lock", "mastodon_hashtags", "'#lock'"),
        ("channel: linkedin, x_text: Ahoy", "mastodon_status", "draft"),
    ],
)
def test_what_is_said_of_a_network_to_which_a_post_does_not_go_is_kept(made, where, key, value):
    _, told = made(f"posts: [{{{where}, text: {_WORDS}, {key}: {value}}}]\n", "posts.yaml", _ACCOUNT)
    assert key in told


def test_it_is_of_a_text_for_the_other_networks_too(posts):
    text = (
        f"- {{x_text: {_WORDS}, text: {_LONGER!r}, channels: [linkedin, mastodon], linkedin_status: draft}}\n"
    )
    assert posts(text, "posts.yaml") == {"linkedin": ("", "draft"), "mastodon": ("", None), "x": ("", None)}


@pytest.fixture
def commented(run, workplace):
    """Read one entry, and return each post's text and first comments by its account."""

    def read(entry):
        (workplace / "posts.json").write_text(json.dumps([entry]))
        found = yaml.safe_load(run("import", ".").stdout)["posts"]
        return {
            account: (post.get("text"), post.get("first_comment"))
            for post in found
            for account in post.get("accounts", [post.get("account")])
        }

    return read


@pytest.mark.parametrize(
    "comment", [{"x": _LONGER}, {"x": {"text": _LONGER}}, {"text": _LONGER, "pin": True}]
)
def test_a_first_comment_for_a_network_takes_the_place_of_no_text(commented, comment):
    entry = {"platform": "x", "message": _WORDS, "first_comment": comment}
    assert commented(entry) == {"x": (_WORDS, _LONGER)}


@pytest.mark.parametrize("comment", [{"x": "How so?"}, {"x": {"text": "How so?"}}])
def test_a_first_comment_for_a_network_is_of_the_text_for_it(commented, comment):
    entry = {"texts": {"x": _WORDS, "linkedin": _LONGER}, "first_comment": comment}
    assert commented(entry) == {"x": (_WORDS, "How so?"), "linkedin": (_LONGER, None)}


@pytest.mark.parametrize("key", ["comments", "title", "alt_text", "feedback"])
def test_what_is_said_beside_a_text_for_each_network_is_no_text(commented, key):
    entry = {"platform": "x", "message": _WORDS, key: {"x": _LONGER}}
    assert commented(entry) == {"x": (_WORDS, None)}
