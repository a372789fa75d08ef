"""``postlint explain``: all about one rule, pack, check or kind of post."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from postlint.cli import FAILED, options
from postlint.cli.terminal import complain, emit, look_of_terminal

if TYPE_CHECKING:
    from postlint.config import Config
    from postlint.judging.checks.check import Check
    from postlint.judging.model import Pack, Rule
    from postlint.report.layout import Look
    from postlint.source.diagnostic import Diagnostic
    from postlint.vocabulary import Kind

Subject: TypeAlias = "Rule | Pack | Check | Kind"
"""What can be explained."""


@click.command()
@click.argument("name")
@options.config
@options.text_or_json
@options.colour
def command(name: str, config: Path | None, form: str, colour: str) -> int:
    """Explain NAME: a rule, a pack, a kind of post, or a check.

    A rule is called as in two-way/all-broadcast; the part after the slash will do. It says what the rule
    checks, where it differs, why, how to satisfy it, its sources and examples. A kind can be called by any
    word that reports have for it, such as "about us", or by one of your own. Rules and packs that are not
    in use here can be explained, too.
    """
    from postlint.config import find_config
    from postlint.judging.packs.load import load_packs, packs_named, shipped_names

    settings, config_problems = find_config(Path(), config)
    packs, pack_problems = load_packs(settings)
    # Before the look-up: a rule may be missing because its pack is broken.
    problems = (*config_problems, *pack_problems)
    complain(problems, {})
    found = _find(name, packs, settings)
    if found is None:
        # Whoever wonders whether to choose a pack wants to read its rules first.
        others, _ = packs_named(set(shipped_names()) - {pack.name for pack in packs})
        found = _find(name, others, settings)
        if found is None:
            raise click.UsageError(_unknown(name, settings, (*packs, *others)))
    look = None if form == "json" else look_of_terminal(colour)
    emit(_explained(found, settings, packs, problems, look))
    return FAILED if problems else 0


def _find(name: str, packs: Sequence[Pack], settings: Config) -> Subject | None:
    from postlint.judging.checks import CHECKS
    from postlint.vocabulary import in_words, kind_named

    own = {in_words(word): kind for word, kind in settings.kinds.items()}
    return (
        _rule(name, [rule for pack in packs for rule in pack.rules])
        or next((pack for pack in packs if pack.name == name), None)
        or own.get(in_words(name))
        or kind_named(name)
        or CHECKS.get(in_words(name).replace(" ", "_"))
    )


def _rule(name: str, rules: Iterable[Rule]) -> Rule | None:
    found = [rule for rule in rules if name in (rule.id, _short(rule))]
    if len(found) > 1:
        ids = " and ".join(rule.id for rule in found)
        raise click.UsageError(f'"{name}" is the name of several rules: {ids}.')
    return found[0] if found else None


def _short(rule: Rule) -> str:
    return rule.id.partition("/")[2]


def _unknown(name: str, settings: Config, packs: Sequence[Pack]) -> str:
    from postlint.calendars.value_words import FORMATS
    from postlint.judging.checks import CHECKS
    from postlint.source.suggest import did_you_mean
    from postlint.vocabulary import KIND_NAMES, KINDS, in_words

    if in_words(name) in FORMATS:
        return (
            f'"{name}" is a format: what a post looks like, which says nothing of what it does. Formats may '
            "stand under format: and are not judged."
        )
    rules = [rule for pack in packs for rule in pack.rules]
    known = (
        *(rule.id for rule in rules),
        *map(_short, rules),
        *(pack.name for pack in packs),
        *CHECKS,
        *KIND_NAMES,
        *settings.kinds,
    )
    advice = did_you_mean(name, known) or f" postlint rules lists the rules; kinds are {', '.join(KINDS)}."
    return f'There is no rule, pack, check or kind called "{name}".{advice}'


def _explained(
    found: Subject,
    settings: Config,
    packs: Sequence[Pack],
    problems: Sequence[Diagnostic],
    look: Look | None,
) -> str:
    """Return what there is to say of ``found``: as JSON where it has no ``look``."""
    from postlint.judging.checks.check import Check
    from postlint.judging.model import Pack, Rule
    from postlint.report import explained, rules

    if isinstance(found, Rule):
        used = any(found in pack.rules for pack in packs)
        if look:
            return rules.explain(found, look, in_use=used)
        return rules.explain_as_json(found, problems, in_use=used)
    if isinstance(found, Pack):
        return (
            explained.pack(found, look, in_use=found in packs)
            if look
            else explained.pack_as_json(found, problems, in_use=found in packs)
        )
    if isinstance(found, Check):
        return (
            explained.check(found, packs, look) if look else explained.check_as_json(found, packs, problems)
        )
    own = [word for word, kind in settings.kinds.items() if kind == found]
    return (
        explained.kind(found, own, packs, look)
        if look
        else explained.kind_as_json(found, own, packs, problems)
    )
