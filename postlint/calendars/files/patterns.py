"""Patterns of calendars: those that `postlint init` writes, and those in the settings that fit no file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from postlint.calendars.files.found import SETTINGS
from postlint.calendars.files.gitignore import Patterns
from postlint.calendars.readers import readers_for
from postlint.config import Config, calendar_globs
from postlint.source.diagnostic import Diagnostic
from postlint.source.paths import is_folder, printable, shown_as
from postlint.source.suggest import near_miss

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


_WILD: Final = frozenset("*?[\\")
_MOST_NAMES: Final = 3


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
        for number, glob in enumerate(calendar_globs(config))
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
