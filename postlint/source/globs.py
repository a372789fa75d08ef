"""Lines as in .gitignore: which of them fit a path, and what the last word on it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import re2

from postlint.source.wildmatch import expression

MAX_LINE: Final = 4096
"""No path that a system opens is longer."""
_MAX_MEMORY: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Glob:
    """One line. ``spares`` tells that it takes back what others say (``!``); ``fits`` is for RE2."""

    fits: str
    spares: bool
    only_folders: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that fits a path, by its number; ``below`` tells that it fits a folder which holds the path."""

    line: int
    below: bool


@dataclass(frozen=True)
class Globs:
    """Lines, in order. Those that are none, such as comments, stay for their numbers, and fit nothing."""

    lines: tuple[Glob | None, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Globs:
        """Return what ``lines`` say, as in .gitignore."""
        return cls(tuple(map(glob_of, lines)))

    def hits(self, path: str, *, is_folder: bool = False) -> list[Hit]:
        """Return the lines that fit ``path``, which is relative and written with ``/``, in order."""
        text = f"{path}/" if is_folder else path
        found = (hits[number] for fitting, hits in self._sets for number in fitting.Match(text) or ())
        return sorted(found, key=lambda hit: (hit.line, not hit.below))

    def says(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Return the last word on ``path``: True where it fits, False where it is spared, else None."""
        said, itself = None, False
        for hit in self.hits(path, is_folder=is_folder):
            glob = self.lines[hit.line]
            # A folder that is spared brings back nothing in it of which a line spoke before.
            if glob and not (glob.spares and hit.below and itself):
                said, itself = not glob.spares, not hit.below
        return said

    @cached_property
    def _sets(self) -> tuple[tuple[Any, Sequence[Hit]], ...]:
        return tuple(
            _sets([row for number, glob in enumerate(self.lines) if glob for row in _rows(number, glob)])
        )


def glob_of(line: str, *, strict: bool = False) -> Glob | None:
    """Return the pattern in ``line``, or None where it holds none or one that can fit no path.

    ``strict`` also refuses what is a slip, though git takes it.
    """
    text = _without_spaces(line)
    if not text or text.startswith("#") or len(text) > MAX_LINE:
        return None
    spares = text.startswith("!")
    text = text[spares:]
    only_folders = text.endswith("/")
    text = text[: len(text) - only_folders]
    anywhere = "" if "/" in text else "(?:.*/)?"
    fits = expression(text.removeprefix("/"), strict=strict)
    return Glob(anywhere + fits, spares, only_folders) if fits else None


def _without_spaces(line: str) -> str:
    bare = line.rstrip(" ")
    escapes = len(bare) - len(bare.rstrip("\\"))
    return bare + " " if escapes % 2 and len(bare) < len(line) else bare


def _rows(number: int, glob: Glob) -> Iterator[tuple[str, Hit]]:
    yield f"{glob.fits}/" if glob.only_folders else f"{glob.fits}/?", Hit(number, below=False)
    yield f"{glob.fits}/.+", Hit(number, below=True)


def _sets(rows: Sequence[tuple[str, Hit]]) -> Iterator[tuple[Any, Sequence[Hit]]]:
    """Yield sets of expressions, each with what its members stand for: one, or more where it gets too big."""
    if not rows:
        return
    fitting = re2.Set.FullMatchSet(_options())
    try:
        for fits, _ in rows:
            fitting.Add(fits)
        fitting.Compile()
        yield fitting, [hit for _, hit in rows]
    except re2.error:
        if len(rows) > 1:
            yield from _sets(rows[: len(rows) // 2])
            yield from _sets(rows[len(rows) // 2 :])


def _options() -> Any:
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    options.dot_nl = True
    options.max_mem = _MAX_MEMORY
    return options
