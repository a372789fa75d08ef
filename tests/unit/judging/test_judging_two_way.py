"""The two-way pack on accounts that give much to it, and on those that give it nothing."""

from __future__ import annotations

from datetime import date

import pytest
from judging_builders import account, judged, post, rules_found, series

from postlint.calendars.model import InboxItem, Period
from postlint.source.spans import Located, Span

SPAN = Span("calendar.yaml", 3, 1, 3, 2)
ENGAGING = [post(), post("question"), post("information"), post("mention"), post("call_to_action")] * 3
STAFFED = account(staffed="Mon-Fri 09:00-17:00")


def flood(**changes):
    given = {
        "name": "river flood",
        "first": date(2026, 6, 3),
        "last": date(2026, 6, 4),
        "mix_off": False,
        "avoid": (),
        "because": None,
        "kind": "emergency",
        "accounts": (),
        "span": SPAN,
    }
    return Period(**{**given, **changes})


def test_a_calendar_that_says_nothing_of_its_accounts_hears_nothing_of_inboxes_slots_and_hours():
    assert rules_found(judged(series(*ENGAGING, dated=True))) == []


def test_an_account_with_staffed_hours_hears_once_that_nobody_listens():
    judgement = judged(series(*ENGAGING, dated=True), accounts=(STAFFED,))
    grave = [found.rule for found in judgement.findings if found.severity != "info"]
    assert grave == ["two-way/asks-but-never-answers"]


def test_what_is_said_of_a_post_by_a_graver_rule_is_said_once():
    items = series(post("question"), *[post("mention")] * 11, post("question"), dated=True)
    found = judged(items, accounts=(account(staffed="Tue 09:00-10:00"),)).findings
    assert {finding.post: finding.rule for finding in found} == {
        "post-0": "two-way/asks-but-never-answers",
        "post-12": "two-way/unstaffed",
    }


def test_who_engages_with_nobody_is_not_told_as_well_to_credit_somebody():
    items = series(*[post()] * 40, dated=True)
    assert "two-way/never-credits-anybody" not in rules_found(judged(items))
    items = series(*[post(), post("question")] * 20, dated=True)
    assert rules_found(judged(items)) == ["two-way/never-credits-anybody"]


@pytest.mark.parametrize("kind", ["conversation", "call_to_action", "press_release"])
def test_what_cheers_or_promotes_in_an_emergency_is_a_warning_on_the_post(kind):
    items = series(*[post("mention")] * 2, post(kind), post("information"), post("mention"), dated=True)
    (found,) = judged(items, periods=(flood(),)).findings
    assert (found.rule, found.severity, found.post) == ("two-way/tone-deaf", "warning", "post-2")


def test_in_any_other_period_it_is_not():
    items = series(*[post("mention")] * 2, post("conversation"), dated=True)
    assert rules_found(judged(items, periods=(flood(kind="campaign"),))) == []


def test_somebody_who_waits_is_found_where_they_are_written_down():
    item = InboxItem("q17", "parks", None, "complaint", None, None, None, SPAN)
    (found,) = judged([], inbox=(item,)).findings
    assert (found.rule, found.span) == ("two-way/unanswered", SPAN)
    named = InboxItem("q17", "parks", None, "complaint", None, Located("post-0", SPAN), None, SPAN)
    assert rules_found(judged(series(post("reply")), inbox=(named,))) == []
