"""Folders by how far the posts in them are, one a file: drafts, scheduled, posted."""

import pytest

PEG = "---\nplatform: linkedin\n{}---\nA peg with a name on it never forgets. What hangs on yours?\n"


@pytest.mark.parametrize(
    ("folder", "status"),
    [
        ("drafts", "draft"),
        ("_drafts", "draft"),
        ("Entwürfe", "draft"),
        ("scheduled", "scheduled"),
        ("scheduled/2026/12", "scheduled"),
        ("approved", "approved"),
        ("posted", "published"),
        ("drafts/posted", "published"),
    ],
)
def test_the_nearest_folder_says_how_far_a_post_is(posts, folder, status):
    (post,) = posts(PEG.format(""), f"social/{folder}/2026-12-04-peg.md")
    assert post["status"] == status


@pytest.mark.parametrize("folder", ["schedule", "live", "queue", "final", "archive", "draft-horses"])
def test_folders_that_may_be_called_so_for_another_reason_say_nothing(posts, folder):
    (post,) = posts(PEG.format(""), f"social/{folder}/2026-12-04-peg.md")
    assert "status" not in post


def test_what_the_post_says_itself_counts(posts):
    (post,) = posts(PEG.format("status: approved\n"), "social/drafts/2026-12-04-peg.md")
    assert post["status"] == "approved"


def test_a_word_without_a_meaning_is_not_overruled(posts):
    (post,) = posts(PEG.format("status: with the vicar\n"), "social/drafts/2026-12-04-peg.md")
    assert "status" not in post


def test_a_word_of_the_team_is_known_as_a_folder(posts, workplace):
    (workplace / "postlint.yaml").write_text("statuses: {at the vicar: draft}\n", encoding="utf-8")
    (post,) = posts(PEG.format(""), "social/at-the-vicar/2026-12-04-peg.md")
    assert post["status"] == "draft"


def test_a_file_of_several_posts_is_not_of_the_stage_of_its_folder(posts):
    several = "# LinkedIn\n\n## Post 1\n\n> The kiln is lit.\n\n## Post 2\n\n> The kiln is cold.\n"
    assert [post.get("status") for post in posts(several, "social/drafts/posts.md")] == [None, None]
