"""Groups of rules in use that hold no post of a plan: mostly slips, since nothing else would tell of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.model import Plan
from postlint.judging.checks import CHECKS
from postlint.judging.groups import Group, Saying
from postlint.judging.model import Pack, Rule
from postlint.judging.packs.load import shipped_names
from postlint.judging.post_facts import (
    OF_ACCOUNTS,
    OF_POSTS,
    comparable,
    fits,
    values_of,
    values_of_account,
)
from postlint.kinds.model import Classified
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import did_you_mean

_ALWAYS: Final = frozenset({"channel", "status", "weekday"})
"""Keys that may well have no such value this month: that nobody writes them is no slip."""
_MOST: Final = 8


def with_empty_groups(plan: Plan, classified: Sequence[Classified], packs: Iterable[Pack]) -> Plan:
    """Return ``plan`` with a diagnostic for each group that a rule counts and that holds none of its posts.

    Keys that rules ask for have a meaning now, and are no more among those that are left alone.
    """
    rules = [rule for pack in packs for rule in pack.rules if rule.severity or rule.on_accounts]
    groups = {name: group for rule in rules for name, group in _counted(rule) if _is_of_a_house(group, rule)}
    used = {test.key for rule in rules for _, group in _counted(rule) for test in group.tests()}
    used |= {folded(str(rule.parameters["field"])) for rule in rules if "field" in rule.parameters}
    found = tuple(_empty(plan, classified, groups.items())) if classified else ()
    return replace(
        plan,
        diagnostics=tuple(sorted({*plan.diagnostics, *found})),
        extra_keys=tuple(key for key in plan.extra_keys if folded(key.value) not in used),
        shown=plan.shown and plan.shown.union(one.span.path for one in found),
    )


def _counted(rule: Rule) -> Iterator[tuple[str, Group]]:
    """Yield the groups that the parameters of a rule name."""
    check = CHECKS.get(rule.check)
    for parameter in check.groups if check else ():
        written = rule.parameters.get(parameter)
        for name in written if isinstance(written, list) else (written,):
            if name in rule.groups:
                yield str(name), rule.groups[str(name)]


def _is_of_a_house(group: Group, rule: Rule) -> bool:
    """Tell whether somebody wrote a group for a plan like this: what ships is for all of them."""
    written = {test.values[0].span.path for test in group.tests()}
    shipped = f"{rule.pack}.yaml" if rule.pack in shipped_names() else ""
    return bool(written - {shipped})


def _empty(
    plan: Plan, classified: Sequence[Classified], groups: Iterable[tuple[str, Group]]
) -> Iterator[Diagnostic]:
    accounts = [
        (account, [item for item in classified if account.identity in item.post.accounts])
        for account in plan.accounts.values()
    ]
    for name, group in groups:
        here = [(group.on(account), items) for account, items in accounts]
        is_empty = not any(part.kinds_of(item) for part, items in here for item in items)
        slips = [one for test in group.tests() if (one := _slip(test, plan, empty=is_empty))]
        yield from slips
        if is_empty and not slips and not all(test.key in _ALWAYS for test in group.tests()):
            where = next(group.tests()).values[0].span
            message = f'No post is in "{name}" ({group.in_words}), so that a rule has nothing to count.'
            yield Diagnostic(where, message, "reading/empty-group")


def _slip(test: Saying, plan: Plan, *, empty: bool) -> Diagnostic | None:
    """Return what is amiss where no post says what a group asks for; next month's words are no slips."""
    said = _said(test.key, plan)
    missing = [one for one in test.values if not any(fits(one.value, value) for value in said)]
    if not missing or (test.key in _ALWAYS and not said):
        return None
    first = missing[0]
    advice = did_you_mean(first.value, said)
    if not advice and (test.key in _ALWAYS or not empty or len(missing) < len(test.values)):
        return None
    if not said and test.key not in OF_POSTS:
        keys = {key for post in plan.posts for key in post.own_keys}
        advice = did_you_mean(test.key, (*keys, *OF_POSTS, *OF_ACCOUNTS))
        return Diagnostic(
            first.span, f"No post says anything under {test.key}:.{advice}", "reading/empty-group"
        )
    others = "" if advice or not said else f" They say {', '.join(said[:_MOST])}."
    message = f"No post has {test.key}: {first.value}.{advice or others}"
    return Diagnostic(first.span, message, "reading/empty-group")


def _said(key: str, plan: Plan) -> list[str]:
    """Return all that is said under a key in a plan, by how it is compared, as it was written first."""
    if key in OF_ACCOUNTS:
        values = [value for account in plan.accounts.values() for value in values_of_account(account, key)]
    else:
        values = [value for post in plan.posts for value in values_of(post, key)]
    first: dict[str, str] = {}
    for value in values:
        first.setdefault(comparable(value), value)
    return list(first.values())
