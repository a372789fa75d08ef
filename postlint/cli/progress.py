"""Showing people who wait how far it is. A file or a CI log is shown nothing."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

T = TypeVar("T")

PATIENCE: Final = 1.0
"""After how many seconds people begin to wonder."""


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


def _somebody_looks() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _shown(total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading posts"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task("", total=total)
