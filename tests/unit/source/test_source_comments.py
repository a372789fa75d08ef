"""Comments are found wherever YAML allows them, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.source.spans import Source
from postlint.source.validate import at
from postlint.source.yaml.parse import parse


def comments(text: str) -> list[str]:
    return [comment.text for comment in parse(Source("plan.yaml", text)).comments]


def test_a_hash_cuts_plain_text_and_the_comment_knows_the_text_before():
    found = parse(Source("plan.yaml", "text: We love #parks today\n"))
    (comment,) = found.comments
    assert comment.text == "#parks today"
    assert comment.after is at(found.documents[0], ["text"])
    assert (comment.span.column, comment.span.end_column) == (15, 27)


def test_a_value_that_is_all_comment_is_known_too():
    found = parse(Source("plan.yaml", "text: #parks are open\nb: c\n"))
    assert found.comments[0].after is at(found.documents[0], ["text"])


@pytest.mark.parametrize(
    "text",
    [
        "a: #x\n  b\n",
        "a: [b] # x\n",
        "{a: b} # x\n",
        "- # x\n  a\n",
        "a: b\n# x\n",
        "a: |  # x\n  b\n",
        "a: [b, # x\n c]\n",
    ],
)
def test_a_comment_that_follows_no_value_on_its_line_is_after_nothing(text):
    (comment,) = parse(Source("plan.yaml", text)).comments
    assert comment.after is None or comment.after.text == ""


@pytest.mark.parametrize(
    "text",
    ["a: b#c", "a: 'b # c'", 'a: "b # c"', "a: |\n  # b\n  c # d\n", "a: >\n  b # c\n", "a: http://x/#y"],
)
def test_a_hash_inside_of_text_is_no_comment(text):
    assert comments(text) == []


def test_comments_stand_at_the_head_and_the_end_and_between():
    text = "# one\na: b # two\n---\n# three\n- &x # four\n  c\n... # five\n# six"
    assert comments(text) == ["# one", "# two", "# three", "# four", "# five", "# six"]


def test_a_block_scalar_may_have_a_comment_in_its_head():
    assert comments("a: |2- # head\n  # text\nb: >\n# end\n") == ["# head", "# end"]


def test_a_comment_ends_with_its_line_whatever_the_line_end_is():
    assert comments("a: b # x\r\nc: d # y\re: f # z\n") == ["# x", "# y", "# z"]


@given(st.lists(st.sampled_from(["a", "'# q'", '"#"', "|\n   # t\n", "5"]), min_size=1), st.data())
def test_every_comment_that_is_written_is_found(values, data):
    lines, written = [], []
    for number, value in enumerate(values):
        comment = data.draw(st.sampled_from(["", f"# c{number}", f"#c{number} # d"]))
        head, _, rest = value.partition("\n")
        lines.append(f"- {head} {comment}\n{rest}")
        written += [comment] if comment else []
    assert comments("".join(lines)) == written
