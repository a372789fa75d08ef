"""Handles and links to posts: one comparable form for all the ways of writing them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.calendars.handles import is_status_url, mentions, normalise


@pytest.mark.parametrize(
    "written",
    [
        "@CityParks",
        "cityparks",
        " @cityparks ",
        "@cityparks@mastodon.social",
        "https://x.com/CityParks",
        "https://x.com/CityParks/status/1",
        "twitter.com/cityparks/status/1?s=20",
        "https://mobile.twitter.com/CityParks/status/1/photo/1",
        "https://host/@cityparks/123",
        "https://mastodon.example/@cityparks",
        "https://mastodon.example/users/cityparks/statuses/123",
        "https://mastodon.example/@cityparks@elsewhere.example/123",
        "https://bsky.app/profile/cityparks.bsky.social/post/3k",
        "cityparks.bsky.social",
        "https://www.threads.net/@cityparks/post/C1-a",
        "https://www.linkedin.com/company/cityparks/",
        "https://www.linkedin.com/posts/cityparks_opening-activity-71-ab",
        "https://www.instagram.com/cityparks/p/Cab-_1/",
        "https://www.facebook.com/cityparks/posts/pfbid0a",
        "https://www.tiktok.com/@cityparks/video/71",
        "https://www.youtube.com/@CityParks",
    ],
)
def test_every_way_of_writing_a_handle_gives_one_form(written: str) -> None:
    assert normalise(written) == "cityparks"


def test_a_domain_used_as_a_handle_keeps_its_dots() -> None:
    assert normalise("https://bsky.app/profile/Parks.example.org/post/3k") == "parks.example.org"


@pytest.mark.parametrize(
    "written",
    ["", "@", "Friends: of the parks", "https://", "https://[", "https://x.com/i/web/status/12", "parks@"],
)
def test_what_names_nobody_has_no_handle(written: str) -> None:
    assert normalise(written) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/ann/status/1",
        "https://twitter.com/i/web/status/12",
        "https://bsky.app/profile/did:plc:abc/post/3k",
        "https://bsky.app/profile/ann.example.org/post/3k",
        "https://mastodon.example/@ann/109",
        "https://www.linkedin.com/feed/update/urn:li:activity:71/",
        "https://www.instagram.com/p/Cab-_1/",
        "https://www.facebook.com/permalink.php?story_fbid=1&id=2",
    ],
)
def test_links_to_one_post_are_status_links(url: str) -> None:
    assert is_status_url(f" {url}\n")


@pytest.mark.parametrize(
    "text",
    [
        "https://x.com/ann",
        "https://example.org/2026/status/1",
        "https://github.com/ann/repo/releases/tag/v1",
        "https://www.youtube.com/watch?v=1",
        "https://medium.example/@ann/our-story-9f2c",
        "See https://x.com/ann/status/1",
        "",
    ],
)
def test_other_links_and_texts_are_no_status_links(text: str) -> None:
    assert not is_status_url(text)


def test_mentions_carry_their_place_in_the_text() -> None:
    text = "Café: thanks .@Ann and (@bob@host.example)!"
    assert [(m.handle, text[m.start : m.end]) for m in mentions(text)] == [
        ("ann", "@Ann"),
        ("bob", "@bob@host.example"),
    ]


def test_emails_and_links_name_nobody() -> None:
    assert mentions("Write to ann@example.org or see https://host.example/@ann/1") == ()


@given(st.text(alphabet="@a.-/:hxtps0?# ", max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert normalise(text) != ""
    assert isinstance(is_status_url(text), bool)
    assert all(text[m.start] == "@" for m in mentions(text))


@pytest.mark.parametrize("piece", ["@", "a.", "@a.", "a-", "@a@", "x.com/", "https://x.com/a/"])
def test_hostile_repetition_costs_no_time(piece: str) -> None:
    hostile = piece * 100_000
    before = time.process_time()
    normalise(hostile)
    is_status_url(hostile)
    mentions(hostile)
    assert time.process_time() - before < 10


@pytest.mark.parametrize(
    "written", ["City Parks", "@city parks", "City & Parks", "CityParks", "https://facebook.com/CityParks"]
)
def test_a_page_has_one_form_by_its_name_and_by_its_handle(written: str) -> None:
    assert normalise(written) == "cityparks"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask @City Parks, they know.", [("cityparks", "@City Parks")]),
        ("Ask @CityParks or @City.", [("cityparks", "@CityParks"), ("city", "@City")]),
        ("Ask @City Hall.", [("city", "@City")]),
    ],
)
def test_a_page_is_mentioned_by_all_words_of_its_name(text: str, found: list[tuple[str, str]]) -> None:
    named = mentions(text, {"cityparks", "mayor"})
    assert [(mention.handle, text[mention.start : mention.end]) for mention in named] == found
