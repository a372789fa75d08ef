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


def medium(alt, file="tree.jpg", line=20, part=None):
    return Media(file, alt, Span("calendar.yaml", line, 5, line, 9), part)


def said(tmp_path, *media, channel="x", form="check: alt_text"):
    accounts = (replace(account(), channel=channel),)
    judgement = heard(
        tmp_path, form, post(media=media), message="{post} {file} {trouble} {count}", accounts=accounts
    )
    return [finding.message for finding in judgement.findings]


def test_a_medium_that_is_described_is_fine(tmp_path):
    assert not said(tmp_path, medium(GOOD), medium("Logo of the town library"))


def test_a_post_without_media_needs_nothing(tmp_path):
    assert not said(tmp_path)


@pytest.mark.parametrize("alt", [None, "", "  "])
def test_a_medium_without_a_description_is_found(tmp_path, alt):
    assert said(tmp_path, medium(alt)) == ["post-0 tree.jpg has no alternative text 1"]


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


def test_every_medium_is_looked_at_and_a_post_has_one_finding(tmp_path):
    judgement = heard(
        tmp_path,
        "check: alt_text",
        post(media=(medium(GOOD), medium(None, None, 21), medium("image", "b.png", 22))),
        message="{file} {count}",
    )
    (found,) = judgement.findings
    assert (found.message, found.span.line) == ("medium 2 2", 21)
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


def test_a_house_can_set_its_own_limit(tmp_path):
    form = "check: alt_text, limits: {x: 125}"
    assert said(tmp_path, medium("a" * 126), form=form)
    assert not said(tmp_path, medium("a" * 126), channel="mastodon", form=form)


@pytest.mark.parametrize("channel", ["other", None])
def test_where_no_limit_is_known_any_length_will_do(tmp_path, channel):
    assert not said(tmp_path, medium("a" * 5000), channel=channel)


def test_a_limit_for_a_channel_that_does_not_exist_is_refused(tmp_path):
    assert 'Did you mean "mastodon"?' in refused(tmp_path, "check: alt_text, limits: {mastodn: 5}")[0]


def test_media_of_every_part_of_a_thread_are_judged_and_named_by_it(tmp_path):
    parts = (medium(GOOD, part=1), medium(None, file=None, part=2), medium(None, file=None, part=3))
    judgement = heard(
        tmp_path, "check: alt_text", post(media=parts), message="{file} {trouble}, {count} in all"
    )
    (finding,) = judgement.findings
    assert finding.message == "medium 1 of part 2 has no alternative text, 2 in all"
    assert finding.related[0].message == "medium 1 of part 3 has no alternative text, too"
