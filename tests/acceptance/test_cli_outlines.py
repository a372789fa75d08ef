"""Outlines, and texts for other places, beside the posts of a file whose title speaks of tweets."""

import pytest
import yaml

POSTS = """\
# Bakery Launch Tweets

## Tweets

### The oven

```
Who has ever sold forty flat loaves as flatbread? We have. https://bakery.example/oven #bread
```

### The diary

```
The oven writes its own diary now. https://bakery.example/diary #bread
```

## {}

{}
"""
POINTS = """\
1. Introduction - the flat loaves
2. The diary - one oven, one cable
3. What we measured
   - Heat at six
   - Heat at seven
4. What it costs
5. Conclusion - measure, then bake
"""
SENTENCES = "- The oven writes its own diary.\n- Nobody can lose it.\n- Bread is told apart from flatbread.\n"
TWEET = (
    "```\nThe shop has a new order of work, and it is read at six. https://bakery.example/six #bread\n```\n"
)


@pytest.fixture
def read(workplace, run):
    """Return the lines on which the posts of a file begin, and what is said of it."""

    def of(text):
        (workplace / "marketing").mkdir(exist_ok=True)
        (workplace / "marketing/launch-tweets.md").write_text(text, encoding="utf-8")
        posts = (yaml.safe_load(run("import", "marketing/launch-tweets.md").stdout) or {}).get("posts", ())
        texts = [post.get("text") or post["thread"][0] for post in posts]
        return [text.splitlines()[0] for text in texts], " ".join(run("check").stdout.split())

    return of


@pytest.mark.parametrize(
    ("heading", "points"),
    [
        *((heading, POINTS) for heading in ("Outline", "Dev.to Article Outline", "Article outline (dev.to)")),
        *((heading, POINTS) for heading in ("Podcast episode structure", "Webinar agenda", "Video outline")),
        *((heading, POINTS) for heading in ("Blog Post: Table of Contents", "YouTube video outline")),
        *((heading, POINTS) for heading in ("Gliederung des Blogartikels", "Plan de l'article")),
        *((heading, POINTS) for heading in ("Estructura del artículo", "Outline: the evening in the shop")),
        *((heading, SENTENCES) for heading in ("Talking points", "Talking Points for Interviews")),
        *((heading, SENTENCES) for heading in ("Dev.to article", "Hashnode Post", "Medium article")),
    ],
)
def test_an_outline_or_what_is_for_another_place_is_no_posts(read, heading, points):
    posts, said = read(POSTS.format(heading, points))
    assert len(posts) == 2
    assert "sections that are no posts by their headings (line 17)" in said


@pytest.mark.parametrize(
    "heading",
    ["The agenda is out", "Structure of a loaf", "Outline of the new shop", "Talking points, the podcast"],
)
def test_a_text_in_marks_is_a_post_whatever_it_is_about(read, heading):
    posts, _ = read(POSTS.format(heading, TWEET))
    assert len(posts) == 3


def test_parts_below_the_structure_of_a_thread_are_its_parts(read):
    parts = "### Tweet 1\n\nForty flat loaves.\n\n### Tweet 2\n\nOne diary. https://bakery.example/diary\n"
    posts, _ = read(POSTS.format("Thread structure", parts))
    assert posts[-1] == "Forty flat loaves."


def test_a_doubt_about_one_item_of_a_list_is_one_about_the_whole_list(read):
    posts, said = read(POSTS.format("The deep dive", POINTS))
    assert len(posts) == 7
    assert "lines 19, 20, 21, 24, 25" in said


def test_a_doubt_about_a_list_is_none_about_posts_beside_it(read):
    _, said = read(POSTS.format("The deep dive", POINTS))
    assert "lines 5" not in said
    assert "lines 11" not in said
