"""When files came into the repository: the commits that added them, from one call of git for all files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_COMMIT: Final = b"\x01"
_SHALLOW: Final = "this clone does not hold the whole history. Fetch it: git fetch --unshallow"


def dates_added(folder: Path) -> Mapping[Path, str] | str:
    """Return when each file below ``folder`` was added, as ISO 8601, or why git cannot tell.

    A file that was deleted and added again counts from the last time.
    """
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    log = ("log", "--diff-filter=A", "--no-renames", "--name-only", "-z", "--relative", "--format=%x01%cI")
    listed = shallow if isinstance(shallow, str) else _git(folder, *log, "--", ".")
    if isinstance(listed, str):
        return listed
    if isinstance(shallow, bytes) and shallow.strip() == b"true":
        return _SHALLOW
    added: dict[Path, str] = {}
    for commit in listed.split(_COMMIT)[1:]:
        date, *names = (part.strip(b"\n") for part in commit.split(b"\0"))
        for name in filter(None, names):
            added.setdefault(folder / os.fsdecode(name), date.decode("ascii"))
    return added


def _git(folder: Path, *arguments: str) -> bytes | str:
    """Return what git says, or why it says nothing."""
    try:
        said = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return said.stdout if said.returncode == 0 else said.stderr.decode("utf-8", "replace").strip()
