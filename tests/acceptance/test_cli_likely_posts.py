"""Files that look like posts and that nobody reads: they are named, in one line and in every format."""

import json
import subprocess

import pytest

from postlint.report.formats import FORMATS

HOOK = ("check", "--allow-empty", "--tracked-only")

COPY_UNDER_HEADINGS = """\
# Words for the new gate

## X thread (2 parts)

**Tweet 1: the old gate**

The old gate was two metres wide.

**Tweet 2**

The new one is four.

## LinkedIn post

After two years the new gate of Elm Park is open.
"""
NUMBERED = (
    "# Posts\n\n## Twitter/X\n\n### Post 1: the gate\n\nIt is open.\n\n### Post 2: the bench\n\nSit down.\n"
)
FIELDS = "# The gate\n\n## Platform\nLinkedIn + X\n\n## Content\n\nThe gate is open.\n"
BY_NETWORK = (
    "# Launch\n\n## LinkedIn\n\nWe open.\n\n## Instagram (caption)\n\nCome.\n\n## X (Twitter)\n\nOpen.\n"
)
THREAD = "# The thread\n\n## 1/ Hello\n\nThis is a park.\n\n## 2/ Gate\n\nIt has a gate.\n"
DAYS = "# Queue\n\n## Day 1\n```\nThe gate is open.\n```\n\n## Day 2\n```\nSit down.\n```\n"
LONG_WITH_HASHTAGS = (
    "# Ideas\n\n" + "The gate of Elm Park is open again. " * 90 + "\n\n#parks #gates #elmpark\n"
)
FRONT_MATTER_TEXT = """\
---
title: Why a new gate
linkedin_post: |
  After two years the gate is open.
---

It began with a letter.
"""
BUFFER = "Text,Image URL,Tags,Posting Time\nThe gate is open.,,,2026-06-01 09:00\n"
METRICOOL = "Text,Date,Time,Draft,Facebook,Brand name\nThe gate is open.,2026-06-01,09:00,false,true,Elm\n"
PLAN = "Date,Copy\n2026-06-01,The gate is open.\n"
WHERE_AND_WHEN = "Date,Platform,Caption\n2026-06-01,LinkedIn,The gate is open.\n"
QUEUE = """\
{"posts": [{"userId": 1, "content": "The gate is open again.", "platforms": [{"platform": "twitter"}],
"scheduledFor": "2026-06-01T09:00:00Z"}]}
"""
TWO_NETWORKS_IN_ONE = (
    "# Launch\n\n## Hosting\n\nOne server.\n\n### **1. First visitors**\n\n"
    "**Twitter/X Post:**\n```\nThe gate of Elm Park is open again.\n```\n\n"
    "**LinkedIn Post:**\n```\nAfter two years the gate of Elm Park is open.\n```\n"
)
SHARED = (
    "# Elm Park\n\nOne link a post.\n\n## LinkedIn — long form (1 post)\n\n"
    "```\nAfter two years the gate of Elm Park is open. #ElmPark\n```\n\n"
    "## 🐦 X: 280 characters\n\n> The gate of Elm Park is open again! #ElmPark\n"
)
HOURS = "# Launch\n\n## 08:00 · X\n\n> The gate is open.\n\n## 09:30 · LinkedIn\n\n> Come and see.\n"
BULLETS = "# June\n\n**Monday**\n- Platform: Instagram\n- Caption: The gate is open.\n  Come in.\n"
HOOTSUITE = "2026-06-01 09:00,The gate is open again.\n2026-06-02 09:00,Bring a book and stay.\n"
LINES = '{"date": "2026-06-01", "platform": "x", "text": "The gate is open again."}\n'

READ = {
    "marketing/social-posts.md": (COPY_UNDER_HEADINGS, 2),
    "social/gate.md": (BY_NETWORK, 3),
    "marketing/social-media-posts.md": (BY_NETWORK, 3),
    "june/posts.md": (NUMBERED, 2),
    "posts/20260601.md": (FIELDS, 1),
    "marketing/tweets.md": (DAYS, 2),
    "launch/twitter-thread.md": (THREAD, 1),
    "content/blog/gate.md": (FRONT_MATTER_TEXT, 1),
}
LIKELY = {
    "drafts/launch.md": COPY_UNDER_HEADINGS,
    "docs/social-media.md": LONG_WITH_HASHTAGS,
    "social/june/01.md": "---\ndate: 2026-06-01\n---\nThe gate is open.\n",
    "social/june/02.md": "The gate is open. #parks\n",
    "linkedin-posts/gate.md": "The gate is open.\n",
    "June plan.csv": PLAN,
    "hootsuite/bulk.csv": HOOTSUITE,
    "linkedin/june.jsonl": LINES,
    "content-calendar.numbers": "",
    "exports/history.json": QUEUE,
    "launch/day.md": HOURS,
    "plan/june.md": BULLETS,
}
BLOG = "---\nlayout: post\ntitle: A gate\ntags: [parks]\n---\nThe gate is open. #parks\n"
ABOUT_NETWORKS = (
    "# Sign-in\n\n## Facebook\n\n### Configuration\n\nSet the key.\n\n## Twitter\n\nSet the key.\n"
)
UNLIKELY = {
    "_posts/2026-06-01-gate.md": BLOG,
    "content/posts/gate.md": BLOG,
    "content/social/gate.md": BLOG,
    "README.md": COPY_UNDER_HEADINGS,
    "docs/social-auth.md": ABOUT_NETWORKS,
    "docs/networks.md": ABOUT_NETWORKS,
    "docs/social-media.md": "# Routes\n\n## Twitter\n\n`/twitter/:id`\n\n## Instagram\n\n`/instagram/:id`\n",
    "docs/contact.md": "# Contact\n\n## Twitter\n\n@elmpark\n\n## LinkedIn\n\nelm-park\n",
    "docs/twitter.md": "# Twitter\n\n## Length\n\n280 characters.\n\n## How to\n\nAdd #parks to tweets.\n",
    "docs/social-strategy.md": "# Strategy\n\n## LinkedIn post\n\nTwice a week.\n\n## X post\n\nDaily.\n",
    "docs/content-calendar.md": "# Plan\n\n## Week 1\n\n| day | topic |\n\n## Week 2\n\n| day | topic |\n",
    "CHANGELOG.md": "# Changes\n\n## Post 1\n\n## Post 2\n\nTwitter cards.\n",
    "forum/gates.md": "# Gates?\n\n## Post 1\n\nWhich gate?\n\n## Post 2\n\nThe north one.\n",
    "tests/fixtures/social-posts.md": COPY_UNDER_HEADINGS,
    "templates/social-post.md": FIELDS,
    "guide/gate.md": "---\nauthor: {twitter: '@elmpark'}\n---\nA gate has two posts.\n",
    "data/rates.csv": "date,text,value\n2026-06-01,mean,1\n",
    "data/feelings.csv": "Text,Sentiment,Date,Platform\nThe gate is open,good,2026-06-01,Twitter\n",
    "data/articles.csv": "title,content,publish_date\nA gate,It began with a letter.,2026-06-01\n",
    "docs/agenda.md": "# Agenda\n\n## 09:00 X rays\n\nRoom 1.\n\n## 10:00 Facebook and us\n\nRoom 2.\n",
    "data/points.csv": "x,y,text\n1,2,north gate\n",
    "data/users.json": QUEUE.replace("scheduledFor", "createdAt"),
    "api.json": QUEUE.replace("userId", "openapi"),
    "package.json": '{"name": "elm", "platform": "x", "text": "a gate for the park"}\n',
    "data/answers.jsonl": '{"prompt": "Which gate is open?", "text": "It is the north gate."}\n',
    "budget.xlsx": "",
}


@pytest.fixture
def write(workplace):
    def write_file(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write_file


def said(ran):
    return " ".join(ran.stdout.split())


@pytest.mark.parametrize("name", LIKELY)
def test_a_file_that_looks_like_posts_is_named(run, write, name):
    write(name, LIKELY[name])
    ran = run("check", "--allow-empty")
    assert ran.exit_code == 0
    assert f"looks like posts and is not read ({name})" in said(ran)


@pytest.mark.parametrize(
    "name",
    [
        "LAUNCH.md",
        "docs/share-copy.md",
        "docs/blurbs.md",
        "docs/messaging.md",
        "docs/launch-kit.md",
        "docs/strategy.md",
        "docs/templates.md",
        "social/README.md",
        "README.md",
    ],
)
@pytest.mark.parametrize("text", ["TWO_NETWORKS_IN_ONE", "SHARED"])
def test_texts_in_marks_under_two_networks_are_read_whatever_the_file_is_called(run, write, name, text):
    write(name, globals()[text])
    assert "Checked 1 calendar, 2 posts, 2 accounts" in said(run("check"))


@pytest.mark.parametrize(
    "text",
    [
        "# Sign in\n\n## LinkedIn\n\n```bash\nauth --set LINKEDIN_KEY as it was given to you\n```\n\n## X\n\n"
        "```bash\nauth --set X_KEY as it was given to you\n```\n",
        "# Use\n\n## Usage\n\n## LinkedIn post\n\n```\nThe gate of Elm Park is open again.\n```\n\n## X\n\n"
        "> The gate of Elm Park is open.\n",
        "# Links\n\n## LinkedIn\n\nThat is where our director writes each month.\n\n## X\n\n"
        "Nobody looks at it any more since May.\n",
    ],
)
def test_commands_manuals_and_words_about_networks_are_no_posts_for_that(run, write, text):
    write("README.md", text)
    assert "0 read" in said(run("check", "--list-files", "--allow-empty"))


@pytest.mark.parametrize("name", ["tests/fixtures/posts.md", "share/elm.md"])
def test_what_looks_like_posts_in_a_folder_of_other_things_is_read_as_its_remedy_says(run, write, name):
    texts = [
        f"## {network} post\n\n```\nThe gate of Elm Park is open again, says {network}! #ElmPark\n```\n"
        for network in ("LinkedIn", "Mastodon", "Facebook", "Instagram", "Bluesky", "TikTok")
    ]
    text = "# Elm Park\n\n" + "\n".join(texts)
    write(name, text)
    told = said(run("check", "--list-files", "--allow-empty"))
    assert "looks like posts" in told
    assert "name it under `readers:` in postlint.yaml as sections" in told
    write("postlint.yaml", f"readers:\n  {name}: sections\n")
    assert "0 read" not in said(run("check", "--list-files"))


@pytest.mark.parametrize("name", READ)
def test_a_file_in_which_posts_are_plain_to_see_is_read(run, write, name):
    text, posts = READ[name]
    write(name, text)
    ran = run("check", "--show", "info")
    assert f"Checked 1 calendar, {posts} post" in said(ran)
    assert "look" not in ran.stdout


@pytest.mark.parametrize("name", UNLIKELY)
def test_a_file_of_another_sort_is_passed_over_in_silence(run, write, name):
    write(name, UNLIKELY[name])
    assert run("check", "--allow-empty") == (0, "", "")


READ_TABLES = {"exports/buffer.csv": BUFFER, "metricool.csv": METRICOOL, "content/june.csv": WHERE_AND_WHEN}


@pytest.mark.parametrize("name", READ_TABLES)
def test_a_table_is_read_where_its_columns_say_that_it_is_one_of_posts(run, write, name):
    write(name, READ_TABLES[name])
    assert f"{name}: " in (listed := run("check", "--list-files").stdout)
    assert "(csv)" in listed


@pytest.mark.parametrize("name", ["tests/data/june.csv", "templates/june.csv"])
def test_a_table_that_shows_how_posts_look_is_not_read(run, write, name):
    write(name, WHERE_AND_WHEN)
    assert run("check", "--allow-empty") == (0, "", "")


@pytest.mark.parametrize(("yes", "no"), [("yes", "no"), ("✓", ""), ("x", "-")])
def test_a_plan_of_days_and_networks_with_yes_or_no_is_named(run, write, yes, no):
    write(
        "june.csv",
        f"Date,Title,Facebook,Instagram\n2026-06-01,Gate,{yes},{no}\n2026-06-02,Bench,{no},{yes}\n",
    )
    assert "1 table looks like posts and is not read (june.csv)" in said(run("check", "--allow-empty"))


def test_many_files_are_one_line(run, write):
    for name in ("social/june/01.md", "social/june/02.md", "June plan.csv"):
        write(name, LIKELY[name])
    assert said(run("check", "--allow-empty")) == (
        "2 Markdown files and 1 table look like posts and are not read (June plan.csv …): "
        "`check --list-files` says how to have them read, or `exclude:` them."
    )


def test_where_all_are_of_one_sort_the_line_says_how_to_have_them_read(run, write):
    for name in ("social/june/01.md", "social/june/02.md"):
        write(name, LIKELY[name])
    assert said(run("check", "--allow-empty")) == (
        "2 Markdown files look like posts and are not read (social/june/01.md …): name them under "
        "`readers:` in postlint.yaml as markdown (see the docs: Markdown), or `exclude:` them."
    )


def test_what_the_line_says_can_be_done(run, write):
    write("social/june/01.md", LIKELY["social/june/01.md"])
    write("postlint.yaml", 'readers: {"social/june/*.md": markdown}\n')
    ran = run("check", "--show", "info")
    assert ran.stdout.startswith("Checked 1 calendar, 1 post")
    assert "look" not in ran.stdout


def test_what_is_excluded_is_not_named(run, write):
    write("social/june/01.md", LIKELY["social/june/01.md"])
    write("postlint.yaml", "exclude: [social/june/]\n")
    assert run("check", "--allow-empty") == (0, "", "")


def test_the_hook_names_what_git_tracks_and_no_more(run, write, workplace):
    (workplace / ".git").rmdir()
    subprocess.run(["git", "init", "-q"], check=True)
    write("social/june/01.md", LIKELY["social/june/01.md"])
    assert run(*HOOK) == (0, "", "")
    subprocess.run(["git", "add", "social"], check=True)
    ran = run(*HOOK)
    assert ran.exit_code == 0
    assert "(social/june/01.md)" in said(ran)


def test_posts_beside_calendars_are_named_too(run, write):
    write("june.yaml", "posts:\n" + "".join(f"- {{kind: question, text: 'Why {n}?'}}\n" for n in range(12)))
    write("drafts/launch.md", COPY_UNDER_HEADINGS)
    ran = run("check")
    assert ran.exit_code == 0
    assert "nothing found in what was read" in said(ran)
    assert "(drafts/launch.md)" in said(ran)


def test_posts_elsewhere_are_named_where_calendars_are_configured(run, write):
    write("postlint.yaml", "calendars: [plan/*.yaml]\n")
    write("plan/june.yaml", "posts:\n- {text: The gate is open.}\n")
    write(
        "drafts/july.yaml",
        "- {platform: x, text: The gate is open.}\n- {platform: x, text: Come in all of you.}\n",
    )
    write("tweets/gate.tweet", "The gate is open.\n")
    write("docs/networks.yaml", "networks:\n- {network: x, url: https://x.example}\n- {network: facebook}\n")
    files = json.loads(run("check", "--format", "json").stdout)["summary"]["likely_posts"]
    assert [file["path"] for file in files] == ["drafts/july.yaml", "tweets/gate.tweet"]


def test_only_files_below_the_given_paths_are_named(run, write):
    write("postlint.yaml", "calendars: [plan/*.yaml]\n")
    write("plan/june.yaml", "posts:\n- {text: The gate is open.}\n")
    write("marketing/social-posts.md", COPY_UNDER_HEADINGS)
    assert "social-posts" in run("check").stdout
    assert "social-posts" not in run("check", "plan").stdout


def test_every_format_names_them(run, write):
    write("drafts/launch.md", COPY_UNDER_HEADINGS)
    for form in FORMATS:
        assert "launch.md" in run("check", "--allow-empty", "--format", form).stdout.replace("\\", ""), form
    github = run("check", "--allow-empty", "--format", "github").stdout
    place = "file=drafts/launch.md,title=postlint%3A not read"
    assert github.startswith(f"::notice {place}::1 Markdown file looks like posts")


@pytest.mark.parametrize("command", ["mix", "classify"])
def test_commands_that_judge_nothing_name_them_beside_what_they_read(run, write, command):
    write("june.yaml", "posts: [{channel: x, text: The gate is open.}]\n")
    write("drafts/launch.md", COPY_UNDER_HEADINGS)
    ran = run(command)
    assert "1 Markdown file looks like posts and is not read (drafts/launch.md)" in ran.stderr
    assert (ran.exit_code, "launch" in ran.stdout) == (0, False)


def test_the_list_of_files_says_why_and_how_to_have_them_read(run, write):
    write("hootsuite/bulk.csv", HOOTSUITE)
    write("content-calendar.numbers", "")
    lines = run("check", "--list-files", "--allow-empty").stdout.splitlines()
    assert lines[:2] == [
        "content-calendar.numbers: passed over, but looks like posts (its name): save it as .xlsx or CSV, "
        "which postlint reads (see the docs: Tables), or `exclude:` it",
        "hootsuite/bulk.csv: passed over, but looks like posts (a date and a text in each row): name it "
        "under `calendars:` in postlint.yaml (see the docs: Tables), or `exclude:` it",
    ]


def test_a_file_with_several_posts_is_not_read_as_one(run, write):
    write("social/gate.md", "---\nplatforms: [twitter, linkedin]\n---\n" + COPY_UNDER_HEADINGS)
    assert "Checked 1 calendar, 2 posts, 2 accounts" in said(run("check", "--show", "info"))


def test_headings_of_a_single_post_are_no_several_posts(run, write):
    write(
        "posts/gate.md",
        "---\nmedia: [mastodon-parks]\n---\n# The gate\n\n## On LinkedIn we say more\n\nOpen.\n",
    )
    assert "1 post" in run("check", "--show", "info").stdout


def test_names_say_nothing_outside_of_what_is_looked_through(run, write, workplace, monkeypatch):
    write("social/tool/notes.md", "The gate is open. #parks\n")
    (workplace / "social" / "tool" / ".git").mkdir()
    monkeypatch.chdir(workplace / "social" / "tool")
    assert run("check", "--allow-empty") == (0, "", "")


def test_only_the_head_of_a_file_is_looked_at(run, write):
    write("drafts/launch.md", "A gate.\n" * 20_000 + COPY_UNDER_HEADINGS)
    assert run("check", "--allow-empty") == (0, "", "")


POSTED = (
    '{"text": "The pond opens at nine today", "platform": "x", "posted_at": "2026-06-01"}\n'
    '{"text": "The ducks are back again", "platform": "x", "posted_at": "2026-06-02"}\n'
)


@pytest.mark.parametrize("name", ["posted.jsonl", "bot/posted.jsonl", "data/published.ndjson"])
def test_what_a_bot_has_posted_is_named(run, workplace, name):
    path = workplace / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(POSTED, encoding="utf-8")
    listed = " ".join(run("check", "--list-files").stdout.split())
    assert f"{name}: passed over, but looks like posts (texts with networks or dates)" in listed


@pytest.mark.parametrize("name", ["calendar.yaml.txt", "social-posts.md.txt", "queue.csv.txt"])
def test_a_second_ending_is_named_and_what_to_do_about_it(run, workplace, name):
    (workplace / name).write_text("posts:\n- {channel: x, text: The pond opens at nine.}\n", encoding="utf-8")
    listed = " ".join(run("check", "--list-files").stdout.split())
    assert f"{name}: passed over, but looks like posts" in listed
    assert "take the second ending off its name" in listed
    assert "take .txt off, and it reads" in " ".join(run("check", name).stdout.split())


ARTICLES = """Date,Title,Slug,Keyword,WordCount,CTA
2026-06-01,Oak or elm: which wheel is right for your mill?,oak-or-elm,mill wheel,1400,Order a sample
2026-06-03,How to mend a paddle without stopping the water,mend-a-paddle,mill repair,1200,Ask for a visit
"""


@pytest.mark.parametrize(("network", "is_named"), [("", False), ("Instagram", True)])
def test_a_plan_of_articles_is_no_plan_of_posts_that_lacks_its_texts(run, workplace, network, is_named):
    first, *rows = ARTICLES.splitlines()
    beside = [f"{first},Platform", *(f"{row},{network}" for row in rows)] if network else [first, *rows]
    (workplace / "content-calendar.csv").write_text("\n".join([*beside, ""]))
    assert ("looks like posts" in run("check").stdout) == is_named
