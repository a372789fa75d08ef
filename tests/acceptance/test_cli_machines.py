"""``postlint`` on what programs and networks write: exports, queues, lines of JSON; and on slips of YAML."""

import csv
import io
import json

import pytest

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
MOJIBAKE = "We open \u00e2\u0080\u0094 at nine."


@pytest.fixture
def imported(run, write):
    """Return the posts that ``postlint import`` makes of a file, as JSON of ``check`` would have them."""

    def posts(name, text):
        write(name, text)
        return run("import", name).stdout

    return posts


@pytest.fixture
def write(workplace):
    def write_file(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")

    return write_file


@pytest.fixture
def listed(run, write):
    """Return what ``--list-files`` says of a file that is met in a folder."""

    def said(name, text):
        write(name, text)
        report = json.loads(run("check", "--list-files", "--format", "json").stdout)
        (file,) = [file for file in report["files"] if file["path"] == name]
        return file

    return said


def table(*rows):
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue()


# JSON


def outbox(first, second):
    head = '{"type": "OrderedCollection", "actor": "https://s.example/users/elm", '
    return f'{head}"orderedItems": {json.dumps(first)},\n"orderedItems": {json.dumps(second)}}}'


def note(number):
    return {
        "type": "Create",
        "actor": "https://s.example/users/elm",
        "published": f"2026-06-0{number}T09:00:00Z",
        "to": [PUBLIC],
        "object": {"type": "Note", "content": f"<p>The gate is open, day {number}.</p>"},
    }


@pytest.mark.parametrize(
    ("first", "second", "left_out"),
    [
        ([], [note(1), note(2)], "the first of two (line 1)"),
        ([note(1), note(2)], [], "the second of two, which is empty (line 2)"),
    ],
)
def test_of_two_lists_of_an_archive_the_one_with_posts_is_read(listed, run, first, second, left_out):
    file = listed("outbox.json", outbox(first, second))
    assert (file["posts"], file["left_out"]) == (2, [f'of the key "orderedItems" {left_out}'])
    assert run("check").exit_code == 0


def test_in_yaml_a_key_that_stands_twice_is_an_error(run, write):
    write("calendar.yaml", "posts:\n- {text: The gate is open., text: The gate is shut.}\n")
    ran = run("check")
    assert ran.exit_code == 2
    assert "stands here twice" in ran.stdout + ran.stderr


LINE = '{"date": "2026-06-01", "platform": "x", "text": "The gate is open."}'


@pytest.mark.parametrize("name", ["social/posts.jsonl", "queue.ndjson"])
def test_json_lines_are_read_as_a_list(listed, name):
    assert listed(name, f"{LINE}\n\n{LINE.replace('open', 'shut')}\n")["posts"] == 2


@pytest.mark.parametrize("name", ["content/2026-q3.jsonl", "content/2026-q3.json"])
def test_posts_with_networks_and_days_are_read_whatever_their_file_is_called(listed, name):
    lines = [LINE.replace("open", word) for word in ("open", "shut", "new", "old")]
    text = "\n".join(lines) if name.endswith("l") else f"[{','.join(lines)}]"
    assert listed(name, text)["posts"] == 4


@pytest.mark.parametrize("name", ["tests/fixtures/q3.json", "content/reviews.json"])
def test_other_lists_are_not(listed, name):
    line = LINE.replace("text", "review") if "reviews" in name else LINE
    assert listed(name, f"[{line},{line},{line}]")["posts"] == 0


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('{"text": "The gate', "cut off"),
        ('{"text": "The gate is open.", "date":', "The line ends in the middle of its data: it was cut off"),
        ("{text: The gate}", "a key in double quotes should stand here"),
        (LINE + LINE, "something follows"),
    ],
)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_broken_line_of_json_is_told_and_the_others_are_read(run, write, broken, said, at):
    lines = [LINE, LINE]
    lines.insert(at - 1, broken)
    write("posts.jsonl", "\n".join(lines))
    report = json.loads(run("check", "--list-files", "--format", "json").stdout)
    (error,) = report["errors"]
    assert (report["files"][0]["posts"], error["line"]) == (2, at)
    assert said in error["message"]


OVER_LINES = """\
{"date": "2026-06-01",
 "platform": "x", "text": "The gate is open.",
 "media":
 {"file": "gate.jpg"}
}
{"date": "2026-06-02", "platform": "x",
 "text": "The bench is back."}
"""


@pytest.mark.parametrize("name", ["posts.jsonl", "queue.json"])
@pytest.mark.parametrize(
    ("more", "at"), [("", None), ('{"date": "2026-06-03",\n "text": "The kiosk', 9), ("{},\n", 8)]
)
def test_objects_over_several_lines_are_read_up_to_where_they_break_off(run, write, name, more, at):
    write(name, OVER_LINES + more)
    report = json.loads(run("check", "--list-files", "--format", "json").stdout)
    assert report["files"][0]["posts"] == 2
    assert [error["line"] for error in report["errors"]] == ([at] if at else [])


BEHIND = {
    "posts": '{"posts": [\n%s\n]}\n{"posts": [%s]}\n',
    "posts on lines": '{"posts": [%s]}\n{"posts": [%s]}\n',
    "lists": "[\n%s\n]\n[\n%s\n]\n",
    "a list": "%s\n[%s]\n",
}


@pytest.mark.parametrize("written", BEHIND.values(), ids=BEHIND)
def test_documents_of_json_behind_one_another_are_read_each(listed, written):
    assert listed("posts.json", written % (LINE, LINE.replace("open", "shut")))["posts"] == 2


@pytest.mark.parametrize("written", ['{"posts": [\n%s\n]}\n', '{"posts": [%s]}\n', "[\n%s\n]\n"])
@pytest.mark.parametrize("more", ['{"version": 2}', "[]", "7"])
def test_what_follows_posts_in_json_and_is_none_is_an_error(run, write, written, more):
    write("posts.json", written % LINE + more + "\n")
    report = json.loads(run("check", "--list-files", "--format", "json").stdout)
    assert report["files"][0]["posts"] == 1
    assert [error["line"] for error in report["errors"]] == [written.count("\n") + 1]


def test_what_is_no_json_lines_at_all_is_told_in_bounds(run, write):
    write("posts.jsonl", "text: no json\n" * 10_000)
    report = json.loads(run("check", "--list-files", "--format", "json").stdout)
    assert len(report["errors"]) == 101
    assert "the rest of the file was not read" in report["errors"][-1]["message"]


def test_a_space_in_json_that_is_none_is_named(run, write):
    write("posts.json", '{"posts": [\n\u00a0{"text": "The gate is open."}]}')
    assert "a no-break space (U+00A0) stands here. Write a space." in run("check").stdout


# YAML


@pytest.mark.parametrize(
    ("space", "name"),
    [
        ("\u00a0", "a no-break space (U+00A0)"),
        ("\u2003", "an em space (U+2003)"),
        ("\u3000", "an ideographic space (U+3000)"),
        ("\u200b", "a zero width space (U+200B)"),
    ],
)
@pytest.mark.parametrize(
    "before", ["- date: 2026-06-01\n", "posts:\n- date: 2026-06-01\n ", "posts:\n", "- text: The\n  gate\n "]
)
def test_a_line_that_only_seems_to_be_indented_is_told_at_its_place(run, write, space, name, before):
    write("calendar.yaml", f"{before}{space}{space}status: draft\n- text: The bench is back.\n")
    error = json.loads(run("check", "--format", "json").stdout)["errors"][0]
    where = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert (error["line"], error["column"]) == where
    assert error["message"] == f"This line is indented with {name}: write spaces."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-\u00a0text: The gate.\n- text: B\n", "Behind this hyphen"),
        ("- date:\u00a02026-06-01\n  text: A\n", "Behind this colon"),
    ],
)
def test_what_only_seems_a_space_behind_a_sign_is_told(run, write, text, said):
    write("calendar.yaml", text)
    error = json.loads(run("check", "calendar.yaml", "--format", "json").stdout)["errors"][0]
    assert error["message"] == f"{said} stands a no-break space (U+00A0): write a space."


def test_each_of_them_is_told_and_the_posts_are_read_as_meant(run, write):
    write(
        "calendar.yaml",
        "- date:\u00a02026-06-01\n  text: The gate is open.\n"
        "\u3000\n- date: 2026-06-02\n  text:\u00a0Who comes?\n",
    )
    report = json.loads(run("check", "--list-files", "--format", "json").stdout)
    places = [(error["line"], error["column"]) for error in report["errors"]]
    assert (places, report["files"][0]["posts"]) == ([(1, 8), (3, 1), (5, 8)], 2)


def test_of_a_long_file_the_first_is_told(run, write):
    write("calendar.yaml", "- date:\u00a02026-06-01\n  text: The gate is open.\n" * 50_000)
    assert len(json.loads(run("check", "--format", "json").stdout)["errors"]) == 1


def test_text_may_hold_such_spaces(listed):
    text = "- text: |\n    The\n    \u00a0gate\u2003is open.\n- text: 10\u00a0oaks stand here.\n"
    assert listed("posts.yaml", text)["posts"] == 2


MERGED = """\
x-net: &net {channel: mastodon, status: idea}
x-draft: &draft {status: draft}
posts:
- <<: *net
  <<: *draft
  text: The gate is open.
"""


def test_two_merge_keys_are_both_used_and_the_later_wins(imported):
    posts = imported("calendar.yaml", MERGED)
    assert "channel: mastodon" in posts
    assert "status: draft" in posts


# What tools and networks write

QUEUES = {
    "Postiz": {
        "posts": [
            {
                "content": "<p>The gate is open.</p><p>Come in.</p>",
                "publishDate": "2026-06-01T09:00:00Z",
                "state": "QUEUE",
                "integration": {"identifier": "x", "name": "Elm"},
            }
        ]
    },
    "Buffer": {
        "data": {
            "posts": {
                "edges": [
                    {
                        "node": {
                            "text": "The gate is open.\n\nCome in.",
                            "dueAt": "2026-06-01T09:00:00Z",
                            "status": "scheduled",
                            "channelService": "twitter",
                        }
                    }
                ]
            }
        }
    },
    "Blotato": {
        "items": [
            {
                "scheduledAt": "2026-06-01T09:00:00Z",
                "draft": {"content": {"text": "The gate is open.\n\nCome in.", "platform": "twitter"}},
            }
        ]
    },
}


QUEUES["Buffer, before"] = {
    "updates": [
        {
            "text": "The gate is open.\n\nCome in.",
            "due_at": 1780304400,
            "profile_service": "twitter",
            "status": "buffer",
        }
    ]
}


@pytest.mark.parametrize("tool", QUEUES)
def test_the_queue_of_a_tool_is_read_with_channel_and_date(imported, tool):
    posts = imported("queue.json", QUEUES[tool])
    assert posts.count("status: scheduled") == (tool != "Blotato")
    assert "channel: x" in posts
    assert "date: 2026-06-01 09:00Z" in posts
    assert "The gate is open.\n\n    Come in." in posts


def test_each_account_of_a_post_gets_its_own_version_or_the_one_for_all(imported):
    first, second = {"id": 7, "provider": "twitter"}, {"id": 8, "provider": "mastodon"}
    versions = [
        {"account_id": 0, "is_original": True, "content": [{"body": "<div>The gate is open.</div>"}]},
        {"account_id": 8, "is_original": False, "content": [{"body": "<div>Open, dear gate!</div>"}]},
    ]
    moment = {"date": "2026-06-01", "time": "09:15"}
    post = {"status": "scheduled", "accounts": [first, second], "versions": versions, "scheduled_at": moment}
    posts = imported("queue.json", {"data": [post]})
    assert "account: x\n  text: The gate is open.\n" in posts
    assert "account: mastodon\n  text: Open, dear gate!\n" in posts
    assert posts.count("date: 2026-06-01 09:15\n") == posts.count("status: scheduled\n") == 2


def test_a_network_may_have_a_text_of_its_own_and_wait_with_the_post(imported):
    platforms = [
        {"platform": "twitter", "status": "pending"},
        {"platform": "linkedin", "status": "pending", "customContent": "The old gate is open once more."},
    ]
    post = {"_id": "a1", "content": "The gate is open.", "status": "scheduled", "platforms": platforms}
    posts = imported("queue.json", {"posts": [post]})
    assert "account: x\n  text: The gate is open.\n  status: scheduled\n" in posts
    assert "account: linkedin\n  text: The old gate is open once more.\n  status: scheduled\n" in posts
    assert "id: a1\n" in posts


def test_a_first_comment_in_a_list_of_texts_is_no_part_of_the_post(imported):
    texts = [{"text": "Whose gate is it?"}, {"text": "Ours, it says below.", "is_first_comment": True}]
    post = {"content": texts, "schedule_type": "draft", "platforms": [{"platform": "facebook"}]}
    posts = imported("queue.json", {"data": [post]})
    assert "text: Whose gate is it?\n  first_comment: Ours, it says below.\n  status: draft\n" in posts


def test_the_number_of_an_account_is_no_slip_whatever_its_case(run, write):
    write("queue.json", {"posts": [{"text": "The gate is open.", "channelId": "c1", "accountId": "a1"}]})
    ran = run("check", "--show", "info")
    assert (ran.exit_code, "left alone: channelId" in ran.stdout) == (0, True)


def test_a_post_that_went_out_on_one_network_only_is_two(imported):
    queue = [
        {
            "id": "gate",
            "caption": "The gate is open, come in.",
            "platforms": ["facebook", "instagram"],
            "status": "failed",
            "posted_at": {"instagram": "2026-06-01T09:00:00Z"},
        }
    ]
    posts = imported("queue.json", queue)
    assert posts.count("status: published") == 1
    assert "- id: gate\n" in posts
    assert "- id: gate-facebook\n" in posts


def test_the_parts_of_a_thread_in_an_editor_are_one_post_and_what_is_off_is_none(imported):
    parts = [{"text": "The gate is open."}, {"text": "It is wide."}]
    on = {"x": {"enabled": True, "posts": parts}, "mastodon": {"enabled": False, "posts": parts}}
    posts = imported("posts.json", {"results": [{"status": "draft", "platforms": on}]})
    assert "  thread:\n  - The gate is open.\n  - It is wide.\n" in posts
    assert posts.count("- account") == 1


@pytest.mark.parametrize(
    "told",
    [
        {"drafts": [{"posts": [{"text": "The gate is open."}, {"text": "It is wide."}]}]},
        {
            "results": [
                {"draft_title": "A", "posts": [{"text": "The gate is open."}, {"text": "It is wide."}]}
            ]
        },
        {
            "date": "2026-06-01",
            "posts": [
                {
                    "integration": {"id": "a"},
                    "settings": {"__type": "x"},
                    "value": [{"content": "The gate is open."}, {"content": "It is wide."}],
                }
            ],
        },
    ],
)
def test_a_draft_with_posts_is_a_thread(imported, told):
    posts = imported("queue.json", told)
    assert "thread:\n  - The gate is open.\n  - It is wide.\n" in posts


def test_the_posts_of_a_week_are_no_thread(listed):
    weeks = [{"week": 1, "posts": [{"text": "The gate is open."}, {"text": "Which gate?"}]}]
    assert listed("queue.json", {"weeks": weeks})["posts"] == 2


def test_a_file_may_be_the_envelope_of_one_post(listed):
    told = {"generatedAt": "2026-06-01T09:00:00Z", "post": {"content": "Which gate do you use most?"}}
    assert listed("social/today.json", told)["posts"] == 1


def test_networks_with_an_address_behind_them_are_where_a_post_went(imported):
    text = "- caption: The gate is open again.\n  platforms: {instagram: https://a.example/p, pinterest: }\n"
    assert "account: instagram" in imported("queue.yml", text)


def test_posts_with_addresses_of_their_own_say_where_they_stand(imported):
    tweets = [
        {"text": text, "url": f"https://twitter.com/elmrow/status/{number}"}
        for number, text in enumerate(["RT @weir: The weir is open.", "Which boat do we paint first?"], 1)
    ]
    posts = imported("tweets.json", tweets)
    assert "channel: x" in posts
    assert posts.count("account: '@elmrow'") == 2
    assert "repost_of: '@weir'" in posts


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {"id": "1", "date_published": "2026-06-01T09:00:00Z", "content_text": "The gate is open."},
        {
            "id": "2",
            "date_published": "2026-06-02T09:00:00Z",
            "content_html": "<p>Which gate &amp; why?</p>",
        },
    ],
}


def test_a_feed_is_read_as_posts(imported):
    assert "text: Which gate & why?" in imported("posts.json", FEED)


def test_entries_under_ids_say_where_they_stand(run, write):
    url = "https://bsky.app/profile/elm.example/post/3a"
    answers = {"replies": [{"content_html": "<p>At last!</p>", "content_text": "At last!"}]}
    write(
        "data/bluesky.json",
        {"items": {"3a": {"url": url, "content_text": "The gate is open.", "interactions": answers}}},
    )
    posts = run("import", ".").stdout
    assert "channel: bluesky" in posts
    assert "account: '@elm.example'" in posts
    assert "At last" not in posts


@pytest.mark.parametrize("around", [list, lambda items: {"posts": items}, lambda items: {"a": items[0]}])
def test_entries_of_a_feed_are_read_whatever_is_around_them(listed, around):
    assert listed("posts.json", around(FEED["items"]))["reader"] == "feed"


@pytest.mark.parametrize("name", ["posts.json", "posts.yaml"])
def test_a_plan_may_call_its_texts_as_feeds_do(imported, name):
    posts = imported(name, {"posts": [{"content_text": "The gate opens again.", "date": "2026-06-01"}]})
    assert "text: The gate opens again." in posts
    assert "status" not in posts


def test_a_feed_of_articles_is_none_of_posts(listed):
    articles = [item | {"title": "A gate"} for item in FEED["items"]]
    assert listed("posts.json", FEED | {"items": articles})["passed_over"].startswith("a feed of articles")


def test_the_export_of_instagram_is_read_with_its_texts_put_right(imported):
    posts = imported(
        "content/posts_1.json",
        [
            {"media": [{"uri": "a.jpg", "creation_timestamp": 1780300800, "title": MOJIBAKE}]},
            {
                "media": [{"uri": f"{name}.jpg", "creation_timestamp": 1, "title": ""} for name in "bc"],
                "title": "Which one?",
                "creation_timestamp": 1780387200,
            },
        ],
    )
    assert "text: We open — at nine." in posts
    assert "date: 2026-06-01 08:00Z" in posts
    assert "date: 2026-06-02 08:00Z" in posts
    assert posts.count("file:") == 3


def test_the_export_of_threads_tells_answers(imported):
    def said(text, *, is_reply):
        about = {"creation_timestamp": 1780300800, "uri": "", "text_app_post": {"is_reply": is_reply}}
        return {"media": [about | {"title": text}]}

    posts = imported(
        "instagram-elm.row-2026-06-30/threads/threads_and_replies.json",
        {"text_post_app_text_posts": [said("We open.", is_reply=False), said("Yes.", is_reply=True)]},
    )
    assert posts.count("reply_to:") == 1
    assert "handle: '@elm.row'" in posts


def test_the_export_of_facebook_has_its_texts_in_its_data(imported):
    posts = imported(
        "your_posts_1.json",
        [
            {
                "timestamp": 1780300800,
                "title": "Elm Park updated their status.",
                "data": [{"post": MOJIBAKE}, {"update_timestamp": 1780300801}],
            }
        ],
    )
    assert "text: We open — at nine." in posts
    assert "channel: facebook" in posts
    assert "updated their status" not in posts


HEADER = ["Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility"]


def test_the_quotes_that_linkedin_puts_around_lines_are_taken_away(imported):
    text = 'The mill turns."\n""\n"It is the "small" one.'
    posts = imported("Shares.csv", table(HEADER, ["2026-05-11 15:17:30", "", text, "", "", "ALL"]))
    assert '  text: |-\n    The mill turns.\n\n    It is the "small" one.\n' in posts
    assert "date: '2026-05-11 15:17:30Z'" in posts


def test_a_quote_alone_on_its_line_is_an_empty_line_of_a_share(imported):
    text = 'The mill turns."\n"\n"It is the "small" one.'
    posts = imported("Shares.csv", table(HEADER, ["2026-05-11 15:17:30", "", text, "", "", "ALL"]))
    assert '  text: |-\n    The mill turns.\n\n    It is the "small" one.\n' in posts


def test_quotes_that_a_member_wrote_at_the_end_of_a_line_stay(imported):
    text = 'They call it "the mill"\n"small" is what we call it.\nIt turns.'
    posts = imported("Shares.csv", table(HEADER, ["2026-05-11 15:17:30", "", text, "", "", "ALL"]))
    assert 'They call it "the mill"\n    "small" is what we call it.\n' in posts


def test_shares_without_a_text_are_left_out_and_told(listed):
    rows = [["2026-05-11 15:17:30", "a", "The mill turns again.", "", "", "ALL"]]
    rows += [["2026-05-12 15:17:30", "b", "", "https://a.example", "", "ALL"]]
    notes = listed("export/Shares.csv", table(HEADER, *rows))["left_out"]
    assert notes[0] == "1 share of a link without a text"
    assert notes[1].startswith("comments, since there is no Comments.csv beside it")


def test_comments_beside_shares_are_answers(imported, write):
    write(
        "Comments.csv",
        table(["Date", "Link", "Message"], ["2026-05-12 08:00:00", "https://a.example", "Yes!"]),
    )
    posts = imported(
        "Shares.csv", table(HEADER, ["2026-05-11 15:17:30", "", "We\u00e2\u20ac\u2122re open.", "", "", ""])
    )
    assert "text: We’re open." in posts
    assert "reply_to: https://a.example" in posts


def test_files_that_say_more_of_posts_are_called_so(listed, write):
    write("export/Shares.csv", table(HEADER, ["2026-05-11 15:17:30", "", "We are open.", "", "", ""]))
    answers = table(["Date", "Link", "Message"], ["2026-05-12 08:00:00", "https://a.example", "Yes!"])
    said = listed("export/Comments.csv", answers)["passed_over"]
    assert said == "read along with export/Shares.csv"


@pytest.mark.parametrize("around", [lambda posts: posts, lambda posts: {"posts": posts}])
def test_posts_under_their_ids_are_read(listed, around):
    posts = {name: {"text": f"The gate {name} is open.", "platform": "x"} for name in ("a1", "b2")}
    assert listed("queue.json", around(posts))["posts"] == 2


def test_an_archive_of_x_from_before_2018_is_read(imported, write):
    tweets = [
        {"id_str": "1", "created_at": "2017-03-01 09:00:00 +0000", "text": "The gate is open."},
        {
            "id_str": "2",
            "created_at": "2017-03-02 09:00:00 +0000",
            "text": "@ann Until nine.",
            "in_reply_to_status_id_str": "9",
            "in_reply_to_screen_name": "ann",
        },
        {"id_str": "3", "created_at": "2017-03-03 09:00:00 +0000", "text": "RT @weir: Open."},
    ]
    write("data/js/user_details.js", f"var user_details = {json.dumps({'screen_name': 'elm', 'id': '5'})}")
    posts = imported("data/js/tweets/2017_03.js", f"Grailbird.data.tweets_2017_03 = {json.dumps(tweets)}")
    assert "handle: '@elm'" in posts
    assert "date: 2017-03-01 09:00Z" in posts
    assert "reply_to: https://x.com/ann/status/9" in posts
    assert "repost_of: '@weir'" in posts


MONTH = "Grailbird.data.tweets_2017_03 = "


def test_posts_from_before_2018_say_themselves_whose_they_are(imported):
    tweets = [
        {"created_at": f"2017-03-0{day} 09:00:00 +0000", "text": text, "user": {"screen_name": "elm"}}
        for day, text in ((1, "The gate is open."), (2, "Until nine."))
    ]
    posts = imported("data/js/tweets/2017_03.js", MONTH + json.dumps(tweets))
    assert "channel: x" in posts
    assert "handle: '@elm'" in posts


def test_an_archive_of_x_from_2019_has_its_posts_without_a_name_around_them(imported):
    tweets = [
        {"created_at": "Wed May 01 09:00:00 +0000 2019", "full_text": "The gate is open.", "id_str": "1"}
    ]
    made = imported("data/tweet.js", f"window.YTD.tweet.part0 = {json.dumps(tweets)}")
    assert "text: The gate is open." in made
    assert "channel: x" in made


def test_posts_from_before_2018_are_on_x_whosever_they_are(imported):
    tweets = [{"created_at": "2017-03-01 09:00:00 +0000", "text": "The gate is open."}]
    assert "channel: x" in imported("data/js/tweets/2017_03.js", MONTH + json.dumps(tweets))


def test_other_programs_may_be_called_after_a_month(run, write):
    write("js/2017_03.js", "console.log('March')")
    assert run("check", "--allow-empty").exit_code == 0


# What is no plan of posts

SAID = [{"user": name, "text": f"Thank you for the gate, {name}."} for name in ("ann", "ben", "cy")]
QUESTION = {"question": "How many oaks?", "options": ["1", "2"], "answer_index": 1, "fun_fact": "One fell."}
STRANGERS = {
    "what others said": SAID,
    "what others": {
        "tweets": [{"user": {"screen_name": name}, "text": "We love the gate."} for name in ("ann", "ben")]
    },
    "a list of addresses of posts": [f"https://x.com/ann/status/{number}" for number in range(3)],
    "questions with their answers": [QUESTION, QUESTION | {"question": "Which bird?"}],
    "texts to be drawn on pictures": [
        {"headline": "Silver.", "badges": [{"name": "Oak"}], "formats": ["square"]},
        {"stat": "30", "formats": ["square"]},
        {"headline": "Ink.", "copy": "Two drops less. That is all.", "formats": ["square"]},
    ],
    "templates": [{"x": "We welcome {{name}} to the park."}, {"linkedin": "Here is {{name}}, our new gate."}],
    "an analytics export": [
        {"text": "The gate is open.", "impressions": 5, "likes": 2, "replies": 1},
        {"text": "The gate is shut.", "impressions": 5, "likes": 2, "replies": 1},
    ],
    "a data set": [{"text": "The gate is open.", "label": 1}, {"text": "The gate is shut.", "label": 0}],
    "a list of dates or ids": [{"id": "1", "publish": "2026-06-01"}, {"id": "2", "publish": "2026-06-02"}],
    "an editorial plan with theme": {"items": [{"theme": "oak", "angle": "Why", "notes": "Say it softly."}]},
}


@pytest.mark.parametrize("what", STRANGERS)
def test_what_is_no_plan_is_declined_with_what_it_is(listed, what):
    file = listed("social/posts.json", STRANGERS[what])
    assert file["posts"] == 0
    assert file["passed_over"].startswith(what)


def test_what_others_said_can_be_read_all_the_same(run, write):
    write("postlint.yaml", "readers: {social/posts.json: planner}\n")
    write("social/posts.json", SAID)
    report = json.loads(run("check", "--list-files", "--format", "json").stdout)
    assert [file["posts"] for file in report["files"] if file["reader"]] == [3]


def test_a_team_of_authors_has_a_plan(listed):
    plan = [
        {"author": name, "date": f"2026-06-0{day}", "text": "The gate is open again."}
        for day, name in enumerate(["Ann", "Ben", "Cy"], 1)
    ]
    assert listed("posts.json", plan)["posts"] == 3


@pytest.mark.parametrize(
    "header",
    [
        "Tweet id,Tweet text,time,impressions,engagements,likes",
        "Date,Organic followers,Sponsored followers,Total followers",
        "Post ID,Description,Publish time,Views,Likes,Reach,Follows",
    ],
)
def test_figures_of_a_network_are_called_so(listed, header):
    file = listed("social/posts.csv", f"{header}\n{','.join('1' for _ in header.split(','))}\n")
    assert file["passed_over"].startswith("an analytics export")


def test_a_plan_may_have_columns_for_figures(listed):
    rows = "Date,Channel,Copy,Status,Likes,Comments,Reach\n2026-06-01,x,The gate is open.,draft,,,\n"
    assert listed("social/posts.csv", rows)["posts"] == 1


def test_a_start_and_parts_that_wait_for_each_other_are_one_dated_thread(imported):
    told = imported(
        "threads/wheel.json",
        {
            "start": "2026-11-14T20:00:00",
            "toots": [{"text": "The wheel turns."}, {"text": "It is oak.", "offset": 60}],
        },
    )
    assert "date: 2026-11-14 20:00" in told
    assert "thread:\n  - The wheel turns.\n  - It is oak.\n" in told
    assert "channel: mastodon" in told


def test_a_choice_among_texts_is_alone_dated_by_when_the_choice_went_out(imported):
    texts = [
        {"type": "odd", "instagram": "The wheel of the mill hums."},
        {"type": "plain", "instagram": "The mill is open again."},
    ]
    told = imported(
        "queue.json",
        {"wheel": {"angles": texts, "published_angle": "plain", "published_at": "2026-11-03T09:00:00"}},
    )
    assert told.count("2026-11-03") == 1
    assert told.index("hums") < told.index("2026-11-03") < told.index("open again")


# Broken JSON


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ('[\n\u00a0{"text": "Open.", "platform": "x"}]', "a no-break space (U+00A0) stands here"),
        ('[\n\u200b{"text": "Open.", "platform": "x"}]', "a zero width space (U+200B) stands here"),
        ("[{'text': 'Open.', 'platform': 'x'}]", "a key in double quotes should stand here"),
        ('[{"date": "2026-06-01", “text”: "Open."}]', "a key in double quotes should stand here"),
    ],
)
@pytest.mark.parametrize("asked", [(), ("queue.json",)])
def test_broken_json_is_told_as_such_and_not_as_no_calendar(run, write, broken, why, asked):
    write("queue.json", broken)
    ran = run("check", *asked)
    assert ran.exit_code == 2
    assert f"error: This is not JSON: {why}" in ran.stdout
    assert "not a calendar" not in ran.stdout
    assert f"This is not JSON: {why}" in run("check", "--list-files").stdout


WORDS_FOLLOW = (
    'This double quote ends the text, and words follow. Write \\" for a double quote inside of a text.'
)


@pytest.mark.parametrize(
    ("broken", "at", "why"),
    [
        ('[{"text": "Open.",}]', 18, "This is not JSON, in which no comma stands before }. Delete it."),
        ('[{"text": "Open."},\n]', 19, "This is not JSON, in which no comma stands before ]. Delete it."),
        ('[ // soon\n{"text": "Open."}]', 3, "This is not JSON, which has no comments. Delete this one."),
        ('[{"text": "We call it "the bell" here."}]', 23, WORDS_FOLLOW),
        ('[{"text": ""The bell" rings."}]', 12, WORDS_FOLLOW),
        ('[{"text": "종이 "울려요"라고."}]', 15, WORDS_FOLLOW),
        ('[{"text": "Open." /* now */}]', 19, "This is not JSON, which has no comments. Delete this one."),
    ],
)
def test_what_other_dialects_of_json_allow_is_named_as_such(run, write, broken, at, why):
    write("queue.json", broken)
    assert f"queue.json:1:{at}: error: {why}" in run("check", "queue.json").stdout


def test_import_says_of_broken_json_of_which_nothing_is_read_what_is_wrong_and_no_more(run, write):
    write(
        "social/schedule.json", '{"posts": [{"date": "2026-06-01", "platform": "x", "text": "A "B" here."}]}'
    )
    ran = run("import", ".")
    assert ran.exit_code == 2
    assert 'Write \\" for a double quote inside of a text.' in ran.stderr
    assert "mended before" not in ran.stderr
    assert ran.stderr.count("error:") == 1


OTHERS = {
    "config/schedule.json": '{\n  // when to run\n  "jobs": [{"name": "backup", "at": "02:00",},],\n}\n',
    "social/tsconfig.json": '{\n  "compilerOptions": {"strict": true,},\n}\n',
    "posts/settings.json": '{"layout": {"x": 3,},}\n',
    "social/deploy.yaml": "replicas: {{ .Values.replicas }}\nimage: [gate\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_broken_and_was_only_met_is_passed_over_where_it_has_no_key_of_texts(run, write, name):
    write("june.yaml", "posts:\n- {date: 2026-06-01, channel: x, text: The gate is open.}\n")
    write(name, OTHERS[name])
    ran = run("check", "--show", "info")
    assert ran.exit_code == 0
    assert f"Not a calendar: {name} (cannot be read: line" in " ".join(ran.stdout.split())


@pytest.mark.parametrize("settings", [None, "calendars: ['**/*.json', '**/*.yaml']\n"])
@pytest.mark.parametrize("name", OTHERS)
def test_what_is_broken_is_an_error_where_somebody_names_it(run, write, name, settings):
    write(name, OTHERS[name])
    if settings:
        write("postlint.yaml", settings)
    ran = run("check", *(() if settings else (name,)))
    assert (ran.exit_code, f"{name}:" in ran.stdout) == (2, True)


@pytest.mark.parametrize(
    "broken",
    [
        '{"posts": [{"text": "The gate is open.",}]}',
        "{'posts': ['The gate is open.']}",
        "{“caption”: “The gate is open.”}",
        '{"plan": {"linkedin": "The gate is open.",},}',
        "posts:\n- channel: x\n  text: [The gate is open.\n",
    ],
)
def test_what_is_broken_is_an_error_where_texts_may_stand_in_it(run, write, broken):
    write(f"social/june.{'yaml' if broken.startswith('posts') else 'json'}", broken)
    assert run("check").exit_code == 2
