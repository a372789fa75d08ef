"""What was found on the way: files that may be calendars, each once, those passed over, chosen readers."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Final, Literal

from postlint.calendars.files.gitignore_and_patterns import Patterns, patterns_of
from postlint.calendars.model import FileRead, Way
from postlint.calendars.readers import READERS, readable_suffixes, reader_named
from postlint.calendars.readers.reader import Reader
from postlint.config import Config, globs_under
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.paths import is_link, real, shown_as
from postlint.source.spans import Span
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Scalar

SETTINGS = {"postlint.yaml": "postlint's settings", ".pre-commit-config.yaml": "settings of pre-commit"}
"""Files that are never calendars, and what they are."""
_ANY_CALENDAR: Final = ("june.yaml", "june.md", "social/june.csv")
"""Names of files of which one at least stays, where anything does."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to look into. ``asked_by`` tells who says that it is a calendar, if anybody does.

    ``reader`` is the one that ``readers:`` in the configuration chooses for it.
    """

    path: Path
    asked_by: Literal["command line", "configuration"] | None
    reader: Reader | None = None

    @classmethod
    def by(cls, way: Way) -> Found:
        """Return the file that was come by in some way."""
        return cls(way.path, way.asked_by, reader_named(way.chosen) if way.chosen else None)

    @property
    def name(self) -> str:
        """Return what people know the file by."""
        return shown_as(self.path)

    @property
    def way(self) -> Way:
        """Return how it was come by."""
        return Way(self.path, self.asked_by, self.reader.name if self.reader else None)


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
    ``kept_out`` are calendars by their names that a sparse checkout leaves out, ``on_settings`` says what is
    amiss with the patterns of the settings.
    """

    files: list[Found] = field(default_factory=list)
    nested: list[Path] = field(default_factory=list)
    unentered: list[Unentered] = field(default_factory=list)
    kept_out: list[Path] = field(default_factory=list)
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

    def note_if_empty(self, config: Config, exclude: Patterns) -> None:
        """Note a problem where nothing is found since ``exclude:`` leaves alone whatever may be one."""
        names = (exclude.folder / name for name in _ANY_CALENDAR)
        if not self.files and all(map(exclude.says, names)):
            message = "All files are left alone by exclude:, so that nothing is left to check."
            for glob in globs_under("exclude", config)[:1]:
                self.on_settings.append(Diagnostic(glob.span, message, "reading/no-calendar"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The readers that ``readers:`` in the configuration chooses, by pattern; the last one that fits wins."""

    rows: tuple[tuple[Patterns, Reader], ...]

    def reader_of(self, path: Path) -> Reader | None:
        """Return the reader that is chosen for ``path``, or None."""
        return next((reader for patterns, reader in reversed(self.rows) if patterns.says(path)), None)


def chosen_readers(config: Config, found: Discovery) -> Chosen:
    """Return the readers that ``config`` chooses for files; what none is called is a problem of ``found``."""
    rows = []
    for entry in config.readers or ():
        name = entry.value.text if isinstance(entry.value, Scalar) else ""
        reader = reader_named(name)
        if reader:
            rows.append((patterns_of(config, (entry.key,)), reader))
        else:
            known = [reader.name for reader in READERS]
            advice = did_you_mean(name, known) or f" Readers are {', '.join(known)}."
            found.problems.append(
                Diagnostic(
                    entry.value.span, f'There is no reader "{name}".{advice}', "reading/unknown-reader"
                )
            )
    return Chosen(tuple(rows))


def each_once(found: Discovery) -> Iterator[Found]:
    """Yield the files sorted by path; a file that links lead to under several names counts once."""
    asked = {file.path: file for file in sorted(found.files, key=lambda file: file.asked_by is not None)}
    # As paths are put in order, which takes a while to tell of each two of them.
    paths = sorted(asked, key=lambda path: os.path.normcase(path).split(os.sep))  # noqa: PTH206
    links = frozenset(filter(is_link, paths))
    real_folder = cache(lambda folder: str(real(Path(folder))))

    def leads(path: Path) -> str:
        folder, name = os.path.split(path)
        whole = str(real(path)) if path in links else os.path.join(real_folder(folder), name)  # noqa: PTH118
        return os.path.normcase(whole)

    leads_to = {path: leads(path) for path in paths}
    # Of several names, the one that is no link is the one that people know.
    chosen: dict[str, Path] = {}
    for path in sorted(paths, key=links.__contains__):
        chosen.setdefault(leads_to[path], path)
    for path in paths:
        if chosen[leads_to[path]] == path:
            yield asked[path]
        else:
            found.pass_over(path, f"the same file as {shown_as(chosen[leads_to[path]])}")


def suffixes() -> str:
    """Return the endings of the names of files that are read, for people."""
    return ", ".join(sorted(readable_suffixes()))
