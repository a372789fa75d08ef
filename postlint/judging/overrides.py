"""What a configuration changes of the rules: severities and parameters, each error at its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias, cast

from postlint.judging.built_in import CHECK as BUILT_IN
from postlint.judging.model import Pack, Rule
from postlint.judging.rule_form import override_problems
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import adviser, did_you_mean
from postlint.source.validate import plain
from postlint.vocabulary import SEVERITIES, Kind, Severity

Change: TypeAlias = Mapping[str, object]
"""What a configuration makes of a rule: its ``severity``, and parameters of its check."""

OFF: Final = "off"
OWN: Final = "house"
"""The pack of the rules that stand in the configuration itself."""


def own_rules(rules: tree.Mapping | None) -> tree.Mapping | None:
    """Return those of the ``rules:`` of a configuration that are rules of its own: they have a check."""
    own = tuple(entry for entry in rules or () if _is_own(entry))
    return replace(rules, entries=own) if rules and own else None


def _is_own(entry: tree.Entry) -> bool:
    return "/" not in entry.key and isinstance(entry.value, tree.Mapping) and bool(entry.value.get("check"))


def with_groups(packs: Sequence[Pack], groups: Mapping[str, frozenset[Kind]]) -> list[Pack]:
    """Return the packs with ``groups`` known to all their rules, in place of groups of the same names."""
    return [
        replace(
            pack,
            groups={**pack.groups, **groups},
            rules=tuple(replace(rule, groups={**rule.groups, **groups}) for rule in pack.rules),
        )
        for pack in packs
    ]


def apply_overrides(
    packs: Sequence[Pack], overrides: tree.Mapping | None, *, whole: bool = True
) -> tuple[list[Pack], list[Diagnostic]]:
    """Return the packs with the ``rules:`` of a configuration applied, and what is wrong with those.

    ``whole``: none of the packs that were asked for is missing.
    """
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    problems: list[Diagnostic] = []
    no_such_rule = unknown_rule(rules, whole=whole)
    for entry in overrides or ():
        if _is_own(entry):
            continue
        changed = change_of(entry, rules, no_such_rule)
        if isinstance(changed, list):
            problems += changed
        else:
            rules[entry.key] = changed_rule(rules[entry.key], changed)
    return with_rules(packs, rules), problems


def with_rules(packs: Sequence[Pack], rules: Mapping[str, Rule]) -> list[Pack]:
    """Return the packs with their rules as they are in ``rules``, by id."""
    return [replace(pack, rules=tuple(rules[rule.id] for rule in pack.rules)) for pack in packs]


def change_of(
    entry: tree.Entry, rules: Mapping[str, Rule], no_such_rule: Callable[[tree.Entry], list[Diagnostic]]
) -> Change | list[Diagnostic]:
    """Return what ``entry`` changes of the rule that it names, or what is wrong with it."""
    rule = rules.get(entry.key)
    if rule is None:
        return no_such_rule(entry)
    wrong = _wrong(rule, entry.value)
    if wrong:
        return wrong
    if isinstance(entry.value, tree.Scalar):
        return {"severity": entry.value.text}
    return {item.key: plain(item.value) for item in cast("tree.Mapping", entry.value)}


def changed_rule(rule: Rule, change: Change) -> Rule:
    """Return ``rule`` with a change applied that holds for it."""
    given = dict(change)
    written = given.pop("severity", rule.severity)
    severity = None if written == OFF else cast("Severity | None", written)
    return replace(rule, severity=severity, parameters={**rule.parameters, **given})


def unknown_rule(known: Collection[str], *, whole: bool) -> Callable[[tree.Entry], list[Diagnostic]]:
    """Return what says of an entry that there is no rule of its name among those that are ``known``.

    Where the packs are not ``whole``, a rule of another pack may be one of those that are missing.
    """
    full = {name.partition("/")[2]: name for name in reversed([*known])}
    packs = {name.partition("/")[0] for name in known}
    advise = adviser(known)

    def no_such_rule(entry: tree.Entry) -> list[Diagnostic]:
        if not whole and entry.key.partition("/")[0] not in packs:
            return []
        advice = f' Did you mean "{full[entry.key]}"?' if entry.key in full else advise(entry.key)
        if not advice and "/" not in entry.key:
            advice = " A rule of your own needs a check:."
        advice = advice or " `postlint rules` lists the rules of your packs."
        message = f'There is no rule "{entry.written}" in the packs in use.{advice}'
        return [Diagnostic(entry.key_node.span, message, "reading/unknown-rule")]

    return no_such_rule


def _wrong(rule: Rule, node: tree.Node) -> list[Diagnostic]:
    if rule.stops:
        message = f"{rule.id} cannot be changed: what cannot be read cannot be judged. Remove this line."
        return [Diagnostic(node.span, message, "reading/rule")]
    if isinstance(node, tree.Scalar):
        allowed = (*SEVERITIES, OFF)
        if node.text in allowed:
            return []
        advice = did_you_mean(node.text, allowed) or f" Write one of {', '.join(allowed)}."
        return [Diagnostic(node.span, f'"{node.text}" is no severity.{advice}', "reading/rule")]
    if rule.check == BUILT_IN:
        message = f"{rule.id} has nothing to change but its severity: {', '.join((*SEVERITIES, OFF))}."
        return [Diagnostic(node.span, message, "reading/rule")]
    return override_problems(cast("tree.Mapping", node), rule)
