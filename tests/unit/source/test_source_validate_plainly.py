"""What fits a schema plainly, fits it for the library as well."""

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.calendars.schema import part_schema
from postlint.source import validate as validating
from postlint.source.spans import Source
from postlint.source.validate import plainly_fits
from postlint.source.yaml.parse import parse

CALENDAR: dict[str, Any] = {
    "accounts": {"parks": {"channel": "x", "handle": "@parks", "followers": 20}},
    "posts": [
        {"id": 1, "date": "2026-06-01", "account": "parks", "text": "The gate is open.", "kind": "question"},
        {"date": "2026-06-02", "account": ["parks"], "thread": ["One", {"text": "Two", "media": ["a.png"]}]},
    ],
}
WORDS = st.sampled_from(["", "x", "idea", "parks", "2026-06-01", "text", "thread", "status"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | st.sampled_from([0.0, 1.0, 1.5]) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
TYPES = st.sampled_from(["string", "number", "integer", "boolean", "null", "array", "object"])
SCHEMAS = st.recursive(
    st.fixed_dictionaries(
        {},
        optional={
            "type": TYPES | st.lists(TYPES, min_size=1, unique=True),
            "enum": st.lists(WORDS | st.integers(0, 1), min_size=1, unique=True),
            "const": WORDS,
            "required": st.lists(WORDS, unique=True, max_size=2),
            "minLength": st.integers(0, 2),
            "minItems": st.integers(0, 2),
            "minimum": st.integers(0, 2),
        },
    ),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "properties": st.dictionaries(WORDS, inner, max_size=2),
            "additionalProperties": inner | st.booleans(),
            "propertyNames": inner,
            "items": inner,
            "allOf": st.lists(inner, min_size=1, max_size=2),
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "not": inner,
        },
    ),
    max_leaves=5,
)


@given(SCHEMAS, VALUES)
def test_what_fits_any_schema_plainly_fits_it(schema: dict[str, Any], value: Any) -> None:
    if plainly_fits(value, schema):
        assert jsonschema_rs.Draft202012Validator(schema).is_valid(value)


@given(st.sampled_from(["accounts", "posts", "slots"]), st.data())
def test_a_calendar_with_anything_in_it_fits_plainly_only_where_it_fits(
    key: str, data: st.DataObject
) -> None:
    keys = sorted(part_schema("post")["$defs"]["post"]["properties"])
    entry = st.dictionaries(st.sampled_from(keys) | WORDS, VALUES | st.text(max_size=3), max_size=4)
    value = CALENDAR | {key: data.draw(VALUES | st.lists(entry, max_size=2))}
    schema = part_schema("calendar")
    if plainly_fits(value, schema):
        assert jsonschema_rs.Draft202012Validator(schema).is_valid(value)


def test_an_ordinary_calendar_fits_plainly() -> None:
    assert plainly_fits(CALENDAR, part_schema("calendar"))


@pytest.mark.parametrize(
    "post", [{}, {"text": ["a"]}, {"text": "a", "thread": ["b"]}, {"text": "a", "status": 1}]
)
def test_a_post_with_something_wrong_does_not(post: dict[str, Any]) -> None:
    assert not plainly_fits({"posts": [post]}, part_schema("calendar"))


def test_the_library_is_not_asked_of_an_ordinary_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validating, "_validator", lambda _: pytest.fail("the library was asked"))
    (node,) = parse(Source("a.yaml", 'posts:\n  - {date: 2026-06-01, text: "The gate is open."}\n')).documents
    assert validating.validate(node, part_schema("calendar")) == ()
