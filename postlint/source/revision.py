"""Revisions: which commit somebody means, and what it holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final, Literal, TypeAlias

from postlint.records import dataclass
from postlint.source.budgets import MAX_ENTRIES
from postlint.source.git import GitError, Repository, parts_of, repository_at, top_of
from postlint.source.paths import printable
from postlint.source.suggest import did_you_mean

Sort: TypeAlias = Literal["file", "link", "submodule"]

_SORTS: Final[dict[bytes, Sort]] = {
    b"100644": "file",
    b"100755": "file",
    b"120000": "link",
    b"160000": "submodule",
}

_OLD_FILE: Final = b"100664"
"""What old versions of git wrote for a file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a revision holds: its name from the top, what it is, its object, its size in bytes."""

    path: str
    sort: Sort
    object: str
    size: int


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of a repository, and the ``name`` that people have for it."""

    repository: Repository
    name: str
    commit: str

    def entries(self) -> Iterator[Entry]:
        """Yield what it holds, in the order of git.

        Raises:
            GitError: if git cannot tell, or it is more than anybody plans.
        """
        listed = self.repository.ask("ls-tree", "-r", "-z", "-l", "--full-tree", self.commit)
        for number, line in enumerate(filter(None, parts_of(listed))):
            if number >= MAX_ENTRIES:
                raise GitError(_TOO_MANY.format(name=self.name, most=MAX_ENTRIES))
            about, _, path = line.partition(b"\t")
            mode, _, name, size = about.split()
            sort = _SORTS.get(mode, "file" if mode == _OLD_FILE else None)
            if sort:
                yield Entry(os.fsdecode(path), sort, name.decode("ascii"), int(size) if size.isdigit() else 0)

    def contents(self, entries: Iterable[Entry], room: IO[bytes]) -> Iterator[tuple[Entry, bytes]]:
        """Yield each of ``entries`` with its bytes, all of them from one git process.

        What git says is kept in ``room``, a file that can be written and read: memory holds one entry at a
        time.

        Raises:
            GitError: if git does not have one of them, as in a clone that fetches what it lacks.
        """
        entries = list(entries)
        if not entries:
            return
        room.seek(0)
        room.truncate()
        self.repository.pour(room, "".join(f"{entry.object}\n" for entry in entries).encode(), *_BATCH)
        room.seek(0)
        for entry in entries:
            head = room.readline().split()
            if len(head) != _HEAD_WORDS:
                raise GitError(_LACKING.format(path=printable(entry.path), name=self.name))
            yield entry, room.read(int(head[2]))
            room.read(1)


_BATCH: Final = ("cat-file", "--batch")
_HEAD_WORDS: Final = 3
"""The object, its type and its size; what is missing has two words."""


def revision_at(folder: Path, name: str) -> Revision:
    """Return the commit that people around ``folder`` call ``name``.

    Raises:
        GitError: if there is none, or git cannot tell.
    """
    top = top_of(folder)
    if top is None:
        raise GitError(_NO_REPOSITORY.format(name=name))
    if name.startswith("-") or "\0" in name or not name:
        raise GitError(_NO_NAME.format(name=name))
    repository = repository_at(top)
    try:
        said = repository.ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    except GitError as error:
        raise GitError(_why_none(repository, name)) from error
    return Revision(repository, name, said.decode("ascii").strip())


def has_moved_on(base: Revision, head: str) -> bool:
    """Tell whether ``base`` surely holds commits that ``head``, another commit, does not follow."""
    try:
        forks = base.repository.ask("merge-base", base.commit, head).decode("ascii").split()
    except GitError:
        return False
    return base.commit not in forks


def _why_none(repository: Repository, name: str) -> str:
    """Say that ``name`` is no revision, which is meant, and whether this clone may only lack it."""
    if repository.ask("rev-parse", "--is-shallow-repository").strip() == b"true":
        return _SHALLOW.format(name=name)
    listed = repository.ask(
        "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"
    )
    known = listed.decode("utf-8", "replace").split()
    of_a_remote = [other for other in known if other.endswith(f"/{name}")]
    advice = f' Did you mean "{of_a_remote[0]}"?' if of_a_remote else did_you_mean(name, known)
    return _UNKNOWN.format(name=name, advice=advice or " `git branch --all` names those that there are.")


_TOO_MANY: Final = "{name} holds more than {most:,} files, which is more than anybody plans with."
_NO_REPOSITORY: Final = (
    'there is no revision "{name}": no git repository is around here. Compare folders, or run `git init`.'
)
_NO_NAME: Final = '"{name}" is no revision. Name a branch, a tag or a commit, as in main or HEAD~1.'
_UNKNOWN: Final = 'there is no revision "{name}" here.{advice}'
_SHALLOW: Final = (
    'there is no revision "{name}" here: this clone does not hold the whole history. Fetch it: in a workflow '
    "on GitHub with `fetch-depth: 0` under `with:` of actions/checkout, elsewhere with "
    "`git fetch --unshallow`. Where it is a branch, it may be called origin/{name}."
)
_LACKING: Final = (
    "this clone does not hold {path} of {name}: it was made to fetch files when they are needed, and "
    "postlint fetches nothing. Run `git log -p --all -- '{path}'` once, or clone without --filter."
)
