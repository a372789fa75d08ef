"""Posts that invite answers while somebody is there, and accounts that say who answers."""

from __future__ import annotations

from datetime import date, time

import pytest
from judging_builders import account, judged, pack_of, post, series

from postlint.calendars.model import InboxItem, When
from postlint.judging.packs.packs_in_use import read_pack
from postlint.source.spans import Located, Span

SPAN = Span("calendar.yaml", 5, 1, 5, 2)
ASKING = """
asks: {title: t, severity: error, check: staffed, of: question,
  message: "{post} goes out on {date}, {staffed}; next {next}", why: w, how: h}
"""
OFFICE = account(staffed="Mon-Fri 09:00-17:00")


def at(day: int, clock: str | None, kind="question", **changes):
    when = Located(When(date(2026, 6, day), time.fromisoformat(clock) if clock else None), SPAN)
    return post(kind, when=when, **changes)


@pytest.fixture
def asks(tmp_path):
    return [pack_of(tmp_path, ASKING)]


def check(asks, *items, **changes):
    return judged(series(*items), asks, accounts=(OFFICE,), **changes)


def test_a_post_that_may_be_a_question_lowers_the_severity(asks):
    doubtful = at(6, "10:00", "question", engaged=0.5)
    (found,) = check(asks, doubtful).findings
    assert (found.severity, found.may) == ("warning", True)
    assert "`kind: mention`" in found.doubts[0].message
    assert "may have misread" in found.message


def test_where_nobody_says_when_it_is_staffed_it_is_not_checked_and_the_footer_says_so(asks):
    waiting = InboxItem("q17", "parks", None, None, None, None, None, SPAN)
    judgement = judged([at(6, "10:00")], asks, accounts=(account(followers=1),), inbox=(waiting,))
    assert not judgement.findings
    assert [note.message for note in judgement.notes] == [
        "not checked: staffed is not given (write it under accounts:)"
    ]


def test_without_questions_nothing_is_left_unchecked(asks):
    assert not judged([post("press_release")], asks, accounts=(account(followers=1),)).notes


def test_a_staffed_rule_needs_to_say_what_it_asks_for(tmp_path):
    path = tmp_path / "house.yaml"
    rule = "{title: t, severity: info, check: staffed, message: m, why: w, how: h}"
    path.write_text(f"pack: house\ntitle: House\nrules:\n  r: {rule}\n", encoding="utf-8")
    _, problems = read_pack(path, "house.yaml")
    assert problems[0].message == "A staffed rule needs one of of, owner."
