"""``# postlint: ignore[rule] because …``: findings that a team has decided to live with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final, Literal, TypeAlias

from postlint.calendars.comments import Target, bound_comments
from postlint.calendars.model import Account, Plan, Post
from postlint.judging.model import Finding
from postlint.records import dataclass
from postlint.source.spans import Located, Span
from postlint.source.suggest import adviser

_FORM: Final = re.compile(
    r"(?P<scope>ignore-file|ignore)\[(?P<rules>[^\]]*)\](?:\s+because\s+(?P<reason>\S.*))?\s*", re.DOTALL
)
_ADVICE: Final = "write `# postlint: ignore[pack/rule] because …`"

Place: TypeAlias = tuple[str, Literal["account", "file"], str]
"""A rule, and the name of what it is silent on."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Rules switched off at one place, for a reason: the one that is named, or all of a pack."""

    name: str
    rules: tuple[str, ...]
    target: Target
    span: Span

    def covers(self, finding: Finding) -> bool:
        """Tell whether ``finding`` sits on the part of a calendar that the comment is about."""
        target = self.target
        if isinstance(target, str):
            return False
        if isinstance(target, Post) and finding.post is not None:
            return target.name == finding.post
        here, there = finding.span, target.span
        return here.path == there.path and there.line <= here.line <= there.end_line


def suppress(
    found: Iterable[Finding],
    plan: Plan,
    ran: Collection[str],
    known: Collection[str],
    *,
    packs_complete: bool = True,
) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Return the findings that stand, those that are suppressed, and findings on the suppressions.

    Args:
        found: what the rules had to say.
        plan: the posts, accounts and comments of all files.
        ran: the ids of the rules that ran; only for these a suppression can be unused.
        known: the ids of all rules of the packs in use.
        packs_complete: none of the packs that were asked for is missing; else a rule may be one of its.
    """
    suppressions, extra = _read(plan, _Names.of(known, packs_complete=packs_complete))
    by_place: defaultdict[Place, list[Suppression]] = defaultdict(list)
    on_parts: defaultdict[str, list[Suppression]] = defaultdict(list)
    for item in suppressions:
        for rule in item.rules:
            if isinstance(item.target, (Account, str)):
                by_place[_place(rule, item.target)].append(item)
            else:
                on_parts[rule].append(item)
    used: set[int] = set()
    kept: list[Finding] = []
    silenced: list[Finding] = []
    for finding in found:
        hits = _hits(finding, by_place, on_parts[finding.rule])
        used.update(map(id, hits))
        (silenced if hits else kept).append(finding)
    extra += [
        _unused(item)
        for item in suppressions
        # A group that is empty this month may be so again in the next, or in another repository.
        if not isinstance(item.target, Located) and set(ran).issuperset(item.rules) and id(item) not in used
    ]
    return kept, silenced, extra


def _place(rule: str, target: Account | str) -> Place:
    return (rule, "account", target.identity) if isinstance(target, Account) else (rule, "file", target)


def _hits(
    finding: Finding, by_place: Mapping[Place, list[Suppression]], on_parts: Iterable[Suppression]
) -> list[Suppression]:
    """Return the suppressions that cover a finding; one that several accounts share needs one for each."""
    whole_file = by_place.get((finding.rule, "file", finding.span.path))
    if whole_file:
        return whole_file
    here = [item for item in on_parts if item.covers(finding)]
    if here or finding.post is not None:
        return here
    on_accounts = [by_place.get((finding.rule, "account", identity), []) for identity in finding.identities]
    return [item for items in on_accounts for item in items] if all(on_accounts) else []


@dataclass(frozen=True, slots=True)
class _Names:
    """What a suppression can name: a rule, a pack, or the part of a rule after the slash."""

    rules_of: Mapping[str, tuple[str, ...]]
    packs: Collection[str]
    packs_complete: bool
    advise: Callable[[str], str]

    @classmethod
    def of(cls, known: Collection[str], *, packs_complete: bool) -> _Names:
        """Return the names of the rules that are ``known``, and of their packs."""
        packs: defaultdict[str, list[str]] = defaultdict(list)
        short: defaultdict[str, list[str]] = defaultdict(list)
        for rule in known:
            pack, _, name = rule.partition("/")
            packs[pack].append(rule)
            short[name].append(rule)
        one = {rule: (rule,) for rule in known}
        rules_of = {name: tuple(rules) for name, rules in (*short.items(), *packs.items())} | one
        return cls(rules_of, packs, packs_complete, adviser(rules_of))

    def meant(self, name: str) -> tuple[str, ...] | str:
        """Return the rules that ``name`` stands for, or what is wrong with it."""
        rules = self.rules_of.get(name, ())
        if len(rules) > 1 and name not in self.packs:
            return f'"{name}" is the name of several rules: write one of {", ".join(rules)}'
        if rules or (not self.packs_complete and name.partition("/")[0] not in self.packs):
            return rules or (name,)
        advice = self.advise(name) or " `postlint rules` lists them."
        return f'There is no rule or pack "{name}" in use.{advice}'


def _read(plan: Plan, names: _Names) -> tuple[list[Suppression], list[Finding]]:
    suppressions: list[Suppression] = []
    extra: list[Finding] = []
    for bound in bound_comments(plan):
        for outcome in _parse(bound.says, bound.target, bound.comment.span, names):
            if isinstance(outcome, Suppression):
                suppressions.append(outcome)
            else:
                extra.append(outcome)
    return suppressions, extra


def _parse(rest: str, target: Target | None, span: Span, names: _Names) -> Iterator[Suppression | Finding]:
    match = _FORM.fullmatch(rest)
    if not match:
        yield _finding("malformed", f"this is no suppression; {_ADVICE}", span)
    elif not match["reason"]:
        yield _finding("malformed", f"a suppression needs its reason; {_ADVICE}", span)
    elif target is None:
        yield _finding(
            "malformed",
            "this suppression belongs to no post or account: put it inside one or on the line above it, "
            "or write `ignore-file[…]` at the top of the file",
            span,
        )
    else:
        for name in (name.strip() for name in match["rules"].split(",")):
            meant = names.meant(name)
            if isinstance(meant, str):
                yield _finding("unknown-rule", meant, span)
            else:
                yield Suppression(name, meant, target, span)


def _unused(suppression: Suppression) -> Finding:
    advice = (
        "; a finding over a mix is suppressed above the post that it names, on its account, or with "
        "`ignore-file[…]`"
        if isinstance(suppression.target, Post)
        else ""
    )
    return _finding(
        "unused", f"{suppression.name} has nothing to say here: remove this{advice}", suppression.span
    )


def _finding(rule: Literal["malformed", "unknown-rule", "unused"], message: str, span: Span) -> Finding:
    return Finding(
        rule=f"suppression/{rule}",
        severity="warning",
        may=False,
        message=message,
        span=span,
        accounts=(),
        fingerprint=sha256(f"{rule}\0{span.path}\0{message}".encode()).hexdigest()[:16],
        about=message,
    )
