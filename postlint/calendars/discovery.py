"""Which files are calendars to be: what a configuration names, or what was given on the command line."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from pathspec import GitIgnoreSpec

from postlint.calendars.ignoring import Patterns
from postlint.calendars.model import FileRead
from postlint.calendars.readers import (
    READERS,
    WALKED_SUFFIXES,
    is_named_like_one,
    is_readable,
    readable_suffixes,
    reader_named,
)
from postlint.calendars.reading import Reader
from postlint.calendars.walking import Walk
from postlint.config import Config
from postlint.source.diagnostic import Diagnostic
from postlint.source.looking import is_folder, is_link, is_missing, said_missing
from postlint.source.names import shown_as
from postlint.source.spans import Span
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Scalar

_PACKED = frozenset({".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar"})
SETTINGS = {"postlint.yaml": "postlint's settings", ".pre-commit-config.yaml": "settings of pre-commit"}
"""Files that are settings of tools, by their names: never calendars."""


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


@dataclass(slots=True)
class Discovery:
    """The files to look into, those that are passed over and why, and the problems met.

    ``apart`` are the folders met that have settings of their own, ``other_sorts`` the number of files met
    that no reader reads, by the endings of their names. ``unread`` are those met that are not to be read.
    """

    files: list[Found] = field(default_factory=list)
    apart: list[Path] = field(default_factory=list)
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


def discover(config: Config, paths: Iterable[Path], *, stdin: Path | None, tracked_only: bool) -> Discovery:
    """Find the files to look into, each once, sorted.

    With ``calendars:`` in the configuration they are all those that it names, and ``paths`` only choose
    which are shown; else ``paths`` are the whole, and without any the folder of the settings. ``stdin``
    is a file whose text comes from elsewhere, so that it need not exist.
    """
    everything = config.root if config.path and not config.named else Path()
    given = sorted({_absolute(path) for path in paths} or {_absolute(stdin or everything)})
    found = Discovery()
    chosen = _chosen(config, found)
    stand_in = _absolute(stdin) if stdin else None
    if config.calendars:
        _find_configured(config, chosen, given if paths or stdin else [], stand_in, found)
    else:
        _find_given(config, chosen, given, stand_in, found)
    if tracked_only:
        _keep_tracked(config, stand_in, found)
    found.files = list(_each_once(found))
    return found


def is_same_file(path: Path, other: Path) -> bool:
    """Tell whether two names lead to the same file, which need not exist."""
    return _real(path) == _real(other)


def _absolute(path: Path) -> Path:
    # Not resolve(): people know their files by the names that links give them.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _patterns(config: Config, globs: Iterable[str]) -> Patterns:
    return Patterns(_absolute(config.root), GitIgnoreSpec.from_lines(globs))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The readers that ``readers:`` in the configuration chooses, by pattern; the last one that fits wins."""

    rows: tuple[tuple[Patterns, Reader], ...]

    def reader_of(self, path: Path) -> Reader | None:
        """Return the reader that is chosen for ``path``, or None."""
        return next((reader for patterns, reader in reversed(self.rows) if patterns.says(path)), None)


def _chosen(config: Config, found: Discovery) -> _Chosen:
    rows = []
    for entry in config.readers or ():
        name = entry.value.text if isinstance(entry.value, Scalar) else ""
        reader = reader_named(name)
        if reader:
            rows.append((_patterns(config, (entry.key,)), reader))
        else:
            known = [reader.name for reader in READERS]
            advice = did_you_mean(name, known) or f" Readers are {', '.join(known)}."
            found.problems.append(
                Diagnostic(
                    entry.value.span, f'There is no reader "{name}".{advice}', "reading/unknown-reader"
                )
            )
    return _Chosen(tuple(rows))


def _find_configured(
    config: Config, chosen: _Chosen, given: list[Path], stand_in: Path | None, found: Discovery
) -> None:
    calendars = _patterns(config, config.calendars)
    walk = Walk(_patterns(config, config.exclude), whole=config.named)
    walk.go(_absolute(config.root))
    for path in sorted({*walk.files, *((stand_in,) if stand_in else ())}):
        reader = chosen.reader_of(path)
        if not reader and not calendars.says(path):
            found.unread.append(path)
            continue
        if path.name in SETTINGS:
            found.pass_over(path, SETTINGS[path.name])
        elif reader or is_readable(path):
            found.files.append(Found(path, "configuration", reader))
        else:
            found.pass_over(path, f"not a format that postlint reads ({_suffixes()})")
    _note_ignored((path for path in walk.ignored if calendars.says(path)), found)
    found.problems.extend(walk.problems)
    found.apart.extend(walk.apart)
    if given:
        _choose_shown(given, stand_in, found)


def _choose_shown(given: list[Path], stand_in: Path | None, found: Discovery) -> None:
    # The way to the settings and the way to a path may lead over different links.
    calendars = {file.path: _real(file.path) for file in found.files}
    for path in given:
        if path != stand_in and is_missing(path):
            found.report(path, said_missing(path), "reading/no-such-file")
        elif not is_folder(path) and _real(path) not in calendars.values():
            found.report(
                path,
                "This file is none of the calendars that calendars: in postlint.yaml names.",
                "reading/not-a-calendar",
            )
    chosen = [_real(path) for path in given]
    passed_over = {Path(file.path): _real(Path(file.path)) for file in found.passed_over}
    under = (
        path
        for path, real in (calendars | passed_over).items()
        if any(real.is_relative_to(one) for one in chosen)
    )
    found.shown = frozenset(shown_as(path) for path in under)
    found.unread = [path for path in found.unread if any(path.is_relative_to(one) for one in given)]


def _find_given(
    config: Config, chosen: _Chosen, given: list[Path], stand_in: Path | None, found: Discovery
) -> None:
    exclude = _patterns(config, config.exclude)
    walk = Walk(exclude, whole=config.named)
    for path in given:
        if is_folder(path):
            walk.go(path)
        elif path != stand_in and is_missing(path):
            found.report(path, said_missing(path), "reading/no-such-file")
        elif exclude.says(path):
            found.pass_over(path, "left alone by exclude: in postlint.yaml")
        else:
            _take_named(path, chosen.reader_of(path), found)
    if stand_in and stand_in not in given:
        _take_named(stand_in, chosen.reader_of(stand_in), found)
    for path in walk.files:
        _take_met(path, chosen.reader_of(path), found)
    _note_ignored((path for path in walk.ignored if path.suffix.lower() in WALKED_SUFFIXES), found)
    found.problems.extend(walk.problems)
    found.apart.extend(walk.apart)


def _take_named(path: Path, reader: Reader | None, found: Discovery) -> None:
    """Take a file that the command line names."""
    if reader or is_readable(path):
        found.files.append(Found(path, "command line", reader))
        return
    found.pass_over(path, "not a format that postlint reads")
    found.report(path, _why_unread(path), "reading/not-a-calendar")


def _take_met(path: Path, reader: Reader | None, found: Discovery) -> None:
    """Take a file that was met on the way through a folder, if it may be a calendar."""
    suffix = path.suffix.lower()
    if path.name in SETTINGS:
        found.pass_over(path, SETTINGS[path.name])
    elif reader:
        found.files.append(Found(path, "configuration", reader))
    elif suffix in WALKED_SUFFIXES or is_named_like_one(path):
        found.files.append(Found(path, None))
    elif is_readable(path):
        found.unread.append(path)
        found.pass_over(path, f"{suffix} files are read only where they are asked for", incidental=True)
    else:
        found.unread.append(path)
        found.other_sorts[suffix] += 1


def _note_ignored(paths: Iterable[Path], found: Discovery) -> None:
    for path in paths:
        found.pass_over(path, "left alone by .gitignore or exclude:")


def _why_unread(path: Path) -> str:
    if path.suffix.lower() in _PACKED:
        return "This file is packed. Unpack it yourself, and give postlint the folder with what was in it."
    if path.suffix.lower() in readable_suffixes():
        return "Of an archive from X, postlint opens tweets.js and what says whose it is, and nothing else."
    return f"postlint does not read files of this sort. It reads {_suffixes()}."


def _suffixes() -> str:
    return ", ".join(sorted(readable_suffixes()))


def _keep_tracked(config: Config, stand_in: Path | None, found: Discovery) -> None:
    tracked = _tracked_files(_absolute(config.root))
    if isinstance(tracked, str):
        found.report(config.root, f"Git cannot say which files it tracks here: {tracked}", "reading/git")
        return
    for file in found.files:
        if file.path not in tracked and file.path != stand_in:
            found.pass_over(file.path, "not tracked by git")
    found.files = [file for file in found.files if file.path in tracked or file.path == stand_in]
    found.unread = [path for path in found.unread if path in tracked]


def _tracked_files(folder: Path) -> set[Path] | str:
    """Return the files that git tracks in the repository of ``folder``, or why it cannot tell."""
    try:
        # ":/" asks for the whole repository: given paths may lie outside of the folder.
        listed = subprocess.run(
            ["git", "ls-files", "-z", ":/"], cwd=folder, capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if listed.returncode != 0:
        return listed.stderr.decode("utf-8", "replace").strip()
    return {_absolute(folder / os.fsdecode(name)) for name in listed.stdout.split(b"\0") if name}


def _each_once(found: Discovery) -> Iterator[Found]:
    """Yield the files sorted by path; a file that links lead to under several names counts once."""
    asked = {file.path: file for file in sorted(found.files, key=lambda file: file.asked_by is not None)}
    paths, real_folder = sorted(asked), cache(_real)
    links = frozenset(filter(is_link, paths))
    real = {path: _real(path) if path in links else real_folder(path.parent) / path.name for path in paths}
    # Of several names, the one that is no link is the one that people know.
    chosen: dict[Path, Path] = {}
    for path in sorted(paths, key=links.__contains__):
        chosen.setdefault(real[path], path)
    for path in paths:
        if chosen[real[path]] == path:
            yield asked[path]
        else:
            found.pass_over(path, f"the same file as {shown_as(chosen[real[path]])}")


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # A link that goes round in circles: reading it will say so.
        return path
