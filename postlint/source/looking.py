"""What a path leads to, as far as the system tells: pathlib raises where a folder on the way is forbidden."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from postlint.source.names import printable
from postlint.source.suggest import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path


def is_folder(path: Path) -> bool:
    """Tell whether ``path`` is known to lead to a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path) -> bool:
    """Tell whether ``path`` is known to lead to a file."""
    return os.path.isfile(path)  # noqa: PTH113


def exists(path: Path) -> bool:
    """Tell whether ``path`` is known to lead anywhere."""
    return os.path.exists(path)  # noqa: PTH110


def is_link(path: Path) -> bool:
    """Tell whether ``path`` is known to be a link."""
    return os.path.islink(path)  # noqa: PTH114


def is_missing(path: Path) -> bool:
    """Tell whether nothing has the name ``path``, not even a link; reading it has to tell all else."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def said_missing(path: Path) -> str:
    """Say that nothing has the name ``path``, and which of the names beside it may be meant."""
    try:
        names = [printable(other.name) for other in path.parent.iterdir()]
    except OSError:
        names = []
    return f"There is no such file or folder.{did_you_mean(path.name, names)}"
