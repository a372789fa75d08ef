"""Hashtags whose words run together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging_builders import post
from text_builders import heard, place, saying, written

from postlint.judging.checks.hashtag_case import with_capitals

TAGS = "check: hashtag_case"
AROUND = "Come along to the river on Saturday and help us with"


def found(tmp_path, *items, form=TAGS):
    return heard(tmp_path, form, *items, message="{found} {better}").findings


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


def test_a_name_can_stay_as_it_is(tmp_path):
    assert not found(tmp_path, saying(f"'{AROUND} #parkrun'"), form=f"{TAGS}, not: [parkrun]")
    assert found(tmp_path, saying(f"'{AROUND} #parkrun'"))


def test_what_looks_like_a_hashtag_in_a_link_is_none(tmp_path):
    assert not found(tmp_path, saying(f"'{AROUND} https://example.org/page#rivercleanup'"))


def test_each_part_of_a_thread_is_read(tmp_path):
    assert found(tmp_path, post(texts=(written(AROUND), written("'#rivercleanup it is'"))))


def test_words_of_other_languages_are_left_alone(tmp_path):
    german = "Kommt am Samstag an den Fluss und helft uns beim Aufräumen, wir freuen uns auf euch"
    assert not found(tmp_path, saying(f"'{german} #opendata'"))


def test_a_hashtag_without_an_end_ends_at_once(tmp_path):
    assert not found(tmp_path, saying(f"'{AROUND} #{'river' * 20_000}'"))
