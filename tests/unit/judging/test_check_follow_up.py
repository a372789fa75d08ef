"""Questions that somebody has time to read the answers to."""

from __future__ import annotations

from datetime import date, time

import pytest
from judging_builders import account, judged, pack_of, post, series

from postlint.calendars.model import Slot, When
from postlint.source.spans import Located, Span

SPAN = Span("calendar.yaml", 5, 1, 5, 2)
RULE = """
listens: {title: t, severity: error, check: follow_up, of: question, within: 8 hours,
  message: "{post}: nothing within {within}, by {due}", why: w, how: h}
"""
OFFICE = account(staffed="Mon-Fri 09:00-17:00")


def at(day: int, clock: str | None, kind="question", **changes):
    when = Located(When(date(2026, 6, day), time.fromisoformat(clock) if clock else None), SPAN)
    return post(kind, when=when, **changes)


def slot(every: str, **changes) -> Slot:
    given = {"account": "parks", "every": every, "minutes": 20, "who": None, "skip": (), "span": SPAN}
    return Slot(**{**given, **changes})


@pytest.fixture
def check(tmp_path):
    pack = pack_of(tmp_path, RULE)

    def check(*items, **changes):
        return judged(series(*items), [pack], **{"accounts": (OFFICE,), **changes})

    return check


def test_a_post_that_may_ask_lowers_the_severity(check):
    (found,) = check(at(1, "12:00", engaged=0.5)).findings
    assert (found.severity, found.may) == ("warning", True)


def test_what_may_be_a_reply_is_taken_for_one(check):
    doubtful = at(1, "13:00", "reply", engaged=0.5)
    assert not check(at(1, "12:00"), doubtful).findings


def test_where_nobody_says_when_it_is_staffed_it_is_not_checked_and_the_footer_says_so(check):
    judgement = check(at(1, "12:00"), accounts=(account(followers=1),), slots=(slot("Tue 11:50"),))
    assert not judgement.findings
    assert [note.message for note in judgement.notes] == [
        "not checked: staffed is not given (write it under accounts:)"
    ]


def test_a_calendar_that_says_nothing_of_answering_is_passed_over(check):
    judgement = check(at(1, "12:00"), accounts=(account(followers=1),))
    assert (judgement.findings, judgement.notes) == ((), ())


def test_an_account_that_never_plans_to_listen_hears_of_all_its_questions_at_once(check):
    items = series(at(1, "12:00", engaged=0.5), at(3, "12:00"), at(8, "12:00"))
    (found,) = check(*items).findings
    assert (found.post, found.may) == ("post-1", False)
    assert [related.span.line for related in found.related] == [10, 12]
