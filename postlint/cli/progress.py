"""Showing people who wait how far it is.

A file or a CI log is shown nothing, but for one line on a walk that takes so long that it is hardly meant.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from postlint.source.escape import terminal
from postlint.source.paths import shown_as

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

T = TypeVar("T")

PATIENCE: Final = 1.0
"""After how many seconds people begin to wonder."""

WALK_PATIENCE: Final = 2.0
"""After how many seconds something is said of a walk; most are over in a tenth of one."""


def watched(items: Iterable[T], total: int) -> Iterator[T]:
    """Pass on ``items``; while that takes long, show on standard error how many of ``total`` are done.

    What was shown is gone when it is done.
    """
    if not _somebody_looks():
        yield from items
        return
    started = time.monotonic()
    shown: tuple[Progress, TaskID] | None = None
    try:
        for done, item in enumerate(items, start=1):
            yield item
            if shown is None and time.monotonic() - started >= PATIENCE:
                shown = _shown(total)
            if shown:
                shown[0].update(shown[1], completed=done)
    finally:
        if shown:
            shown[0].stop()


_ADVICE: Final = "exclude: in postlint.yaml leaves folders alone."


class SlowWalk:
    """Says on standard error, once, where a walk through folders is if that takes long."""

    def __init__(self) -> None:
        self._begun: float | None = None
        self._said = False

    def __call__(self, folder: Path, files: int) -> None:
        """Take note of the folder that is looked into, and of how many files were met before."""
        now = time.monotonic()
        self._begun = now if self._begun is None else self._begun
        if not self._said and now - self._begun >= WALK_PATIENCE:
            self._said = True
            where = terminal(shown_as(folder))
            with suppress(OSError):
                click.echo(
                    f"postlint: looking for calendars in {where}, {files:,} files so far. {_ADVICE}", err=True
                )


def _somebody_looks() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _shown(total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading posts"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task("", total=total)
