"""``--list-files``: which files are read, by which reader, and why the others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from postlint.cli import FAILED
from postlint.cli.terminal import complain, emit

if TYPE_CHECKING:
    from postlint.cli.options import Inputs


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
    from postlint.checking import load
    from postlint.report import file_list

    plans = load(*inputs.paths, **inputs.reading, allow_empty=allow_empty)
    emit(file_list.text(plans) if form == "text" else file_list.json(plans))
    failed = [complain(plan.problems, plan.sources) for plan in plans]
    return FAILED if any(failed) else 0
