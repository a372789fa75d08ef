"""Posts that are approved in time, and by somebody else than their author."""

from __future__ import annotations

from datetime import date, time

import pytest
from judging_builders import judged, pack_of, post, series

from postlint.calendars.model import When
from postlint.source.spans import Located, Span

SPAN = Span("calendar.yaml", 1, 1, 1, 2)
RULES = """
late: {title: t, severity: error, check: approved, before: 24 hours,
  message: "{post} is {status} and {due} ({before})", why: w, how: h}
own: {title: t, severity: error, check: approved, by: another,
  message: "{person} approved {post}", why: w, how: h}
"""


@pytest.fixture
def packs(tmp_path):
    return [pack_of(tmp_path, RULES)]


def at_nine(**changes):
    return post(when=Located(When(date(2026, 6, 3), time(9)), SPAN), **changes)


def people(*names):
    return Located(names, Span("calendar.yaml", 7, 1, 7, 2))


def test_without_a_day_that_counts_as_today_it_is_not_checked_and_the_footer_says_so(packs):
    judgement = judged(series(at_nine(status="draft")), packs)
    assert not judgement.findings
    assert "Not checked: house/late, since only --as-of says which day is today" in [
        note.message for note in judgement.notes
    ]


def test_posts_without_a_status_are_not_checked_and_the_footer_says_so(packs):
    judgement = judged(series(at_nine(), at_nine(status="approved")), packs, as_of=date(2026, 6, 3))
    assert not judgement.findings
    assert "house/late did not check 1 post that has no status" in [note.message for note in judgement.notes]


def test_where_nobody_says_who_wrote_a_post_it_is_not_checked_and_the_footer_says_so(packs):
    judgement = judged(series(post(status="approved", approved_by=people("Jo"))), packs)
    assert not judgement.findings
    assert [note.message for note in judgement.notes] == [
        "house/own did not check 1 post without both `author` and `approved_by`"
    ]


def test_where_no_post_has_a_status_the_footer_says_that_none_was_checked(packs):
    judgement = judged(series(at_nine(), at_nine()), packs, as_of=date(2026, 6, 3))
    assert "house/late did not check 2 posts that have no status" in [
        note.message for note in judgement.notes
    ]
