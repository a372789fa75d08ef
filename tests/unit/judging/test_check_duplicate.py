"""Texts that go out twice."""

from __future__ import annotations

import pytest
from judging_builders import post, series
from text_builders import heard, refused

GATE = "The gate on Mill Lane is open again from Monday, seven to seven"
OTHER = "Forty new bicycle stands wait for you at the station"


def test_a_text_that_goes_out_again_points_at_the_one_before(tmp_path):
    items = series(post(text=GATE), post(text=OTHER), post(text=GATE), dated=True)
    (found,) = heard(tmp_path, "check: duplicate, within: 7 days", *items).findings
    assert [related.span.line for related in found.related] == [10]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("check: duplicate, within: 0 days", "write a number of days"),
        ("check: duplicate, like: 20%", "write a percentage from 50% to 100%"),
        ("check: duplicate, among: acounts", 'Did you mean "accounts"?'),
    ],
)
def test_a_duplicate_rule_that_cannot_work_is_refused(tmp_path, form, says):
    assert says in refused(tmp_path, form)[0]
