"""The JSON Schema of the calendar: what there is to write, and under which names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from postlint.calendars.field_names import Part, spelled_names_of

_FILE = Path(__file__).with_name("calendar.schema.json")
_STARTER = Path(__file__).with_name("starter.yaml")


@cache
def _schema() -> dict[str, Any]:
    return json.loads(_FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def calendar_schema() -> dict[str, object]:
    """Return the schema of a calendar, as published for editors."""
    return dict(_schema())


def starter() -> str:
    """Return a small calendar to begin with, in which every part that people need first is shown."""
    return _STARTER.read_text(encoding="utf-8")


@cache
def part_schema(part: Part) -> dict[str, object]:
    """Return the schema of one part of a calendar, to validate that part by itself."""
    return {"$ref": f"#/$defs/{part}", "$defs": _schema()["$defs"]}


@cache
def known_keys(part: Part) -> frozenset[str]:
    """Return the keys of ``part``, without those that are other names of a key."""
    return frozenset(name for name, about in _properties(part).items() if "x-use" not in about)


def with_names(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``schema`` with the other names of its keys as the table of names has them, for editors."""
    parts = {part: _with_names(part, about) for part, about in schema["$defs"].items()}
    return {**schema, "$defs": parts}


def _with_names(part: Any, about: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in about:
        return about
    keys = {key: value for key, value in about["properties"].items() if "x-use" not in value}
    others = {
        name: {
            "$ref": f"#/$defs/{part}/properties/{key}",
            "deprecated": True,
            "description": f"Read as `{key}`. Write `{key}`.",
            "x-use": key,
        }
        for name, key in spelled_names_of(part).items()
        if name not in keys and key in keys
    }
    return {**about, "properties": {**keys, **others}}


def _properties(part: Part) -> dict[str, Any]:
    return _schema()["$defs"][part]["properties"]  # type: ignore[no-any-return]
