"""What a configuration and a run make of the rules: what they ask, on which accounts and in which files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias, cast

from postlint.calendars.files.gitignore_and_patterns import Patterns
from postlint.calendars.handles import normalise
from postlint.calendars.model import Account, Plan
from postlint.config import Config
from postlint.judging.groups import Groups
from postlint.judging.model import Finding, InFiles, OnAccounts, Pack, Rule
from postlint.judging.packs.read_rules import override_problems
from postlint.judging.packs.reading_pack import CHECK as BUILT_IN
from postlint.judging.post_facts import OF_ACCOUNTS
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.paths import absolute_by_name
from postlint.source.suggest import adviser, did_you_mean
from postlint.source.validate import plain
from postlint.vocabulary import SEVERITIES, Severity, at_most

_Name: TypeAlias = tuple[str, "str | None"]
"""What an account is looked up by: a name, a handle without its sign and server, or a channel."""
Change: TypeAlias = Dict[str, object]
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


def with_groups(packs: Sequence[Pack], groups: Groups) -> list[Pack]:
    """Return the packs with ``groups`` known to all their rules, in place of groups of the same names."""
    if not groups:
        return list(packs)
    return [
        replace(
            pack,
            groups={**pack.groups, **groups},
            rules=tuple(replace(rule, groups={**rule.groups, **groups}) for rule in pack.rules),
        )
        for pack in packs
    ]


def apply_overrides(
    packs: Sequence[Pack], overrides: tree.Mapping | None, *, packs_complete: bool = True
) -> tuple[list[Pack], list[Diagnostic]]:
    """Return the packs with the ``rules:`` of a configuration applied, and what is wrong with those.

    ``packs_complete``: none of the packs that were asked for is missing.
    """
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    problems: list[Diagnostic] = []
    no_such_rule = unknown_rule(rules, packs_complete=packs_complete)
    for entry in overrides or ():
        if _is_own(entry):
            continue
        changed = change_of(entry, rules, no_such_rule)
        if isinstance(changed, list):
            problems += changed
        else:
            rules[entry.key] = changed_rule(rules[entry.key], changed)
    return with_rules(packs, rules), problems


def with_rules(packs: Sequence[Pack], rules: Dict[str, Rule]) -> list[Pack]:
    """Return the packs with their rules as they are in ``rules``, by id."""
    return [replace(pack, rules=tuple(rules[rule.id] for rule in pack.rules)) for pack in packs]


def change_of(
    entry: tree.Entry, rules: Dict[str, Rule], no_such_rule: Callable[[tree.Entry], list[Diagnostic]]
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
    channels = tuple(cast("Sequence[str]", given.pop("channels", rule.channels)))
    return replace(rule, severity=severity, channels=channels, parameters={**rule.parameters, **given})


def unknown_rule(known: Collection[str], *, packs_complete: bool) -> Callable[[tree.Entry], list[Diagnostic]]:
    """Return what says of an entry that there is no rule of its name among those that are ``known``.

    Where the packs are not ``packs_complete``, a rule of another pack may be one of those that are missing.
    """
    full = {name.partition("/")[2]: name for name in reversed([*known])}
    packs = {name.partition("/")[0] for name in known}
    advise = adviser(known)

    def no_such_rule(entry: tree.Entry) -> list[Diagnostic]:
        if not packs_complete and entry.key.partition("/")[0] not in packs:
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


def apply_local(
    packs: Sequence[Pack], config: Config, *, packs_complete: bool = True
) -> tuple[list[Pack], list[Diagnostic]]:
    """Return the packs with the ``overrides:`` of ``config`` noted on their rules, and what is wrong.

    ``packs_complete``: none of the packs that were asked for is missing.
    """
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    problems: list[Diagnostic] = []
    no_such_rule = unknown_rule(rules, packs_complete=packs_complete)
    for item in config.overrides:
        accounts, paths, channels = (item.texts(key) for key in ("accounts", "paths", "channels"))
        if sum(map(bool, (accounts, paths, channels))) != 1:
            message = "An override is for accounts:, for channels: or for paths:, one of the three."
            problems.append(Diagnostic(item.span, message, "reading/settings"))
            continue
        for entry in cast("tree.Mapping", item.get("rules")):
            change = change_of(entry, rules, no_such_rule)
            if isinstance(change, list):
                problems += change
            elif accounts or channels:
                part = OnAccounts(accounts or channels, change, bool(channels))
                rules[entry.key] = _with(rules[entry.key], on_accounts=part)
            elif isinstance(entry.value, tree.Scalar):
                ceiling = None if entry.value.text == OFF else cast("Severity", entry.value.text)
                files = Patterns.of(absolute_by_name(config.root), paths)
                rules[entry.key] = _with(rules[entry.key], in_files=InFiles(files, ceiling, paths))
            else:
                problems.append(Diagnostic(entry.value.span, _ONLY_SEVERITIES, "reading/settings"))
    return with_rules(packs, rules), problems


_ONLY_SEVERITIES = (
    "What a rule asks cannot differ by file, since a mix is judged over all files: write off, info or "
    "warning for the gravest that a finding here may be, or name accounts: or channels: in place of paths:."
)


def _with(rule: Rule, *, on_accounts: OnAccounts | None = None, in_files: InFiles | None = None) -> Rule:
    return replace(
        rule,
        on_accounts=(*rule.on_accounts, *([on_accounts] if on_accounts else [])),
        in_files=(*rule.in_files, *([in_files] if in_files else [])),
    )


def by_account(rule: Rule) -> Callable[[Account], Rule]:
    """Return what tells what ``rule`` is on an account: the very same where nothing is said of it.

    What its groups ask of accounts is settled then.
    """
    parts: defaultdict[_Name, list[int]] = defaultdict(list)
    for place, part in enumerate(rule.on_accounts):
        for name in part.names:
            for form in [("channel", name)] if part.channels else _forms(name):
                parts[form].append(place)

    def on_account(account: Account) -> Rule:
        there = rule
        places = (parts.get(name, ()) for name in (*_names(account), ("channel", account.channel)))
        for place in sorted(set[int]().union(*places)) if parts else ():
            there = changed_rule(there, rule.on_accounts[place].change)
        if there.channels and account.channel not in there.channels:
            return replace(there, severity=None)
        if asks_accounts(there):
            return replace(there, groups={name: group.on(account) for name, group in there.groups.items()})
        return there

    return on_account


def asks_accounts(rule: Rule) -> bool:
    """Tell whether what a rule asks hangs on the account, by what its groups say."""
    tests = (test for group in rule.groups.values() for test in group.tests())
    return bool(rule.channels) or any(test.key in OF_ACCOUNTS for test in tests)


def local_rules(rule: Rule) -> list[tuple[tuple[str, ...], Rule]]:
    """Return what ``rule`` is on the accounts that the configuration names, those together that are alike."""
    names = dict.fromkeys(name for part in rule.on_accounts for name in part.names)
    alike: list[tuple[tuple[str, ...], Rule]] = []
    for name in names:
        there = rule
        for part in rule.on_accounts:
            there = changed_rule(there, part.change) if name in part.names else there
        if alike and alike[-1][1] == there:
            alike[-1] = ((*alike[-1][0], name), there)
        else:
            alike.append(((name,), there))
    return alike


def _forms(name: str) -> Iterator[_Name]:
    """Yield under what an account is looked up that a configuration calls ``name``."""
    yield "name", name
    if name.startswith("@"):
        yield "handle", normalise(name)


def _names(account: Account) -> Iterator[_Name]:
    """Yield what an account can be called, as it is looked up."""
    yield from (("name", name) for name in (account.key, account.handle, account.identity))
    if account.handle is not None and (handle := normalise(account.handle)):
        yield "handle", handle


def in_file(finding: Finding, rule: Rule | None) -> Finding | None:
    """Return ``finding`` as grave as it may be where it stands; None where there should be none."""
    path = absolute_by_name(Path(finding.span.path))
    ceilings = [part.ceiling for part in (rule.in_files if rule else ()) if part.files.says(path)]
    if not ceilings:
        return finding
    ceiling = ceilings[-1]
    return None if ceiling is None else replace(finding, severity=at_most(finding.severity, ceiling))


def unknown_accounts(config: Config, plan: Plan) -> Iterator[Diagnostic]:
    """Yield a problem for each name under ``overrides:`` that is that of no account of ``plan``.

    Only where the configuration says which calendars there are: others may know the account.
    """
    if not config.calendars:
        return
    accounts = tuple(plan.accounts.values())
    known = [name for account in accounts for name in (account.key, account.handle) if name]
    called = {name for account in accounts for name in _names(account)}
    advise = adviser(known)
    for item in config.overrides:
        for scalar in item.scalars("accounts"):
            if called.isdisjoint(_forms(scalar.text)):
                advice = advise(scalar.text) or f" There are {', '.join(dict.fromkeys(known))}."
                yield Diagnostic(
                    scalar.span,
                    f'There is no account "{scalar.text}" in the calendars.{advice}',
                    "reading/unknown-account",
                )
