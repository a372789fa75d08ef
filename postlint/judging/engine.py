"""Judging a plan: every rule on every account, one finding a fault."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from postlint.calendars.model import Account, Plan
from postlint.judging import findings, notes
from postlint.judging.built_in import CHECK as BUILT_IN
from postlint.judging.built_in import of_reading
from postlint.judging.checks import CHECKS
from postlint.judging.checks.check import Fault, Inspection, Unknown
from postlint.judging.demands import Demand
from postlint.judging.faults import silence_faults
from postlint.judging.local_rules import in_file, on_account
from postlint.judging.model import Finding, Judgement, Note, Pack, Rule, Terms
from postlint.judging.population import Population, populations
from postlint.judging.suppression import suppress
from postlint.judging.troubles import Trouble, judge_streams, silence, troubles
from postlint.kinds.model import Classified


@dataclass(frozen=True, slots=True)
class _Ask:
    """A rule and what it asks, read once for all accounts."""

    rule: Rule
    asked: Demand | Inspection


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the rules say of one account. ``idle`` is why none of them judged anything of it."""

    population: Population
    troubles: tuple[Trouble, ...]
    faults: tuple[tuple[Rule, Fault], ...]
    unread: Finding | None
    notes: tuple[Note, ...]
    idle: str | None


def judge(
    plan: Plan, classified: Sequence[Classified], packs: Sequence[Pack], terms: Terms, *, whole: bool = True
) -> Judgement:
    """Return what the rules of ``packs`` find in ``plan``.

    Args:
        plan: all that is judged together.
        classified: its posts, each with its kind, in the order of ``plan.posts``.
        packs: the packs in use, overrides applied.
        terms: what counts as certain, and which day as today.
        whole: none of the packs that were asked for is missing.
    """
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    asks_of = _asking([rule for rule in rules.values() if rule.check != BUILT_IN], terms)
    people = populations(plan, classified, terms.statuses)
    heard = [_hear(population, asks_of(population.account)) for population in people]
    found = [part.unread for part in heard if part.unread]
    found += [findings.of_fault(rule, fault, accounts) for rule, fault, accounts in _shared_faults(heard)]
    found += [findings.of_trouble(group[0], accounts, plan.own) for group, accounts in _shared(heard)]
    found += of_reading(plan, rules)
    found = [item for finding in found if (item := in_file(finding, rules.get(finding.rule)))]
    found.sort(key=lambda finding: (finding.span, finding.rule, finding.accounts))
    ran = {rule.id for rule in rules.values() if rule.severity or rule.on_accounts}
    kept, suppressed, extra = suppress(found, plan, ran, rules, whole=whole)
    return Judgement(
        findings=tuple(sorted([*kept, *extra], key=lambda finding: (finding.span, finding.rule))),
        suppressed=tuple(suppressed),
        mixes=tuple(population.mix for population in people),
        notes=tuple(dict.fromkeys(note for part in heard for note in part.notes)),
        idle=_idle(heard),
    )


def _idle(heard: Iterable[_Heard]) -> tuple[str, ...]:
    """Return why nothing was judged, over all accounts; nothing where a rule judged one of them."""
    reasons = [part.idle for part in heard if part.population.all_posts]
    if None in reasons:
        return ()
    return tuple(dict.fromkeys(filter(None, reasons))) or ("there are no posts yet",)


def _asking(rules: Collection[Rule], terms: Terms) -> Callable[[Account], list[_Ask]]:
    """Return what tells, for an account, what the rules ask of it; most ask the same of all."""
    alike = {rule.id: _ask(rule, terms) for rule in rules if rule.severity is not None}

    def asks_of(account: Account) -> list[_Ask]:
        there = (on_account(rule, account) for rule in rules)
        return [
            _ask(rule, terms) if rule.on_accounts else alike[rule.id]
            for rule in there
            if rule.severity is not None
        ]

    return asks_of


def _ask(rule: Rule, terms: Terms) -> _Ask:
    return _Ask(rule, CHECKS[rule.check].ask(rule, terms))


def _hear(population: Population, asks: Sequence[_Ask]) -> _Heard:
    judged = [
        part
        for ask in asks
        if isinstance(ask.asked, Demand)
        for part in judge_streams(ask.rule, ask.asked, population)
    ]
    facts = [
        (ask.rule, outcome)
        for ask in asks
        if not isinstance(ask.asked, Demand)
        for outcome in ask.asked(population)
    ]
    found = tuple(trouble for part in silence(judged) for trouble in troubles(part))
    faults = [(rule, item) for rule, item in facts if isinstance(item, Fault) and _can_be_mended(item)]
    return _Heard(
        population,
        found,
        tuple(silence_faults(faults, found)),
        findings.of_unread([part for part in judged if part.unread], population),
        (
            *population.notes,
            *notes.unread(population),
            *notes.not_judged(judged, population),
            *notes.not_given([item for _, item in facts if isinstance(item, Unknown)], population.account),
            *(item for _, item in facts if isinstance(item, Note)),
        ),
        notes.idle([ask.asked for ask in asks if isinstance(ask.asked, Demand)], judged, population),
    )


def _can_be_mended(fault: Fault) -> bool:
    """Tell whether a fault is anybody's business still: what is published is never blamed."""
    return fault.post is None or fault.post.changeable


def _shared_faults(heard: Iterable[_Heard]) -> Iterator[tuple[Rule, Fault, list[Account]]]:
    """Group the faults of a post that goes out on several accounts."""
    groups: dict[tuple[object, ...], tuple[Rule, Fault, list[Account]]] = {}
    for part in heard:
        for rule, fault in part.faults:
            on = str(fault.post.order) if fault.post else part.population.account.identity
            _, _, accounts = groups.setdefault(
                (rule.id, rule.severity, fault.span, on, *sorted(fault.values.items())), (rule, fault, [])
            )
            if part.population.account not in accounts:
                accounts.append(part.population.account)
    yield from groups.values()


def _shared(heard: Iterable[_Heard]) -> Iterator[tuple[list[Trouble], list[Account]]]:
    """Group the troubles of several accounts that are about the very same posts."""
    groups: dict[tuple[object, ...], tuple[list[Trouble], list[Account]]] = {}
    for part in heard:
        for trouble in part.troubles:
            first, last = (trouble.violations[place].weighed.window for place in (0, -1))
            posts = trouble.judged.stream.posts[first.start : last.stop]
            key = (
                trouble.judged.rule.id,
                trouble.judged.rule.severity,
                repr(trouble.judged.rule.parameters),
                trouble.judged.stream.published,
                # Windows without a post are alike on all accounts, and yet no common fault.
                tuple(item.post.order for item in posts) or part.population.account.identity,
                trouble.reported.weighed.window.stop - trouble.reported.weighed.window.start,
            )
            alike, accounts = groups.setdefault(key, ([], []))
            alike.append(trouble)
            accounts.append(part.population.account)
    yield from groups.values()
