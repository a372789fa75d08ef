"""How grave it is: every reason for which a rule speaks more mildly than it could."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate

from postlint.judging.mix.account_view import AccountView, Stream
from postlint.judging.mix.bounds import Constraint, Evaluated
from postlint.judging.model import FactViolation, Rule
from postlint.judging.staffed_time import listens_weekly
from postlint.records import dataclass
from postlint.vocabulary import Severity, at_most, one_level_lower


@dataclass(frozen=True, slots=True)
class Gravity:
    """What decides how grave the windows of one stream are that do not satisfy a rule.

    Doubt, drafts, and posts that are out already make a window milder. In an archive the last do not: who
    lints it by a rule on what was published asks for a verdict on that, and no commit of a plan hangs on
    it. Reserved time to listen eases the rules that say so.

    ``unfinished`` and ``changeable`` count such posts up to each place of the stream.
    """

    severity: Severity
    eased: bool
    excused: bool
    unfinished: Sequence[int]
    changeable: Sequence[int]
    days: Sequence[date | None]
    listens: Callable[[date | None, date | None], bool]

    @classmethod
    def of(cls, rule: Rule, constraint: Constraint, stream: Stream, view: AccountView) -> Gravity:
        """Return what decides for the windows of ``stream``."""
        return cls(
            severity=rule.severity or "info",
            eased=constraint.eased,
            excused=not (stream.published and view.is_archive),
            unfinished=[0, *accumulate(item.post.unfinished for item in stream.posts)],
            changeable=[0, *accumulate(item.post.changeable for item in stream.posts)],
            days=stream.days,
            listens=listens_weekly(view.slots),
        )

    def of_window(self, evaluated: Evaluated) -> tuple[Severity, bool, bool]:
        """Return how grave a window is, and whether reserved time, and ideas or drafts, made it milder."""
        window = evaluated.window
        start, stop = window.start, window.stop
        eased = self.eased and self.listens(
            window.first or self.days[start], window.last or self.days[stop - 1]
        )
        severity = self.severity
        for milder in (evaluated.verdict == "may", eased):
            severity = one_level_lower(severity) if milder else severity
        unfinished = self.unfinished[stop] > self.unfinished[start] and severity == "error"
        if unfinished:
            severity = "warning"
        if self.excused and stop > start and self.changeable[stop] == self.changeable[start]:
            severity = at_most(severity, "info")
        return severity, eased, unfinished


def severity_of(rule: Rule, fault: FactViolation) -> Severity:
    """Return how grave a fault is: doubt and drafts make it milder, and nothing holds up an urgent post.

    Where it is the fault that a post is a draft still, that is no excuse.
    """
    severity: Severity = rule.severity or "info"
    if fault.may:
        severity = one_level_lower(severity)
    if fault.excused and (fault.unfinished or (fault.post and fault.post.unfinished)):
        severity = at_most(severity, "warning")
    if fault.post and fault.post.urgent is not None:
        severity = "info"
    return severity
