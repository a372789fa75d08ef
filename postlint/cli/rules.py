"""``postlint rules``: list the rules that apply here."""

from __future__ import annotations

from pathlib import Path

import click

from postlint.cli import FAILED, options
from postlint.cli.terminal import complain, emit, look_of_terminal


@click.command()
@options.config
@options.colour
def command(config: Path | None, colour: str) -> int:
    """List the rules that apply here, with their severities, as postlint.yaml has them.

    The packs that come with postlint and are not in use are named below them.
    """
    from postlint.config import find_config
    from postlint.judging.packs.load import load_packs, packs_named, shipped_names
    from postlint.report import rules

    look = look_of_terminal(colour)
    settings, config_problems = find_config(Path(), config)
    packs, pack_problems = load_packs(settings)
    used = {pack.name for pack in packs}
    others, _ = packs_named(name for name in shipped_names() if name not in used)
    emit(rules.table(packs, look, others))
    return FAILED if complain((*config_problems, *pack_problems), {}) else 0
