"""The last line of a post that looks like a note to the team, wherever the post is kept."""

import json

import pytest

TEXT = "The mill turns again from Saturday."
NOTES = [
    "check the spelling of her name with legal",
    "Photo to follow from the agency",
    "Draft 3, comments by Tuesday",
    "Freigabe steht noch aus",
    "Needs sign-off from the director",
    "(link still missing)",
]
FOR_READERS = [
    "See you at the mill!",
    "Tag a friend who bakes.",
    "Bring a bag and your own jar.",
    "The ferry leaves at nine, and the queue is short.",
    "Kommt vorbei und bringt Hunger mit.",
]


@pytest.fixture
def told(run, workplace):
    """Return what is said of a post, by the rule, with the line."""

    def check(text, **facts):
        post = {"date": "2027-06-01", "channel": "mastodon", "text": text, **facts}
        (workplace / "june.json").write_text(json.dumps({"posts": [post]}, indent=1))
        report = json.loads(run("check", "june.json", "--format", "json").stdout)
        return [found["rule"] for found in (*report["errors"], *report["findings"])]

    return check


@pytest.mark.parametrize("note", NOTES)
def test_a_last_line_that_looks_like_a_note_to_the_team_is_named(told, note):
    assert told(f"{TEXT}\n\n{note}") == ["reading/perhaps-a-note"]


@pytest.mark.parametrize("line", FOR_READERS)
def test_a_last_line_for_readers_is_not(told, line):
    assert told(f"{TEXT}\n\n{line}") == []


def test_a_line_that_is_all_of_a_text_goes_out(told):
    assert told(NOTES[0]) == []


def test_a_draft_may_have_notes_below_it(told):
    assert told(f"{TEXT}\n\n{NOTES[0]}", status="draft") == []


def test_what_is_plainly_a_note_is_not_said_twice(told):
    assert told(f"{TEXT}\n\nNote to design: swap the picture") == ["reading/note-to-team"]


def test_it_is_named_at_its_line_in_markdown(run, workplace):
    page = f"# Social posts\n\n## Facebook, 1 June 2027\n\n{TEXT}\n\n{NOTES[1]}\n"
    (workplace / "social-posts.md").write_text(page)
    said = " ".join(run("check", ".").stdout.split())
    assert said.startswith("social-posts.md:7:1: warning: This looks like a note to the team, and would be")
