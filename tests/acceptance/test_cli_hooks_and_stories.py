"""Frames of stories below a network are posts; hooks to choose from, and lists for posts, are left out."""

import pytest
import yaml

POSTS = "## LinkedIn Post\n\n```\nThe ferry sails again. Come aboard, and bring a bell.\n```\n\n"
LONG = "Do you remember the bell of the old ferry? It rang in every fog of your life, and it is yours."


@pytest.fixture
def read(workplace, run):
    """Write a file of posts; return the texts that are read of it, and what is said to people."""

    def texts(text):
        (workplace / "social-posts.md").write_text(f"# The ferry\n\n{POSTS}{text}", encoding="utf-8")
        made = yaml.safe_load(run("import", ".").stdout) or {}
        return [post["text"] for post in made.get("posts", [])], run("check", ".")

    return texts


def counted(name, level="###", texts=(LONG, f"{LONG} Again.", f"{LONG} Still.")):
    return "\n\n".join(f"{level} {name} {one}\n\n```\n{text}\n```" for one, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Instagram Story Series", "Story"),
        ("Facebook story", "Story"),
        ("Our Instagram story sequence", "Story"),
        ("Instagram Reel Series", "Reel"),
        ("TikTok video posts", "Video"),
    ],
)
def test_counted_frames_below_a_network_are_texts(read, heading, name):
    texts, said = read(f"## {heading}\n\n{counted(name)}\n")
    assert len(texts) == 4
    assert said.exit_code == 0


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Instagram/TikTok Hooks (Video Ideas)", "Hook"),
        ("LinkedIn hooks", "Hook"),
        ("Carousel hooks", "Hook"),
        ("Ideas for Instagram", "Idea"),
        ("X hooks to choose from", "Hook"),
    ],
)
def test_what_stands_below_a_heading_of_no_posts_does_not_spoil_the_file(read, heading, name):
    texts, said = read(f"## {heading}\n\n{counted(name)}\n")
    assert len(texts) == 1
    assert said.exit_code == 0
    assert "sections that are no posts by their headings (line" in " ".join(said.stdout.split())


@pytest.mark.parametrize(
    "heading",
    [
        "For Facebook Posts",
        "For Instagram Stories",
        "Für LinkedIn Beiträge",
        "Para Instagram Stories",
        "For our own Facebook posts",
    ],
)
def test_a_list_that_says_for_which_posts_it_is_holds_none(read, heading):
    listed = "- Pin it to the top of the page\n- Add a picture of the bell\n- Answer within a day\n"
    post = f"## Instagram Post\n\n```\n{LONG}\n```\n\n"
    texts, said = read(f"{post}## Beside them\n\n### {heading}\n\n{listed}")
    assert len(texts) == 2
    assert said.exit_code == 0
