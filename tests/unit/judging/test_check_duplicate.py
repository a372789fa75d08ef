"""Texts that go out twice."""

from __future__ import annotations

import pytest
from judging_builders import post, series
from text_builders import heard, refused

from postlint.judging import near_duplicates

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


def test_texts_that_are_too_long_to_be_looked_for_in_parts_are_not_cut_into_them(monkeypatch):
    cut = []
    of_all = near_duplicates.stretches
    monkeypatch.setattr(
        near_duplicates, "stretches", lambda line, like: cut.append(len(line)) or of_all(line, like)
    )
    long = " ".join(f"word{number}" for number in range(2_000))
    short = [f"The gate is open, and bench {number % 40} of {number % 7} too." for number in range(700)]
    texts = [near_duplicates.Text(text, None, frozenset({"a"})) for text in (long, *short)]
    assert list(near_duplicates.repeats(texts, 0.8, None, near_duplicates.Allowance(), across=False))
    assert 0 < max(cut) < 20
