"""Patterns that name calendars: for ``calendars:`` in postlint.yaml, and for the ``files:`` of a hook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SPECIAL: Final = re.compile(r"([\\*?\[\]!#])")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One file, or all files in and below a folder whose names end in ``suffix``."""

    path: Path
    suffix: str | None = None

    @property
    def ending(self) -> str:
        """Return what the names of its files end in."""
        return self.suffix or self.path.suffix

    @property
    def glob(self) -> str:
        """Return the pattern as .gitignore has it."""
        name = _SPECIAL.sub(r"\\\1", self.path.as_posix())
        return f"/{name}" if self.suffix is None else f"/{name}/**/*{self.suffix}"

    @property
    def regex(self) -> str:
        """Return the pattern as an expression that the whole path matches."""
        name = re.escape(self.path.as_posix())
        return name if self.suffix is None else f"{name}/.*{re.escape(self.suffix)}"


def patterns_of(calendars: Iterable[Path]) -> tuple[Pattern, ...]:
    """Return patterns that match ``calendars``, paths from the current folder, and no other file there.

    A folder below which all files of that sort are calendars is named in place of its files, so that next
    month's calendar is found as well; the current folder never is, where files of all sorts come to lie.
    """
    paths = sorted(calendars)
    return tuple(dict.fromkeys(_pattern(path, frozenset(paths)) for path in paths))


def _pattern(path: Path, calendars: frozenset[Path]) -> Pattern:
    for folder in reversed(path.parents):
        if folder != Path() and all(other in calendars for other in _alike(folder, path.suffix)):
            return Pattern(folder, path.suffix)
    return Pattern(path)


def _alike(folder: Path, suffix: str) -> Iterator[Path]:
    return (path for path in folder.rglob(f"*{suffix}") if path.is_file())
