"""When files came into the repository: the commits that added them, from one call of git for all files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from postlint.source.git import GitError, Repository, repository_at, top_of

_SHALLOW: Final = "this clone does not hold the whole history. Fetch it: git fetch --unshallow"
_NO_REPOSITORY: Final = "there is no git repository around it. Take from_git: out, or run `git init`."
_LOG: Final = ("log", "--diff-filter=A", "--no-renames", "--name-only", "-z", "--no-mailmap", "--format=/%cI")
"""No name that git gives begins with a slash, so that no name is taken for a date."""


def dates_added(folder: Path) -> Mapping[Path, str]:
    """Return when each file below ``folder`` was added, as ISO 8601.

    A file that was deleted and added again counts from the last time.

    Raises:
        GitError: if git cannot tell.
    """
    top = top_of(folder)
    if top is None:
        raise GitError(_NO_REPOSITORY)
    repository = repository_at(top)
    if repository.ask("rev-parse", "--is-shallow-repository").strip() == b"true":
        raise GitError(_SHALLOW)
    if not _has_commits(repository):
        return {}
    below = os.path.relpath(os.path.realpath(folder), top).replace(os.sep, "/")
    listed = repository.ask(*_LOG, "--", below)
    return {folder / os.path.relpath(name, below): date for name, date in _latest(listed).items()}


def _has_commits(repository: Repository) -> bool:
    try:
        repository.ask("rev-parse", "--verify", "--quiet", "HEAD")
    except GitError:
        return False
    return True


def _latest(listed: bytes) -> dict[str, str]:
    """Return the date of the first commit in which each name is listed: the log begins with the latest."""
    added: dict[str, str] = {}
    date, begins = "", False
    for part in listed.split(b"\0"):
        if part.startswith(b"/"):
            date, begins = part[1:].decode("ascii"), True
        elif part:
            # A line break parts a date from the names after it.
            added.setdefault(os.fsdecode(part[1:] if begins else part), date)
            begins = False
    return added
