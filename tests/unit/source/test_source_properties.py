"""What must hold for every YAML text."""

import re

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from postlint.source.spans import Source
from postlint.source.suggest import LOOKALIKES
from postlint.source.tree import Mapping, Node, Scalar
from postlint.source.validate import plain
from postlint.source.yaml.parse import parse

PRINTABLE = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cs"],
    include_characters="\n\t",
    exclude_characters="\ufeff\ufffe\uffff",
)
TREES = st.recursive(
    st.text(PRINTABLE, max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(PRINTABLE, max_size=8), inner, max_size=4)
    ),
    max_leaves=15,
)
SNIPPETS = st.lists(
    st.sampled_from(
        [
            *"abc:-?[]{},#&*!|>'\"%@` \t\n\r\\~<.",
            ": ",
            "- ",
            "\n  ",
            "<<",
            "&a",
            "*a",
            "---\n",
            "😀",
            "\u2028",
        ]
    ),
    max_size=40,
).map("".join)


def nodes(node: Node):
    yield node
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key_node
            yield from nodes(entry.value)
    elif not isinstance(node, Scalar):
        for item in node.items:
            yield from nodes(item)


@given(TREES, st.booleans(), st.sampled_from([None, "'", '"', "|", ">"]))
def test_what_yaml_writes_is_read_back(value, flow, style):
    written = yaml.safe_dump(value, default_flow_style=flow, default_style=style, allow_unicode=True)
    # PyYAML tags some texts, which we refuse, and breaks lines at characters that end none for us.
    assume("!!" not in written and not set("\x85\u2028\u2029") & set(written))
    # Keys that begin with what only looks like a space are told.
    assume(not re.search(f"[{LOOKALIKES}]", written))
    found = parse(Source("f.yaml", written))
    assert found.problems == ()
    (document,) = found.documents
    assert as_text(document) == value


def as_text(node: Node):
    """Return the tree with the text of every scalar, whatever the core schema makes of it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key: as_text(entry.value) for entry in node.entries}
    return [as_text(item) for item in node.items]


@settings(max_examples=400)
@given(SNIPPETS)
def test_no_text_makes_the_parser_raise_and_every_place_is_in_the_file(text):
    source = Source("f.yaml", text)
    found = parse(source)
    for problem in found.problems:
        assert problem.message
        assert (problem.span.line, problem.span.column) <= source.position(len(text))
    for comment in found.comments:
        assert source.text[comment.start] == "#"
    for document in found.documents:
        plain(document)
        for node in nodes(document):
            assert 0 <= node.start <= node.end <= len(text)


OPENERS = {"plain": "", "single": "'", "double": '"', "literal": "|", "folded": ">"}


@given(TREES, st.booleans())
def test_every_node_starts_where_its_text_starts(value, flow):
    source = Source("f.yaml", yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True))
    for document in parse(source).documents:
        for node in nodes(document):
            if isinstance(node, Scalar):
                here = source.text[node.start : node.end]
                opener = OPENERS[node.style]
                assert here.startswith(opener)
                assert node.style != "plain" or here[:1] == node.text[:1]


@given(TREES)
def test_where_a_text_is_said_to_stand_it_stands(value):
    source = Source("f.yaml", yaml.safe_dump(value, allow_unicode=True))
    for document in parse(source).documents:
        for node in nodes(document):
            if not isinstance(node, Scalar):
                continue
            for offset, character in enumerate(node.text):
                span = node.span_of(offset, offset + 1)
                here = source.line(span.line)[span.column - 1 : span.end_column - 1]
                assert here in {character, "", "\\"} or character in " \t\r\n"
