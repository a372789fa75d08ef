"""The form of a pack as JSON Schema: one source of truth for reading packs, editors and the docs."""

from __future__ import annotations

from functools import cache
from typing import Final

from postlint.judging.checks import CHECKS
from postlint.vocabulary import CHANNELS, SEVERITIES

Schema = dict[str, object]

_NAME: Final[Schema] = {
    "type": "string",
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "x-message": "names are lower-case words joined by hyphens",
}
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_SOURCES: Final[Schema] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "title": _TEXT,
            "url": {"type": "string", "pattern": "^https?://"},
            "seen": {
                "type": "string",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                "x-message": "write the day on which it was seen, as in 2026-06-01",
            },
            "says": _TEXT,
        },
        "required": ["title"],
        "additionalProperties": False,
    },
}
_CHANNELS: Final[Schema] = {
    "description": "the channels on which the rule speaks; all if not given",
    "type": "array",
    "items": {"type": "string", "enum": list(CHANNELS)},
    "minItems": 1,
}
_SEVERITY: Final[Schema] = {"type": "string", "enum": list(SEVERITIES)}
_POSTS: Final[Schema] = {
    "type": ["integer", "null"],
    "minimum": 0,
    "x-message": "write a number of posts, or null where there is no answer",
}
_EXPECTED: Final[Schema] = {
    "type": "object",
    "properties": {
        "rule": {"type": "string", "description": "the rule whose finding it is, if not the example's own"},
        "post": {
            "type": ["integer", "string"],
            "description": "the post at which it stands",
            "x-message": "write the number of the post, counted from 1, or its id",
        },
        "line": {
            "type": "integer",
            "minimum": 1,
            "description": "the line at which it stands, counted from the first line of the example",
        },
        "severity": _SEVERITY,
        "may": {"type": "boolean", "description": "whether it hangs on posts that nobody can be sure of"},
        "remedy": {
            "type": "object",
            "properties": {"replace": _POSTS, "add": _POSTS},
            "additionalProperties": False,
            "description": "how few posts it takes to pass",
        },
        "message": {**_TEXT, "description": "what it says, or a part of that"},
    },
    "additionalProperties": False,
}
_EXAMPLE: Final[Schema] = {
    "type": "object",
    "properties": {"title": _TEXT, "expect": {"type": "array", "items": _EXPECTED, "minItems": 1}},
}
_EXAMPLES: Final[Schema] = {
    "type": "object",
    "properties": {
        outcome: {"type": "array", "items": _EXAMPLE, "minItems": 1} for outcome in ("fail", "pass")
    },
    "additionalProperties": False,
}
RULE: Final[Schema] = {
    "title": {**_TEXT, "description": "what it finds, in a few words"},
    "severity": {**_SEVERITY, "description": "how grave it is; an error ends a run with 1"},
    "check": {
        "type": "string",
        "enum": list(CHECKS),
        "description": "the mechanism; its parameters stand beside these keys",
    },
    "message": {**_TEXT, "description": "what a finding says; names in braces are filled in"},
    "why": {**_TEXT, "description": "the reason, for those who meet the finding"},
    "how": {**_TEXT, "description": "what to do about it"},
    "sources": {
        **_SOURCES,
        "description": "what it rests on: `title`, `url`, when it was `seen`, what it `says`",
    },
    "unless": {
        "type": "array",
        "items": {"type": "string"},
        "description": "rules of the pack, or `pack/rule`: where one of them speaks of the same posts, as "
        "gravely or more, this one is silent",
    },
    "channels": _CHANNELS,
    "examples": {
        **_EXAMPLES,
        "description": "small calendars, under `fail` and `pass`, that `postlint test` tries",
    },
}
REQUIRED: Final = ["title", "severity", "check", "message", "why", "how"]


def pack_schema() -> Schema:
    """Return the schema of a whole pack, each rule by its check."""
    return {
        **outline_schema(),
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A postlint pack",
        "$defs": {name: rule_schema(name) for name in CHECKS},
        "properties": {
            **_PACK,
            "rules": {
                "type": "object",
                "propertyNames": _NAME,
                "additionalProperties": {
                    **check_schema(),
                    "allOf": [
                        {
                            "if": {"properties": {"check": {"const": name}}},
                            "then": {"$ref": f"#/$defs/{name}"},
                        }
                        for name in CHECKS
                    ],
                },
            },
        },
    }


GROUP_FORM: Final[Schema] = {
    "description": "kinds, groups, and what posts say ({pillar: product}); any of a list, all of a mapping",
    "type": ["string", "array", "object"],
    "x-message": "write a kind, what a post says, as in {pillar: product}, or a list of these",
}

_PACK: Final[Schema] = {
    "pack": _NAME,
    "title": _TEXT,
    "description": _TEXT,
    "sources": _SOURCES,
    "groups": {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z0-9]+(_[a-z0-9]+)*$"},
        "additionalProperties": GROUP_FORM,
    },
}


_NO_PACKS: Final[Schema] = {
    "not": {},
    "x-message": "a pack cannot take in packs, itself or others: name them all under packs: in postlint.yaml",
}


def outline_schema() -> Schema:
    """Return the schema of a pack with its rules left open: each is then checked by its own check."""
    rules = {"type": "object", "propertyNames": _NAME, "additionalProperties": {"type": "object"}}
    return {
        "type": "object",
        "properties": {**_PACK, "rules": rules, "packs": _NO_PACKS},
        "required": ["pack", "title", "rules"],
        "additionalProperties": False,
    }


@cache
def check_schema() -> Schema:
    """Return the schema of a rule with all but its check left open, always the same one."""
    return {"type": "object", "properties": {"check": RULE["check"]}, "required": ["check"]}


@cache
def rule_schema(name: str) -> Schema:
    """Return the schema of a rule that uses the check called ``name``, always the same one."""
    check = CHECKS[name]
    return {
        "type": "object",
        "properties": {**RULE, **check.parameters},
        "required": [*REQUIRED, *check.required],
        "additionalProperties": False,
    }


@cache
def override_schema(name: str) -> Schema:
    """Return the schema of what a configuration may change of a rule that uses the check called ``name``."""
    check = CHECKS[name]
    return {
        "type": "object",
        "properties": {
            "severity": {**_SEVERITY, "enum": [*SEVERITIES, "off"]},
            "channels": _CHANNELS,
            **check.parameters,
        },
        "additionalProperties": False,
    }
