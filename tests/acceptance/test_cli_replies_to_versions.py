"""Replies and comments below several versions of one post: they go with the version that they name."""

import pytest
import yaml

VERSIONS = """\
# X: launch drafts

## {0}

The oven writes its own diary now.

## {1}

Who has ever sold forty flat loaves as flatbread? We have.

{2}
"""


@pytest.fixture
def read(workplace, run):
    """Return the posts in a file, as `import` reads it, with what it says."""

    def of(text):
        (workplace / "social").mkdir(exist_ok=True)
        (workplace / "social/twitter.md").write_text(text, encoding="utf-8")
        done = run("import", "social/twitter.md")
        return yaml.safe_load(done.stdout)["posts"], " ".join(done.stderr.split())

    return of


def replies(heading):
    return (
        f"## {heading}\n\n**Reply 1:**\nIt asks the oven once an hour.\n\n**Reply 2:**\nIt is free to copy."
    )


@pytest.mark.parametrize(
    ("names", "heading"),
    [
        (("Option A: short", "Option B: a question"), "Reply-to-self thread (optional, after Option B)"),
        (("Version 1", "Version 2"), "Thread for Version 2"),
        (("Variante A", "Variante B"), "Antworten als Thread (nach Variante B)"),
        (("Short version", "Long version"), "Reply thread, after the long version"),
        (("Option A", "Option B"), "Reply thread (after B)"),
    ],
)
def test_replies_to_a_version_that_does_not_count_are_left_out_with_it(read, names, heading):
    (post,), said = read(VERSIONS.format(*names, replies(heading)))
    assert post["text"] == "The oven writes its own diary now."
    assert "other versions of posts, of which the first counts (lines 7, 11)" in said


def test_each_of_two_replies_goes_with_its_own_version(read):
    both = "## Reply 1 (to Option A)\n\nAsk away.\n\n## Reply 1 (to Option B)\n\nNobody complained.\n"
    (post,), said = read(VERSIONS.format("Option A", "Option B", both))
    assert post["thread"] == ["The oven writes its own diary now.", "Ask away."]
    assert "(lines 7, 15)" in said


@pytest.mark.parametrize("heading", ["Reply thread (after Option A)", "Reply thread", "Thread for A or B"])
def test_replies_to_the_version_that_counts_or_to_any_follow_it(read, heading):
    (post,), _ = read(VERSIONS.format("Option A", "Option B", replies(heading)))
    assert len(post["thread"]) == 3


@pytest.mark.parametrize(
    "chosen",
    [
        *("Option B (chosen)", "Option B (chosen by Ada)", "Option B — use this", "Option B ✅ approved"),
        *("✅ Option B", "⭐ Option B: a question", "Option B (✅)", "Option B ⭐"),
    ],
)
def test_the_version_that_is_marked_as_chosen_counts_with_its_replies(read, chosen):
    (post,), said = read(VERSIONS.format("Option A", chosen, replies("Reply thread (after Option B)")))
    assert post["thread"][0].startswith("Who has ever")
    assert len(post["thread"]) == 3
    assert "other versions of posts, of which the one marked as chosen counts (line 3)" in said


@pytest.mark.parametrize(
    "about", [" — final call", ": ⭐ five-star review", " – ✅ list", " — chosen by bakers"]
)
def test_what_a_version_is_about_does_not_choose_it(read, about):
    (post,), _ = read(VERSIONS.format("Option A", f"Option B{about}", ""))
    assert post["text"] == "The oven writes its own diary now."


def test_a_first_comment_goes_with_the_version_that_it_names(read):
    (post,), _ = read(
        VERSIONS.format("Option A", "Option B", "## First comment (for Option B)\n\nThe whole diary.\n")
    )
    assert "first_comment" not in post


def test_a_post_for_another_network_is_none_of_the_replies(read):
    posts, _ = read(
        VERSIONS.format("Option A", "Option B", "## LinkedIn post, longer than Option B\n\nWe baked on.\n")
    )
    assert [post["account"] for post in posts] == ["x", "linkedin"]
