"""Going through folders: every file once, in an order that never changes, and never in circles."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import field
from operator import attrgetter
from pathlib import Path
from typing import Final, TypeAlias

from postlint.calendars.files.gitignore_and_patterns import (
    Ignored,
    Patterns,
    gitignores_above,
    is_ignored,
    read_gitignore,
)
from postlint.calendars.files.tracked import Repositories
from postlint.config import FILE_NAME
from postlint.records import dataclass
from postlint.source.budgets import MAX_GITIGNORES
from postlint.source.diagnostic import Diagnostic
from postlint.source.opening import LEADS_OUT, Bounds
from postlint.source.paths import exists, is_file, is_link, shown_as
from postlint.source.spans import Span

OF_TOOLS: Final = frozenset({".git", ".venv", "node_modules"})
_OF_ENVIRONMENTS: Final = "pyvenv.cfg"

Pace: TypeAlias = Callable[[Path, int], None]
"""Is told each folder that is entered, and how many files were met before."""


@dataclass(slots=True)
class Walk:
    """A walk through folders: the files met, those left alone, and the problems on the way.

    Folders with settings of their own are judged apart: they are not entered but kept in ``nested``,
    unless ``whole`` says that one set of settings holds for all. Folders that tools made are kept in
    ``tools``, unless git tracks what is in them. Other repositories are kept in ``others``;
    submodules are entered, unless ``tracked_only`` says that it is about what this repository tracks.
    Links that leave ``bounds`` are not followed; those to files are kept in ``outward``, too. ``entered``
    holds devices and inodes of folders, so that none is entered twice.
    """

    exclude: Patterns
    repositories: Repositories
    bounds: Bounds
    whole: bool = False
    tracked_only: bool = False
    pace: Pace | None = None
    nested: list[Path] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    ignored: list[Path] = field(default_factory=list)
    ignored_folders: list[Path] = field(default_factory=list)
    tools: list[Path] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    outward: set[Path] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    entered: set[tuple[int, int]] = field(default_factory=set)
    patterns_read: int = 0

    def go(self, folder: Path) -> None:
        """Add the files in and below ``folder``, an absolute path."""
        # Queues, since trees of folders can be deeper than Python recurses. Links wait until all else
        # was entered, so that a folder is known by its own name where it has one here.
        pending = deque([(folder, self._patterns_above(folder))])
        links: deque[tuple[Path, tuple[Patterns, ...]]] = deque()
        while pending or links:
            here, patterns = (pending or links).popleft()
            if not self._enter(here):
                continue
            if self.pace:
                self.pace(here, len(self.files))
            patterns = (*patterns, *self._take_in(read_gitignore(here)))
            for path in self._look_into(here, patterns):
                (links if is_link(path) else pending).append((path, patterns))

    def _patterns_above(self, folder: Path) -> tuple[Patterns, ...]:
        patterns = self._take_in(gitignores_above(folder))
        # Whoever names a folder that is ignored wants it read.
        return () if is_ignored(folder, True, patterns) else patterns

    def _take_in(self, ignored: Ignored) -> tuple[Patterns, ...]:
        self.problems.extend(problem for problem in ignored.problems if problem not in self.problems)
        self.patterns_read += ignored.size
        if self.patterns_read <= MAX_GITIGNORES:
            return ignored.patterns
        if ignored.size and self.patterns_read - ignored.size <= MAX_GITIGNORES:
            where = Span.of_file(shown_as(ignored.patterns[0].folder / ".gitignore"))
            self.problems.append(Diagnostic(where, _TOO_MANY, "reading/too-much"))
        return ()

    def _enter(self, folder: Path) -> bool:
        """Tell whether ``folder`` is a new one, under whatever name."""
        try:
            status = folder.stat()
        except FileNotFoundError:
            # Gone since it was met: it might as well have been before.
            return False
        except OSError as error:
            self._report(folder, _why_unreadable("folder", error))
            return False
        identity = status.st_dev, status.st_ino
        is_new = identity not in self.entered
        self.entered.add(identity)
        return is_new

    def _look_into(self, here: Path, patterns: tuple[Patterns, ...]) -> Iterator[Path]:
        """Take the files in ``here``, and yield the folders to enter."""
        may_enter = os.access(here, os.X_OK)
        for found in self._entries(here):
            path = Path(found.path)
            try:
                # What a folder says of its files is known without asking for each; of links, it says nothing.
                may_be_link = not may_enter or found.is_symlink()
                is_folder = path.is_dir() if may_be_link else found.is_dir()
                is_linked = is_folder and may_be_link and is_link(path)
                circular = is_linked and here.resolve().is_relative_to(path.resolve())
            except OSError as error:
                self._report(path, _why_unreadable("path", error))
                continue
            if is_folder and self._is_left_to_tools(path):
                continue
            if self._is_left_alone(path, is_folder, patterns):
                (self.ignored_folders if is_folder else self.ignored).append(path)
            elif circular:
                self._report(
                    path, "This link leads back to a folder that holds it. Remove it, or exclude: it."
                )
            elif may_be_link and self.bounds.are_left_by(path):
                self._leave(path, is_folder)
            elif not is_folder:
                self.files.append(path)
            elif self._is_other(path):
                self.others.append(path)
            elif not self.whole and is_file(_in(path, FILE_NAME)):
                self.nested.append(path)
            else:
                yield path

    def _leave(self, path: Path, is_folder: bool) -> None:
        """Do not follow a link that leaves the bounds; whether a file is missed, its name has to tell."""
        if is_folder:
            self._report(path, LEADS_OUT)
        else:
            self.outward.add(path)
            self.files.append(path)

    def _is_left_alone(self, path: Path, is_folder: bool, patterns: tuple[Patterns, ...]) -> bool:
        if not is_ignored(path, is_folder, (*patterns, self.exclude)):
            return False
        # Git does not ignore what it tracks.
        return bool(self.exclude.says(path, is_folder)) or not self.repositories.tracks(path)

    def _is_left_to_tools(self, folder: Path) -> bool:
        """Tell whether ``folder`` is git's, or one that tools made and that is no part of the repository."""
        if self.bounds.keep_for_git(folder):
            return True
        if not _is_tools(folder) or self.repositories.tracks(folder):
            return False
        self.tools.append(folder)
        return True

    def _is_other(self, folder: Path) -> bool:
        """Tell whether ``folder`` is a repository that has no part in this one."""
        return exists(_in(folder, ".git")) and (
            self.tracked_only or not self.repositories.is_submodule(folder)
        )

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as found:
                return sorted(found, key=attrgetter("name"))
        except OSError as error:
            self._report(folder, _why_unreadable("folder", error))
            return []

    def _report(self, path: Path, message: str) -> None:
        self.problems.append(Diagnostic(Span.of_file(shown_as(path)), message, "reading/unreadable"))


_TOO_MANY: Final = (
    f"All .gitignore files up to this one have more than {MAX_GITIGNORES // 1024 // 1024} MB, and postlint "
    "reads no more of them. Say under exclude: in postlint.yaml which folders to leave alone."
)


def _in(folder: Path, name: str) -> str:
    # Asked of every folder, in which pathlib would be most of the cost.
    return os.path.join(folder, name)  # noqa: PTH118


def _is_tools(folder: Path) -> bool:
    """Tell whether ``folder`` holds what tools put there for themselves."""
    return folder.name in OF_TOOLS or exists(_in(folder, _OF_ENVIRONMENTS))


def _why_unreadable(what: str, error: OSError) -> str:
    return f"This {what} cannot be read: {(error.strerror or str(error)).lower()}."
