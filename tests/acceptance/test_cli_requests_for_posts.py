"""Folders of requests, one JSON object a file, that a program posts on Bluesky."""

import json

import pytest
import yaml

FINCH = "https://bsky.app/profile/finch.example/post/3kq2"
POST = {"action": "post", "account": "KILN", "richText": "The kiln is cold until Monday, and so are we."}
REPLY = {"action": "reply", "account": "KILN", "richText": "Four days, mostly.", "replyURL": FINCH}
REPOST = {"action": "repost", "account": "KILN", "repostURL": FINCH}
QUOTE = {"action": "quote-post", "account": "KILN", "richText": "Look at this glaze.", "repostURL": FINCH}
RESULT = {"result": {"uri": "at://did:plc:kiln/app.bsky.feed.post/3kq9", "cid": "bafy"}}


@pytest.fixture
def write(workplace):
    def write_file(name, content):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))

    return write_file


@pytest.fixture
def read(run, write):
    def read_folder(**requests):
        for name, request in requests.items():
            write(f"records/new/{name}.json", request)
        return yaml.load(run("import", ".").stdout, Loader=yaml.BaseLoader)["posts"]

    return read_folder


def test_each_request_is_a_post_though_nobody_names_the_folder(read):
    posts = read(a=POST, b=REPLY, c=REPOST, d=QUOTE)
    assert [post.get("text") for post in posts] == [
        POST["richText"],
        "Four days, mostly.",
        None,
        "Look at this glaze.",
    ]
    links = [
        {key: post[key] for key in ("reply_to", "repost_of", "quote_of") if key in post} for post in posts
    ]
    assert links == [{}, {"reply_to": FINCH}, {"repost_of": FINCH}, {"quote_of": FINCH}]
    assert {post["account"] for post in posts} == {"KILN"}


def test_a_request_with_its_result_went_out_on_the_day_in_the_name_of_its_file(run, write):
    write("records/processed/2027-03-04-0.json", POST | RESULT)
    write("records/new/24-03-05.json", POST | {"result": None})
    done, new = sorted(
        yaml.load(run("import", ".").stdout, Loader=yaml.BaseLoader)["posts"],
        key=lambda post: "status" not in post,
    )
    assert (done["status"], done["date"]) == ("published", "2027-03-04")
    assert "status" not in new
    assert "date" not in new


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        (REPOST | {"action": "repsot"}, 'There is no action "repsot". Did you mean "repost"?'),
        ({"action": "post", "account": "KILN", "richTextFile": "./t.txt"}, "stands in a file of its own"),
        (
            {"action": "post", "account": "KILN", "richText": None, "richTextFile": "./t.txt"},
            "stands in a file of its own",
        ),
        (REPLY | {"replyURL": ""}, "Write its address under replyURL:"),
        (POST | {"richText": ["The kiln", "is cold"]}, '"richText": expected a number or text'),
        (json.dumps(POST)[:-1], "in the middle of its data"),
    ],
)
def test_a_request_that_cannot_be_read_is_an_error_at_its_line(run, write, request_, says):
    write("records/new/a.json", POST)
    write("records/new/b.json", request_)
    ran = run("check")
    assert ran.exit_code == 2
    assert "records/new/b.json:1:" in ran.stdout
    assert says in " ".join(ran.stdout.split())


def test_a_request_for_something_else_is_named_and_no_error(run, write):
    write("records/new/a.json", POST)
    write("records/new/b.json", POST | {"action": "subscribe"})
    ran = run("check")
    assert ran.exit_code == 0
    assert "looks like posts and is not read (records/new/b.json)" in " ".join(ran.stdout.split())
    said = run("check", "--list-files").stdout
    assert "its action is none of post, reply" in said
    assert "subscribe" not in said


def test_data_that_speaks_of_actions_is_no_request(run, write):
    write("records/form.json", {"action": "/send", "method": "post", "richText": "Tell us what you think"})
    write("june.yaml", "posts:\n- {date: 2027-06-01, channel: x, text: The kiln is hot.}\n")
    assert "1 file: " not in (listed := run("check", "--list-files").stdout)
    assert "records/form.json: passed over" in listed


def test_a_list_in_the_same_words_says_what_is_answered_and_quoted(run, write):
    write("posts.yaml", yaml.safe_dump([POST, REPLY, REPOST, QUOTE]))
    made = run("import", "posts.yaml").stdout
    assert made.count("text: ") == 3
    assert all(f"{key}: {FINCH}" in made for key in ("reply_to", "repost_of", "quote_of"))
