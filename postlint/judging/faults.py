"""Faults, the facts that break a rule: how grave they are, and which of them a stronger rule silences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from postlint.judging.checks.check import Fault
from postlint.judging.mix.violations import Trouble
from postlint.judging.model import Rule
from postlint.vocabulary import Severity, at_least, at_most, one_level_lower


def severity_of(rule: Rule, fault: Fault) -> Severity:
    """Return how grave a fault is: doubt and drafts make it milder, and nothing holds up an urgent post."""
    severity: Severity = rule.severity or "info"
    if fault.may:
        severity = one_level_lower(severity)
    if fault.unfinished or (fault.post and fault.post.unfinished):
        severity = at_most(severity, "warning")
    if fault.post and fault.post.urgent is not None:
        severity = "info"
    return severity


def silence_faults(
    faults: Sequence[tuple[Rule, Fault]], troubles: Iterable[Trouble]
) -> list[tuple[Rule, Fault]]:
    """Return the faults of one account without those of which a rule named by ``unless`` speaks as gravely.

    A rule over a mix speaks of the whole account, any other one of the post, or account, at which its own
    faults sit.
    """
    of_account: defaultdict[str, list[Severity]] = defaultdict(list)
    of_place: defaultdict[tuple[str, int | None], list[Severity]] = defaultdict(list)
    for trouble in troubles:
        of_account[trouble.judged.rule.id].append(trouble.reported.severity)
    for rule, fault in faults:
        of_place[rule.id, _place(fault)].append(severity_of(rule, fault))

    def silenced(rule: Rule, fault: Fault) -> bool:
        return any(
            at_least(louder, severity_of(rule, fault))
            for stronger in rule.unless
            for louder in (*of_account[stronger], *of_place[stronger, _place(fault)])
        )

    return [(rule, fault) for rule, fault in faults if not silenced(rule, fault)]


def _place(fault: Fault) -> int | None:
    return fault.post.order if fault.post else None
