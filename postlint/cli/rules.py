"""``postlint rules``: list the rules that apply here."""

from __future__ import annotations

from pathlib import Path

import click

from postlint.cli import FAILED, options
from postlint.cli.output import complain, emit, look_of_terminal


@click.command()
@options.config
@options.text_or_json
@options.colour
def command(config: Path | None, form: str, colour: str) -> int:
    """List the rules that apply here, with their severities, as postlint.yaml has them.

    The packs that come with postlint and are not in use are named below them.
    """
    from postlint.config import find_config
    from postlint.judging.packs.packs_in_use import load_packs, packs_named, shipped_names
    from postlint.report import rules

    settings, config_problems = find_config(Path(), config)
    packs, pack_problems = load_packs(settings)
    used = {pack.name for pack in packs}
    others, _ = packs_named(name for name in shipped_names() if name not in used)
    problems = (*config_problems, *pack_problems)
    emit(
        rules.table_as_json(packs, others, problems)
        if form == "json"
        else rules.table(packs, look_of_terminal(colour), others)
    )
    return FAILED if complain(problems, {}) else 0
