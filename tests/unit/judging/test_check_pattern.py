"""Phrases and expressions that must not stand in a text."""

from __future__ import annotations

import pytest
from judging_builders import account, post
from text_builders import heard, place, refused, saying, written

from postlint.vocabulary import KINDS

CLICK = "check: pattern, phrases: [click here, read more]"


def found(judgement):
    return [finding.message for finding in judgement.findings]


def test_a_phrase_is_found_at_its_place_in_any_case(tmp_path):
    said = heard(tmp_path, CLICK, saying("To apply, Click  Here today"), message="{found} in {post}")
    assert found(said) == ["“Click Here” in post-0"]
    assert place(said.findings[0].span) == (1, 17, 28)
    assert said.findings[0].severity == "warning"


@pytest.mark.parametrize("text", ["clickhere", "click hereby", "double-click hero", "unread more-or-less"])
def test_a_phrase_is_whole_words(tmp_path, text):
    assert not found(heard(tmp_path, CLICK, saying(text)))


def test_a_phrase_may_begin_and_end_with_signs(tmp_path):
    said = heard(
        tmp_path, 'check: pattern, phrases: ["[N]", "C++"]', saying("'see[N] and C++!'"), message="{found}"
    )
    assert found(said) == ["“[N]” and “C++”"]


def test_several_places_of_a_post_are_one_finding(tmp_path):
    said = heard(tmp_path, CLICK, saying("Read more or click here or read more"), message="{found}")
    assert found(said) == ["“Read more”, “click here” and “read more”"]
    assert [place(related.span)[1] for related in said.findings[0].related] == [20, 34]


def test_what_touches_an_exception_is_not_found(tmp_path):
    form = 'check: pattern, expression: "[A-Z]{4,}", not: [NASA, "LIVE from NASA TV"]'
    assert not found(heard(tmp_path, form, saying("Watch LIVE from NASA TV, says nasa")))
    assert found(heard(tmp_path, form, saying("NASA goes LIVE"), message="{found}")) == ["“LIVE”"]


def test_each_part_of_a_thread_is_read(tmp_path):
    thread = post(texts=(written("One"), written("Two, click here")))
    assert place(heard(tmp_path, CLICK, thread).findings[0].span) == (1, 12, 22)


def test_an_expression_is_found_as_written_beside_letters_of_several_bytes(tmp_path):
    said = heard(tmp_path, "check: pattern, expression: 'bit\\.ly/\\w+'", saying("Grüße 🌻 bit.ly/abc"))
    assert place(said.findings[0].span) == (1, 15, 25)
    assert not found(heard(tmp_path, "check: pattern, expression: 'BIT'", saying("a bit")))


def test_an_expression_that_matches_nothing_at_all_finds_nothing(tmp_path):
    assert not found(heard(tmp_path, "check: pattern, expression: 'x*'", saying("abc")))


def test_only_posts_of_the_named_kinds_are_looked_at(tmp_path):
    form = f"{CLICK}, kinds: [reply, praise]"
    groups = "groups: {praise: [mention]}"
    posts = [saying("click here", kind=kind, order=order) for order, kind in enumerate(KINDS)]
    said = heard(tmp_path, form, *posts, groups=groups)
    assert [finding.post for finding in said.findings] == ["post-3", "post-5"]


def test_a_post_whose_kind_is_in_doubt_may_be_meant(tmp_path):
    said = heard(tmp_path, f"{CLICK}, kinds: [mention]", saying("click here", engaged=0.5))
    assert (said.findings[0].severity, said.findings[0].may) == ("info", True)
    assert "kind: press_release" in said.findings[0].doubts[0].message
    unread = heard(tmp_path, CLICK, saying("click here", kind=None))
    assert (unread.findings[0].severity, unread.findings[0].may) == ("warning", False)


def test_a_post_on_several_accounts_is_one_finding(tmp_path):
    both = saying("click here", accounts=("parks", "rivers"))
    said = heard(tmp_path, CLICK, both, message="{account}", accounts=(account(), account("rivers")))
    assert found(said) == ["@parks and @rivers"]


def test_published_posts_are_left_alone(tmp_path):
    assert not found(heard(tmp_path, CLICK, saying("click here", status="published")))


@pytest.mark.parametrize(
    ("expression", "reason"),
    [("(a", "missing )"), ("(?<=a)b", "invalid perl operator"), ("a{2000}", "invalid repetition size")],
)
def test_an_expression_that_re2_refuses_is_an_error_at_its_place(tmp_path, expression, reason):
    message, where = refused(tmp_path, f"check: pattern, expression: '{expression}'")
    assert message.startswith(f"RE2 refuses this expression: {reason}")
    assert where == (4, 64, 66 + len(expression))


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("check: pattern", "A pattern rule needs one of phrases, expression."),
        ("check: pattern, phrases: [a], expression: b", "takes one of phrases, expression; write two rules"),
        (f"{CLICK}, kinds: [replys]", 'no group or kind called "replys". Did you mean "reply"?'),
        (f"{CLICK}, kind: [reply]", 'Did you mean "kinds"?'),
        ("check: pattern, phrases: ['  ']", "write a phrase in quotes"),
    ],
)
def test_a_rule_that_is_no_pattern_rule_says_why(tmp_path, form, message):
    assert message in refused(tmp_path, form)[0]


def test_a_message_names_only_what_a_pattern_gives(tmp_path):
    message, _ = refused(tmp_path, CLICK, "{fond}")
    assert 'Did you mean "found"?' in message


@pytest.mark.parametrize("expression", ["(a+)+$", "(a|aa)*b", "(.*a){20}x"])
def test_an_expression_takes_linear_time(tmp_path, expression):
    long = saying("a" * 100_000 + "!")
    assert not found(heard(tmp_path, f"check: pattern, expression: '{expression}'", long))


def test_a_text_with_a_hundred_thousand_places_names_a_few(tmp_path):
    said = heard(tmp_path, "check: pattern, expression: a", saying("a " * 100_000))
    assert len(said.findings[0].related) == 9


def test_a_lone_surrogate_stops_nobody(tmp_path):
    said = heard(tmp_path, "check: pattern, expression: b", post(text="\ud800b"), message="{found}")
    assert found(said) == ["“b”"]
