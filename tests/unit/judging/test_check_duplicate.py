"""Texts that go out twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging_builders import account, post, series
from text_builders import heard, refused

from postlint.source.spans import Located, Span

SPAN = Span("calendar.yaml", 1, 1, 1, 2)
TWICE = "check: duplicate, within: 7 days"
MESSAGE = "{post} says {likeness} as {others} ({count})"
GATE = "The gate on Mill Lane is open again from Monday, seven to seven"
NEARLY = "The gate on Mill Lane is open again from Monday, seven to nine"
OTHER = "Forty new bicycle stands wait for you at the station"


def said(tmp_path, *items, form=TWICE, **changes):
    return heard(tmp_path, form, *items, message=MESSAGE, **changes)


def messages(judgement):
    return [finding.message for finding in judgement.findings]


def test_a_text_that_goes_out_again_is_found_at_the_later_post(tmp_path):
    items = series(post(text=GATE), post(text=OTHER), post(text=GATE), dated=True)
    judgement = said(tmp_path, *items)
    assert messages(judgement) == ["post-2 says the same as post-0 (1)"]
    assert [related.span.line for related in judgement.findings[0].related] == [10]


def test_a_text_with_one_word_changed_is_nearly_the_same(tmp_path):
    items = series(post(text=GATE), post(text=NEARLY), dated=True)
    assert messages(said(tmp_path, *items)) == ["post-1 says nearly the same as post-0 (1)"]
    assert not messages(said(tmp_path, *items, form=f"{TWICE}, like: 100%"))


def test_many_copies_are_one_finding(tmp_path):
    items = series(*[post(text=GATE)] * 6, dated=True)
    assert messages(said(tmp_path, *items)) == [
        "post-1 says the same as post-0, post-2, post-3 and 2 more (5)"
    ]


def test_after_some_days_a_text_may_go_out_again(tmp_path):
    items = [post(text=GATE, day=0), post(text=GATE, day=8, order=1)]
    assert not messages(said(tmp_path, *items))
    assert messages(said(tmp_path, *items, form="check: duplicate"))


def test_posts_without_a_date_are_compared_with_each_other(tmp_path):
    assert messages(said(tmp_path, *series(post(text=GATE), post(text=GATE))))
    assert not messages(said(tmp_path, post(text=GATE, day=0), post(text=GATE, order=1)))


@pytest.mark.parametrize(
    "meant",
    [
        {"recurring": True},
        {"translation_of": Located("post-0", SPAN)},
        {"reply_to": Located("https://x.com/ann/status/1", SPAN)},
        {"repost_of": Located("https://x.com/ann/status/1", SPAN)},
    ],
)
def test_what_is_meant_to_repeat_is_no_duplicate(tmp_path, meant):
    assert not messages(said(tmp_path, *series(post(text=GATE), post(text=GATE, **meant), dated=True)))


def test_an_answer_may_be_the_same_for_several_people(tmp_path):
    answer = post("reply", text=GATE)
    answer = replace(answer, post=replace(answer.post, kind=Located("reply", SPAN)))
    assert not messages(said(tmp_path, *series(answer, answer, dated=True)))


def test_what_is_out_cannot_change_so_the_other_one_has_to(tmp_path):
    items = series(post(text=GATE), post(text=GATE, status="published"), dated=True)
    assert messages(said(tmp_path, *items)) == ["post-0 says the same as post-1 (1)"]
    both = series(*[post(text=GATE, status="published")] * 2, dated=True)
    assert not messages(said(tmp_path, *both))


def test_two_accounts_may_say_the_same_unless_the_rule_compares_them(tmp_path):
    items = series(post(text=GATE), post(text=GATE, accounts=("rivers",)), dated=True)
    accounts = (account(), account("rivers"))
    assert not messages(said(tmp_path, *items, accounts=accounts))
    judgement = said(tmp_path, *items, accounts=accounts, form=f"{TWICE}, among: accounts")
    assert messages(judgement) == ["post-1 says the same as post-0 (1)"]
    assert judgement.findings[0].accounts == ("@parks", "@rivers")


@pytest.mark.parametrize("channel", ["mastodon", None])
def test_a_text_on_another_channel_is_no_duplicate(tmp_path, channel):
    items = series(post(text=GATE), post(text=GATE, accounts=("rivers",)), dated=True)
    accounts = (replace(account(), channel=channel and "x"), replace(account("rivers"), channel=channel))
    assert not messages(said(tmp_path, *items, accounts=accounts, form=f"{TWICE}, among: accounts"))


def test_across_accounts_copies_of_one_account_are_not_meant(tmp_path):
    items = series(post(text=GATE), post(text=GATE), dated=True)
    accounts = (account(), account("rivers"))
    assert not messages(said(tmp_path, *items, accounts=accounts, form=f"{TWICE}, among: accounts"))


def test_one_post_on_two_accounts_is_one_post(tmp_path):
    items = [post(text=GATE, day=0, accounts=("parks", "rivers"))]
    accounts = (account(), account("rivers"))
    assert not messages(said(tmp_path, *items, accounts=accounts, form=f"{TWICE}, among: accounts"))


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("check: duplicate, within: 0 days", "write a number of days"),
        ("check: duplicate, like: 20%", "write a percentage from 50% to 100%"),
        ("check: duplicate, among: acounts", 'Did you mean "accounts"?'),
    ],
)
def test_a_duplicate_rule_that_cannot_work_is_refused(tmp_path, form, says):
    assert says in refused(tmp_path, form)[0]
