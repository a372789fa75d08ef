"""Opening files that may be anything: regular ones alone, without waiting, and no more than is asked for.

Nothing else opens a file that is not postlint's own.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

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
    with open(handle, "rb", buffering=0) as file:  # noqa: PTH123 - a handle has no path
        _refuse_others(os.fstat(handle).st_mode)
        parts: list[bytes] = []
        left = most + 1
        while left > 0 and (part := _next(file.read(min(left, _AT_ONCE)))):
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


_AT_ONCE: Final = 16 * 1024 * 1024


def _next(part: bytes | None) -> bytes:
    if part is None:
        raise BlockingIOError(errno.EAGAIN, "reading it would wait without end")
    return part


def _refuse_others(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise NotAFileError(mode)
