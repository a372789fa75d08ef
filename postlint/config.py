"""``postlint.yaml``: finding it, checking its form, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from postlint.source import tree
from postlint.vocabulary import Kind

DEFAULT_PACKS = ("two-way", "profile")
DEFAULT_CERTAINTY = 0.75


@dataclass(frozen=True, slots=True)
class Config:
    """What a content repository asks for. Only its form is checked here.

    ``packs`` and ``rules`` stay nodes: the names in them are resolved where packs are known, and
    errors need their places. ``root`` is the folder that globs are relative to.
    """

    root: Path
    path: Path | None = None
    calendars: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    packs: tree.Sequence | None = None
    rules: tree.Mapping | None = None
    certainty: float = DEFAULT_CERTAINTY
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    extra_keys: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()
