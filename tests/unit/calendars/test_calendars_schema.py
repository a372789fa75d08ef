"""Parts and keys of the calendar, as people are told of them."""

import jsonschema_rs
import pytest

from postlint.calendars.schema import PARTS, calendar_schema, keys_named, keys_of
from postlint.source.spans import Source
from postlint.source.validate import plain
from postlint.source.yaml.parse import parse

KEYS = [key for part in PARTS for key in keys_of(part)]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.part}-{key.name}")
def test_every_key_shows_lines_that_can_be_copied(key):
    schema = calendar_schema()
    about = schema["$defs"][key.part]["properties"][key.name]
    assert key.examples
    for line in key.examples:
        read = plain(parse(Source("a.yaml", line)).documents[0])
        assert list(read) == [key.name]
        assert jsonschema_rs.is_valid({**about, "$defs": schema["$defs"]}, read[key.name])


def test_a_key_is_known_in_every_part_that_has_one():
    assert [key.part for key in keys_named("Kinds")] == ["post", "period"]


def test_another_name_leads_to_its_key():
    assert {key.name for key in keys_named("screen name")} == {"handle"}
