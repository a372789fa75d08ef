"""``postlint check``: judge calendars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import click
from click.core import ParameterSource

from postlint.cli import FAILED, options
from postlint.cli.baseline import compared, opened, updated
from postlint.cli.list_files import listed
from postlint.cli.terminal import emit, look_of_terminal, write_report
from postlint.report.formats import FORMATS, render
from postlint.vocabulary import SEVERITIES, Severity, at_least

if TYPE_CHECKING:
    from postlint.checking import Checked
    from postlint.judging.baseline.known import Baseline
    from postlint.report.layout import Look

FOUND: Final = 1


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
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="The form of the report on standard output.",
)
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
@click.option("--show", type=click.Choice(["info"]), help="Show notes too, which are counted otherwise.")
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
    help="Let only this rule or pack speak. May be given several times, or as a,b.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
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
    show: str | None,
    fail_on: str,
    exit_zero: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: date | None,
    since: date | None,
    statistics: bool,
    baseline: Path | None,
    update_baseline: bool,
    allow_empty: bool,
    list_files: bool,
    colour: str,
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
        code = listed(
            inputs, form, writes=bool(files or update_baseline or open_page), allow_empty=allow_empty
        )
        return 0 if exit_zero else code
    old = opened(baseline, update=update_baseline, narrowed=bool(select or ignore or since))

    def check(known: Baseline | None) -> tuple[Checked, ...]:
        return _check(
            inputs,
            _names(select),
            _names(ignore),
            as_of,
            since=since,
            baseline=known,
            allow_empty=allow_empty,
        )

    if baseline and old and update_baseline:
        results = updated(old, baseline, check)
    elif baseline and old:
        results = compared(old, baseline, check, narrowed=bool(select or ignore))
    else:
        results = check(None)
    from postlint.report.layout import Look

    show_info = show == "info"
    for name, path in files:
        write_report(path, render(name, results, Look(show_info=show_info, statistics=statistics)))
    look = look_of_terminal(colour, show_info=show_info, statistics=statistics)
    emit(_in_browser(results, look) if open_page else render(form, results, look))
    return 0 if exit_zero else _exit_code(results, fail_on)


def _in_browser(results: Sequence[Checked], look: Look) -> str:
    from postlint.cli.browser import opened

    return opened(render("html", results, look))


def _is_given(option: str) -> bool:
    return click.get_current_context().get_parameter_source(option) is not ParameterSource.DEFAULT


def _names(given: Sequence[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",") if name.strip()]


def _check(
    inputs: options.Inputs,
    select: list[str],
    ignore: list[str],
    as_of: date | None,
    *,
    since: date | None,
    baseline: Baseline | None,
    allow_empty: bool,
) -> tuple[Checked, ...]:
    from postlint.checking import check
    from postlint.judging.packs.configure import UnknownRuleError

    try:
        return check(
            *inputs.paths,
            **inputs.reading,
            **inputs.pipeline,
            select=select,
            ignore=ignore,
            as_of=as_of,
            since=since,
            baseline=baseline,
            allow_empty=allow_empty,
        )
    except UnknownRuleError as error:
        raise click.UsageError(str(error)) from error


def _exit_code(results: Sequence[Checked], fail_on: str) -> int:
    if any(result.incomplete for result in results):
        return FAILED
    severities = {finding.severity for result in results for finding in result.findings}
    floor = cast("Severity", fail_on)
    return FOUND if fail_on != "never" and any(at_least(level, floor) for level in severities) else 0
