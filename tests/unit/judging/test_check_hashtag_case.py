"""Hashtags whose words run together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_builders import heard, place, saying

from postlint.judging.checks.hashtag_case import with_capitals

AROUND = "Come along to the river on Saturday and help us with"


def found(tmp_path, *items):
    return heard(tmp_path, "check: hashtag_case", *items, message="{found} {better}").findings


@pytest.mark.parametrize(
    ("tag", "better"),
    [
        ("rivercleanup", "RiverCleanup"),
        ("Volunteersweek", "VolunteersWeek"),
        ("SAVETHEBEES", "SaveTheBees"),
        ("classof2026", "ClassOf2026"),
        ("opendata_day", "OpenData_Day"),
    ],
)
def test_words_that_run_together_are_told_apart(tag, better):
    assert with_capitals(tag) == better


@pytest.mark.parametrize(
    "tag",
    [
        "RiverCleanup",
        "river_cleanup",
        "accessibility",
        "sustainability",
        "NHS",
        "UKRI",
        "covid19",
        "Zwettl",
        "2026",
        "日本",
    ],
)
def test_one_word_and_words_with_their_capitals_stay_as_they_are(tag):
    assert with_capitals(tag) is None


@given(st.from_regex(r"\w{1,200}", fullmatch=True))
def test_any_tag_can_be_looked_at(tag):
    better = with_capitals(tag)
    assert better is None or better.casefold() == tag.casefold()


def test_a_hashtag_is_found_at_its_place_with_a_better_one(tmp_path):
    (finding,) = found(tmp_path, saying(f"'{AROUND} #rivercleanup'"))
    assert finding.message == "#rivercleanup #RiverCleanup"
    start = 8 + len(AROUND) + 1
    assert place(finding.span) == (1, start, start + len("#rivercleanup"))


def test_several_in_a_post_are_one_finding(tmp_path):
    (finding,) = found(tmp_path, saying(f"'{AROUND} #rivercleanup #opendata'"))
    assert [related.message for related in finding.related] == ["here, too: #opendata, say #OpenData"]


def test_a_hashtag_without_an_end_ends_at_once(tmp_path):
    assert not found(tmp_path, saying(f"'{AROUND} #{'river' * 20_000}'"))
