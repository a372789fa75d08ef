"""Groups of rules in use that hold no post of a plan, where that is a slip or leaves a rule nothing to count.

A group that a rule only forbids, or only looks at, is empty in the best of plans: there a word is a slip
only where posts have one that is nearly the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from postlint.calendars.model import Plan
from postlint.calendars.terms.field_names import folded
from postlint.dates_and_lists_in_words import listed
from postlint.judging.checks import CHECKS
from postlint.judging.groups import Group, Saying
from postlint.judging.model import Judgement, Pack, Rule
from postlint.judging.packs.packs_in_use import shipped_names
from postlint.judging.packs.read_rules import groups_of, keys_of
from postlint.judging.post_facts import (
    OF_ACCOUNTS,
    OF_POSTS,
    Wanted,
    comparable,
    values_of,
    values_of_account,
)
from postlint.kinds.model import Classified
from postlint.source import tree
from postlint.source.budgets import MAX_COMPARISONS
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Located
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Comment, Parsed
from postlint.vocabulary import CHANNEL_TITLES, CHANNELS

EMPTY: Final = "reading/empty-group"
_MEANT: Final = "Did you mean"
_NO_SIGN: Final = "is an ordinary character here; only `*` stands for any text."
_REASONS: Final = (_MEANT, _NO_SIGN)
"""What notes on groups say only where they know the slip."""
_ALWAYS: Final = frozenset({"channel", "status", "weekday"})
"""Keys that may well have no such value this month: that nobody writes them is no slip."""
_Asked: TypeAlias = tuple[str, Group, tuple[str, ...]]
"""A group by its name, and the channels to which a rule keeps, if it keeps to some."""
_MOST: Final = 8
_LONGEST: Final = 60
"""Longer values are texts, which no message lists."""
_SIGNS: Final = later(r"\.[*+]\??|\.\?|\\[dws][*+]?|\[[^\]]*\][*+?]?|(?<!\*)\?|[%^$]")
"""What stands for any text elsewhere, and for a beginning or an end; who writes `*?` knows what `*` does."""
_SLASHES: Final = 2
_SILENCES: Final = later(r"#\s*postlint\s*:\s*ignore")


def with_empty_groups(
    plan: Plan,
    classified: Sequence[Classified],
    packs: Collection[Pack],
    settings: Parsed | None = None,
    *,
    packs_complete: bool = True,
) -> Plan:
    """Return ``plan`` with a diagnostic for each group that is empty by a slip, or whose posts a rule wants.

    Keys that rules ask for have a meaning now, and are no more among those that are left alone; where the
    packs are not ``packs_complete``, nobody knows which those are. Comments of packs and of ``settings``
    count that stand on a group.
    """
    rules = [rule for pack in packs for rule in pack.rules if rule.severity or rule.on_accounts]
    counted = [(rule, parameter, name) for rule in rules for parameter, name in groups_of(rule)]
    used = keys_of(rules)
    wanted: dict[_Asked, bool] = {}
    for rule, parameter, name in counted:
        if _is_of_a_house(rule.groups[name], rule):
            key = (name, rule.groups[name], rule.channels)
            wanted[key] = wanted.get(key, False) or _wants_posts(rule, parameter)
    found = tuple(_empty(plan, classified, wanted)) if classified else ()
    written = [one for one in (*(pack.parsed for pack in packs), settings) if one]
    return replace(
        plan,
        diagnostics=tuple(sorted({*plan.diagnostics, *found})),
        extra_keys=tuple(key for key in plan.extra_keys if folded(key.value) not in used and packs_complete),
        shown=plan.shown and plan.shown.union(one.span.path for one in found),
        comments={**plan.comments, **{one.source.path: _suppressions(one) for one in written}},
        groups=tuple(group for one in written for group in _groups_of(one)),
    )


def said_once(judgement: Judgement, packs: Iterable[Pack]) -> Judgement:
    """Return ``judgement`` without notes on groups of which a rule found too few posts: that says it already.

    A note that names what was meant stays, since it is the reason.
    """
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    kept = (*judgement.findings, *judgement.suppressed, *judgement.baselined, *judgement.past)
    told = {
        test.values[0].span
        for rule in filter(None, (rules.get(finding.rule) for finding in kept))
        for parameter, name in groups_of(rule)
        if _wants_posts(rule, parameter)
        for test in rule.groups[name].tests()
    }
    return replace(
        judgement,
        findings=tuple(
            finding
            for finding in judgement.findings
            if finding.rule != EMPTY
            or finding.span not in told
            or any(reason in finding.message for reason in _REASONS)
        ),
    )


def _suppressions(written: Parsed) -> tuple[Comment, ...]:
    """Return the comments of a pack that silence something; what else it says to postlint is no business."""
    return tuple(comment for comment in written.comments if _SILENCES.match(comment.text))


def _groups_of(written: Parsed) -> Iterator[Located[str]]:
    """Yield the name of each group, with the lines that it takes up."""
    for document in written.documents:
        for entry in (document.mapping("groups") if isinstance(document, tree.Mapping) else None) or ():
            yield Located(entry.key, entry.value.source.span(entry.key_node.start, entry.value.end))


def _wants_posts(rule: Rule, parameter: str) -> bool:
    """Tell whether a rule asks for at least some posts of the group that a parameter names."""
    return parameter == "of" and CHECKS[rule.check].wants in rule.parameters


def _is_of_a_house(group: Group, rule: Rule) -> bool:
    """Tell whether somebody wrote a group for a plan like this: what ships is for all of them."""
    written = {test.values[0].span.path for test in group.tests()}
    shipped = f"{rule.pack}.yaml" if rule.pack in shipped_names() else ""
    return bool(written - {shipped})


def _empty(
    plan: Plan, classified: Sequence[Classified], groups: Mapping[_Asked, bool]
) -> Iterator[Diagnostic]:
    posts = defaultdict[str, list[Classified]](list)
    for item in classified:
        for identity in dict.fromkeys(item.post.accounts):
            posts[identity].append(item)
    accounts = [(account, posts[account.identity]) for account in plan.accounts.values()]
    for (name, group, channels), wanted in groups.items():
        asked = [pair for pair in accounts if not channels or pair[0].channel in channels]
        if channels and not any(items for _, items in asked):
            continue
        here = [(group.on(account), items) for account, items in asked]
        is_empty = wanted and not any(part.kinds_of(item) for part, items in here for item in items)
        tests = tuple(group.tests())
        slips = [one for test in tests if (one := _slip(test, tests, plan, empty=is_empty))]
        yield from slips
        if is_empty and not slips and not all(test.key in _ALWAYS for test in group.tests()):
            where = next(group.tests()).values[0].span
            on = (
                f" on {listed([CHANNEL_TITLES[one] for one in CHANNELS if one in channels])}"
                if channels
                else ""
            )
            message = f'No post{on} is in "{name}" ({group.in_words}), so that a rule has nothing to count.'
            yield Diagnostic(where, message, EMPTY)


def _slip(test: Saying, tests: Sequence[Saying], plan: Plan, *, empty: bool) -> Diagnostic | None:
    """Return what is amiss where no post says what a group asks for; next month's words are no slips.

    What another of its ``tests`` fits was not meant.
    """
    said = _said(test.key, plan)
    met = set[str]().union(*map(test.sought.fitting, said))
    missing = [one for one in test.values if one.value not in met and comparable(one.value) != "none"]
    if not missing or (test.key in _ALWAYS and not said):
        return None
    is_no_key = not said and test.key not in OF_POSTS
    first, advice = (
        (missing[0], _other_key(test.key, plan))
        if is_no_key
        else _meant(missing, said, _named(tests, test.key))
    )
    if not advice and (test.key in _ALWAYS or not empty or len(missing) < len(test.values)):
        return None
    if is_no_key:
        return Diagnostic(
            first.span, f"No post says anything under {test.key}:.{advice}", "reading/empty-group"
        )
    short = [value for value in said if len(value) <= _LONGEST][:_MOST]
    others = "" if advice or not short else f" They say {', '.join(short)}."
    message = f"No post has {test.key}: {first.value}.{advice or others}"
    return Diagnostic(first.span, message, EMPTY)


def _named(tests: Iterable[Saying], key: str) -> tuple[str, ...]:
    """Return all values that a group asks for under a key."""
    return tuple(value.value for test in tests if test.key == key for value in test.values)


def _meant(
    missing: Sequence[Located[str]], said: Collection[str], named: tuple[str, ...]
) -> tuple[Located[str], str]:
    """Return the first value of which can be told what was meant, with that; else the first and nothing."""
    if len(said) * max(len(missing), len(named)) > MAX_COMPARISONS:
        return missing[0], ""
    asked = Wanted(named)
    unnamed = [value for value in said if not asked.fitting(value)]
    advised = ((one, _wildcard(one.value, said) or did_you_mean(one.value, unnamed)) for one in missing)
    return next((pair for pair in advised if pair[1]), (missing[0], ""))


def _wildcard(value: str, said: Collection[str]) -> str:
    """Return what to write for a value in which another sign was meant to stand for any text.

    Only what fits a post is advised. An expression between slashes is found anywhere, so that it may be, too.
    """
    signs = _SIGNS.findall(value.strip("/"))
    meant = re.sub(r"\*{2,}", "*", _SIGNS.sub("*", value.strip("/")))
    written = value.startswith("/") and value.endswith("/") and len(value) > _SLASHES
    forms = (meant, f"*{meant.strip('*')}*") if written else (meant,) if signs else ()
    fitting = next((form for form in forms if any(map(Wanted((form,)).fitting, said))), None)
    if not written and fitting is None:
        return ""
    sign, advice = "/" if written else signs[0], f' {_MEANT} "{fitting}"?' if fitting else ""
    return f" `{sign}` {_NO_SIGN}{advice}"


def _other_key(key: str, plan: Plan) -> str:
    keys = {own for post in plan.posts for own in post.own_keys}
    return did_you_mean(key, (*keys, *OF_POSTS, *OF_ACCOUNTS))


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
