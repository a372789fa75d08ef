"""``# postlint: ignore[rule] because …``: findings that a team has decided to live with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal, TypeAlias

from postlint.calendars.comments import Target, bound_comments
from postlint.calendars.model import Account, Plan, Post
from postlint.judging.model import Finding
from postlint.source.spans import Span
from postlint.source.suggest import adviser

_FORM: Final = re.compile(
    r"(?P<scope>ignore-file|ignore)\[(?P<rules>[^\]]*)\](?:\s+because\s+(?P<reason>\S.*))?\s*", re.DOTALL
)
_ADVICE: Final = "write `# postlint: ignore[pack/rule] because …`"

Place: TypeAlias = tuple[str, Literal["post", "account", "file"], str]
"""A rule, and the name of what it is silent on."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule switched off at one place, for a reason."""

    rule: str
    target: Target
    span: Span


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
    suppressions, extra = _read(plan, known, _is_strange(known, packs_complete=packs_complete))
    by_place: defaultdict[Place, list[Suppression]] = defaultdict(list)
    for item in suppressions:
        by_place[_place(item.rule, item.target)].append(item)
    used: set[int] = set()
    kept: list[Finding] = []
    silenced: list[Finding] = []
    for finding in found:
        hits = _hits(finding, by_place)
        used.update(map(id, hits))
        (silenced if hits else kept).append(finding)
    extra += [_unused(item) for item in suppressions if item.rule in ran and id(item) not in used]
    return kept, silenced, extra


def _place(rule: str, target: Target) -> Place:
    if isinstance(target, Post):
        return rule, "post", target.name
    return (rule, "account", target.identity) if isinstance(target, Account) else (rule, "file", target)


def _hits(finding: Finding, by_place: Mapping[Place, list[Suppression]]) -> list[Suppression]:
    """Return the suppressions that cover a finding; one that several accounts share needs one for each."""
    whole_file = by_place.get((finding.rule, "file", finding.span.path))
    if whole_file:
        return whole_file
    if finding.post is not None:
        return by_place.get((finding.rule, "post", finding.post), [])
    on_accounts = [by_place.get((finding.rule, "account", identity), []) for identity in finding.identities]
    return [item for items in on_accounts for item in items] if all(on_accounts) else []


def _is_strange(known: Collection[str], *, packs_complete: bool) -> Callable[[str], bool]:
    """Return what tells whether a name can be that of no rule."""
    packs = {name.partition("/")[0] for name in known}
    return lambda name: name not in known and (packs_complete or name.partition("/")[0] in packs)


def _read(
    plan: Plan, known: Collection[str], is_strange: Callable[[str], bool]
) -> tuple[list[Suppression], list[Finding]]:
    suppressions: list[Suppression] = []
    extra: list[Finding] = []
    advise = adviser(known)
    for bound in bound_comments(plan):
        for outcome in _parse(bound.says, bound.target, bound.comment.span, is_strange, advise):
            if isinstance(outcome, Suppression):
                suppressions.append(outcome)
            else:
                extra.append(outcome)
    return suppressions, extra


def _parse(
    rest: str,
    target: Target | None,
    span: Span,
    is_strange: Callable[[str], bool],
    advise: Callable[[str], str],
) -> Iterator[Suppression | Finding]:
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
        for rule in (name.strip() for name in match["rules"].split(",")):
            if not is_strange(rule):
                yield Suppression(rule, target, span)
            else:
                advice = advise(rule) or " `postlint rules` lists them."
                yield _finding(
                    "unknown-rule", f'There is no rule "{rule}" in the packs in use.{advice}', span
                )


def _unused(suppression: Suppression) -> Finding:
    advice = (
        "; a finding over a mix is suppressed on its account, or with `ignore-file[…]`"
        if isinstance(suppression.target, Post)
        else ""
    )
    return _finding(
        "unused", f"{suppression.rule} has nothing to say here: remove this{advice}", suppression.span
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
