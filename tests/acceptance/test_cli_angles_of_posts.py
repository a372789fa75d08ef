"""Below the heading of a network, a hook that ends as the announcement beside it does is a post."""

import pytest
import yaml

TEXTS = (
    "We pull the old ferry out of the mud on Sunday.\n\nCome along and bring a rope. {}",
    "Nobody told the gulls that the pier is closed, so they hold a meeting on it.\n\n{}",
    "One bell, two ropes, three hundred years: this is how the ferry was called.\n\n{}",
)


@pytest.fixture
def count(workplace, run):
    """Write a file of posts on X and one on LinkedIn; return how many are read of it."""

    def posts(*sections):
        above = "\n\n".join(f"### {heading}\n\n{text}" for heading, text in sections)
        alone = "## LinkedIn\n\n### Launch post\n\nThe bell is back in its tower, and it rings at noon."
        (workplace / "social-posts.md").write_text(f"# The ferry\n\n## Twitter/X\n\n{above}\n\n{alone}\n")
        return len(yaml.safe_load(run("import", ".").stdout)["posts"])

    return posts


@pytest.mark.parametrize(
    "headings",
    [
        ("Launch announcement", "Technical hook", "Performance hook (update with real numbers)"),
        ("Post 1: Launch", "Post 2: the technical hook", "Post 3: the performance hook"),
        ("Launch post", "Hook post", "Comparison"),
        ("Announcement", "Recap", "Summary"),
        ("Teaser", "Question hook", "Metrics update"),
    ],
)
@pytest.mark.parametrize("end", ["github.com/ferry/bell", "https://ferry.example", "#Ferry #Bell", "[link]"])
def test_a_hook_that_ends_as_the_posts_beside_it_is_one(count, headings, end):
    assert count(*zip(headings, (text.format(end) for text in TEXTS), strict=True)) == 4


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Hook", "What did the gulls say?"),
        ("Tips", "Post at nine, and answer within an hour: https://ferry.example/how"),
        ("Sources", "- https://ferry.example/bell\n- https://ferry.example/rope"),
        ("Audience", "Neighbours of the pier, and all who miss its bell."),
        ("Tools", "- Scheduler: https://ferry.example/queue"),
    ],
)
def test_what_ends_otherwise_or_says_what_to_do_is_none(count, heading, text):
    assert count(("Launch announcement", TEXTS[0].format("ferry.example")), (heading, text)) == 2
