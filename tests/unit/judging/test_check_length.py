"""Texts that are longer than their channel takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging_builders import account, post
from text_builders import heard, refused, saying, written

from postlint.judging.text_length import COUNTS, length, length_over, limits
from postlint.vocabulary import CHANNELS

MESSAGE = "{post} {part} {channel} {length} {limit} {over}"


def on(channel):
    return (replace(account(), channel=channel),)


def said(tmp_path, channel, *items, form="check: length"):
    judgement = heard(tmp_path, form, *items, message=MESSAGE, accounts=on(channel))
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize(
    ("channel", "fits", "breaks", "message"),
    [
        ("x", "a" * 280, "a" * 281, "X 281 characters 280 1"),
        ("x", "日" * 140, "日" * 141, "X 282 characters 280 2"),
        ("x", "👩‍👩‍👧" * 140, "👩‍👩‍👧" * 141, "X 282 characters 280 2"),
        (
            "x",
            "a" * 256 + " https://example.org/" + "b" * 300,
            "a" * 257 + " example.org/b",
            "X 281 characters 280 1",
        ),
        ("bluesky", "👩‍👩‍👧" * 166, "👩‍👩‍👧" * 167, "Bluesky 3,006 bytes 3,000 6"),
        ("bluesky", "é" * 300, "é" * 301, "Bluesky 301 characters 300 1"),
        (
            "mastodon",
            "a" * 476 + " https://example.org/" + "b" * 300,
            "a" * 477 + " http://a.org",
            "Mastodon 501 characters 500 1",
        ),
        (
            "mastodon",
            "a" * 494 + " @anna@social.example",
            "a" * 494 + " @anna2@social.example",
            "Mastodon 501 characters 500 1",
        ),
        ("threads", "é" * 496 + "🌻", "é" * 497 + "🌻", "Threads 501 characters 500 1"),
        ("threads", "a" * 494 + "❤️", "a" * 495 + "❤️", "Threads 501 characters 500 1"),
        ("linkedin", "a" * 3000, "a" * 3001, "LinkedIn 3,001 characters 3,000 1"),
        ("instagram", "🌻" * 1100, "🌻" * 1101, "Instagram 2,202 characters 2,200 2"),
        ("facebook", "a" * 63_206, "a" * 63_207, "Facebook 63,207 characters 63,206 1"),
        ("youtube", "a" * 5000, "a" * 5001, "YouTube 5,001 characters 5,000 1"),
        ("tiktok", "a" * 4000, "a" * 4001, "TikTok 4,001 characters 4,000 1"),
    ],
)
def test_each_channel_counts_in_its_own_way(tmp_path, channel, fits, breaks, message):
    assert said(tmp_path, channel, post(text=fits), post(text=breaks, order=1)) == [
        f"post-1 the text {message}"
    ]


def test_a_stop_after_a_link_is_no_part_of_it():
    assert length("https://example.org.", "mastodon") == 24


def test_each_part_of_a_thread_goes_out_on_its_own(tmp_path):
    thread = post(texts=tuple(map(written, ("a" * 280, "b" * 281, "c", "d" * 290))))
    judgement = heard(tmp_path, "check: length", thread, message=MESSAGE)
    assert [finding.message for finding in judgement.findings] == [
        "post-0 part 2 of 4 X 281 characters 280 1"
    ]
    assert [related.message for related in judgement.findings[0].related] == [
        "part 4 of 4 is too long, too: 290 characters of 280"
    ]


def test_a_house_can_set_its_own_limits(tmp_path):
    form = "check: length, limits: {x: 500, bluesky: 10}"
    assert not said(tmp_path, "x", post(text="a" * 500), form=form)
    assert said(tmp_path, "bluesky", post(text="a" * 11), form=form)


def test_a_channel_that_is_not_given_is_said_not_to_be_checked(tmp_path):
    plain = replace(account(owner="us"), channel=None)
    judgement = heard(tmp_path, "check: length", post(text="a" * 9999), accounts=(plain,))
    assert not judgement.findings
    assert [note.message for note in judgement.notes] == [
        "not checked: channel is not given (write it under accounts:)"
    ]


def test_a_post_that_is_too_long_for_two_channels_is_told_of_each(tmp_path):
    both = saying("a" * 301, accounts=("parks", "sky"))
    accounts = (account(), replace(account("sky"), channel="bluesky"))
    judgement = heard(tmp_path, "check: length", both, message="{account} {over}", accounts=accounts)
    assert sorted(finding.message for finding in judgement.findings) == ["@parks 21", "@sky 1"]


def test_published_posts_and_other_channels_are_left_alone(tmp_path):
    assert not said(tmp_path, "x", post(text="a" * 999, status="published"))
    assert not said(tmp_path, "other", post(text="a" * 999_999))


def test_an_unknown_channel_is_an_error_with_a_suggestion(tmp_path):
    message, _ = refused(tmp_path, "check: length, limits: {blusky: 3}")
    assert 'Did you mean "bluesky"?' in message
    assert refused(tmp_path, "check: length, limits: {x: 0}")


def test_every_channel_has_limits_and_a_way_to_count():
    assert {*limits(), "other"} == set(CHANNELS)
    assert {about.counted for about in limits().values()} == set(COUNTS)


@pytest.mark.parametrize("counted", sorted(COUNTS))
@pytest.mark.parametrize(
    "text",
    [
        "a." * 50_000,
        "a.b.c.d.e.f.g.h " * 3_000,
        "https://" * 10_000,
        "@a@" * 30_000,
        "👩‍" * 30_000,
        "https://" + "." * 90_000,
        "a.co/(a)!" * 10_000,
    ],
    ids=["dots", "servers", "schemes", "handles", "joiners", "full stops", "brackets"],
)
def test_a_hostile_text_is_counted_all_the_same(counted, text):
    assert length(text, counted) > 0


texts = st.lists(
    st.one_of(
        st.characters(),
        st.sampled_from(["a.co", "http://a", "e\u0301", "\u0958", "👩‍👩‍👧", "日", "’", "\r\n"]),
    )
).map("".join)


@given(texts, st.sampled_from(sorted(COUNTS)))
def test_only_what_is_surely_short_enough_is_not_counted(text, counted):
    exact = length(text, counted)
    assert length_over(exact, text, counted) is None
    assert length_over(exact - 1, text, counted) == exact
