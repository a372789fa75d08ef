"""What a schema cannot say of a rule: names of groups and facts, one bound at a time, message names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from postlint.judging.checks import CHECKS
from postlint.judging.checks.check import Check
from postlint.judging.checks.parameters import is_group
from postlint.judging.model import Rule
from postlint.judging.pack_schema import check_schema, override_schema, rule_schema
from postlint.judging.wording import MIX_NAMES, placeholders
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import did_you_mean
from postlint.source.validate import validate
from postlint.vocabulary import KINDS, Kind

Groups = Mapping[str, frozenset[Kind]]


def rule_problems(node: tree.Mapping, groups: Groups) -> list[Diagnostic]:
    """Return all that is wrong with a rule; ``groups`` are those of its pack."""
    unknown = validate(node, check_schema())
    if unknown:
        return list(unknown)
    check = CHECKS[(node.text("check") or "")]
    problems = list(validate(node, rule_schema(check.name)))
    if not problems:
        problems += _group_problems(node, check, groups)
        problems += _field_problems(node, check)
        problems += _bound_problems(node, check)
        problems += check.problems(node) if check.problems else ()
        problems += _message_problems(node, check)
    return problems


def override_problems(node: tree.Mapping, rule: Rule) -> list[Diagnostic]:
    """Return all that is wrong with what a configuration changes of ``rule``, and with what comes of it."""
    problems = list(validate(node, override_schema(rule.check)))
    if problems or rule.node is None:
        return problems
    changes = {entry.key: entry for entry in node if entry.key != "severity"}
    kept = [changes.pop(entry.key, entry) for entry in rule.node]
    return rule_problems(replace(rule.node, entries=(*kept, *changes.values())), rule.groups)


def _group_problems(node: tree.Mapping, check: Check, groups: Groups) -> Iterator[Diagnostic]:
    """Yield a problem for every parameter that should name a group and does not."""
    scalars = [scalar for name in check.groups for scalar in node.scalars(name)]
    if scalars and all(scalar.text in check.numbers for scalar in scalars):
        return
    for scalar in scalars:
        if scalar.text in check.numbers:
            yield Diagnostic(
                scalar.span,
                f'"{scalar.text}" is a number of the account: hold it against another one.',
                "reading/rule",
            )
        elif not is_group(scalar.text, groups):
            yield _unknown(scalar, "group or kind", (*groups, *KINDS, *check.numbers))


def _field_problems(node: tree.Mapping, check: Check) -> Iterator[Diagnostic]:
    known = check.fields(node) if check.fields else ()
    for name in ("field", "skip_if"):
        for scalar in node.scalars(name):
            if known and scalar.text not in known:
                yield _unknown(scalar, "field", known)


def _unknown(scalar: tree.Scalar, what: str, known: tuple[str, ...]) -> Diagnostic:
    advice = did_you_mean(scalar.text, known) or f" There are {', '.join(known)}."
    return Diagnostic(scalar.span, f'There is no {what} called "{scalar.text}".{advice}', "reading/rule")


def _bound_problems(node: tree.Mapping, check: Check) -> Iterator[Diagnostic]:
    given = [entry for entry in node if entry.key in check.bounds]
    choice = ", ".join(check.bounds)
    if check.bounds and not given:
        yield Diagnostic(node.span, f"{_a(check)} rule needs one of {choice}.", "reading/rule")
    elif len(given) > 1 and not check.several_bounds:
        yield Diagnostic(
            given[1].key_node.span,
            f"{_a(check)} rule takes one of {choice}; write two rules.",
            "reading/rule",
        )


def _a(check: Check) -> str:
    """Return the name of a check as a sentence begins with it."""
    return f"{'An' if check.name[0] in 'aeiou' else 'A'} {check.name}"


def _message_problems(node: tree.Mapping, check: Check) -> Iterator[Diagnostic]:
    known = MIX_NAMES if _is_over_a_mix(node, check) else ("account", *check.values)
    message = cast("tree.Scalar", node.get("message"))
    for name in placeholders(message.text):
        if name not in known:
            advice = did_you_mean(name, known) or f" It can name {', '.join(known)}."
            yield Diagnostic(
                message.span,
                f"The message names {{{name}}}, which {_a(check).lower()} rule has not.{advice}",
                "reading/rule",
            )


def _is_over_a_mix(node: tree.Mapping, check: Check) -> bool:
    """Tell whether a rule judges windows; a check with values does so only where they are numbers."""
    if check.values and not check.numbers:
        return False
    names = {(node.text(parameter) or "") for parameter in check.groups}
    return not (names and names <= set(check.numbers))
