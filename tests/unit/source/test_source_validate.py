"""A tree is held against a schema: every error at its place, in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping
from postlint.source.validate import at, plain, validate
from postlint.source.yaml.parse import parse

POST = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1},
        "status": {"enum": ["draft", "approved"]},
        "likes": {"type": "integer", "minimum": 0},
        "thread": {"type": "array", "items": {"type": "string"}, "minItems": 2},
        "window": {"type": "string", "pattern": "^[0-9]+ days$", "x-message": 'write "28 days"'},
        "tags": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/tag"}}]},
        "own": {"oneOf": [{"const": "all"}, {"type": "integer"}], "x-message": 'write "all" or a number'},
    },
    "required": ["text"],
    "additionalProperties": False,
}
SCHEMA = {
    "$defs": {"post": POST, "tag": {"type": "string", "maxLength": 5}},
    "type": "object",
    "properties": {"posts": {"type": "array", "items": {"$ref": "#/$defs/post"}}},
}


def document(text: str):
    found = parse(Source("plan.yaml", text))
    assert found.problems == ()
    return found.documents[0]


def errors(text: str, schema=SCHEMA) -> list[str]:
    return [f"{p.span.line}:{p.span.column} {p.message}" for p in validate(document(text), schema)]


def post_errors(fields: str) -> list[str]:
    return errors(f"{{{fields}}}", {**POST, "$defs": SCHEMA["$defs"]})


def test_a_good_file_has_no_errors():
    assert errors("posts:\n  - {text: Hello, status: draft, likes: 3, tags: [a, b]}\n") == []


def test_all_errors_are_told_at_once_in_file_order():
    assert errors("posts:\n  - text: 5\n    satus: draft\n  - likes: many\n") == [
        '2:11 "text": expected text, found the number 5. Put it in quotes to make it text.',
        '3:5 Unknown key "satus". Did you mean "status"?',
        '4:5 The key "text" is missing here.',
        '4:12 "likes": expected a whole number, found the text "many".',
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("text: ''", '"text": needs at least 1 character.'),
        (
            "text: a, status: aproved",
            '"status": "aproved" is none of the allowed words. Did you mean "approved"?',
        ),
        ("text: a, status: gone", '"status": "gone" is none of the allowed words. Allowed: draft, approved.'),
        ("text: a, likes: -1", '"likes": must be at least 0, not -1.'),
        ("text: a, likes: 1.5", '"likes": expected a whole number, found the number 1.5.'),
        ("text: a, thread: [b]", '"thread": needs at least 2 items.'),
        ("text: a, thread: [b, {c: d}]", 'item 2 of "thread": expected text, found a mapping (key: value).'),
        ("text: a, window: 28 dayz", '"window": "28 dayz" does not fit: write "28 days".'),
        ("text: true", '"text": expected text, found true. Put it in quotes to make it text.'),
        ("text: ", '"text": expected text, found nothing.'),
        ("text: a, tags: {b: c}", '"tags": expected text or a list, found a mapping (key: value).'),
        ("text: a, tags: [b, toolong]", 'item 2 of "tags": may have at most 5 characters.'),
        ("text: a, own: some", '"own": "some" does not fit: write "all" or a number.'),
        (
            "text: a, other: b",
            'Unknown key "other". Known here: likes, own, status, tags, text, thread, window.',
        ),
    ],
)
def test_an_error_is_said_in_plain_words(fields, message):
    (found,) = post_errors(fields)
    assert found.partition(" ")[2] == message


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        ({"type": "object"}, "[a]", "Expected a mapping (key: value), found a list."),
        ({"type": ["number", "boolean"]}, "Yes", 'Expected true or false or a number, found the text "Yes".'),
        ({"const": 1}, "2", "2 must be 1."),
        ({"maximum": 1}, "2", "Must be at most 1, not 2."),
        ({"exclusiveMinimum": 2}, "2", "Must be more than 2, not 2."),
        ({"exclusiveMaximum": 2}, "2", "Must be less than 2, not 2."),
        ({"multipleOf": 2}, "3", "Must be a multiple of 2, not 3."),
        ({"maxItems": 1}, "[a, b]", "May have at most 1 item."),
        ({"minProperties": 1}, "{}", "Needs at least 1 key."),
        ({"maxProperties": 1}, "{a: b, c: d}", "May have at most 1 key."),
        ({"uniqueItems": True}, "[a, a]", "The same item stands here twice."),
        ({"pattern": "^b"}, "a", '"a" has not the form that is expected here (^b).'),
        ({"format": "date"}, "today", '"today" is not a valid date.'),
        ({"minItems": 1, "x-message": "name at least one"}, "[]", "Name at least one."),
        ({"not": {"type": "string"}}, "a", '"a" is not allowed here.'),
        (False, "a", "This is not allowed here."),
        ({"propertyNames": {"pattern": "^a"}}, "{b: c}", '"b" has not the form that is expected here (^a).'),
        (
            {"anyOf": [{"enum": ["all"]}, {"type": "array"}]},
            "alll",
            '"alll" is none of the allowed words. Did you mean "all"?',
        ),
    ],
)
def test_every_keyword_has_its_sentence(schema, value, message):
    (found,) = errors(f"v: {value}", {"properties": {"v": schema}})
    assert found.partition(" ")[2].removeprefix('"v": ').lower() == message.lower()


def test_an_error_at_the_root_has_no_name():
    assert errors("[a]") == ["1:1 Expected a mapping (key: value), found a list."]


def test_a_missing_number_is_no_number():
    assert errors("v: .nan", {"properties": {"v": {"type": "number"}}}) == [
        '1:4 "v": expected a number, found the text ".nan".'
    ]


def test_a_message_names_a_renamed_key_as_it_was_written():
    tree = document("caption: 5\n")
    (entry,) = tree.entries
    renamed = Mapping((Entry("text", entry.key_node, entry.value),), tree.source, tree.start, tree.end)
    (problem,) = validate(renamed, {"properties": {"text": {"type": "string"}}})
    assert problem.message.startswith('"caption": expected text')


def test_text_with_braces_is_repeated_as_it_is():
    (found,) = errors("posts: '{0} {name}'\n")
    assert "{0} {name}" in found


def test_a_long_value_is_shown_in_part():
    (found,) = post_errors(f"text: a, status: {'x' * 200}")
    assert f'"{"x" * 39}…' in found


def test_more_than_a_thousand_errors_are_cut_and_said_so():
    found = errors("posts:\n" + "- 5\n" * 3000)
    assert len(found) == 1001
    assert found[-1].endswith("More than 1,000 problems: only the first ones are named.")


def test_a_path_leads_to_a_node_or_nowhere():
    tree = document("a: [b, {c: d}]\n")
    assert at(tree, ["a", 1, "c"]).text == "d"
    for path in (["b"], ["a", 2], ["a", "c"], ["a", 0, "c"]):
        with pytest.raises(KeyError):
            at(tree, path)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text("ab:# -'\n\"", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_any_value_gets_problems_inside_of_the_file(value):
    import json

    tree = document(json.dumps({"posts": [value, {"text": value, "tags": value}]}))
    lines = tree.source.text.count("\n") + 1
    assert isinstance(plain(tree), dict)
    for problem in validate(tree, SCHEMA):
        assert 1 <= problem.span.line <= problem.span.end_line <= lines
