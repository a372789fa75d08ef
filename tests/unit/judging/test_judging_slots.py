"""What time reserved for answering people changes of a verdict, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest
from judging_builders import account, judged, pack_of, post, rules_found, series

from postlint.calendars.model import Slot
from postlint.source.spans import Span

US = post()
EASED = "; you have reserved time to listen; plan something to listen to"


def slot(account="parks", every="Mon-Fri 12:00", who="duty officer", skip=()):
    return Slot(account, every, 20, who, skip, Span("calendar.yaml", 4, 1, 4, 2))


def the_finding(items, *slots, **changes):
    (finding,) = judged(items, slots=slots, **changes).findings
    return finding


def test_who_reserves_time_to_listen_every_week_is_warned_and_told_so():
    finding = the_finding(series(*[US] * 14, dated=True), slot())
    assert (finding.rule, finding.severity) == ("two-way/all-broadcast", "warning")
    assert finding.message.endswith(EASED)


def test_a_slot_is_time_and_enters_no_share():
    items = series(*[US] * 14, dated=True)
    assert the_finding(items, slot()).message.startswith("@parks, 1–14 June 2026: none of 14 posts")
    assert judged(items, slots=(slot(),)).mixes == judged(items).mixes


@pytest.mark.parametrize(
    "reserved",
    [
        (),
        (slot(who=None),),
        (slot(account="events"),),
        (slot(every="Mon 12:00", skip=(date(2026, 6, 8),)),),
    ],
    ids=["no time", "nobody by name", "another account", "a week without"],
)
def test_anything_less_leaves_the_error(reserved):
    finding = the_finding(
        series(*[US] * 14, dated=True), *reserved, accounts=(account("parks"), account("events"))
    )
    assert finding.severity == "error"
    assert EASED not in finding.message


def test_a_skipped_day_in_a_week_that_has_others_changes_nothing():
    finding = the_finding(series(*[US] * 14, dated=True), slot(skip=(date(2026, 6, 8),)))
    assert finding.severity == "warning"


def test_a_skipped_week_after_the_last_post_changes_nothing():
    finding = the_finding(
        series(*[US] * 14, dated=True), slot(every="Mon 12:00", skip=(date(2026, 6, 15), date(2026, 5, 25)))
    )
    assert finding.severity == "warning"


def test_two_slots_can_keep_the_weeks_between_them():
    first = slot(every="Mon 12:00", skip=(date(2026, 6, 8),))
    finding = the_finding(series(*[US] * 14, dated=True), first, slot(every="Thu 12:00"))
    assert finding.severity == "warning"


def test_posts_without_dates_go_out_in_weeks_that_all_have_their_slots():
    assert the_finding(series(*[US] * 10), slot()).severity == "warning"


def test_doubt_and_reserved_time_each_take_a_level():
    findings = judged(series(*[US] * 9, post(engaged=0.5)), slots=(slot(),)).findings
    found = {finding.rule: (finding.severity, finding.may) for finding in findings}
    assert found["two-way/all-broadcast"] == ("info", True)


def test_only_the_rule_that_says_so_is_eased(tmp_path):
    rule = """
chat:
  {{title: t, severity: warning, check: share, of: question, min: 20%, window: 28 days{more},
   message: "{{account}}", why: w, how: h}}
"""
    items = series(*[US] * 14, dated=True)
    for more, severity in (("", "warning"), (", eased_by: slots", "info")):
        pack = pack_of(tmp_path, rule.format(more=more))
        (finding,) = judged(items, [pack], slots=(slot(),)).findings
        assert finding.severity == severity


def test_little_engagement_stays_silent_beside_an_eased_all_broadcast():
    assert rules_found(judged(series(*[US] * 14, dated=True), slots=(slot(),))) == ["two-way/all-broadcast"]
