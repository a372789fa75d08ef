"""Lines: escaped, cut, aligned, and a caret where it belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from postlint.report.bars import bar
from postlint.report.layout import Look, columns, excerpt, short_place, shorten
from postlint.source.spans import Source, Span

WIDE = st.text(st.sampled_from("ab :#[日本👩‍🚀é\u0301\x1b\t\u202e"), max_size=120)


@given(WIDE, st.integers(1, 90))
def test_a_shortened_text_fits(text, width):
    assert cell_len(shorten(text, width)) <= width


@given(st.lists(st.tuples(WIDE, WIDE), min_size=1, max_size=5))
def test_rows_fit_the_width(rows):
    assert all(cell_len(line) <= 80 for line in columns(rows, Look()))


@given(WIDE.filter(str.strip), st.data())
def test_the_caret_is_always_in_sight(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    lines = excerpt(Source("a.yaml", text), Span("a.yaml", 1, start + 1, 1, end + 1), Look(width=40))
    assert "^" in lines[1]
    assert cell_len(lines[1]) <= 40
    assert cell_len(lines[0]) <= 40


def test_the_caret_stands_under_its_text():
    source = Source("a.yaml", "- text: 日本 @ann rocks")
    code, carets = excerpt(source, Span("a.yaml", 1, 12, 1, 16), Look())
    assert cell_len(code[: code.index("@ann")]) == carets.index("^")
    assert carets.count("^") == 4


def test_a_span_of_several_lines_is_underlined_to_the_end_of_its_first():
    _, carets = excerpt(Source("a.yaml", "- id: a\n  text: b"), Span("a.yaml", 1, 3, 2, 9), Look())
    assert carets.count("^") == len("id: a")


def test_a_file_as_a_whole_has_no_excerpt():
    assert excerpt(Source("a.yaml", "x"), Span.of_file("a.yaml"), Look()) == []
    assert excerpt(None, Span("a.yaml", 1, 1, 1, 2), Look()) == []


@given(st.floats(0, 1), st.integers(4, 60))
def test_a_bar_fits_its_cells_and_shows_whatever_is_there(share, cells):
    drawn = bar(share, cells)
    assert len(drawn) <= cells
    assert bool(drawn) == (share > 0)


def test_a_very_long_line_is_cut_around_the_caret():
    line = "x" * 1000 + " @ann " + "y" * 1_000_000
    code, carets = excerpt(Source("a.yaml", line), Span("a.yaml", 1, 1002, 1, 1006), Look())
    assert cell_len(code) == 80
    assert code[carets.index("^") :].startswith("@ann y")
    assert "| …x" in code


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("june.yaml:41", "june.yaml:41"),
        ("content/social/posts/2026/june.yaml:41", "…/social/posts/2026/june.yaml:41"),
        ("a-very-long-name-for-what-we-say-in-june.yaml:41", "…for-what-we-say-in-june.yaml:41"),
        ("content/planned/june.xlsx:Posts of the parks!C7", "…june.xlsx:Posts of the parks!C7"),
    ],
)
def test_a_place_too_long_for_a_column_keeps_the_name_of_its_file_and_the_line(place, shown):
    assert short_place(place) == shown


@given(WIDE)
def test_a_place_fits_its_column(text):
    assert cell_len(short_place(text)) <= 32
