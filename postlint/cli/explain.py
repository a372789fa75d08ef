"""``postlint explain``: all about one rule."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli import FAILED, options
from postlint.cli.output import complain, emit, look_of_terminal

if TYPE_CHECKING:
    from postlint.judging.model import Rule


@click.command()
@click.argument("rule")
@options.config
@options.colour
def command(rule: str, config: Path | None, colour: str) -> int:
    """Explain RULE: what it checks, why, how to satisfy it, its sources and examples.

    RULE is a name such as two-way/all-broadcast; the part after the slash will do.
    """
    from postlint.config import find_config
    from postlint.judging.packs import load_packs
    from postlint.report import rules

    settings, config_problems = find_config(Path(), config)
    packs, pack_problems = load_packs(settings)
    # Before the look-up: a rule may be missing because its pack is broken.
    problems = complain((*config_problems, *pack_problems), {})
    found = _find(rule, [known for pack in packs for known in pack.rules])
    emit(rules.explain(found, look_of_terminal(colour)))
    return FAILED if problems else 0


def _find(name: str, rules: Iterable[Rule]) -> Rule:
    from postlint.source.suggest import did_you_mean

    by_name: dict[str, list[Rule]] = {}
    for rule in rules:
        for known in (rule.id, rule.id.partition("/")[2]):
            by_name.setdefault(known, []).append(rule)
    found = by_name.get(name, [])
    if len(found) > 1:
        ids = " and ".join(rule.id for rule in found)
        raise click.UsageError(f'"{name}" is the name of several rules: {ids}.')
    if not found:
        advice = did_you_mean(name, by_name) or " postlint rules lists them."
        raise click.UsageError(f'There is no rule "{name}".{advice}')
    return found[0]
