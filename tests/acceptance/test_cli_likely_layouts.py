"""Layouts of posts in Markdown that no reader takes: the file is named, with what makes it look so."""

import sys

import pytest

WITHOUT_TOML = pytest.mark.skipif(sys.version_info >= (3, 11), reason="Python reads TOML from 3.11 on")
BOARD = """\
---
kanban-plugin: board
---

## Next

- [ ] **Facebook** The pool opens at six on Sunday and the water has been warm since Friday. @{2026-06-07}
- [ ] **Instagram + Threads** Which lane do you take, and would you ever swap it for another one?
"""
BRACKETS = """\
# Week 23

### Monday 1st June

**AM** The pool opens at six on Sunday and the water is warm. [FB, IG]

**PM** Which lane do you take in the morning? [IG]
"""
TICKED = """\
# Queue

- [x] 2026-06-01 (bsky, mastodon) Release 2 is out, and with it come the first three translations.
- [ ] 2026-06-04 (mastodon) Who still runs release 1, and what keeps you from the new one?
"""
TABLE = """\
# June

| Day | Where | Words |
|---|---|---|
| Mon | Facebook | The pool opens at six on Sunday and the water is warm. |
| Wed | Instagram | Which lane do you take in the morning, and since when? |
"""
ARTICLE = """\
---
title: The pool
tags: [water]
---

We counted who swims when.

## What we found

Most swim before seven.

## LinkedIn post

Half of all swimmers come before seven. Thank you to all who let us count them.

## Bluesky post

When do you swim? We counted for a week and want to hear from the others.
"""
LAUNCH = """\
# Release 2

## Mastodon (the day before)

Tomorrow we cut release 2, after a year and with nine people. #pools

## Show HN

Hi, I keep the pool planner going and would like to hear what breaks.

## r/selfhosted

Release 2 of the pool planner is out and smaller than it was before.
"""
MINUTES = """\
# Call of 28 May

**Facebook, Tue 2 June**

> The pool opens at six on Sunday. Bring a towel and a friend.

**LinkedIn, Thu 4 June**

> Nine people dug this pool by hand. Thank you, all of you.
"""
COUNTED = """\
# Captions

All for Instagram.

1. **Three days before**
   Something wet this way comes, any guesses?
2. **One day before**
   Tomorrow at six, bring a towel and come.
3. **The day**
   It is six o'clock, jump in with us.
"""
TOML = """\
+++
title = "The pool"
date = 2026-06-03

[social]
mastodon = "The pool opens at six on Sunday and the water is warm."
+++

More about the pool.
"""


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "because"),
    [
        ("marketing/social board.md", BOARD, "lines that begin with networks"),
        ("outreach/social-schedule.md", BRACKETS, "texts with networks, days"),
        ("community/queue.md", TICKED, "lines that begin with networks"),
        ("comms/summer.md", TABLE, "a table of days or networks with many words"),
        ("content/articles/pool.md", ARTICLE, '"LinkedIn post", "Bluesky post"'),
        ("launch/kit.md", LAUNCH, '"Mastodon", "Show HN", "r/selfhosted"'),
        ("minutes/2026-05-28.md", MINUTES, "quotes under networks and days"),
        ("drop/captions.md", COUNTED, "a numbered list of texts"),
        pytest.param("content/news/pool.md", TOML, "`mastodon =` in its front matter", marks=WITHOUT_TOML),
    ],
)
def test_a_file_of_posts_in_a_layout_that_no_reader_takes_is_named(workplace, run, name, text, because):
    put(workplace / name, text)

    listed = run("check", "--list-files")
    checked = run("check")

    assert name in " ".join(checked.stdout.split())
    assert because in listed.stdout + listed.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", LAUNCH),
        (
            "docs/sign-in.md",
            "# Sign in\n\n## Facebook\n\nCreate an app there and copy its key and secret.\n\n"
            "## LinkedIn\n\nAsk for the scope that reads an email address of a member.\n",
        ),
        (
            "docs/about.md",
            "# Where to find us\n\n- [Mastodon](https://a.example)\n- [LinkedIn](https://b.example)\n",
        ),
        (
            "docs/reach.md",
            "# Reach\n\n| Network | Followers |\n|---|---|\n| Facebook | 212 |\n| LinkedIn | 40 |\n",
        ),
        ("content/page.md", '+++\n[extra.social]\nmastodon = "https://a.example/@pool"\n+++\n\nHello.\n'),
        (
            "CHANGELOG.md",
            "# 2.0\n\n- **Mastodon** Posts of more than 500 characters are now cut at a word.\n",
        ),
    ],
)
def test_a_text_that_names_networks_and_holds_no_posts_is_not_named(workplace, run, name, text):
    put(workplace / name, text)

    assert "like posts" not in run("check").stdout


def test_lines_that_say_where_they_go_out_are_not_lost_where_the_file_is_named_as_sections(workplace, run):
    put(workplace / "plan/queue.md", BRACKETS)
    put(workplace / "postlint.yaml", "readers: {plan/queue.md: sections}\n")

    ran = run("check")

    assert ran.exit_code == 2
    assert "lines say where they go out, in brackets" in " ".join(ran.stdout.split())


def test_a_file_is_not_to_be_named_as_sections_where_its_lines_would_be_lost(workplace, run):
    put(workplace / "outreach/social-schedule.md", BRACKETS)

    assert "as sections" not in run("check", "outreach/social-schedule.md").stdout


TEXTS = (
    "June 1\n\nThe pool opens at six on Sunday and the water is warm.\n\nJune 3\n\nWhich lane do you take?\n"
)


def _beside_a_calendar(workplace, name):
    (workplace / "calendar.yaml").write_text("- {date: 2026-06-01, channel: x, text: Which lane is it?}\n")
    (workplace / name).parent.mkdir()
    (workplace / name).write_text(TEXTS)


@pytest.mark.parametrize("name", ["social/june.md", "social/linkedin-post.md", "tweets/2026-06.md"])
def test_sentences_in_a_file_that_is_called_as_posts_are_are_named(workplace, run, name):
    _beside_a_calendar(workplace, name)
    said = " ".join(run("check").stdout.split())
    assert f"looks like posts and is not read ({name}" in said


@pytest.mark.parametrize("name", ["social/notes.md", "social/README.md", "docs/june.md"])
def test_sentences_in_other_files_are_not_named(workplace, run, name):
    _beside_a_calendar(workplace, name)
    assert name not in run("check").stdout


LOFT = "The loft below the bridge is open again, and the birds are back.\n\n#loft #birds #bridge\n"
SHORTER = "*Shorter, for X:*\n\nThe birds are back.\n\n#loft #birds\n"


@pytest.mark.parametrize(
    ("text", "reader"), [(LOFT, "as markdown"), (f"{LOFT}\n---\n\n{SHORTER}", "as sections")]
)
def test_a_text_without_a_heading_that_ends_in_hashtags_is_named_where_a_name_speaks_of_networks(
    run, workplace, text, reader
):
    (workplace / "docs").mkdir()
    (workplace / "docs/social-media.md").write_text(text)
    (workplace / "docs/loft.md").write_text(text)
    listed = run("check", "--list-files").stdout
    assert "docs/social-media.md: passed over, but looks like posts" in listed
    assert reader in listed
    assert "docs/loft.md: passed over, but" not in listed


def test_what_social_media_are_for_is_not_named_as_posts(run, workplace):
    (workplace / "social-media.md").write_text(
        LOFT.replace("#loft #birds #bridge", "We answer within a day. #loft")
    )
    assert "looks like posts" not in run("check").stdout


@pytest.mark.parametrize(("line", "is_told"), [("*Shorter, for X:*", True), ("*Sung by the choir:*", False)])
def test_read_as_named_a_line_that_names_a_network_above_a_text_is_told(run, workplace, line, is_told):
    (workplace / "postlint.yaml").write_text("readers: {social-media.md: sections}\n")
    (workplace / "social-media.md").write_text(f"{LOFT}\n---\n\n{SHORTER.replace('*Shorter, for X:*', line)}")
    said = " ".join(run("check").stdout.split())
    assert "2 posts" in said
    assert (f'what looks like labels, in the texts of posts ("{line.strip("*")}"' in said) == is_told
