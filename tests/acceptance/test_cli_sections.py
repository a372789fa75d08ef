"""Markdown files with several posts: each under a heading or label of its own, judged at its own place."""

import json

import pytest
import yaml

PLACEHOLDERS = "packs: [hygiene]\n"


@pytest.fixture
def posts(run, workplace):
    """Write a file, and return the posts of the calendar that ``postlint import`` makes of it."""

    def read(text, name="marketing/social-posts.md", *, settings=""):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        if settings:
            (workplace / "postlint.yaml").write_text(settings)
        calendar = yaml.safe_load(run("import", ".").stdout) or {}
        return [Post(calendar.get("accounts", {}), post) for post in calendar.get("posts", ())]

    return read


class Post:
    """What a calendar says of a post."""

    def __init__(self, accounts, fields):
        keys = fields.get("accounts") or [key for key in (fields.get("account"),) if key]
        self.accounts = keys
        self.channels = [accounts[key].get("channel") for key in keys]
        self.parts = [part if isinstance(part, str) else part["text"] for part in fields.get("thread", ())]
        self.text, self.date = fields.get("text"), fields.get("date")
        self.media = fields.get("media")


def texts(found):
    return [post.text for post in found]


def channels(found):
    return [post.channels for post in found]


def test_headings_that_are_networks_head_a_post_each(posts):
    found = posts("# Copy\n\n## LinkedIn post\n\nThe gate is open.\n\n## Twitter / X\n\nCome and see.\n")
    assert texts(found) == ["The gate is open.", "Come and see."]
    assert channels(found) == [["linkedin"], ["x"]]


def test_headings_that_count_posts_head_a_post_each(posts):
    text = (
        "# LinkedIn posts\n\n## Post 1 — The gate (Monday)\n\nIt is open.\n\n"
        "## Post B2 · The bench\n\nSit down.\n"
    )
    found = posts(text)
    assert (texts(found), channels(found)) == (["It is open.", "Sit down."], [["linkedin"], ["linkedin"]])


@pytest.mark.parametrize(
    "text",
    [
        "# X thread\n\n**Tweet 1 (hook)**\n\nOne gate.\n\n---\n\n**Tweet 2**\n\nTwo benches.\n",
        "# X thread\n\n## Tweet 1\n\nOne gate.\n\n## Tweet 2\n\nTwo benches.\n",
        "# X thread\n\nTweet 1 (hook):\nOne gate.\n\nTweet 2 (end):\nTwo benches.\n",
        "## X posts\n\n**Tweet 1/2:**\n```\nOne gate.\n```\n\n**Tweet 2/2:**\n```\nTwo benches.\n```\n",
        "## X thread\n\n1. One gate stands open.\n2. Two benches stand free.\n",
        "## X thread\n\n> One gate.\n\nand\n\n> Two benches.\n",
        "## X thread\n\nOne gate.\n\n---\n\nTwo benches.\n",
        "## X thread\n\n1/2\nOne gate.\n\n2/2\nTwo benches.\n",
        "## X post\n\n1/ One gate.\n\n2/ Two benches.\n",
    ],
)
def test_the_parts_of_a_thread_are_one_post(posts, text):
    (found,) = posts(text, "marketing/launch-posts.md")
    first, second = found.parts
    assert "gate" in first
    assert "benches" in second


def test_tweets_that_stand_alone_are_a_post_each(posts):
    found = posts("## X posts\n\n### Tweet 1 — gate\n\n> The gate.\n\n### Tweet 2 — bench\n\n> The bench.\n")
    assert texts(found) == ["The gate.", "The bench."]


def test_of_a_fence_or_quote_only_what_is_in_it_counts(posts):
    text = (
        "## LinkedIn\n\nPost this first:\n\n```\nThe gate\n\n---\n\n* is open *\n```\n\n"
        "## Bluesky (@elm.example)\n\n> The bench\n> is **free**.\n\n**Visual:** a bench\n**CTA:** sit\n"
    )
    assert texts(posts(text)) == ["The gate\n\n---\n\n* is open *", "The bench\nis free."]


def test_a_handle_in_a_heading_is_the_account(posts):
    (found,) = posts("## Bluesky post (@elm.example)\n\n> The bench is free.\n")
    assert found.accounts == ["@elm.example"]


def test_fields_beside_a_text_say_where_and_when(posts):
    text = (
        "# Posts\n\n## The gate\n\n**Platform:** LinkedIn + X\n**Date:** 2 June 2026, 09:30\n"
        "**Image:** `gate.png`\n\n> The gate is open.\n\n"
        "## The bench\n\n- **Platform:** Mastodon\n- **Date:** 2026-06-03\n\n> The bench is free.\n"
    )
    found = posts(text)
    assert channels(found) == [["linkedin", "x"], ["mastodon"]]
    assert [post.date for post in found] == ["2026-06-02 09:30", "2026-06-03"]


def test_dates_of_headings_and_front_matter_hold_for_what_is_below(posts):
    text = (
        "---\ndate: 2026-06-09\nstatus: draft\n---\n# X posts\n\n## Post 1 — 2026-06-01\n\nThe gate.\n\n"
        "## Post 2 (week of 2026-06-08)\n\nThe bench.\n"
    )
    assert [post.date for post in posts(text)] == ["2026-06-01", "2026-06-09"]


def test_a_file_with_sections_for_platform_and_content_is_dated_by_its_name(posts):
    text = (
        "# The gate\n\n## Platform\nLinkedIn + X\n\n## Content\n\n### LinkedIn\n\nThe gate is open.\n\n"
        "### X\n\nCome and see.\n\n## Status\npublished\n"
    )
    found = posts(text, "posts/20260601-001.md")
    assert (channels(found), texts(found)) == ([["linkedin"], ["x"]], ["The gate is open.", "Come and see."])
    assert {post.date for post in found} == {"2026-06-01"}


def test_rows_of_a_table_with_a_column_of_texts_are_posts(posts):
    text = (
        "# Instagram calendar\n\n| Date | Type | Caption |\n|---|---|---|\n"
        '| **2026-06-01** | Post | "The **gate** is open now." |\n| 2026-06-02 | Story | - |\n'
    )
    (found,) = posts(text, "content/instagram-calendar.md")
    assert (found.text, found.date) == ("The gate is open now.", "2026-06-01")


def test_a_row_that_a_stroke_in_its_text_tears_is_an_error_at_its_place(posts, run):
    text = (
        "# Posts\n\n| Date | Network | Text |\n|---|---|---|\n"
        "| 2027-01-06 | LinkedIn | The gate is open. | |\n"
        "| 2027-01-07 | LinkedIn | Which gate | bench is yours? |\n"
        "| 2027-01-08 | LinkedIn | Which gate \\| bench is ours? |\n"
    )
    assert texts(posts(text)) == ["The gate is open.", "Which gate | bench is ours?"]
    checked = run("check")
    said = " ".join(f"{checked.stdout}{checked.stderr}".split())
    assert "social-posts.md:6:40: error: This row has 4 cells, and there are 3 columns" in said
    assert r"write `\|` there" in said
    assert "(line 6)" not in said
    assert checked.exit_code == 2


def test_what_is_struck_out_is_no_text(posts):
    text = (
        "## LinkedIn\n\nThe gate ~~or is it the bench?~~ is open.\n\n~~Which\none is yours?~~\n\n"
        "## X\n\nCome and see.\n"
    )
    assert texts(posts(text)) == ["The gate is open.", "Come and see."]


def test_words_behind_struck_ones_keep_their_place(run, workplace):
    (workplace / "social-posts.md").write_text(
        "# Posts\n\n## LinkedIn\n\nThe gate ~~[date] [name]~~ opens, [name].\n\n## X\n\nCome and see.\n"
    )
    (workplace / "postlint.yaml").write_text(PLACEHOLDERS)
    said = run("check").stdout
    assert "social-posts.md:5:35" in said
    assert "social-posts.md:5:18" not in said


def test_of_several_versions_the_first_counts_and_the_others_are_named(posts, run):
    text = (
        "## X\n\n**Option A (short):**\n> The gate.\n\n**Option B:**\n> It is open.\n\n"
        "## Single tweet version\n\nGate.\n"
    )
    assert texts(posts(text)) == ["The gate."]
    assert "other versions of posts, of which the first counts (lines 6, 9)" in " ".join(
        run("check", "--show", "info").stdout.split()
    )


def test_schedules_hashtags_and_notes_are_no_posts(posts):
    text = (
        "# Posts\n\nCopy these.\n\n## LinkedIn post\n\nThe gate is open.\n\n## Posting schedule\n\n"
        "| Day | Platform | Post |\n|---|---|---|\n| Monday | LinkedIn | The gate is open today |\n\n"
        "## Hashtags\n\n**LinkedIn:**\n#gate #bench\n\n## Notes\n\n- Post on Tuesdays\n"
    )
    assert texts(posts(text)) == ["The gate is open."]


def test_places_that_are_no_networks_of_ours_count_as_other(posts):
    text = (
        "## Reddit (r/parks, r/gates)\n\n**Title:** A gate\n\n**Body:**\n\nWe built a gate.\n\n"
        "## X\n\nA gate.\n"
    )
    assert channels(posts(text)) == [["other"], ["x"]]


def test_a_post_that_is_not_written_yet_is_named(posts, run):
    text = "# LinkedIn posts\n\n## Post 1\n\nThe gate is open.\n\n## Post 2 (planned)\n\nTopic: the bench\n"
    assert texts(posts(text)) == ["The gate is open."]
    assert "posts without a text (line 7)" in run("check", "--show", "info").stdout


def test_markdown_says_the_same_however_its_lines_end(run, workplace):
    text = """## X\n\nThe gate is open.\n## LinkedIn 2026\n> We mended it.\n<!-- \n> Come by.\n\n---\n
## Notes\n\n# \n- ask Ann\n"""
    (workplace / "social").mkdir()
    said = set()
    for end in ("\n", "\r\n", "\r"):
        (workplace / "social" / "posts.md").write_bytes(text.replace("\n", end).encode())
        found = run("import", ".")
        said.add((found.stdout, found.stderr, run("check", "--format", "json").stdout))
    assert len(said) == 1
    assert "The gate is open." in said.pop()[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_finding_stands_at_its_own_line_and_column(run, workplace, end):
    lines = [
        *("# Copy", "", "## LinkedIn post", "", "The **gate** is [open](https://elm.example). TBD", ""),
        *(
            "## X post",
            "",
            "> Come and",
            "> see TBD",
            "",
            "## Mastodon post",
            "",
            "```",
            "Sit",
            "",
            "TBD",
            "```",
            "",
        ),
    ]
    (workplace / "social").mkdir()
    (workplace / "social" / "gate.md").write_bytes(b"\xef\xbb\xbf" + end.join(lines).encode())
    (workplace / "postlint.yaml").write_text(PLACEHOLDERS)
    found = json.loads(run("check", "--format", "json").stdout)["findings"]
    assert [(f["line"], f["column"]) for f in found if f["rule"] == "hygiene/placeholder"] == [
        *((5, 46), (10, 7), (17, 1)),
    ]


def test_headings_that_say_neither_network_nor_number_are_asked_about(run, posts):
    text = "# Ideas\n\n## The gate\n\nIt is open.\n\n## The bench\n\nIt is free.\n"
    assert posts(text) == []
    ran = run("check", "marketing/social-posts.md")
    said = " ".join(ran.stdout.split())
    assert ran.exit_code == 2
    assert 'nothing says that posts stand under "The gate", "The bench"' in said
    assert "name the file under readers: as sections" in said


def test_what_the_question_names_settles_it(posts):
    text = "# Ideas\n\n## The gate\n\nIt is open.\n\n## The bench\n\nIt is free.\n"
    settings = "readers: {marketing/social-posts.md: sections}\n"
    assert texts(posts(text, settings=settings)) == ["It is open.", "It is free."]


def test_paragraphs_that_may_be_one_post_or_several_are_asked_about(run, posts):
    assert posts("## LinkedIn posts\n\nThe gate is open.\n\nThe bench is free.\n") == []
    ran = run("check", "marketing/social-posts.md")
    assert 'one post or several stand under "LinkedIn posts"' in " ".join(ran.stdout.split())


def test_templates_with_slots_to_fill_are_declined(run, posts):
    slots = "Just out: [Product Name]. [Who it is for] and [what it does]. {{link}}\n"
    assert posts(f"## X post\n\n{slots}\n## LinkedIn post\n\n{slots}") == []
    assert "slots to fill" in " ".join(run("check", "marketing/social-posts.md").stdout.split())


def test_a_plan_of_topics_is_declined(run, posts):
    text = (
        "# Plan\n\n## Week 1\n\n| Day | Platform | Topic |\n|---|---|---|\n| Mon | X | The gate and why |\n"
    )
    assert posts(text, "marketing/content-calendar.md") == []
    assert "without the texts of posts" in run("check", "marketing/content-calendar.md").stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", "# Tool\n\n## LinkedIn post\n\nThe gate is open.\n\n## X post\n\nCome.\n"),
        ("docs/social-login.md", "# Login\n\n## LinkedIn\n\nSet the key.\n\n## X\n\nSet the key.\n"),
        (
            "content/posts/networks.md",
            "---\ntitle: Networks\n---\n## LinkedIn\n\nIs for work.\n\n## X\n\nIs not.\n",
        ),
        (
            "docs/social.md",
            "# API\n\n## Setup\n\nRun it.\n\n## LinkedIn post\n\nCall it.\n\n## X post\n\nCall it.\n",
        ),
        ("CHANGELOG.md", "# Changes\n\n## Post 1\n\nA fix.\n\n## Post 2\n\nA fix.\n"),
        ("posts/forum.md", "# Gates\n\n## Post 1\n\nWhich gate?\n\n## Post 2\n\nThe north one.\n"),
    ],
)
def test_other_texts_are_never_taken_for_posts(posts, name, text):
    assert posts(text, name) == []


def test_a_time_in_front_of_a_network_is_when_the_post_goes_out(posts):
    text = "# Launch, 2 June 2026\n\n## 08:00 UTC · X\n\n> Open.\n\n## 9:30 - LinkedIn\n\n> Come.\n"
    first, second = posts(text)
    assert (first.channels, str(first.date)) == (["x"], "2026-06-02 08:00")
    assert (second.channels, str(second.date)) == (["linkedin"], "2026-06-02 09:30")


@pytest.mark.parametrize("heading", ["Week 1", "Content calendar"])
def test_a_list_that_says_where_and_what_is_a_post_of_its_day(posts, heading):
    (post,) = posts(
        f"# Walks\n\n## {heading}\n\n**Monday, June 1 2026**\n- Platform: Instagram\n- Time: 11 AM\n"
        "- Topic/Theme: Opening\n- Caption: The gate is open, come in.\n- Hashtags: #Gate\n"
    )
    assert (post.text, post.channels) == ("The gate is open, come in.", ["instagram"])
    assert str(post.date).startswith("2026-06-01")


def test_a_list_of_where_without_what_is_a_plan(posts):
    assert posts("# Plan\n\n## Calendar\n\n**June 1 2026**\n- Platform: Instagram\n- Topic: The gate\n") == []


def test_init_names_what_is_read(run, workplace, posts):
    posts("## LinkedIn post\n\nThe gate is open.\n\n## X post\n\nCome and see.\n")
    assert run("init").exit_code == 0
    assert "marketing/" in (workplace / "postlint.yaml").read_text()
    assert "Checked 1 calendar, 2 posts" in run("check", "--show", "info").stdout


def test_more_than_anybody_writes_by_hand_is_not_read(run, workplace):
    (workplace / "social").mkdir()
    many = "".join(f"## Post {n}\n\nThe gate number {n} is open again.\n\n" for n in range(25_000))
    (workplace / "social" / "posts.md").write_text(many)
    (workplace / "social" / "gate.md").write_text("## LinkedIn post\n\nThe gate is open.\n")
    assert "Checked 1 calendar, 1 post" in run("check", "--show", "info").stdout
    assert "longer than 1,000,000 characters or 30,000 lines" in run("check", "social/posts.md").stdout


@pytest.mark.parametrize("text", [">" * 5_000, "[" * 20_000, "**a" * 20_000, "1/\n" * 20_000, "| a " * 5_000])
def test_marks_without_end_take_no_time(posts, text):
    assert len(posts(f"## LinkedIn post\n\n{text}\n\n## X post\n\nThe gate is open.\n")) >= 1


def test_fields_without_marks_below_one_another_are_no_text(run, workplace):
    (workplace / "marketing").mkdir()
    (workplace / "marketing" / "social-posts.md").write_text(
        "# Social posts\n\n### Post 1\n\nPlatform: LinkedIn\nDate: 2026-06-01\nMedia: heron.png\n\n"
        "The heron is back.\n\n### Post 2\n\nPlatform: LinkedIn\nPublish date: 2026-06-02\n\nIt stays.\n"
    )
    written = yaml.safe_load(run("import", ".").stdout)["posts"]
    assert [(post["text"], str(post["date"])) for post in written] == [
        ("The heron is back.", "2026-06-01"),
        ("It stays.", "2026-06-02"),
    ]
    assert written[0]["media"] == [{"file": "heron.png"}]


def test_a_date_of_what_a_text_invites_to_is_part_of_the_text(run, workplace):
    (workplace / "marketing").mkdir()
    (workplace / "marketing" / "social-posts.md").write_text(
        "# Social posts\n\n### LinkedIn post\n\nCome and see the heron.\nDate: 1 June 2026\n"
        "\n### X post\n\nThe heron is back.\n"
    )
    (first, _) = yaml.safe_load(run("import", ".").stdout)["posts"]
    assert "1 June" in first["text"]


def notes(run):
    """Return what ``--list-files`` says of the one file."""
    return run("check", "--list-files").stdout.partition("\n")[0]


def test_fields_with_names_of_a_team_s_own_are_no_text_and_are_named(posts, run):
    found = posts(
        "# Posts\n\n## LinkedIn\n\n### Post 1\n**Maps to:** /gate/\n**Lever:** Contrast\n\n"
        "The gate is open.\n\n### Post 2\n**Maps to:** /bench/\n\nThe bench is free.\n"
    )
    assert texts(found) == ["The gate is open.", "The bench is free."]
    assert "Maps to" in run("check", "--show", "info").stdout


def test_two_bold_words_that_are_all_a_post_says_are_its_text(posts):
    (first, second) = posts(
        "# LinkedIn posts\n\n## Post 1\n\n**Problem:** No gate.\n\n## Post 2\n\n**Problem:** No bench.\n"
    )
    assert (first.text, second.text) == ("Problem: No gate.", "Problem: No bench.")


@pytest.mark.parametrize(
    "fields",
    [
        "📍 **Platform:** X\n📅 **Date:** 2026-06-01\n",
        "*Platform: X*\n*Date: 2026-06-01*\n",
        "| Field | Value |\n|---|---|\n| Platform | X |\n| Date | 2026-06-01 |\n",
        "- platform: X\n- scheduled_for: 2026-06-01\n- ticket: C-1\n",
    ],
)
def test_fields_may_have_symbols_or_slants_around_them_or_stand_in_a_table(posts, fields):
    text = f"# Posts\n\n## Post 1\n\n{fields}\nThe gate is open.\n\n## Post 2\n\nThe bench.\n"
    (found, _) = posts(text)
    assert (found.text, found.channels, found.date) == ("The gate is open.", ["x"], "2026-06-01")


def test_fields_under_a_heading_of_their_own_hold_for_the_text_beside(posts):
    (found,) = posts(
        "# The loom\n\n## Post metadata\n\n**Platform:** LinkedIn\n**Status:** draft\n\n"
        "## Video description\n\nHands at the loom.\n\n"
        "## Caption\n\n### Hook\n\nOne afternoon.\n\n### Body\n\nOne scarf.\n\n### CTA\n\nWhich colour?\n"
    )
    assert (found.text, found.channels) == ("One afternoon.\n\nOne scarf.\n\nWhich colour?", ["linkedin"])


def test_lists_by_day_and_network_are_posts(posts):
    found = posts(
        "# Social schedule\n\n* 1 June 2026\n    * The gate is open, come and see.\n"
        "        * Twitter: [posted](https://x.example/1) (mira)\n        * Facebook: posted\n"
        "* 2 June 2026\n* 3 June 2026\n    * The bench is free on Sundays.\n"
    )
    assert texts(found) == ["The gate is open, come and see.", "The bench is free on Sundays."]
    assert channels(found) == [["x", "facebook"], [None]]
    assert [post.date for post in found] == ["2026-06-01", "2026-06-03"]


def test_items_that_begin_with_a_network_or_date_are_posts(posts):
    found = posts("# Launch\n\n- [ ] 2026-06-01 LinkedIn: The gate is open.\n- **X:** Come and see.\n")
    assert (texts(found), channels(found)) == (["The gate is open.", "Come and see."], [["linkedin"], ["x"]])


@pytest.mark.parametrize(
    "text",
    [
        "platform: x\ndate: 2026-06-01\n\nThe gate.\n\n---\n\n"
        "platform: linkedin\ndate: 2026-06-02\n\nThe bench.\n",
        "---\nplatform: x\ndate: 2026-06-01\n---\nThe gate.\n\n"
        "---\nplatform: linkedin\ndate: 2026-06-02\n---\nThe bench.\n",
    ],
)
def test_posts_between_lines_have_each_their_own_fields(posts, text):
    found = posts(text, "social/queue.md")
    assert (texts(found), channels(found)) == (["The gate.", "The bench."], [["x"], ["linkedin"]])
    assert [post.date for post in found] == ["2026-06-01", "2026-06-02"]


def test_titles_and_texts_on_lines_of_their_own_are_told_apart(posts):
    (found, _) = posts(
        "# Posts\n\n## Show HN\n\nTitle: A gate\n\nBody:\n\nWe built a gate.\n\n## X post\n\nCome.\n"
    )
    assert found.text == "We built a gate."


def test_what_in_a_file_is_no_post_is_told(posts, run):
    posts(
        "# Posts\n\n## LinkedIn\n\nThe gate is open.\n\n## X\n\nCome and see.\n\n"
        "## Reel scripts\n\nA gate opens.\n\n## Boilerplate\n\nWe build gates.\n"
    )
    told = notes(run)
    assert "left out sections that are no posts by their headings (line 11)" in told
    assert "sections of which nothing says that they are posts (line 15)" in told


def test_days_that_are_no_dates_are_told(posts, run):
    posts("# LinkedIn\n\n## Day 1: Gate\n\nThe gate.\n\n## Day 2: Bench\n\nThe bench.\n")
    assert "days that name no date" in notes(run)


def test_a_list_of_sentences_alone_may_be_several_posts_and_is_told(posts, run):
    sentences = "1. The old gate was two metres wide and stuck.\n2. The new gate is four metres wide.\n"
    text = f"# Posts\n\n## X post\n\nCome.\n\n## Mastodon post\n\nSee.\n\n## LinkedIn\n\n{sentences}"
    assert texts(posts(text)) == ["Come.", "See."]
    assert "left out lists that may be one post, several or a thread" in notes(run)


def test_a_status_in_a_heading_holds_for_what_is_below(posts, run):
    posts("# Queue\n\n## Posted\n\n### X post\n\nThe gate.\n\n## LinkedIn post [draft]\n\nThe bench.\n")
    found = yaml.safe_load(run("import", ".").stdout)["posts"]
    assert [post.get("status") for post in found] == ["published", "draft"]


def test_versions_for_other_networks_are_posts(posts):
    found = posts(
        "# Posts\n\n## LinkedIn - Versão 1\n\n> A.\n\n## LinkedIn - Versão 2\n\n> B.\n\n"
        "## X - Versão 1\n\n> C.\n"
    )
    assert texts(found) == ["A.", "C."]


def test_minutes_that_speak_of_networks_are_no_posts(run, workplace):
    (workplace / "social").mkdir()
    text = "# Minutes\n\n## LinkedIn\n\nReach fell.\n\n## X\n\nIda asks why.\n\n## Mastodon\n\nBo likes it.\n"
    (workplace / "social" / "sync.md").write_text(text)
    assert "passed over" in notes(run)


def test_a_file_among_posts_that_leaves_doubt_is_named(run, workplace):
    (workplace / "linkedin").mkdir()
    text = "# June\n\n## 2026-06-01 The gate\n\nIt is open.\n\n## 2026-06-02 The bench\n\nIt is free.\n"
    (workplace / "linkedin" / "june.md").write_text(text)
    assert 'texts under "2026-06-01 The gate"' in notes(run)
    assert "1 Markdown file looks like posts" in run("check", "--allow-empty").stdout


def test_texts_between_lines_are_read_as_several_where_sections_is_named(posts):
    found = posts(
        "The gate.\n\n---\n\nThe bench.\n", "tweets/june.md", settings="readers: {tweets/*.md: sections}\n"
    )
    assert texts(found) == ["The gate.", "The bench."]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf\r\n"])
def test_a_file_without_a_word_is_called_empty(run, workplace, content):
    (workplace / "social").mkdir()
    (workplace / "social" / "gate.md").write_bytes(content)
    assert "empty" in run("check", "social/gate.md").stdout


def test_a_file_of_one_post_may_begin_with_its_fields(posts):
    (found,) = posts("- Networks: X, Mastodon\n- Publish date: 2026-06-01\n\nThe gate.\n", "social/gate.md")
    assert (found.text, found.channels, found.date) == ("The gate.", ["x", "mastodon"], "2026-06-01")


def test_a_text_on_the_line_of_its_name_is_told_from_it(posts):
    found = posts(
        "# Posts\n\n### Post 1\n\nPlatform: X\nVisual: gate.png\nCopy: The gate.\n\n"
        "### Post 2\n\n🗓️ Date: 2026-06-01\n\nThe bench.\n"
    )
    assert texts(found) == ["The gate.", "The bench."]
    assert found[1].date == "2026-06-01"


@pytest.mark.parametrize("mark", ["Tweet {}: ", "**Tweet {}/2:** ", "Tuit {} — ", "Part {} (hook):\n"])
def test_a_text_whose_parts_are_called_so_is_a_thread(posts, mark):
    text = f"{mark.format(1)}The old gate was narrow.\n\n{mark.format(2)}The new one is wide.\n"
    for layout in ("# X\n\n## Thread\n\n```\n{}```\n", "# X\n\n## Thread\n\n{}"):
        (found,) = posts(layout.format(text))
        assert found.parts == ["The old gate was narrow.", "The new one is wide."]


def test_a_block_whose_parts_are_called_posts_holds_posts(posts):
    text = "Post 1: The old gate was narrow.\n\nPost 2: The new one is wide.\n"
    assert [post.text for post in posts(f"# Posts\n\n## LinkedIn\n\n```\n{text}```\n")] == [
        "The old gate was narrow.",
        "The new one is wide.",
    ]


@pytest.mark.parametrize("key", ["", "scheduled_for: ", "Date: "])
def test_boxes_days_and_bars_in_front_of_texts_are_a_queue(posts, key):
    form = f"```\n- [ ] {key}YYYY-MM-DD HH:MM UTC | Your tweet text here (at most 280)\n```\n"
    queue = (
        f"- [x] {key}2026-06-01 09:00 UTC | The gate is open, and the geese know it.\n"
        f"- [ ] {key}2026-06-02 | Who took this picture of the bridge?\n"
        f"- [ ] {key}2026-06-03 10:30 CET | Count birds with us at eight.\n"
    )
    found = posts(f"# Queue\n\n**Format:**\n{form}\n## Scheduled\n\n{queue}", "social/tweets.md")
    assert [post.date for post in found] == ["2026-06-01 09:00", "2026-06-02", "2026-06-03 10:30"]
    assert found[0].text == "The gate is open, and the geese know it."
    assert channels(found) == [["x"]] * 3
