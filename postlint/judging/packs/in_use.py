"""The packs in use of each configuration, and which keys of posts their rules speak of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from postlint.config import Config
from postlint.judging.model import Pack
from postlint.judging.packs.load import load_packs, shipped_names
from postlint.judging.packs.rule_keys import keys_of
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic

InUse: TypeAlias = tuple[tuple[Pack, ...], tuple[Diagnostic, ...]]
"""The packs in use, and all that is wrong with them."""


class House:
    """The packs of configurations, each read once."""

    def __init__(self) -> None:
        self._read: dict[Path, InUse] = {}

    def packs(self, settings: Config) -> InUse:
        """Return the packs in use, and all that is wrong with them."""
        where = settings.path or settings.root
        if where not in self._read:
            self._read[where] = load_packs(settings)
        return self._read[where]

    def knowing_keys(self, settings: Config) -> Config:
        """Return settings that name the keys of which rules speak; shipped rules name none that is a slip."""
        named = tree.scalars_of(settings.packs) if settings.packs else ()
        if not settings.rules and all(name.text in shipped_names() for name in named):
            return settings
        rules = (rule for pack in self.packs(settings)[0] for rule in pack.rules)
        return replace(settings, extra_keys=settings.extra_keys | keys_of(rules))
