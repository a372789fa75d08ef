"""Removing what killed runs have left: nobody else is there to do it."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def remove_leftovers(made: Path, prefix: str, seconds: float) -> None:
    """Remove our own files and folders beside ``made`` whose names begin with ``prefix``.

    Only those go that are ``seconds`` older than ``made``, by the clock of the disk. What cannot be removed
    stays.
    """
    with suppress(OSError), os.scandir(made.parent) as there:
        ours = made.lstat()
        for one in there:
            if one.name.startswith(prefix):
                status = one.stat(follow_symlinks=False)
                if status.st_uid == ours.st_uid and ours.st_mtime - status.st_mtime > seconds:
                    _remove(one)


def _remove(one: os.DirEntry[str]) -> None:
    if one.is_dir(follow_symlinks=False):
        shutil.rmtree(one.path, ignore_errors=True)
    else:
        Path(one.path).unlink(missing_ok=True)
