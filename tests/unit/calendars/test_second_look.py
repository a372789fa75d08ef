"""A second look at readings that no reader of today gives, so that the next one that does is told."""

import time
from datetime import date

import pytest

from postlint.calendars.model import Post, When
from postlint.calendars.second_look.look import doubts
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
    said = " ".join(doubts(source, seen, (), notes))
    assert ("items of a list that are posts of their own" in said) is is_told
    assert ("line 5" in said) is is_told


@pytest.mark.parametrize(
    "piece", [" ", "\t", "`", "~", "'", "1 ", "a ", "at 12:00 we ", "12:00\n", "#a #b\n", "- ", "**a", "\n"]
)
def test_what_is_written_a_thousand_times_over_is_looked_at_in_no_time(piece):
    many = piece * (MANY // len(piece))
    source, seen = read_as(f"{many}\n\nThe post has {many} x\n\n{many}", f"The post has {many} x")
    began = time.process_time()
    doubts(source, seen, (), LEFT_OUT)
    assert time.process_time() - began < MOST_SECONDS
