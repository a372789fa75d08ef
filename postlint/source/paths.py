"""Paths: what they lead to, what people know them by, writing a file whole, removing what is left."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from postlint.source.lazy_patterns import later
from postlint.source.suggest import did_you_mean


def is_folder(path: Path) -> bool:
    """Tell whether ``path`` is known to lead to a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path | str) -> bool:
    """Tell whether ``path`` is known to lead to a file."""
    return os.path.isfile(path)  # noqa: PTH113


def exists(path: Path | str) -> bool:
    """Tell whether ``path`` is known to lead anywhere."""
    return os.path.exists(path)  # noqa: PTH110


def is_link(path: Path) -> bool:
    """Tell whether ``path`` is known to be a link."""
    return os.path.islink(path)  # noqa: PTH114


def real(path: Path) -> Path:
    """Return where ``path`` leads, over links; where none can have such a name, the path as it is."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def absolute(folder: Path) -> Path:
    """Return where ``folder`` is, seen from the top of the file system, and without following links."""
    return _absolute(folder, os.getcwd())  # noqa: PTH109


@lru_cache(maxsize=16)
def _absolute(folder: Path, _here: str) -> Path:
    # Asked for every file of a repository, of few folders.
    return folder.absolute()


def absolute_by_name(path: Path) -> Path:
    """Return where ``path`` is without ``..`` in it, by the names that links give: people know those."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def is_missing(path: Path) -> bool:
    """Tell whether nothing has the name ``path``, not even a link; reading it has to tell all else."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def said_missing(path: Path) -> str:
    """Say that nothing has the name ``path``, and which of the names beside it may be meant."""
    try:
        names = [printable(other.name) for other in path.parent.iterdir()]
    except OSError:
        names = []
    return f"There is no such file or folder.{did_you_mean(path.name, names)}"


def shown_as(path: Path) -> str:
    """Return what to call ``path`` in front of people: relative to the current folder, with ``/``."""
    here, written = os.path.join(os.getcwd(), ""), str(path)  # noqa: PTH109, PTH118
    if written.startswith(here) and ".." not in written:
        # Most lie below the current folder, and are asked about several times.
        return printable(written[len(here) :])
    try:
        relative = os.path.relpath(path)
    except ValueError:
        # On Windows there is no way from one drive to another.
        relative = written
    return printable(relative)


def top_of(folder: Path) -> Path:
    """Return the folder of the repository around ``folder``, as people came to it.

    In none it is the current one, if ``folder`` lies in that: names say the same from wherever they are seen.
    """
    # Not resolve(): people know their files by the names that links give them.
    here, standing = absolute_by_name(folder), Path().absolute()
    above = (one for one in (here, *here.parents) if exists(f"{one}/.git"))
    return next(above, standing if here.is_relative_to(standing) else here)


def folder_shown(name: str) -> str:
    """Return the folder of a file that is called ``name`` in front of people."""
    return name.rpartition("/")[0]


def printable(path: Path | str) -> str:
    """Return ``path`` with ``/``, as text that can be encoded whatever bytes its name is made of."""
    text = os.fspath(path).replace(os.sep, "/")
    if text.isascii():
        return text
    text = _NO_BYTE.sub(lambda found: ascii(found[0])[1:-1], text)
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


_NO_BYTE: Final = later("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that stand for no byte of a name."""


_LONGEST_PREFIX: Final = 40
"""A name may already be as long as names can be."""
_LEFT_FOR: Final = 3600.0
"""After how many seconds nobody writes a file any more."""


def write_whole(path: Path, data: bytes, *, most: int = 0o7777) -> None:
    """Write ``data`` to ``path``: first beside it, then in its place; a failure leaves nothing behind.

    A link is replaced and not followed, since anybody may have put it there; a device or pipe is written to
    as it is, over links too. Who may read and write a file that is there already stays as it is, but for what
    is more than the mode ``most``.

    Raises:
        OSError: if it cannot be written.
    """
    write_together([(path, data)], most=most)


def write_together(files: Iterable[tuple[Path, bytes]], *, most: int = 0o7777) -> None:
    """Write files as :func:`write_whole` does: none is in its place before all of them are written.

    They are put there in their order, so that one that leads to others comes last. What killed runs have left
    half written beside them is removed.

    Raises:
        OSError: if one cannot be written.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            refuse_way_out(path)
            if exists(path) and not is_file(path):
                # Replaced, /dev/null would be a file from then on.
                path.write_bytes(data)
            else:
                staged.append((_reserved(path), path))
                _fill(*staged[-1], data, most)
        for temporary, target in staged:
            temporary.replace(target)
            remove_leftovers(target, _prefix(target), _LEFT_FOR)
    except BaseException:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
        raise


def refuse_way_out(path: Path) -> None:
    """Refuse to write to a relative ``path`` on whose way a linked folder leads out of the current folder.

    Raises:
        OSError: if there is one.
    """
    if path.is_absolute():
        return
    here = os.path.realpath(Path())
    for folder in path.parents:
        if is_link(folder) and not Path(os.path.realpath(folder)).is_relative_to(here):
            raise PermissionError(
                errno.EPERM, f"{shown_as(folder)} is a link that leads out of the current folder", str(path)
            )


def _reserved(target: Path) -> Path:
    """Make an empty file beside ``target`` that has a name of its own."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target))
    os.close(handle)
    return Path(name)


def _prefix(target: Path) -> str:
    """Return how the names begin of files from which ``target`` is made, and of nobody else's."""
    return f".{target.name[:_LONGEST_PREFIX]}.postlint-"


def _fill(temporary: Path, target: Path, data: bytes, most: int) -> None:
    """Write what is to stand at ``target``, which keeps its mode where there is such a file."""
    temporary.write_bytes(data)
    stays = exists(target) and not is_link(target)
    temporary.chmod((stat.S_IMODE(target.stat().st_mode) if stays else 0o666 & ~_umask()) & most)


def _umask() -> int:
    # The only way to read it is to set it; temporary files are private, reports are not.
    mask = os.umask(0)
    os.umask(mask)
    return mask


def remove_leftovers(made: Path, prefix: str, seconds: float, unheld: float | None = None) -> None:
    """Remove our own files and folders beside ``made`` whose names begin with ``prefix``.

    Only those go that are ``seconds`` older than ``made``, by the clock of the disk, or ``unheld`` seconds
    where that is less and surely nobody holds them. What cannot be removed stays.
    """
    with suppress(OSError), os.scandir(made.parent) as there:
        ours = made.lstat()
        for one in there:
            if one.name.startswith(prefix):
                status = one.stat(follow_symlinks=False)
                age = ours.st_mtime - status.st_mtime
                if status.st_uid == ours.st_uid and (
                    age > seconds or (unheld is not None and age > unheld and _is_unheld(one.path))
                ):
                    _remove(one)


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Hold a folder until the process ends at the latest, however it does, where the system knows locks."""
    handle = _handle_of(folder)
    try:
        if handle is not None:
            _locked(handle)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _is_unheld(folder: str) -> bool:
    """Tell whether surely no process holds ``folder``; where the system knows no locks, nobody can tell."""
    handle = _handle_of(folder)
    if handle is None:
        return False
    try:
        return _locked(handle)
    finally:
        os.close(handle)


def _handle_of(folder: Path | str) -> int | None:
    try:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except (OSError, AttributeError):
        # On Windows, no folder can be opened.
        return None


def _locked(handle: int) -> bool:
    """Lock what was opened, and tell whether that could be done, as it cannot where somebody else has."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _remove(one: os.DirEntry[str]) -> None:
    if one.is_dir(follow_symlinks=False):
        # Which imports all sorts of archives.
        import shutil

        shutil.rmtree(one.path, ignore_errors=True)
    else:
        Path(one.path).unlink(missing_ok=True)
