"""Which of the windows that fail are new findings, and which are in the baseline or lie in the past.

A window is news where its new posts break the rule as well, judged by themselves, as if the calendar began
with them. So a bad month after a bad one that is known speaks, of its own posts only, though the windows of
28 days in between hold posts of both; and a post that is added, edited or moved in a known window does not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Mapping as Dict
from dataclasses import field, replace
from datetime import date
from itertools import accumulate, compress, pairwise
from typing import Final

from postlint.calendars.model import Post
from postlint.judging.baseline.known_findings import A_WEEK, Baseline, uncovered
from postlint.judging.baseline.post_marks import Mark, hashed, known_again
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import Evaluated
from postlint.judging.mix.violations import FailingWindow, Judged, judge_windows
from postlint.judging.mix.windows import Window
from postlint.judging.model import Age, FactViolation, Finding, Rule
from postlint.judging.precedence import silence
from postlint.records import dataclass
from postlint.vocabulary import SEVERITIES, Severity, at_most

_OLD: Final[tuple[Age, ...]] = ("known", "past")


@dataclass(frozen=True, slots=True)
class _Apart:
    """What a rule says of the new posts of some windows; ``cut`` gives what is left of a window."""

    judged: Judged
    cut: Callable[[Window], Window]


def by_age(judged: Sequence[Judged], memory: Memory) -> dict[Age, list[Judged]]:
    """Return what the rules say of one account, by what is news of it, `unless` heard.

    What is news is told of the new posts alone, all else of the whole streams.
    """
    if memory.is_empty:
        return {"new": silence(judged)}
    parts = [_violations_apart(part, memory) for part in judged]
    news = [_news(part, apart, memory) for part, apart in zip(judged, parts, strict=True)]
    aged: dict[Age, list[Judged]] = {"new": [], "known": [], "past": []}
    for whole, heard, apart in zip(silence(judged), silence(news), parts, strict=True):
        said = {item.evaluated.window for item in heard.violations}
        left = set(map(apart.cut, said))
        kept = tuple(item for item in apart.judged.violations if item.evaluated.window in left)
        aged["new"].append(replace(apart.judged, violations=kept))
        rest = [item for item in whole.violations if item.evaluated.window not in said]
        for age in _OLD:
            of_age = tuple(item for item in rest if _age_of(item.evaluated, whole, memory) == age)
            aged[age].append(replace(whole, violations=of_age))
    return aged


def unread_by_age(judged: Sequence[Judged], memory: Memory) -> dict[Age, list[Judged]]:
    """Return what too much is unread of to judge it, by what is news of it."""
    if memory.is_empty:
        return {"new": list(judged)}
    aged: dict[Age, list[Judged]] = {"new": [], "known": [], "past": []}
    for part in judged:
        present = [item.window for item in part.unread if not _is_past(item, part, memory)]
        apart = _apart(part, present, memory.known_unread(part.view))
        left = {item.window for item in apart.judged.unread}
        aged["new"].append(apart.judged)
        rest = [
            item for item in part.unread if item.window not in present or apart.cut(item.window) not in left
        ]
        for age in _OLD:
            of_age = tuple(item for item in rest if _age_of(item, part, memory) == age)
            aged[age].append(replace(part, unread=of_age))
    return aged


def _violations_apart(part: Judged, memory: Memory) -> _Apart:
    posts = (item.post for item in part.view.counted)
    known = memory.known(part.rule.id, part.view, posts, A_WEEK)
    failing = [
        item.evaluated.window
        for item in part.violations
        if not _is_past(item.evaluated, part, memory)
        and not (
            len(item.evaluated.window) == 0 and memory.covers(part.rule.id, part.view, item.evaluated.window)
        )
    ]
    apart = _apart(part, failing, known)
    milder = _as_grave_as_whole(part.violations, apart)
    return replace(apart, judged=replace(apart.judged, violations=milder))


def _as_grave_as_whole(whole: Iterable[FailingWindow], apart: _Apart) -> tuple[FailingWindow, ...]:
    """Return the violations of new posts, none graver than the windows that they are part of."""
    ceilings: dict[Window, Severity] = {}
    for item in whole:
        window = apart.cut(item.evaluated.window)
        ceilings[window] = max(ceilings.get(window, item.severity), item.severity, key=SEVERITIES.index)
    return tuple(
        replace(item, severity=at_most(item.severity, ceilings[item.evaluated.window]))
        for item in apart.judged.violations
    )


def _news(part: Judged, apart: _Apart, memory: Memory) -> Judged:
    """Return ``part`` with only those of its violations of which the new posts are one as well."""
    failing = {item.evaluated.window for item in apart.judged.violations}
    return replace(
        part,
        violations=tuple(
            item
            for item in part.violations
            if apart.cut(item.evaluated.window) in failing and not _is_past(item.evaluated, part, memory)
        ),
    )


def _apart(part: Judged, failing: Sequence[Window], known: Collection[int]) -> _Apart:
    """Judge what is left of ``failing`` windows without their ``known`` posts."""
    new = [item.post.order not in known for item in part.stream.posts]
    ranks = [0, *accumulate(new)]

    def cut(window: Window) -> Window:
        start, stop = ranks[window.start], ranks[window.stop]
        return replace(window, start=start, stop=stop, full=window.full and stop - start == len(window))

    within_larger = _within_larger([cut(item.window) for item in part.evaluated])
    left = dict.fromkeys(
        cut(window)
        for window in failing
        if len(cut(window)) == len(window)
        or (len(cut(window)) and (cut(window).start, cut(window).stop) not in within_larger)
    )
    stream = replace(part.stream, posts=tuple(compress(part.stream.posts, new)))
    return _Apart(judge_windows(part.rule, part.constraint, part.view, stream, left), cut)


def _within_larger(windows: Iterable[Window]) -> set[tuple[int, int]]:
    """Return those of some runs of posts, neither end of which ever moves back, that are part of another.

    What is left of a window is not judged where it is but the beginning or the end of what is left of
    another one, as calendars are not judged by their beginnings.
    """
    runs = list(dict.fromkeys((window.start, window.stop) for window in windows))
    inside = set()
    for before, after in pairwise(runs):
        if before[0] == after[0]:
            inside.add(before)
        elif before[1] == after[1]:
            inside.add(after)
    return inside


def _age_of(evaluated: Evaluated, part: Judged, memory: Memory) -> Age:
    return "past" if _is_past(evaluated, part, memory) else "known"


def _is_past(evaluated: Evaluated, part: Judged, memory: Memory) -> bool:
    window = evaluated.window
    ended = part.stream.posts[window.stop - 1].post.when if len(window) else None
    return memory.is_past(window.last or (ended.value.date if ended else None))


@dataclass(frozen=True, slots=True)
class Memory:
    """What need not be said: what the ``baseline`` knows, and what lies before ``since``.

    ``unless`` holds for each rule itself and those that it gives way to. ``added`` has the order of each post
    that nothing can be known of.
    """

    baseline: Baseline = field(default_factory=Baseline)
    since: date | None = None
    unless: Dict[str, frozenset[str]] = field(default_factory=dict)
    added: frozenset[int] = frozenset()
    _marks: dict[int, Mark] = field(default_factory=dict, compare=False)

    @classmethod
    def of(
        cls,
        baseline: Baseline,
        since: date | None,
        rules: Dict[str, Rule],
        added: frozenset[int] = frozenset(),
    ) -> Memory:
        """Return the memory for some rules, by their ids."""
        return cls(baseline, since, {name: _with_stronger(name, rules) for name in rules}, added)

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is news."""
        return self.since is None and not self.baseline.entries

    def is_past(self, day: date | None) -> bool:
        """Tell whether what ends on a day lies before everything that is judged."""
        return self.since is not None and day is not None and day < self.since

    def known(
        self, rule: str, view: AccountView, posts: Iterable[Post], within: int | None = None
    ) -> frozenset[int]:
        """Return the order of each of an account's ``posts`` for which a rule is known already."""
        entries = self.baseline.about(self._rules(rule), view.account.identity)
        return self._recognised([mark for entry in entries for mark in entry.marks], posts, within)

    def known_unread(self, view: AccountView) -> frozenset[int]:
        """Return the order of each post of an account of which it is known that windows are unread."""
        entries = self.baseline.about(self.unless, view.account.identity, unread=True)
        posts = (item.post for item in view.counted)
        return self._recognised([mark for entry in entries for mark in entry.marks], posts, A_WEEK)

    def covers(self, rule: str, view: AccountView, window: Window) -> bool:
        """Tell whether a week or month without a post lies in known ones."""
        if window.first is None or window.last is None:
            return False
        entries = self.baseline.about(self._rules(rule), view.account.identity)
        return not uncovered((window.first, window.last), entries)

    def age_of(self, rule: Rule, fault: FactViolation, view: AccountView, known: Collection[int]) -> Age:
        """Return the age of a fault; ``known`` are the posts for which its rule is known."""
        when = fault.post.when.value.date if fault.post and fault.post.when else None
        if self.is_past(when or (fault.days and fault.days[1])):
            return "past"
        if fault.post and fault.most is None:
            return "known" if fault.post.order in known else "new"
        entries = self.baseline.about(self._rules(rule.id), view.account.identity)
        if fault.days and fault.most is not None:
            old = bool(entries) and uncovered(fault.days, entries) <= fault.most
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

    def regraded(self, finding: Finding) -> Finding:
        """Return a finding as news where it is known, but as a milder one."""
        if finding.age == "known" and self.baseline.is_graver(finding, self._rules(finding.rule)):
            return replace(finding, age="new")
        return finding

    def _is_past(self, finding: Finding) -> bool:
        days = [post.when.value.date for post in finding.posts if post.when]
        return bool(days) and self.is_past(max(days))

    def _rules(self, rule: str) -> Collection[str]:
        return self.unless.get(rule, (rule,))

    def _mark(self, post: Post) -> Mark:
        """Return the mark of a post, which every rule asks for."""
        found = self._marks.get(post.order)
        if found is None:
            found = self._marks[post.order] = self.baseline.mark(post)
        return found

    def _recognised(self, old: Sequence[Mark], posts: Iterable[Post], within: int | None) -> frozenset[int]:
        if not old:
            return frozenset()
        posts = [post for post in posts if post.order not in self.added]
        again = known_again(list(map(self._mark, posts)), old, within)
        return frozenset(post.order for post, known in zip(posts, again, strict=True) if known)


def _with_stronger(rule: str, rules: Dict[str, Rule]) -> frozenset[str]:
    """Return a rule and those that it gives way to, directly or not."""
    found, waiting = {rule}, [rule]
    while waiting:
        for stronger in rules[waiting.pop()].unless:
            if stronger in rules and stronger not in found:
                found.add(stronger)
                waiting.append(stronger)
    return frozenset(found)
