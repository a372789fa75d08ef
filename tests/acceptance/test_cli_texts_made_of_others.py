"""What says of which other text one is to be made is no text, and lines divide several below a network."""

import pytest
import yaml

BELL = "We pull the old ferry out of the mud on Sunday, and its bell with it.\n\nCome along and bring a rope."
GULLS = "Nobody told the gulls that the pier is closed, so they hold a meeting on it."
ROPES = "One bell, two ropes, three hundred years: this is how the ferry was called."


@pytest.fixture
def read(workplace, run):
    """Write a file of posts; return the texts that are read of it, and what is said to people."""

    def texts(text, name="social-posts.md"):
        (workplace / name).write_text(text, encoding="utf-8")
        made = yaml.safe_load(run("import", ".").stdout) or {}
        return [post["text"] for post in made.get("posts", [])], " ".join(run("check", ".").stdout.split())

    return texts


@pytest.mark.parametrize(
    "order",
    [
        "Short version of the HN text. Include the picture of the bell.",
        "Same as above. Add the picture.",
        "Reuse the X text, shortened. Mention the rope.",
        "Adapt the LinkedIn copy and tag the museum.",
        "Long version of the X post; attach the video.",
        "Kurzfassung des LinkedIn-Beitrags, mit Bild.",
        "(Full article on the bell, with pictures of it, a map of the pier and all its ropes)\n\n[Write it?]",
    ],
)
def test_what_says_of_which_text_one_is_to_be_made_is_named_and_no_text(read, order):
    found, said = read(f"# Posts\n\n## X\n\n{BELL}\n\n## Facebook\n\n{order}\n\n## LinkedIn\n\n{GULLS}\n")
    assert found == [BELL, GULLS]
    assert "posts without a text (line 9)" in said


@pytest.mark.parametrize(
    "text",
    [
        "Short version of the story: the bell is back.",
        "Same as every spring, the ferry sails again.",
        "Reuse your old ropes: we moor a ferry with them.",
        "Adapt or rust, said the bell.",
        "(Yes, the ferry.) It sails again on Sunday.",
    ],
)
def test_texts_that_begin_alike_are_texts(read, text):
    assert read(f"# Posts\n\n## X\n\n{text}\n\n## LinkedIn\n\n{GULLS}\n")[0] == [text, GULLS]


@pytest.mark.parametrize("title", ["Launch posts", "Social media posts", "Beiträge", "Tweets", "Posts"])
def test_lines_divide_three_texts_below_a_network_and_a_title_of_posts(read, title):
    divided = "\n\n---\n\n".join((BELL, GULLS, ROPES))
    found, _ = read(f"# {title}\n\n## X / Twitter\n\n{divided}\n\n## LinkedIn\n\n{BELL}\n")
    assert found == [BELL, GULLS, ROPES, BELL]


def test_two_texts_with_a_line_between_them_are_asked_about_and_the_answer_works(read):
    file = "# Posts\n\n## X\n\n{}" + f"{BELL}\n\n{{}}{GULLS}\n\n## LinkedIn\n\n{ROPES}\n"
    found, said = read(file.format("", "---\n\n"))
    assert not found
    assert 'heading such as "### X Post 1" above each' in said or '"### Post 1" above each' in said
    assert read(file.format("### Post 1\n\n", "### Post 2\n\n"))[0] == [BELL, GULLS, ROPES]
