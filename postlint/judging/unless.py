"""Which rules silence which: the names under ``unless:``, made full ids, without circles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from postlint.judging.model import Pack, Rule
from postlint.source.spans import Problem
from postlint.source.suggest import adviser


def resolve_unless(packs: Sequence[Pack]) -> tuple[list[Pack], list[Problem]]:
    """Return the packs with every ``unless`` as full ids, and a problem for each name that is none.

    Rules that silence each other in a circle would all fall silent; that is a problem too.
    """
    known = {rule.id for pack in packs for rule in pack.rules}
    advise = adviser(sorted(known))
    problems: list[Problem] = []
    resolved = [
        replace(pack, rules=tuple(_resolve(rule, known, problems, advise) for rule in pack.rules))
        for pack in packs
    ]
    rules = {rule.id: rule for pack in resolved for rule in pack.rules}
    try:
        TopologicalSorter({rule.id: rule.unless for rule in rules.values()}).prepare()
    except CycleError as error:
        circle = list(dict.fromkeys(error.args[1]))
        problems.append(
            Problem(rules[circle[0]].span, f"{' and '.join(circle)} silence each other; drop one `unless`.")
        )
    return resolved, problems


def _resolve(
    rule: Rule, known: Collection[str], problems: list[Problem], advise: Callable[[str], str]
) -> Rule:
    ids = []
    for name in rule.unless:
        full = name if "/" in name else f"{rule.pack}/{name}"
        if full in known:
            ids.append(full)
        else:
            problems.append(Problem(rule.span, f'`unless` names "{name}", which is no rule.{advise(full)}'))
    return replace(rule, unless=tuple(ids))
