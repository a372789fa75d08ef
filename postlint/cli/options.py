"""Options that several commands share."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypedDict, TypeVar

import click

from postlint.records import dataclass
from postlint.source.escape import terminal
from postlint.source.paths import shown_as

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from postlint.calendars.files.walk import Pace
    from postlint.kinds.model import Watch


Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

_STDIN: Final = Path("-")
_CALLED: Final = "stdin.yaml"


class Reading(TypedDict):
    """What :func:`postlint.load` takes beside paths."""

    config: Path | None
    stdin: tuple[str, bytes] | None
    tracked_only: bool
    pace: Pace


class Pipeline(TypedDict):
    """How texts are read."""

    cache: bool
    jobs: int
    watch: Watch


@dataclass(frozen=True, slots=True)
class Inputs:
    """Which calendars to read, and how."""

    paths: tuple[Path, ...]
    reading: Reading
    pipeline: Pipeline


def form(*forms: str, about: str) -> Decorator:
    """Return the option that chooses the form of a report; the first of ``forms`` is the usual one."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=about
    )


def names(*known: str) -> Callable[..., tuple[str, ...]]:
    """Return what takes values of an option apart at commas; of ``known`` ones, if any are given."""

    def taken_apart(ctx: click.Context, param: click.Parameter, values: Iterable[str]) -> tuple[str, ...]:
        found = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
        choice = click.Choice(known or found)
        return tuple(choice.convert(name, param, ctx) for name in found)

    return taken_apart


config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Use this configuration instead of the nearest postlint.yaml.",
)


def _never_run_git(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        from postlint.source.git import never_run

        ctx.with_resource(never_run())


no_git = click.option(
    "--no-git",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_never_run_git,
    help="Run no program, not even git: what only git knows is not looked at.",
)
colour = click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the report. NO_COLOR is honoured.",
)
text_or_json = form("text", "json", about="Words for people, or JSON for programs.")
# Click would stop at the first path that may not be read; the others are to be judged all the same.
_paths = click.argument("paths", nargs=-1, metavar="[PATH]…", type=click.Path(path_type=Path, readable=False))
_stdin_filename = click.option(
    "--stdin-filename",
    metavar="NAME",
    help="With the path -: what to call the calendar that is read from standard input.",
)
_tracked_only = click.option("--tracked-only", is_flag=True, help="Read only files that git tracks.")
_no_cache = click.option(
    "--no-cache", "cache", is_flag=True, flag_value=False, default=True, help="Read every text anew."
)
_jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Let N processes read the texts.",
)


def texts(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how texts are read; the command gets them as one :class:`Pipeline`."""

    @wraps(function)
    def with_texts(cache: bool, jobs: int, **others: object) -> object:
        return function(pipeline=Pipeline(cache=cache, jobs=jobs, watch=watched), **others)

    decorated: Callable[..., Any] = with_texts
    for option in (_jobs, _no_cache):
        decorated = option(decorated)
    return decorated


def inputs(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what to read; the command gets them as one :class:`Inputs`."""

    @wraps(function)
    def with_inputs(
        paths: tuple[Path, ...],
        config: Path | None,
        stdin_filename: str | None,
        tracked_only: bool,
        cache: bool,
        jobs: int,
        **others: object,
    ) -> object:
        stdin = _from_stdin(paths, stdin_filename)
        reading = Reading(config=config, stdin=stdin, tracked_only=tracked_only, pace=SlowWalk())
        return function(Inputs(paths, reading, Pipeline(cache=cache, jobs=jobs, watch=watched)), **others)

    decorated: Callable[..., Any] = with_inputs
    # Click lists options in the order in which they stand above a function, from the last applied up.
    options: tuple[Decorator, ...] = (
        _jobs,
        _no_cache,
        no_git,
        _tracked_only,
        _stdin_filename,
        config,
        _paths,
    )
    for option in options:
        decorated = option(decorated)
    return decorated


def _from_stdin(paths: tuple[Path, ...], name: str | None) -> tuple[str, bytes] | None:
    if _STDIN not in paths:
        if name is not None:
            raise click.UsageError(
                "--stdin-filename goes with the path -, which reads standard input: "
                f"postlint check --stdin-filename {name} -"
            )
        return None
    if len(paths) > 1:
        raise click.UsageError("The path - reads standard input and goes with no other path.")
    return name or _CALLED, _read_stdin(Path(name or _CALLED))


def _read_stdin(path: Path) -> bytes:
    """Return what is on standard input, up to one byte more than is read of a file that is called so."""
    from postlint.calendars.readers import max_bytes

    if sys.stdin is None:
        raise click.UsageError("The path - reads standard input, which is closed.")
    return sys.stdin.buffer.read(max_bytes(path) + 1)


T = TypeVar("T")

PATIENCE: Final = 1.0
"""After how many seconds people begin to wonder."""

WALK_PATIENCE: Final = 2.0
"""After how many seconds something is said of a walk; most are over in a tenth of one."""


def watched(items: Iterable[T], total: int, doing: str = "Reading posts") -> Iterator[T]:
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
                shown = _shown(total, doing)
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


def _shown(total: int, doing: str) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task("", total=total)
