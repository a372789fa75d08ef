"""Kits that have links under the names of networks, and no texts: nobody is told how to have them read."""

import pytest
import yaml

KIT = """\
# Social Launch Kit

Use this kit when posting about the bakery.

## Positioning

- One oven, one baker, one diary

## Tracking Links

{}
## Guardrails

- Lead with the oven, not with software.
"""
PLACES = ("LinkedIn", "X", "Reddit")


@pytest.fixture
def listed(workplace, run):
    """Return what the list of files says of a file, and what a check does."""

    def of(text):
        (workplace / "marketing").mkdir(exist_ok=True)
        (workplace / "marketing/social-posts.md").write_text(text, encoding="utf-8")
        said = run("check", "--list-files").stdout, run("check").stdout
        return [" ".join(one.split()) for one in said]

    return of


@pytest.mark.parametrize(
    "link",
    [
        *(
            "`https://bakery.example/?from={}`",
            "https://bakery.example/?from={}",
            "<https://bakery.example/{}>",
        ),
        *(
            "- Bio: https://bakery.example/{}\n- Feed: https://bakery.example/feed",
            "[{} slide](./assets/slide.svg)",
        ),
        "**Link:** `https://bakery.example/?from={}`",
    ],
)
def test_links_under_networks_are_no_posts_and_look_like_none(listed, link):
    files, check = listed(KIT.format("".join(f"### {one}\n\n{link.format(one)}\n\n" for one in PLACES)))
    assert "links stand under the networks that its headings name, and no texts of posts" in files
    assert "readers:" not in files
    assert "nothing that seems to hold posts" in check


LISTED = (
    "# Launch kit\n\n## LinkedIn\n\n- Page: https://bakery.example/a\n- https://bakery.example/b\n\n## {}\n"
)


def test_links_in_lists_and_nothing_else_are_no_posts_in_doubt(listed):
    files, check = listed(LISTED.format("Mastodon\n\nhttps://mastodon.example/@bakery"))
    assert "links stand under the networks that its headings name, and no texts of posts" in files
    assert "nothing that seems to hold posts" in check


def test_a_text_beside_links_in_lists_still_looks_like_a_post(listed):
    files, _ = listed(LISTED.format("Mastodon\n\nForty flat loaves, one honest oven."))
    assert "looks like posts" in files


def test_texts_that_end_in_links_still_look_like_posts(listed):
    text = "Forty flat loaves, one honest oven.\n\nhttps://bakery.example/oven #bread"
    files, _ = listed(KIT.format("".join(f"### {one}\n\n{text}\n\n" for one in PLACES)))
    assert "looks like posts (headings LinkedIn, X, Reddit)" in files


@pytest.mark.parametrize("heading", ["Prepared First Comment", "Optional first comment", "Suggested comment"])
def test_a_comment_that_is_prepared_goes_with_its_post(workplace, run, heading):
    text = "## Post 1\n\nThe oven writes its own diary. #bread\n\n### {}\n\nThe diary: https://bakery.example/diary\n"
    (workplace / "linkedin.md").write_text(f"# LinkedIn posts\n\n{text.format(heading)}", encoding="utf-8")
    (post,) = yaml.safe_load(run("import", "linkedin.md").stdout)["posts"]
    assert post["first_comment"] == "The diary: https://bakery.example/diary"
