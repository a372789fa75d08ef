"""Which rules silence which: the names under ``unless:``, made full ids, without circles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from postlint.judging.model import Pack, Rule
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import adviser


def resolve_unless(
    packs: Sequence[Pack], elsewhere: Callable[[str], Collection[str]]
) -> tuple[list[Pack], list[Diagnostic]]:
    """Return the packs with every ``unless`` as full ids, and a problem for each name that is none.

    Rules that silence each other in a circle would all fall silent; that is a problem too. ``elsewhere``
    returns the rules of a pack that is not in use: they are known, and silence nothing.
    """
    known = {rule.id for pack in packs for rule in pack.rules}
    advise = adviser(sorted(known))
    problems: list[Diagnostic] = []

    def resolved_of(rule: Rule) -> Rule:
        named = [name if "/" in name else f"{rule.pack}/{name}" for name in rule.unless]
        for name in named:
            if name not in known and name not in elsewhere(name.partition("/")[0]):
                message = f'`unless` names "{name}", which is no rule.{advise(name)}'
                problems.append(Diagnostic(rule.span, message, "reading/rule"))
        return replace(rule, unless=tuple(name for name in named if name in known))

    resolved = [replace(pack, rules=tuple(map(resolved_of, pack.rules))) for pack in packs]
    rules = {rule.id: rule for pack in resolved for rule in pack.rules}
    try:
        TopologicalSorter({rule.id: rule.unless for rule in rules.values()}).prepare()
    except CycleError as error:
        circle = list(dict.fromkeys(error.args[1]))
        problems.append(
            Diagnostic(
                rules[circle[0]].span,
                f"{' and '.join(circle)} silence each other; drop one `unless`.",
                "reading/rule",
            )
        )
    return resolved, problems
