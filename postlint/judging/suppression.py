"""``# postlint: ignore[rule] because …``: findings that a team has decided to live with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import product
from typing import Final, Literal, TypeAlias

from postlint.calendars.comments import Part, Target, bound_comments
from postlint.calendars.model import Account, Plan, Post
from postlint.judging.model import Finding
from postlint.records import dataclass
from postlint.source.hashes import sha256
from postlint.source.lazy_patterns import later
from postlint.source.spans import Located, Span
from postlint.source.suggest import adviser

_FORM: Final = later(
    r"(?P<scope>ignore-file|ignore)\[(?P<rules>[^\]]*)\](?:\s+because\s+(?P<reason>\S.*))?\s*", re.DOTALL
)
_ADVICE: Final = "write `# postlint: ignore[pack/rule] because …`"

Place: TypeAlias = "tuple[Literal['account', 'file', 'post', 'part'], str | int]"
"""What a rule is silent on: by its name or, of any part of a calendar, by its :func:`id`."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Rules switched off at one place, for a reason: the one that is named, or all of a pack."""

    name: str
    rules: tuple[str, ...]
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
    suppressions, extra = _read(plan, _Names.of(known, packs_complete=packs_complete))
    silences = _Silences.of(suppressions)
    used: set[int] = set()
    kept: list[Finding] = []
    silenced: list[Finding] = []
    for finding in found:
        hits = silences.on(finding)
        used.update(map(id, hits))
        (silenced if hits else kept).append(finding)
    extra += [
        _unused(item)
        for item in suppressions
        # A group that is empty this month may be so again in the next, or in another repository.
        if not isinstance(item.target, Located) and set(ran).issuperset(item.rules) and id(item) not in used
    ]
    return kept, silenced, extra


@dataclass(frozen=True, slots=True)
class _Silences:
    """Suppressions by what they are about, and the parts of calendars with some, by each of their lines."""

    by_place: Mapping[tuple[str, Place], list[Suppression]]
    parts: Mapping[tuple[str, int], list[Part]]

    @classmethod
    def of(cls, suppressions: Iterable[Suppression]) -> _Silences:
        by_place: defaultdict[tuple[str, Place], list[Suppression]] = defaultdict(list)
        parts: dict[int, Part] = {}
        for item in suppressions:
            target = item.target
            if not isinstance(target, (Account, str)):
                parts[id(target)] = target
            for rule, place in product(item.rules, _places(target)):
                by_place[rule, place].append(item)
        lines: defaultdict[tuple[str, int], list[Part]] = defaultdict(list)
        for part in parts.values():
            for line in range(part.span.line, part.span.end_line + 1):
                lines[part.span.path, line].append(part)
        return cls(by_place, lines)

    def on(self, finding: Finding) -> list[Suppression]:
        """Return those that cover a finding; one that several accounts share needs one for each."""
        whole_file = self._at(finding, ("file", finding.span.path))
        if whole_file:
            return whole_file
        here = [item for part in self._around(finding) for item in self._at(finding, ("part", part))]
        if finding.post is not None:
            return [*here, *self._at(finding, ("post", finding.post))]
        on_accounts = [self._at(finding, ("account", identity)) for identity in finding.identities]
        return here or ([item for items in on_accounts for item in items] if all(on_accounts) else [])

    def _at(self, finding: Finding, place: Place) -> list[Suppression]:
        return self.by_place.get((finding.rule, place), [])

    def _around(self, finding: Finding) -> Iterator[int]:
        """Yield the :func:`id` of each part that a finding sits on; one on a post is told by that alone."""
        for part in self.parts.get((finding.span.path, finding.span.line), ()):
            if finding.post is None or not isinstance(part, Post):
                yield id(part)


def _places(target: Target) -> Iterator[Place]:
    if isinstance(target, Account):
        yield "account", target.identity
    elif isinstance(target, str):
        yield "file", target
    else:
        yield "part", id(target)
        if isinstance(target, Post):
            yield "post", target.name


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
