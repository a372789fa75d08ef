"""Lists of groups that posts go to, which are none, and versions of which no other of the same is kept."""

import pytest
import yaml

TITLE = "# {} posts\n"


@pytest.fixture
def read(workplace, run):
    """Return how the texts of a file begin, and what is said of it."""

    def of(text):
        (workplace / "marketing").mkdir(exist_ok=True)
        (workplace / "marketing/social-posts.md").write_text(text, encoding="utf-8")
        posts = yaml.safe_load(run("import", "marketing/social-posts.md").stdout)["posts"]
        return [post["text"][:7] for post in posts], " ".join(run("check").stdout.split())

    return of


PLACES = """
## {}

{}

## Launch post

The mill opens on Friday, and the coffee is on us.
"""


@pytest.mark.parametrize(
    ("network", "heading", "listed"),
    [
        (
            "Facebook",
            "GROUPS TO JOIN & POST IN",
            "1. Bakers — facebook.com/groups/bakers.example\n"
            "2. Northgate — Find a Miller — facebook.com/groups/miller.example\n\n"
            "**Pages to write to (ask first):**\n- Scouts, 4th Troop — facebook.com/scouts.example\n- Youth",
        ),
        (
            "Facebook",
            "Where to post",
            "- [Bakers](https://www.facebook.com/groups/b)\n- [Millers](facebook.com/m)",
        ),
        (
            "LinkedIn",
            "Groups we post in",
            "1. Bakers (linkedin.com/groups/12)\n2. Flour (linkedin.com/groups/7)",
        ),
        ("Reddit", "Subreddits to post in", "1. Baking: reddit.com/r/Breadit\n2. Mills: reddit.com/r/mills"),
        ("Mastodon", "Who to follow", "- Ada — mastodon.social/@ada\n- Jonah — mastodon.social/@jonah"),
        (
            "Facebook",
            "Groups",
            "- https://facebook.com/groups/b – Bakers\n- https://facebook.com/groups/m – Mill",
        ),
        (
            "Facebook",
            "Groups",
            "One a day:\n\n1. Bakers — facebook.com/groups/b\n2. Mill — facebook.com/groups/m",
        ),
    ],
)
def test_a_list_of_names_with_an_address_on_a_network_each_is_of_places_and_no_post(
    read, network, heading, listed
):
    texts, said = read(TITLE.format(network) + PLACES.format(heading, listed))
    assert texts == ["The mil"]
    assert "lists of names, links, figures or what signs mean, without the text of a post (line 3)" in said


def test_a_list_of_sentences_with_the_address_of_a_post_or_event_each_is_of_posts(read):
    listed = "1. The gate is open: facebook.com/events/12\n2. The roof is on: facebook.com/mill/photos/3"
    assert read(TITLE.format("Facebook") + PLACES.format("Small things", listed))[0] == [
        "The gat",
        "The roo",
        "The mil",
    ]


VERSIONS = """# {}

## {}

We open on Friday, and the coffee is on us.

## {}

The roof is done: forty tiles, six people, one song.

## {}

Forty tiles are up at last, and six of us sang.
"""


@pytest.mark.parametrize(
    ("headings", "kept"),
    [
        (("Post 1 – Version A", "Post 2 – Version A", "Post 2 – Version B"), ["We open", "The roo"]),
        (("Day 1 – Option A", "Day 2 – Option A", "Day 2 – Option B"), ["We open", "The roo"]),
        (("Launch post", "Hook – Option A", "Hook – Option B"), ["We open"]),
        (("Launch post", "CTA — Variant 1", "Post title, option 2"), ["We open"]),
        (("Launch post", "Roof post, option 1", "Roof post, option 2"), ["We open", "The roo"]),
        (("Launch post", "Launch post, option 1", "Launch post, option 2"), ["We open"]),
        (("Tweet", "Tweet option A", "Tweet option B"), ["We open"]),
        (("Post 1", "Alternative 1", "Alternative 2"), ["We open"]),
    ],
)
def test_a_version_is_one_only_of_what_is_kept_of_the_same_thing(read, headings, kept):
    assert read(VERSIONS.format("LinkedIn posts", *headings))[0] == kept


@pytest.mark.parametrize(
    ("headings", "kept"),
    [
        (
            (
                "POST VERSION 1 — Guests (for guests)",
                "POST VERSION 2 — Roofers (for guilds)",
                "POST VERSION 3",
            ),
            ["We open", "The roo"],
        ),
        (
            ("Version 1: for guests", "Version 2: for roofers", "Version 3: for singers"),
            ["We open", "The roo", "Forty t"],
        ),
        (("Version 1 (for guests)", "Version 2 (for guests)", "Version 3 (for guests)"), ["We open"]),
        (("Version 1", "Version 2 (for testing)", "Version 3"), ["We open"]),
    ],
)
def test_versions_that_say_each_for_whom_they_are_are_posts(read, headings, kept):
    assert read(VERSIONS.format("LinkedIn posts", *headings))[0] == kept
