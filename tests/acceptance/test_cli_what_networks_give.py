"""Lists of posts as networks and tools give them, read or named; posts that only pass others on."""

import json

import pytest
import yaml


@pytest.fixture
def write(workplace):
    def write_file(name, content):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")

    return write_file


@pytest.fixture
def read(run, write):
    """Return a function that reads a file, and gives each post as a dictionary."""

    def read_file(name, content):
        write(name, content)
        ran = run("import", name)
        assert ran.exit_code == 0, ran.stdout + ran.stderr
        return yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]

    return read_file


ACCOUNT = {"id": "9", "username": "kiln", "acct": "kiln", "url": "https://social.example/@kiln"}


def status(number, content, **more):
    return {
        "id": str(number),
        "created_at": f"2027-04-0{number}T09:00:00.000Z",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "visibility": "public",
        "content": content,
        "reblog": None,
        "account": ACCOUNT,
        "media_attachments": [],
        "poll": None,
        **more,
    }


STATUSES = [
    status(1, "<p>The kiln is hot again.<br>Come by.</p>"),
    status(2, "<p>Four days, mostly.</p>", in_reply_to_id="77", in_reply_to_account_id="5"),
    status(3, "<p>Not ours</p>", reblog={"id": "4", "url": "https://social.example/@ann/4"}),
    status(4, "<p>For one</p>", visibility="direct"),
    status(
        5,
        "<p>Which glaze?</p>",
        poll={"options": [{"title": "Ash"}, {"title": "Tin"}]},
        media_attachments=[{"url": "https://social.example/a.png", "description": "Two bowls"}],
    ),
]


def test_statuses_are_read_as_mastodon_gives_them(read):
    posts = read("kiln.json", STATUSES)
    assert [post.get("text") for post in posts] == [
        "The kiln is hot again.\nCome by.",
        "Four days, mostly.",
        None,
        "Which glaze?",
    ]
    assert {post["account"] for post in posts} == {"@kiln@social.example"}
    assert [post["date"] for post in posts][:2] == ["2027-04-01 09:00Z", "2027-04-02 09:00Z"]
    assert (posts[1]["reply_to"], posts[2]["repost_of"]) == ("77", "https://social.example/@ann/4")
    assert posts[3]["poll"] == ["Ash", "Tin"]
    assert posts[3]["media"] == [{"file": "https://social.example/a.png", "alt": "Two bowls"}]


def test_a_status_for_one_person_is_left_out_and_counted(run, write):
    write("kiln.json", STATUSES)
    ran = run("check", "--show", "info", "kiln.json")
    assert "1 message that only the people named could see" in " ".join(ran.stdout.split())


def test_a_timeline_of_several_accounts_is_nobodys_plan(run, write):
    other = status(2, "<p>Hello</p>", account={**ACCOUNT, "url": "https://social.example/@ann"})
    write("kiln.json", [STATUSES[0], other])
    ran = run("check", "kiln.json")
    assert ran.exit_code == 2
    assert "a timeline, with posts of several accounts" in ran.stdout


def record(number, text, **more):
    value = {
        "$type": "app.bsky.feed.post",
        "text": text,
        "createdAt": f"2027-04-0{number}T09:00:00Z",
        **more,
    }
    return {"uri": f"at://did:plc:kiln/app.bsky.feed.post/{number}", "cid": f"b{number}", "value": value}


def test_the_records_of_a_repository_of_bluesky_are_read(read):
    parent = {"uri": "at://did:plc:ann/app.bsky.feed.post/7", "cid": "b"}
    own = {"uri": "at://did:plc:kiln/app.bsky.feed.post/1", "cid": "b"}
    records = [
        record(1, "The kiln is hot again."),
        record(2, "Four days, mostly.", reply={"parent": parent, "root": parent}),
        record(3, "And cold by Friday.", reply={"parent": own, "root": own}),
    ]
    posts = read("kiln.json", {"records": records, "cursor": "3"})
    assert [post["text"] for post in posts] == [one["value"]["text"] for one in records]
    assert {post["account"] for post in posts} == {"bluesky"}
    assert "reply_to" not in posts[0] and "ann" in posts[1]["reply_to"]


def test_records_without_replies_are_read_since_nothing_is_filtered_out_of_them(read):
    assert len(read("kiln.json", {"records": [record(1, "The kiln is hot again.")]})) == 1


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Kiln",
    "items": [{"id": "1", "content_html": "<p>Hot.</p>", "date_published": "2027-04-01T09:00:00Z"}] * 2,
}
QUEUE = {
    "scheduledPosts": {
        f"-Nx{number}": {"content": "The kiln is hot again.", "platform": "facebook", "scheduledTime": moment}
        for number, moment in enumerate((1806570000000, 1806656400000))
    }
}


@pytest.mark.parametrize(
    "given",
    [
        STATUSES,
        {"feed": [{"post": {"record": {"$type": "app.bsky.feed.post", "text": "The kiln is hot again."}}}]},
        FEED,
        QUEUE,
    ],
    ids=["statuses", "feed of Bluesky", "JSON Feed", "moments as numbers"],
)
def test_what_networks_and_feeds_give_is_named_where_it_is_met(run, write, given):
    write("data/dump.json", given)
    write("calendar.yaml", "- {date: 2027-04-01, channel: x, text: The kiln is hot again.}\n")
    assert "1 JSON file looks like posts and is not read (data/dump.json)" in " ".join(
        run("check").stdout.split()
    )


def test_a_feed_of_articles_is_not_named(run, write):
    items = [{**item, "title": "How we glaze"} for item in FEED["items"]]
    write("data/dump.json", {**FEED, "items": items})
    write("calendar.yaml", "- {date: 2027-04-01, channel: x, text: The kiln is hot again.}\n")
    assert "dump.json" not in run("check").stdout


@pytest.mark.parametrize("key", ["repost_of", "boost", "reblog", "retweet"])
def test_a_list_of_nothing_but_boosts_is_a_calendar(read, key):
    posts = [
        {"date": "2027-04-01", "channel": "mastodon", key: f"https://social.example/@ann/{number}"}
        for number in (1, 2)
    ]
    assert [post["repost_of"] for post in read("calendar.json", posts)] == [
        "https://social.example/@ann/1",
        "https://social.example/@ann/2",
    ]


def test_figures_of_boosts_make_no_list_of_posts(run, write):
    write("calendar.json", [{"date": "2027-04-01", "retweet": 3}, {"date": "2027-04-02", "retweet": 9}])
    assert run("check").exit_code == 2


def test_posts_are_read_among_many_that_have_no_text_yet(read, run):
    plan = [{"title": f"Bowl {number}", "platform": "threads", "caption": None} for number in range(5)]
    written = {"title": "Kiln", "platform": "threads", "caption": "The kiln is hot again."}
    assert [post["text"] for post in read("queue.json", {"queue": [*plan, written]})] == [written["caption"]]
    assert "5 entries without a text" in run("check", "--show", "info", "queue.json").stdout


def test_json_lines_are_read_whatever_their_file_is_called(read):
    line = {"date": "2027-04-01", "platform": "x", "text": "The kiln is hot again."}
    posts = read("posts.json", f"{json.dumps(line)}\n{json.dumps({**line, 'text': 'And cold.'})}\n")
    assert [post["text"] for post in posts] == ["The kiln is hot again.", "And cold."]


@pytest.mark.parametrize(
    "beside",
    [
        {"platforms": [{"platform": "instagram", "platformSpecificData": {"firstComment": "Which one?"}}]},
        {"platforms": ["instagram"], "firstComment": {"enabled": True, "comment": "Which one?"}},
        {"platforms": ["instagram"], "options": {"instagram": {"first_comment": "Which one?"}}},
        {"platforms": ["instagram"], "settings": [{"firstComment": "Which one?"}, {"firstComment": ""}]},
        {"platforms": ["instagram"], "firstComment": "Which one?"},
    ],
)
def test_a_first_comment_counts_wherever_a_tool_keeps_it(read, beside):
    (post,) = read("queue.json", {"posts": [{"content": "The kiln is hot again.", **beside}]})
    assert post["first_comment"] in ("Which one?", ["Which one?"])


def test_the_comment_of_one_networks_text_is_not_that_of_another(read):
    versions = {
        "instagram": {"caption": "The kiln is hot again.", "firstComment": "Which one?"},
        "linkedin": {"text": "The kiln, after a winter, is hot again."},
    }
    posts = read("queue.json", {"posts": [{"date": "2027-04-01", "platforms": versions}]})
    assert [post.get("first_comment") for post in posts] == ["Which one?", None]


@pytest.mark.parametrize(
    ("when", "where"),
    [
        ({"on": "2027-04-01"}, {"to": "mastodon"}),
        ({"at": "2027-04-01"}, {"on": ["mastodon"]}),
        ({"am": "1. April 2027"}, {"auf": "Mastodon"}),
        ({"wann": "01.04.2027"}, {"wo": "Mastodon"}),
        ({"quand": "1 avril 2027"}, {"sur": "Mastodon"}),
        ({"cuándo": "1 de abril de 2027"}, {"dónde": "Mastodon"}),
        ({"quando": "1 aprile 2027"}, {"dove": "Mastodon"}),
    ],
)
def test_small_words_say_when_and_where_in_several_tongues(read, when, where):
    (post,) = read("social.json", [{**when, **where, "text": "The kiln is hot again."}])
    assert (post["date"], post["account"]) == ("2027-04-01", "mastodon")


def test_small_words_say_nothing_where_their_values_do_not_fit(read):
    (post,) = read("social.json", [{"on": True, "sur": "les bols", "text": "The kiln is hot again."}])
    assert "date" not in post and "account" not in post


@pytest.mark.parametrize("key", ["publish", "schedule", "publication", "posting"])
def test_when_and_where_may_stand_in_a_map_of_their_own(read, key):
    plan = {"at": "2027-04-01 09:00", "to": ["x", "mastodon"]}
    (post,) = read("social.json", [{"text": "The kiln is hot again.", key: plan}])
    assert (post["date"], post["accounts"]) == ("2027-04-01 09:00", ["x", "mastodon"])


@pytest.mark.parametrize("where", ["to", "for", "on"])
def test_short_words_say_when_and_where_as_their_values_do(read, where):
    post = {"on": "2027-04-01", where: ["x", "mastodon"], "at": "09:00", "say": "The kiln is hot again."}
    post |= {"at": "2027-04-01 09:00"} if where == "on" else {}
    (found,) = read("social/queue.json", [post])
    assert (found["date"], found["accounts"]) == ("2027-04-01 09:00", ["x", "mastodon"])


def test_whom_a_post_is_for_is_no_network(read):
    (found,) = read("social.json", [{"channel": "x", "for": "families", "text": "The kiln is hot again."}])
    assert found["account"] == "x"


def test_what_stands_nearer_to_the_text_counts_before_such_a_map(read):
    written = {"text": "The kiln is hot again.", "date": "2027-04-01", "publish": {"at": "2027-05-01"}}
    assert read("social.json", [written])[0]["date"] == "2027-04-01"


def test_a_feed_may_be_parted_by_months_and_hold_pictures_alone(read):
    entry = {"date_published": "2027-04-01T09:00:00Z", "url": "https://kiln.example/1"}
    picture = {"url": "https://kiln.example/1.jpg", "mime_type": "image/jpeg"}
    months = {
        "2027-03": {"a": {**entry, "content_html": "<p>The kiln is <b>hot</b> again.</p>"}},
        "2027-04": {
            "b": {**entry, "content_text": "And cold again.", "attachments": [picture]},
            "c": {**entry, "content_text": "", "image": "https://kiln.example/2.jpg"},
        },
    }
    found = read("posts/all.json", {"months": months})
    assert [(post.get("text"), post.get("media")) for post in found] == [
        ("The kiln is hot again.", None),
        ("And cold again.", [{"file": "https://kiln.example/1.jpg"}]),
        (None, [{"file": "https://kiln.example/2.jpg"}]),
    ]
    assert {post["status"] for post in found} == {"published"}


def test_posts_under_their_addresses_are_of_the_account_in_these(read):
    picture = {"url": "https://social.example/m/1.png", "name": "A red kiln."}
    posts = {
        f"https://social.example/@kiln/10{day}": {
            "published": f"2027-04-0{day}T07:00:00Z",
            "content": "<p>The kiln is hot again.</p>",
            "attachment": [picture],
            "replies": {"https://social.example/@ann/9": {"content": "<p>How lovely it is to read.</p>"}},
        }
        for day in (1, 2)
    }
    found = read("data/toots.json", posts)
    assert [(post["account"], post["date"], post["text"]) for post in found] == [
        ("@kiln", f"2027-04-0{day} 07:00Z", "The kiln is hot again.") for day in (1, 2)
    ]
    assert found[0]["media"] == [{"file": "https://social.example/m/1.png", "alt": "A red kiln."}]


def test_some_days_may_have_one_post_and_others_a_list(read):
    on_x = {"network": "x", "text": "The kiln is hot again."}
    on_threads = {"network": "threads", "text": "And cold again."}
    plan = {"week_1": {"2027-04-01": [on_x, on_threads], "2027-04-02": on_x}}
    assert [post["date"][-2:] for post in read("calendar.json", plan)] == ["01", "01", "02"]


@pytest.mark.parametrize("name", ["1st comment", "1. Kommentar", "Pinned comment", "1er commentaire"])
def test_a_first_comment_goes_by_several_names(read, name):
    table = f"Date,Network,Copy,{name}\n2027-04-01,Instagram,The kiln is hot again.,Which one?\n"
    assert read("social.csv", table)[0]["first_comment"] == "Which one?"


def test_entries_of_json_lines_may_stand_over_several_lines_each(read):
    posts = [{"date": "2027-04-01", "platform": "x", "text": text} for text in ("It is hot.", "It is cold.")]
    written = "\n".join(json.dumps(post, indent=1) for post in posts)
    assert [post["text"] for post in read("social/queue.jsonl", written)] == ["It is hot.", "It is cold."]


SAID = ("Four bowls came out whole, and one did not.", "What should the last shelf be glazed with?")
ANSWERS = {
    "instagram.json": [
        {
            "id": str(number),
            "caption": text,
            "permalink": f"https://www.instagram.com/p/C{number}kiln/",
            "timestamp": f"2027-04-0{number}T09:00:00+0000",
        }
        for number, text in enumerate(SAID, 1)
    ],
    "facebook.json": [
        {
            "id": f"9_{number}",
            "message": text,
            "permalink_url": f"https://www.facebook.com/kiln/posts/{number}",
            "created_time": f"2027-04-0{number}T09:00:00+0000",
        }
        for number, text in enumerate(SAID, 1)
    ],
    "linkedin.json": [
        {
            "id": f"urn:li:share:{number}",
            "commentary": text,
            "publishedAt": 1775000000000 + number,
            "lifecycleState": "PUBLISHED",
        }
        for number, text in enumerate(SAID, 1)
    ],
}


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("listed", ["data", "elements"])
def test_what_the_interface_of_a_network_gives_is_read_as_published_though_nobody_named_it(
    run, write, name, listed
):
    write(name, {listed: ANSWERS[name], "paging": {"next": "…"}})
    ran = run("import", ".")
    posts = yaml.load(ran.stdout, Loader=yaml.BaseLoader)["posts"]
    network = name.removesuffix(".json")
    assert [(post["text"], post["status"]) for post in posts] == [(text, "published") for text in SAID]
    assert all(post["date"] and post["account"].endswith((network, "kiln")) for post in posts)


def test_a_draft_that_linkedin_keeps_is_a_draft(read):
    draft = ANSWERS["linkedin.json"][0] | {"lifecycleState": "DRAFT"}
    (post,) = read("linkedin.json", {"elements": [draft]})
    assert post["status"] == "draft"


def test_links_of_two_networks_beside_texts_say_of_none_where_it_went_out(run, write):
    posts = [
        ANSWERS["instagram.json"][0],
        ANSWERS["facebook.json"][0] | {"permalink": "https://x.com/a/status/1"},
    ]
    write("posts.json", {"data": posts})
    assert "status: published" not in run("import", ".").stdout


def test_texts_with_dates_in_a_file_called_after_a_network_are_named(run, write):
    write("june.yaml", "posts:\n- {date: 2027-06-01, channel: x, text: The kiln is hot.}\n")
    rows = [{"message": text, "created_time": f"2027-04-0{day}"} for day, text in enumerate(SAID, 1)]
    write("facebook.json", {"data": rows})
    assert "looks like posts and is not read (facebook.json): name it under `calendars:`" in " ".join(
        run("check").stdout.split()
    )


def test_the_records_of_a_table_that_nobody_named_are_named(run, write):
    write("june.yaml", "posts:\n- {date: 2027-06-01, channel: x, text: The kiln is hot.}\n")
    records = [
        {
            "id": f"rec{day}",
            "fields": {"Post copy": text, "Go live": f"2027-06-0{day}", "Platform": "LinkedIn"},
        }
        for day, text in enumerate((*SAID, "The clay is from the river."), 1)
    ]
    write("records.json", {"records": records})
    assert "looks like posts and is not read (records.json): name it under `calendars:`" in " ".join(
        run("check").stdout.split()
    )
