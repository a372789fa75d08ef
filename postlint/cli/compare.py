"""``postlint compare``: what a change does."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli import options
from postlint.cli.output import emit, look_of_terminal
from postlint.report.compare import FORMATS, render

if TYPE_CHECKING:
    from postlint.comparing.compare import Comparison


@click.command()
@click.argument("base")
@click.argument("head", default="-", metavar="[HEAD]")
@options.config
@options.no_git
@options.texts
@options.form(*FORMATS, about="Words, a comment or a page for people, or data for programs.")
@options.colour
def command(
    base: str, head: str, config: Path | None, pipeline: options.Pipeline, form: str, colour: str
) -> int:
    """Say what a change does: mixes before and after, what it causes, mends and leaves, and which posts.

    BASE and HEAD are revisions of git, folders, or - for what lies here, which HEAD is where it is left
    out. A revision goes before a folder of the same name; write ./main for the folder. All is judged by
    the settings of HEAD.

    The exit code is 0 if the change causes no error, 1 if it does, and 2 if HEAD could not be read.
    """
    comparison = _compare(base, head, config, pipeline)
    emit(render(form, comparison, look_of_terminal(colour)))
    return _exit_code(comparison)


def _compare(base: str, head: str, config: Path | None, pipeline: options.Pipeline) -> Comparison:
    from postlint.checking import check
    from postlint.comparing.compare import compare
    from postlint.comparing.sides import SideError, moved_on, side

    read = partial(check, **pipeline)
    try:
        with ExitStack() as stack:
            before = stack.enter_context(side(base, partial(read, allow_empty=True), config))
            after = stack.enter_context(side(head, read, config))
            if moved_on(base, head):
                note = _MOVED_ON.format(base=base, head="HEAD" if head == "-" else head)
                before = replace(before, notes=(*before.notes, note))
            return compare(before, after)
    except SideError as error:
        raise click.ClickException(str(error)) from error


_MOVED_ON = (
    "{base} has commits that {head} does not follow: what they add looks removed. To leave them out, "
    "compare with `git merge-base {base} {head}`"
)


def _exit_code(comparison: Comparison) -> int:
    from postlint.cli import FAILED
    from postlint.cli.check import FOUND

    if any(part.incomplete for part in comparison.head.checked):
        return FAILED
    return FOUND if any(finding.severity == "error" for finding in comparison.answerable) else 0
