"""``# postlint: ignore[rule] because …``: findings that a team has decided to live with."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal, TypeAlias

from postlint.calendars.model import Account, Plan, Post
from postlint.judging.model import Finding
from postlint.source.spans import Span
from postlint.source.suggest import adviser
from postlint.source.tree import Comment

_OURS: Final = re.compile(r"#\s*postlint\s*:\s*(?P<rest>.*)", re.DOTALL)
_FORM: Final = re.compile(
    r"(?P<scope>ignore-file|ignore)\[(?P<rules>[^\]]*)\](?:\s+because\s+(?P<reason>\S.*))?\s*", re.DOTALL
)
_ADVICE: Final = "write `# postlint: ignore[pack/rule] because …`"

Target: TypeAlias = "Post | Account | str"
"""What a suppression binds to: a post, an account, or the path of a whole file."""

Place: TypeAlias = tuple[str, Literal["post", "account", "file"], str]
"""A rule, and the name of what it is silent on."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule switched off at one place, for a reason."""

    rule: str
    target: Target
    span: Span


def suppress(
    found: Iterable[Finding], plan: Plan, ran: Collection[str], known: Collection[str], *, whole: bool = True
) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Return the findings that stand, those that are suppressed, and findings on the suppressions.

    Args:
        found: what the rules had to say.
        plan: the posts, accounts and comments of all files.
        ran: the ids of the rules that ran; only for these a suppression can be unused.
        known: the ids of all rules of the packs in use.
        whole: none of the packs that were asked for is missing; else a rule of another one may be of those.
    """
    suppressions, extra = _read(plan, known, _is_strange(known, whole=whole))
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


def _is_strange(known: Collection[str], *, whole: bool) -> Callable[[str], bool]:
    """Return what tells whether a name can be that of no rule."""
    packs = {name.partition("/")[0] for name in known}
    return lambda name: name not in known and (whole or name.partition("/")[0] in packs)


def _read(
    plan: Plan, known: Collection[str], is_strange: Callable[[str], bool]
) -> tuple[list[Suppression], list[Finding]]:
    suppressions: list[Suppression] = []
    extra: list[Finding] = []
    advise = adviser(known)
    for comment, target in bound(plan):
        for outcome in _parse(_rest(comment) or "", target, comment.span, is_strange, advise):
            if isinstance(outcome, Suppression):
                suppressions.append(outcome)
            else:
                extra.append(outcome)
    return suppressions, extra


def bound(plan: Plan) -> Iterator[tuple[Comment, Target | None]]:
    """Yield every comment of ``plan`` that is meant for postlint, with what it binds to."""
    things = _things(plan)
    for path, comments in plan.comments.items():
        meant = [(comment, rest) for comment in comments if (rest := _rest(comment)) is not None]
        target_of = _targets(path, things.get(path, ()), comments, [comment for comment, _ in meant])
        for comment, rest in meant:
            yield comment, target_of(comment, rest)


def _rest(comment: Comment) -> str | None:
    """Return what a comment says to postlint, or None where it says nothing to it."""
    match = _OURS.match(comment.text)
    return match["rest"] if match else None


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


def _things(plan: Plan) -> Mapping[str, list[Post | Account]]:
    """Return the posts and accounts of each file."""
    things: dict[str, list[Post | Account]] = {}
    everything: tuple[Post | Account, ...] = (*plan.posts, *plan.accounts.values())
    for thing in everything:
        things.setdefault(thing.span.path, []).append(thing)
    return things


def _targets(
    path: str, things: Iterable[Post | Account], comments: Iterable[Comment], meant: Iterable[Comment]
) -> Callable[[Comment, str], Target | None]:
    """Return what tells, of the comments of a file that are ``meant``, what each binds to.

    One at the end of a line binds to what is on that line; one on a line of its own to what directly
    follows it, where other comments may lie between, else to what contains it.
    """
    by_start: dict[int, Post | Account] = {}
    for thing in things:
        # Posts come first: an account that nobody declared starts where a post names it.
        by_start.setdefault(thing.span.line, thing)
    following: dict[int, int] = {}
    for line in sorted({other.span.line for other in comments if other.after is None}, reverse=True):
        following[line] = following.get(line + 1, line + 1)
    lines = sorted({comment.span.line for comment in meant})
    around: dict[int, Post | Account] = {}
    for thing in by_start.values():
        first, last = bisect_left(lines, thing.span.line), bisect_right(lines, thing.span.end_line)
        for line in lines[first:last]:
            around.setdefault(line, thing)

    def target_of(comment: Comment, rest: str) -> Target | None:
        if rest.startswith("ignore-file"):
            return path
        line = comment.span.line
        after = by_start.get(following[line]) if comment.after is None else None
        here = around.get(line)
        return (after or here) if _begins_its_line(comment) else (here or after)

    return target_of


def _begins_its_line(comment: Comment) -> bool:
    text = comment.source.text
    before = text[text.rfind("\n", 0, comment.start) + 1 : comment.start]
    return not before.strip(" \t-")


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
