"""JSON to located trees."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.source.json_parser import parse, parse_part
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Scalar, Sequence
from postlint.source.validate import at, plain

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)


def parsed(text: str):
    return parse(Source("posts.json", text))


@given(VALUES, st.booleans())
def test_reads_what_the_standard_library_writes(value: object, ascii_only: bool):
    found = parsed(json.dumps(value, ensure_ascii=ascii_only, indent=1))
    assert not found.problems
    assert plain(found.documents[0]) == value


@given(VALUES, st.integers(min_value=0))
def test_text_that_breaks_off_is_a_problem_and_never_an_exception(value: object, cut: int):
    text = json.dumps([value, value])
    found = parsed(text[: cut % len(text)])
    assert len(found.problems) == 1


def test_every_value_knows_its_place():
    source = Source("posts.json", '{\n\t"posts": [\n\t\t{"text": "Hello \\ud83d\\ude00"}\n\t]\n}')
    text = at(parse(source).documents[0], ["posts", 0, "text"])
    assert isinstance(text, Scalar)
    assert text.text == "Hello 😀"
    assert (text.span.line, text.span.column) == (3, 12)
    assert source.text[text.start : text.end].startswith('"Hello')


def test_of_a_list_that_breaks_off_the_whole_items_are_read():
    found = parsed('{"posts": [{"text": "one"}, {"text": "two"}, {"text": "thr')
    posts = at(found.documents[0], ["posts"])
    assert isinstance(posts, Sequence)
    assert plain(posts) == [{"text": "one"}, {"text": "two"}]
    assert [(problem.span.line, problem.span.column) for problem in found.problems] == [(1, 55)]
    assert "cut off" in found.problems[0].message


def test_only_the_entries_that_are_asked_for_are_kept():
    source = Source("a.json", '[{"keep": {"drop": [1, {"keep": 2}], "keep": 3}, "drop": "x"}]')
    found = parse_part(source, 0, only={"keep"})
    assert plain(found.documents[0]) == [{"keep": {"keep": 3}}]


def test_half_a_surrogate_pair_becomes_the_sign_for_what_cannot_be_read():
    found = parsed('["\\ud83d"]')
    assert plain(found.documents[0]) == ["\ufffd"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1, "a": 2}', 2),
        ('{"a": [], "a": [1]}', [1]),
        ('{"a": [1], "a": []}', [1]),
        ('{"a": {"b": 1}, "a": {}}', {"b": 1}),
        ('{"a": [1], "a": [2], "a": []}', [2]),
        ('{"a": [1], "a": null}', None),
    ],
)
def test_of_a_key_that_stands_twice_the_last_counts_unless_it_is_empty(text, value):
    found = parsed(text)
    assert isinstance(found.documents[0], Mapping)
    assert plain(found.documents[0]) == {"a": value}
    assert found.problems == ()
    assert 'of the key "a" ' in found.notes[0]


def test_what_is_left_out_of_a_key_that_stands_several_times_is_named():
    (note,) = parsed('{"a": [1, 2],\n"a": [3],\n"a": []}').notes
    assert note == 'of the key "a" an earlier one, a list of 2 (line 1), a later one, which is empty (line 3)'


def test_posts_that_others_would_hide_are_an_error():
    (problem,) = parsed('{"posts": [{"text": "One"}],\n"posts": [{"text": "Two"}]}').problems
    assert (problem.rule, problem.span.line) == ("reading/duplicate-key", 2)
    assert "first in line 1. Put both into one list" in problem.message


def test_a_key_that_often_stands_twice_is_one_note():
    (note,) = parsed("[" + ",".join(['{"a": 1, "a": 2}'] * 50) + "]").notes
    assert note == 'of the key "a" the first of two (line 1), and in 49 more places'


def test_brackets_without_end_are_refused():
    for text in ("[" * 100_000, '{"a":' * 100_000):
        found = parsed(text)
        assert "levels deep" in found.problems[0].message


def test_brackets_without_end_under_a_key_that_nobody_wants_are_refused():
    found = parse_part(Source("a.json", '{"a":' + "[" * 100_000), 0, only=())
    assert "levels deep" in found.problems[0].message


def test_what_follows_the_data_is_a_problem_at_its_place():
    found = parsed('{"posts": []}\nalert(1)')
    assert (found.problems[0].span.line, found.problems[0].span.column) == (2, 1)
