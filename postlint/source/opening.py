"""Opening files that may be anything: regular ones alone, without waiting, and no more than is asked for.

Nothing else opens a file that is not postlint's own. How far links may lead is bounded: whoever adds one to a
repository shall not show the files of whoever checks it.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from postlint.records import dataclass
from postlint.source.git import top_of
from postlint.source.paths import is_folder, is_link, real

_FLAGS: Final = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK"))
"""A pipe that took the place of a file is not waited for; Windows knows only the first."""
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


class NotAFileError(OSError):
    """What is there is no regular file: ``what`` says what it is."""

    def __init__(self, mode: int) -> None:
        self.what = "a folder" if stat.S_ISDIR(mode) else "a pipe, socket or device"
        super().__init__(errno.EINVAL, f"it is {self.what}, not a file")


def read_bytes(path: Path, most: int, *, links: bool = True) -> bytes:
    """Return the file at ``path``, or its first ``most`` bytes and one more where it has more.

    Raises:
        NotAFileError: if it is none: a folder, a pipe, a device or, unless ``links`` are followed, a link.
        OSError: if it cannot be read, or reading it would have to wait.
        ValueError: if no file can have such a name.
    """
    # Asked before, too, since opening alone makes some devices do something.
    _refuse_others((path.stat() if links else path.lstat()).st_mode)
    handle = os.open(path, os.O_RDONLY | _FLAGS | (0 if links else _NO_LINK))
    try:
        status = os.fstat(handle)
        _refuse_others(status.st_mode)
        # Room for much more than there is takes longer to come by than a small file to read.
        at_once = min(max(status.st_size + 1, _AT_LEAST), _AT_ONCE)
        parts: list[bytes] = []
        left = most + 1
        while left > 0 and (part := os.read(handle, min(left, at_once))):
            parts.append(part)
            left -= len(part)
    finally:
        os.close(handle)
    return b"".join(parts)


_AT_LEAST: Final = 4 * 1024
_AT_ONCE: Final = 16 * 1024 * 1024


def _refuse_others(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise NotAFileError(mode)


LEADS_OUT: Final = (
    "This link leads out of the repository or folder that it lies in, or to what is git's own, and is not "
    "followed. Put what it leads to in its place, name it on the command line, or exclude: it."
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The folders that links may lead to, those of git in them, by their real names, and named paths."""

    folders: frozenset[Path]
    named: frozenset[Path] = frozenset()
    of_git: frozenset[Path] = frozenset()

    @classmethod
    def around(cls, folder: Path, named: Iterable[Path] = ()) -> Bounds:
        """Return as bounds the repositories, else the folders, of ``folder`` and of what is ``named``."""
        named = frozenset(named)
        starts = (folder, *filter(is_folder, named))
        folders = frozenset(top_of(one) or real(one) for one in starts)
        return cls(folders, named, frozenset(filter(None, map(_folder_of_git, folders))))

    def hold(self, path: Path) -> bool:
        """Tell whether ``path`` leads to what lies within, and is not git's own."""
        leads_to = real(path)
        return any(
            leads_to.is_relative_to(folder)
            and ".git" not in map(str.casefold, leads_to.relative_to(folder).parts)
            for folder in self.folders
        ) and not any(map(leads_to.is_relative_to, self.of_git))

    def keep_for_git(self, folder: Path) -> bool:
        """Tell whether ``folder``, which is no link, is where git keeps what it knows, whatever its name."""
        return folder.name == ".git" or any(
            folder.name == kept.name and real(folder) == kept for kept in self.of_git
        )

    def are_left_by(self, path: Path) -> bool:
        """Tell whether ``path``, which was met in a folder within, is a link out that nobody named."""
        return is_link(path) and path not in self.named and not self.hold(path)


def _folder_of_git(top: Path) -> Path | None:
    """Return the folder below ``top`` that ``.git`` in it leads to or, where it is a file, names."""
    git = top / ".git"
    try:
        if not is_folder(git):
            named = read_bytes(git, _LONGEST_NAME).removeprefix(b"gitdir:").strip()
            git = top / os.fsdecode(named)
    except (OSError, ValueError):
        return None
    folder = real(git)
    return folder if top in folder.parents else None


_LONGEST_NAME: Final = 32 * 1024
