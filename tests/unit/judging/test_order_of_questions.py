"""What is asked first: what tells whether a plan passes, then what may engage, then what is least sure."""

from dataclasses import replace

from judging_builders import account, judged, post, series

from postlint.asking import questions
from postlint.vocabulary import KINDS

NEWS = post()


def guess(**likely):
    """A post by what its text alone makes likely."""
    said = {kind: likely.get(kind, 0.0) for kind in KINDS}
    return replace(post(), kind=max(said, key=said.get), probabilities=said)


def questions_on(*items, before=()):
    """What is asked of ``items``, before which other posts stand."""
    placed = series(*before, *items)
    found = judged(placed, accounts=(account(), account("trees"))).findings
    return questions(placed, found, 0.75)


def asked(*items, before=()):
    """In which order is asked of ``items``?"""
    return [question.item.post.order - len(before) for question in questions_on(*items, before=before)]


def test_who_may_answer_or_credit_somebody_is_asked_before_whose_kind_is_less_sure():
    vague = guess(press_release=0.4, information=0.3, call_to_action=0.3)
    doubtful = guess(press_release=0.6, mention=0.4)
    assert asked(vague, doubtful) == [1, 0]


def test_of_those_that_may_engage_the_least_sure_is_asked_first():
    assert asked(*(post(engaged=odds) for odds in (0.35, 0.45, 0.7, 0.52))) == [3, 1, 0, 2]


def test_which_way_of_engaging_it_is_makes_nobody_less_sure_that_it_does():
    either = guess(mention=0.35, question=0.35, retweet=0.3)
    assert asked(either, guess(press_release=0.7, mention=0.3)) == [1, 0]


def test_where_none_may_engage_the_least_sure_kind_is_asked_first():
    surer = guess(press_release=0.7, information=0.3)
    assert asked(surer, guess(press_release=0.5, information=0.5)) == [1, 0]


def test_a_post_on_which_an_error_hangs_is_asked_before_one_that_is_less_sure():
    other = post(engaged=0.5, accounts=("trees",))
    assert asked(other, post(engaged=0.7), before=[*[NEWS] * 12, post("mention")]) == [1, 0]


def test_a_post_on_which_only_a_warning_hangs_is_asked_after_one_that_may_engage():
    hangs, other = guess(press_release=0.6, information=0.4), post(engaged=0.5, accounts=("trees",))
    first, last = questions_on(hangs, other, before=[*[NEWS] * 17, *[post("mention")] * 2])
    assert (first.item.post.accounts, first.matters) == (("trees",), ())
    assert [finding.rule for finding in last.decides] == ["two-way/agenda-only"]
