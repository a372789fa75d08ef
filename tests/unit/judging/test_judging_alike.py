"""Texts that say the same are found without comparing all, and none is missed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from judging_builders import FIRST
from rapidfuzz.distance import Indel

from postlint.judging import near_duplicates
from postlint.judging.near_duplicates import Allowance, Text, repeats

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
    return (
        near
        and Indel.normalized_similarity(first.text.split(), second.text.split())
        >= likeness - near_duplicates.ROUNDING
    )


def comparing_all(items, likeness, days, *, across):
    """The latest that says the same, else the latest that is alike, for each text that repeats another."""
    for later, text in enumerate(items):
        alike = [
            earlier
            for earlier in range(later)
            if are_alike(items[earlier], text, likeness, days, across=across)
        ]
        same = [earlier for earlier in alike if items[earlier].text == text.text]
        if alike:
            yield later, max(same or alike)


likenesses = st.sampled_from([0.5, 0.7, 0.75, 0.8, 0.9, 0.95, 1.0])


@given(calendars, likenesses, st.sampled_from([None, 0, 3]), st.booleans())
def test_what_is_found_is_what_comparing_all_finds(items, likeness, days, across):
    found = list(repeats(items, likeness, days, Allowance(), across=across))
    assert found == list(comparing_all(items, likeness, days, across=across))


@st.composite
def variations(draw):
    """A text of few words, and others that came from it by a few changes."""
    words = st.sampled_from("abcd")
    base = draw(st.lists(words, min_size=1, max_size=40))
    made = []
    for _ in range(draw(st.integers(1, 6))):
        text = list(base)
        for _ in range(draw(st.integers(0, 1 + len(base) // 4))):
            place = draw(st.integers(0, len(text)))
            text[place : place + draw(st.integers(0, 1))] = draw(st.lists(words, max_size=1))
        made.append(Text(" ".join(text) or "a", FIRST, OURS))
    return made


@example([Text("a a", FIRST, OURS), Text("a a a", FIRST, OURS)], 0.8)
@given(variations(), likenesses)
def test_stretches_of_words_miss_no_text_that_is_alike(items, likeness):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(near_duplicates, "FEW", -1)
        found = list(repeats(items, likeness, None, Allowance(), across=False))
    assert found == list(comparing_all(items, likeness, None, across=False))


@given(variations(), likenesses)
def test_either_filter_keeps_every_line_that_is_alike(items, likeness):
    first, *others = (text.text.replace(" ", "") for text in items)
    alike = [
        line
        for line in others
        if Indel.normalized_similarity(first, line) >= likeness - near_duplicates.ROUNDING
    ]
    assert all(
        set(near_duplicates.rare_words(first, likeness)) & set(near_duplicates.rare_words(line, likeness))
        for line in alike
    )
    if likeness >= near_duplicates.LEAST_LIKENESS:
        looked_for = set(near_duplicates.looked_for(first, likeness))
        assert all(looked_for & set(near_duplicates.stretches(line, likeness)) for line in alike)


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
    assert bool(list(repeats(pair, 0.9, 28, Allowance(), across=False))) == alike


def test_texts_just_as_alike_as_asked_are_found():
    pair = [Text("open late tonight", FIRST, OURS), Text("open late", FIRST, OURS)]
    assert list(repeats(pair, 0.8, 28, Allowance(), across=False)) == [(1, 0)]


def test_what_is_left_when_the_allowance_is_spent_is_compared_for_the_same_alone_and_counted():
    pair = ["open late tonight and on Sunday", "open late tonight and on Monday", "closed"]
    items = [Text(text, FIRST, OURS) for text in (*pair, *pair)]
    enough, little = Allowance(), Allowance(0)
    assert list(repeats(items, 0.8, None, enough, across=False)) == [(1, 0), (3, 0), (4, 1), (5, 2)]
    assert list(repeats(items, 0.8, None, little, across=False)) == [(3, 0), (4, 1), (5, 2)]
    assert (enough.cut_short, little.cut_short) == (0, 1)
