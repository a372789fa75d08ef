"""A stretch of a scalar's text has its place in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.source.spans import Source
from postlint.source.tree import Scalar, said
from postlint.source.validate import at
from postlint.source.yaml.parse import parse


def scalar(text: str) -> Scalar:
    found = parse(Source("plan.yaml", text))
    assert found.problems == ()
    node = at(found.documents[0], ["text"])
    assert isinstance(node, Scalar)
    return node


def written(node: Scalar, part: str) -> str:
    """Return what the file holds where ``part`` of the text is said to stand (on one line)."""
    start = node.text.index(part)
    span = node.span_of(start, start + len(part))
    assert span.line == span.end_line
    return node.source.line(span.line)[span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(
    "text",
    [
        "text: Come 😀 and walk with @ann\n",
        "text: 'Come: and walk with @ann'\n",
        'text: "Come: 😀 and walk with @ann"\n',
        "text: &a Come with @ann\n",
        "text: |\n  Come\n\n  with @ann today\n",
        "text: |-\n      Come\n        with @ann\n\n\nb: c\n",
        "text: |2+ # head\n     Come\n   with @ann\n\n",
        "text: |\r\n  Come\r\n  with @ann\r\n",
        "text: |\n\n\n  Come\n   \n  with @ann",
        'text: "a \\"b\\" @ann"\n',
        "text: 'it''s @ann'\n",
        "text: a\n  b @ann\n",
        "text: >\n  a\n  @ann\n",
        "text: >2-  # head\n    a\n\n  b\r\n  @ann\n",
        'text: "a\n\n  \\ \\u201cb\\u201d\\n\\\n  @ann"\n',
    ],
)
def test_a_part_of_the_text_is_found_where_it_is_written(text):
    assert written(scalar(text), "@ann") == "@ann"


def test_a_text_that_says_something_else_than_its_file_points_at_its_start():
    node = said(scalar("day: x\ntext: 3/6/26 @ann\n"), "6/3/26 @ann")
    assert node.span_of(7, 11) == node.source.span(node.start, node.start)


def test_a_part_may_run_over_several_lines_of_a_literal():
    span = scalar("text: |\n  one two\n  three four\n").span_of(4, 13)
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 7, 3, 8)


def test_the_whole_of_a_text_can_be_asked_for():
    node = scalar("text: |\n  one\n  two\n")
    span = node.span_of(0, len(node.text))
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 3, 3, 6)


@given(
    st.lists(st.text("ab #@é😀\u2028", max_size=6), min_size=1, max_size=6).filter(
        lambda lines: lines[0].strip()
    ),
    st.integers(1, 5),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "-", "+"]),
)
def test_every_character_of_a_literal_is_found_where_it_is_written(lines, indentation, newline, chomping):
    head = f"text: |{indentation}{chomping}"
    body = [" " * indentation + line for line in lines]
    node = scalar(newline.join([head, *body, ""]))
    for offset, character in enumerate(node.text):
        if character != "\n":
            span = node.span_of(offset, offset + 1)
            assert node.source.line(span.line)[span.column - 1] == character
