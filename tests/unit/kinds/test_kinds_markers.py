"""Kinds that a marker in the text settles."""

import time

import pytest
from kinds_factory import plan, post

from postlint.kinds import classify as room
from postlint.kinds.classify import classify
from postlint.kinds.model import Prediction, certain


@pytest.fixture(autouse=True)
def text_says_information(monkeypatch):
    """Keep the pipeline out: where no marker settles it, the text says information."""
    monkeypatch.setattr(
        room, "predict_cached", lambda texts, **_: [Prediction(certain("information"))] * len(texts)
    )


def only(*texts, **given):
    return classify(plan(post(*texts, **given)))[0]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("https://x.com/ann/status/7", "https://x.com/ann/status/7"),
        ("  https://mastodon.example/@ann/7\n", "https://mastodon.example/@ann/7"),
        ("https://x.com/i/web/status/7", "https://x.com/i/web/status/7"),
        ("RT 1234567890", "RT 1234567890"),
        ("RT: https://x.com/ann/status/7", "RT: https://x.com/ann/status/7"),
        ("RT @ann: the herons are back", "RT @ann"),
        ("Lovely! RT @ann.example.org the herons are back", "RT @ann.example.org"),
        ("MT @ann the herons are back", "MT @ann"),
    ],
)
def test_a_marker_makes_a_retweet_and_is_shown_where_it_stands(text, mark):
    classified = only(text)
    assert (classified.kind, classified.decided_by, classified.confidence) == ("retweet", "markers", 1.0)
    (evidence,) = classified.evidence
    assert evidence.detail == mark
    scalar = classified.post.texts[0]
    start = text.index(mark)
    assert evidence.span == scalar.span_of(start, start + len(mark))


@pytest.mark.parametrize(
    "text",
    [
        "https://x.com/CityParks/status/8",
        "RT @cityparks: we open on Monday",
        "Big news RT @CityParks we open",
    ],
)
def test_sharing_ourselves_is_our_own_news(text):
    classified = only(text)
    assert (classified.kind, classified.decided_by) == ("press_release", "markers")


@pytest.mark.parametrize(
    "text",
    [
        "The gate opens at nine, see https://x.com/CityParks/status/8",
        "The gate opens at nine https://x.com/i/web/status/7",
        "The gate opens at nine https://example.org/gate",
        "What a picture https://bsky.app/profile/ann.example.org/post/3k",
        "Set a reminder for Thursday: https://x.com/ann/status/7",
        "Please RT @ann and help the herons",
        "Our START @noon is free",
        "@ann opens the gate",
        "RT if the herons made you smile",
    ],
)
def test_without_a_share_of_somebody_else_the_text_decides(text):
    assert only(text).decided_by == "text"


def test_a_thread_is_known_by_its_first_part():
    assert only("RT @ann: the herons are back", "They nest by the lake.").kind == "retweet"
    assert only("The herons are back.", "See https://x.com/ann/status/7").decided_by == "text"


def test_the_authors_word_is_stronger_than_a_marker():
    classified = only("RT @ann: the herons are back", kind="mention")
    assert (classified.kind, classified.decided_by) == ("mention", "declared")


@pytest.mark.parametrize(
    "text",
    [
        *("RT " + "/" * 50_000 + " x", "RT @" + "a." * 50_000, "RT @a " * 20_000),
        *(f"x {sign * 50_000} x" for sign in ">*=/("),
    ],
)
def test_hostile_repetition_costs_no_time(text):
    before = time.process_time()
    only(text)
    assert time.process_time() - before < 10
