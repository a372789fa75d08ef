"""Accounts that look like a feed: titles and links, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging_builders import post, series
from text_builders import heard, refused

from postlint.judging.checks.feed_shape import is_bare_link, is_title_and_link

FEED = "check: feed_shape, max: 50%, min_posts: 2"
TITLE = "Council approves plan for new bridge https://example.org/bridge"
WRITTEN = "We walked over the new bridge this morning. Come and try it: https://example.org/bridge"


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        "Council approves plan for new bridge\n\nhttps://example.org/bridge",
        "Council approves plan for new bridge example.org/bridge #news #council",
        "Council approves plan for new bridge and closes the old one from… https://example.org/b",
        "St. Mary's School reopens https://example.org",
        "“A good day for walkers” https://example.org",
        "Council approves plan for new bridge - https://example.org/bridge #news",
        "Council approves plan for new bridge | https://example.org/bridge",
    ],
)
def test_a_title_and_a_link_have_the_shape_of_a_feed(text):
    assert is_title_and_link(text)


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN,
        "Come and try the new bridge: https://example.org/bridge",
        "Have you tried the new bridge? https://example.org/bridge",
        "Try the new bridge 👇 https://example.org/bridge",
        "@trailfriends open the new bridge https://example.org/bridge",
        "The new bridge is open. Walk over it https://example.org/bridge",
        "We heard you! The new bridge is open https://example.org/bridge",
        "Two things today\nThe bridge and the gate https://example.org",
        "See https://example.org/a and https://example.org/b for the bridge",
        "Council approves plan for new bridge",
        "Council approves plan for new bridge #news",
        "https://example.org/bridge",
        "#news https://example.org/bridge",
        "word " * 26 + "https://example.org",
        "",
    ],
)
def test_a_text_that_speaks_to_somebody_has_not(text):
    assert not is_title_and_link(text)


@pytest.mark.parametrize("text", ["https://example.org/bridge", "#news https://example.org/bridge #trams"])
def test_a_link_and_nothing_else_has_the_shape_of_a_feed(text):
    assert is_bare_link(text)


@pytest.mark.parametrize(
    "text", ["https://x.com/ann/status/12", "", "#news", "@ann https://example.org", TITLE]
)
def test_somebodys_post_or_a_word_beside_it_is_no_bare_link(text):
    assert not is_bare_link(text)


@given(st.text())
def test_any_text_can_be_looked_at(text):
    assert is_title_and_link(text) in (True, False)


def test_a_finding_says_what_each_post_counted_as_and_why(tmp_path):
    items = series(*[post(text=TITLE)] * 3, post(text=WRITTEN), dated=True)
    (found,) = heard(tmp_path, FEED, *items).findings
    assert [item.what for item in found.counted] == ["fed", "fed", "fed", "written"]
    assert found.counted[0].because == "a title and a link"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("check: feed_shape", "A feed_shape rule needs one of max, below."),
        ("check: feed_shape, min: 5%", 'Unknown key "min"'),
        ("check: feed_shape, max: 101%", "write a percentage from 0% to 100%"),
        ("check: feed_shape, max: 50%, window: 0 days", "write a window such as"),
    ],
)
def test_a_feed_rule_that_cannot_work_is_refused(tmp_path, form, says):
    assert says in refused(tmp_path, form)[0]


def test_a_message_over_a_mix_names_what_a_mix_has(tmp_path):
    assert 'Did you mean "count"?' in refused(tmp_path, FEED, "{cuont}")[0]
