"""What programs say by ids and names: parts of threads, accounts, sets of hashtags, posts passed on."""

import json

import pytest
import yaml

POND, DUCKS, PATHS = "The pond opens at nine.", "The ducks are back again.", "Which path do you take?"


@pytest.fixture
def read(run, workplace):
    """Write a file, and return its posts."""

    def read_file(text, name="queue.json"):
        (workplace / name).write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]

    return read_file


def part(text, thread, place, **more):
    return {"platform": "x", "text": text, "thread_id": thread, "thread_position": place, **more}


def test_posts_with_the_id_of_one_thread_are_one_in_the_order_that_they_count(read):
    first, second = read([part(DUCKS, "t1", 2), part(POND, "t1", 1, date="2026-06-01"), part(PATHS, "t2", 1)])
    assert first["thread"] == [POND, DUCKS]
    assert first["date"] == "2026-06-01"
    assert second["text"] == PATHS


@pytest.mark.parametrize("key", ["thread_id", "threadId", "thread_key"])
def test_parts_in_rows_of_a_table_are_joined_by_their_id_as_well(read, key):
    table = f"date,channel,{key},text\n2026-06-01,X,7,{POND}\n2026-06-01,X,7,{DUCKS}\n2026-06-02,X,,{PATHS}\n"
    posts = read(table, "posts.csv")
    assert [post.get("thread") for post in posts] == [[POND, DUCKS], None]


def test_posts_of_several_days_with_one_id_are_posts_of_their_own(read):
    days = ("2026-06-01 09:00", "2026-06-03", "2026-06-05T18:30")
    posts = read(
        [part(text, "t1", 1, date=day) for text, day in zip((POND, DUCKS, PATHS), days, strict=True)]
    )
    assert [post["text"] for post in posts] == [POND, DUCKS, PATHS]
    assert [post["date"][:10] for post in posts] == ["2026-06-01", "2026-06-03", "2026-06-05"]


def test_of_several_days_those_of_one_are_a_thread(read):
    days = ("2026-06-01 09:00", "2026-06-01T09:05", "2026-06-05")
    thread, post = read(
        [part(text, "t1", place, date=days[place]) for place, text in enumerate((POND, DUCKS, PATHS))]
    )
    assert thread["thread"] == [POND, DUCKS]
    assert thread["date"] == "2026-06-01 09:00"
    assert (post["text"], post["date"]) == (PATHS, "2026-06-05")


def test_a_thread_has_the_day_that_any_of_its_parts_has(read):
    (thread,) = read([part(POND, "t1", 1), part(DUCKS, "t1", 2, date="2026-06-01 09:00")])
    assert thread["thread"] == [POND, DUCKS]
    assert thread["date"] == "2026-06-01 09:00"


def test_one_id_on_two_networks_is_a_thread_on_each(read):
    posts = read(
        [
            part(text, 1, place, platform=on)
            for on in ("x", "bluesky")
            for place, text in enumerate((POND, DUCKS))
        ]
    )
    assert [(post["account"], len(post["thread"])) for post in posts] == [("x", 2), ("bluesky", 2)]


def on_page(number, text, key="page_id"):
    return {"platform": "facebook", "text": text, key: number}


@pytest.mark.parametrize("key", ["account_id", "ig_user_id", "page_id"])
def test_ids_of_accounts_are_accounts_where_a_network_has_several(read, key):
    posts = read([on_page("104", POND, key), on_page("104", DUCKS, key), on_page("203", PATHS, key)])
    assert [post["account"].split()[0] for post in posts] == ["104", "104", "203"]


def test_the_id_of_the_only_account_of_a_network_says_nothing(read):
    posts = read([on_page("104", POND), on_page("104", DUCKS)])
    assert {post["account"] for post in posts} == {"facebook"}


def test_ids_of_pages_that_no_two_posts_share_are_those_of_the_posts(read):
    posts = read([on_page("104", POND), on_page("105", DUCKS), on_page("106", PATHS)])
    assert {post["account"] for post in posts} == {"facebook"}


@pytest.mark.parametrize(
    ("sets", "used"),
    [
        ({"hashtag_sets": {"pond": ["#ducks", "#water"]}}, "pond"),
        ({"settings": {"hashtags": {"pond": "#ducks #water"}}}, "pond"),
        ({"hashtagGroups": [{"name": "pond", "tags": ["ducks", "water"]}]}, ["pond"]),
        ({}, "set1"),
        ({}, ["set_a", "summer_set"]),
    ],
)
def test_the_name_of_a_set_of_hashtags_is_none_of_them(run, workplace, sets, used):
    queue = {
        **sets,
        "posts": [{"channel": "instagram", "date": "2026-06-01", "text": POND, "hashtags": used}],
    }
    (workplace / "queue.json").write_text(json.dumps(queue))
    assert "#" not in run("import", "queue.json").stdout.partition("posts:")[2]
    said = " ".join(run("check", "queue.json", "--show", "info").stdout.split())
    name = used if isinstance(used, str) else used[0]
    assert "Names of sets of hashtags, which are no hashtags" in said
    assert f'"{name}" (queue.json:1' in said


@pytest.mark.parametrize("used", ["ducks", ["#set1"], "#pond #set"])
def test_hashtags_are_hashtags_though_they_are_short(run, workplace, used):
    queue = {"posts": [{"channel": "instagram", "date": "2026-06-01", "text": POND, "hashtags": used}]}
    (workplace / "queue.json").write_text(json.dumps(queue))
    assert "Names of sets" not in run("check", "queue.json", "--show", "info").stdout


THEIRS = "https://bsky.app/profile/pond.example/post/3kab"


@pytest.mark.parametrize(
    "shared",
    [
        {"kind": "repost", "subject": "at://did:plc:pond/app.bsky.feed.post/3kab"},
        {"type": "repost", "subject": {"uri": "at://did:plc:pond/app.bsky.feed.post/3kab", "cid": "b"}},
        {"type": "boost", "url": THEIRS},
        {"action": "share", "target": THEIRS},
        {"share_of": THEIRS},
        {"reblog_of": THEIRS},
    ],
)
def test_a_post_passed_on_is_known_however_a_program_says_so(run, workplace, shared):
    queue = [{"platform": "bluesky", "text": POND}, {"platform": "bluesky", **shared}]
    (workplace / "queue.json").write_text(json.dumps(queue))
    assert "shared from others" in run("classify", "queue.json").stdout


def test_what_is_called_a_share_or_a_quote_beside_a_text_is_what_a_post_looks_like(read):
    shown = {"type": "quote", "text": f"“{POND}”", "url": "https://pond.example/opening"}
    (post,) = read([{"platform": "instagram", **shown}])
    assert "quote_of" not in post


def test_a_newsletter_among_posts_is_no_post_on_a_network(read):
    documents = (
        f"kind: newsletter\ndate: 2026-06-01\nsubject: June\nbody: Dear friends, {POND}\n---\n"
        f"kind: social\ndate: 2026-06-02\nwhere: Facebook\nbody: {DUCKS}\n"
    )
    letter, post = read(documents, "social-plan.yaml")
    assert (letter["account"], post["account"]) == ("Newsletter", "facebook")
