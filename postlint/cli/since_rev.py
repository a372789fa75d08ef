"""``--since-rev``: judging everything, and reporting what a change causes or touches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from postlint.checking import Checked
    from postlint.cli.options import Inputs


def only_since(name: str, inputs: Inputs, check: Callable[[], tuple[Checked, ...]]) -> tuple[Checked, ...]:
    """Return what ``check`` finds of ``inputs`` that a change since the revision ``name`` causes or touches.

    Where the revision cannot be read as a whole, nobody can tell: that is said, and all is returned.

    Raises:
        click.ClickException: if there is no such revision, or git does not give what is needed.
        click.UsageError: if what is read is no file that a revision could have.
    """
    from postlint.checking import check as read
    from postlint.comparing.compare import only_news
    from postlint.comparing.sides import SideError, named_revision, of_revision
    from postlint.report.finding_text import place

    if inputs.reading["stdin"]:
        raise click.UsageError("--since-rev looks at files that git knows, and standard input is none.")
    before = partial(read, **inputs.pipeline, allow_empty=True)
    try:
        revision = named_revision(name)
        results = check()
        with of_revision(revision, before, inputs.reading["config"], inputs.paths) as base:
            if base.incomplete:
                first = next((f" ({place(one.span)}: {one.message})" for one in base.problems), "")
                why = f"{name} could not be read as a whole{first}."
                _say(f"{why} So nobody can tell what is older: all is listed.")
            for note in base.notes:
                _say(f"{note}.")
            return only_news(base, results)
    except SideError as error:
        raise click.ClickException(str(error)) from error


def _say(message: str) -> None:
    from postlint.source.escape import terminal

    click.echo(f"postlint: {terminal(message)}", err=True)
