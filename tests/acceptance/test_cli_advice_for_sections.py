"""What is advised where a Markdown file is declined in doubt, followed to the letter: it settles the file."""

import re

import pytest
import yaml

WHEEL = "The wheel is oak, sixty years old, and it wants new paddles."
FLOUR = "Forty sacks of flour, one cat and no mice at all."
OVEN = "The oven is hot at seven, and the first loaf is yours."
TEXTS = [WHEEL, FLOUR, OVEN]


def under(*heads):
    """Return the three texts, each under one of ``heads``."""
    return "".join(f"{head}\n\n{text}\n\n" for head, text in zip(heads, TEXTS, strict=True))


NAMED = ("The wheel", "The flour", "The oven")
DOUBTED = {
    "topics below a network": ("## LinkedIn\n\n", [f"### {name}" for name in NAMED], "linkedin"),
    "topics below a deeper network": (
        "## June\n\n### TikTok\n\n",
        [f"#### {name}" for name in NAMED],
        "tiktok",
    ),
    "numbers in bold below a network": ("## Facebook\n\n", ["**2.**", "**5.**", "**9.**"], "facebook"),
    "numbers in bold below a deeper one": ("## June\n\n### X\n\n", ["**2.**", "**5.**", "**9.**"], "x"),
    "topics in Polish": ("## Mastodon\n\n", [f"### {name}" for name in ("Koło", "Mąka", "Piec")], "mastodon"),
    "topics in Korean": ("## X\n\n", [f"### {name}" for name in ("물레방아", "밀가루", "가마")], "x"),
    "topics without a network": ("## June\n\n", [f"### {name}" for name in NAMED], None),
}


@pytest.fixture
def checked(run, workplace):
    """Return a function that writes a file, and gives what a check says of it and its posts."""
    (workplace / "social").mkdir()

    def of(text, name="social/posts.md", settings=""):
        (workplace / name).write_text(f"# Posts of the mill\n\n{text}", encoding="utf-8")
        (workplace / "postlint.yaml").write_text(settings)
        ran = run("check", name)
        posts = (yaml.safe_load(run("import", ".").stdout) or {}).get("posts", [])
        return " ".join((ran.stdout + ran.stderr).split()), posts

    return of


def read(posts):
    return [(post.get("account"), post["text"]) for post in posts]


def clean(said):
    return not any(words in said for words in ("error", "left out", "read wrongly", "cannot be told"))


@pytest.mark.parametrize(("above", "heads", "network"), DOUBTED.values(), ids=DOUBTED)
def test_the_heading_that_is_advised_settles_which_texts_are_posts(checked, above, heads, network):
    said, posts = checked(above + under(*heads))
    assert posts == []
    advised = re.search(r'"(#+ [\w ]+)" in (?:place of each|their place)', said)
    assert advised, said
    written = [advised[1].replace("1", str(number)) for number in (1, 2, 3)]
    said, posts = checked(above + under(*written))
    assert [post["text"] for post in posts] == TEXTS, said
    assert {post["account"] for post in posts} == {network or "linkedin"}
    assert clean(said), said


@pytest.mark.parametrize(("above", "heads", "network"), DOUBTED.values(), ids=DOUBTED)
def test_the_reader_that_is_advised_settles_it_as_well(checked, above, heads, network):
    said, _ = checked(above + under(*heads))
    assert "or name the file under readers: as sections" in said
    said, posts = checked(above + under(*heads), settings="readers: {social/posts.md: sections}\n")
    assert [post["text"] for post in posts] == TEXTS, said
    assert all(post.get("account") == network for post in posts)
    assert clean(said), said


SEVERAL = {
    "a heading": ("## LinkedIn posts\n\n", "linkedin"),
    "a deeper heading": ("## June\n\n### LinkedIn posts\n\n", "linkedin"),
    "a label in bold": ("## June\n\n**Facebook posts:**\n\n", "facebook"),
}


@pytest.mark.parametrize(("above", "network"), SEVERAL.values(), ids=SEVERAL)
def test_the_heading_that_is_advised_above_several_texts_parts_them(checked, above, network):
    said, posts = checked(above + "\n\n".join(TEXTS) + "\n")
    assert posts == []
    advised = re.search(r'"(#+ [\w ]+)" above each', said)
    assert advised, said
    written = [advised[1].replace("1", str(number)) for number in (1, 2, 3)]
    said, posts = checked(above + under(*written))
    assert read(posts) == [(network, text) for text in TEXTS], said
    assert clean(said), said


def test_a_reader_that_was_asked_is_not_advised_again(checked):
    said, _ = checked(
        "## LinkedIn posts\n\n" + "\n\n".join(TEXTS) + "\n", settings="readers: {social/posts.md: sections}\n"
    )
    assert "cannot be told" in said
    assert "readers:" not in said


def test_bold_numbers_below_a_network_head_a_post_each_and_may_say_that_it_waits(checked):
    said, posts = checked("## X\n\n" + under("**1.**", "**2. — HOLD until the flood is over**", "**3.**"))
    assert [post["text"] for post in posts] == TEXTS
    assert [post.get("status") for post in posts] == [None, "draft", None]
    assert clean(said), said


def test_threads_beside_another_network_is_the_network(checked):
    said, posts = checked(f"## 2027-06-01\n\n### LinkedIn\n\n{WHEEL}\n\n### Threads\n\n{FLOUR}\n\n{OVEN}\n")
    assert read(posts) == [("linkedin", WHEEL), ("threads", f"{FLOUR}\n\n{OVEN}")]
    assert clean(said), said


@pytest.mark.parametrize(
    ("language", "comment"),
    [("Русский", "Комментарий (после публикации)"), ("日本語", "コメント"), ("Polski", "First comment")],
)
def test_another_language_in_its_own_name_is_a_version_and_a_comment_no_text(checked, language, comment):
    _said, posts = checked(
        f"## Reddit\n\n### English (no links)\n\n{WHEEL}\n\n**{comment}:**\nhttps://mill.example\n\n---\n\n"
        f"### {language}\n\n{FLOUR}\n"
    )
    assert [(post["text"], post["first_comment"]) for post in posts] == [(WHEEL, "https://mill.example")]


ABOUT = {
    "a profile": "# Profile\n\n**Name:** The mill\n**Sort:** Bread\n\n**Bio:**\n```\nFlour.\n```\n\n",
    "how it is used": "# How to use this\n\nOne caption a week is enough, and two make people tired.\n\n",
    "what to renew": "# When prices change\n\nRun the script again, and all captions mend themselves.\n\n",
}


@pytest.mark.parametrize("about", ABOUT.values(), ids=ABOUT)
def test_words_beside_texts_in_fences_are_named_and_no_posts(about, checked):
    fences = "".join(
        f"## caption-{at}\n\n```\n{text}\n\n#mill #bread\n```\n\n" for at, text in enumerate(TEXTS)
    )
    settings = "readers:\n  social/instagram.md: sections\n"
    said, posts = checked(f"{about}# Captions\n\n{fences}", "social/instagram.md", settings)
    assert [post["text"].split("\n")[0] for post in posts] == TEXTS
    assert "left out words that belong to no post" in said


@pytest.mark.parametrize("head", ["Media: wheel.png\n\n---\n\n", "Image: wheel.png\n\n***\n"])
def test_one_text_below_its_fields_is_read_as_the_reader_that_is_advised(head, run, workplace):
    (workplace / "social").mkdir()
    (workplace / "social/linkedin.md").write_text(f"{head}{WHEEL}\n\n{OVEN}\n\n#mill #bread #oak\n")
    advised = re.search(r"as (\w+) \(see", run("check", "--list-files").stdout)
    assert advised
    (workplace / "postlint.yaml").write_text(f"readers:\n  social/linkedin.md: {advised[1]}\n")
    (post,) = yaml.safe_load(run("import", ".").stdout)["posts"]
    assert post["text"].startswith(WHEEL)
    assert post["account"] == "linkedin"
