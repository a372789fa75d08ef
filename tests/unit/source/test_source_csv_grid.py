"""CSV to located rows."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.source.csv_parser import DELIMITERS, parse
from postlint.source.spans import Source
from postlint.source.validate import plain

CELLS = st.text(st.sampled_from('ab é😀,;\t|"\n\r'), max_size=8)


def rows(text: str):
    found = parse(Source("posts.csv", text))
    assert not found.problems
    return plain(found.documents[0])


def one_sort_of_break(cell):
    return cell.replace("\r\n", "\n").replace("\r", "\n")


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1), st.sampled_from(DELIMITERS))
def test_reads_what_the_standard_library_writes(table, delimiter):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([["date", "text"], *table])
    text = f"sep={delimiter}\n{written.getvalue()}"
    filled = [[one_sort_of_break(cell) for cell in row] for row in table if any(cell.strip() for cell in row)]
    assert rows(text) == [["date", "text"], *filled]


@given(st.text(st.sampled_from('ab,;"\n\r\t '), max_size=40))
@example('\t"\r";\r"')
def test_reads_any_text_without_an_exception_and_says_each_thing_once(text):
    rules = [problem.rule for problem in parse(Source("posts.csv", text)).problems]
    assert len(rules) == len(set(rules))


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_the_one_that_makes_columns(delimiter):
    lines = [
        ["date", "text", "link"],
        ["2026-06-01", "Bread; butter, and jam", ""],
        ["2026-06-02", '"One, two; three"', "https://example.org"],
    ]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(lines)
    assert rows(written.getvalue()) == lines


def test_a_cell_with_line_breaks_keeps_its_place_and_the_next_row_its_own_line():
    source = Source("posts.csv", 'date,text\n2026-06-01,"One\n\nthree"\n2026-06-02,Two\n')
    _, first, second = parse(source).documents[0].items
    assert [cell.text for cell in first.items] == ["2026-06-01", "One\n\nthree"]
    assert [(node.span.line, node.span.column) for node in (first.items[1], second)] == [(2, 12), (5, 1)]


def test_a_line_break_in_a_cell_is_one_character_however_lines_end():
    assert rows('date,text\r\n2026-06-01,"One\r\ntwo"\r\n')[1] == ["2026-06-01", "One\ntwo"]


def test_a_quote_that_never_closes_is_a_problem_where_it_opens_and_the_rows_before_it_are_read():
    found = parse(Source("posts.csv", 'date,text\n2026-06-01,One\n2026-06-02,"Two\n2026-06-03,Three\n'))
    (problem,) = found.problems
    assert (problem.span.line, problem.span.column) == (3, 12)
    assert plain(found.documents[0]) == [["date", "text"], ["2026-06-01", "One"]]


@pytest.mark.parametrize("flood", ['"', '",'])
def test_many_quotes_are_read_in_linear_time(flood):
    began = time.process_time()
    found = parse(Source("posts.csv", flood * 200_001))
    # Reading what is left of the file anew at each quote would take minutes.
    assert time.process_time() - began < 10
    assert found.documents or found.problems
