"""What the declared kinds of an account teach of its other posts."""

from dataclasses import replace

import pytest
from kinds_factory import plan, post

from postlint.kinds import classify as room
from postlint.kinds import explain as reasons
from postlint.kinds.classify import classify
from postlint.kinds.explain import explain
from postlint.kinds.model import Cue, Prediction, certain
from postlint.vocabulary import KINDS

NOTICE = Prediction(
    {**dict.fromkeys(KINDS, 0.0), "information": 0.6, "press_release": 0.4}, (Cue("Pool", 0, 4, 1.0),)
)
DECLARED = ("Pool shut.", "Pool open.", "Pool cold.", "Pool warm.", "Pool wet.", "Pool dry.", "Pool full.")


@pytest.fixture(autouse=True)
def _notices(monkeypatch):
    """Answer for the pipeline: every text is perhaps information, and else about us."""

    def predict(texts, **_):
        return [NOTICE] * len(texts)

    monkeypatch.setattr(room, "predict_cached", predict)


def taught(number, kind="press_release", text="Pool busy.", **given):
    declared = [post(said, order=place, kind=kind) for place, said in enumerate(DECLARED[:number])]
    return plan(*declared, post(text, order=number, **given))


def last(calendar):
    return classify(calendar)[-1]


def test_fewer_than_five_declared_posts_teach_nothing():
    assert last(taught(4)).probabilities == NOTICE.probabilities
    assert last(taught(5)).probabilities != NOTICE.probabilities


def test_what_is_declared_again_and_again_becomes_likelier():
    item = last(taught(7))
    assert (item.kind, item.decided_by) == ("press_release", "text")
    assert sum(item.probabilities.values()) == pytest.approx(1)
    assert [(one.type, one.detail) for one in item.evidence] == [("learnt", "7 declared posts")]


def test_where_the_author_says_as_the_text_does_its_words_stay_the_reason():
    item = last(taught(7, "information"))
    assert item.confidence > 0.6
    assert [one.type for one in item.evidence] == ["words", "learnt"]


def test_nothing_is_learnt_where_the_plan_forbids_it():
    assert last(replace(taught(7), learn=False)).probabilities == NOTICE.probabilities


def test_another_account_is_left_alone():
    calendar = taught(7)
    *declared, other = calendar.posts
    elsewhere = replace(calendar, posts=(*declared, replace(other, accounts=("x:library",))))
    assert last(elsewhere).probabilities == NOTICE.probabilities


def test_of_a_post_on_two_accounts_either_says_half():
    calendar = taught(7)
    *declared, other = calendar.posts
    shared = replace(calendar, posts=(*declared, replace(other, accounts=("x:cityparks", "x:library"))))
    assert 0.4 < last(shared).probabilities["press_release"] < last(calendar).probabilities["press_release"]


def test_what_is_certain_stays_so():
    assert last(taught(7, reply_to="@ann")).probabilities == certain("reply")
    assert last(taught(7, poll=("a", "b"))).probabilities == certain("question")


def test_a_kind_that_the_text_rules_out_stays_out():
    assert last(taught(7)).probabilities["question"] == 0


def test_the_order_of_posts_does_not_matter():
    calendar = taught(7)
    turned = replace(calendar, posts=(*reversed(calendar.posts[:-1]), calendar.posts[-1]))
    assert last(turned).probabilities == pytest.approx(last(calendar).probabilities)


def test_the_explanation_says_what_was_learnt_and_what_the_post_would_be_without_it(monkeypatch):
    monkeypatch.setattr(reasons, "_words", lambda _: iter(()))
    calendar = taught(7)
    (reason,) = explain(calendar, classify(calendar))[-1].reasons
    assert reason.evidence.detail == "7 declared posts"
    assert (reason.without.kind, reason.without.confidence) == ("information", 0.6)
    assert reason.change > 0


def test_without_its_word_for_it_a_declared_post_teaches_nobody(monkeypatch):
    monkeypatch.setattr(reasons, "_words", lambda _: iter(()))
    calendar = taught(5)
    first = explain(calendar, classify(calendar))[0]
    assert first.reasons[0].without.probabilities == NOTICE.probabilities
