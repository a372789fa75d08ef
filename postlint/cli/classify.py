"""``postlint classify``: what each post does."""

from __future__ import annotations

import click

from postlint.cli import FAILED, options
from postlint.cli.output import complain, emit


@click.command()
@options.inputs
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="A line a post for people, or a JSON object a line.",
)
def command(inputs: options.Inputs, form: str) -> int:
    """Say what each post does, how sure that is, and why.

    PATHs are files and folders, - is standard input; without one, the current folder is read.
    """
    import postlint
    from postlint.kinds.classify import classify
    from postlint.report import classifications

    render = classifications.text if form == "text" else classifications.jsonl
    failed = False
    for plan in postlint.load(*inputs.paths, **inputs.reading):
        items = classify(plan, **inputs.pipeline)
        emit(render(item for item in items if plan.shown is None or item.post.span.path in plan.shown))
        failed |= complain(plan.problems, plan.sources)
    return FAILED if failed else 0
