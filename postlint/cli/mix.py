"""``postlint mix``: the mirror."""

from __future__ import annotations

import click

from postlint.cli import FAILED, options
from postlint.cli.terminal import complain, emit, look_of_terminal
from postlint.report.mix import FORMATS, render


@click.command()
@options.inputs
@options.form(*FORMATS, about="Words, a page, a table or a picture for people, or data for programs.")
@options.colour
def command(inputs: options.Inputs, form: str, colour: str) -> int:
    """Show the mix of posts: what each account's posts do, in all and week by week.

    Nothing is judged. PATHs are files and folders, - is standard input; without one, the current
    folder is read.
    """
    from postlint.checking import load
    from postlint.kinds.classify import classify

    plans = load(*inputs.paths, **inputs.reading)
    mirrored = [(plan, classify(plan, **inputs.pipeline)) for plan in plans]
    emit(render(form, mirrored, look_of_terminal(colour)))
    return FAILED if sum(complain(plan.problems, plan.sources) for plan in plans) else 0
