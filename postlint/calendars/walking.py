"""Going through folders: every file once, in an order that never changes, and never in circles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from postlint.calendars.ignoring import NEVER_ENTERED, Patterns, gitignores_above, is_ignored, read_gitignore
from postlint.config import FILE_NAME
from postlint.source.diagnostic import Diagnostic
from postlint.source.looking import is_file, is_link
from postlint.source.names import shown_as
from postlint.source.spans import Span


@dataclass(slots=True)
class Walk:
    """A walk through folders: the files met, those left alone, and the problems on the way.

    Folders with settings of their own are judged apart: they are not entered but kept in ``apart``,
    unless ``whole`` says that one set of settings holds for all. ``entered`` holds devices and inodes of
    folders, so that none is entered twice.
    """

    exclude: Patterns
    whole: bool = False
    apart: list[Path] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    ignored: list[Path] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    entered: set[tuple[int, int]] = field(default_factory=set)

    def go(self, folder: Path) -> None:
        """Add the files in and below ``folder``, an absolute path."""
        # Queues, since trees of folders can be deeper than Python recurses. Links wait until all else
        # was entered, so that a folder is known by its own name where it has one here.
        pending = deque([(folder, gitignores_above(folder))])
        links: deque[tuple[Path, tuple[Patterns, ...]]] = deque()
        while pending or links:
            here, patterns = (pending or links).popleft()
            if not self._enter(here):
                continue
            patterns = (*patterns, *read_gitignore(here))
            for path in self._look_into(here, patterns):
                (links if is_link(path) else pending).append((path, patterns))

    def _enter(self, folder: Path) -> bool:
        """Tell whether ``folder`` is a new one, under whatever name."""
        try:
            status = folder.stat()
        except OSError as error:
            self._report(folder, _why_unreadable("folder", error))
            return False
        identity = status.st_dev, status.st_ino
        is_new = identity not in self.entered
        self.entered.add(identity)
        return is_new

    def _look_into(self, here: Path, patterns: tuple[Patterns, ...]) -> Iterator[Path]:
        """Take the files in ``here``, and yield the folders to enter."""
        for path in self._entries(here):
            try:
                is_folder = path.is_dir()
                circular = is_folder and is_link(path) and here.resolve().is_relative_to(path.resolve())
            except OSError as error:
                self._report(path, _why_unreadable("path", error))
                continue
            ignored = is_ignored(path, is_folder, (*patterns, self.exclude))
            if ignored or (is_folder and path.name in NEVER_ENTERED):
                self.ignored.extend(() if is_folder else (path,))
            elif circular:
                self._report(
                    path, "This link leads back to a folder that holds it. Remove it, or exclude: it."
                )
            elif is_folder and not self.whole and is_file(path / FILE_NAME):
                self.apart.append(path)
            elif is_folder:
                yield path
            else:
                self.files.append(path)

    def _entries(self, folder: Path) -> list[Path]:
        try:
            return sorted(folder.iterdir())
        except OSError as error:
            self._report(folder, _why_unreadable("folder", error))
            return []

    def _report(self, path: Path, message: str) -> None:
        self.problems.append(Diagnostic(Span.of_file(shown_as(path)), message, "reading/unreadable"))


def _why_unreadable(what: str, error: OSError) -> str:
    return f"This {what} cannot be read: {(error.strerror or str(error)).lower()}."
