"""``postlint mix``: the mirror."""

from __future__ import annotations

import click

from postlint.cli import FAILED, options
from postlint.cli.output import complain, emit, look_of_terminal, say_what_is_missing
from postlint.report.mix import FORMATS, render


@click.command()
@options.inputs
@options.form(*FORMATS, about="Words, a page, a table or a picture for people, or data for programs.")
@options.colour
@click.option(
    "--by",
    "key",
    metavar="KEY",
    help="Count by what posts say under KEY: one of yours, such as pillar, or format, team, hashtag.",
)
def command(inputs: options.Inputs, form: str, colour: str, key: str | None) -> int:
    """Show the mix of posts: what each account's posts do, in all and week by week.

    With --by, what they say under a key, such as pillar or format, in place of what they do. Nothing is
    judged. PATHs are files and folders, - is standard input; without one, the current
    folder is read.
    """
    from postlint.checking import load
    from postlint.kinds.classify import read_texts
    from postlint.report.bars import NoSuchKeyError

    mirrored = [read_texts(plan, **inputs.pipeline) for plan in load(*inputs.paths, **inputs.reading)]
    try:
        shown = render(form, mirrored, look_of_terminal(colour), key)
    except NoSuchKeyError as error:
        raise click.UsageError(str(error)) from None
    emit(shown)
    say_what_is_missing([plan for plan, _ in mirrored], shown)
    return FAILED if sum(complain(plan.problems, plan.sources) for plan, _ in mirrored) else 0
