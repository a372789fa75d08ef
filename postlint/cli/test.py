"""``postlint test``: try the examples of packs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli import FAILED, options
from postlint.cli.output import complain, emit, look_of_terminal

if TYPE_CHECKING:
    from postlint.judging.model import Pack
    from postlint.source.diagnostic import Diagnostic


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]…")
@options.config
@options.form(
    "text", "junit", "json", about="A report for people, JUnit XML for CI services, or JSON for programs."
)
@options.colour
def command(packs: tuple[str, ...], config: Path | None, form: str, colour: str) -> int:
    """Try the examples of packs: each rule must speak where they fail, and be silent where they pass.

    An example may also say what is to be found, under `expect:`, and what it shows, under `title:`.

    PACKs are names of packs that come with postlint, or files of your own; without one, the packs of
    postlint.yaml are tried, as their files have them.

    A good example is the smallest calendar that shows one thing: a `fail` that is just over the line and
    a `pass` that is just within it, with `kind:` on every post.

    The exit code is 0 if all examples do what they show, 1 if one does not, and 2 if a pack cannot
    be read.
    """
    from postlint.judging.rule_tests import try_examples
    from postlint.report import rule_tests

    found, problems = _read(packs, config)
    if complain(problems, {}):
        if form == "json":
            emit(rule_tests.as_json((), (), problems))
        return FAILED
    tried = list(try_examples(found))
    forms = {
        "text": lambda: rule_tests.text(found, tried, look_of_terminal(colour)),
        "junit": lambda: rule_tests.junit(found, tried),
        "json": lambda: rule_tests.as_json(found, tried),
    }
    emit(forms[form]())
    return 0 if all(trial.as_shown for trial in tried) else 1


def _read(names: tuple[str, ...], config: Path | None) -> tuple[tuple[Pack, ...], tuple[Diagnostic, ...]]:
    from postlint.config import find_config
    from postlint.judging.packs.packs_in_use import packs_as_written, packs_named

    if names:
        return packs_named(names)
    settings, problems = find_config(Path(), config)
    packs, wrong = packs_as_written(settings)
    return packs, (*problems, *wrong)
