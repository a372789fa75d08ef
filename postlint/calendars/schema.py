"""The JSON Schema of the calendar: what there is to write, and under which names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

Part: TypeAlias = Literal[
    "calendar", "account", "post", "thread_part", "media_item", "slot", "period", "inbox_item"
]
"""The mappings that a calendar is made of, by their names under ``$defs``."""

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
    return frozenset(_properties(part)) - frozenset(other_names(part))


@cache
def other_names(part: Part) -> Mapping[str, str]:
    """Return the names that people use for keys of ``part``, each with the key that it stands for.

    They are read from the schema (``x-use``), so that editors and postlint know the same ones.
    """
    return {name: about["x-use"] for name, about in _properties(part).items() if "x-use" in about}


def _properties(part: Part) -> dict[str, Any]:
    return _schema()["$defs"][part]["properties"]  # type: ignore[no-any-return]
