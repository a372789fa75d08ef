"""What people know a file by."""

from __future__ import annotations

import os
from pathlib import Path


def shown_as(path: Path) -> str:
    """Return what to call ``path`` in front of people: relative to the current folder, with ``/``."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        # On Windows there is no way from one drive to another.
        relative = str(path)
    # Names on disk are bytes; those that are no UTF-8 must not break the printing of a report.
    return os.fsencode(Path(relative).as_posix()).decode("utf-8", "backslashreplace")
