"""Does a value fit a JSON Schema? Told without the library, where a few keywords tell.

Importing jsonschema-rs and preparing a schema takes longer than all else that is done with a small calendar
in which nothing is wrong. So what is plain is told here, by the same schema. What is not, such as a keyword
that is not in the table, is the library's, and so is to say what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

_TYPES: Final[Mapping[type, frozenset[str]]] = {
    str: frozenset({"string"}),
    int: frozenset({"integer", "number"}),
    bool: frozenset({"boolean"}),
    type(None): frozenset({"null"}),
    list: frozenset({"array"}),
    dict: frozenset({"object"}),
}
"""What values are called; 1.0 may be an integer, so floats are the library's."""
_REMARKS: Final = frozenset({"title", "description", "examples", "deprecated", "$defs", "$schema"})
"""Keywords that ask nothing."""


class _NotPlainError(Exception):
    """The library is to be asked."""


def plainly_fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """Tell whether ``value`` fits ``schema``, as far as that is plain: where not, it may fit all the same."""
    try:
        return _fits(value, schema, schema)
    except _NotPlainError:
        return False


def _fits(value: Any, schema: Any, root: Mapping[str, Any]) -> bool:
    if not isinstance(schema, dict):
        raise _NotPlainError
    for keyword, asked in schema.items():
        if keyword in _REMARKS or keyword.startswith("x-"):
            continue
        if keyword not in _KEYWORDS:
            raise _NotPlainError
        if not _KEYWORDS[keyword](value, asked, schema, root):
            return False
    return True


def _is_called(value: Any, asked: Any, *_: Any) -> bool:
    if type(value) not in _TYPES:
        raise _NotPlainError
    return not _TYPES[type(value)].isdisjoint([asked] if isinstance(asked, str) else asked)


def _is_one_of(value: Any, asked: Any, *_: Any) -> bool:
    if not all(isinstance(one, str) for one in asked):
        # True is 1 in Python.
        raise _NotPlainError
    return value in asked


def _is_at_least(value: Any, asked: Any, *_: Any) -> bool:
    if isinstance(value, float):
        raise _NotPlainError
    return type(value) is not int or value >= asked


def _leads_on(value: Any, asked: Any, _: Any, root: Mapping[str, Any]) -> bool:
    if not asked.startswith("#/"):
        raise _NotPlainError
    found = root
    for step in asked.removeprefix("#/").split("/"):
        found = found[step]
    return _fits(value, found, root)


def _has_all(value: Any, asked: Any, *_: Any) -> bool:
    return not isinstance(value, dict) or all(key in value for key in asked)


def _holds(value: Any, asked: Any, _: Any, root: Mapping[str, Any]) -> bool:
    known = (
        [(one, asked[key]) for key, one in value.items() if key in asked] if isinstance(value, dict) else []
    )
    return all(_fits(one, about, root) for one, about in known)


def _holds_besides(value: Any, asked: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    if "patternProperties" in schema or not (asked is False or isinstance(asked, dict)):
        raise _NotPlainError
    others = value.items() if isinstance(value, dict) else ()
    besides = [one for key, one in others if key not in schema.get("properties", ())]
    return not besides if asked is False else all(_fits(one, asked, root) for one in besides)


_KEYWORDS: Final[Mapping[str, Callable[[Any, Any, Mapping[str, Any], Mapping[str, Any]], bool]]] = {
    "$ref": _leads_on,
    "type": _is_called,
    "enum": _is_one_of,
    "minimum": _is_at_least,
    "required": _has_all,
    "properties": _holds,
    "additionalProperties": _holds_besides,
    "propertyNames": lambda value, asked, _, root: (
        not isinstance(value, dict) or all(_fits(key, asked, root) for key in value)
    ),
    "items": lambda value, asked, _, root: (
        not isinstance(value, list) or all(_fits(one, asked, root) for one in value)
    ),
    "minItems": lambda value, asked, *_: not isinstance(value, list) or len(value) >= asked,
    "minLength": lambda value, asked, *_: not isinstance(value, str) or len(value) >= asked,
    "allOf": lambda value, asked, _, root: all(_fits(value, one, root) for one in asked),
    "anyOf": lambda value, asked, _, root: any(_fits(value, one, root) for one in asked),
    "not": lambda value, asked, _, root: not _fits(value, asked, root),
}
"""What tells whether a value is as a keyword asks, in a schema that may point to others from its root."""
