"""Patterns that name calendars: for ``calendars:`` in postlint.yaml, and for the ``files:`` of a hook."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from postlint.calendars.files.found import SETTINGS
from postlint.calendars.readers import readers_for

_SPECIAL: Final = re.compile(r"([\\*?\[\]!#])")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One file, or all files in and below a folder whose names end in ``suffix``, but those in ``but``.

    Of the current folder those below are not meant.
    """

    path: Path
    suffix: str | None = None
    but: tuple[Path, ...] = ()

    @property
    def globs(self) -> tuple[str, ...]:
        """Return the pattern as .gitignore has it: a line, and one for each exception."""
        within = "*" if self.path == Path() else "/**/*"
        below = "" if self.suffix is None else within + self.suffix
        return (_quoted(self.path) + below, *(f"!{_quoted(path)}" for path in self.but))

    @property
    def without_exceptions(self) -> tuple[str, ...]:
        """Return the pattern for where nothing can be excepted: file by file where something is."""
        if not self.but or self.suffix is None:
            return self.globs[:1]
        look = self.path.glob if self.path == Path() else self.path.rglob
        named = sorted(path for path in look(f"*{self.suffix}") if path.is_file() and path not in self.but)
        return tuple(_quoted(path) for path in named)

    @property
    def regex(self) -> str:
        """Return the pattern as an expression that the whole path matches; exceptions match, too."""
        if self.suffix is None:
            return re.escape(self.path.as_posix())
        folder = "[^/]*" if self.path == Path() else f"{re.escape(self.path.as_posix())}/.*"
        return folder + re.escape(self.suffix)


def patterns_of(calendars: Iterable[Path]) -> tuple[Pattern, ...]:
    """Return patterns that match ``calendars``, paths from the current folder, and no other file there.

    A folder below which all files of that sort are calendars is named in place of its files, so that next
    month's calendar is found as well; of the current folder, only the files in it are meant. Where each post
    has a file of its own, a folder of mostly posts is named with its exceptions; not the current folder for
    Markdown, which may be anything there. Files of archives are called what they are called.
    """
    paths = frozenset(calendars)

    @cache
    def pattern(folder: Path, suffix: str) -> Pattern | None:
        readers = readers_for(suffix)
        one_post = readers[0].one_post
        if folder == Path() and readers[0].opportunistic:
            return None
        look = folder.glob if folder == Path() else folder.rglob
        alike = [path for path in look(f"*{suffix}") if path.is_file() and path.name not in SETTINGS]
        but = tuple(sorted(path for path in alike if path not in paths))
        fits = 2 * len(but) < len(alike) if one_post else not but
        return Pattern(folder, suffix, but) if fits else None

    def best(path: Path) -> Pattern:
        if any(reader.names and reader.names.fullmatch(path.name) for reader in readers_for(path.suffix)):
            return Pattern(path)
        folders = [folder for folder in reversed(path.parents) if folder != Path()] or [Path()]
        return next(filter(None, (pattern(folder, path.suffix) for folder in folders)), Pattern(path))

    return tuple(dict.fromkeys(map(best, sorted(paths))))


def _quoted(path: Path) -> str:
    name = "" if path == Path() else path.as_posix()
    return "/" + _SPECIAL.sub(r"\\\1", name)
