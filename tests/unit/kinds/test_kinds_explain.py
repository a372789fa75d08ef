"""Reasons are true: without what is named, a post becomes what is claimed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kinds_factory import plan, post

import postlint
from postlint.kinds import classify as room
from postlint.kinds.classify import classify
from postlint.kinds.explain import FAINTEST, MOST_TRIED, explain
from postlint.kinds.model import Prediction
from postlint.vocabulary import KINDS

ANN = "https://x.com/ann/status/7"
TEXTS = (
    "Which bench do you like best? Tell us below.",
    "Thank you @riverstrust for the otters, and for the tea!",
    "Book your place for Saturday's walk: https://parks.example/walk",
    "The café by the weir reopens on Monday 👍🏽 after four weeks of painting.",
)
WORDS = sorted({word for text in TEXTS for word in text.split()})


def reasons_of(*posts):
    calendar = plan(*posts)
    return [each.reasons for each in explain(calendar, classify(calendar, cache=False))]


def without(text, reason):
    """Cut what a reason names out of the text of a post of one line."""
    span = reason.evidence.span
    start, end = span.column - 1 - len("- text: "), span.end_column - 1 - len("- text: ")
    assert text[start:end] == reason.evidence.detail
    return text[:start] + text[end:]


def check(text):
    """Hold every reason for the kind of ``text`` against what the public function says without it."""
    (whole,) = postlint.classify([text], cache=False)
    (reasons,) = reasons_of(post(text))
    for reason in reasons:
        (left,) = postlint.classify([without(text, reason)], cache=False)
        assert left.kind == reason.without.kind
        assert left.probabilities[whole.kind] == pytest.approx(reason.probability, abs=1e-4)
        assert (reason.change > 0) == (reason.probability < whole.confidence)
    return reasons


@pytest.mark.parametrize("text", TEXTS)
def test_without_what_is_named_a_post_becomes_what_is_claimed(text):
    assert check(text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_this_holds_for_any_order_of_words(text):
    check(text)


def test_no_word_that_is_left_out_weighs_more_than_those_that_are_named(asked):
    text = "ask " + " ".join(f"w{number}" for number in range(1, 10))
    (reasons,) = reasons_of(post(text))
    assert [reason.evidence.detail for reason in reasons if reason.change > 0] == [
        "ask", "w9", "w8", "w7", "w6", "w5",
    ]  # fmt: skip
    assert all(abs(reason.change) >= FAINTEST for reason in reasons)


@pytest.fixture
def asked(monkeypatch):
    """Stand in for the pipeline: each word wN speaks for a question by N, and ``ask`` more than they."""
    calls = []

    def predict(texts, **_):
        calls.append(list(texts))
        return [Prediction(shares(text)) for text in texts]

    def shares(text):
        numbers = (100 if word == "ask" else int(word[1:] or 0) for word in text.split())
        question = 0.2 + sum(numbers) / 200
        return {kind: question if kind == "question" else (1 - question) / 7 for kind in KINDS}

    monkeypatch.setattr(room, "predict_cached", predict)
    return calls


def test_all_that_is_tried_is_asked_at_once(asked):
    calendar = plan(post("w1 w2"), post("w3 w4"))
    items = classify(calendar)
    explain(calendar, items)
    assert asked[1:] == [[" w2", "w1 ", " w4", "w3 "]]


def test_of_a_long_text_stretches_of_words_are_tried(asked):
    calendar = plan(post("w0 " * 5 * MOST_TRIED + "w99"))
    (explained,) = explain(calendar, classify(calendar))
    assert len(asked[1]) <= MOST_TRIED + 1
    assert explained.reasons[0].evidence.detail.endswith("w99")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"reply_to": ANN}, f"reply_to: {ANN}"),
        ({"quote_of": ANN}, f"quote_of: {ANN}"),
        ({"poll": ("Oak", "Elm")}, "poll: Oak, Elm"),
        ({"kind": "mention"}, "kind: mention"),
    ],
)
def test_a_field_is_named_with_what_the_text_says_without_it(given, named):
    text = "The gate opens at nine."
    ((reason,),) = reasons_of(post(text, **given))
    (left,) = postlint.classify([text], cache=False)
    assert (reason.evidence.detail, reason.without.kind) == (named, left.kind)
    assert reason.change > 0


def test_where_two_fields_say_the_same_neither_is_the_reason():
    assert reasons_of(post("Hello", repost_of=ANN, quote_of=ANN)) == [()]


def test_a_marker_is_taken_out_where_it_stands():
    text = "Please RT @ann: we open at nine. RT @ann the herons are back"
    (item,) = classify(plan(post(text)), cache=False)
    ((reason,),) = reasons_of(post(text))
    assert reason.evidence == item.evidence[-1]
    assert reason.without.post.texts[0].text == without(text, reason)


def test_words_of_a_thread_are_named_in_their_part():
    planned = post("We open on Monday.", "Which gate will you take?")
    (reasons,) = reasons_of(planned)
    mark = next(reason for reason in reasons if reason.evidence.detail == "?")
    assert mark.evidence.span == planned.texts[1].span_of(24, 25)


@pytest.mark.parametrize("text", ["", "Le parc rouvre lundi", "🎉"])
def test_what_is_not_guessed_has_no_reasons(text):
    assert reasons_of(post(text)) == [()]
