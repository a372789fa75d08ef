"""What a JSON Schema validator complains of, in plain words: one table, a sentence a keyword."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator


Path: TypeAlias = "tuple[str | int, ...]"


Schema: TypeAlias = "dict[str, Any]"


HINT: Final = "x-message"
"""The keyword by which a schema says in its own words what to write."""


NAMED: Final = "x-named-by"
"""The keyword by which a schema says under which key a mapping stands whose items many write as a list."""


_LONGEST_SHOWN: Final = 40


_PLAIN: Final = later(r"(?:(?!\d)\w|/)[\w./-]*")
"""What YAML takes for text without quotation marks, inside of brackets as well."""


_MOST_LISTED: Final = 30


_TYPES: Final = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
    "array": "a list",
    "object": "a mapping (key: value)",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong: with the value at ``path``, or with its key ``key``.

    ``lacks`` tells that something is missing there, so that there is only a place to begin at.
    """

    path: Path
    message: str
    key: str | None = None
    lacks: bool = False

    @property
    def rule(self) -> str:
        """Return the rule of reading that is broken."""
        if self.lacks:
            return "reading/missing-key"
        return "reading/unfit-value" if self.key is None else "reading/unknown-key"


def complaints(error: Any, schema: Schema) -> Iterator[Complaint]:
    """Turn ``error``, of jsonschema-rs, into complaints; ``schema`` is the whole schema it fell out of."""
    path, kind = tuple(error.instance_path), error.kind
    if branches := getattr(kind, "context", None):
        yield from _best_branch(error, branches, schema)
    elif unexpected := getattr(kind, "unexpected", None):
        properties = _schema_of(error, schema).get("properties", {})
        known = {key: about for key, about in properties.items() if "not" not in about}
        for key in unexpected:
            yield Complaint(path, _unknown(str(key), known), key=str(key))
    elif kind.name == "required":
        hint = _schema_of(error, schema).get(HINT, f'the key "{kind.property}" is missing here')
        yield Complaint(path, f"{hint}.", lacks=True)
    elif kind.name == "propertyNames":
        yield Complaint(path, _say(kind.error, _schema_of(error, schema)), key=kind.error.instance)
    else:
        yield Complaint(path, _say(error, _schema_of(error, schema)) + _as_list(error, schema))


def _best_branch(error: Any, branches: list[list[Any]], schema: Schema) -> Iterator[Complaint]:
    """Tell what is wrong with the alternative that the author most likely meant."""
    here = list(error.instance_path)
    best = min(branches, key=lambda branch: (_is_of_another_type(branch, here), len(branch)))
    only_here = all(list(inner.instance_path) == here for inner in best)
    hint = _schema_of(error, schema).get(HINT)
    if only_here and hint is not None:
        yield Complaint(tuple(here), _unfit(error.instance, hint))
    elif _is_of_another_type(best, here):
        types = {name: None for branch in branches for inner in branch for name in _types_of(inner, here)}
        yield Complaint(tuple(here), _wrong_type(error.instance, list(types)) + _as_list(error, schema))
    else:
        for inner in best:
            yield from complaints(inner, schema)


def _is_of_another_type(branch: list[Any], here: list[str | int]) -> bool:
    return any(_types_of(error, here) for error in branch)


def _types_of(error: Any, here: list[str | int]) -> list[str]:
    if list(error.instance_path) != here:
        return []
    if error.kind.name == "enum" and isinstance(error.instance, list | dict):
        # No list is one of several words: what is wrong is in it.
        return ["string"]
    return list(error.kind.types) if error.kind.name == "type" else []


def _say(error: Any, sub_schema: Schema) -> str:
    hint, named = sub_schema.get(HINT), sub_schema.get(NAMED)
    if named is not None and isinstance(error.instance, list):
        return (
            f"each of them needs a key of its own, and stands below it: {_named(str(named), error.instance)}."
        )
    if hint is not None:
        return _unfit(error.instance, hint) + _near_option(error)
    sentence = _SENTENCES.get(error.kind.name)
    return sentence(error) if sentence else f"{_shown(error.instance)} is not allowed here."


def _unfit(value: Any, hint: str) -> str:
    return f"{hint}." if isinstance(value, dict | list) else f"{_shown(value)} does not fit: {hint}."


def _named(key: str, items: list[Any]) -> str:
    """Return the first of ``items`` as it would be written under a key of its own."""
    first = items[0] if items else {}
    facts = first if isinstance(first, dict) else {"handle": first}
    name = next((facts[field] for field in _NAMING if isinstance(facts.get(field), str)), "")
    short = "-".join(re.findall(r"\w+", name.lower())) or "name"
    kept = {field: fact for field, fact in facts.items() if field not in _NAMES}
    said = ", ".join(f"{field}: {json.dumps(fact, ensure_ascii=False)}" for field, fact in kept.items())
    return f"{key}: {{{short}: {{{said}}}}}"


_NAMES: Final = ("key", "id", "name")
"""What people call the key of an item in a list, the plainest first."""
_NAMING: Final = (*_NAMES, "account", "handle", "username")
"""The facts of which one can serve as a key, the plainest first."""


def _unknown(key: str, known: Schema) -> str:
    suggestion = did_you_mean(key, known)
    if not suggestion and known:
        suggestion = f" Known here: {_listed(sorted(known))}."
    return f'Unknown key "{key}".{suggestion}'


def _wrong_type(value: Any, types: list[str]) -> str:
    expected = " or ".join(_TYPES[name] for name in types)
    advice = ""
    if "string" in types and isinstance(value, bool | int | float):
        advice = " Put it in quotes to make it text."
    return f"expected {expected}, found {_described(value)}.{advice}"


def _as_list(error: Any, schema: Schema) -> str:
    """Return how a word is written where a list of words is expected; nothing where that is not amiss."""
    here, word = list(error.instance_path), error.instance
    if error.kind.name not in {"type", "anyOf"} or not (here and isinstance(here[-1], str)):
        return ""
    about = _schema_of(error, schema)
    lists = [one for one in (about, *about.get("anyOf", ())) if one.get("type") == "array"]
    items = [one["items"] for one in lists if isinstance(one.get("items"), dict)]
    fits = isinstance(word, str) and any(word in one.get("enum", ()) or _takes_text(one) for one in items)
    if not fits or not 0 < len(word) <= _LONGEST_SHOWN or HINT in about:
        return ""
    written = word if _PLAIN.fullmatch(word) else json.dumps(word, ensure_ascii=False)
    return f" Write {here[-1]}: [{written}]."


def _takes_text(schema: Schema) -> bool:
    return bool(schema.get("type") == "string")


def _not_an_option(error: Any) -> str:
    suggestion = _near_option(error) or f" Allowed: {_listed(error.kind.options)}."
    return f"{_shown(error.instance)} is none of the allowed words.{suggestion}"


def _near_option(error: Any) -> str:
    options = getattr(error.kind, "options", ())
    words = [option for option in options if isinstance(option, str)]
    return did_you_mean(error.instance, words) if isinstance(error.instance, str) else ""


def _described(value: Any) -> str:
    for kind, name in ((dict, "a mapping (key: value)"), (list, "a list"), (type(None), "nothing")):
        if isinstance(value, kind):
            return name
    if isinstance(value, str):
        return f"the text {_shown(value)}" if value else "empty text"
    return f"the number {value}" if not isinstance(value, bool) else _shown(value)


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return _described(value)
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _listed(options: list[Any]) -> str:
    words = [option if isinstance(option, str) else json.dumps(option) for option in options]
    return ", ".join(words[:_MOST_LISTED]) + (", …" if len(words) > _MOST_LISTED else "")


def _counted(error: Any, word: str) -> str:
    limit = error.kind.limit
    return f"{limit} {word}" if limit == 1 else f"{limit} {word}s"


def _schema_of(error: Any, schema: Schema) -> Schema:
    """Return the sub-schema that holds the keyword ``error`` speaks of."""
    found: Any = schema
    for step in error.schema_path[:-1]:
        found = found[step]
    return found if isinstance(found, dict) else {}


_SENTENCES: Final[dict[str, Callable[[Any], str]]] = {
    "type": lambda error: _wrong_type(error.instance, error.kind.types),
    "enum": _not_an_option,
    "const": lambda error: f"{_shown(error.instance)} must be {_shown(error.kind.expected_value)}.",
    "minimum": lambda error: f"must be at least {error.kind.limit}, not {error.instance}.",
    "maximum": lambda error: f"must be at most {error.kind.limit}, not {error.instance}.",
    "exclusiveMinimum": lambda error: f"must be more than {error.kind.limit}, not {error.instance}.",
    "exclusiveMaximum": lambda error: f"must be less than {error.kind.limit}, not {error.instance}.",
    "multipleOf": lambda error: f"must be a multiple of {error.kind.multiple_of}, not {error.instance}.",
    "minLength": lambda error: f"needs at least {_counted(error, 'character')}.",
    "maxLength": lambda error: f"may have at most {_counted(error, 'character')}.",
    "minItems": lambda error: f"needs at least {_counted(error, 'item')}.",
    "maxItems": lambda error: f"may have at most {_counted(error, 'item')}.",
    "minProperties": lambda error: f"needs at least {_counted(error, 'key')}.",
    "maxProperties": lambda error: f"may have at most {_counted(error, 'key')}.",
    "uniqueItems": lambda _error: "the same item stands here twice.",
    "pattern": lambda error: (
        f"{_shown(error.instance)} has not the form that is expected here ({error.kind.pattern})."
    ),
    "format": lambda error: f"{_shown(error.instance)} is not a valid {error.kind.format}.",
    "falseSchema": lambda _error: "this is not allowed here.",
}
