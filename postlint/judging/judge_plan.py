"""Judging a plan: every rule on every account, one finding a fault."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from postlint.calendars.accounts import NOWHERE
from postlint.calendars.model import Account, Plan
from postlint.judging import findings, not_judged
from postlint.judging.baseline.known_findings import Baseline
from postlint.judging.baseline.new_findings import Memory, by_age, unread_by_age
from postlint.judging.checks import CHECKS, Inspection, one_bound_each
from postlint.judging.mix.account_view import AccountView, account_views
from postlint.judging.mix.bounds import Constraint
from postlint.judging.mix.violations import MixViolation, by_stronger, judge_streams, mix_violations
from postlint.judging.model import Age, FactViolation, Finding, Judgement, Note, NotGiven, Pack, Rule, Terms
from postlint.judging.packs.configure import asks_accounts, by_account, in_file
from postlint.judging.packs.reading_pack import CHECK as BUILT_IN
from postlint.judging.packs.reading_pack import of_reading
from postlint.judging.precedence import silence_facts
from postlint.judging.suppression import suppress
from postlint.kinds.model import Classified
from postlint.records import dataclass

NO_POSTS: Final = "there are no posts yet"


@dataclass(frozen=True, slots=True)
class _Ask:
    """A rule and what it asks, read once for all accounts."""

    rule: Rule
    asked: Constraint | Inspection


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the rules say of one account, violations by their age.

    ``idle`` is why none of them judged anything of it.
    """

    view: AccountView
    mix_violations: tuple[tuple[Age, MixViolation], ...]
    faults: tuple[tuple[Age, Rule, FactViolation], ...]
    unread: tuple[Finding, ...]
    notes: tuple[Note, ...]
    idle: tuple[str, frozenset[int]] | None


def judge(  # noqa: PLR0913 - all but the first four are named, and may be left out
    plan: Plan,
    classified: Sequence[Classified],
    packs: Sequence[Pack],
    terms: Terms,
    *,
    packs_complete: bool = True,
    baseline: Baseline | None = None,
    touched: Collection[int] = (),
    added: Collection[int] = (),
) -> Judgement:
    """Return what the rules of ``packs`` find in ``plan``.

    Args:
        plan: all that is judged together.
        classified: its posts, each with its kind, in the order of ``plan.posts``.
        packs: the packs in use, overrides applied.
        terms: what counts as certain, and which day as today.
        packs_complete: none of the packs that were asked for is missing.
        baseline: what is old, and need not be said again.
        touched: the order of each post that a change touches, for remedies in terms of these alone.
        added: the order of each post that is surely none of those of the baseline.
    """
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    asks_of = _asking([rule for rule in rules.values() if rule.check != BUILT_IN], terms)
    people = account_views(plan, classified, terms.statuses)
    memory = Memory.of(baseline or Baseline(), terms.since, rules, frozenset(added))
    heard = [_hear(view, asks_of(view.account), memory) for view in people]
    found = [*_found(heard, touched), *memory.aged(list(of_reading(plan, rules)))]
    found = [
        memory.regraded(item) for finding in found if (item := in_file(finding, rules.get(finding.rule)))
    ]
    found.sort(key=lambda finding: (finding.span, finding.rule, finding.identities))
    ran = {rule.id for rule in rules.values() if rule.severity or rule.on_accounts}
    kept, suppressed, extra = suppress(found, plan, ran, rules, packs_complete=packs_complete)
    kept = sorted([*kept, *memory.aged(extra)], key=lambda finding: (finding.span, finding.rule))
    kept = findings.distinct(kept)
    return Judgement(
        findings=tuple(finding for finding in kept if finding.age == "new"),
        suppressed=tuple(finding for finding in findings.distinct(suppressed) if finding.age != "past"),
        baselined=tuple(finding for finding in kept if finding.age == "known"),
        past=tuple(finding for finding in kept if finding.age == "past"),
        mixes=tuple(view.mix for view in people),
        notes=tuple(dict.fromkeys(_notes(heard, plan, memory))),
        idle=_idle(heard),
        idle_accounts={
            part.view.account.identity: not_judged.idle_in_words(part.idle[0], len(part.idle[1]))
            for part in heard
            if part.idle
        },
    )


def _found(heard: Sequence[_Heard], touched: Collection[int]) -> Iterator[Finding]:
    for part in heard:
        yield from part.unread
    for age, rule, fault, accounts in _shared_faults(heard):
        yield findings.of_fact(rule, fault, accounts, age)
    for age, violation, accounts in _shared(heard):
        yield findings.of_mix(violation, accounts, age, touched)


def _notes(heard: Iterable[_Heard], plan: Plan, memory: Memory) -> Iterator[Note]:
    for part in heard:
        yield from part.notes
    yield from not_judged.past(plan.posts, memory.since)


def _idle(heard: Iterable[_Heard]) -> dict[str, int]:
    """Return why nothing was judged, over all accounts; nothing where a rule judged one of them."""
    reasons = [part.idle for part in heard if part.view.all_posts]
    posts: dict[str, frozenset[int]] = {}
    for why, of in filter(None, reasons):
        # A post on two accounts is one.
        posts[why] = posts.get(why, frozenset()) | of
    if None in reasons:
        return {}
    return {why: len(of) for why, of in posts.items()} or {NO_POSTS: 0}


def _asking(rules: Collection[Rule], terms: Terms) -> Callable[[Account], list[_Ask]]:
    """Return what tells, for an account, what the rules ask of it; most ask the same of all."""
    apart = {rule.id for rule in rules if rule.on_accounts or asks_accounts(rule)}
    alike = {
        rule.id: _ask(rule, terms) for rule in rules if rule.severity is not None and rule.id not in apart
    }

    on_accounts = [by_account(rule) for rule in rules]

    def asks_of(account: Account) -> list[_Ask]:
        there = (on_account(account) for on_account in on_accounts)
        return [
            ask
            for rule in there
            if rule.severity is not None and (account.identity != NOWHERE or not_judged.is_of_each_post(rule))
            for ask in (_ask(rule, terms) if rule.id in apart else alike[rule.id])
        ]

    return asks_of


def _ask(rule: Rule, terms: Terms) -> list[_Ask]:
    return [_Ask(one, CHECKS[one.check].ask(one, terms)) for one in one_bound_each(rule)]


def _hear(view: AccountView, asks: Sequence[_Ask], memory: Memory) -> _Heard:
    judged = [
        part
        for ask in asks
        if isinstance(ask.asked, Constraint)
        for part in judge_streams(ask.rule, ask.asked, view)
    ]
    facts = [
        (ask.rule, outcome)
        for ask in asks
        if not isinstance(ask.asked, Constraint)
        for outcome in ask.asked(view)
    ]
    not_given = [item for _, item in facts if isinstance(item, NotGiven) and view.account.identity != NOWHERE]
    quiet = by_stronger(judged)
    found = tuple(
        (age, violation)
        for age, parts in by_age(judged, memory).items()
        for part in parts
        for violation in mix_violations(part, quiet)
    )
    faults = [
        (rule, item) for rule, item in facts if isinstance(item, FactViolation) and _can_be_mended(item)
    ]
    unread = (
        findings.of_unread([part for part in parts if part.unread], view, age)
        for age, parts in unread_by_age(judged, memory).items()
    )
    return _Heard(
        view,
        found,
        tuple(_aged_faults(silence_facts(faults, [violation for _, violation in found]), view, memory)),
        tuple(finding for finding in unread if finding),
        (
            *view.notes,
            *not_judged.unread(view),
            *not_judged.credits_nobody(view),
            *not_judged.rules_at_rest(judged, view),
            *not_judged.not_given(not_given, view.account),
            *(item for _, item in facts if isinstance(item, Note)),
        ),
        not_judged.idle([ask.asked for ask in asks if isinstance(ask.asked, Constraint)], judged, view),
    )


def _aged_faults(
    faults: Sequence[tuple[Rule, FactViolation]], view: AccountView, memory: Memory
) -> Iterator[tuple[Age, Rule, FactViolation]]:
    posts = [item.post for item in view.all_posts]
    faulty: dict[str, set[int]] = {}
    for rule, fault in faults:
        faulty.setdefault(rule.id, set()).update([fault.post.order] if fault.post else ())
    known = {
        # Of posts that nothing tells apart, the one with the fault is the one that had it.
        rule: memory.known(rule, view, sorted(posts, key=lambda post: post.order not in orders))
        for rule, orders in faulty.items()
    }
    for rule, fault in faults:
        yield memory.age_of(rule, fault, view, known[rule.id]), rule, fault


def _can_be_mended(fault: FactViolation) -> bool:
    """Tell whether a fault is anybody's business still: what is published is never blamed."""
    return fault.post is None or fault.post.changeable


def _shared_faults(heard: Iterable[_Heard]) -> Iterator[tuple[Age, Rule, FactViolation, list[Account]]]:
    """Group the faults of a post that goes out on several accounts."""
    groups: dict[tuple[object, ...], tuple[Age, Rule, FactViolation, dict[str, Account]]] = {}
    for part in heard:
        for age, rule, fault in part.faults:
            on = str(fault.post.order) if fault.post else part.view.account.identity
            _, _, _, accounts = groups.setdefault(
                (age, rule.id, rule.severity, fault.span, on, *sorted(fault.values.items())),
                (age, rule, fault, {}),
            )
            accounts[part.view.account.identity] = part.view.account
    for age, rule, fault, accounts in groups.values():
        yield age, rule, fault, list(accounts.values())


def _shared(heard: Iterable[_Heard]) -> Iterator[tuple[Age, MixViolation, list[Account]]]:
    """Group the violations of several accounts that are about the very same posts."""
    groups: dict[tuple[object, ...], tuple[Age, MixViolation, list[Account]]] = {}
    for part in heard:
        for age, violation in part.mix_violations:
            first, last = (violation.violations[place].evaluated.window for place in (0, -1))
            posts = violation.judged.stream.posts[first.start : last.stop]
            key = (
                age,
                violation.judged.rule.id,
                violation.judged.rule.severity,
                repr(violation.judged.rule.parameters),
                violation.judged.stream.published,
                # Windows without a post are alike on all accounts, and yet no common fault.
                tuple(item.post.order for item in posts) or (part.view.account.identity, first.first),
                violation.reported.evaluated.window.stop - violation.reported.evaluated.window.start,
            )
            _, _, accounts = groups.setdefault(key, (age, violation, []))
            accounts.append(part.view.account)
    yield from groups.values()
