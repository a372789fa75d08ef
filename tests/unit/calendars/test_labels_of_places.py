"""Labels of texts: what is told of them at a glance, and that long texts stand for no other."""

from itertools import product
from pathlib import PurePath

import pytest

from postlint.calendars.files.likely.likely_evidence import evidence
from postlint.calendars.files.likely.likely_where_and_when import may_name_place
from postlint.calendars.terms.placeholders_and_dittos import is_ditto, refers_elsewhere, says_no_text

PLACES = ("LinkedIn", "x/twitter", "X", "IG", "Show HN", "Hacker News", "r/gardening", "Toots")
DAYS = ("", "Monday", "Tue 3", "2.) Friday", "KW 23 ", "week 4: ", "lundi")


@pytest.mark.parametrize("place", PLACES)
def test_whatever_names_a_place_may_name_one_at_a_glance(place):
    for before, between, behind in product(DAYS, (" ", " - ", ": "), DAYS):
        label = f"{before}{between}{place}{between}{behind}"
        assert may_name_place(label), label


@pytest.mark.parametrize(
    "label", ["Configuration", "List of fixes", "max", "Exit codes", "Monday", "Xylophones", "threadsafe", ""]
)
def test_words_with_the_letters_of_a_place_in_them_name_none(label):
    assert not may_name_place(label)


def test_days_around_a_network_leave_a_file_one_of_posts():
    weeks = ("KW 23 LinkedIn", "LinkedIn Monday", "Tue 4 — LinkedIn")
    texts = (f"## {week}\n\n> The gate at the quarry opens at nine, come by!\n" for week in weeks)
    found = evidence(PurePath("june.md"), "\n".join(texts), enough=1)
    assert found
    assert "networks" in found.marks


@pytest.mark.parametrize("words", ["as above", "ditto", "Same as above."])
def test_words_that_stand_for_a_text_do_so_alone(words):
    assert is_ditto(words)
    assert refers_elsewhere(words)
    assert not is_ditto(f"{words} " + "and the gate opens at nine " * 10_000)


def test_a_long_text_keeps_no_place_free():
    assert says_no_text("n/a")
    assert says_no_text(f"--- {'.' * 100_000} n/a")
    assert not says_no_text("n/a " * 100_000)
