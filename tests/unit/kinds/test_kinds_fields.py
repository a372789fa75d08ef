"""Kinds that a post's own fields settle."""

import pytest
from kinds_factory import FIELD, plan, post

from postlint.kinds import classify as room
from postlint.kinds.classify import classify
from postlint.kinds.model import Prediction, certain

ANN = "https://x.com/ann/status/7"
OURS = "https://x.com/CityParks/status/8"


@pytest.fixture(autouse=True)
def text_says_information(monkeypatch):
    """Keep the pipeline out: where a field does not settle it, the text says information."""
    monkeypatch.setattr(
        room, "predict_cached", lambda texts, **_: [Prediction(certain("information"))] * len(texts)
    )


def only(planned, **given):
    return classify(plan(planned, **given))[0]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"reply_to": ANN}, "reply"),
        ({"reply_to": "@ann"}, "reply"),
        ({"reply_to": "1234567890"}, "reply"),
        ({"repost_of": ANN}, "retweet"),
        ({"repost_of": "https://x.com/i/web/status/9"}, "retweet"),
        ({"quote_of": ANN}, "retweet"),
        ({"poll": ("Yes", "No")}, "question"),
        ({"repost_of": OURS}, "press_release"),
    ],
)
def test_a_field_settles_the_kind(given, kind):
    classified = only(post("The gate opens at nine.", **given))
    assert (classified.kind, classified.confidence, classified.decided_by) == (kind, 1.0, "fields")


def test_the_evidence_of_a_field_stands_at_the_field():
    (evidence,) = only(post("Thank you, we will.", reply_to=ANN)).evidence
    assert (evidence.type, evidence.detail, evidence.span) == ("field", f"reply_to: {ANN}", FIELD)


def test_a_repost_without_a_text_needs_none():
    assert only(post(repost_of=ANN)).kind == "retweet"


def test_a_field_is_stronger_than_the_declared_kind():
    classified = only(post("We open.", repost_of=ANN, kind="press_release"))
    assert (classified.kind, classified.decided_by) == ("retweet", "fields")


def test_a_repost_of_one_of_our_posts_by_its_id_is_our_own_news():
    first, again = post("We open.", id="opening"), post(repost_of="opening", order=1)
    assert classify(plan(first, again))[1].kind == "press_release"


def test_a_quote_of_our_own_post_is_left_to_the_text():
    classified = only(post("The gate opens at nine.", quote_of=OURS))
    assert (classified.kind, classified.decided_by) == ("information", "text")


@pytest.mark.parametrize("target", [OURS, "@cityparks", "opening"])
def test_a_reply_to_ourselves_continues_the_thread_before_it(target):
    first, second = post("We open.", id="opening"), post("The gate opens at nine.", reply_to=target, order=1)
    classified = classify(plan(first, second))[1]
    assert classified.continues
    assert classified.kind == "information"
    assert classified.evidence[0].detail == f"reply_to: {target}"


def test_a_reply_to_somebody_else_is_a_post_of_its_own():
    assert not only(post("Yes, we do.", reply_to=ANN)).continues


def test_a_post_that_claims_to_answer_itself_continues_nothing():
    assert not only(post("Yes, we do.", id="answer", reply_to="answer")).continues


def test_the_handle_of_an_account_is_ours_even_where_own_does_not_list_it():
    assert only(post(repost_of=OURS), own=()).kind == "press_release"


def test_a_declared_kind_is_certain_and_the_text_is_read_all_the_same():
    classified = only(post("The gate opens at nine.", kind="mention"))
    assert (classified.kind, classified.confidence, classified.decided_by) == ("mention", 1.0, "declared")
    assert classified.prediction == Prediction(certain("information"))
    assert classified.evidence[0].span == FIELD


def test_a_declared_kind_holds_in_a_language_that_nobody_here_reads():
    classified = only(post("Спасибо всем, кто пришёл вчера в парк", kind="mention"))
    assert (classified.kind, classified.unreadable, classified.prediction) == ("mention", None, None)
