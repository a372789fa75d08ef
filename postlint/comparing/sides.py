"""The two states that are compared: the work tree, a folder, or a revision."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from postlint.calendars.files.snapshot import laid_out
from postlint.checking import Checked
from postlint.records import dataclass
from postlint.source.git import GitError
from postlint.source.paths import exists, is_folder, is_missing, said_missing, shown_as
from postlint.source.revision import Revision, has_moved_on, revision_at

if TYPE_CHECKING:
    from postlint.source.diagnostic import Diagnostic

WORK_TREE: Final = "-"

Read: TypeAlias = Callable[..., tuple[Checked, ...]]
"""Reads and judges calendars as :func:`postlint.check` does, from wherever it stands."""


class SideError(Exception):
    """A side is none. The message is for people: which, why not, and what to do."""


@dataclass(frozen=True, slots=True)
class Side:
    """One state of the calendars, judged by its own settings.

    ``here`` is the folder from which its places are seen, ``prefix`` what leads there from where people
    stand. ``notes`` say what was not looked at.
    """

    name: str
    here: Path
    checked: tuple[Checked, ...]
    prefix: str = ""
    notes: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Return what kept something of its calendars from being read."""
        return tuple(sorted({problem for part in self.checked for problem in part.plan.problems}))

    @property
    def incomplete(self) -> bool:
        """Tell whether something is missing that may be a calendar, a post or a setting."""
        return any(part.plan.problems or part.plan.left_out for part in self.checked)


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    """Make ``folder`` the current one: places are named as seen from it. Not for several threads."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def side(name: str, read: Read, config: Path | None = None) -> Iterator[Side]:
    """Give the state that people call ``name``; what it takes on the disk is gone afterwards.

    A revision goes before a folder of the same name; one that begins with a dot is a folder.

    Raises:
        SideError: if there is no such state, or it cannot be had.
    """
    if name == WORK_TREE:
        yield Side("the work tree", Path.cwd(), read(config=config))
    elif (revision := _revision(name)) is not None:
        with of_revision(revision, read, config) as laid:
            yield laid
    else:
        yield _of_folder(Path(name), name, read, config)


@contextmanager
def of_revision(
    revision: Revision, read: Read, config: Path | None = None, paths: Sequence[Path] = ()
) -> Iterator[Side]:
    """Give what a revision holds; ``paths`` are those in it that are looked at, if it has them.

    Raises:
        SideError: if git does not give what is needed.
    """
    try:
        with laid_out(revision, Path(), config) as snapshot:
            there = [twin for path in paths if not is_missing(snapshot.here / (twin := snapshot.twin(path)))]
            settings = snapshot.twin(config) if config else None
            if settings and is_missing(snapshot.here / settings):
                settings = None
            with standing_in(snapshot.here):
                checked = read(*there, config=settings) if there or not paths else ()
            yield Side(revision.name, snapshot.here, checked, f"{revision.name}:", snapshot.notes)
    except GitError as error:
        raise SideError(str(error)) from error


def named_revision(name: str) -> Revision:
    """Return the revision that people call ``name``.

    Raises:
        SideError: if there is none.
    """
    try:
        return revision_at(Path(), name)
    except GitError as error:
        raise SideError(str(error)) from error


def moved_on(base: str, head: str) -> bool:
    """Tell whether a revision holds commits that the other one, or the work tree, does not follow."""
    follower = "HEAD" if head == WORK_TREE else head
    try:
        return has_moved_on(revision_at(Path(), base), revision_at(Path(), follower).commit)
    except GitError:
        return False


def _revision(name: str) -> Revision | None:
    """Return the revision that ``name`` is, or None where it is a folder."""
    path = Path(name)
    if path.is_absolute() or name.startswith((".", "~")) or name.endswith(("/", os.sep)):
        return None
    try:
        return revision_at(Path(), name)
    except GitError as error:
        if name and is_folder(path):
            return None
        raise SideError(str(error)) from error


def _of_folder(folder: Path, name: str, read: Read, config: Path | None) -> Side:
    if not is_folder(folder):
        why = said_missing(folder) if is_missing(folder) else "It is a file: name the folder that it is in."
        raise SideError(f"{name}: {why}")
    here = folder.absolute()
    named = config and (config if exists(here / config) else config.absolute())
    with standing_in(here):
        checked = read(config=named)
        above = next((part.root for part in checked if part.root.split("/")[0] == ".."), None)
        if above is not None and named is None:
            raise SideError(_ABOVE.format(name=name, settings=f"{above}/postlint.yaml"))
    return Side(shown_as(folder), here, checked, f"{shown_as(folder)}/")


_ABOVE: Final = (
    "{name} is judged by settings above it ({settings} from there), and so is all that they name. Compare "
    "whole folders: name the one that its postlint.yaml is in."
)
