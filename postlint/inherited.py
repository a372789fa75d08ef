"""Settings that others share: what ``extends:`` takes from a file, or from an installed package."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from postlint.records import dataclass
from postlint.settings_words import clashes, in_our_words
from postlint.source import tree
from postlint.source.bounds import Bounds
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.installed import SETTINGS, NotInstalledError, find, names
from postlint.source.paths import is_missing, said_missing, shown_as
from postlint.source.spans import Source
from postlint.source.suggest import did_you_mean
from postlint.source.validate import validate
from postlint.source.yaml.parse import parse

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
    settings: tree.Mapping, file: Path, schema: dict[str, Any]
) -> tuple[tree.Mapping, tuple[Source, ...], tuple[Diagnostic, ...]]:
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

    def of(self, settings: tree.Mapping, file: _Base, below: Sequence[_Base]) -> tree.Mapping:
        """Return ``settings`` of ``file`` with what they extend; ``below`` are the files that led here."""
        whole = settings
        for written in reversed(settings.scalars(EXTENDS)):
            base = self._base(written, file)
            if base and (read := self._read(written, base, (*below, file))):
                whole = _over(whole, read)
        return whole

    def _base(self, written: tree.Scalar, by: _Base) -> _Base | None:
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

    def _installed(self, written: tree.Scalar) -> _Base | None:
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

    def _read(self, written: tree.Scalar, base: _Base, below: Sequence[_Base]) -> tree.Mapping | None:
        above = [os.path.realpath(one.path) for one in below]
        if os.path.realpath(base.path) in above or len(below) > _DEEPEST:
            circle = " → ".join(one.name for one in (*below, base))
            self._wrong(written, f"Settings cannot extend themselves ({circle}). Leave one of them out.")
            return None
        source = read_file(base.path, base.name)
        parsed = None if isinstance(source, Diagnostic) else parse(source)
        found = [source] if isinstance(source, Diagnostic) else [*(parsed.problems if parsed else ())]
        documents = parsed.documents if parsed else ()
        said = in_our_words(documents[0]) if len(documents) == 1 else None
        if not found and not isinstance(said, tree.Mapping):
            self._wrong(written, f"{base.name} is no mapping of settings.")
            return None
        if isinstance(said, tree.Mapping) and not found:
            found = [*validate(said, self._schema), *clashes(said)]
        if found or not isinstance(said, tree.Mapping):
            self.problems += found
            return None
        self.sources.append(said.source)
        return self.of(self._moved(said, base), base, below)

    def _moved(self, settings: tree.Mapping, base: _Base) -> tree.Mapping:
        """Return ``settings`` with the files of packs as they are found from where the settings begin."""
        packs = settings.get("packs")
        if not isinstance(packs, tree.Sequence):
            return settings

        def moved(item: tree.Node) -> tree.Node:
            if not isinstance(item, tree.Scalar) or not item.text.endswith(_SUFFIXES):
                return item
            return tree.said(item, os.path.relpath(base.path.parent / item.text, self._root))

        items = replace(packs, items=tuple(map(moved, packs.items)))
        entries = (replace(one, value=items) if one.key == "packs" else one for one in settings)
        return replace(settings, entries=tuple(entries))

    def _wrong(self, written: tree.Scalar, message: str) -> None:
        self.problems.append(Diagnostic(written.span, message, "reading/settings"))


def _over(own: tree.Mapping, base: tree.Mapping) -> tree.Mapping:
    """Return ``own`` with what ``base`` says beside it; of what both say, the own one holds."""
    return replace(own, entries=tuple(_entries(own, base)))


def _entries(own: tree.Mapping, base: tree.Mapping) -> Iterator[tree.Entry]:
    for entry in own:
        other = base.get(entry.key)
        yield replace(entry, value=_joined(entry, other)) if other else entry
    yield from (entry for entry in base if own.get(entry.key) is None and entry.key != EXTENDS)


def _joined(entry: tree.Entry, base: tree.Node) -> tree.Node:
    own = entry.value
    if entry.key == "packs" and isinstance(own, tree.Sequence) and isinstance(base, tree.Sequence):
        named = {item.text for item in base.items if isinstance(item, tree.Scalar)}
        new = [item for item in own.items if not isinstance(item, tree.Scalar) or item.text not in named]
        return replace(own, items=(*base.items, *new))
    if entry.key in _JOINED and isinstance(own, tree.Mapping) and isinstance(base, tree.Mapping):
        return replace(own, entries=tuple(_of_both(own, base)))
    return own


def _of_both(own: tree.Mapping, base: tree.Mapping) -> Iterator[tree.Entry]:
    yield from (entry for entry in base if own.get(entry.key) is None)
    yield from own
