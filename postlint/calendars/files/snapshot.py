"""A revision laid out in a temporary folder: only what its settings could read, and nothing that leads out.

The folder is that of no repository, but its ``.git`` leads to the one that the revision is from, so that git
can say when files were added, and settings above it are never looked for.
"""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final

from postlint.calendars.files.gitignore_and_patterns import Patterns
from postlint.calendars.readers import readable_suffixes
from postlint.config import FILE_NAME, read_config
from postlint.records import dataclass
from postlint.source.budgets import MAX_ARCHIVE_BYTES, MAX_BYTES, MAX_LAID_OUT
from postlint.source.git import GitError
from postlint.source.paths import hold, remove_leftovers
from postlint.source.revision import Entry, Revision
from postlint.source.tree import scalars_of

_PREFIX: Final = "postlint-revision-"
_LEFT_FOR: Final = 24 * 3600.0
_UNHELD_FOR: Final = 60.0
"""After how many seconds nobody looks at a revision any more; and where no process holds it."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where a revision lies: what is in ``top`` of the repository is in ``folder``.

    ``here`` is the folder in it that people stand in. ``notes`` say what was not looked at.
    """

    folder: Path
    top: Path
    here: Path
    notes: tuple[str, ...]

    def twin(self, path: Path) -> Path:
        """Return where the revision has what is at ``path``; that path itself where it lies elsewhere."""
        within = _within(path, self.top)
        return path if within is None else Path(os.path.relpath(self.folder / within, self.here))


@contextmanager
def laid_out(revision: Revision, standing: Path, named: Path | None = None) -> Iterator[Snapshot]:
    """Lay out what somebody who stands in a folder of the repository could read of ``revision``.

    ``named`` are the settings that hold for all of it, if somebody names them. The folder is gone afterwards,
    whatever happens.

    Raises:
        GitError: if git does not give what is needed, or it is more than anybody plans.
        OSError: if it cannot be written.
    """
    top = revision.repository.top
    within = _within(standing, top) or PurePosixPath()
    with (
        tempfile.TemporaryDirectory(prefix=_PREFIX) as made,
        hold(Path(made)),
        tempfile.TemporaryFile() as room,
    ):
        remove_leftovers(Path(made), _PREFIX, _LEFT_FOR, _UNHELD_FOR)
        folder = Path(os.path.realpath(made))
        (folder / ".git").write_bytes(b"gitdir: " + os.fsencode(revision.repository.data) + b"\n")
        layout = _Layout(folder, _within(named, top) if named else None)
        entries = [entry for entry in revision.entries() if layout.can_be_named(entry)]
        first = [entry for entry in entries if layout.is_settings(entry) or entry.sort == "link"]
        first = [entry for entry in first if not layout.is_too_large(entry)]
        _limit(first, revision)
        for entry, data in revision.contents(first, room):
            layout.take(entry, data)
        wanted = layout.wanted([entry for entry in entries if not layout.is_settings(entry)], within)
        _limit(wanted, revision)
        layout.fill(wanted, revision, room)
        here = folder / within
        here.mkdir(parents=True, exist_ok=True)
        notes = tuple(f"{revision.name}: {note}" for note in layout.notes())
        yield Snapshot(folder, top, here, notes)


def _within(path: Path, top: Path) -> PurePosixPath | None:
    """Return what a file or folder is called from the top; None where it lies elsewhere."""
    real = Path(os.path.realpath(path))
    return PurePosixPath(real.relative_to(top).as_posix()) if real.is_relative_to(top) else None


def _limit(wanted: Iterable[Entry], revision: Revision) -> None:
    size = sum(entry.size for entry in wanted if entry.size <= MAX_ARCHIVE_BYTES)
    if size > MAX_LAID_OUT:
        raise GitError(_TOO_MUCH.format(name=revision.name, size=size // 1024 // 1024))


class _Layout:
    """The temporary folder, what is written to it, and what was left out."""

    def __init__(self, folder: Path, named: PurePosixPath | None) -> None:
        self._folder = folder
        self._named = named
        self._choices: dict[PurePosixPath, _Choice] = {}
        self._links: dict[PurePosixPath, str] = {}
        self._unwritten: list[str] = []
        self._outward: list[str] = []
        self._deep: list[str] = []
        self._long: list[str] = []
        self._submodules: list[str] = []

    def can_be_named(self, entry: Entry) -> bool:
        """Tell whether the name of an entry is one that leads into the folder, on every system."""
        parts = entry.path.split("/")
        if any(part in {"", ".", ".."} or part.casefold() == ".git" for part in parts):
            return False
        if os.name == "nt" and any(_NOT_ON_WINDOWS.search(part) for part in parts):
            self._unwritten.append(entry.path)
            return False
        if len(parts) > _MOST_FOLDERS:
            self._deep.append(entry.path)
            return False
        if entry.sort == "link" and entry.size > _LONGEST_LINK:
            self._long.append(entry.path)
            return False
        return True

    def is_too_large(self, entry: Entry) -> bool:
        """Tell whether settings are more than is read of any; then only their size is laid out."""
        too_large = self.is_settings(entry) and entry.size > MAX_BYTES
        if too_large:
            self._write(entry, b"", entry.size)
        return too_large

    def is_settings(self, entry: Entry) -> bool:
        """Tell whether an entry says what is to be read."""
        path = PurePosixPath(entry.path)
        return entry.sort == "file" and (
            path.name == FILE_NAME if self._named is None else path == self._named
        )

    def take(self, entry: Entry, data: bytes) -> None:
        """Take what says which files are wanted: settings are written, links are kept in mind."""
        if entry.sort == "link":
            self._links[PurePosixPath(entry.path)] = os.fsdecode(data).replace(os.sep, "/")
        else:
            self._write(entry, data)

    def wanted(self, entries: Iterable[Entry], within: PurePosixPath) -> list[Entry]:
        """Return the entries that the settings could have read for whoever stands in ``within``."""
        start = self._root_of(within)
        packs = self._choice_of(start / FILE_NAME).packs
        paths = ((entry, PurePosixPath(entry.path)) for entry in entries)
        below = [(entry, path) for entry, path in paths if path.is_relative_to(start) or _under(path, packs)]
        chosen = {path for entry, path in below if self._choice_of(path).says(path, entry)}
        beside = {folder for path in chosen for folder in (path.parent, path.parent.parent)}
        led_to = {path.parent / target for path, target in self._links.items() if _stays(path, target)}
        led_to = {PurePosixPath(Path(os.path.normpath(path)).as_posix()) for path in led_to}

        def is_wanted(path: PurePosixPath) -> bool:
            if (
                path in chosen
                or _under(path, packs)
                or (path.suffix in _OF_ARCHIVES and path.parent in beside)
            ):
                return True
            return path.suffix.lower() in _READABLE and _under(path, led_to)

        return [entry for entry, path in below if entry.sort == "link" or is_wanted(path)]

    def fill(self, wanted: Sequence[Entry], revision: Revision, room: IO[bytes]) -> None:
        """Lay out what is wanted, links last, so that nothing is ever written through one."""
        files = [entry for entry in wanted if entry.sort == "file"]
        whole = [entry for entry in files if entry.size <= MAX_ARCHIVE_BYTES]
        for entry, data in revision.contents(whole, room):
            self._write(entry, data)
        for entry in files:
            if entry.size > MAX_ARCHIVE_BYTES:
                self._write(entry, b"", entry.size)
        for entry in wanted:
            if entry.sort == "link":
                self._link(entry)
        self._submodules += [entry.path for entry in wanted if entry.sort == "submodule"]

    def _write(self, entry: Entry, data: bytes, size: int | None = None) -> None:
        """Write a file; one of more bytes than anybody reads only has their number."""
        path = self._folder / entry.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(data)
                if size:
                    file.truncate(size)
        except OSError as error:
            if error.errno not in _BECAUSE_OF_THE_NAME:
                raise
            self._unwritten.append(entry.path)

    def _link(self, entry: Entry) -> None:
        """Make a link, if it surely leads to something in the folder."""
        path = PurePosixPath(entry.path)
        target = self._links[path]
        if not _stays(path, target):
            if self._choice_of(path).says(path, entry):
                self._outward.append(entry.path)
            return
        try:
            (self._folder / path.parent).mkdir(parents=True, exist_ok=True)
            (self._folder / path).symlink_to(target)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise
            self._unwritten.append(entry.path)

    def notes(self) -> Iterator[str]:
        """Say what was not looked at."""
        for names, why in (
            (self._unwritten, "this system has no such names"),
            (self._outward, "links that lead out of the repository are not followed"),
            (self._deep, "nobody nests so many folders"),
            (self._long, "no link is so long"),
            (self._submodules, "what submodules hold is no part of a revision"),
        ):
            if names:
                more = f" and {len(names) - 1} more" if len(names) > 1 else ""
                yield f"{names[0]}{more} not read, since {why}"

    def _root_of(self, within: PurePosixPath) -> PurePosixPath:
        """Return the folder of the settings that hold in ``within``, else that folder itself."""
        if self._named is not None:
            return PurePosixPath()
        above = (within, *within.parents)
        return next((folder for folder in above if (self._folder / folder / FILE_NAME).is_file()), within)

    def _choice_of(self, path: PurePosixPath) -> _Choice:
        """Return what the settings that hold for a file choose."""
        file = self._named or self._root_of(path.parent) / FILE_NAME
        if file not in self._choices:
            self._choices[file] = _Choice.of(self._folder, file)
        return self._choices[file]


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which files settings could read: those that they name, else all that some reader takes.

    ``packs`` are no calendars: packs of rules, periods in iCalendar files, and the folder of a text pipeline.
    """

    folder: Path
    named: Patterns | None
    packs: frozenset[PurePosixPath]

    @classmethod
    def of(cls, folder: Path, file: PurePosixPath) -> _Choice:
        """Return what the settings in ``file`` below a folder choose, be it that there are none."""
        # Without a file, all is at its default.
        config, _ = read_config(folder / file, extend=False)
        written = [pack.text for pack in scalars_of(config.packs)]
        written += [*config.extends, *(path for node in config.periods for path in node.texts("ics"))]
        written += [config.pipeline.name] if config.pipeline and config.pipeline.folder else []
        packs = (os.path.normpath(file.parent / path) for path in written)
        globs = (*config.calendars, *(entry.key for entry in config.readers or ()))
        return cls(
            folder,
            Patterns.of(config.root, globs) if config.calendars else None,
            frozenset(PurePosixPath(Path(pack).as_posix()) for pack in packs),
        )

    def says(self, path: PurePosixPath, entry: Entry) -> bool:
        """Tell whether a file could be read; links and submodules could be folders that hold some."""
        as_folder = entry.sort != "file"
        if self.named is None:
            return path.suffix.lower() in _READABLE or (as_folder and not path.suffix)
        tried = (path, path / "june.yaml") if as_folder else (path,)
        return any(self.named.says(self.folder / one) for one in tried)


def _under(path: PurePosixPath, named: Container[PurePosixPath]) -> bool:
    return any(one in named for one in (path, *path.parents))


def _stays(path: PurePosixPath, target: str) -> bool:
    """Tell whether a link at ``path`` surely leads to something that lies in the same folder."""
    parts = target.split("/")
    up = next((place for place, part in enumerate(parts) if part != ".."), len(parts))
    if not target or "\0" in target or Path(target).is_absolute() or up >= len(path.parts):
        return False
    # A step up behind a name may be one from wherever another link leads.
    return ".." not in parts[up:] and not any(part.casefold() == ".git" for part in parts)


_READABLE: Final = readable_suffixes()
_OF_ARCHIVES: Final = frozenset({".js", ".json", ".csv"})
"""What says whose an archive is lies beside it, or one folder higher."""

_MOST_FOLDERS: Final = 200
_LONGEST_LINK: Final = 4096

_NOT_ON_WINDOWS: Final = re.compile(
    r'[<>:"|?*\\\x00-\x1f]|[ .]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)', re.IGNORECASE
)
_BECAUSE_OF_THE_NAME: Final = frozenset(
    {errno.EEXIST, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EINVAL, errno.EILSEQ}
)
_TOO_MUCH: Final = (
    "{name} holds {size:,} MB of files that may be calendars. Say under `calendars:` in postlint.yaml which "
    "are."
)
