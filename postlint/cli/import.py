"""``postlint import``: whatever can be read, as one calendar in postlint's own shape."""

# ruff: noqa: N999 - a command is the module of its name
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli import FAILED, options
from postlint.cli.output import complain, emit, write_report
from postlint.source.escape import terminal

if TYPE_CHECKING:
    from postlint.config import Config


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the calendar to a new file instead of standard output.",
)
@options.config
@options.no_git
def command(paths: tuple[Path, ...], output: Path | None, config: Path | None) -> int:
    """Write an archive or a calendar of another shape as a calendar in postlint's own shape.

    PATHs are files and folders: archives of what was posted, CSV files, folders of one-post files.
    Of a postlint.yaml, what it says of readers, columns, dates and accounts holds. `postlint check`
    says the same of the new calendar as of what it was made from.

    What is left out or in doubt is named on standard error, in the words of `postlint check`. The exit
    code is 2 if a post could not be read.
    """
    if output is not None and output.exists():
        raise click.UsageError(f"{output} is there already. Name another file, or delete it first.")
    from dataclasses import replace

    from postlint.calendars import write
    from postlint.calendars.load import load
    from postlint.config import Config, find_config
    from postlint.report.how_read import how_read

    settings, problems = find_config(paths[0], config)
    plan = load(replace(settings, calendars=()), tuple(_named_inside(settings, paths)))
    problems = (*problems, *plan.problems)
    if not any(file.reader for file in plan.files):
        # A calendar made from nothing would only stand in the way of the next try.
        _say(how_read(plan))
        if complain(problems, plan.sources):
            return FAILED
        raise click.ClickException("no posts found. `postlint check --help` says what can be read.")
    text = write.render(plan)
    back = load(Config(root=Path()), (), stdin=(str(output or "stdin.yaml"), text.encode("utf-8", "replace")))
    if output is None:
        emit(text)
    else:
        write_report(output, text)
    # What stops is said as an error; of the rest, a date may be missing that its author meant.
    milder = (f"{one.span.place}: {one.message}" for one in plan.diagnostics if not one.stops)
    _say((*how_read(plan), *milder, *write.not_carried_over(plan)))
    failed = complain(problems, plan.sources) or plan.left_out
    # Where nothing could be read, it was said why.
    unfit = () if failed and not plan.posts else back.problems
    if unfit:
        click.echo("What was written has to be mended before it can be checked:", err=True)
    return FAILED if complain(unfit, back.sources) or failed else 0


def _say(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        click.echo(terminal(sentence), err=True)


def _named_inside(config: Config, paths: Iterable[Path]) -> Iterator[Path]:
    """Yield ``paths``, and in place of a folder the calendars that ``config`` names in it, if it does so."""
    from postlint.calendars.files.discover import discover
    from postlint.calendars.files.tracked import Repositories
    from postlint.source.paths import is_folder, real

    named: list[Path] = []
    if config.calendars:
        found = discover(config, (), stdin=None, tracked_only=False, repositories=Repositories())
        named += (file.path for file in found.files)
    for path in paths:
        inside = [one for one in named if is_folder(path) and real(one).is_relative_to(real(path))]
        yield from inside or [path]
