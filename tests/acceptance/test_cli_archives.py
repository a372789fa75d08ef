"""``postlint check`` on archives of what was really posted, beside plans and alone."""

import json

import pytest

from postlint.judging.packs.packs_in_use import packs_named
from postlint.source.budgets import MAX_ARCHIVE_BYTES, MAX_BYTES

PERSON = '[\n  {"account": {"username": "cityparks",\n    "accountId": "5"}}\n]'
PROFILE = '[ {"profile": {"description": {"bio": "Parks"},\n  "headerMediaUrl": "https://p.example/h.jpg"}} ]'
FOLLOWERS = '[ {"follower": {"accountId": "1"}}, {"follower": {"accountId": "2"}} ]'
PLAN = """\
accounts: {parks: {channel: x, handle: "@cityparks"}}
slots: [{account: parks, every: "Mon-Fri 12:00", minutes: 30}]
posts: []
"""


def tweet(number, day, time="09:00", **fields):
    about = {"id_str": str(number), "created_at": f"Mon Jun {day:02} {time}:00 +0000 2026", **fields}
    return {"tweet": {"full_text": f"We are proud to announce our new headquarters, part {number}.", **about}}


def assigned(name, data):
    return f"window.YTD.{name}.part0 = {data if isinstance(data, str) else json.dumps(data, indent=1)}"


@pytest.fixture
def archive(workplace):
    """An archive of twelve posts; gives a function that writes one with other posts."""

    def write(tweets=None):
        (workplace / "data").mkdir(exist_ok=True)
        posts = tweets or [tweet(day, day) for day in range(1, 13)]
        for name, data in (
            ("tweets", posts),
            ("account", PERSON),
            ("profile", PROFILE),
            ("follower", FOLLOWERS),
            ("following", "[]"),
        ):
            (workplace / "data" / f"{name}.js").write_text(assigned(name, data))
        return workplace / "data"

    write()
    return write


def findings(ran):
    return {found["rule"]: found for found in json.loads(ran.stdout)["findings"]}


@pytest.mark.parametrize("settings", [None, "calendars: [data/tweets.js]\n"], ids=["no settings", "settings"])
def test_what_is_said_of_the_account_stands_in_the_file_that_says_it(run, archive, workplace, settings):
    if settings:
        (workplace / "postlint.yaml").write_text(settings)
    found = findings(run("check", "--format", "json", "data/tweets.js"))
    picture = found["profile/no-avatar"]
    assert (picture["path"], picture["line"]) == ("data/profile.js", 1)
    shown = run("check", "--show", "info", "data/tweets.js").stdout
    assert "data/profile.js:1:" in shown
    assert '{"profile": {"description": {"bio": "Parks"},' in shown


def test_a_file_beside_the_posts_that_is_broken_is_an_error_at_its_place(run, archive, workplace):
    (workplace / "data/account.js").write_text(assigned("account", PERSON)[:-12])
    ran = run("check", "--format", "json", "data")
    report = json.loads(ran.stdout)
    assert (ran.exit_code, report["summary"]["posts"]) == (2, 12)
    assert [(error["path"], error["line"]) for error in report["errors"]] == [("data/account.js", 3)]


def test_an_actor_that_is_broken_is_an_error_at_its_place(run, workplace):
    (workplace / "outbox.json").write_text('{"type": "OrderedCollection", "orderedItems": []}')
    (workplace / "actor.json").write_text('{\n"preferredUsername": alert(1)}')
    ran = run("check", "outbox.json")
    assert ran.exit_code == 2
    assert "actor.json:2:22: error:" in ran.stdout


def test_reserved_time_in_which_the_archive_shows_no_reply_is_a_finding_on_the_slot(run, archive, workplace):
    (workplace / "plan.yaml").write_text(PLAN)
    found = findings(run("check", "--format", "json", "."))["two-way/reserved-but-silent"]
    assert (found["path"], found["line"], found["severity"]) == ("plan.yaml", 2, "warning")
    assert found["message"].startswith("@cityparks, 1–12 June 2026: ")


def test_a_reply_in_reserved_time_is_enough(run, archive, workplace):
    (workplace / "plan.yaml").write_text(PLAN)
    answer = {"in_reply_to_status_id_str": "77", "in_reply_to_screen_name": "ann"}
    archive([*(tweet(day, day) for day in range(1, 13)), tweet(50, 3, "12:10", **answer)])
    assert "two-way/reserved-but-silent" not in findings(run("check", "--format", "json", "."))


def test_an_archive_is_judged_at_full_severity_and_asks_nobody_to_change_what_went_out(run, archive):
    archive([tweet(number, number % 28 + 1) for number in range(60)])
    found = findings(run("check", "--format", "json", "data"))["two-way/one-way-feed"]
    (rule,) = (rule for rule in packs_named(["two-way"])[0][0].rules if rule.id == found["rule"])
    assert (found["severity"], found["may"]) == (rule.severity, False)
    assert "of 60 published posts, none" in found["message"]
    assert "To pass: change" not in run("check", "data").stdout


def test_an_archive_may_be_larger_than_anything_that_is_written_by_hand(run, archive, workplace):
    path = workplace / "data" / "tweets.js"
    path.write_text(path.read_text() + " " * MAX_BYTES)
    assert json.loads(run("check", "--format", "json", "data").stdout)["summary"]["posts"] == 12
    (workplace / "tweets.json").write_text("[]" + " " * MAX_BYTES)
    ran = run("check", "tweets.json")
    assert ran.exit_code == 2
    assert "up to 32 MB" in ran.stdout


def test_an_archive_over_its_own_limit_is_refused_before_it_is_read(run, archive, workplace):
    with (workplace / "data" / "tweets.js").open("ab") as file:
        file.truncate(MAX_ARCHIVE_BYTES + 1)
    ran = run("check", "data")
    assert ran.exit_code == 2
    assert "data/tweets.js: error: This file has more than 256 MB; postlint reads up to 256 MB." in ran.stdout
