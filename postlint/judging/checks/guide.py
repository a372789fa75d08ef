"""The parameters of checks for people: what each does, what it takes, and which checks have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from postlint.judging.checks import CHECKS
from postlint.records import dataclass
from postlint.vocabulary import in_words

_TYPES: Final = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What one parameter does in some ``checks``: it may do something else in others."""

    name: str
    meaning: str
    checks: tuple[str, ...]


def parameters_named(name: str) -> tuple[Parameter, ...]:
    """Return all that the parameter called ``name`` does; nothing where no check has one."""
    found: dict[tuple[str, str], list[str]] = {}
    for check in CHECKS.values():
        for parameter, schema in check.parameters.items():
            if in_words(parameter) == in_words(name):
                found.setdefault((parameter, meaning(schema)), []).append(check.name)
    return tuple(Parameter(*key, tuple(checks)) for key, checks in found.items())


def parameter_names() -> Iterator[str]:
    """Yield the name of every parameter once."""
    yield from dict.fromkeys(name for check in CHECKS.values() for name in check.parameters)


def meaning(schema: Mapping[str, object]) -> str:
    """Return what a parameter is for, and what it takes, by its schema."""
    return "; ".join(filter(None, (str(schema.get("description", "")), _form(schema))))


def _form(schema: Mapping[str, object]) -> str:
    if "x-message" in schema:
        return str(schema["x-message"])
    choices = schema.get("enum")
    if isinstance(choices, list):
        return f"write {' or '.join(f'`{choice}`'.lower() for choice in choices)}"
    form = _TYPES.get(str(schema.get("type")))
    return f"write {form}" if form else ""
