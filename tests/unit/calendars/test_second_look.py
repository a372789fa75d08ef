"""A second look at readings that no reader of today gives, so that the next one that does is told."""

import time
from datetime import date

import pytest

from postlint.calendars.model import Post, When
from postlint.calendars.second_look.doubts import doubts
from postlint.calendars.second_look.remainder import Seen
from postlint.source.spans import Located, Source
from postlint.source.tree import Mapping, entry, scalar

MANY = 100_000
MOST_SECONDS = 4
LEFT_OUT = ("words that belong to no post (line 3)",)


def read_as(text, *posts):
    """Return a file and its posts, each of the words given, on X and on one day."""
    source = Source("tweets/archive.md", text)
    seen = []
    for order, words in enumerate(posts):
        start = text.index(words)
        post_text = scalar(source, start, start + len(words))
        node = Mapping((entry("text", post_text),), source, post_text.start, post_text.end)
        when = Located(When(date(2027, 5, 2)), node.span)
        post = Post(order, node.span, when=when, texts=(post_text,))
        seen.append(Seen(post, node, frozenset({"x"})))
    return source, seen


@pytest.mark.parametrize(
    ("words", "notes", "is_told"),
    [
        ("A Sunday of 1911 at the market.", LEFT_OUT, True),
        ("A Sunday of 1911 at the market.", (), False),
        ("Two for the morning:", LEFT_OUT, False),
    ],
)
def test_a_list_that_became_posts_below_words_left_out_is_told(words, notes, is_told):
    text = f"### 2 May 2027\n\n{words}\n\n- Plate 2214 of the town\n- Third shelf from the door\n"
    source, seen = read_as(text, "Plate 2214 of the town", "Third shelf from the door")
    said = " ".join(one.said for one in doubts(source, seen, (), notes))
    assert ("items of a list that are posts of their own" in said) is is_told
    assert ("line 5" in said) is is_told


MILL = "The mill turns again, after nine winters and one flood. Come by on Sunday, and bring a sack of rye."
POND = "Frogs in the mill pond: we counted forty on one evening, and no two of them sang the same song to us."
WHEEL = (
    "The wheel is oak, sixty years old, and it wants new paddles. Who has an afternoon and a plane for us?"
)
FIGURES = "- **Tweets**: six\n- **Length**: a minute"


@pytest.mark.parametrize(
    ("text", "posts", "why"),
    [
        (f"## Post 1\n\n{MILL}\n\n## Post 2\n\n{POND}\n\n## Post 3\n\n{WHEEL}\n", (MILL, POND), "is in none"),
        (
            f"# All\n\nCopy them.\n\n## T1\n\n{MILL}\n\n## T2\n\n{POND}\n\n## T3\n\n{WHEEL}\n",
            ("Copy them.",),
            "is in none",
        ),
        (f"# Thread\n\n{MILL}\n\n## Figures\n\n{FIGURES}\n", (MILL, FIGURES), "much shorter"),
        (
            "# How\n\n1. Open the folder\n2. Take the text\n3. Add the tags\n",
            ("Open the folder", "Take the text", "Add the tags"),
            "much shorter",
        ),
        (
            f"# Posts\n\n## Mill\n\n> Write more kindly.\n\n{MILL}\n\n{POND}\n",
            ("Write more kindly.",),
            "beside a text",
        ),
        (f"# Posts\n\n## Mill\n\nNine winters.\n\n```\n{MILL}\n```\n", ("Nine winters.",), "beside a text"),
        (f"## A\n\n1/ {MILL}\n\n2/ {POND}\n", (f"1/ {MILL}", f"2/ {POND}"), "count on from the one above"),
        (
            f"## A\n\n1. {MILL}\n2. {POND}\n3. {WHEEL}\n",
            (f"1. {MILL}\n2. {POND}\n3. {WHEEL}",),
            "count their lines, as threads do",
        ),
        (f"# Posts\n\n## Facebook post\n\n{MILL}\n", (MILL,), "headings that name networks"),
        (f"## A\n\n{MILL}\nBring the children, too.\n", (MILL,), "words beside or in a text"),
    ],
)
def test_what_the_structure_of_a_file_says_against_its_posts_is_told(text, posts, why):
    source, seen = read_as(text, *posts)
    assert why in " ".join(one.said for one in doubts(source, seen, (), ()))


@pytest.mark.parametrize(
    "text",
    [
        f"## Post 1\n\n{MILL}\n\n## Post 2\n\n{POND}\n",
        f"## Post 1\n\n{MILL}\n\n## Post 2\n\n{POND}\n\n## Notes\n\nThe keys are under the mat.\n",
        f"## Post 1\n\n**Who:** Ann\n\n{MILL}\n\n## Post 2\n\n**Who:** Ben\n\n{POND}\n",
    ],
)
def test_posts_that_all_stand_in_one_slot_are_in_no_doubt(text):
    source, seen = read_as(text, MILL, POND)
    assert not any(one.of_posts for one in doubts(source, seen, (), ()))


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\t",
        "`",
        "~",
        "'",
        "1 ",
        "a ",
        "at 12:00 we ",
        "12:00\n",
        "#a #b\n",
        "- ",
        "**a",
        "\n",
        "# a 1\n\nb\n\n",
        "**a:** b\n",
        "| a | b |\n",
        "> a\n\n",
        "1. a\n",
        "<a ",
    ],
)
def test_what_is_written_a_thousand_times_over_is_looked_at_in_no_time(piece):
    many = piece * (MANY // len(piece))
    source, seen = read_as(f"{many}\n\nThe post has {many} x\n\n{many}", f"The post has {many} x")
    began = time.process_time()
    doubts(source, seen, (), LEFT_OUT)
    assert time.process_time() - began < MOST_SECONDS


STATES = (
    "Bread is ready at ten.",
    "Two places are left.",
    "The mill turns again.",
    "The river is low today.",
)
TOPICS = ("Explain how tickets work", "Customer story with Ana", "Post a photo of the wheel.")


@pytest.mark.parametrize(
    ("texts", "is_told"), [(STATES, False), (TOPICS, True), ((*STATES[:2], *TOPICS), True)]
)
def test_short_sentences_that_say_something_put_no_file_in_doubt(texts, is_told):
    source, seen = read_as("\n\n".join(texts), *texts)
    said = " ".join(one.said for one in doubts(source, seen, (), ()))
    assert ("look like notes or topics" in said) is is_told
