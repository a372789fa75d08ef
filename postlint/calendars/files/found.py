"""What was found on the way: files that may be calendars, those passed over, and patterns that fit none."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Final, Literal

from postlint.calendars.files.gitignore import Patterns
from postlint.calendars.model import FileRead, Way
from postlint.calendars.readers import READERS, reader_named
from postlint.calendars.readers.reader import Reader
from postlint.config import Config, globs_under
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.paths import absolute_by_name, is_folder, is_link, printable, real, shown_as
from postlint.source.spans import Span
from postlint.source.suggest import did_you_mean, near_miss
from postlint.source.tree import Scalar

SETTINGS = {"postlint.yaml": "postlint's settings", ".pre-commit-config.yaml": "settings of pre-commit"}
"""Files that are never calendars, and what they are."""
_WILD: Final = frozenset("*?[\\")
_MOST_NAMES: Final = 3
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


def patterns_of(config: Config, globs: Iterable[str]) -> Patterns:
    """Return patterns of ``config``, which are about the names of files as people know them."""
    return Patterns.of(absolute_by_name(config.root), globs)


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
