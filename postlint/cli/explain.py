"""``postlint explain``: all about one rule, pack, check, kind of post or word of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from postlint.cli import FAILED, options
from postlint.cli.output import complain, emit, look_of_terminal

if TYPE_CHECKING:
    from postlint.config import Config
    from postlint.judging.checks import Check
    from postlint.judging.model import Pack, Rule
    from postlint.report.explained_words import Word
    from postlint.report.layout import Look
    from postlint.source.diagnostic import Diagnostic
    from postlint.vocabulary import Kind

Subject: TypeAlias = "Rule | Pack | Check | Kind | Word"
"""What can be explained."""


@click.command()
@click.argument("name", nargs=-1, required=True)
@options.config
@options.text_or_json
@options.colour
def command(name: tuple[str, ...], config: Path | None, form: str, colour: str) -> int:
    """Explain NAME: a rule, a pack, a kind of post, a check, or a word of rules, the report or the calendar.

    A rule is called as in two-way/all-broadcast; the part after the slash will do. It says what the rule
    checks, where it differs, why, how to satisfy it, its sources and examples. A kind can be called by any
    word that reports have for it, such as "about us", or by one of your own. Groups of packs (engagement),
    parameters of rules (outside, per), keys of the calendar (slots, handle, "status: draft") and words of
    the report (severity, mix) are explained as well. Several words are one name. Rules and packs that are
    not in use here can be explained, too.
    """
    from postlint.config import find_config
    from postlint.judging.packs.packs_in_use import load_packs, packs_named, shipped_names
    from postlint.report import explained_words

    settings, config_problems = find_config(Path(), config)
    packs, pack_problems = load_packs(settings)
    # Before the look-up: a rule may be missing because its pack is broken.
    problems = (*config_problems, *pack_problems)
    complain(problems, {})
    # Whoever wonders whether to choose a pack wants to read its rules first.
    others, _ = packs_named(set(shipped_names()) - {pack.name for pack in packs})
    asked = " ".join(name)
    found = _find(asked, packs, others, settings)
    if found is None:
        raise click.UsageError(_unknown(asked, settings, (*packs, *others)))
    look = None if form == "json" else look_of_terminal(colour)
    emit(_explained(found, settings, packs, problems, look))
    if look and not isinstance(found, explained_words.Word):
        emit(explained_words.also(asked, look))
    return FAILED if problems else 0


def _find(name: str, packs: Sequence[Pack], others: Sequence[Pack], settings: Config) -> Subject | None:
    """Return what ``name`` names, where a name of its own counts more than a word, and a pack in use most.

    Rules of reading and suppressing, which many keys share their names with, come last. A line of a calendar,
    such as "kind: mention", is a kind or else what its key means.
    """
    from postlint.judging.packs.reading_pack import BUILT_IN
    from postlint.report import explained_words

    key, colon, value = map(str.strip, name.partition(":"))
    if colon:
        kind = _kind(value, settings) if key == "kind" and value else None
        return kind or explained_words.find(key, packs) or _find(key, packs, others, settings)
    always = {pack.name for pack in BUILT_IN}
    return (
        _named(name, [pack for pack in packs if pack.name not in always], settings)
        or _named(name, others, settings)
        or explained_words.find(name, packs)
        or explained_words.find(name, others)
        or _named(name, packs, settings)
    )


def _named(name: str, packs: Sequence[Pack], settings: Config) -> Subject | None:
    from postlint.judging.checks import CHECKS
    from postlint.vocabulary import in_words

    return (
        _rule(name, [rule for pack in packs for rule in pack.rules])
        or next((pack for pack in packs if pack.name == name), None)
        or _kind(name, settings)
        or CHECKS.get(in_words(name).replace(" ", "_"))
    )


def _kind(name: str, settings: Config) -> Kind | None:
    from postlint.vocabulary import in_words, kind_named

    own = {in_words(word): kind for word, kind in settings.kinds.items()}
    return own.get(in_words(name)) or kind_named(name)


def _rule(name: str, rules: Iterable[Rule]) -> Rule | None:
    found = [rule for rule in rules if name in (rule.id, _short(rule))]
    if len(found) > 1:
        ids = " and ".join(rule.id for rule in found)
        raise click.UsageError(f'"{name}" is the name of several rules: {ids}.')
    return found[0] if found else None


def _short(rule: Rule) -> str:
    return rule.id.partition("/")[2]


def _unknown(name: str, settings: Config, packs: Sequence[Pack]) -> str:
    from postlint.calendars.terms.networks_meant import FORMATS
    from postlint.judging.checks import CHECKS
    from postlint.report import explained_words
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
        *explained_words.names(packs),
    )
    advice = did_you_mean(name, known) or f" postlint rules lists the rules; kinds are {', '.join(KINDS)}."
    return f'There is no rule, pack, check, parameter, kind, group or key called "{name}".{advice}'


def _explained(
    found: Subject,
    settings: Config,
    packs: Sequence[Pack],
    problems: Sequence[Diagnostic],
    look: Look | None,
) -> str:
    """Return what there is to say of ``found``: as JSON where it has no ``look``."""
    from postlint.judging.checks import Check
    from postlint.judging.model import Pack, Rule
    from postlint.report import explained_kinds_and_packs, explained_words, rules

    if isinstance(found, Rule):
        used = any(found in pack.rules for pack in packs)
        if look:
            return rules.explain(found, look, in_use=used, terms=rules.terms_of(found, settings))
        return rules.explain_as_json(found, problems, in_use=used)
    if isinstance(found, Pack):
        return (
            explained_kinds_and_packs.pack(found, look, in_use=found in packs)
            if look
            else explained_kinds_and_packs.pack_as_json(found, problems, in_use=found in packs)
        )
    if isinstance(found, Check):
        return (
            explained_kinds_and_packs.check(found, packs, look)
            if look
            else explained_kinds_and_packs.check_as_json(found, packs, problems)
        )
    if isinstance(found, explained_words.Word):
        return explained_words.explain(found, look) if look else explained_words.as_json(found, problems)
    own = [word for word, kind in settings.kinds.items() if kind == found]
    return (
        explained_kinds_and_packs.kind(found, own, packs, look)
        if look
        else explained_kinds_and_packs.kind_as_json(found, own, packs, problems)
    )
