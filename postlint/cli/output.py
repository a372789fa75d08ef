"""Getting reports out: to the terminal, or whole into a file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from postlint.report.layout import Look
    from postlint.source.spans import Problem, Source

_PIPE_WIDTH = 80
_NARROWEST = 40


def look_of_terminal(colour: str, *, show_info: bool = False, statistics: bool = False) -> Look:
    """Return how a report looks on standard output. In a pipe it is always 80 columns wide."""
    from postlint.report.layout import Look

    terminal = sys.stdout.isatty()
    wanted = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns if terminal else _PIPE_WIDTH
    return Look(
        width=max(_NARROWEST, width),
        colour=wanted if colour == "auto" else colour == "always",
        show_info=show_info,
        statistics=statistics,
    )


def emit(text: str) -> None:
    """Write ``text`` to standard output. A reader that has seen enough (``| head``) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more when it ends, which must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(problems: Iterable[Problem], sources: Mapping[str, Source]) -> bool:
    """Write problems to standard error, for commands whose output is not a report of them.

    Returns:
        Whether there were any.
    """
    from postlint.report.findings import problem_block
    from postlint.report.layout import Look

    lines = [line for problem in problems for line in problem_block(problem, sources, Look())]
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    return bool(lines)


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` to a file that nobody ever sees half written.

    Raises:
        click.ClickException: if it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror}") from error


def _umask() -> int:
    # The only way to read it is to set it; temporary files are private, reports are not.
    mask = os.umask(0)
    os.umask(mask)
    return mask
