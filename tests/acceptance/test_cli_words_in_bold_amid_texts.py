"""Paragraphs of a text that begin with a word in bold and a colon, as fields of a team do."""

import pytest

LOFT = """## Instagram Post Caption

In winter the heat goes up and the money goes with it.

{}

Your hatch matters. Your tank matters. Your pipes matter too.

---

## Hashtags
#LoftLife #WarmHome
"""
FELT = "the felt goes on the frame, and not on the hatch that you lift."


@pytest.fixture
def text(posts):
    """Return the text of the one post in a file that has a paragraph in its midst."""

    def read(paragraph):
        (post,) = posts(LOFT.format(paragraph), "social/instagram/loft.md")
        return post["text"]

    return read


@pytest.mark.parametrize("name", ["Remember", "Note", "Please note", "Hinweis", "Nota", "Why"])
def test_a_word_to_the_readers_is_part_of_the_text(text, name):
    assert f"\n\n{name}: {FELT}\n\n" in text(f"**{name}:** {FELT}")


def test_the_colon_may_stand_behind_the_marks(text):
    assert f"Note: {FELT}" in text(f"**Note**: {FELT}")


@pytest.mark.parametrize("name", ["Audience", "Priority", "Location"])
def test_other_names_of_fields_with_a_sentence_are_left_out_and_named(text, run, name):
    assert FELT not in text(f"**{name}:** {FELT}")
    said = " ".join(run("check", ".", "--show", "info").stdout.split())
    assert f"Keys of your own, left alone: {name} (social/instagram/loft.md:5:3)" in said


@pytest.mark.parametrize(
    "said", ["photo from Mara", "Use the photo with the ladder, and crop it to a square first."]
)
def test_what_is_said_to_the_team_is_no_part_of_it(text, said):
    assert said not in text(f"**Note:** {said}")


def test_below_the_text_a_note_is_the_teams(posts):
    content = LOFT.format("It leaves through one hatch.").replace("\n---", f"\n**Note:** {FELT}\n\n---")
    (post,) = posts(content, "social/instagram/loft.md")
    assert FELT not in post["text"]
