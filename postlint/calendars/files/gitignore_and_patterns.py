"""Patterns for files: what .gitignore and the settings leave alone or name, and those that fit no file."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from postlint.config import Config, globs_under
from postlint.records import dataclass
from postlint.source.budgets import MAX_GITIGNORE, MAX_PATTERN
from postlint.source.diagnostic import Diagnostic
from postlint.source.globs import Globs
from postlint.source.opening import read_bytes
from postlint.source.paths import absolute_by_name, exists, is_folder, printable, shown_as
from postlint.source.spans import Span
from postlint.source.suggest import near_miss

_BYTE_ORDER_MARK: Final = "\ufeff"
_WILD: Final = frozenset("*?[\\")
_MOST_NAMES: Final = 3


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


def patterns_of(config: Config, globs: Iterable[str]) -> Patterns:
    """Return patterns of ``config``, which are about the names of files as people know them."""
    return Patterns.of(absolute_by_name(config.root), globs)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The patterns, the files that they may fit, what is left alone, and the calendars that were found."""

    calendars: Patterns
    files: Collection[Path]
    ignored: Collection[Path]
    ignored_folders: Collection[Path]
    found: Collection[Path]


def empty_globs(config: Config, fitted: Fitted) -> list[Diagnostic]:
    """Return what there is to say of each pattern that fits no file.

    Where no calendar is found at all that stops the run; else next month's folder may still be to come.
    """
    used = _used(fitted.calendars, fitted.files)
    empty = [
        (glob, _message(glob.text, number, fitted))
        for number, glob in enumerate(globs_under("calendars", config))
        if number not in used and not glob.text.startswith("!")
    ]
    if not fitted.found and not used:
        return [Diagnostic(glob.span, message, "reading/no-calendar") for glob, message in empty]
    missed = [(glob, message) for glob, message in empty if not _is_net(glob.text, fitted)]
    return [Diagnostic(glob.span, message, "reading/empty-glob") for glob, message in missed]


def _used(calendars: Patterns, files: Iterable[Path]) -> frozenset[int]:
    return frozenset(line for path in files for line in calendars.lines_for(path))


def _is_net(glob: str, fitted: Fitted) -> bool:
    """Tell whether ``glob`` says no more than that calendars may be in a folder where some were found."""
    folder, rest = _literal_part(fitted.calendars.folder, glob)
    return all(_WILD & set(name) for name in rest) and any(
        path.is_relative_to(folder) for path in fitted.found
    )


def _message(glob: str, number: int, fitted: Fitted) -> str:
    folder, rest = _literal_part(fitted.calendars.folder, glob)
    left_alone = number in _used(fitted.calendars, fitted.ignored) or any(
        folder.is_relative_to(ignored) for ignored in fitted.ignored_folders
    )
    if left_alone:
        return (
            f'All that "{glob}" fits is left alone by .gitignore or exclude:, so that none of it is judged.'
        )
    return f'"{glob}" fits no file.{_advice(glob, folder, rest, fitted.calendars.folder)}'


def _literal_part(root: Path, glob: str) -> tuple[Path, tuple[str, ...]]:
    """Follow ``glob`` from ``root`` as far as it names folders that there are; return where, and the rest."""
    parts = tuple(part for part in glob.split("/") if part not in {"", "."})
    here = root
    while parts and not _WILD & set(parts[0]) and is_folder(here / parts[0]):
        here, parts = here / parts[0], parts[1:]
    return here, parts


def _advice(glob: str, folder: Path, rest: tuple[str, ...], root: Path) -> str:
    if glob.startswith("./"):
        return f' Patterns start without "./": write "{glob.removeprefix("./")}".'
    names = _names(folder)
    wanted = rest[0] if rest and not _WILD & set(rest[0]) else None
    meant = wanted and near_miss(wanted, names)
    if wanted and meant:
        return f' Did you mean "{_with(glob, len(rest), meant)}"?'
    if folder == root:
        return " Correct it, or remove it until there is one."
    more = f" and {len(names) - _MOST_NAMES:,} more" if len(names) > _MOST_NAMES else ""
    return f" {shown_as(folder)}/ holds {', '.join(names[:_MOST_NAMES]) or 'nothing'}{more}."


def _with(glob: str, left: int, meant: str) -> str:
    """Return ``glob`` with ``meant`` in place of the first of its last ``left`` names."""
    written = glob.split("/")
    names = [place for place, name in enumerate(written) if name]
    written[names[-left]] = meant
    return "/".join(written)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(printable(entry.name) for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return []
