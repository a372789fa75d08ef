"""``overrides:`` of a configuration: what rules are on some accounts, and in some files.

On an account a rule may be another one altogether. In files it can only be milder: a mix is judged over
all files, and where a finding stands is known when there is one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from postlint.calendars.files.gitignore import Patterns
from postlint.calendars.handles import normalise
from postlint.calendars.model import Account, Plan
from postlint.config import Config
from postlint.judging.model import Finding, InFiles, OnAccounts, Pack, Rule
from postlint.judging.overrides import OFF, change_of, changed_rule, unknown_rule, with_rules
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import adviser
from postlint.vocabulary import Severity, at_most


def apply_local(
    packs: Sequence[Pack], config: Config, *, whole: bool = True
) -> tuple[list[Pack], list[Diagnostic]]:
    """Return the packs with the ``overrides:`` of ``config`` noted on their rules, and what is wrong.

    ``whole``: none of the packs that were asked for is missing.
    """
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    problems: list[Diagnostic] = []
    no_such_rule = unknown_rule(rules, whole=whole)
    for item in config.overrides:
        accounts, paths = item.texts("accounts"), item.texts("paths")
        if bool(accounts) == bool(paths):
            problems.append(
                Diagnostic(
                    item.span,
                    "An override is for accounts: or for paths:, one of the two.",
                    "reading/settings",
                )
            )
            continue
        for entry in cast("tree.Mapping", item.get("rules")):
            change = change_of(entry, rules, no_such_rule)
            if isinstance(change, list):
                problems += change
            elif accounts:
                part = OnAccounts(accounts, change)
                rules[entry.key] = _with(rules[entry.key], on_accounts=part)
            elif isinstance(entry.value, tree.Scalar):
                ceiling = None if entry.value.text == OFF else cast("Severity", entry.value.text)
                files = Patterns.of(_absolute(config.root), paths)
                rules[entry.key] = _with(rules[entry.key], in_files=InFiles(files, ceiling))
            else:
                problems.append(Diagnostic(entry.value.span, _ONLY_SEVERITIES, "reading/settings"))
    return with_rules(packs, rules), problems


_ONLY_SEVERITIES = (
    "What a rule asks cannot differ by file, since a mix is judged over all files: write off, info or "
    "warning for the gravest that a finding here may be, or name accounts: in place of paths:."
)


def _with(rule: Rule, *, on_accounts: OnAccounts | None = None, in_files: InFiles | None = None) -> Rule:
    return replace(
        rule,
        on_accounts=(*rule.on_accounts, *([on_accounts] if on_accounts else [])),
        in_files=(*rule.in_files, *([in_files] if in_files else [])),
    )


def on_account(rule: Rule, account: Account) -> Rule:
    """Return what ``rule`` is on ``account``: the very same where nothing is said of it."""
    for part in rule.on_accounts:
        if any(_names(name, account) for name in part.names):
            rule = changed_rule(rule, part.change)
    return rule


def _names(name: str, account: Account) -> bool:
    if name in {account.key, account.handle, account.identity}:
        return True
    handle = normalise(name) if name.startswith("@") else None
    return handle is not None and account.handle is not None and handle == normalise(account.handle)


def in_file(finding: Finding, rule: Rule | None) -> Finding | None:
    """Return ``finding`` as grave as it may be where it stands; None where there should be none."""
    path = _absolute(Path(finding.span.path))
    ceilings = [part.ceiling for part in (rule.in_files if rule else ()) if part.files.says(path)]
    if not ceilings:
        return finding
    ceiling = ceilings[-1]
    return None if ceiling is None else replace(finding, severity=at_most(finding.severity, ceiling))


def strangers(config: Config, plan: Plan) -> Iterator[Diagnostic]:
    """Yield a problem for each name under ``overrides:`` that is that of no account of ``plan``.

    Only where the configuration says which calendars there are: others may know the account.
    """
    if not config.calendars:
        return
    accounts = tuple(plan.accounts.values())
    known = [name for account in accounts for name in (account.key, account.handle) if name]
    advise = adviser(known)
    for item in config.overrides:
        for scalar in item.scalars("accounts"):
            if not any(_names(scalar.text, account) for account in accounts):
                advice = advise(scalar.text) or f" There are {', '.join(dict.fromkeys(known))}."
                yield Diagnostic(
                    scalar.span,
                    f'There is no account "{scalar.text}" in the calendars.{advice}',
                    "reading/unknown-account",
                )


def _absolute(path: Path) -> Path:
    # Not resolve(): patterns are about the names that links give.
    return Path(os.path.abspath(path))  # noqa: PTH100
