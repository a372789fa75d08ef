"""Which files and folders people want left alone: what .gitignore and the settings say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from postlint.records import dataclass
from postlint.source.budgets import MAX_GITIGNORE, MAX_PATTERN
from postlint.source.diagnostic import Diagnostic
from postlint.source.globs import Globs
from postlint.source.opening import read_bytes
from postlint.source.paths import exists, printable, shown_as
from postlint.source.spans import Span

_BYTE_ORDER_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one .gitignore, or of one key of postlint.yaml, and the folder they belong to."""

    folder: Path
    globs: Globs

    @classmethod
    def of(cls, folder: Path, lines: Iterable[str]) -> Patterns:
        """Return what ``lines``, written as in .gitignore, say of what is below ``folder``."""
        return cls(folder, Globs.of(lines))

    def says(self, path: Path, is_folder: bool = False) -> bool | None:
        """Tell whether ``path`` matches; False means that it is excepted, None that nothing is said of it."""
        relative = self._relative(path)
        return None if relative is None else self.globs.says(relative, is_folder=is_folder)

    def lines_for(self, path: Path) -> frozenset[int]:
        """Return the numbers, from 0, of the lines that fit the file at ``path`` or a folder it is in."""
        relative = self._relative(path)
        return frozenset() if relative is None else frozenset(hit.line for hit in self.globs.hits(relative))

    def _relative(self, path: Path) -> str | None:
        if not self.globs.lines:
            return None
        # Asked of every file of a repository, in which pathlib would be most of the cost.
        folder, written = os.path.join(self.folder, ""), str(path)  # noqa: PTH118
        return printable(written[len(folder) :]) if written.startswith(folder) else None


@dataclass(frozen=True, slots=True)
class Ignored:
    """What the .gitignore of a folder, or of those above it, says, and what is wrong with it."""

    patterns: tuple[Patterns, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    size: int = 0


def read_gitignore(folder: Path) -> Ignored:
    """Return what the .gitignore in ``folder`` says; nothing where there is none that git would read."""
    path = folder / ".gitignore"
    try:
        # git follows no link here either, which could lead to a device that never ends.
        data = read_bytes(path, MAX_GITIGNORE, links=False)
    except OSError:
        return Ignored()
    if len(data) > MAX_GITIGNORE:
        return Ignored(problems=(Diagnostic(Span.of_file(shown_as(path)), _TOO_BIG, "reading/too-much"),))
    text = data.decode("utf-8", "surrogateescape").removeprefix(_BYTE_ORDER_MARK)
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return Ignored((Patterns.of(folder, lines),), tuple(_too_long(path, lines)), len(data))


def gitignores_above(folder: Path) -> Ignored:
    """Return what those of the folders above ``folder`` say, up to the one that holds the repository."""
    above: list[Ignored] = []
    for inner, parent in zip((folder, *folder.parents), folder.parents, strict=False):
        if exists(inner / ".git"):
            return Ignored(
                tuple(part for ignored in above for part in ignored.patterns),
                tuple(problem for ignored in above for problem in ignored.problems),
            )
        above = [read_gitignore(parent), *above]
    # Outside of a repository there is nobody whose .gitignore it could be.
    return Ignored()


def is_ignored(path: Path, is_folder: bool, patterns: Iterable[Patterns]) -> bool:
    """Tell whether ``patterns``, outermost first, leave ``path`` alone: the innermost word decides."""
    said = [word for pattern in patterns if (word := pattern.says(path, is_folder)) is not None]
    return bool(said and said[-1])


def _too_long(path: Path, lines: Iterable[str]) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_PATTERN:
            yield Diagnostic(Span(shown_as(path), number, 1, number, 2), _TOO_LONG, "reading/too-much")


_TOO_BIG: Final = (
    f"This .gitignore has more than {MAX_GITIGNORE // 1024} KB, and postlint reads none of it. Name whole "
    "folders in place of files, or say under exclude: in postlint.yaml what to leave alone."
)
_TOO_LONG: Final = (
    f"No path is longer than {MAX_PATTERN:,} characters, and so this line fits none. Remove it."
)
