"""Which texts a post of another shape has, for all channels or for each."""

import pytest
from planner_builders import read, reader_of, told

from postlint.calendars.model import When

EACH = """\
posts:
- id: gate
  title: The gate
  x: |
    The gate is open again.

    Come and see it.
  linkedin: After two years of work, the gate of the old garden is open again.
  posted: {}
- id: oak
  x: The oak by the pond is four hundred years old.
  linkedin: The oak by the pond is four hundred years old.
  posted:
    x: 2026-06-01T09:00:00.106085793+00:00
"""


def test_a_text_for_each_channel_is_a_post_on_each(folder):
    plan = read(folder, EACH)
    assert reader_of(plan) == "planner"
    assert plan.problems == ()
    assert [(post.id, post.accounts, post.status) for post in plan.posts] == [
        ("gate", ("x",), None),
        ("gate-linkedin", ("linkedin",), None),
        ("oak", ("x",), "published"),
        ("oak-linkedin", ("linkedin",), None),
    ]
    assert plan.posts[0].text == "The gate is open again.\n\nCome and see it.\n"
    assert plan.posts[2].when.value == When(*plan.posts[2].when.value.sort_key)


def test_one_text_on_several_channels_is_one_post_in_several_accounts(folder):
    plan = read(
        folder, "- x: We open at nine.\n  mastodon: We open at nine.\n  bluesky: From nine we are there.\n"
    )
    assert told(plan) == [
        ("We open at nine.", ("x", "mastodon"), None, None),
        ("From nine we are there.", ("bluesky",), None, None),
    ]


def test_each_text_is_found_at_its_own_place(folder):
    plan = read(folder, EACH)
    first, second, *_ = plan.posts
    assert (first.span.line, first.span.column) == (2, 3)
    assert (second.span.line, second.span.column) == (8, 3)
    at = first.texts[0].span_of(first.text.index("Come"), first.text.index("Come") + 4)
    assert (at.line, at.column, at.end_column) == (7, 5, 9)


NESTED = {
    "channels by name": "channels: {x: {text: We open at nine.}, linkedin: {text: Nine it is today.}}",
    "platforms with texts": (
        "platforms: [{name: twitter, body: We open at nine.}, {name: LinkedIn, body: Nine it is today.}]"
    ),
    "captions in short": "captions: {tw: none, x: We open at nine., li: Nine it is today.}",
    "keys with words": "x_text: We open at nine.\n  linkedinPost: Nine it is today.",
    "content by channel": "content: {x: We open at nine., linkedin: {post: Nine it is today., tags: [a]}}",
    "a tweet beside": "tweet: We open at nine.\n  linkedin: Nine it is today.",
    "overrides": (
        "text: We open at nine.\n  platforms: [x, linkedin]\n"
        "  overrides: {linkedin: {text: Nine it is today.}}"
    ),
    "switched on": (
        "platforms: {twitter: {enabled: true, text: We open at nine.}, facebook: {enabled: false},"
        " linkedin: {enabled: true, text: Nine it is today.}}"
    ),
    "variants": (
        "variants:\n  - {platform: x, text: We open at nine.}\n"
        "  - {platform: linkedin, text: Nine it is today.}"
    ),
}


@pytest.mark.parametrize("shape", NESTED)
def test_texts_for_channels_are_found_however_they_are_nested(folder, shape):
    plan = read(folder, f"posts:\n- date: 2026-06-01\n  {NESTED[shape]}\n")
    assert plan.problems == ()
    assert sorted(told(plan)) == [
        ("Nine it is today.", ("linkedin",), "2026-06-01", None),
        ("We open at nine.", ("x",), "2026-06-01", None),
    ]


def test_what_stands_with_a_channels_text_holds_for_that_channel(folder):
    plan = read(
        folder,
        "- date: 2026-06-01\n  x: {text: We open at nine., time: '12:30', status: posted}\n"
        "  linkedin: {text: Nine it is today., date: 2026-06-02}\n",
    )
    assert told(plan) == [
        ("We open at nine.", ("x",), "2026-06-01", "published"),
        ("Nine it is today.", ("linkedin",), "2026-06-02", None),
    ]
    assert plan.posts[0].when.value.time.hour == 12


def test_a_thread_for_one_channel_is_one_post(folder):
    (thread, other) = read(
        folder, "- x: [We open at nine., And close at six.]\n  linkedin: Nine to six.\n"
    ).posts
    assert [part.text for part in thread.texts] == ["We open at nine.", "And close at six."]
    assert other.accounts == ("linkedin",)


@pytest.mark.parametrize(
    "value",
    [
        "12",
        "true",
        "'@cityparks'",
        "https://x.com/cityparks/status/1",
        "[]",
        "{}",
        "[1, 2]",
        "null",
        "{text: 5}",
    ],
)
def test_what_is_no_text_makes_no_post_of_a_channel(folder, value):
    plan = read(folder, f"- {{date: 2026-06-01, text: We open at nine., linkedin: {value}}}\n")
    assert [post.text for post in plan.posts] == ["We open at nine."]
    assert plan.problems == ()


def test_a_text_that_goes_nowhere_is_named(folder):
    plan = read(folder, "- {text: We open., x: We open at nine., linkedin: Nine it is today.}\n")
    assert len(plan.posts) == 2
    assert "1 entry of a text beside those for channels" in plan.files[0].notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "{hook: Guess what., body: We open at nine., cta: Come along.}",
        "[Guess what., We open at nine., Come along.]",
    ],
)
def test_a_text_in_parts_is_one_post(folder, text):
    plan = read(folder, f"posts:\n- {{platform: LinkedIn, content: {text}}}\n")
    assert [post.text for post in plan.posts] == ["Guess what.\n\nWe open at nine.\n\nCome along."]


def test_a_text_in_two_languages_is_one_post(folder):
    plan = read(folder, "posts:\n- {platform: LinkedIn, text: {de: Um neun., en: We open at nine.}}\n")
    assert [post.text for post in plan.posts] == ["We open at nine."]


def test_parts_of_a_thread_keep_their_media(folder):
    part = "{caption: And the old one is closed., image: {file: old.png, alt: A shut gate}}"
    plan = folder.plan(f"weeks:\n- week: 1\n  posts:\n  - thread: [The new gate is open today., {part}]\n")
    (post,) = plan.posts
    assert not plan.problems
    assert [text.text for text in post.texts] == ["The new gate is open today.", "And the old one is closed."]
    assert [(medium.file, medium.alt, medium.part) for medium in post.media] == [
        ("old.png", "A shut gate", 2)
    ]
