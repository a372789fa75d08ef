"""What git knows of the files here: which it tracks, and which folders are repositories of others."""

from __future__ import annotations

import os
import re
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Final

from postlint.calendars.files.found import Discovery
from postlint.records import dataclass
from postlint.source.git import GitError, repository_at, top_of
from postlint.source.lazy_patterns import later
from postlint.source.opening import read_bytes
from postlint.source.paths import exists, is_file, real

_MAX_GITMODULES: Final = 1024 * 1024
_PATH: Final = later(
    r'^[ \t]*path[ \t]*=[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|([^\n#;]*))', re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Tracked:
    """The files that git tracks in one repository, and the folders that hold them, from its top.

    ``kept_out`` are those files of which git knows that they are not to be in the work tree.
    """

    files: frozenset[str]
    folders: frozenset[str]
    kept_out: tuple[str, ...]


@dataclass(slots=True)
class Repositories:
    """The repositories that files of one run lie in; git is asked once of each, and only if need be."""

    _tops: dict[str, Path | None] = field(default_factory=dict)
    _real: dict[str, str] = field(default_factory=dict)
    _tracked: dict[Path, Tracked | GitError] = field(default_factory=dict)
    _submodules: dict[Path, frozenset[str]] = field(default_factory=dict)

    def tracks(self, path: Path) -> bool:
        """Tell whether git is known to track the file at ``path``, or any file in the folder there."""
        try:
            return self.surely_tracks(path)
        except GitError:
            return False

    def surely_tracks(self, path: Path) -> bool:
        """Tell whether git tracks ``path``, as :meth:`tracks` does.

        Raises:
            GitError: if git cannot tell.
        """
        top = self._top(path)
        if top is None:
            raise GitError(_NO_REPOSITORY)
        tracked, name = self._tracked_in(top), self._name(path, top)
        return name in tracked.files or name in tracked.folders

    def kept_out(self, folder: Path) -> list[Path]:
        """Return the files below ``folder`` that git tracks, and keeps out of it, as sparse checkouts do.

        Where nothing speaks for any, git is not asked for them alone.
        """
        top = top_of(folder)
        if top is None or not (
            top in self._tracked or is_file(top / ".git") or exists(top / ".git" / "info" / "sparse-checkout")
        ):
            return []
        try:
            names = self._tracked_in(top).kept_out
        except GitError:
            # Who asks for nothing but tracked files is told why.
            return []
        below = real(folder)
        return [
            folder / path.relative_to(below)
            for path in map(top.joinpath, names)
            if path.is_relative_to(below) and not exists(path)
        ]

    def is_submodule(self, folder: Path) -> bool:
        """Tell whether ``folder`` is a submodule of the repository around it."""
        top = self._top(folder)
        if top is None:
            return False
        if top not in self._submodules:
            self._submodules[top] = _read_gitmodules(top)
        return self._name(folder, top) in self._submodules[top]

    def _top(self, path: Path) -> Path | None:
        """Return the top of the repository around ``path``, which may be one of its own."""
        parent = self._parent(path)
        if parent not in self._tops:
            self._tops[parent] = top_of(Path(parent))
        return self._tops[parent]

    def _name(self, path: Path, top: Path) -> str:
        relative = os.path.relpath(os.path.join(self._parent(path), path.name), top)  # noqa: PTH118
        return relative.replace(os.sep, "/")

    def _parent(self, path: Path) -> str:
        parent = os.path.dirname(path)  # noqa: PTH120
        if parent not in self._real:
            self._real[parent] = os.path.realpath(parent)
        return self._real[parent]

    def _tracked_in(self, top: Path) -> Tracked:
        if top not in self._tracked:
            self._tracked[top] = _ask(top)
        tracked = self._tracked[top]
        if isinstance(tracked, GitError):
            raise tracked
        return tracked


def keep_tracked(found: Discovery, repositories: Repositories, root: Path, stand_in: Path | None) -> None:
    """Pass over what git does not track; where it cannot tell, that is said, and the file is kept.

    ``root`` is the folder of which that is said, ``stand_in`` a file whose text comes from elsewhere.
    """
    kept, why = [], dict[str, None]()
    for file in found.files:
        try:
            is_kept = file.path == stand_in or repositories.surely_tracks(file.path)
        except GitError as error:
            is_kept = True
            why[str(error)] = None
        if is_kept:
            kept.append(file)
        else:
            found.pass_over(file.path, "not tracked by git: `git add` it")
    found.files = kept
    found.unread = [path for path in found.unread if repositories.tracks(path)]
    for reason in why:
        found.report(root, f"Git cannot say which files it tracks here: {reason}", "reading/git")


def _ask(top: Path) -> Tracked | GitError:
    try:
        repository = repository_at(top)
        told = repository.ask("ls-files", "-t", "-z", index=repository.index_of_commit)
    except GitError as error:
        return error
    listed = [os.fsdecode(line) for line in told.split(b"\0") if line]
    files = frozenset(line[len(_KEPT_OUT) :] for line in listed)
    kept_out = tuple(line[len(_KEPT_OUT) :] for line in listed if line.startswith(_KEPT_OUT))
    folders: set[str] = set()
    for name in files:
        folder = name
        while (folder := folder.rpartition("/")[0]) and folder not in folders:
            folders.add(folder)
    return Tracked(files, frozenset(folders), kept_out)


def _read_gitmodules(top: Path) -> frozenset[str]:
    """Return the folders that ``.gitmodules`` names; git does not follow a link there either."""
    path = top / ".gitmodules"
    try:
        text = os.fsdecode(read_bytes(path, _MAX_GITMODULES, links=False))
    except OSError:
        return frozenset()
    written = (re.sub(r"\\(.)", r"\1", quoted) if quoted else bare for quoted, bare in _PATH.findall(text))
    return frozenset(str(PurePosixPath(name.strip())) for name in written if name.strip())


_KEPT_OUT: Final = "S "
"""How git marks a file that it keeps out of the work tree, with as many signs as any other."""
_NO_REPOSITORY: Final = "there is no git repository around it. Run `git init`, or leave out --tracked-only."
