"""Inbox items: answered at all, with an answer that is one, and in time."""

from __future__ import annotations

from datetime import date, time

import pytest
from judging_builders import account, judged, pack_of, post

from postlint.calendars.model import InboxItem, When
from postlint.judging.packs.packs_in_use import read_pack
from postlint.source.spans import Located, Span

SPAN = Span("calendar.yaml", 5, 1, 5, 2)
AT_ALL = """
unanswered: {title: t, severity: error, check: answered, message: "{item} {trouble}", why: w, how: h}
"""
IN_TIME = """
late: {title: t, severity: error, check: answered, within: 8 hours, types: {Complaint: 4 hours},
  message: "{item} {trouble}", why: w, how: h}
"""
OFFICE = account(staffed="Mon-Fri 09:00-17:00")


def at(day: int, clock: str) -> Located[When]:
    return Located(When(date(2026, 6, day), time.fromisoformat(clock)), SPAN)


def item(**changes):
    given = {
        "id": "q17",
        "account": "parks",
        "when": at(1, "12:00"),
        "type": None,
        "url": None,
        "answered_by": None,
        "no_answer": None,
        "span": Span("calendar.yaml", 40, 1, 40, 2),
    }
    return InboxItem(**{**given, **changes})


def named(post_id: str) -> Located[str]:
    return Located(post_id, SPAN)


def answer(day: int, clock: str):
    return post("reply", id="answer", when=at(day, clock))


@pytest.fixture
def at_all(tmp_path):
    return [pack_of(tmp_path, AT_ALL)]


@pytest.fixture
def in_time(tmp_path):
    return [pack_of(tmp_path, IN_TIME)]


def test_an_answer_that_does_not_exist_is_no_finding_since_it_is_an_error_of_the_calendar(at_all):
    assert not judged([], at_all, inbox=(item(answered_by=named("nothing")),)).findings


def test_without_staffed_hours_time_is_not_checked_and_the_footer_says_so(in_time):
    judgement = judged(
        [answer(30, "12:00")],
        in_time,
        accounts=(account(followers=1),),
        inbox=(item(answered_by=named("answer")),),
    )
    assert not judgement.findings
    assert [note.message for note in judgement.notes] == [
        "not checked: staffed is not given (write it under accounts:)"
    ]


def test_items_without_a_date_are_not_checked_for_time_and_the_footer_says_so(in_time):
    waiting = item(when=None, answered_by=named("answer"))
    judgement = judged([answer(9, "12:00")], in_time, accounts=(OFFICE,), inbox=(waiting,))
    assert not judgement.findings
    assert "1 inbox item without a date" in judgement.notes[0].message


@pytest.mark.parametrize(
    ("wrong", "line"), [("within: soon", 4), ("within: 0 hours", 4), ("types: {complaint: 2 days}", 4)]
)
def test_a_limit_that_is_none_is_refused_where_it_stands(tmp_path, wrong, line):
    path = tmp_path / "house.yaml"
    rule = f"{{title: t, severity: info, check: answered, {wrong}, message: m, why: w, how: h}}"
    path.write_text(f"pack: house\ntitle: House\nrules:\n  r: {rule}\n", encoding="utf-8")
    _, problems = read_pack(path, "house.yaml")
    assert '"30 minutes" or "8 hours"' in problems[0].message
    assert problems[0].span.line == line
