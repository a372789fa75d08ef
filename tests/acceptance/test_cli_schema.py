"""Schemas that editors complete and check by."""

import json

import jsonschema_rs
import pytest

from postlint.judging.packs.packs_in_use import shipped_packs
from postlint.source.spans import Source
from postlint.source.validate import plain
from postlint.source.yaml.parse import parse


def _schema(run, what: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(run("schema", what).stdout))


@pytest.mark.parametrize("path", sorted(shipped_packs().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_pack_fits_the_schema_of_packs(run, path):
    pack = plain(parse(Source(path.name, path.read_text(encoding="utf-8"))).documents[0])
    assert [error.message for error in _schema(run, "pack").iter_errors(pack)] == []


def test_the_schema_of_packs_knows_the_parameters_of_each_check(run):
    rule = {
        "title": "T",
        "severity": "info",
        "check": "share",
        "of": "question",
        "min": "10%",
        "window": "month",
    }
    rule |= {"message": "m", "why": "w", "how": "h"}
    schema = _schema(run, "pack")
    assert schema.is_valid({"pack": "house", "title": "Ours", "rules": {"ask": rule}})
    assert not schema.is_valid({"pack": "house", "title": "Ours", "rules": {"ask": {**rule, "mni": "10%"}}})


def test_the_schema_of_settings_is_that_of_the_linter(run):
    schema = _schema(run, "settings")
    assert schema.is_valid({"calendars": ["june.yaml"]})
    assert not schema.is_valid({"calenders": ["june.yaml"]})


def test_a_schema_that_there_is_not_is_told_with_those_that_there_are(run):
    ran = run("schema", "packs")
    assert ran.exit_code == 2
    assert "calendar" in ran.stderr
