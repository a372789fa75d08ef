"""Posts with code fenced off amid their paragraphs: the fences are words of the post, and not the post."""

import pytest
import yaml

INTRO = "Our bakery bot read its oven wrong for a month, and sold forty flat loaves as flatbread."
MORE = "So we gave the oven a diary of its own, which anybody in the shop can read and nobody can lose."
DIARY = "```\n06:00  221 C\n06:10  238 C\n```"
COMMAND = "```\noven read --every 10m\n```"
END = "It is free to copy: https://bakery.example/oven\n\n#bread #opensource"
CAPTION = "```\nForty flat loaves, one honest oven. Come and see it bake on Saturday.\n\n#bread\n```"


@pytest.fixture
def texts(workplace, run):
    """Return the texts of the posts in a file, as `import` reads it, with what it says."""

    def read(text, name="social/linkedin.md"):
        path = workplace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        done = run("import", name)
        calendar = yaml.safe_load(done.stdout) or {}
        return [post["text"] for post in calendar.get("posts", ())], " ".join(done.stderr.split())

    return read


@pytest.mark.parametrize(
    "middle",
    [
        (DIARY,),
        ("**What it writes:**", DIARY),
        ("**Install:**", COMMAND, "That is all there is to it."),
        ("**Before:**", "```\n??? C\n```", "**After:**", DIARY),
        (DIARY, "**What I learned:**", "→ Ovens lie when somebody opens the door.", "**Install:**", COMMAND),
    ],
)
def test_a_text_keeps_the_fences_amid_its_paragraphs(texts, middle):
    (text,), _ = texts("\n\n".join(("# LinkedIn post", INTRO, *middle, MORE, END)))
    assert text.startswith(INTRO)
    assert text.endswith("#bread #opensource")
    assert "238 C" in text or "oven read" in text


def test_a_text_may_begin_with_a_bold_line_above_its_fence(texts):
    (text,), _ = texts("\n\n".join(("# LinkedIn: launch", "**Install:**", COMMAND, INTRO, MORE, END)))
    assert text.startswith("Install:")
    assert text.endswith("#bread #opensource")


@pytest.mark.parametrize(
    "note",
    [
        "This is a draft. Post it by hand.",
        "Draft, not posted yet.",
        "Nur ein Entwurf.",
        "Noch eine Bozza.",
    ],
)
def test_a_note_that_calls_the_text_a_draft_is_neither_the_text_nor_a_version_of_it(texts, note):
    (text,), said = texts(
        "\n\n".join(("# LinkedIn post", f"> {note}", INTRO, "**Install:**", COMMAND, MORE, END))
    )
    assert text.startswith(INTRO)
    assert said == "social/linkedin.md: left out words that belong to no post (line 3)."


def test_each_section_of_a_file_keeps_its_own_fences(texts):
    posts = "\n\n".join(
        (
            *("# Posts", "## LinkedIn: 7 December 2026", INTRO, "**Install:**", COMMAND, MORE, END),
            *("## Mastodon: 8 December 2026", MORE, DIARY, "Ask us anything about ovens.", END),
        )
    )
    (first, second), _ = texts(posts, "social/social-posts.md")
    assert "oven read" in first
    assert "238 C" in second


def test_words_beside_a_text_in_a_fence_are_no_part_of_it(texts):
    (text,), _ = texts(
        "\n\n".join(("# LinkedIn post", "Goes out at nine, with the photo of the oven.", CAPTION))
    )
    assert text.startswith("Forty flat loaves")


def test_where_a_file_keeps_its_texts_in_fences_notes_around_one_are_no_text(texts):
    note = (
        "Ask Ada for the photo of the oven before this goes out, and answer all comments in the first hour."
    )
    plain = "```\nForty loaves, one oven\n```"
    posts = "\n\n".join(
        (
            *("# Posts", "## LinkedIn", CAPTION, "## Mastodon", CAPTION.replace("Forty", "Fifty")),
            *("## X", note, "**Short:**", plain, note),
        )
    )
    found, _ = texts(posts, "social/social-posts.md")
    assert found[-1] == "Forty loaves, one oven"
