"""``postlint check``: judge calendars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import click

from postlint.cli import FAILED, options
from postlint.cli.output import emit, look_of_terminal, write_whole
from postlint.vocabulary import SEVERITIES, Severity, at_least

if TYPE_CHECKING:
    from postlint.report.layout import Look
    from postlint.report.model import Checked

FOUND: Final = 1


def _text(results: Sequence[Checked], look: Look) -> str:
    from postlint.report import text

    return text.render(results, look)


def _json(results: Sequence[Checked], _look: Look) -> str:
    from postlint.report import json

    return json.render(results)


FORMATS: Final[dict[str, Callable[[Sequence[Checked], Look], str]]] = {"text": _text, "json": _json}


def _report_files(
    _ctx: click.Context, _param: click.Parameter, values: Sequence[str]
) -> list[tuple[str, Path]]:
    """Take ``FORMAT=FILE`` apart, and refuse what could not be written before any work is done."""
    files = []
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file or name not in FORMATS:
            raise click.BadParameter(f'"{value}" is not FORMAT=FILE, with {" or ".join(FORMATS)} for FORMAT.')
        path = Path(file)
        if path.is_dir() or not path.parent.is_dir():
            why = "it is a folder" if path.is_dir() else f"there is no folder {path.parent}"
            raise click.BadParameter(f"cannot write {file}: {why}.")
        files.append((name, path))
    return files


@click.command()
@options.inputs
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
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
@click.option("--allow-empty", is_flag=True, help="Finding no calendar at all is no failure.")
@options.colour
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    inputs: options.Inputs,
    form: str,
    files: list[tuple[str, Path]],
    show: str | None,
    fail_on: str,
    exit_zero: bool,
    allow_empty: bool,
    colour: str,
) -> int:
    """Judge calendars: say what is wrong, where, and how to put it right.

    PATHs are files and folders, - is standard input; without one, the current folder is read. With a
    postlint.yaml, they only choose which findings are shown: a mix is judged over all its calendars.

    The exit code is 0 if all is well, 1 if there are findings at or above --fail-on, and 2 if
    something could not be read.
    """
    import postlint

    results = postlint.check(*inputs.paths, **inputs.reading, **inputs.pipeline)
    if not allow_empty and not any(_read_something(result) for result in results):
        results = _nothing_found(results, inputs.paths)
    from postlint.report.layout import Look

    for name, path in files:
        write_whole(path, FORMATS[name](results, Look(show_info=show == "info")))
    emit(FORMATS[form](results, look_of_terminal(colour, show_info=show == "info")))
    return 0 if exit_zero else _exit_code(results, fail_on)


def _read_something(result: Checked) -> bool:
    return bool(result.problems) or any(file.reader for file in result.plan.files)


def _nothing_found(results: Sequence[Checked], paths: Sequence[Path]) -> tuple[Checked, ...]:
    """Say that there was nothing to check: a mistyped path must not pass for a clean calendar."""
    from dataclasses import replace

    from postlint.source.spans import Problem, Span

    where = ", ".join(path.as_posix() for path in paths) or "."
    problem = Problem(
        Span.of_file(where),
        "no calendar found. A YAML file is one when it has a `posts:` key or is a list of posts; "
        "`calendars:` in postlint.yaml says where yours are",
    )
    first, *others = results
    return (replace(first, problems=(problem,)), *others)


def _exit_code(results: Sequence[Checked], fail_on: str) -> int:
    if any(result.incomplete for result in results):
        return FAILED
    severities = {finding.severity for result in results for finding in result.findings}
    floor = cast("Severity", fail_on)
    return FOUND if fail_on != "never" and any(at_least(level, floor) for level in severities) else 0
