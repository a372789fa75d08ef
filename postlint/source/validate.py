"""A located tree against a JSON Schema: every error at its node, in plain words.

Importing jsonschema-rs and preparing a schema takes longer than all else that is done with a small calendar
in which nothing is wrong. So what is plain is told here, by the same schema. What is not, such as a keyword
that is not in the table, is the library's, and so is to say what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dict
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from postlint.source.budgets import MAX_PROBLEMS
from postlint.source.diagnostic import MORE_PROBLEMS, Diagnostic
from postlint.source.tree import Mapping, Node, Plain, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from postlint.source.schema_errors import Complaint


_SMALL: Final = 300_000
"""Up to so many characters, looking at a value here is quicker than importing the library."""
_TYPES: Final[Dict[type, frozenset[str]]] = {
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


def plainly_fits(value: Any, schema: Dict[str, Any]) -> bool:
    """Tell whether ``value`` fits ``schema``, as far as that is plain: where not, it may fit all the same."""
    try:
        return _fits(value, schema, schema)
    except _NotPlainError:
        return False


def _fits(value: Any, schema: Any, root: Dict[str, Any]) -> bool:
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


def _leads_on(value: Any, asked: Any, _: Any, root: Dict[str, Any]) -> bool:
    if not asked.startswith("#/"):
        raise _NotPlainError
    found = root
    for step in asked.removeprefix("#/").split("/"):
        found = found[step]
    return _fits(value, found, root)


def _has_all(value: Any, asked: Any, *_: Any) -> bool:
    return not isinstance(value, dict) or all(key in value for key in asked)


def _holds(value: Any, asked: Any, _: Any, root: Dict[str, Any]) -> bool:
    known = (
        [(one, asked[key]) for key, one in value.items() if key in asked] if isinstance(value, dict) else []
    )
    return all(_fits(one, about, root) for one, about in known)


def _holds_besides(value: Any, asked: Any, schema: Dict[str, Any], root: Dict[str, Any]) -> bool:
    if "patternProperties" in schema or not (asked is False or isinstance(asked, dict)):
        raise _NotPlainError
    others = value.items() if isinstance(value, dict) else ()
    besides = [one for key, one in others if key not in schema.get("properties", ())]
    return not besides if asked is False else all(_fits(one, asked, root) for one in besides)


_KEYWORDS: Final[Dict[str, Callable[[Any, Any, Dict[str, Any], Dict[str, Any]], bool]]] = {
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


def plain(node: Node) -> Plain:
    """Return ``node`` without its places: str, int, float, bool, None, list and dict only."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def at(node: Node, path: Iterable[str | int]) -> Node:
    """Return the node that ``path``, of keys and indices, leads to from ``node``.

    Raises:
        KeyError: the path leads nowhere.
    """
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and (found := node.get(step)) is not None:
            node = found
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            raise KeyError(step)
    return node


def validate(node: Node, schema: dict[str, object]) -> tuple[Diagnostic, ...]:
    """Return every way in which ``node`` breaks ``schema``, in file order.

    Each problem stands at the node, or the key, that is wrong, and names keys as they are written.
    A sub-schema may say ``"x-message": "write …"``, which then replaces what the message would
    otherwise say about an unfit value. After 1,000 problems the rest are left out, and said so.
    """
    value = plain(node)
    if node.end - node.start <= _SMALL and plainly_fits(value, schema):
        return ()
    from postlint.source.schema_errors import complaints

    errors = _validator(Same(schema)).iter_errors(value)
    complained = chain.from_iterable(complaints(error, schema) for error in errors)
    places = _Places(node)
    found = {_problem(places, complaint): None for complaint in islice(complained, MAX_PROBLEMS + 1)}
    if len(found) > MAX_PROBLEMS:
        last = Diagnostic(node.span, MORE_PROBLEMS, "reading/too-much")
        return (*sorted(list(found)[:MAX_PROBLEMS]), last)
    return tuple(sorted(found))


_One = TypeVar("_One")


class Same(Generic[_One]):
    """One thing as a key: telling two apart by their content would cost more than what is kept for them."""

    __slots__ = ("one",)

    def __init__(self, one: _One) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.one is other.one


@lru_cache(maxsize=64)
def _validator(same: Same[dict[str, object]]) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(same.one, validate_formats=True)


class _Places:
    """Finds nodes by path; remembers the keys of each mapping, so that many errors stay quick."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self._entries: dict[int, dict[str, Any]] = {}

    def entry(self, mapping: Mapping, key: str) -> Any:
        """Return the entry of ``mapping`` called ``key``, or None."""
        known = self._entries.get(id(mapping))
        if known is None:
            known = self._entries[id(mapping)] = {entry.key: entry for entry in mapping.entries}
        return known.get(key)

    def _below_no_name(self, mapping: Mapping, key: str) -> Any:
        """Return the entry called ``key`` below one without a name, which paths leave out."""
        nameless = self.entry(mapping, "")
        inner = nameless.value if nameless else None
        return self.entry(inner, key) if isinstance(inner, Mapping) else None

    def follow(self, path: Iterable[str | int]) -> tuple[Node, str]:
        """Return the node at ``path`` and what people call it."""
        node, name = self.root, ""
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str):
                entry = self.entry(node, step) or self._below_no_name(node, step)
                if entry is None:
                    return node, name
                node, name = entry.value, f'"{entry.written}"'
            elif isinstance(node, Sequence) and isinstance(step, int):
                # Whoever writes one word where there may be several has written no list.
                is_alone = bool(name) and len(node.items) == 1 and isinstance(node.items[0], Scalar)
                node, name = node.items[step], name if is_alone else _item(step, name)
        return node, name


def _item(index: int, of: str) -> str:
    return f"item {index + 1} of {of}" if of else f"item {index + 1}"


def _problem(places: _Places, complaint: Complaint) -> Diagnostic:
    node, name = places.follow(complaint.path)
    if complaint.key is not None and isinstance(node, Mapping):
        return Diagnostic(places.entry(node, complaint.key).key_node.span, complaint.message, complaint.rule)
    if complaint.lacks:
        return Diagnostic(
            node.source.span(node.start, node.start), _sentence(complaint.message), complaint.rule
        )
    return Diagnostic(
        node.span, f"{name}: {complaint.message}" if name else _sentence(complaint.message), complaint.rule
    )


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]
