"""``postlint explain``: all about one rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli import FAILED, options
from postlint.cli.terminal import complain, emit, look_of_terminal

if TYPE_CHECKING:
    from postlint.judging.model import Rule


@click.command()
@click.argument("rule")
@options.config
@options.text_or_json
@options.colour
def command(rule: str, config: Path | None, form: str, colour: str) -> int:
    """Explain RULE: what it checks, why, how to satisfy it, its sources and examples.

    RULE is a name such as two-way/all-broadcast; the part after the slash will do. Rules of packs that
    are not in use here can be explained, too.
    """
    from postlint.config import find_config
    from postlint.judging.packs.load import load_packs, packs_named, shipped_names
    from postlint.report import rules

    settings, config_problems = find_config(Path(), config)
    packs, pack_problems = load_packs(settings)
    # Before the look-up: a rule may be missing because its pack is broken.
    problems = (*config_problems, *pack_problems)
    complain(problems, {})
    in_use = candidates = [known for pack in packs for known in pack.rules]
    if not any(rule in _names(known) for known in in_use):
        # Whoever wonders whether to choose a pack wants to read its rules first.
        others, _ = packs_named(set(shipped_names()) - {pack.name for pack in packs})
        candidates = [*in_use, *(known for pack in others for known in pack.rules)]
    found = _find(rule, candidates)
    used = found in in_use
    emit(
        rules.explain_as_json(found, problems, in_use=used)
        if form == "json"
        else rules.explain(found, look_of_terminal(colour), in_use=used)
    )
    return FAILED if problems else 0


def _names(rule: Rule) -> tuple[str, str]:
    return rule.id, rule.id.partition("/")[2]


def _find(name: str, rules: Sequence[Rule]) -> Rule:
    from postlint.source.suggest import did_you_mean

    by_name: dict[str, list[Rule]] = {}
    for rule in rules:
        for known in _names(rule):
            by_name.setdefault(known, []).append(rule)
    found = by_name.get(name, [])
    if len(found) > 1:
        ids = " and ".join(rule.id for rule in found)
        raise click.UsageError(f'"{name}" is the name of several rules: {ids}.')
    in_pack = [_names(rule)[1] for rule in rules if rule.id.startswith(f"{name}/")]
    if in_pack:
        raise click.UsageError(f'"{name}" is a pack. Name one of its rules: {", ".join(in_pack)}.')
    if not found:
        advice = did_you_mean(name, by_name) or " postlint rules lists them."
        raise click.UsageError(f'There is no rule "{name}".{advice}')
    return found[0]
