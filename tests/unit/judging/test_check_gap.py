"""Accounts that fall silent, and kinds of post that stay away for long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging_builders import FIRST, judged, pack_of, post, series

from postlint.calendars.model import Period
from postlint.judging.packs.packs_in_use import read_pack
from postlint.source.spans import Span

SILENT = """
silent: {title: t, severity: error, check: gap, max: 3 days,
  message: "{days} days, {window}, until {post}", why: w, how: h}
"""
THANKLESS = """
thankless: {title: t, severity: error, check: gap, of: mention, max: 3 days,
  message: "{days} days, {window}", why: w, how: h}
"""


@pytest.fixture(scope="module")
def silent(tmp_path_factory):
    return [pack_of(tmp_path_factory.mktemp("silent"), SILENT)]


@pytest.fixture(scope="module")
def thankless(tmp_path_factory):
    return [pack_of(tmp_path_factory.mktemp("thankless"), THANKLESS)]


def on(*days: int, kind="press_release", **changes):
    return [post(kind, day=day, order=order, **changes) for order, day in enumerate(days)]


def period(**changes):
    given = {
        "name": "pre-election",
        "first": date(2026, 6, 2),
        "last": date(2026, 6, 3),
        "mix_off": True,
        "avoid": (),
        "because": None,
        "kind": None,
        "accounts": (),
        "span": Span("calendar.yaml", 5, 1, 5, 2),
    }
    return Period(**{**given, **changes})


def test_a_silence_that_hangs_on_a_doubtful_post_lowers_the_severity(thankless):
    items = series(post("mention"), *[post()] * 2, post(engaged=0.5), *[post()] * 2, dated=True)
    (found,) = judged(items, thankless).findings
    assert (found.severity, found.may) == ("warning", True)
    assert [doubt.span.line for doubt in found.doubts] == [13]
    assert "`kind: mention`" in found.doubts[0].message


def test_a_silence_that_is_too_long_either_way_is_found_once(thankless):
    items = series(post(engaged=0.5), *[post()] * 4, dated=True)
    (found,) = judged(items, thankless).findings
    assert (found.severity, found.may) == ("error", False)


@given(st.lists(st.integers(0, 25), min_size=1, max_size=8), st.integers(0, 20), st.integers(0, 6))
def test_a_silence_is_found_exactly_where_too_many_days_in_a_row_have_no_post(silent, days, start, length):
    off = period(first=FIRST + timedelta(days=start), last=FIRST + timedelta(days=start + length))
    longest = run = 0
    for day in range(min(days), max(days) + 1):
        if day in days:
            run = 0
        else:
            run += not start <= day <= start + length
        longest = max(longest, run)
    found = judged(on(*sorted(days)), silent, periods=(off,)).findings
    assert bool(found) == (longest > 3)


@pytest.mark.parametrize("written", ["3", "0 days", "a week", "2 months"])
def test_a_length_that_is_none_is_refused(tmp_path, written):
    path = tmp_path / "house.yaml"
    rule = f"{{title: t, severity: info, check: gap, max: {written}, message: m, why: w, how: h}}"
    path.write_text(f"pack: house\ntitle: House\nrules:\n  r: {rule}\n", encoding="utf-8")
    _, problems = read_pack(path, "house.yaml")
    assert '"14 days"' in problems[0].message or "14 days" in problems[0].message
