"""What need not be said of a plan: what the baseline knows, and what lies in the past."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from postlint.calendars.model import Post
from postlint.judging.baseline import Baseline, uncovered
from postlint.judging.checks.check import Fault
from postlint.judging.marks import A_WEEK, Mark, hashed, known_again
from postlint.judging.model import Age, Finding, Rule
from postlint.judging.population import Population
from postlint.judging.windows import Window


@dataclass(frozen=True, slots=True)
class Memory:
    """What need not be said: what the ``baseline`` knows, and what lies before ``since``.

    ``unless`` holds for each rule itself and those that it gives way to.
    """

    baseline: Baseline = field(default_factory=Baseline)
    since: date | None = None
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, baseline: Baseline, since: date | None, rules: Mapping[str, Rule]) -> Memory:
        """Return the memory for some rules, by their ids."""
        return cls(baseline, since, {name: _with_stronger(name, rules) for name in rules})

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is news."""
        return self.since is None and not self.baseline.entries

    def is_past(self, day: date | None) -> bool:
        """Tell whether what ends on a day lies before everything that is judged."""
        return self.since is not None and day is not None and day < self.since

    def known(
        self, rule: str, population: Population, posts: Iterable[Post], within: int | None = None
    ) -> frozenset[int]:
        """Return the order of each of an account's ``posts`` for which a rule is known already."""
        entries = self.baseline.about(self._rules(rule), population.account.identity)
        return self._recognised([mark for entry in entries for mark in entry.marks], posts, within)

    def known_unread(self, population: Population) -> frozenset[int]:
        """Return the order of each post of an account of which it is known that windows are unread."""
        entries = self.baseline.about(self.unless, population.account.identity, unread=True)
        posts = (item.post for item in population.counted)
        return self._recognised([mark for entry in entries for mark in entry.marks], posts, A_WEEK)

    def covers(self, rule: str, population: Population, window: Window) -> bool:
        """Tell whether a week or month without a post lies in known ones."""
        if window.first is None or window.last is None:
            return False
        entries = self.baseline.about(self._rules(rule), population.account.identity)
        return not uncovered((window.first, window.last), entries)

    def age_of(self, rule: Rule, fault: Fault, population: Population, known: Collection[int]) -> Age:
        """Return the age of a fault; ``known`` are the posts for which its rule is known."""
        when = fault.post.when.value.date if fault.post and fault.post.when else None
        if self.is_past(when or (fault.days and fault.days[1])):
            return "past"
        entries = self.baseline.about(self._rules(rule.id), population.account.identity)
        if fault.days and fault.most is not None:
            old = bool(entries) and uncovered(fault.days, entries) <= fault.most
        elif fault.post:
            old = fault.post.order in known
        else:
            mark = (Mark(says=hashed(fault.about)),) if fault.about else ()
            old = any(entry.rule == rule.id and entry.marks == mark for entry in entries)
        return "known" if old else "new"

    def aged(self, found: Sequence[Finding]) -> list[Finding]:
        """Return findings that no rule of a pack has, each with its age."""
        known = self.baseline.known(found)
        return [
            replace(finding, age="past" if self._is_past(finding) else "known" if old else "new")
            for finding, old in zip(found, known, strict=True)
        ]

    def _is_past(self, finding: Finding) -> bool:
        days = [post.when.value.date for post in finding.posts if post.when]
        return bool(days) and self.is_past(max(days))

    def _rules(self, rule: str) -> Collection[str]:
        return self.unless.get(rule, (rule,))

    def _recognised(self, old: Sequence[Mark], posts: Iterable[Post], within: int | None) -> frozenset[int]:
        if not old:
            return frozenset()
        posts = list(posts)
        again = known_again(list(map(self.baseline.mark, posts)), old, within)
        return frozenset(post.order for post, known in zip(posts, again, strict=True) if known)


def _with_stronger(rule: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    """Return a rule and those that it gives way to, directly or not."""
    found, waiting = {rule}, [rule]
    while waiting:
        for stronger in rules[waiting.pop()].unless:
            if stronger in rules and stronger not in found:
                found.add(stronger)
                waiting.append(stronger)
    return frozenset(found)
