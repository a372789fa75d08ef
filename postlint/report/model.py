"""What reporters are given: all that checking the calendars of one configuration gave."""

from __future__ import annotations

from dataclasses import dataclass

from postlint.calendars.model import Plan
from postlint.judging.model import Finding, Judgement, Note, Pack
from postlint.kinds.model import Classified
from postlint.source.spans import Problem
from postlint.vocabulary import SEVERITIES


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan, what its posts do, and the verdict. ``problems`` kept something from being read."""

    plan: Plan
    classified: tuple[Classified, ...]
    packs: tuple[Pack, ...]
    judgement: Judgement
    problems: tuple[Problem, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings in the files that were asked for, by place, the gravest first."""
        return tuple(sorted(filter(self._is_shown, self.judgement.findings), key=_order))

    def listed(self, *, info: bool) -> tuple[Finding, ...]:
        """Return the findings that a report for people lists: all, or all but the notes."""
        return tuple(finding for finding in self.findings if info or finding.severity != "info")

    @property
    def suppressed(self) -> tuple[Finding, ...]:
        """Return the findings in the files that were asked for which a comment silences, by place."""
        return tuple(sorted(filter(self._is_shown, self.judgement.suppressed), key=_order))

    @property
    def baselined(self) -> tuple[Finding, ...]:
        """Return the findings in the files that were asked for which the baseline counts, by place."""
        return tuple(sorted(filter(self._is_shown, self.judgement.baselined), key=_order))

    @property
    def elsewhere(self) -> int:
        """Return the number of findings that lie only in files that were not asked for."""
        return len(self.judgement.findings) - len(self.findings)

    @property
    def incomplete(self) -> bool:
        """Tell whether something could not be read, so that a clean verdict would promise too much."""
        return bool(self.problems or self.plan.left_out)

    @property
    def left_out(self) -> list[tuple[str | None, int]]:
        """Return how many posts could not be read, by the label of their account, None where unknown."""
        accounts = self.plan.accounts
        return [
            (accounts[identity].label if identity in accounts else identity or None, posts)
            for identity, posts in self.plan.left_out.items()
        ]

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return what was not judged, or left out of a count: first whole folders, then posts."""
        return (*(Note(None, message) for message in self.plan.unjudged), *self.judgement.notes)

    def _is_shown(self, finding: Finding) -> bool:
        shown = self.plan.shown
        if shown is None:
            return True
        spans = (finding.span, *(counted.classified.post.span for counted in finding.counted))
        return any(span.path in shown for span in spans)


def _order(finding: Finding) -> tuple[object, ...]:
    return finding.span, -SEVERITIES.index(finding.severity), finding.rule, finding.fingerprint
