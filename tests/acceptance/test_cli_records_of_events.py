"""Records of events that hold texts for networks: named, and read without taking their day for the posts'."""

import pytest
import yaml

CALENDAR = 'posts:\n- {date: 2027-02-01, channel: mastodon, text: "The kiln is warm, come and see it."}\n'
TEXT = "The kiln opens its doors: which bowl shall we fire first?"
RECORD = """\
title: Open kiln
date: 2027-06-17
start: "19:00"
location: The yard behind the mill
description: An evening for everybody who likes fire.
{key}:
  {more}
  mastodon: "{text}"
  bluesky: "Bring a bowl of your own, we glaze it together with you."
"""


@pytest.fixture
def put(workplace):
    """Write a record of an event beside a calendar."""

    def write(text, *, name="events/2027-06-17-kiln.yml", asked=False):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        (workplace / "calendar.yaml").write_text(CALENDAR)
        if asked:
            (workplace / "postlint.yaml").write_text(f"calendars: ['{name}']\n")

    return write


def record(key="social", more="remind_days_before: [7, 1]"):
    return RECORD.format(key=key, more=more, text=TEXT)


@pytest.mark.parametrize("key", ["social", "announcements", "posts", "social_media"])
def test_a_record_is_named_beside_other_calendars(put, run, key):
    put(record(key))
    ran = run("check", "--list-files")
    assert "looks like posts" in ran.stdout or "events/2027-06-17-kiln.yml: 2 posts" in ran.stdout


@pytest.mark.parametrize("key", ["social", "announcements", "posts"])
def test_the_day_of_the_event_is_not_that_of_its_posts_and_this_is_said(put, run, key):
    put(record(key), asked=True)
    posts = yaml.safe_load(run("import", ".").stdout)["posts"]
    assert [post["account"] for post in posts] == ["mastodon", "bluesky"]
    assert posts[0]["text"] == TEXT
    assert not any("date" in post for post in posts)
    said = " ".join(run("check").stdout.split())
    assert "the date of 1 entry is that of an event (line 1), so the posts for it count as undated" in said


@pytest.mark.parametrize(
    ("line", "date"),
    [("days_before: 7", "2027-06-10"), ("publish_date: 2027-06-01", "2027-06-01")],
)
def test_what_says_when_the_posts_go_out_counts(put, run, line, date):
    put(f"{line}\n{record()}", asked=True)
    posts = yaml.safe_load(run("import", ".").stdout)["posts"]
    assert {post["date"] for post in posts} == {date}
    assert "that of an event" not in run("check").stdout


def test_a_post_with_a_place_keeps_its_date(put, run):
    post = f'date: 2027-06-17\nlocation: The mill\nstatus: draft\nposts:\n  mastodon: "{TEXT}"\n'
    put(post, name="plan/kiln.yml", asked=True)
    (read,) = yaml.safe_load(run("import", ".").stdout)["posts"]
    assert read["date"] == "2027-06-17"


@pytest.mark.parametrize(
    "text",
    [
        "title: Open kiln\ndate: 2027-06-17\nsocial:\n  mastodon: https://mastodon.example/@kiln\n",
        "social:\n  facebook: Share this page with all your friends on Facebook\n",
        "date: 2027-06-17\nsocial:\n  mastodon: '@kiln@mastodon.example'\n  bluesky: kiln.example\n",
        "date: 2027-06-17\nnotes:\n  - We should write to the people of the village soon\n",
    ],
)
def test_other_records_stay_unnamed(put, run, text):
    put(text)
    assert "look" not in run("check").stdout
