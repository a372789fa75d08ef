"""Markdown with one post a file: what stands around its text, and what its name and title say of it."""

import pytest
import yaml

TEXT = "214 things came to our repair café this year.\n\nWhich could you not open?\n"


@pytest.fixture
def imported(workplace, run):
    """Return the posts that `import` makes of a file, and what it says besides."""

    def read(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        ran = run("import", ".")
        made = yaml.load(ran.stdout, Loader=yaml.BaseLoader) if ran.stdout else {"posts": []}
        return made["posts"], ran.stderr

    return read


def headed(behind, front="platform: LinkedIn\ndate: 2026-12-07\n"):
    return f"---\n{front}---\n\n{TEXT}\n{behind}"


@pytest.mark.parametrize(
    "behind",
    [
        "## First comment\n\nThe numbers: https://a.example\n\nAnd thanks.\n\n## Notes\n\n- Ask Jo.\n",
        "### Notes\n\n- Ask Jo.\n\n### First comment\n\nThe numbers: https://a.example\n\nAnd thanks.\n",
        "**Premier commentaire**\n\nThe numbers: https://a.example\n\nAnd thanks.\n\n**Notes:** Ask Jo.\n",
        "Erster Kommentar:\nThe numbers: https://a.example\n\nAnd thanks.\n\n## Hinweise\n\nAsk Jo.\n",
    ],
)
def test_a_comment_and_notes_behind_the_text_of_a_post_are_none_of_it(imported, behind):
    (post,), said = imported("posts/linkedin/a.md", headed(behind))
    assert post["text"] == TEXT.strip()
    assert post["first_comment"] == "The numbers: https://a.example\n\nAnd thanks."
    assert "left out sections that are no posts by their headings" in said


@pytest.mark.parametrize(
    "behind",
    [
        "## Hashtags\n\n#Repair #Café\n\n## Status\n\napproved\n\n"
        "## Image\n\nchart.png\n\n## Alt text\n\nA chart.\n",
        "**Hashtags:** #Repair #Café\n**Status:** approved\n**Image:** chart.png\n**Alt text:** A chart.\n",
        "Hashtags: #Repair #Café\nStatus: approved\nImage: chart.png\nAlt text: A chart.\n",
    ],
)
def test_fields_behind_the_text_of_a_post_are_fields(imported, behind):
    (post,), _ = imported("posts/linkedin/a.md", headed(behind))
    assert post["text"] == TEXT.strip()
    assert (post["hashtags"], post["status"]) == ("#Repair #Café", "approved")
    assert post["media"] == [{"file": "chart.png", "alt": "A chart."}]


def test_front_matter_goes_before_fields_behind_the_text(imported):
    front = "platform: LinkedIn\nfirst_comment: From above.\nhashtags: ['#Above']\n"
    behind = "## First comment\n\nFrom below.\n\n## Hashtags\n\n#Below\n"
    (post,), _ = imported("posts/linkedin/a.md", headed(behind, front))
    assert (post["first_comment"], post["hashtags"]) == ("From above.", "#Above")


def test_a_text_that_goes_on_behind_a_bold_line_is_whole(imported):
    (post,), _ = imported(
        "posts/linkedin/a.md", headed("**Photos**\n\nWe took many.\n\nCome and see them.\n")
    )
    assert post["text"].endswith("Come and see them.")


@pytest.mark.parametrize(
    "lines",
    [
        "Alt text: we shall speak of it at six. #A11y",
        "**Hashtags:** only a few of them",
        "Status: orange",
        "Date: 2026-12-20\nTime: 19:00",
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_lines_that_speak_to_the_readers_stay_in_the_text(imported, lines, above):
    front = "---\nplatform: LinkedIn\ndate: 2026-12-07\n---\n\n"
    body = f"{lines}\n\n{TEXT}" if above else f"{TEXT}\n{lines}\n"
    (post,), _ = imported("posts/linkedin/a.md", front + body)
    assert set(post) == {"date", "account", "text"}
    assert post["date"] == "2026-12-07"
    assert post["text"] == body.strip().replace("**", "")


@pytest.mark.parametrize("status", ["ready (Jo)", "Approved by Jo", "cancelled"])
def test_words_for_stages_of_work_are_a_status(imported, status):
    posts, _ = imported("posts/linkedin/a.md", headed(f"**Status:** {status}\n"))
    assert all(post["text"] == TEXT.strip() for post in posts)


@pytest.mark.parametrize(
    ("written", "read"),
    [("07/12/2026", "2026-12-07"), ("12/07/2026 09:30", "2026-12-07 09:30"), ("8/12/2026", None)],
)
def test_the_name_of_the_file_settles_a_date_that_can_mean_two_days(imported, written, read):
    text = headed("", f"platform: LinkedIn\ndate: {written}\n")
    (post,), said = imported("posts/linkedin/2026-12-07-repair.md", text)
    assert post.get("date") == read
    assert ("can mean 8 December or 12 August" in said) == (read is None)


def test_the_settings_go_before_the_name_of_the_file(imported, workplace):
    (workplace / "postlint.yaml").write_text("dates: {order: month-first}\n")
    text = headed("", "platform: LinkedIn\ndate: 07/12/2026\n")
    (post,), _ = imported("posts/linkedin/2026-12-07-repair.md", text)
    assert post["date"] == "2026-07-12"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("~~~", "~~~"), ("~~~yaml", "~~~"), ("```yaml", "```"), ("<!--", "-->"), ("---", "...")],
)
def test_front_matter_may_stand_between_other_fences(imported, opening, closing):
    front = f"{opening}\nplatform: mastodon\nwhen: 2026-12-09 09:00\n{closing}\n\n"
    (post,), _ = imported("posts/a.md", front + TEXT)
    assert (post["date"], post["account"], post["text"]) == ("2026-12-09 09:00", "mastodon", TEXT.strip())


@pytest.mark.parametrize("fence", ["```yaml", "~~~"])
@pytest.mark.parametrize("fields", ["platform: mastodon", "social: {mastodon: We mended it all again}"])
def test_front_matter_in_a_block_of_code_is_an_example_where_no_name_speaks_of_posts(imported, fence, fields):
    front = f"{fence}\nstatus: draft\ndate: 2026-12-09\n{fields}\n{fence[:3]}\n\n"
    posts, _ = imported("docs/head.md", f"{front}Each of our texts begins with such lines.\n")
    assert posts == []


@pytest.mark.parametrize(
    "block", ["~~~\nReminder: bring gloves\n~~~\n", "```yaml\nposts:\n- text: The gate is open today.\n```\n"]
)
def test_a_block_at_the_head_that_says_nothing_of_a_post_is_no_front_matter(imported, workplace, block):
    (workplace / "postlint.yaml").write_text("readers: {'a.md': markdown}\naccounts: {us: {channel: x}}\n")
    (post,), _ = imported("a.md", f"{block}\n{TEXT}")
    assert block.splitlines()[1] in post["text"]


@pytest.mark.parametrize(
    ("name", "title", "account"),
    [
        ("announcements/2026-12-08-v3-linkedin.md", "# v3.0 — LinkedIn\n\n", "linkedin"),
        ("announcements/2026-12-08-v3-twitter.md", "# v3.0 — Twitter/X\n\n", "x"),
        ("releases/2026-12-08-v3.md", "# Mastodon post: v3.0\n\n", "mastodon"),
        ("releases/v3-20261208.md", "# v3.0 (Facebook)\n\n", "facebook"),
        ("comms/instagram-2026-12-08.md", "", "instagram"),
        ("posts/linkedin/2026-12-08-v3.md", "", "linkedin"),
        ("social/2026-12-08-boat-x.md", "", "x"),
        ("social/2026-12-08-boat-threads.md", "", "threads"),
        ("social/2026-12-08-boat.md", "# LinkedIn\n\n", "linkedin"),
        ("comms/v3.md", "# Bluesky\n\n**Date:** 2026-12-08\n**Status:** draft\n\n", "bluesky"),
    ],
)
def test_names_and_titles_say_when_and_where_one_post_goes_out(imported, name, title, account):
    (post,), _ = imported(name, title + TEXT)
    assert (post["date"], post["account"], post["text"]) == ("2026-12-08", account, TEXT.strip())


def test_hashtags_below_a_title_of_a_network_tell_a_post(imported):
    (post,), _ = imported("releases/v3.md", f"# LinkedIn: v3.0\n\n{TEXT}\n#Repair\n")
    assert post == {"account": "linkedin", "text": f"{TEXT}\n#Repair"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("blog/posts/2026-05-03-leaving-twitter.md", f"# Leaving Twitter\n\n{TEXT}"),
        (
            "posts/2026-05-03-leaving-twitter.md",
            f"---\ntitle: Leaving Twitter\ndate: 2026-05-03\n---\n{TEXT}",
        ),
        ("journal/2026-06-08.md", f"# LinkedIn\n\n{TEXT}"),
        ("notes/2026-06-09.md", f"# Mastodon page\n\n{TEXT}"),
        ("changelog/2026-06-10-threads.md", "# Threads\n\nThe pool now keeps four workers alive.\n"),
        ("changelog/2026-06-11.md", "# Threads: the pool\n\nIt now keeps four workers alive.\n"),
        ("wiki/X.md", "# X\n\nThe window is drawn in #ffe0bb by its server.\n"),
        ("lib/2026-06-12.md", "# v2 — LinkedIn\n\nA program begins with these lines:\n\n    int main;\n"),
        ("lib/v2.md", "# v2 — LinkedIn\n\nA program begins with such a line:\n#include <a.h>\n"),
        ("docs/linkedin.md", "# LinkedIn\n\nHow to set up the connection to the network.\n"),
        ("templates/2026-05-03-linkedin.md", f"# LinkedIn\n\n{TEXT}\n#Repair\n"),
        ("comms/2026-05-03-linkedin.md", f"# LinkedIn\n\n{TEXT}\n## What we learn\n\nA lot.\n"),
        ("comms/2026-05-03-linkedin.md", f"# LinkedIn\n\n{TEXT}\n---\n\nAnd another text of five words.\n"),
        ("comms/v3-linkedin.md", f"{TEXT}#Repair\n\nAnd another text of five words.\n#Repair\n"),
        (
            "toots/june.md",
            f"<!-- 2 June -->\n{TEXT}\n#Repair\n\n<!-- 3 June -->\n\nAnother text of five words.\n",
        ),
    ],
)
def test_what_is_about_a_network_or_more_than_one_post_is_no_post_by_its_name(imported, name, text):
    posts, _ = imported(name, text)
    assert posts == []


def test_fields_under_headings_behind_a_text_keep_no_file_from_being_a_post(imported):
    behind = "\n## Hashtags\n\n#Repair\n\n## First comment\n\nThe list.\n\nAnd thanks to all.\n"
    (post,), _ = imported("social/2026-12-08-linkedin.md", TEXT + behind)
    assert (post["text"], post["hashtags"]) == (TEXT.strip(), "#Repair")
    assert (post["first_comment"], post["account"]) == ("The list.\n\nAnd thanks to all.", "linkedin")


WITHOUT_NETWORK = """\
~~~
time: 2026-12-09 09:00
tz: Europe/Paris
~~~

Coworking in an hour! Bring the thing that you have put off.
"""


@pytest.mark.parametrize("beside", [False, True])
def test_one_text_with_a_day_and_no_network_is_named_with_the_reason(workplace, run, beside):
    (workplace / "scheduled_posts").mkdir()
    (workplace / "scheduled_posts" / "coworking.md").write_text(WITHOUT_NETWORK)
    if beside:
        (workplace / "tweets.yaml").write_text("- {date: 2026-06-01, text: The pond opens at nine.}\n")
    said = " ".join(run("check", ".").stdout.split()) + run("check", ".").stderr
    assert "scheduled_posts/coworking.md" in said
    listed = run("check", "--list-files", ".").stdout
    assert "one text, of which nothing says where it goes out. Write its network in front matter" in listed
    (workplace / "postlint.yaml").write_text("readers: {'scheduled_posts/*.md': markdown}\n")
    made = yaml.load(run("import", ".").stdout, Loader=yaml.BaseLoader)
    assert "tz:" not in made["posts"][-1]["text"] + made["posts"][0]["text"]
    assert "2026-12-09 09:00" in [post["date"] for post in made["posts"]]


def test_remarks_at_the_ends_of_a_text_keep_no_file_from_being_one_post(imported):
    text = "<!-- owner: Ada -->\n\nThe pool is open to all of you again.\n\n<!-- draft -->\n"
    ((post,), _) = imported("posts/linkedin/2027-05-03-pool.md", text)
    assert post["text"] == "The pool is open to all of you again."


PEGS = "a peg with a name on it never forgets.\n\nwhat hangs on yours? we have forty, and one is empty."


@pytest.mark.parametrize("mark", ["> ", "- ", ""])
@pytest.mark.parametrize("title", ["Name Pegs", "Name Pegs -- LinkedIn"])
@pytest.mark.parametrize("behind", ["", "\n\n---\n\n## Notes\n\n- Image: the wall."])
def test_fields_below_the_title_of_a_file_say_where_and_when_its_text_goes_out(
    run, workplace, mark, title, behind
):
    fields = ("**Platform**: LinkedIn", "**Type**: Standalone", "**Date**: 2027-02-18", "**Status**: draft")
    lines = "\n".join(f"{mark}{field}" for field in fields)
    path = workplace / "content" / "linkedin" / "drafts" / "pegs.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"# {title}\n\n{lines}\n\n---\n\n{PEGS}{behind}\n", encoding="utf-8")
    (post,) = yaml.safe_load(run("import", "content/linkedin/drafts/pegs.md").stdout)["posts"]
    assert (post["text"], post["date"], post["account"]) == (PEGS, "2027-02-18", "linkedin")


def test_the_reader_that_is_named_to_choose_reads_the_file(run, workplace):
    (workplace / "pegs.md").write_text(f"# Name Pegs\n\n{PEGS}\n", encoding="utf-8")
    said = " ".join(run("import", "pegs.md").stderr.split())
    chosen = said.partition("readers: {")[2].partition("}")[0]
    (workplace / "postlint.yaml").write_text(f"readers: {{{chosen}}}\n", encoding="utf-8")
    (post,) = yaml.safe_load(run("import", "pegs.md").stdout)["posts"]
    assert post["text"].endswith(PEGS)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("LinkedIn guidelines", "**Date**: 2027-02-18"),
        ("Voice", "**Status**: in force"),
        ("Voice", "**Owner**: Ada"),
    ],
)
def test_a_page_on_how_to_write_for_a_network_is_no_post(run, workplace, title, field):
    path = workplace / "content" / "linkedin" / "voice.md"
    path.parent.mkdir(parents=True)
    text = "We write in small letters and short lines. Nobody shouts, and every post ends in a question."
    path.write_text(f"# {title}\n\n**Platform**: LinkedIn\n{field}\n\n{text}\n", encoding="utf-8")
    assert run("import", "content/linkedin/voice.md").exit_code == 2
