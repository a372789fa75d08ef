"""``postlint audit``: judge posts in tables, with all cores or with many machines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli import FAILED, options
from postlint.cli.output import emit
from postlint.report.how_read import said_of_readers
from postlint.report.layout import plural
from postlint.source.escape import terminal
from postlint.source.paths import shown_as
from postlint.vocabulary import NO_ARROW, NOTHING_FOUND, SEVERITIES

if TYPE_CHECKING:
    from postlint.auditing.publish import Summary
    from postlint.auditing.run import Order


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="OUT",
    help="The folder for what is found: tables of findings, mixes and problems, and a page.",
)
@options.form("parquet", "jsonl", about="The form of the tables.")
@options.config
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Let the workers of this Dask scheduler do the work, in place of all cores of this machine.",
)
@click.option("--resume", is_flag=True, help="Go on with an audit that was broken off; what is done stays.")
def command(
    sources: tuple[str, ...], out: Path, form: str, config: Path | None, scheduler: str | None, resume: bool
) -> int:
    """Judge posts in tables: each account by itself, however many there are.

    SOURCEs are Parquet, CSV and JSON Lines files, folders of them, and patterns such as "2026-*.parquet".
    Their columns are called as those of CSV calendars are, and one says whose each post is.

    The exit code is 0 if all could be read, whatever was found, and 2 if something could not.
    """
    try:
        from postlint.auditing.run import Order
    except ModuleNotFoundError as error:
        raise click.ClickException(NO_ARROW) from error
    from postlint.config import find_config

    settings = find_config(Path(), config)[0].path
    summary = _run(Order(sources, out, settings and settings.absolute(), form, resume), scheduler)  # type: ignore[arg-type]
    emit(_said(summary, out))
    for problem in summary.told:
        click.echo(terminal(problem.sentence), err=True)
    if summary.problems > len(summary.told):
        more = f"and {summary.problems - len(summary.told):,} more: see {shown_as(out)}/problems.{form}"
        click.echo(terminal(more), err=True)
    return FAILED if summary.problems else 0


def _run(order: Order, scheduler: str | None) -> Summary:
    from postlint.auditing.dask_engine import EngineError, dask_engine
    from postlint.auditing.run import AuditError, run

    try:
        with dask_engine(scheduler) as engine:
            return run(order, engine, options.watched, lambda told: click.echo(terminal(told), err=True))
    except (AuditError, EngineError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        where = error.filename or order.out
        raise click.ClickException(f"cannot write {where}: {error.strerror or error}") from error


def _said(summary: Summary, out: Path) -> str:
    numbers = ((summary.findings(severity), severity) for severity in reversed(SEVERITIES))
    found = ", ".join(plural(number, severity) for number, severity in numbers if number)
    left = f" {plural(summary.left_out, 'post')} could not be read." if summary.left_out else ""
    readers = "".join(f"{terminal(said)}\n" for said in said_of_readers(summary.readers))
    return (
        f"Audited {plural(summary.posts, 'post')} of {plural(summary.accounts, 'account')}: "
        f"{found or NOTHING_FOUND}.{left}\n{readers}{terminal(shown_as(out))}/summary.html shows it.\n"
    )
