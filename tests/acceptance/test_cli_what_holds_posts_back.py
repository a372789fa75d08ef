"""Posts that are scheduled and not approved: they count as drafts, and one line says so."""

import json

import pytest

HELD = "not approved: they count as drafts"
LIT = "The kiln is lit since five this morning."
_TABLE = "Date,Channel,Text,Status,Approved\n2026-12-01,X,The kiln is lit.,scheduled,ANSWER\n"
_YAML = "- {date: 2026-12-01, channel: x, text: The kiln is lit., status: scheduled, approved: ANSWER}\n"
_JSON = {"when": "2026-12-01", "platform": "x", "caption": LIT, "status": "ready", "approved": "ANSWER"}
_FRONT = f"---\nplatform: x\nstatus: scheduled\napproved: ANSWER\n---\n{LIT}\n"
FILES = {
    "social.csv": _TABLE,
    "posts.yaml": f"posts:\n{_YAML}",
    "posts.json": json.dumps([_JSON]),
    "social/post.md": _FRONT,
}


@pytest.fixture
def said(run, workplace):
    def read(name, text):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return " ".join(run("check", ".", "--show", "info").stdout.split())

    return read


@pytest.mark.parametrize("name", FILES)
def test_that_they_count_as_drafts_is_said(said, name):
    assert HELD in said(name, FILES[name].replace("ANSWER", "no"))


@pytest.mark.parametrize("name", FILES)
def test_of_what_is_approved_nothing_is_said(said, name):
    assert HELD not in said(name, FILES[name].replace("ANSWER", "yes"))


def test_of_drafts_nothing_is_said(said):
    assert HELD not in said(
        "posts.yaml", FILES["posts.yaml"].replace("ANSWER", "no").replace("scheduled", "draft")
    )


PLAN = """habits:
  contentThemes:
  - Glazing tips / throwing speed breakdowns
  - Potter education (why glazes matter)
window: {{lines: ["{}"]}}
posts:
- {{when: 2026-12-01, platform: x, caption: The kiln is lit since five this morning.}}
"""


def test_themes_are_named_as_words_like_no_post(said):
    told = said("posts.yaml", PLAN.format("2x per week (Tuesdays & Fridays)"))
    assert 'words that are in no post and like none, under "contentThemes" (lines 3, 4)' in told
    assert "belongs under text:" not in told


def test_what_reads_like_a_post_is_told_with_what_to_do(said):
    told = said("posts.yaml", PLAN.format("Our new hall opens on Friday, come and see it!"))
    assert 'texts that are in no post, under "lines" (line 5): what is to go out belongs under text:' in told
