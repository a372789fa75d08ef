"""Settings that others share: what ``extends:`` takes from a file, or from an installed package.

A team's own words in them mean one thing each, and name kinds in any of the words that there are for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from postlint.records import dataclass
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.installed import SETTINGS, NotInstalledError, find, names
from postlint.source.opening import Bounds
from postlint.source.paths import is_missing, said_missing, shown_as
from postlint.source.spans import Source
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, said, scalars_of
from postlint.source.validate import validate
from postlint.source.yaml.parse import parse
from postlint.vocabulary import CHANNELS, STATUSES, Kind, in_words, kind_named

Named = Callable[[str], "Kind | None"]
"""What tells which kind a word is a name of."""


def in_our_words(settings: Node) -> Node:
    """Return ``settings`` with the kinds under ``kinds:`` by their keys."""
    if not isinstance(settings, Mapping):
        return settings
    return _with(settings, "kinds", lambda kinds: _with_kinds(kinds, kind_named))


def _with_kinds(node: Node, named: Named) -> Node:
    """Return ``node`` with every value that names a kind as the key of that kind."""
    if isinstance(node, Scalar):
        kind = named(node.text)
        return said(node, kind) if kind and kind != node.text else node
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_with_kinds(item, named) for item in node.items))
    return replace(node, entries=tuple(_valued(entry, _with_kinds(entry.value, named)) for entry in node))


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
            value = ", ".join(one.text for one in scalars_of(entry.value))
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


EXTENDS: Final = "extends"
SHARED: Final = ("packs", "groups", "rules", "kinds", "statuses", "plan", "channels", "certainty", EXTENDS)
"""The settings that can be shared: those of rules and words, and none of files."""
_JOINED: Final = frozenset({"groups", "rules", "kinds", "statuses", "channels"})
_DEEPEST: Final = 10
_SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class _Base:
    """A file that is extended, its name for people, and whether it came with an installed package."""

    path: Path
    name: str
    installed: bool = False


def with_inherited(
    settings: Mapping, file: Path, schema: dict[str, Any]
) -> tuple[Mapping, tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Return ``settings`` of ``file`` with all that they extend, and what is wrong.

    They overrule what they extend; the files that it stands in are returned, too. ``schema`` is that of
    settings.
    """
    reading = _Reading(file.parent, schema)
    whole = reading.of(settings, _Base(file, shown_as(file)), ())
    return whole, tuple(reading.sources), tuple(reading.problems)


class _Reading:
    """What is read of settings that extend each other; ``sources`` and ``problems`` grow meanwhile."""

    def __init__(self, root: Path, schema: dict[str, Any]) -> None:
        self.sources: list[Source] = []
        self.problems: list[Diagnostic] = []
        self._root = root
        about = {key: value for key, value in schema["properties"].items() if key in SHARED}
        self._schema = {**schema, "properties": about}

    def of(self, settings: Mapping, file: _Base, below: tuple[_Base, ...]) -> Mapping:
        """Return ``settings`` of ``file`` with what they extend; ``below`` are the files that led here."""
        whole = settings
        for written in reversed(settings.scalars(EXTENDS)):
            base = self._base(written, file)
            if base and (read := self._read(written, base, (*below, file))):
                whole = _over(whole, read)
        return whole

    def _base(self, written: Scalar, by: _Base) -> _Base | None:
        if not written.text.endswith(_SUFFIXES):
            return self._installed(written)
        path = by.path.parent / written.text
        bounds = Bounds.around(by.path.parent if by.installed else self._root)
        if not bounds.hold(path):
            self._wrong(written, f"{shown_as(path)} lies outside of the repository. Copy it into that.")
            return None
        if is_missing(path):
            self._wrong(written, f"{shown_as(path)}: {said_missing(path)}")
            return None
        return _Base(path, shown_as(path), by.installed)

    def _installed(self, written: Scalar) -> _Base | None:
        try:
            found = find(SETTINGS, written.text)
        except NotInstalledError as error:
            self._wrong(written, str(error))
            return None
        if found:
            return _Base(found.path, found.name, installed=True)
        advice = did_you_mean(written.text, names(SETTINGS)) or (
            " Name a file, such as house.yaml, or install the package that brings them."
        )
        self._wrong(written, f'No installed package brings settings called "{written.text}".{advice}')
        return None

    def _read(self, written: Scalar, base: _Base, below: tuple[_Base, ...]) -> Mapping | None:
        above = [os.path.realpath(one.path) for one in below]
        is_circular = os.path.realpath(base.path) in above
        if is_circular or len(below) > _DEEPEST:
            way = " → ".join(one.name for one in (*below, base))
            what = "themselves" if is_circular else f"each other over more than {_DEEPEST} files"
            self._wrong(written, f"Settings cannot extend {what} ({way}). Leave one of them out.")
            return None
        source = read_file(base.path, base.name)
        parsed = None if isinstance(source, Diagnostic) else parse(source)
        found = [source] if isinstance(source, Diagnostic) else [*(parsed.problems if parsed else ())]
        documents = parsed.documents if parsed else ()
        settings = in_our_words(documents[0]) if len(documents) == 1 else None
        if not found and not isinstance(settings, Mapping):
            self._wrong(written, f"{base.name} is no mapping of settings.")
            return None
        if isinstance(settings, Mapping) and not found:
            found = [*validate(settings, self._schema), *clashes(settings)]
        if found or not isinstance(settings, Mapping):
            self.problems += found
            return None
        self.sources.append(settings.source)
        return self.of(self._moved(settings, base), base, below)

    def _moved(self, settings: Mapping, base: _Base) -> Mapping:
        """Return ``settings`` with the files of packs as they are found from where the settings begin."""
        packs = settings.get("packs")
        if not isinstance(packs, Sequence):
            return settings

        def moved(item: Node) -> Node:
            if not isinstance(item, Scalar) or not item.text.endswith(_SUFFIXES):
                return item
            return said(item, os.path.relpath(base.path.parent / item.text, self._root))

        items = replace(packs, items=tuple(map(moved, packs.items)))
        entries = (replace(one, value=items) if one.key == "packs" else one for one in settings)
        return replace(settings, entries=tuple(entries))

    def _wrong(self, written: Scalar, message: str) -> None:
        self.problems.append(Diagnostic(written.span, message, "reading/settings"))


def _over(own: Mapping, base: Mapping) -> Mapping:
    """Return ``own`` with what ``base`` says beside it; of what both say, the own one holds."""
    return replace(own, entries=tuple(_entries(own, base)))


def _entries(own: Mapping, base: Mapping) -> Iterator[Entry]:
    for entry in own:
        other = base.get(entry.key)
        yield replace(entry, value=_joined(entry, other)) if other else entry
    yield from (entry for entry in base if own.get(entry.key) is None and entry.key != EXTENDS)


def _joined(entry: Entry, base: Node) -> Node:
    own = entry.value
    if entry.key == "packs" and isinstance(own, Sequence) and isinstance(base, Sequence):
        named = {item.text for item in base.items if isinstance(item, Scalar)}
        new = [item for item in own.items if not isinstance(item, Scalar) or item.text not in named]
        return replace(own, items=(*base.items, *new))
    if entry.key in _JOINED and isinstance(own, Mapping) and isinstance(base, Mapping):
        return replace(own, entries=tuple(_of_both(own, base)))
    return own


def _of_both(own: Mapping, base: Mapping) -> Iterator[Entry]:
    yield from (entry for entry in base if own.get(entry.key) is None)
    yield from own
