"""Texts that say the same are found without comparing all, and none is missed."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging_builders import FIRST
from rapidfuzz.distance import Indel

from postlint.judging.alike import Text, repeats

OURS, THEIRS = frozenset({"ours"}), frozenset({"theirs"})
texts = st.builds(
    lambda words, day, accounts: Text(" ".join(words), day, accounts),
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=12),
    st.one_of(st.none(), st.integers(0, 9).map(lambda day: FIRST + timedelta(days=day))),
    st.sampled_from([OURS, THEIRS, OURS | THEIRS]),
)
calendars = st.lists(texts, max_size=12).map(
    lambda items: sorted(items, key=lambda text: (text.day is None, text.day or FIRST))
)


def are_alike(first, second, likeness, days, *, across):
    if across != first.accounts.isdisjoint(second.accounts) or not (
        across or first.accounts == second.accounts
    ):
        return False
    if first.day is None or second.day is None:
        near = first.day is second.day
    else:
        near = days is None or (second.day - first.day).days <= days
    return near and Indel.normalized_similarity(first.text.split(), second.text.split()) >= likeness


@given(calendars, st.sampled_from([0.5, 0.7, 0.8, 0.9, 1.0]), st.sampled_from([None, 0, 3]), st.booleans())
def test_what_is_found_is_what_comparing_all_finds(items, likeness, days, across):
    found = dict(repeats(items, likeness, days, across=across))
    alike = [
        (earlier, later)
        for earlier, later in combinations(range(len(items)), 2)
        if are_alike(items[earlier], items[later], likeness, days, across=across)
    ]
    assert set(found) == {later for _, later in alike}
    assert {(earlier, later) for later, earlier in found.items()} <= set(alike)


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("The gate is open.", "THE GATE is open!", True),
        ("The gate is open https://a.org/1", "The gate is open https://b.org/2", True),
        ("https://a.org/1", "https://a.org/2", False),
        ("🌻", "🌻", True),
        (
            "one two three four five six seven eight nine ten",
            "one two three four five six seven eight nine",
            True,
        ),
        ("Tickets for Friday are on sale", "Tickets for Sunday are on sale", False),
    ],
)
def test_case_links_and_punctuation_make_no_difference(first, second, alike):
    pair = [Text(first, FIRST, OURS), Text(second, FIRST, OURS)]
    assert bool(list(repeats(pair, 0.9, 28, across=False))) == alike
