"""``--list-files``: which files are read, by which reader, and why the others are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from postlint.cli import FAILED
from postlint.cli.output import complain, emit

if TYPE_CHECKING:
    from postlint.calendars.model import Plan
    from postlint.cli.options import Inputs
    from postlint.source.spans import Problem

FORMATS: Final = ("text", "json")


def listed(inputs: Inputs, form: str, *, writes: bool, allow_empty: bool) -> int:
    """Print what became of each file, and return the exit code: 2 where something could not be read.

    Raises:
        click.UsageError: if it is asked for in a form that it does not have, or with a report or a baseline
            to be written, which needs a verdict.
    """
    if form not in FORMATS or writes:
        raise click.UsageError(
            "--list-files judges nothing, so that no report and no baseline can be written. It is printed as "
            f"{' or '.join(FORMATS)}."
        )
    import postlint
    from postlint.report import listing

    plans = postlint.load(*inputs.paths, **inputs.reading)
    if not allow_empty and not any(map(_read_something, plans)):
        plans = (replace(plans[0], problems=(no_calendar(inputs.paths),)), *plans[1:])
    emit(listing.text(plans) if form == "text" else listing.json(plans))
    failed = [complain(plan.problems, plan.sources) for plan in plans]
    return FAILED if any(failed) else 0


def _read_something(plan: Plan) -> bool:
    return bool(plan.problems) or any(file.reader for file in plan.files)


def no_calendar(paths: Sequence[Path]) -> Problem:
    """Say that there was nothing to check: a mistyped path must not pass for a clean calendar."""
    from postlint.source.spans import Problem, Span

    where = ", ".join(path.as_posix() for path in paths) or "."
    return Problem(
        Span.of_file(where),
        "No calendar found. A YAML file is one when it has a `posts:` key or is a list of posts; "
        ".tweet and .toot files and Markdown posts are, too. Name CSV files and archives, or "
        "say under `calendars:` in postlint.yaml where yours are",
    )
