"""The JSON Schema of the calendar: what there is to write, under which names, and the same for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from postlint.calendars.terms.field_names import Part, names_of, spelled_names_of
from postlint.calendars.terms.networks_meant import FORMATS
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.vocabulary import in_singular, in_words

_FILE = Path(__file__).with_name("calendar.schema.json")
_STARTER = Path(__file__).with_name("starter.yaml")

PARTS: Final[Mapping[Part, str]] = {
    "calendar": "the file",
    "account": "an account",
    "post": "a post",
    "thread_part": "a part of a thread",
    "media_item": "a picture, video or document",
    "slot": "a slot",
    "period": "a period",
    "inbox_item": "an inbox item",
}
"""What people call the mappings that a calendar is made of; the sections of docs/calendar.md, too."""
_PLAIN: Final = later(r"[A-Za-z0-9][\w ./-]*|\d{4}-\d\d-\d\d[T ][\d:+]+")
_OTHERWISE_READ: Final = frozenset({"yes", "no", "true", "false", "on", "null"})
"""Words that YAML does not read as texts; ``off`` is meant as what it says."""


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


NOT_ENTERED: Final = frozenset(
    {
        *(known_keys("calendar") - {"posts"}),
        *("meta", "metadata", "config", "settings", "schema", "defaults", "template", "templates", "example"),
        *("examples", "definitions", "components", "paths", "jobs"),
        *("comments", "replies", "metrics", "analytics", "poll", "polls"),
    }
)
"""What stands beside posts, or looks like them and is none."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of one part: what it is for, which words it takes, if only some, and lines that show it."""

    part: Part
    name: str
    about: str
    choices: tuple[str, ...]
    examples: tuple[str, ...]


def keys_named(name: str) -> tuple[Key, ...]:
    """Return the keys that ``name`` is, in every part that has one; else those that it is another name of.

    Case, hyphens, underscores and plurals do not count.
    """
    wanted = in_singular(name)
    found = tuple(key for key in _all_keys() if in_singular(key.name) == wanted)
    # Whoever asks for a video asks for what a post looks like.
    return found if found or in_words(name) in FORMATS else tuple(_by_other_name(in_words(name)))


def parts_named(name: str) -> tuple[Part, ...]:
    """Return the part that is called ``name``, alone or not at all."""
    return tuple(part for part in PARTS if in_singular(part) == in_singular(name))


def about_part(part: Part) -> str:
    """Return what a part is, in a sentence or two."""
    return str(_parts()[part]["description"])


def keys_of(part: Part) -> tuple[Key, ...]:
    """Return the keys of a part in their order, without those that are other names of a key."""
    properties = _parts()[part]["properties"]
    return tuple(_key(part, name, properties[name]) for name in properties if name in known_keys(part))


def _all_keys() -> Iterator[Key]:
    for part in PARTS:
        yield from keys_of(part)


def _by_other_name(name: str) -> Iterator[Key]:
    for part in PARTS:
        meant = {key for other, key in names_of(part).items() if in_words(other) == name}
        yield from (key for key in keys_of(part) if key.name in meant)


def _key(part: Part, name: str, about: Mapping[str, Any]) -> Key:
    lines = tuple(f"{name}: {_flow(example)}" for example in about.get("examples", ()))
    return Key(part, name, str(about["description"]), tuple(map(str, _choices(about))), lines)


def _choices(about: Mapping[str, Any]) -> list[object]:
    """Return the only values that a key takes; a reference leads to a part, which may be a list of words."""
    named = str(about.get("$ref", "")).rpartition("/")[2]
    return list(about.get("enum") or _parts().get(named, {}).get("enum", ()))


def _flow(value: object) -> str:
    """Return a value as it is written on one line of YAML."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _OTHERWISE_READ:
        return value
    return json.dumps(value, ensure_ascii=False)


def _parts() -> Mapping[str, Any]:
    parts: Any = calendar_schema()["$defs"]
    return parts  # type: ignore[no-any-return]
