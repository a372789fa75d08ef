"""Pictures, videos and documents that are described, and those that are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging_builders import account, post
from text_builders import heard, refused

from postlint.calendars.model import Media
from postlint.judging.checks.alt_text import says_nothing
from postlint.source.spans import Span

GOOD = "Four people plant a lime tree in front of the town hall."


def medium(alt, file="tree.jpg", line=20):
    return Media(file, alt, Span("calendar.yaml", line, 5, line, 9))


def said(tmp_path, *media, channel="x"):
    accounts = (replace(account(), channel=channel),)
    message = "{post} {file} {trouble} {count}"
    judgement = heard(tmp_path, "check: alt_text", post(media=media), message=message, accounts=accounts)
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize(
    "alt",
    [
        "image",
        "Photo.",
        "a picture",
        "the logo",
        "Image 3",
        "IMG_2041",
        "screenshot 2026-06-01",
        "tree.jpg",
        "TBD",
        "…",
    ],
)
def test_a_description_that_says_nothing_is_none(tmp_path, alt):
    assert said(tmp_path, medium(alt)) == [f"post-0 tree.jpg is described as no more than “{alt}” 1"]


@pytest.mark.parametrize("alt", [GOOD, "Image of a tree", "Gate 3", "A photographer at work", "日本語の説明"])
def test_a_description_that_says_something_is_one(alt):
    assert not says_nothing(alt)


def test_a_finding_names_the_other_media_of_the_post_that_lack_something(tmp_path):
    judgement = heard(
        tmp_path,
        "check: alt_text",
        post(media=(medium(GOOD), medium(None, None, 21), medium("image", "b.png", 22))),
    )
    (found,) = judgement.findings
    assert [related.message for related in found.related] == [
        "b.png is described as no more than “image”, too"
    ]


@pytest.mark.parametrize(
    ("channel", "limit"),
    [("x", 1000), ("mastodon", 1500), ("bluesky", 2000), ("instagram", 1000), ("tiktok", 300)],
)
def test_a_description_fits_its_channel(tmp_path, channel, limit):
    assert not said(tmp_path, medium("a" * limit), channel=channel)
    (message,) = said(tmp_path, medium("a" * (limit + 1)), channel=channel)
    assert f"of {limit + 1:,} characters" in message


def test_a_limit_for_a_channel_that_does_not_exist_is_refused(tmp_path):
    assert 'Did you mean "mastodon"?' in refused(tmp_path, "check: alt_text, limits: {mastodn: 5}")[0]
