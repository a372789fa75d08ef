"""What names of files and folders, globs and git say of posts."""

import os
import subprocess
from datetime import date, time
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.calendars.dates.dates_in_file_names import date_in_name

POST = "The gate is open.\n"


def when(name, order=None):
    return date_in_name(PurePath(name), name, order).when


@pytest.mark.parametrize(
    "name",
    [
        "2026-06-01-gate.md",
        "2026-6-1-gate.md",
        "2026_06_01.md",
        "gate-2026-06-01.md",
        "retry-12_retry-9_2026-06-01-gate.md",
        "20260601-0930-gate.md",
        "260601-gate.tweet",
        "20260601.tweet",
        "2026/06/01-gate.tweet",
        "2026-06/01 gate.tweet",
        "posts/2026-06-01/gate.md",
        "2025/2026-06-01-gate.md",
        "2026.06.01 gate.md",
        "june-1-2026.md",
        "gate_1jun2026.tweet",
        "1-juin-2026-gate.md",
        "Jun 1st, 2026.md",
        "2026-june-01 gate.md",
        "2026/06-june/01-gate.md",
        "2026-0601-gate.md",
        "202606_01.md",
        "2026 06 01 gate.md",
        "20260601T093000.md",
        "gate-20260601T0930Z.md",
        "2026/06/1-gate.md",
        "2026/6/1.md",
    ],
)
def test_a_date_stands_in_the_name_of_a_file_or_its_folders(name):
    assert when(name).date == date(2026, 6, 1)


def test_a_time_may_follow_the_date():
    assert when("260601-0930-gate.tweet").time == time(9, 30)


def test_the_time_of_a_name_may_be_that_of_no_zone(folder):
    folder.write(**{"20260601T0930Z-gate_tweet": POST})
    (post,) = folder.load(".").posts
    assert (post.when.value.time, post.when.value.offset) == (time(9, 30), "Z")


@pytest.mark.parametrize(
    "name",
    [
        "gate.md",
        "2026/gate.md",
        "2026/06/gate.md",
        "v2.10.1.md",
        "203001-x.md",
        "1234567.md",
        "19-11.md",
        "2026/june.md",
        "2026-june-gate.md",
        "12-market-2026.md",
        "june-2026.md",
        "mar-2026-06.md",
        "2026-2027-gate.md",
        "2026/06/3d-gates.md",
        "2026/06/3-2-1.md",
        "2026/6-1-gate.md",
    ],
)
def test_other_numbers_are_no_dates(name):
    assert when(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "toots/week-3/june-2026.toot",
        "toots/2026/may/4-birds-to-hear.toot",
        "toots/2026-april/7-ways-to-mend.toot",
        "toots/2026/out/2-of-9.toot",
        "toots/2026/set-4/ponds.toot",
        "ponds-june-2026/01-gate.toot",
        "2026/june-4-birds.toot",
    ],
)
def test_names_of_folders_and_files_are_not_glued_to_a_date(name):
    assert when(name) is None


@pytest.mark.parametrize("name", ["2026/june/01.md", "june-2026/01.md", "2026-june/01.md", "1-set-2026.md"])
def test_a_day_with_a_name_of_its_own_is_one(name):
    assert when(name).date.day == 1


@pytest.mark.parametrize("name", ["app-2026.11.3.toot", "app-2026.11.0.toot", "app-2026.13.01.toot"])
def test_versions_are_no_days_and_nothing_is_said_of_them(name):
    assert date_in_name(PurePath(name), name, None) == date_in_name(PurePath("app.toot"), name, None)


def test_the_order_of_day_and_month_can_be_set():
    assert when("05-06-2026.md", "month-first").date == date(2026, 5, 6)
    assert when("05-06-2026.md", "day-first").date == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("name", "month"), [("24-06-2026.md", 6), ("06-24-2026.md", 6), ("05-05-2026.md", 5)]
)
def test_without_an_order_a_name_is_read_that_can_mean_one_day_only(name, month):
    found = date_in_name(PurePath(name), name, None)
    assert (found.when.date.month, found.diagnostics) == (month, ())


def test_a_name_that_can_mean_two_days_is_a_finding_and_the_post_undated(folder):
    folder.write(**{"08-09-2026-gate_tweet": POST})
    plan = folder.load(".")
    (remark,) = plan.diagnostics
    assert (plan.posts[0].when, remark.rule) == (None, "reading/ambiguous-date")
    assert "2026-09-08 or 2026-08-09" in remark.message
    assert "dates: {order: day-first}" in remark.message


def test_a_name_with_a_short_year_is_asked_about(folder):
    folder.write(**{"26-09-08-gate_tweet": POST})
    plan = folder.load(".")
    (remark,) = plan.diagnostics
    assert (plan.posts[0].when, remark.rule) == (None, "reading/ambiguous-date")
    assert "2026-09-08 or 2008-09-26" in remark.message


def test_another_name_tells_how_to_read_those_that_can_mean_two_days(folder):
    folder.write(**{"08-09-2026-gate_tweet": POST, "24-09-2026-trail_tweet": POST})
    plan = folder.load(".")
    assert [post.when.value.date for post in plan.posts] == [date(2026, 9, 8), date(2026, 9, 24)]
    assert not plan.diagnostics


def test_names_that_contradict_each_other_tell_nothing(folder):
    folder.write(**{f"{name}_tweet": POST for name in ("08-09-2026", "24-09-2026", "09-25-2026")})
    plan = folder.load(".")
    assert [post.when and post.when.value.date for post in plan.posts] == [
        None,
        date(2026, 9, 25),
        date(2026, 9, 24),
    ]
    assert [remark.rule for remark in plan.diagnostics] == ["reading/ambiguous-date"]


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_date_is_found_as_it_is_written(day):
    assert when(f"{day}-gate.md").date == day
    assert when(f"{day:%d-%m-%Y}-gate.md", "day-first").date == day
    assert when(f"{day:%Y/%m/%d}-gate.md").date == day


def test_month_and_day_in_the_wrong_places_are_a_finding_and_read_as_meant(folder):
    folder.write(**{"2026-28-05-gate_tweet": POST})
    plan = folder.load(".")
    assert plan.posts[0].when.value.date == date(2026, 5, 28)
    ((path, rule),) = [(remark.span.path, remark.rule) for remark in plan.diagnostics]
    assert (path, rule) == ("2026-28-05-gate.tweet", "reading/slipped-date")


def test_a_day_that_is_none_is_a_finding_and_the_post_undated(folder):
    folder.write(**{"2026-02-30-gate_tweet": POST})
    plan = folder.load(".")
    assert (plan.posts[0].when, [remark.rule for remark in plan.diagnostics]) == (
        None,
        ["reading/no-such-date"],
    )


def test_what_the_file_says_goes_first(folder):
    folder.write(**{"2026-28-05-gate_tweet": f"---\ndate: 2026-07-01\n---\n{POST}"})
    plan = folder.load(".")
    assert (plan.posts[0].when.value.date, plan.diagnostics) == (date(2026, 7, 1), ())


def test_names_of_files_with_many_posts_date_none_of_them(folder):
    folder.write(**{"2026-06-01_yaml": "- text: A\n- text: B\n"})
    assert [post.when for post in folder.load(".").posts] == [None, None]


def test_accounts_of_the_settings_own_the_files_of_their_paths(folder):
    folder.write(
        postlint_yaml="accounts:\n  parks: {channel: x, handle: '@parks', followers: 9, paths: [parks/]}\n"
        "  city: {channel: x, handle: '@city', paths: ['city/*']}\n",
        parks__a_tweet=POST,
        city__b_tweet=POST,
    )
    plan = folder.load(".")
    assert [post.accounts for post in plan.posts] == [("x:city",), ("x:parks",)]
    assert plan.accounts["x:parks"].facts["followers"].value == 9
    assert (plan.problems, {"city", "parks"} <= plan.own) == ((), True)


def test_posts_that_say_whose_they_are_belong_to_nobody_else(folder):
    folder.write(
        postlint_yaml="accounts: {parks: {paths: [posts/]}}", posts__a_md="---\nmedia: [m-b]\n---\nOpen."
    )
    assert folder.load(".").posts[0].accounts == ("m-b",)


def test_accounts_of_the_settings_are_checked_like_those_of_calendars(folder):
    folder.write(postlint_yaml="accounts:\n  parks: {folowers: 9}\n", a_tweet=POST)
    (problem,) = folder.load(".").problems
    assert (problem.span.path, problem.span.line) == ("postlint.yaml", 2)
    assert "followers" in problem.message


def test_the_settings_say_what_wrote_a_post(folder):
    folder.write(postlint_yaml="origin: {rss: [feed/]}", feed__a_tweet=POST, b_tweet=POST)
    assert [post.origin for post in folder.load(".").posts] == [None, "rss"]


@pytest.mark.parametrize(("name", "origin"), [("feed_bot", "bot"), ("bots", "bot"), ("robots", None)])
def test_a_folder_that_is_called_a_bots_is_one(folder, name, origin):
    folder.write(**{f"{name}__a_tweet": POST})
    assert folder.load(".").posts[0].origin == origin


def git(folder, *arguments, day="2026-06-01"):
    stamp = f"{day}T09:00:00+0200"
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder.path), "GIT_COMMITTER_DATE": stamp}
    named = ["-c", "user.name=A", "-c", "user.email=a@a.example"]
    subprocess.run(["git", *named, *arguments], check=True, env=environment, cwd=folder.path)


def test_git_says_when_files_were_added_where_that_is_asked_for(folder):
    folder.write(postlint_yaml="dates: {from_git: true}", a__b_tweet=POST, c_tweet=POST, new_tweet=POST)
    git(folder, "init", "-q")
    git(folder, "add", "a")
    git(folder, "commit", "-qm", "One")
    git(folder, "add", "c.tweet")
    git(folder, "commit", "-qm", "Two", day="2026-06-02")
    plan = folder.load(".")
    assert [post.when and str(post.when.value.date) for post in plan.posts] == [
        "2026-06-01",
        "2026-06-02",
        None,
    ]


def test_git_is_asked_no_more_often_for_more_files(folder, monkeypatch):
    calls = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: calls.append(a) or run(*a, **k))
    folder.write(postlint_yaml="dates: {from_git: true}", **{f"p{number}_tweet": POST for number in range(9)})
    run(["git", "init", "-q"], check=True)
    folder.load(".")
    assert len(calls) <= 4


def test_without_a_repository_that_is_said(folder, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.path.parent))
    folder.write(postlint_yaml="dates: {from_git: true}", a_tweet=POST)
    plan = folder.load(".")
    assert ["Git cannot say" in problem.message for problem in plan.problems] == [True]
    assert len(plan.posts) == 1


def test_copies_count_once_where_they_go_out_on_the_same_account(folder):
    head = "---\nmedia: [m-a, m-b]\n---\n"
    folder.write(gate_md=f"{head}Opne.", **{"gate-fixed_md": f"{head}Open."})
    (folder.path / "retry-7_gate.md").write_text("---\nmedia: [m-b]\n---\nOpen.")
    names = {post.span.path: post for post in folder.load(".").posts}
    assert names["gate.md"].replaced_by
    assert not names["retry-7_gate.md"].replaced_by
    assert len(names) == 3


def test_files_that_only_sound_alike_are_no_copies(folder):
    folder.write(a__gate_tweet=POST, b__gate_tweet=POST, gates_tweet=POST)
    (folder.path / "prefixed.tweet").write_text(POST)
    assert not any(post.replaced_by for post in folder.load(".").posts)


def test_the_note_on_a_replaced_file_names_the_later_copy(folder):
    head = "---\nchannel: x\n---\n"
    folder.write(gate_md=f"{head}Opne.", **{"gate-fixed_md": f"{head}Open."})
    (note,) = folder.load(".").notes
    assert note == "gate.md: replaced by gate-fixed.md, a later copy of it by its name, and counts once"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("posts/gate.md", "---\ntitle: Gate\nsocial:\n  x: {}\n  teaser:\n    x: {}\n---\nAn article.\n"),
        ("social-posts.yaml", "---\nto: [x]\ntext: {}\n---\nto: [x]\ntext: {}\n"),
    ],
)
def test_posts_of_one_file_are_never_copies(folder, name, text):
    path = folder.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.format("The gate is open again.", "Who has walked through the gate?"))
    posts = folder.load(".").posts
    assert len(posts) == 2
    assert not any(post.replaced_by for post in posts)
