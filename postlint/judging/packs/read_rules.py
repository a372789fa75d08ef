"""From the YAML of a pack to its rules: whole, or not at all; and the keys of posts that they speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from postlint.calendars.terms.field_names import folded
from postlint.judging.checks import CHECKS, Check
from postlint.judging.checks.parameters import is_group
from postlint.judging.groups import Groups
from postlint.judging.messages import MIX_NAMES, placeholders
from postlint.judging.model import Link, Outcome, Pack, Rule
from postlint.judging.packs.read_groups import read_groups
from postlint.judging.packs.schema import check_schema, outline_schema, override_schema, rule_schema
from postlint.source import tree
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.source.suggest import did_you_mean
from postlint.source.validate import plain, validate
from postlint.source.yaml.parse import parse
from postlint.vocabulary import KIND_NAMES, Kind, Severity

_OWN_KEYS: Final = frozenset(
    {"title", "severity", "check", "message", "why", "how", "sources", "unless", "channels", "examples"}
)
"""The keys of a rule that are not parameters of its check."""


def read_pack(path: Path, name: str, *, trusting: bool = False) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Return the pack in the file ``path``, called ``name`` in messages; None where it has problems.

    Where ``trusting``, nobody looks for problems: that takes twice as long as reading it.
    """
    source = read_file(path, name)
    if isinstance(source, Diagnostic):
        return None, (source,)
    parsed = parse(source)
    if parsed.problems:
        return None, parsed.problems
    if len(parsed.documents) != 1 or not isinstance(parsed.documents[0], tree.Mapping):
        return None, (
            Diagnostic(
                Span.of_file(name), "A pack is one YAML mapping with pack, title and rules.", "reading/pack"
            ),
        )
    pack, problems = pack_of(parsed.documents[0], name, trusting=trusting)
    return pack and replace(pack, parsed=parsed), problems


def pack_of(
    node: tree.Mapping, name: str, own_kinds: Dict[str, Kind] | None = None, *, trusting: bool = False
) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Return the pack that ``node`` holds, from the file ``name``; None where it has problems.

    ``own_kinds`` are a team's words for kinds, where the pack is the team's; ``trusting`` is as in
    :func:`read_pack`.
    """
    problems = () if trusting else validate(node, outline_schema())
    if problems:
        return None, problems
    groups, wrong = read_groups(node.get("groups"), own_kinds)
    if trusting:
        return _pack(node, name, groups), ()
    written = node.get("groups")
    # A group with problems is known all the same: its rules are looked at, too.
    named = (
        {**dict.fromkeys(entry.key for entry in written), **groups}
        if isinstance(written, tree.Mapping)
        else groups
    )
    rules = cast("tree.Mapping", node.get("rules"))
    found = (rule_problems(cast("tree.Mapping", entry.value), named) for entry in rules)
    problems = (*wrong, *(problem for of_rule in found for problem in of_rule))
    return (None, problems) if problems else (_pack(node, name, groups), ())


def _pack(node: tree.Mapping, path: str, groups: Groups) -> Pack:
    name = _text(node, "pack")
    sources = _links(node)
    return Pack(
        name=name,
        title=_text(node, "title"),
        description=_text(node, "description"),
        sources=sources,
        groups=groups,
        rules=tuple(_rule(name, groups, sources, entry) for entry in cast("tree.Mapping", node.get("rules"))),
        path=path,
    )


def _rule(pack: str, groups: Groups, sources: tuple[Link, ...], entry: tree.Entry) -> Rule:
    node = cast("tree.Mapping", entry.value)
    examples = node.get("examples")
    return Rule(
        id=f"{pack}/{entry.key}",
        title=_text(node, "title"),
        severity=cast("Severity", _text(node, "severity")),
        check=_text(node, "check"),
        parameters={item.key: plain(item.value) for item in node if item.key not in _OWN_KEYS},
        message=_text(node, "message"),
        why=_text(node, "why"),
        how=_text(node, "how"),
        sources=_links(node) or sources,
        unless=tuple(node.texts("unless")),
        channels=node.texts("channels"),
        groups=groups,
        examples={
            "fail": _examples(examples, "fail"),
            "pass": _examples(examples, "pass"),
        },
        span=entry.key_node.span,
        node=node,
    )


def _links(node: tree.Mapping) -> tuple[Link, ...]:
    keys = ("url", "seen", "says")
    return tuple(
        Link(_text(item, "title"), **{key: _text(item, key) or None for key in keys})
        for item in node.mappings("sources")
    )


def _examples(node: tree.Node | None, outcome: Outcome) -> tuple[tree.Mapping, ...]:
    return node.mappings(outcome) if isinstance(node, tree.Mapping) else ()


def _text(node: tree.Mapping, key: str) -> str:
    return (node.text(key) or "").strip()


def rule_problems(node: tree.Mapping, groups: Collection[str]) -> list[Diagnostic]:
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


def _group_problems(node: tree.Mapping, check: Check, groups: Collection[str]) -> Iterator[Diagnostic]:
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
            yield _unknown(scalar, "group or kind", (*groups, *KIND_NAMES, *check.numbers))


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


_PARAMETERS: Final = ("field", "same", "before", "after", "per")
"""Parameters that name a key of posts, in checks that take any text there: `before` of some is a time."""


def groups_of(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the parameters of a rule that name groups, each with a name."""
    check = CHECKS.get(rule.check)
    for parameter in check.groups if check else ():
        written = rule.parameters.get(parameter)
        for name in written if isinstance(written, list) else (written,):
            if name in rule.groups:
                yield parameter, str(name)


def keys_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the keys of posts that ``rules`` and their groups name, folded as own keys are."""
    return frozenset(key for rule in rules for key in _named(rule))


def _named(rule: Rule) -> Iterator[str]:
    for _, name in groups_of(rule):
        yield from (test.key for test in rule.groups[name].tests())
    forms = CHECKS[rule.check].parameters if rule.check in CHECKS else {}
    for name in _PARAMETERS:
        if name in rule.parameters and "pattern" not in forms.get(name, {}):
            yield folded(str(rule.parameters[name]))
