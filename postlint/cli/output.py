"""Getting reports out: to the terminal, whole into a file, as pages, or into the browser.

Of a page and the pages that it leads to all are written, or nothing.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from postlint.source.budgets import MAX_ARCHIVE_BYTES
from postlint.source.escape import terminal
from postlint.source.paths import (
    exists,
    is_file,
    is_folder,
    is_link,
    refuse_way_out,
    shown_as,
    write_together,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from postlint.calendars.model import Plan
    from postlint.checking import Checked
    from postlint.report.layout import Look
    from postlint.source.diagnostic import Diagnostic
    from postlint.source.spans import Source

_PIPE_WIDTH = 80
_NARROWEST = 40


def _width_of_screen() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((_PIPE_WIDTH, 0)).columns


def look_of_terminal(
    colour: str, *, show_info: bool = False, show_posts: bool = False, statistics: bool = False
) -> Look:
    """Return how a report looks on standard output. In a pipe it is always 80 columns wide."""
    from postlint.report.layout import Look

    on_screen = sys.stdout is not None and sys.stdout.isatty()
    wanted = on_screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(
        width=max(_NARROWEST, _width_of_screen()) if on_screen else _PIPE_WIDTH,
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


def say(message: str) -> None:
    """Say something about the run itself, beside what it reports."""
    from postlint.source.escape import terminal

    click.echo(f"postlint: {terminal(message)}", err=True)


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


def say_what_is_missing(plans: Sequence[Plan], shown: str = "") -> None:
    """Say on standard error that ``plans`` hold no posts, and what looks like posts and is not read.

    Silence would look like a fault, or as if all had been read. What was ``shown`` says itself that it is
    empty.
    """
    from postlint.report.footer import without_posts
    from postlint.report.not_read import unread

    for text in (*(() if shown else without_posts(plans)), *unread(plans)):
        say(text)


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

    try:
        page = Path(tempfile.mkdtemp(prefix="postlint-"), "report.html")
    except OSError as error:
        raise click.ClickException(f"cannot write the page: {error.strerror}") from error
    write_pages(page, results)
    if webbrowser.open(page.as_uri()):
        return f"The page is open in your browser: {page}\n"
    return f"No browser could be opened. The page is {page}\n"


_SEAL: Final = "<!-- a page of a report, written by postlint: sha256 {} -->\n"
_SEALED: Final = rb"\A(.*)<!-- a page of a report, written by postlint: sha256 (\w+) -->\r?\n\Z"


def write_pages(file: Path, results: Sequence[Checked]) -> None:
    """Write the report on ``results`` as the page ``file``, with pages beside it where one has no room.

    Pages of an earlier report that are no part of it any more are removed, if nobody has changed them since.

    Raises:
        click.ClickException: if something cannot be written; then nothing is.
    """
    from postlint.report.page.render import folder_of

    folder = file.parent / folder_of(file).name
    if is_link(folder):
        raise click.ClickException(
            f"cannot write {terminal(shown_as(file))}: {terminal(shown_as(folder))}, the folder of its "
            "pages, is a link. Remove it, or name another file for the report."
        )
    fresh = not exists(folder)
    written: set[str] = set()
    try:
        refuse_way_out(file)
        write_together(_files(file, folder, results, written))
        _sweep(folder, written)
    except OSError as error:
        where = terminal(str(error.filename or file)) if is_file(folder) else file
        raise click.ClickException(f"cannot write {where}: {error.strerror}") from error
    finally:
        if fresh:
            # Where writing failed, nothing is in it.
            with suppress(OSError):
                folder.rmdir()


def _files(
    file: Path, folder: Path, results: Sequence[Checked], written: set[str]
) -> Iterator[tuple[Path, bytes]]:
    """Yield each file with what is to be in it; note the names of those in the folder."""
    from postlint.report.formats import render
    from postlint.report.layout import Look
    from postlint.report.page.render import book

    if exists(file) and not is_file(file):  # nothing can lie beside a device or a pipe
        yield file, _encoded(render("html", results, Look()))
        return
    for sheet in book(results, file):
        path = file.parent / sheet.path
        data = _encoded(sheet.text)
        if path.parent == folder:
            folder.mkdir(exist_ok=True)
            _refuse_others(path)
            written.add(path.name)
            data = sealed(data)
        yield path, data


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def sealed(page: bytes) -> bytes:
    """Return a page with a last line by which it is known again as ours and unchanged."""
    return page + _SEAL.format(_digest(page)).encode()


def is_sealed(path: Path) -> bool | None:
    """Tell whether a file is a page that we wrote and nobody has changed; None if it was changed.

    Raises:
        OSError: if it cannot be read.
    """
    from postlint.source.opening import read_bytes

    if is_link(path) or not is_file(path):
        return False
    match = re.match(_SEALED, read_bytes(path, MAX_ARCHIVE_BYTES), re.DOTALL)
    if not match:
        return False
    return _digest(match[1]) == match[2].decode() or None


def _digest(page: bytes) -> str:
    """Return what tells a page from all others, whatever ends of lines git may give it."""
    from hashlib import sha256

    return sha256(page.replace(b"\r\n", b"\n")).hexdigest()


def _refuse_others(path: Path) -> None:
    """Raise an exception where a file has the name of a page and is none of ours."""
    if (exists(path) or is_link(path)) and not is_sealed(path):
        raise click.ClickException(
            f"cannot write {terminal(shown_as(path))}: postlint did not write the file of that name, or "
            "somebody changed it since. Move it away, or name another file for the report."
        )


def _sweep(folder: Path, written: set[str]) -> None:
    """Remove pages of an earlier report from a folder, and say which of them were changed, and stay."""
    from postlint.report.page.render import PAGE_NAMES

    if not is_folder(folder):
        return
    for path in sorted(folder.glob(PAGE_NAMES)):
        if path.name in written:
            continue
        ours = is_sealed(path)
        if ours:
            path.unlink()
        elif ours is None:
            name = terminal(shown_as(path))
            click.echo(f"postlint: {name} is of an earlier report, and stays since it was changed.", err=True)
    if not written:
        with suppress(OSError):  # other files may be in it
            folder.rmdir()
