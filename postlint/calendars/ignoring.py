"""Which files and folders people want left alone: .gitignore, and folders that hold no calendars."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from postlint.config import is_pattern
from postlint.source.looking import exists
from postlint.source.names import printable

NEVER_ENTERED = frozenset({".git", ".venv", "node_modules"})


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one .gitignore, or of one key of postlint.yaml, and the folder they belong to."""

    folder: Path
    spec: GitIgnoreSpec

    def says(self, path: Path, is_folder: bool = False) -> bool | None:
        """Tell whether ``path`` matches; False means that it is excepted, None that nothing is said of it."""
        # Asked of every file of a repository, in which pathlib would be most of the cost.
        folder, written = os.path.join(self.folder, ""), str(path)  # noqa: PTH118
        if not self.spec.patterns or not written.startswith(folder):
            return None
        relative = printable(written[len(folder) :])
        return self.spec.check_file(f"{relative}/" if is_folder else relative).include


def read_gitignore(folder: Path) -> tuple[Patterns, ...]:
    """Return the patterns of the .gitignore in ``folder``; none where there is none to be read."""
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    # git passes over lines that are no patterns, such as a lone exclamation mark.
    return (Patterns(folder, GitIgnoreSpec.from_lines(line for line in lines if is_pattern(line))),)


def gitignores_above(folder: Path) -> tuple[Patterns, ...]:
    """Return the patterns of the folders above ``folder``, up to the one that holds the repository."""
    above: list[Patterns] = []
    for inner, parent in zip((folder, *folder.parents), folder.parents, strict=False):
        if exists(inner / ".git"):
            return tuple(above)
        above = [*read_gitignore(parent), *above]
    # Outside of a repository there is nobody whose .gitignore it could be.
    return ()


def is_ignored(path: Path, is_folder: bool, patterns: Iterable[Patterns]) -> bool:
    """Tell whether ``patterns``, outermost first, leave ``path`` alone: the innermost word decides."""
    said = [word for pattern in patterns if (word := pattern.says(path, is_folder)) is not None]
    return bool(said and said[-1])
