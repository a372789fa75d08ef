"""Texts of two networks are never one thread, and numbers up to the last count a thread that is whole."""

import pytest
import yaml

ALONE = "Nobody sees the warp once the cloth is done. We do, for nine days."
PARTS = ("We have threaded looms since 1911.", "Each warp has two thousand ends.")


@pytest.fixture
def read(workplace, run):
    """Write a file of posts, and return the network and the texts of each that is read of it."""

    def posts(text):
        (workplace / "social-posts.md").write_text(f"# The loom\n\n{text}", encoding="utf-8")
        made = yaml.safe_load(run("import", ".").stdout) or {}
        accounts = made.get("accounts", {})
        return [
            (accounts[post["account"]]["channel"], len(post.get("thread", "1")))
            for post in made.get("posts", [])
        ]

    return posts


def fenced(*texts):
    return "\n\n".join(f"```\n{text}\n```" for text in texts)


@pytest.mark.parametrize("first", ["LinkedIn Post (The Hook)", "LinkedIn opener", "LinkedIn – Intro"])
@pytest.mark.parametrize("counted", [("1/2: ", "2/2: "), ("1/ ", "2/ ")])
def test_what_opens_on_one_network_is_no_part_of_a_thread_on_the_next(read, first, counted):
    parts = [f"{mark}{text}" for mark, text in zip(counted, PARTS, strict=True)]
    found = read(f"## {first}\n\n{fenced(ALONE)}\n\n## X (Twitter) Thread\n\n{fenced(*parts)}\n")
    assert found == [("linkedin", 1), ("x", 2)]


def test_a_thread_that_begins_with_its_second_part_takes_none_of_another_network(read):
    parts = [f"{number}/ {text}" for number, text in enumerate(PARTS, 2)]
    found = read(f"## LinkedIn\n\n{fenced(ALONE)}\n\n## Mastodon thread\n\n{fenced(*parts)}\n")
    assert found == [("linkedin", 1), ("mastodon", 2)]


def test_fields_that_name_two_networks_part_a_thread_as_headings_do(read):
    parts = [f"{number}/2 {text}" for number, text in enumerate(PARTS, 1)]
    found = read(
        f"## Opening words\n\n**Platform:** LinkedIn\n\n{fenced(ALONE)}\n\n"
        f"## Thread\n\n**Platform:** Bluesky\n\n{fenced(*parts)}\n"
    )
    assert found == [("linkedin", 1), ("bluesky", 2)]


def test_a_thread_that_is_counted_to_its_end_needs_no_opening(read):
    parts = [f"{number}/2 {text}" for number, text in enumerate(PARTS, 1)]
    found = read(f"## X post (hook)\n\n{fenced(ALONE)}\n\n## X thread\n\n{fenced(*parts)}\n")
    assert found == [("x", 1), ("x", 2)]


def test_on_one_network_a_hook_opens_the_thread_that_counts_from_it(read):
    parts = [f"{number}/ {text}" for number, text in enumerate(PARTS, 1)]
    found = read(f"## X thread\n\n### Hook\n\n{fenced(ALONE)}\n\n### The rest\n\n{fenced(*parts)}\n")
    assert found == [("x", 3)]
