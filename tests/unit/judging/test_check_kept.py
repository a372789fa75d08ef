"""Time that was reserved for answering people, and what an archive shows of it."""

from __future__ import annotations

from datetime import date, time

import pytest
from judging_builders import account, judged, pack_of, post, rules_found, series

from postlint.calendars.model import Slot, When
from postlint.source.spans import Located, Span

SPAN = Span("archive.json", 5, 1, 5, 2)
SLOT = Slot("parks", "Mon-Fri 12:00", 30, None, (), Span("calendar.yaml", 3, 1, 3, 9))
KEPT = """
kept: {title: t, severity: warning, check: kept, of: reply,
  message: "{account}, {span}: {slots} of {every}", why: w, how: h}
"""
ARCHIVED = account(archive=True)


def sent(day: int, clock: str | None, kind="press_release", **changes):
    when = Located(When(date(2026, 6, day), time.fromisoformat(clock) if clock else None), SPAN)
    return post(kind, when=when, **{"status": "published", **changes})


@pytest.fixture
def check(tmp_path):
    pack = pack_of(tmp_path, KEPT)

    def judge(*items, slots=(SLOT,), accounts=(ARCHIVED,)):
        return judged(series(*items), [pack], accounts=accounts, slots=slots)

    return judge


FIRST, LAST = sent(1, "09:00"), sent(5, "15:00")


def test_slots_in_which_no_reply_went_out_are_found_where_they_are_reserved(check):
    (found,) = check(FIRST, sent(3, "11:59", "reply"), sent(3, "12:30", "reply"), LAST).findings
    assert found.message == "@parks, 1–5 June 2026: 5 of Mon-Fri 12:00"
    assert (found.severity, found.may, found.span) == ("warning", False, SLOT.span)


@pytest.mark.parametrize("clock", ["12:00", "12:29", None])
def test_one_reply_in_a_slot_is_enough_and_a_reply_without_a_time_may_be_one(check, clock):
    assert rules_found(check(FIRST, sent(3, clock, "reply"), LAST)) == []


def test_other_posts_in_a_slot_are_no_answers(check):
    assert len(check(FIRST, sent(3, "12:10", "mention"), LAST).findings) == 1


def test_a_post_in_a_slot_that_may_be_a_reply_leaves_a_doubt(check):
    (found,) = check(FIRST, sent(3, "12:10", "reply", engaged=0.5), LAST).findings
    assert (found.may, found.severity) == (True, "info")


def test_nothing_is_said_of_an_account_without_an_archive(check):
    assert rules_found(check(FIRST, LAST, accounts=(account(),))) == []
    assert rules_found(check(FIRST, LAST, accounts=(account(archive=False),))) == []


def test_nothing_is_said_of_a_slot_that_came_round_less_often_than_the_rule_asks(check):
    assert rules_found(check(FIRST, sent(3, "15:00"))) == []


def test_planned_posts_are_neither_answers_nor_stretch_the_time(check):
    planned = sent(30, "12:10", "reply", status="approved")
    assert "1–5 June 2026" in check(FIRST, LAST, planned).findings[0].message


def test_skipped_slots_do_not_count(check):
    skip = tuple(date(2026, 6, day) for day in (2, 3))
    slot = Slot("parks", "Mon-Fri 12:00", 30, None, skip, SLOT.span)
    assert rules_found(check(FIRST, LAST, slots=(slot,))) == []
