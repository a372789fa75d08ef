"""Lists where others have maps, headers said twice, sample rows, and lists of texts below a network."""

import json

import pytest
import yaml

_FIRST, _SECOND = "The lock is open from nine today.", "Boats wait at the quay for the bell."


@pytest.fixture
def posts(run, workplace):
    """Write a file, and return what `postlint import` makes of it: the posts."""

    def read(text, name):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return (yaml.safe_load(run("import", name).stdout) or {}).get("posts", [])

    return read


def texts(found):
    return [post.get("text", post.get("thread")) for post in found]


def said(run):
    return " ".join(run("check").stdout.split())


def lines(*values):
    return "".join(f"{json.dumps(value)}\n" for value in values)


@pytest.mark.parametrize("name", ["queue.ndjson", "queue.jsonl"])
def test_lines_that_are_lists_of_posts_are_read(posts, name):
    first, second = ({"date": "2026-12-01", "platform": "x", "text": text} for text in (_FIRST, _SECOND))
    assert texts(posts(lines([first], [second, second]), name)) == [_FIRST, _SECOND, _SECOND]


def test_lines_that_are_rows_are_a_table(posts):
    rows = lines(["date", "platform", "text"], ["2026-12-01", "x", _FIRST], ["2026-12-02", None, _SECOND])
    found = posts(rows, "queue.ndjson")
    assert texts(found) == [_FIRST, _SECOND]
    assert found[0]["account"] == "x"


def test_rows_without_a_header_are_declined_with_the_reason(posts, run):
    assert posts(lines(["2026-12-01", "x", _FIRST], ["2026-12-02", "x", _SECOND]), "queue.ndjson") == []
    assert "a table without a header" in run("check", "--list-files").stdout


def test_a_feed_may_have_nothing_but_html(posts):
    items = [{"id": "1", "content_html": f"<p>{_FIRST}</p>", "date_published": "2026-12-01T09:00:00Z"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Tide", "items": items}
    assert texts(posts(json.dumps(feed), "feed.json")) == [_FIRST]


@pytest.mark.parametrize("second", ["When,Where,What", "Wann?,Wo?,Was?", "Day,Network,Text", "Fecha,Red,Qué"])
def test_a_second_header_in_other_words_is_no_post(posts, run, second):
    table = f"Date,Platform,Copy\n{second}\n2026-12-01,X,{_FIRST}\n"
    assert texts(posts(table, "posts.csv")) == [_FIRST]
    assert "1 row that only explains the columns (line 2)" in said(run)


def test_a_short_post_in_the_first_row_is_none(posts):
    assert texts(posts("Date,Platform,Copy\n2026-12-01,X,What?\n", "posts.csv")) == ["What?"]
    assert texts(posts("Date,Platform,Copy\n,X,Post more!\n", "posts.csv")) == ["Post more!"]


def test_a_row_of_lorem_ipsum_is_a_sample(posts, run):
    table = f"Date,Platform,Copy\n2026-12-01,X,Lorem ipsum dolor sit amet.\n2026-12-02,X,{_FIRST}\n"
    assert texts(posts(table, "posts.csv")) == [_FIRST]
    assert "(line 2)" in said(run)


def test_a_list_below_a_network_without_threads_is_several_posts(posts):
    front = f"---\ntitle: A lock\nsocialPosts:\n  facebook:\n  - {_FIRST}\n  - {_SECOND}\n---\nText.\n"
    assert texts(posts(front, "content/posts/lock.md")) == [_FIRST, _SECOND]


@pytest.mark.parametrize(
    ("key", "doubtful"), [("twitter", True), ("bluesky", True), ("twitter_thread", False)]
)
def test_a_list_below_one_with_threads_is_a_thread_and_that_is_said(posts, run, key, doubtful):
    front = f"---\ntitle: A lock\nsocialPosts:\n  {key}:\n  - {_FIRST}\n  - {_SECOND}\n---\nText.\n"
    (post,) = posts(front, "content/posts/lock.md")
    assert post["thread"] == [_FIRST, _SECOND]
    found = json.loads(run("check", "--show", "info", "--format", "json").stdout)["findings"]
    assert any(one["rule"] == "reading/list-as-thread" for one in found) == doubtful
