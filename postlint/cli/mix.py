"""``postlint mix``: the mirror."""

from __future__ import annotations

import click

from postlint.cli import FAILED, options
from postlint.cli.terminal import complain, emit, look_of_terminal


@click.command()
@options.inputs
@options.text_or_json
@options.colour
def command(inputs: options.Inputs, form: str, colour: str) -> int:
    """Show the mix of posts: what each account's posts do, in all and week by week.

    Nothing is judged. PATHs are files and folders, - is standard input; without one, the current
    folder is read.
    """
    from postlint.checking import load
    from postlint.kinds.classify import classify
    from postlint.report import mix

    plans = load(*inputs.paths, **inputs.reading)
    mixes = ((plan, classify(plan, **inputs.pipeline)) for plan in plans)
    if form == "json":
        emit(mix.as_json(mixes))
    else:
        look = look_of_terminal(colour)
        reports = (mix.render(plan, classified, look) for plan, classified in mixes)
        emit("\n".join(report for report in reports if report))
    return FAILED if sum(complain(plan.problems, plan.sources) for plan in plans) else 0
