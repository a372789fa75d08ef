"""Posts too close to each other, and posts that are out of place in a period."""

from __future__ import annotations

from datetime import time

import pytest
from judging_builders import FIRST, judged, pack_of, period, post, series

from postlint.calendars.model import When
from postlint.judging.packs.packs_in_use import read_pack
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


def at(clock: str | None, kind="press_release", **changes):
    when = Located(When(FIRST, time.fromisoformat(clock) if clock else None), SPAN)
    return post(kind, when=when, **changes)


@pytest.fixture
def crowded(tmp_path):
    return [pack_of(tmp_path, APART)]


@pytest.fixture
def avoided(tmp_path):
    return [pack_of(tmp_path, AVOIDED)]


def test_a_post_that_is_too_close_to_another_points_at_it(crowded):
    (found,) = judged(series(at("09:20"), at("09:00")), crowded).findings
    assert (found.span.line, found.related[0].span.line) == (10, 11)


def test_a_post_that_is_out_of_place_points_at_the_period_and_its_reason(avoided):
    (found,) = judged(series(at(None, "mention")), avoided, periods=(period(),)).findings
    assert found.related[0].message == "“flood”: people are in danger"


def test_a_post_that_may_be_of_a_kind_that_the_period_avoids_lowers_the_severity(avoided):
    (found,) = judged(series(at(None, engaged=0.5)), avoided, periods=(period(),)).findings
    assert (found.severity, found.may) == ("warning", True)
    assert "`kind: press_release`" in found.doubts[0].message


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("apart: 30 minutes, during: any", "write two rules"),
        ("", "needs one of apart, during"),
        ("apart: soon", '"30 minutes", "8 hours" or "2 days"'),
        ("during: any, of: mentoin", 'Did you mean "mention"?'),
        ("during: any, same: campaign", "it belongs to `apart`"),
        ("inside: Thr 10:00-12:00", 'Did you mean "Thu"?'),
        ("inside: 19-22", "names no hours of the week"),
        (
            "outside: 'Mon, Thu-Sat 19:00-22:00'",
            '"Mon; Thu-Sat 19:00-22:00" if Mon is meant as a whole',
        ),
        ("outside: 'weekdays, Sat 10:00-14:00'", '"weekdays; Sat 10:00-14:00" if weekdays is meant'),
        ("outside: 'Mon-Fri, weekend 10:00-14:00'", "can be read in two ways"),
        ("outside: 'Mon - Wed,Fri , Sat 09:00-10:00'", '"Mon - Wed,Fri; Sat 09:00-10:00" if Mon - Wed,Fri'),
        ("outside: 'Tue,Wed,Sun, Thu-Sat 00:00-19:00'", 'or "Tue,Wed,Sun,Thu-Sat 00:00-19:00" if'),
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
