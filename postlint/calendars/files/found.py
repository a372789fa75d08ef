"""The files that may be calendars, those that are passed over, and what was met on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from postlint.calendars.model import FileRead
from postlint.calendars.readers.reader import Reader
from postlint.source.diagnostic import Diagnostic
from postlint.source.paths import shown_as
from postlint.source.spans import Span

SETTINGS = {"postlint.yaml": "postlint's settings", ".pre-commit-config.yaml": "settings of pre-commit"}
"""Files that are never calendars, and what they are."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to look into. ``asked_by`` tells who says that it is a calendar, if anybody does.

    ``reader`` is the one that ``readers:`` in the configuration chooses for it.
    """

    path: Path
    asked_by: Literal["command line", "configuration"] | None
    reader: Reader | None = None

    @property
    def name(self) -> str:
        """Return what people know the file by."""
        return shown_as(self.path)


@dataclass(frozen=True, slots=True)
class Unentered:
    """A repository that was met and left alone, what it is here, and its files that may be calendars."""

    folder: Path
    what: Literal["submodule", "repository of its own"]
    files: tuple[Found, ...]


@dataclass(slots=True)
class Discovery:
    """The files to look into, those that are passed over and why, and the problems met.

    ``nested`` are the folders met that have settings of their own, ``other_sorts`` the number of files met
    that no reader reads, by the endings of their names. ``unread`` are those met that are not to be read,
    ``on_settings`` says what is amiss with the patterns of the settings.
    """

    files: list[Found] = field(default_factory=list)
    nested: list[Path] = field(default_factory=list)
    unentered: list[Unentered] = field(default_factory=list)
    on_settings: list[Diagnostic] = field(default_factory=list)
    passed_over: list[FileRead] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    shown: frozenset[str] | None = None
    other_sorts: Counter[str] = field(default_factory=Counter)
    unread: list[Path] = field(default_factory=list)

    def pass_over(self, path: Path, why: str, *, incidental: bool = False) -> None:
        """Note that the file at ``path`` is not looked into."""
        self.passed_over.append(FileRead(shown_as(path), None, 0, why, incidental))

    def report(self, path: Path, message: str, rule: str) -> None:
        """Note a problem with the file or folder at ``path`` as a whole."""
        self.problems.append(Diagnostic(Span.of_file(shown_as(path)), message, rule))
