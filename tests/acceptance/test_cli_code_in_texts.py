"""Code in the text of a post in Markdown: a command below a bold line is a part of it, and not the text."""

import pytest

NAME = "social-posts.md"
RELEASE = (
    "# Release posts\n\n{}\n\nThe mill turns twice as fast since today, and the cat is not amused. 🐈\n\n"
    "**What is new:**\n\n- It turns in the rain\n- It stops at night\n\n{}\n\nRelease notes: https://mill.example/2\n"
)


@pytest.mark.parametrize("heading", ["## LinkedIn, 1 June 2026", "### X post"])
@pytest.mark.parametrize(
    "code",
    [
        "**Install:**\n\n```bash\npip install mill==2\n```",
        "**Upgrade:**\n\n```\n$ docker pull mill\n```",
        "**Try it now**\n\n```sh\nnpm install mill\nnpm start\n```",
        "**Example:**\n```python\nimport mill\nmill.turn()\n```",
        "**How to set it up**\n\n```yaml\nmill:\n  speed: 2\n```",
        "Get it with one line:\n\n```console\n$ brew install mill\n```",
    ],
)
def test_code_amid_the_words_of_an_announcement_is_a_part_of_its_text(posts, heading, code):
    (post,) = posts(RELEASE.format(heading, code), name=NAME)
    assert post["text"].startswith("The mill turns twice")
    assert post["text"].endswith("Release notes: https://mill.example/2")
    assert post["text"].splitlines()[-3].strip() in code


def test_words_in_a_fence_below_a_bold_line_are_still_a_text(posts):
    below = "## LinkedIn\n\n**The mill**\n\n```\nThe mill turns twice as fast. Come and see it!\n```\n"
    assert [post["text"] for post in posts(f"# Posts\n\n{below}", name=NAME)] == [
        "The mill turns twice as fast. Come and see it!"
    ]
