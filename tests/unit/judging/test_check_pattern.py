"""Phrases and expressions that must not stand in a text."""

from __future__ import annotations

import pytest
from judging_builders import post
from text_builders import heard, place, refused, saying

CLICK = "check: pattern, phrases: [click here, read more]"


def found(judgement):
    return [finding.message for finding in judgement.findings]


def test_a_phrase_is_found_at_its_place_in_any_case(tmp_path):
    said = heard(tmp_path, CLICK, saying("To apply, Click  Here today"), message="{found} in {post}")
    assert found(said) == ["“Click Here” in post-0"]
    assert place(said.findings[0].span) == (1, 17, 28)
    assert said.findings[0].severity == "warning"


def test_several_places_of_a_post_are_one_finding(tmp_path):
    said = heard(tmp_path, CLICK, saying("Read more or click here or read more"), message="{found}")
    assert found(said) == ["“Read more”, “click here” and “read more”"]
    assert [place(related.span)[1] for related in said.findings[0].related] == [20, 34]


def test_an_expression_is_found_as_written_beside_letters_of_several_bytes(tmp_path):
    said = heard(tmp_path, "check: pattern, expression: 'bit\\.ly/\\w+'", saying("Grüße 🌻 bit.ly/abc"))
    assert place(said.findings[0].span) == (1, 15, 25)
    assert not found(heard(tmp_path, "check: pattern, expression: 'BIT'", saying("a bit")))


def test_an_expression_that_matches_nothing_at_all_finds_nothing(tmp_path):
    assert not found(heard(tmp_path, "check: pattern, expression: 'x*'", saying("abc")))


def test_a_post_whose_kind_is_in_doubt_may_be_meant(tmp_path):
    said = heard(tmp_path, f"{CLICK}, kinds: [mention]", saying("click here", engaged=0.5))
    assert (said.findings[0].severity, said.findings[0].may) == ("info", True)
    assert "kind: press_release" in said.findings[0].doubts[0].message
    unread = heard(tmp_path, CLICK, saying("click here", kind=None))
    assert (unread.findings[0].severity, unread.findings[0].may) == ("warning", False)


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
        (f"{CLICK}, kinds: [repyl]", 'no group or kind called "repyl". Did you mean "reply"?'),
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
