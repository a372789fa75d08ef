"""``postlint classify``: what each post does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from postlint.cli import FAILED, options
from postlint.cli.output import complain, emit, say_what_is_missing

if TYPE_CHECKING:
    from postlint.calendars.model import Plan
    from postlint.kinds.model import Classified


@click.command()
@options.inputs
@options.form("text", "jsonl", about="A line a post for people, or a JSON object a line.")
@click.option(
    "--explain",
    "explained",
    is_flag=True,
    help="Name what speaks for each kind and against it, and what the post would be without it.",
)
def command(inputs: options.Inputs, form: str, explained: bool) -> int:
    """Say what each post does, how sure that is, and why.

    PATHs are files and folders, - is standard input; without one, the current folder is read.

    With --explain, every field, marker and word is taken out of the post in turn and the rest
    classified again; what changes most is named with what the post would be without it.
    """
    from postlint.checking import load
    from postlint.kinds.classify import read_texts

    failed = False
    plans = load(*inputs.paths, **inputs.reading)
    for unread in plans:
        plan, items = read_texts(unread, **inputs.pipeline)
        shown = [item for item in items if plan.shown is None or item.post.span.path in plan.shown]
        emit(_explained(plan, items, form, inputs.pipeline) if explained else _classified(shown, form))
        failed |= complain(plan.problems, plan.sources)
    say_what_is_missing(plans)
    return FAILED if failed else 0


def _classified(items: Sequence[Classified], form: str) -> str:
    from postlint.report import classifications

    return classifications.text(items) if form == "text" else classifications.jsonl(items)


def _explained(plan: Plan, items: Sequence[Classified], form: str, pipeline: options.Pipeline) -> str:
    from postlint.kinds.explain import explain
    from postlint.report import classifications
    from postlint.report.layout import plural

    reasons = explain(plan, items, jobs=pipeline["jobs"], watch=pipeline["watch"])
    if left := sum(one.left_whole for one in reasons):
        click.echo(_LEFT_WHOLE.format(posts=plural(left, "post")), err=True)
    if form == "text":
        return classifications.explained_text(reasons)
    return classifications.explained_jsonl(reasons)


_LEFT_WHOLE = (
    "postlint: no words were taken out of {posts}, as so much would have to be read again. Name fewer files."
)
