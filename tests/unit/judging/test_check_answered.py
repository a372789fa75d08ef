"""Inbox items: answered at all, with an answer that is one, and in time."""

from __future__ import annotations

from datetime import date, time

import pytest
from judging_builders import account, judged, pack_of, post, rules_found

from postlint.calendars.model import InboxItem, When
from postlint.judging.packs import read_pack
from postlint.source.spans import Located, Span

SPAN = Span("calendar.yaml", 5, 1, 5, 2)
URL = "https://x.com/ann/status/1"
AT_ALL = """
unanswered: {title: t, severity: error, check: answered, message: "{item} {trouble}", why: w, how: h}
"""
IN_TIME = """
late: {title: t, severity: error, check: answered, within: 8 hours, types: {Complaint: 4 hours},
  message: "{item} {trouble}", why: w, how: h}
"""
OFFICE = account(staffed="Mon-Fri 09:00-17:00")


def at(day: int, clock: str | None) -> Located[When]:
    return Located(When(date(2026, 6, day), time.fromisoformat(clock) if clock else None), SPAN)


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


def answer(day: int, clock: str | None, **changes):
    return post("reply", id="answer", when=at(day, clock), **changes)


@pytest.fixture
def at_all(tmp_path):
    return [pack_of(tmp_path, AT_ALL)]


@pytest.fixture
def in_time(tmp_path):
    return [pack_of(tmp_path, IN_TIME)]


def lateness(in_time, waiting, *answers, as_of=None):
    return judged(list(answers), in_time, accounts=(OFFICE,), inbox=(waiting,), as_of=as_of)


def test_an_item_without_a_planned_answer_is_found_where_it_stands(at_all):
    (found,) = judged([], at_all, inbox=(item(type="complaint"),)).findings
    assert (found.message, found.span.line) == ("q17 (complaint) has no planned answer", 40)
    assert found.severity == "error"


def test_a_reason_why_not_is_enough(at_all):
    assert not judged([], at_all, inbox=(item(no_answer="abusive"),)).findings


def test_a_post_that_the_item_names_answers_it(at_all):
    items = [answer(2, None)]
    assert not judged(items, at_all, inbox=(item(answered_by=named("answer")),)).findings


@pytest.mark.parametrize("target", [URL, f"{URL}/", "q17"])
def test_a_post_that_replies_to_the_item_answers_it(at_all, target):
    items = [answer(2, None, reply_to=named(target))]
    assert not judged(items, at_all, inbox=(item(url=URL),)).findings


def test_a_reply_to_something_else_answers_nothing(at_all):
    other = answer(2, None, reply_to=named("https://x.com/ben/status/2"))
    (found,) = judged([other], at_all, inbox=(item(url=URL, answered_by=named("answer")),)).findings
    assert found.message == "q17 is answered by answer, which replies to something else"


def test_what_goes_out_before_the_item_came_in_answers_nothing(at_all):
    (found,) = judged([answer(1, "11:00")], at_all, inbox=(item(answered_by=named("answer")),)).findings
    assert found.message == "q17 is answered by answer, which goes out before it came in"


def test_an_answer_of_the_same_day_without_a_time_may_be_one(at_all):
    assert not judged([answer(1, None)], at_all, inbox=(item(answered_by=named("answer")),)).findings


def test_another_account_may_answer(at_all):
    elsewhere = answer(2, None, accounts=("help",))
    judgement = judged(
        [elsewhere],
        at_all,
        accounts=(account("parks"), account("help")),
        inbox=(item(answered_by=named("answer")),),
    )
    assert not judgement.findings


def test_an_answer_that_does_not_exist_is_no_finding_since_it_is_an_error_of_the_calendar(at_all):
    assert not judged([], at_all, inbox=(item(answered_by=named("nothing")),)).findings


def test_a_reply_without_an_item_is_fine(at_all):
    assert not judged([answer(2, None, reply_to=named(URL))], at_all).findings


def test_an_answer_within_its_staffed_hours_is_in_time(in_time):
    assert not lateness(in_time, item(answered_by=named("answer")), answer(2, "12:00")).findings


def test_an_answer_after_its_staffed_hours_is_too_late(in_time):
    (found,) = lateness(in_time, item(answered_by=named("answer")), answer(2, "12:01")).findings
    assert found.message == (
        "q17 is answered on Tuesday 2 June 2026, 12:01 by answer, "
        "and it was due by Tuesday 2 June 2026, 12:00 (8 hours of staffed time)"
    )
    assert (found.post, found.related[0].message) == ("answer", "came in on Monday 1 June 2026, 12:00")


def test_hours_in_which_nobody_is_there_do_not_count(in_time):
    waiting = item(when=at(5, "16:00"), answered_by=named("answer"))
    assert not lateness(in_time, waiting, answer(8, "16:00")).findings


def test_a_type_has_a_limit_of_its_own(in_time):
    waiting = item(type="complaint", answered_by=named("answer"))
    assert rules_found(lateness(in_time, waiting, answer(1, "17:00"))) == ["house/late"]
    assert not lateness(in_time, waiting, answer(1, "16:00")).findings


def test_the_first_of_several_answers_counts(in_time):
    early = post("reply", when=at(1, "13:00"), reply_to=named(URL))
    waiting = item(url=URL, answered_by=named("answer"))
    assert not lateness(in_time, waiting, answer(9, "12:00"), early).findings


def test_an_answer_that_is_out_is_late_and_nobodys_business(in_time):
    late = answer(4, "12:00", status="published")
    assert not lateness(in_time, item(answered_by=named("answer")), late).findings


def test_a_day_without_a_time_is_never_called_late_where_it_may_not_be(in_time):
    assert not lateness(in_time, item(answered_by=named("answer")), answer(2, None)).findings
    waiting = item(when=at(1, None), answered_by=named("answer"))
    assert not lateness(in_time, waiting, answer(2, "17:00")).findings


def test_what_nobody_answers_is_overdue_from_a_day_on(in_time):
    assert not lateness(in_time, item()).findings
    assert not lateness(in_time, item(), as_of=date(2026, 6, 2)).findings
    (found,) = lateness(in_time, item(), as_of=date(2026, 6, 3)).findings
    assert found.message.startswith("q17 has no planned answer, and it was due by Tuesday 2 June 2026, 12:00")


def test_without_staffed_hours_time_is_not_checked_and_the_footer_says_so(in_time):
    judgement = judged(
        [answer(30, "12:00")],
        in_time,
        accounts=(account(followers=1),),
        inbox=(item(answered_by=named("answer")),),
    )
    assert not judgement.findings
    assert [note.message for note in judgement.notes] == ["not checked: staffed is not given"]


def test_items_without_a_date_are_not_checked_for_time_and_the_footer_says_so(in_time):
    judgement = lateness(in_time, item(when=None, answered_by=named("answer")), answer(9, "12:00"))
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
