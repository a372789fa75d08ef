"""What people know a file by."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def shown_as(path: Path) -> str:
    """Return what to call ``path`` in front of people: relative to the current folder, with ``/``."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        # On Windows there is no way from one drive to another.
        relative = str(path)
    return printable(relative)


def printable(path: Path | str) -> str:
    """Return ``path`` with ``/``, as text that can be encoded whatever bytes its name is made of."""
    return os.fsencode(os.fspath(path).replace(os.sep, "/")).decode("utf-8", "backslashreplace")
