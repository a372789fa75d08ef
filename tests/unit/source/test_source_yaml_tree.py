"""YAML becomes a tree that knows its places."""

import pytest
import yaml

from postlint.source.decode import decode
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Parsed, Scalar, Sequence
from postlint.source.validate import at, plain
from postlint.source.yaml.parse import parse


def parsed(text: str) -> Parsed:
    source = decode(text.encode(), "plan.yaml")
    assert isinstance(source, Source)
    return parse(source)


def tree(text: str):
    found = parsed(text)
    assert found.problems == ()
    (document,) = found.documents
    return document


def place(node) -> tuple[int, int, int, int]:
    return (node.span.line, node.span.column, node.span.end_line, node.span.end_column)


def messages(text: str) -> list[str]:
    return [f"{p.span.line}:{p.span.column} {p.message}" for p in parsed(text).problems]


def test_an_empty_file_has_no_documents():
    assert parsed("").documents == ()
    assert parsed("# nothing yet\n").documents == ()


def test_every_document_of_a_stream_is_read():
    assert [plain(d) for d in parsed("a: 1\n---\n- b\n---\n").documents] == [{"a": 1}, ["b"], None]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("0o17", 15),
        ("0xff", 255),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
    ],
)
def test_plain_scalars_mean_what_the_core_schema_says(written, meant):
    value = plain(tree(f"k: {written}\n"))["k"]
    assert value == meant
    assert type(value) is type(meant)


@pytest.mark.parametrize(
    "written",
    ["Yes", "no", "on", "Off", "12:30", "2026-06-01", "1_000", "0b11", ".inf", ".NaN", "1e999", "y", "９"],
)
def test_words_times_and_dates_stay_text(written):
    assert plain(tree(f"k: {written}\n")) == {"k": written}


def test_a_number_longer_than_any_number_stays_text():
    assert plain(tree("k: " + "9" * 5000)) == {"k": "9" * 5000}


def test_quoted_scalars_are_text():
    assert plain(tree("""{a: "12", b: 'true', c: ""}""")) == {"a": "12", "b": "true", "c": ""}


def test_a_scalar_keeps_its_source_text():
    node = at(tree("k: 012.50\n"), ["k"])
    assert (node.text, node.value, node.style) == ("012.50", 12.5, "plain")


def test_places_count_characters_whatever_the_line_ends_are():
    for newline in ("\n", "\r\n", "\r"):
        node = tree(newline.join(["a: 😀😀", "b: {c: 😀, d: e}", ""]))
        assert place(at(node, ["b", "d"])) == (2, 14, 2, 15)


def test_places_are_right_after_a_byte_order_mark():
    assert place(at(tree("\ufeffa: b\n"), ["a"])) == (1, 4, 1, 5)


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\ufeff"])
def test_unicode_separators_are_characters_like_others(character):
    node = tree(f"a: x{character}y\nb: z\n")
    assert plain(node) == {"a": f"x{character}y", "b": "z"}
    assert place(at(node, ["b"])) == (2, 4, 2, 5)


def test_line_separators_stay_apart_from_private_characters_in_the_text():
    assert plain(tree("a: \ue000\u2028\ue001\u2029\n")) == {"a": "\ue000\u2028\ue001\u2029"}


def test_a_block_collection_ends_with_its_last_child():
    node = tree("a:\n  - x\n  - y\n\n\n# later\nb: z\n")
    assert place(at(node, ["a"])) == (2, 3, 3, 6)


def test_a_flow_collection_ends_with_its_bracket():
    assert place(at(tree("a: [x, y ]  # c\n"), ["a"])) == (1, 4, 1, 11)


def test_a_block_scalar_ends_with_its_last_line_of_text():
    node = at(tree("a: |\n  x\n  y\n\nb: z\n"), ["a"])
    assert place(node) == (1, 4, 3, 4)
    assert node.text == "x\ny\n"


def test_an_anchor_does_not_move_the_start_of_a_value():
    node = tree("a: &name x\nb: &list  # c\n  - y\nc: &none\nd: &e:f\n")
    assert place(at(node, ["a"]))[:2] == (1, 10)
    assert place(at(node, ["d"]))[:2] == (5, 6)
    assert place(at(node, ["b"]))[:2] == (3, 3)
    assert at(node, ["c"]).value is None


def test_aliases_repeat_a_node():
    node = tree("a: &x {k: v}\nb: [*x, *x]\n")
    assert at(node, ["b", 0]) is at(node, ["a"])


def test_anchors_end_with_their_document():
    assert "nothing before it is named &x" in messages("a: &x 1\n---\nb: *x\n")[0]


def test_a_merge_key_lends_what_a_mapping_does_not_say_itself():
    node = tree("base: &b {x: 1, y: 2}\nown: {y: 3, <<: *b}\n")
    assert plain(at(node, ["own"])) == {"y": 3, "x": 1}


def test_of_several_merged_mappings_the_first_wins():
    node = tree("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc:\n  <<: [*a, *b]\n")
    assert plain(at(node, ["c"])) == {"x": 1, "y": 2}


def test_a_merge_key_wants_a_mapping():
    assert messages("a:\n  <<: 5\n") == [
        "2:7 << takes a mapping, or a list of mappings, such as <<: *defaults."
    ]


def test_a_quoted_merge_sign_is_a_key_like_any_other():
    assert plain(tree('"<<": 5\n')) == {"<<": 5}


def test_every_duplicate_key_is_an_error_at_its_place():
    found = parsed("a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert [(p.span.line, p.span.column) for p in found.problems] == [(2, 11), (3, 1)]
    assert 'The key "c" stands here twice' in found.problems[0].message
    assert plain(found.documents[0]) == {"a": 1, "b": {"c": 1}}


def test_a_key_that_has_two_lists_is_told_to_have_one():
    assert messages("slots: [a]\nslots: [b]\n") == [
        '2:1 The key "slots" stands here twice, first in line 1. Put both into one list.'
    ]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_a_key_that_is_no_scalar_is_an_error(key):
    assert "A key must be a single word or phrase" in messages(f"? {key}\n: x\n")[0]


@pytest.mark.parametrize(
    "value",
    ["!!str x", "!!python/object/apply:os.system [x]", "!custom {a: b}", "! x", "!<tag:x> y", "&a !b c"],
)
def test_tags_are_refused_at_their_place(value):
    found = parsed(f"a: {value}\n")
    assert found.problems[0].span.column == 4 + value.index("!")
    assert "Remove it" in found.problems[0].message


def test_problems_of_earlier_documents_survive_a_later_syntax_error():
    found = parsed("a: 1\na: 2\n---\nb: @x\n")
    assert found.documents == ()
    assert [p.span.line for p in found.problems] == [2, 4]


def test_no_more_than_a_thousand_problems_are_gathered():
    found = parsed("k: v\n" * 5000)
    assert len(found.problems) == 1001
    assert found.problems[-1].message.startswith("More than 1,000 problems")


def test_a_missing_c_library_is_said_plainly(monkeypatch):
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert "without its C library" in parsed("a: b").problems[0].message


def test_a_mapping_answers_by_key_and_iterates_in_file_order():
    node = tree("b: 1\na: [2]\n")
    assert isinstance(node, Mapping)
    assert [entry.written for entry in node] == ["b", "a"]
    assert isinstance(node.get("a"), Sequence)
    assert isinstance(node.get("b"), Scalar)
    assert node.get("c") is None
