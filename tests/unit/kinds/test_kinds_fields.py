"""Kinds that a post's own fields settle."""

from dataclasses import replace

import pytest
from kinds_factory import FIELD, plan, post

from postlint.kinds import classify as room
from postlint.kinds import pipeline
from postlint.kinds.classify import classify
from postlint.kinds.model import Cue, Prediction, certain

ANN = "https://x.com/ann/status/7"
OURS = "https://x.com/CityParks/status/8"


@pytest.fixture(autouse=True)
def text_says_information(monkeypatch, tmp_path):
    """Keep the pipeline out: where a field does not settle it, the text says information."""
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(
        pipeline, "predict", lambda texts, **_: [Prediction(certain("information"))] * len(texts)
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
    classified = only(post("Yes, we do.", id="answer", reply_to="answer"))
    assert (classified.kind, classified.continues) == ("information", False)


@pytest.mark.parametrize("target", ["@citygov", "https://x.com/citygov/status/7", "news"])
@pytest.mark.parametrize("declared", [{}, {"kind": "reply"}])
def test_a_reply_to_another_account_of_ours_is_neither_a_thread_nor_a_reply(target, declared):
    news = replace(post("We open.", id="news"), accounts=("x:citygov",))
    answer = post("The gate opens at nine.", reply_to=target, order=1, **declared)
    classified = classify(plan(news, answer, own=("cityparks", "citygov")))[1]
    assert (classified.kind, classified.continues) == ("information", False)


def test_a_reply_to_another_account_of_ours_is_what_its_author_says_it_does():
    answer = post("Well done!", reply_to="@citygov", kind="press_release")
    classified = only(answer, own=("cityparks", "citygov"))
    assert (classified.kind, classified.decided_by) == ("press_release", "declared")


@pytest.mark.parametrize("rest", [{"mention": 0.3, "question": 0.1}, {}])
def test_where_a_text_sounds_like_a_reply_to_another_account_of_ours_the_rest_of_it_decides(
    monkeypatch, rest
):
    says = {**certain("reply"), "reply": 1 - sum(rest.values()), **rest}
    cue = Cue("Well done", 0, 9, 2.0)
    monkeypatch.setattr(room, "predict_cached", lambda texts, **_: [Prediction(says, (cue,)) for _ in texts])
    classified = only(post("Well done!", reply_to="@citygov"), own=("cityparks", "citygov"))
    assert classified.kind != "reply"
    assert classified.probabilities["mention"] == pytest.approx(0.75 if rest else 1 / 7)
    assert (sum(classified.probabilities.values()), classified.evidence) == (pytest.approx(1), ())


def test_a_post_on_several_accounts_continues_a_post_of_one_of_them():
    news = replace(post("We open.", id="news"), accounts=("x:citygov",))
    both = replace(post("At nine.", reply_to="news", order=1), accounts=("x:cityparks", "x:citygov"))
    assert classify(plan(news, both))[1].continues


def test_a_declared_kind_is_certain_and_the_text_is_read_all_the_same():
    classified = only(post("The gate opens at nine.", kind="mention"))
    assert (classified.kind, classified.confidence, classified.decided_by) == ("mention", 1.0, "declared")
    assert classified.prediction == Prediction(certain("information"))
    assert classified.evidence[0].span == FIELD


def test_a_declared_kind_holds_in_a_language_that_nobody_here_reads():
    classified = only(post("Спасибо всем, кто пришёл вчера в парк", kind="mention"))
    assert (classified.kind, classified.unreadable, classified.prediction) == ("mention", None, None)
