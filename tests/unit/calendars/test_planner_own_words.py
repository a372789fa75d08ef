"""A calendar that is known for one at a glance is one for every reader."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.calendars.readers.loose import planner
from postlint.calendars.readers.native_and_lists import is_in_own_words
from postlint.calendars.readers.reader import About
from postlint.source.decode import decode
from postlint.source.json_parser import parse

WORDS = (
    *("The gate opens on Monday.", "soon", "-", "", "x", "X, LinkedIn", "yes", "no", "Monday", "9:00", "TBD"),
    *("2026-06-01", "week 3", "queue", "draft", "published", "skip", "idea", "repost", "gate.png", "@ann"),
    *("<p>The gate opens</p>", "{{gate}} opens today", "https://x.com/ann/status/1", "RT @ann: Yes", "Toot"),
)
KEYS = (
    *("id", "date", "time", "account", "channel", "text", "thread", "media", "hashtags", "title", "team"),
    *("reply_to", "quote_of", "repost_of", "first_comment", "approved_by", "translation_of", "kind"),
    "status",
)
OTHERS = ("tweet", "caption", "day", "week", "author", "handle", "type", "url", "platform", "posted", "x")
BESIDE = ("accounts", "timezone", "inbox", "slots", "periods", "own", "start", "channel", "pack", "name")

words = st.sampled_from(WORDS)
values = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([None, True, 7, 1_780_000_000, 1.5]),
    st.lists(st.sampled_from(WORDS)),
)
nested = st.one_of(values, st.dictionaries(st.sampled_from(KEYS + OTHERS), values, max_size=3))
own = st.fixed_dictionaries({"text": words}, optional={key: words for key in KEYS if key != "text"})
any_post = st.dictionaries(st.sampled_from(KEYS + OTHERS), nested, max_size=5)
beside = st.dictionaries(st.sampled_from(BESIDE), st.one_of(nested, st.lists(nested, max_size=3)), max_size=2)
accounts = st.dictionaries(
    st.sampled_from(("channel", "handle", "owner", "posts", "staffed", "archive", "avatar", "lists")), values
)
slots = st.dictionaries(st.sampled_from(("account", "every", "minutes", "who", "skip")), values)
periods = st.dictionaries(st.sampled_from(("kind", "name", "from", "to", "accounts")), values)
parts = st.fixed_dictionaries(
    {"accounts": st.dictionaries(words, accounts, max_size=2)},
    optional={"slots": st.lists(slots, max_size=2), "periods": st.lists(periods, max_size=2)},
)
calendars = st.builds(
    lambda around, posts: {**around, "posts": posts},
    st.one_of(st.just({}), parts, beside),
    st.one_of(st.lists(own, max_size=4), st.lists(st.one_of(own, any_post), max_size=4)),
)


def tree(calendar):
    (document,) = parse(decode(json.dumps(calendar).encode(), "june.json")).documents
    return document


@settings(max_examples=300, deadline=None)
@given(calendars, st.booleans())
def test_it_is_in_no_other_shape(calendar, asked):
    document = tree(calendar)
    if is_in_own_words(document):
        assert planner.read(document, About(Path("june.json"), asked)) is None


def test_most_calendars_are_known_so():
    post = {"id": "gate", "date": "2026-06-01", "time": "9:00", "account": "parks", "text": "The gate opens."}
    calendar = {"accounts": {"parks": {"channel": "x", "handle": "@parks"}}, "posts": [post] * 3}
    assert is_in_own_words(tree(calendar))
    assert not is_in_own_words(tree({**calendar, "posts": [post, {**post, "linkedin": "It opens at noon."}]}))
