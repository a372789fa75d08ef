"""What a configuration changes of the rules: severities and parameters, each error at its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from postlint.judging.model import Pack, Rule
from postlint.judging.rule_form import override_problems
from postlint.source import tree
from postlint.source.spans import Problem
from postlint.source.suggest import did_you_mean
from postlint.source.validate import plain
from postlint.vocabulary import SEVERITIES, Severity

OFF: Final = "off"


def apply_overrides(packs: Sequence[Pack], overrides: tree.Mapping) -> tuple[list[Pack], list[Problem]]:
    """Return the packs with the ``rules:`` of a configuration applied, and what is wrong with those."""
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    problems: list[Problem] = []
    for entry in overrides:
        rule = rules.get(entry.key)
        if rule is None:
            problems.append(_no_such_rule(entry, list(rules)))
            continue
        wrong = _wrong(rule, entry.value)
        problems += wrong
        if not wrong:
            rules[rule.id] = _override(rule, entry.value)
    changed = [replace(pack, rules=tuple(rules[rule.id] for rule in pack.rules)) for pack in packs]
    return changed, problems


def _no_such_rule(entry: tree.Entry, known: list[str]) -> Problem:
    advice = did_you_mean(entry.key, known) or " `postlint rules` lists the rules of your packs."
    return Problem(entry.key_node.span, f'there is no rule "{entry.written}" in the packs in use.{advice}')


def _wrong(rule: Rule, node: tree.Node) -> list[Problem]:
    if isinstance(node, tree.Scalar):
        allowed = (*SEVERITIES, OFF)
        if node.text in allowed:
            return []
        advice = did_you_mean(node.text, allowed) or f" Write one of {', '.join(allowed)}."
        return [Problem(node.span, f'"{node.text}" is no severity.{advice}')]
    return override_problems(cast("tree.Mapping", node), rule)


def _override(rule: Rule, node: tree.Node) -> Rule:
    if isinstance(node, tree.Scalar):
        return replace(rule, severity=_severity(node.text))
    given = {entry.key: plain(entry.value) for entry in cast("tree.Mapping", node)}
    severity = _severity(str(given.pop("severity"))) if "severity" in given else rule.severity
    return replace(rule, severity=severity, parameters={**rule.parameters, **given})


def _severity(written: str) -> Severity | None:
    return None if written == OFF else cast("Severity", written)
