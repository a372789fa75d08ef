"""Posts that are approved in time, and by somebody else than their author."""

from __future__ import annotations

from datetime import date, time

import pytest
from judging_builders import FIRST, judged, pack_of, post, series

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


def test_a_draft_that_goes_out_too_soon_is_late(packs):
    (found,) = judged(series(at_nine(status="draft")), packs, as_of=date(2026, 6, 3)).findings
    assert (
        found.message
        == "post-0 is draft and goes out on Wednesday 3 June 2026, 09:00, in less than 24 hours (24 hours)"
    )
    assert found.severity == "warning"


def test_today_has_only_begun_so_a_draft_is_not_late_before_its_last_hour(packs):
    assert not judged(series(at_nine(status="draft")), packs, as_of=date(2026, 6, 2)).findings


def test_a_draft_whose_day_is_past_is_late(packs):
    assert judged(series(at_nine(status="idea")), packs, as_of=date(2026, 8, 1)).findings


@pytest.mark.parametrize("status", ["approved", "scheduled", "published"])
def test_a_post_that_somebody_said_yes_to_is_in_time(packs, status):
    assert not judged(series(at_nine(status=status)), packs, as_of=date(2026, 6, 3)).findings


def test_a_post_without_a_date_cannot_be_late(packs):
    assert not judged(series(post(status="draft")), packs, as_of=FIRST).findings


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


def test_an_urgent_post_never_waits(packs):
    items = series(at_nine(status="draft", urgent="flood warning"))
    (found,) = judged(items, packs, as_of=date(2026, 6, 3)).findings
    assert found.severity == "info"


def test_nobody_approves_a_post_of_their_own(packs):
    items = series(post(status="approved", author=people("Jo Brown"), approved_by=people("@jo  brown")))
    (found,) = judged(items, packs).findings
    assert (found.message, found.span.line) == ("@jo  brown approved post-0", 7)


def test_one_of_several_who_did_not_write_it_is_enough(packs):
    items = series(post(status="approved", author=people("Jo"), approved_by=people("Jo", "Sam")))
    assert not judged(items, packs).findings


def test_who_wrote_a_draft_is_nobodys_business_yet(packs):
    items = series(post(status="draft", author=people("Jo"), approved_by=people("Jo")))
    assert not judged(items, packs).findings


def test_where_nobody_says_who_wrote_a_post_it_is_not_checked_and_the_footer_says_so(packs):
    judgement = judged(series(post(status="approved", approved_by=people("Jo"))), packs)
    assert not judgement.findings
    assert [note.message for note in judgement.notes] == [
        "1 approved post does not say both `author` and `approved_by`"
    ]
