"""A slip of the pen is recognised; another word is left alone."""

import pytest

from postlint.source.suggest import MOST_ADVICE, adviser, did_you_mean, near_miss

KEYS = [
    "account",
    "accounts",
    "date",
    "id",
    "kind",
    "poll",
    "quote_of",
    "reply_to",
    "status",
    "text",
    "urgent",
]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("satus", "status"),
        ("statuss", "status"),
        ("Status", "status"),
        ("replyTo", "reply_to"),
        ("reply-to", "reply_to"),
        ("kidn", "kind"),
        ("txt", "text"),
        ("acount", "account"),
        ("dat", "date"),
        ("urg", "urgent"),
    ],
)
def test_a_near_miss_is_recognised(written, meant):
    assert near_miss(written, KEYS) == meant
    assert did_you_mean(written, KEYS) == f' Did you mean "{meant}"?'


@pytest.mark.parametrize("written", ["campaign", "notes", "owner", "x", "", "st", "text" * 100])
def test_another_word_is_left_alone(written):
    assert near_miss(written, KEYS) is None
    assert did_you_mean(written, KEYS) == ""


def test_a_known_word_is_no_near_miss_of_itself():
    assert near_miss("account", ["account"]) is None


def test_advice_ends_where_there_is_too_much_that_nobody_knows():
    advise = adviser(KEYS)
    assert [advise("satus") for _ in range(MOST_ADVICE)] == [' Did you mean "status"?'] * MOST_ADVICE
    assert advise("satus") == ""
