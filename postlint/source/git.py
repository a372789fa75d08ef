"""Git, asked so that nothing which a repository holds can make it run a program or reach the network.

A repository is found by walking up to its ``.git``, and never by git, which would also take a folder that
looks like a bare repository: such a folder can be committed, with a stranger's settings in it. Whether the
repository may be read is then asked with the settings of the user, where ``safe.directory`` stands, and runs
nothing; all else is asked without them, and what settings of the repository say of programs, or of how
answers look, is overruled. Commits are what they were made as, whatever stands in their place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from postlint.records import dataclass
from postlint.source.budgets import GIT_SECONDS, MAX_LISTED
from postlint.source.paths import exists, real, shown_as

if TYPE_CHECKING:
    import subprocess

_NOWHERE: Final = "/dev/null"
"""Git knows it by this name on every system."""

_ALWAYS: Final = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_GRAFT_FILE": _NOWHERE,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "",
    "LC_ALL": "C",
}
_NO_SETTINGS: Final = {"GIT_CONFIG_GLOBAL": _NOWHERE, "GIT_CONFIG_NOSYSTEM": "1"}
_OVERRULED: Final = {
    "core.fsmonitor": "false",
    "core.hooksPath": _NOWHERE,
    "core.pager": "cat",
    "core.sshCommand": "",
    "credential.helper": "",
    "diff.external": "",
    "diff.orderFile": _NOWHERE,
    "gpg.program": "",
    "i18n.logOutputEncoding": "UTF-8",
    "log.follow": "false",
    "log.mailmap": "false",
    "log.showRoot": "true",
    "log.showSignature": "false",
    "safe.bareRepository": "explicit",
}
_OPTIONS: Final = (
    *("--no-pager", "--no-optional-locks", "--literal-pathspecs"),
    *(word for name, value in _OVERRULED.items() for word in ("-c", f"{name}={value}")),
)


_allowed: Final = ContextVar("_allowed", default=True)


@contextmanager
def never_run() -> Iterator[None]:
    """Run git no more meanwhile: whoever asks it something gets a :class:`GitError`."""
    token = _allowed.set(False)
    try:
        yield
    finally:
        _allowed.reset(token)


class GitError(Exception):
    """Git does not say what it was asked. The message is for people: why not, and what to do."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository: ``top`` holds its ``.git``, ``data`` is where git keeps what it knows. No links."""

    top: Path
    data: Path

    def ask(self, *words: str, index: Path | None = None) -> bytes:
        """Return what ``git WORDS…`` says at the top; ``index`` stands in for the repository's own.

        Raises:
            GitError: if git says nothing, says more than memory should hold, or takes too long.
        """
        extra = {"GIT_INDEX_FILE": str(index)} if index else {}
        return _run((*self._place, *words), self.top, {**_without_git(), **_NO_SETTINGS, **extra})

    def pour(self, into: IO[bytes], told: bytes, *words: str) -> None:
        """Let ``git WORDS…``, which is ``told`` what to do, write to a file: more than memory should hold.

        Raises:
            GitError: if git says nothing, or takes too long.
        """
        _run((*self._place, *words), self.top, {**_without_git(), **_NO_SETTINGS}, told, into)

    @property
    def _place(self) -> tuple[str, str]:
        return f"--git-dir={self.data}", f"--work-tree={self.top}"

    @property
    def index_of_commit(self) -> Path | None:
        """Return the index of the commit that a hook runs for, where it is one of this repository.

        ``git commit FILE`` and ``git commit --all`` fill one of their own, and name it to their hooks.
        """
        named = os.environ.get("GIT_INDEX_FILE")
        path = Path(os.path.realpath(self.top / named)) if named else None
        return path if path and path.is_relative_to(self.data) and exists(path) else None


def top_of(folder: Path) -> Path | None:
    """Return the folder whose ``.git`` is the nearest from ``folder`` upwards, or None; it is no link."""
    here = real(folder)
    return next((above for above in (here, *here.parents) if exists(f"{above}/.git")), None)


def repository_at(top: Path) -> Repository:
    """Return the repository whose ``.git`` is in ``top``.

    Raises:
        GitError: if git is missing, or does not read it: it is broken, or somebody else's.
    """
    ceiling = {"GIT_CEILING_DIRECTORIES": str(top.parent)}
    environment = {**_without_git(but="GIT_CONFIG_"), **ceiling}
    said = os.fsdecode(_run(("rev-parse", "--absolute-git-dir"), top, environment))
    data = Path(os.path.realpath(said.removesuffix("\n")))
    if data == top:
        # An old git took the folder itself for a bare repository, since its .git is none.
        raise GitError(_BROKEN.format(top=shown_as(top), said="not a git repository"))
    return Repository(top, data)


def has_commit(folder: Path, commit: str) -> bool:
    """Tell whether the repository in ``folder``, which may be a bare one, is known to have ``commit``."""
    data = folder / ".git" if exists(folder / ".git") else folder
    asked = (f"--git-dir={data}", "cat-file", "-e", f"{commit}^{{commit}}")
    try:
        _run(asked, folder, {**_without_git(), **_NO_SETTINGS})
    except (GitError, OSError):
        return False
    return True


def _without_git(*, but: str | None = None) -> dict[str, str]:
    """Return the environment without what steers git, such as what git tells its hooks; ``but`` stays."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or (but and name.startswith(but))
    }


def _run(
    words: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    told: bytes = b"",
    into: IO[bytes] | None = None,
) -> bytes:
    if not _allowed.get():
        raise GitError(_NOT_ALLOWED)
    # Where nothing is asked of git, this is not needed.
    import subprocess
    import tempfile

    with tempfile.TemporaryFile() as questions, tempfile.TemporaryFile() as complaints:
        questions.write(told)
        questions.seek(0)
        try:
            git = subprocess.Popen(
                ["git", *_OPTIONS, *words],
                cwd=folder,
                env={**environment, **_ALWAYS},
                stdin=questions,
                stdout=into or subprocess.PIPE,
                stderr=complaints,
            )
        except OSError as error:
            raise GitError(_NO_GIT.format(said=error.strerror)) from error
        answer = _answer_of(git, folder)
        complaints.seek(0)
        complaint = complaints.read(_MOST_COMPLAINT).decode("utf-8", "replace")
    if git.returncode:
        raise GitError(
            _why(complaint).format(top=shown_as(folder), said=_gist(complaint), full=folder.as_posix())
        )
    return answer


def _answer_of(git: subprocess.Popen[bytes], folder: Path) -> bytes:
    """Return what git says, up to a bound; it is stopped where it takes too long or says more."""
    from threading import Timer

    late: list[bool] = []
    answer = b""

    def give_up() -> None:
        late.append(True)
        git.kill()

    timer = Timer(GIT_SECONDS, give_up)
    timer.start()
    try:
        with git:
            if git.stdout:
                answer = git.stdout.read(MAX_LISTED + 1)
                if len(answer) > MAX_LISTED:
                    git.kill()
    finally:
        timer.cancel()
    if late:
        raise GitError(_SLOW.format(top=shown_as(folder), patience=GIT_SECONDS))
    if len(answer) > MAX_LISTED:
        raise GitError(_TOO_LONG.format(top=shown_as(folder), most=MAX_LISTED // 1024 // 1024))
    return answer


def _why(complaint: str) -> str:
    return next((message for words, message in _REASONS.items() if words in complaint), _BROKEN)


def _gist(complaint: str) -> str:
    """Return the line of ``complaint`` that says what is wrong, in the middle of a sentence."""
    lines = complaint.strip().splitlines() or ["it says nothing"]
    fatal = next((line for line in lines if line.startswith("fatal: ")), lines[0])
    return fatal.removeprefix("fatal: ").rstrip(".")


_MOST_COMPLAINT: Final = 64 * 1024
_TOO_LONG: Final = (
    "the repository in {top} names more files than anybody plans with: git lists more than {most} MB of them."
)
_NOT_ALLOWED: Final = "git is not run at all with --no-git. Leave out either."
_NO_GIT: Final = "git cannot be run ({said}). Install it, and see that `git --version` works."
_SLOW: Final = "git took longer than {patience:g} seconds. See whether `git status` in {top} ends."
_BROKEN: Final = "git cannot read the repository in {top} ({said}). See what `git status` says there."
_FOREIGN: Final = (
    "the repository in {top} belongs to another user, so that git reads nothing of it. If you trust what is "
    "in it, run: git config --global --add safe.directory '{full}'"
)
_FULL: Final = "the disk is full, so that git cannot write down what it was asked. Make room, or set TMPDIR."
_REASONS: Final = {
    "dubious ownership": _FOREIGN,
    "unsafe repository": _FOREIGN,
    "No space left on device": _FULL,
}
"""What git says, and what that means."""


def parts_of(listed: bytes) -> Iterator[bytes]:
    """Yield what a zero ends each, one at a time: all at once would be much more than the whole."""
    start = 0
    while (end := listed.find(b"\0", start)) >= 0:
        yield listed[start:end]
        start = end + 1
    if start < len(listed):
        yield listed[start:]
