"""``postlint.yaml``: finding it, checking its form, and what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast

from postlint.source import tree
from postlint.source.looking import exists, is_folder
from postlint.source.names import shown_as
from postlint.source.reading import read_file
from postlint.source.spans import Problem
from postlint.source.validate import plain, validate
from postlint.source.yaml_tree import parse
from postlint.vocabulary import STATUSES, Kind, Status

FILE_NAME = "postlint.yaml"
DEFAULT_PACKS = ("two-way", "profile")
DEFAULT_CERTAINTY = 0.72

DateOrder: TypeAlias = Literal["day-first", "month-first"]
"""What comes first in a date such as 03/04/2026."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$", re.ASCII)

_SCHEMA_FILE = Path(__file__).with_name("config.schema.json")


@dataclass(frozen=True, slots=True)
class Config:
    """What a content repository asks for. Only its form is checked here.

    ``packs``, ``rules``, ``groups``, ``overrides``, ``readers`` and ``accounts`` stay nodes: what is in them
    is resolved where it is known, and errors need their places. ``root`` is the folder that globs are
    relative to. ``named`` tells that somebody asked for this file by name: it then holds in folders with
    settings of their own, too. ``parsed`` is the file itself.
    """

    root: Path
    path: Path | None = None
    named: bool = False
    calendars: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    packs: tree.Sequence | None = None
    rules: tree.Mapping | None = None
    certainty: float = DEFAULT_CERTAINTY
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    extra_keys: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    readers: tree.Mapping | None = None
    accounts: tree.Mapping | None = None
    origin: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_order: DateOrder | None = None
    dates_from_git: bool = False
    groups: tree.Mapping | None = None
    overrides: tuple[tree.Mapping, ...] = ()
    statuses: frozenset[Status] = frozenset(STATUSES)
    since: date | None = None
    parsed: tree.Parsed | None = field(default=None, compare=False, repr=False)


@cache
def config_schema() -> dict[str, object]:
    """Return the JSON Schema of ``postlint.yaml``."""
    return json.loads(_SCHEMA_FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def find_config(start: Path, explicit: Path | None = None) -> tuple[Config, tuple[Problem, ...]]:
    """Find and read the ``postlint.yaml`` that holds for ``start``, a file or folder.

    That is the nearest one from ``start`` upwards, no higher than the folder of the repository;
    ``explicit`` names one instead. Without any, all is at its default. Where the file has problems,
    the configuration is the default one: nothing should be judged by half a configuration.
    """
    folder = start if is_folder(start) else start.parent
    path = explicit or _nearest(folder)
    if not path:
        return Config(root=folder), ()
    config, problems = read_config(path)
    return replace(config, named=explicit is not None), problems


def read_config(path: Path) -> tuple[Config, tuple[Problem, ...]]:
    """Read the configuration in the file at ``path``, with every problem that it has."""
    default = Config(root=path.parent, path=path)
    source = read_file(path, shown_as(path))
    if isinstance(source, Problem):
        return default, (source,)
    parsed = parse(source)
    settings = tuple(document for document in parsed.documents if not _is_empty(document))
    if parsed.problems or not settings:
        return default, parsed.problems
    if len(settings) > 1:
        return default, (Problem(settings[1].span, "Settings are one document: remove the second one."),)
    problems = (
        *validate(settings[0], config_schema()),
        *_unusable_patterns(settings[0]),
        *_no_such_day(settings[0]),
    )
    if problems or not isinstance(settings[0], tree.Mapping):
        return default, problems
    return replace(_read(settings[0], path), parsed=parsed), ()


def _is_empty(document: tree.Node) -> bool:
    return isinstance(document, tree.Scalar) and document.value is None


def _unusable_patterns(settings: tree.Node) -> Iterator[Problem]:
    for pattern in _patterns(settings):
        if not is_pattern(pattern.text):
            yield Problem(pattern.span, f'"{pattern.text}" is no pattern. Write one as in .gitignore.')
        elif ".." in pattern.text.split("/"):
            yield Problem(
                pattern.span,
                f'"{pattern.text}" leads out of the folder of {FILE_NAME}, which patterns start from. '
                f"Move {FILE_NAME} up, or the calendars in.",
            )


def _no_such_day(settings: tree.Node) -> Iterator[Problem]:
    since = _since(settings)
    if since and _DAY.match(since.text) and _day(since) is None:
        yield Problem(since.span, f'"{since.text}" is not a day that there is. Write it as in 2026-06-01.')


def _since(settings: tree.Node) -> tree.Scalar | None:
    written = settings.get("since") if isinstance(settings, tree.Mapping) else None
    return written if isinstance(written, tree.Scalar) else None


def _day(written: tree.Scalar) -> date | None:
    try:
        return date.fromisoformat(written.text)
    except ValueError:
        return None


def _patterns(settings: tree.Node) -> Iterator[tree.Scalar]:
    """Yield every pattern in ``settings``, whatever it is for."""
    for key in ("calendars", "exclude"):
        yield from _scalars(settings, key)
    for entry in _entries(settings, "readers"):
        yield entry.key_node
    for entry in _entries(settings, "accounts"):
        yield from _scalars(entry.value, "paths")
    for item in _overrides(settings):
        yield from _scalars(item, "paths")
    for entry in _entries(settings, "origin"):
        yield from _items(entry.value)


def _read(settings: tree.Mapping, path: Path) -> Config:
    certainty, kinds, dates = (settings.get(key) for key in ("certainty", "kinds", "dates"))
    packs, rules, readers, accounts = (settings.get(key) for key in ("packs", "rules", "readers", "accounts"))
    groups, since = settings.get("groups"), _since(settings)
    about_dates = cast("dict[str, object]", plain(dates)) if dates else {}
    origin = {
        entry.key: tuple(pattern.text for pattern in _items(entry.value))
        for entry in _entries(settings, "origin")
    }
    return Config(
        root=path.parent,
        path=path,
        calendars=_texts(settings, "calendars"),
        exclude=_texts(settings, "exclude"),
        packs=packs if isinstance(packs, tree.Sequence) else None,
        rules=rules if isinstance(rules, tree.Mapping) else None,
        certainty=float(str(plain(certainty))) if certainty else DEFAULT_CERTAINTY,
        kinds=cast("dict[str, Kind]", plain(kinds)) if kinds else {},
        extra_keys=frozenset(_texts(settings, "extra_keys")),
        own=_texts(settings, "own"),
        columns={
            entry.key: entry.value.text
            for entry in _entries(settings, "columns")
            if isinstance(entry.value, tree.Scalar)
        },
        readers=readers if isinstance(readers, tree.Mapping) else None,
        accounts=accounts if isinstance(accounts, tree.Mapping) else None,
        origin=origin,
        date_order=cast("DateOrder | None", about_dates.get("order")),
        dates_from_git=about_dates.get("from_git") is True,
        groups=groups if isinstance(groups, tree.Mapping) else None,
        overrides=tuple(_overrides(settings)),
        statuses=frozenset(cast("tuple[Status, ...]", _texts(settings, "statuses")) or STATUSES),
        since=_day(since) if since else None,
    )


def _overrides(settings: tree.Node) -> Iterator[tree.Mapping]:
    listed = settings.get("overrides") if isinstance(settings, tree.Mapping) else None
    for item in listed.items if isinstance(listed, tree.Sequence) else ():
        if isinstance(item, tree.Mapping):
            yield item


def _texts(settings: tree.Mapping, key: str) -> tuple[str, ...]:
    return tuple(scalar.text for scalar in _scalars(settings, key))


def _scalars(settings: tree.Node, key: str) -> tuple[tree.Scalar, ...]:
    return _items(settings.get(key) if isinstance(settings, tree.Mapping) else None)


def _items(listed: tree.Node | None) -> tuple[tree.Scalar, ...]:
    items = listed.items if isinstance(listed, tree.Sequence) else ()
    return tuple(item for item in items if isinstance(item, tree.Scalar))


def _entries(settings: tree.Node, key: str) -> tuple[tree.Entry, ...]:
    value = settings.get(key) if isinstance(settings, tree.Mapping) else None
    return value.entries if isinstance(value, tree.Mapping) else ()


def is_pattern(line: str) -> bool:
    """Tell whether ``line`` is a pattern as in .gitignore; a lone ``!``, for example, is none."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _nearest(folder: Path) -> Path | None:
    absolute = folder.resolve()
    for here in (absolute, *absolute.parents):
        if exists(here / FILE_NAME):
            return here / FILE_NAME
        if exists(here / ".git"):
            return None
    return None
