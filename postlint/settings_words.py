"""Words that a team chose in its settings, and kinds in any of the words that there are for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, said
from postlint.vocabulary import CHANNELS, STATUSES, Kind, in_words, kind_named

Named = Callable[[str], "Kind | None"]
"""What tells which kind a word is a name of."""


def in_our_words(settings: Node) -> Node:
    """Return ``settings`` with the kinds under ``kinds:`` by their keys."""
    if not isinstance(settings, Mapping):
        return settings
    return _with(settings, "kinds", lambda kinds: with_kinds(kinds, kind_named))


def with_kinds(node: Node, named: Named) -> Node:
    """Return ``node`` with every value that names a kind as the key of that kind."""
    if isinstance(node, Scalar):
        kind = named(node.text)
        return said(node, kind) if kind and kind != node.text else node
    if isinstance(node, Sequence):
        return replace(node, items=tuple(with_kinds(item, named) for item in node.items))
    return replace(node, entries=tuple(_valued(entry, with_kinds(entry.value, named)) for entry in node))


def _with(mapping: Mapping, key: str, change: Callable[[Node], Node]) -> Mapping:
    return replace(
        mapping,
        entries=tuple(
            _valued(entry, change(entry.value)) if entry.key == key else entry for entry in mapping
        ),
    )


def _valued(entry: Entry, value: Node) -> Entry:
    return replace(entry, value=value)


def clashes(settings: Node) -> Iterator[Diagnostic]:
    """Yield a problem for each word of a team's own that means something else here, or two things.

    Reports would go on to use such a word in the one meaning, and calendars in the other.
    """
    if not isinstance(settings, Mapping):
        return
    for key, meaning in _TAKEN.items():
        seen: dict[str, str] = {}
        for entry in settings.mapping(key) or ():
            value = entry.value.text if isinstance(entry.value, Scalar) else ""
            taken = meaning(entry.key)
            if taken and taken != value:
                yield Diagnostic(entry.key_node.span, _taken(entry.written, taken), "reading/settings")
            elif seen.setdefault(in_words(entry.key), value) != value:
                message = (
                    f'"{entry.written}" stands here twice, with two meanings: '
                    "case, hyphens and underscores do not count. Keep one of them."
                )
                yield Diagnostic(entry.key_node.span, message, "reading/settings")


def _taken(written: str, taken: str) -> str:
    known = "" if in_words(written) == in_words(taken) else f" for {taken}"
    return (
        f'"{written}" is a word of postlint{known}, and cannot mean anything else. '
        "Give your own word another name, here and in the calendars."
    )


def _one_of(words: Collection[str]) -> Callable[[str], str | None]:
    by_words = {in_words(word): word for word in words}
    return lambda word: by_words.get(in_words(word))


_TAKEN: Final[Dict[str, Callable[[str], str | None]]] = {
    "kinds": kind_named,
    "statuses": _one_of(STATUSES),
    "channels": _one_of(CHANNELS),
}
"""By setting, what tells what a word means that cannot be given another meaning."""
