"""What says of a post that it answers, passes on or quotes another."""

from __future__ import annotations

import json

import pytest

TEXT = "I think the quiet sites are the ones where somebody notices you were gone."
PLACE = "https://x.com/otherplot/status/1234567"


@pytest.fixture
def kind(run, workplace):
    """Return a function that gives the kind of a post with ``said`` beside its text."""

    def kind_of(**said):
        entries = [{"id": "a", "text": "We counted the slugs."}, {"id": "b", "text": TEXT, **said}]
        (workplace / "queue.json").write_text(json.dumps({"items": entries}), encoding="utf-8")
        return json.loads(run("classify", "queue.json", "--format", "jsonl").stdout.splitlines()[1])["kind"]

    return kind_of


@pytest.mark.parametrize(
    "said",
    [
        {"type": "reply"},
        {"format": "Reply"},
        {"post_type": "Antwort"},
        {"type": "reply", "parentId": "123456"},
        {"type": "reply", "replyToPostId": "REPLACE_WITH_ID"},
        {"replyToTweetId": "123456"},
        {"in_reply_to_url": PLACE},
        {"reply_to_post": PLACE},
    ],
)
def test_a_sort_or_a_place_of_what_is_answered_makes_a_reply(kind, said):
    assert kind(**said) == "reply"


@pytest.mark.parametrize(
    "said",
    [{"quotedPostId": "123456"}, {"type": "quote tweet", "quote_url": PLACE}, {"type": "retweet"}],
)
def test_a_sort_or_a_place_of_what_is_passed_on_makes_a_share(kind, said):
    assert kind(**said) == "retweet"


@pytest.mark.parametrize(
    "said", [{"type": "quote"}, {"type": "share"}, {"type": "post"}, {"replyToPostId": None}]
)
def test_what_also_says_how_a_post_looks_leaves_it_to_its_text(kind, said):
    assert kind(**said) not in {"reply", "retweet"}


def test_a_key_that_the_settings_call_own_says_nothing(kind, workplace):
    (workplace / "postlint.yaml").write_text("extra_keys: [type]\n")
    assert kind(type="reply") != "reply"


def test_a_word_in_place_of_what_is_answered_is_named(run, workplace):
    entry = {"id": "a", "type": "reply", "replyToPostId": "REPLACE_WITH_X_POST_ID", "text": TEXT}
    (workplace / "queue.json").write_text(json.dumps({"items": [entry]}), encoding="utf-8")
    said = " ".join(run("check", "queue.json", "--show", "info").stdout.split())
    assert (
        'in place of a post that is answered or passed on (write its address): "REPLACE_WITH_X_POST_ID"'
        in said
    )


def test_a_near_miss_of_a_name_for_what_is_answered_is_an_error(run, workplace):
    (workplace / "queue.json").write_text(json.dumps({"posts": [{"text": TEXT, "replyToo": "@otherplot"}]}))
    assert 'Unknown key "replyToo". Did you mean "reply_to"?' in run("check", "queue.json").stdout
