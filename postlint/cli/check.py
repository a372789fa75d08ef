"""``postlint check``: judge calendars; with ``--since-rev``, report what a change causes or touches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, cast

import click
from click.core import ParameterSource

from postlint.cli import FAILED, options
from postlint.cli.baseline import compared, only_since, opened, updated
from postlint.cli.output import (
    complain,
    emit,
    look_of_terminal,
    open_in_browser,
    write_pages,
    write_report,
)
from postlint.report.formats import FORMATS, render
from postlint.vocabulary import SEVERITIES, Severity, at_least

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from postlint.checking import Checked
    from postlint.judging.baseline.known_findings import Baseline
    from postlint.report.layout import Look

FOUND: Final = 1
_LIST_FORMATS: Final = ("text", "json")
_SHOWN: Final = ("info", "posts")


class _Asked(TypedDict):
    """What :func:`postlint.check` takes beside calendars and a baseline."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    as_of: date | None
    since: date | None
    allow_empty: bool


def _report_files(
    _ctx: click.Context, _param: click.Parameter, values: Sequence[str]
) -> list[tuple[str, Path]]:
    """Take ``FORMAT=FILE`` apart, and refuse what could not be written before any work is done."""
    files = []
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file or name not in FORMATS:
            formats = ", ".join(FORMATS)
            raise click.BadParameter(f'"{value}" is not FORMAT=FILE, with one of {formats} for FORMAT.')
        if file == "-":
            raise click.BadParameter(f"- is no file. --format {name} writes to standard output.")
        path = Path(file)
        if path.is_dir() or not path.parent.is_dir():
            why = "it is a folder" if path.is_dir() else f"there is no folder {path.parent}"
            raise click.BadParameter(f"cannot write {file}: {why}.")
        files.append((name, path))
    return files


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(
            f'"{value}" is not a day that there is. Write it as in 2026-06-01.'
        ) from None


@click.command()
@options.inputs
@options.form(*FORMATS, about="The form of the report on standard output.")
@click.option(
    "--output",
    "files",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=_report_files,
    help="Write a report to a file as well. May be given several times.",
)
@click.option(
    "--open",
    "open_page",
    is_flag=True,
    help="Write the report as a page to a temporary file, and open it in the browser.",
)
@click.option(
    "--show",
    multiple=True,
    metavar=f"[{'|'.join(_SHOWN)}]",
    callback=options.names(*_SHOWN),
    help="Show notes too, which are counted otherwise; or every post of a finding; or both: info,posts.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*reversed(SEVERITIES), "never"]),
    default="error",
    show_default=True,
    help="The mildest finding that makes the exit code 1.",
)
@click.option(
    "--exit-zero",
    is_flag=True,
    help="Exit with 0 whatever the calendars hold: for advice that must not block.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    callback=options.names(),
    help="Let only this rule or pack speak. May be given several times, or as a,b.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    callback=options.names(),
    help="Keep this rule or pack silent. May be given several times, or as a,b.",
)
@click.option(
    "--as-of",
    metavar="DATE",
    callback=_day,
    help="The day that counts as today, for rules that ask. The clock is never read.",
)
@click.option(
    "--since-date",
    "since",
    metavar="DATE",
    callback=_day,
    help="Judge nothing that lies before this day, in place of since: in postlint.yaml.",
)
@click.option(
    "--since-rev",
    metavar="REV",
    help="Report only what has been found since this revision of git, or sits on a post changed since.",
)
@click.option("--statistics", is_flag=True, help="Count findings by rule in place of listing them.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Let only findings speak that are newer than this file.",
)
@click.option("--update-baseline", is_flag=True, help="Write all findings that there are to the baseline.")
@click.option("--allow-empty", is_flag=True, help="Finding no calendar at all is no failure.")
@click.option(
    "--list-files",
    is_flag=True,
    help="Judge nothing; say of every file which reader takes it and how many posts it holds, or why none.",
)
@options.colour
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    inputs: options.Inputs,
    form: str,
    files: list[tuple[str, Path]],
    open_page: bool,
    show: tuple[str, ...],
    fail_on: str,
    exit_zero: bool,
    since_rev: str | None,
    statistics: bool,
    baseline: Path | None,
    update_baseline: bool,
    list_files: bool,
    colour: str,
    **asked: Unpack[_Asked],
) -> int:
    """Judge calendars: say what is wrong, where, and how to put it right.

    PATHs are files and folders, - is standard input; without one, the current folder is read. With a
    postlint.yaml, they only choose which findings are shown: a mix is judged over all its calendars.

    The exit code is 0 if all is well, 1 if there are findings at or above --fail-on, and 2 if
    something could not be read.
    """
    if open_page and _is_given("form"):
        raise click.UsageError("--open shows a page in place of a report. Write others with --output.")
    if list_files:
        writes = bool(files or update_baseline or open_page)
        code = _listed(inputs, form, writes=writes, allow_empty=asked["allow_empty"])
    else:
        results = _judged(inputs, asked, baseline, since_rev, update=update_baseline)
        look = look_of_terminal(
            colour, show_info="info" in show, show_posts="posts" in show, statistics=statistics
        )
        _write(files, results, look)
        emit(open_in_browser(results) if open_page else render(form, results, look))
        code = _exit_code(results, fail_on)
    return 0 if exit_zero else code


def _listed(inputs: options.Inputs, form: str, *, writes: bool, allow_empty: bool) -> int:
    """Print what became of each file, and return the exit code: 2 where something could not be read.

    Raises:
        click.UsageError: if it is asked for in a form that it does not have, or with a report or a baseline
            to be written, which needs a verdict.
    """
    if form not in _LIST_FORMATS or writes:
        raise click.UsageError(
            "--list-files judges nothing, so that no report and no baseline can be written. It is printed as "
            f"{' or '.join(_LIST_FORMATS)}."
        )
    from postlint.checking import load
    from postlint.report import file_list

    plans = load(*inputs.paths, **inputs.reading, allow_empty=allow_empty)
    emit(file_list.text(plans) if form == "text" else file_list.json(plans))
    failed = [complain(plan.problems, plan.sources) for plan in plans]
    return FAILED if any(failed) else 0


def _judged(
    inputs: options.Inputs, asked: _Asked, baseline: Path | None, since_rev: str | None, *, update: bool
) -> tuple[Checked, ...]:
    if since_rev is not None and (baseline or update):
        raise click.UsageError("--since-rev and --baseline both say what is old. Leave one of them out.")
    narrowed = bool(asked["select"] or asked["ignore"])
    old = opened(baseline, update=update, narrowed=narrowed or asked["since"] is not None)
    check = partial(_check, inputs, asked)
    if baseline and old:
        return updated(old, baseline, check) if update else compared(old, baseline, check, narrowed=narrowed)
    return check(None) if since_rev is None else only_since(since_rev, inputs, lambda: check(None))


def _write(files: Iterable[tuple[str, Path]], results: Sequence[Checked], look: Look) -> None:
    """Write reports to files, for which the terminal is neither narrow nor coloured."""
    from postlint.report.layout import Look

    plain = Look(show_info=look.show_info, show_posts=look.show_posts, statistics=look.statistics)
    for name, path in files:
        if name == "html":
            write_pages(path, results)
        else:
            write_report(path, render(name, results, plain))


def _is_given(option: str) -> bool:
    return click.get_current_context().get_parameter_source(option) is not ParameterSource.DEFAULT


def _check(inputs: options.Inputs, asked: _Asked, known: Baseline | None) -> tuple[Checked, ...]:
    from postlint.checking import check

    try:
        return check(*inputs.paths, **inputs.reading, **inputs.pipeline, **asked, baseline=known)
    except ValueError as error:
        from postlint.judging.packs.selection import UnknownRuleError

        if isinstance(error, UnknownRuleError):
            raise click.UsageError(str(error)) from error
        raise


def _exit_code(results: Sequence[Checked], fail_on: str) -> int:
    if any(result.incomplete for result in results):
        return FAILED
    severities = {finding.severity for result in results for finding in result.findings}
    floor = cast("Severity", fail_on)
    return FOUND if fail_on != "never" and any(at_least(level, floor) for level in severities) else 0
