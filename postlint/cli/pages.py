"""Writing the report as a page, and the pages that it leads to: all of them, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from postlint.source.budgets import MAX_ARCHIVE_BYTES
from postlint.source.escape import terminal
from postlint.source.opening import read_bytes
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
    from postlint.checking import Checked

_SEAL: Final = "<!-- a page of a report, written by postlint: sha256 {} -->\n"
_SEALED: Final = re.compile(
    rb"\A(.*)<!-- a page of a report, written by postlint: sha256 (\w+) -->\r?\n\Z", re.DOTALL
)


def write_pages(file: Path, results: Sequence[Checked]) -> None:
    """Write the report on ``results`` as the page ``file``, with pages beside it where one has no room.

    Pages of an earlier report that are no part of it any more are removed, if nobody has changed them since.

    Raises:
        click.ClickException: if something cannot be written; then nothing is.
    """
    from postlint.report.page.book import folder_of

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
    from postlint.report.page.book import book

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
    if is_link(path) or not is_file(path):
        return False
    match = _SEALED.match(read_bytes(path, MAX_ARCHIVE_BYTES))
    if not match:
        return False
    return _digest(match[1]) == match[2].decode() or None


def _digest(page: bytes) -> str:
    """Return what tells a page from all others, whatever ends of lines git may give it."""
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
    from postlint.report.page.book import PAGE_NAMES

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
