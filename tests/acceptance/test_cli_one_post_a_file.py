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
    [("~~~", "~~~"), ("~~~yaml", "~~~"), ("```yaml", "```"), ("+++", "+++"), ("<!--", "-->"), ("---", "...")],
)
def test_front_matter_may_stand_between_other_fences(imported, opening, closing):
    front = f"{opening}\nplatform: mastodon\nwhen: 2026-12-09 09:00\n{closing}\n\n"
    (post,), _ = imported("texts/a.md", front + TEXT)
    assert (post["date"], post["account"], post["text"]) == ("2026-12-09 09:00", "mastodon", TEXT.strip())


@pytest.mark.parametrize(
    "block", ["~~~\nReminder: bring gloves\n~~~\n", "```yaml\nposts:\n- text: The gate is open today.\n```\n"]
)
def test_a_block_at_the_head_that_says_nothing_of_a_post_is_no_front_matter(imported, workplace, block):
    (workplace / "postlint.yaml").write_text("readers: {'a.md': markdown}\naccounts: {us: {channel: x}}\n")
    (post,), _ = imported("a.md", f"{block}\n{TEXT}")
    assert block.splitlines()[1] in post["text"]
