"""Getting reports out: to the terminal, whole into a file, or into the browser."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from postlint.checking import Checked
    from postlint.report.layout import Look
    from postlint.source.diagnostic import Diagnostic
    from postlint.source.spans import Source


_PIPE_WIDTH = 80
_NARROWEST = 40


def look_of_terminal(
    colour: str, *, show_info: bool = False, show_posts: bool = False, statistics: bool = False
) -> Look:
    """Return how a report looks on standard output. In a pipe it is always 80 columns wide."""
    from postlint.report.layout import Look

    terminal = sys.stdout is not None and sys.stdout.isatty()
    wanted = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns if terminal else _PIPE_WIDTH
    return Look(
        width=max(_NARROWEST, width),
        colour=wanted if colour == "auto" else colour == "always",
        show_info=show_info,
        show_posts=show_posts,
        statistics=statistics,
    )


def emit(text: str) -> None:
    """Write ``text`` to standard output. A reader that has seen enough (``| head``) is no error.

    Raises:
        click.ClickException: if it cannot be written: the disk is full, or the output closed.
    """
    if sys.stdout is None:
        raise click.ClickException("cannot write to standard output: it is closed")
    if os.linesep == "\r\n":
        text = text.replace("\r\n", "\n")  # the stream makes CR LF of each line feed itself
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Python flushes once more when it ends, which must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise click.ClickException(f"cannot write to standard output: {error.strerror}") from error


def complain(problems: Iterable[Diagnostic], sources: Mapping[str, Source]) -> bool:
    """Write problems to standard error, for commands whose output is not a report of them.

    Returns:
        Whether there were any.
    """
    from postlint.report.finding_text import problem_block
    from postlint.report.layout import Look

    lines = [line for problem in problems for line in problem_block(problem, sources, Look())]
    click.echo("".join(f"{line}\n" for line in lines), err=True, nl=False)
    return bool(lines)


def write_report(path: Path, text: str) -> None:
    """Write ``text`` to a file that nobody ever sees half written.

    Raises:
        click.ClickException: if it cannot be written.
    """
    from postlint.source.paths import write_whole

    try:
        write_whole(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror}") from error


def open_in_browser(results: Sequence[Checked]) -> str:
    """Write the report to a temporary folder as a page and open it in the browser; return what to say of it.

    Only its maker may look into the folder. It stays, since a browser may read it at any time after this has
    ended.

    Raises:
        click.ClickException: if it cannot be written.
    """
    import tempfile
    import webbrowser

    from postlint.cli.pages import write_pages

    try:
        page = Path(tempfile.mkdtemp(prefix="postlint-"), "report.html")
    except OSError as error:
        raise click.ClickException(f"cannot write the page: {error.strerror}") from error
    write_pages(page, results)
    if webbrowser.open(page.as_uri()):
        return f"The page is open in your browser: {page}\n"
    return f"No browser could be opened. The page is {page}\n"
