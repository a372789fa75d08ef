"""Posts too close to each other, and posts that are out of place in a period."""

from __future__ import annotations

from datetime import time

import pytest
from judging_builders import FIRST, account, judged, pack_of, period, post, rules_found, series

from postlint.calendars.model import When
from postlint.judging.packs import read_pack
from postlint.source.spans import Located, Span

SPAN = Span("calendar.yaml", 1, 1, 1, 2)
APART = """
crowded: {title: t, severity: warning, check: clash, apart: 30 minutes,
  message: "{post} {distance} {other}", why: w, how: h}
"""
AVOIDED = """
avoided: {title: t, severity: error, check: clash, during: any,
  message: "{post} {what} in {period} ({days})", why: w, how: h}
"""
CHEERFUL = """
cheerful: {title: t, severity: error, check: clash, during: emergency, of: merry,
  message: "{post} in {period}", why: w, how: h}
"""
MERRY = "groups: {merry: [conversation, press_release]}"


def at(clock: str | None, kind="press_release", day=0, **changes):
    when = Located(When(FIRST.replace(day=day + 1), time.fromisoformat(clock) if clock else None), SPAN)
    return post(kind, when=when, **changes)


@pytest.fixture
def crowded(tmp_path):
    return [pack_of(tmp_path, APART)]


@pytest.fixture
def avoided(tmp_path):
    return [pack_of(tmp_path, AVOIDED)]


@pytest.fixture
def cheerful(tmp_path):
    return [pack_of(tmp_path, CHEERFUL, MERRY)]


def test_two_posts_closer_than_allowed_clash_at_the_later_one(crowded):
    (found,) = judged(series(at("09:20"), at("09:00")), crowded).findings
    assert found.message == "post-0 20 minutes from post-1"
    assert (found.span.line, found.related[0].span.line) == (10, 11)


def test_posts_as_far_apart_as_asked_do_not_clash(crowded):
    assert not judged(series(at("09:00"), at("09:30")), crowded).findings


def test_posts_on_both_sides_of_midnight_clash(crowded):
    assert judged(series(at("23:50"), at("00:10", day=1)), crowded).findings


def test_posts_without_a_time_do_not_clash(crowded):
    assert not judged(series(at(None), at(None), at("00:01")), crowded).findings


def test_answers_need_no_room_around_them(crowded):
    assert not judged(series(at("09:00"), at("09:01", "reply"), at("09:02", "reply")), crowded).findings


def test_a_translation_may_go_out_with_its_original(crowded):
    translation = at("09:00", translation_of=Located("post-0", SPAN))
    assert not judged(series(at("09:00"), translation), crowded).findings


def test_posts_of_different_accounts_do_not_clash(crowded):
    items = series(at("09:00", accounts=("parks",)), at("09:00", accounts=("events",)))
    assert not judged(items, crowded, accounts=(account("parks"), account("events"))).findings


def test_where_the_later_post_is_out_the_earlier_one_has_to_move(crowded):
    (found,) = judged(series(at("09:00"), at("09:10", status="published")), crowded).findings
    assert found.post == "post-0"


def test_posts_that_are_out_do_not_clash(crowded):
    published = at("09:00", status="published")
    assert not judged(series(published, published), crowded).findings


def test_an_urgent_post_that_clashes_is_only_mentioned(crowded):
    (found,) = judged(series(at("09:00"), at("09:10", urgent="flood warning")), crowded).findings
    assert found.severity == "info"


def test_a_post_of_a_kind_that_the_period_avoids_is_out_of_place(avoided):
    items = series(at(None, "mention"), at(None), at(None, "mention", day=5))
    (found,) = judged(items, avoided, periods=(period(),)).findings
    assert found.message == "post-0 counts as a credit to others in flood (1–5 June 2026)"
    assert found.related[0].message == "“flood”: people are in danger"


def test_a_post_that_may_be_of_a_kind_that_the_period_avoids_lowers_the_severity(avoided):
    (found,) = judged(series(at(None, engaged=0.5)), avoided, periods=(period(),)).findings
    assert (found.severity, found.may) == ("warning", True)
    assert "`kind: press_release`" in found.doubts[0].message


def test_a_post_that_cannot_be_read_is_not_blamed(avoided):
    assert not judged(series(at(None, None)), avoided, periods=(period(),)).findings


def test_a_period_of_another_account_changes_nothing(avoided):
    items = series(at(None, "mention"))
    assert not judged(items, avoided, periods=(period(accounts=("events",)),)).findings


def test_a_period_that_avoids_nothing_has_place_for_all(avoided):
    assert not judged(series(at(None, "mention")), avoided, periods=(period(avoid=()),)).findings


def test_cheerful_posts_are_out_of_place_in_an_emergency(cheerful):
    items = series(at(None, "conversation"), at(None, "information"))
    assert rules_found(judged(items, cheerful, periods=(period(),))) == ["house/cheerful"]


def test_cheerful_posts_have_their_place_in_a_campaign(cheerful):
    items = series(at(None, "conversation"))
    assert not judged(items, cheerful, periods=(period(kind="campaign"),)).findings


def test_an_urgent_post_is_not_tone_deaf(cheerful):
    assert not judged(series(at(None, urgent="flood warning")), cheerful, periods=(period(),)).findings


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("apart: 30 minutes, during: any", "write two rules"),
        ("", "needs one of apart, during"),
        ("apart: soon", '"30 minutes" or "8 hours"'),
        ("during: any, of: mention_", 'Did you mean "mention"?'),
        ("apart: 30 minutes, of: reply", "`of` belongs to `during`"),
    ],
)
def test_a_clash_rule_that_cannot_work_is_refused(tmp_path, wrong, says):
    path = tmp_path / "house.yaml"
    parameters = f", {wrong}" if wrong else ""
    rule = f"{{title: t, severity: info, check: clash{parameters}, message: m, why: w, how: h}}"
    path.write_text(f"pack: house\ntitle: House\nrules:\n  r: {rule}\n", encoding="utf-8")
    _, problems = read_pack(path, "house.yaml")
    assert says in problems[0].message
    assert problems[0].span.line == 4


@pytest.mark.parametrize("urgent", [0, 1])
def test_whatever_is_close_to_an_urgent_post_only_informs(crowded, urgent):
    items = [at("09:00"), at("09:10")]
    items[urgent] = at(["09:00", "09:10"][urgent], urgent="the river is over the path")
    (found,) = judged(series(*items), crowded).findings
    assert (found.severity, found.post) == ("info", f"post-{urgent}")


def test_an_urgent_post_that_is_out_lets_the_other_one_move(crowded):
    items = series(at("09:00", urgent="flood", status="published"), at("09:10"))
    (found,) = judged(items, crowded).findings
    assert (found.severity, found.post) == ("warning", "post-1")
