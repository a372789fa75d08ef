"""The baseline: which findings are known from when a team began, so that only what is new speaks.

A finding is known again by its rule, its accounts and its posts, never by its lines or by how many there
are; one that has become graver is news. Of a finding over a mix the posts of all its windows are known. What
a rule is known for, the rules that give way to it (``unless``) are known for as well: where it is mended,
they must not speak in its place.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Final, Literal, TypeAlias

from postlint.calendars.accounts import NAMELESS, NOWHERE
from postlint.calendars.model import Plan, Post
from postlint.judging.baseline.post_marks import Mark, hashed, known_again, mark_of
from postlint.judging.model import Days, Finding, Judgement
from postlint.records import dataclass
from postlint.source.paths import printable
from postlint.vocabulary import SEVERITIES, Severity

A_WEEK: Final = 7
"""How many days the posts of a window may be moved and still be the same: further on is another month."""
_DAY: Final = timedelta(days=1)
_Place: TypeAlias = "tuple[str, str, bool]"
"""A rule, an account, and whether it is about what was not judged."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One finding that is old. ``accounts`` are identities; ``unread`` is for what was not judged.

    One without a ``severity`` is known however grave it becomes.
    """

    rule: str
    accounts: tuple[str, ...] = ()
    unread: bool = False
    marks: tuple[Mark, ...] = ()
    first: str = ""
    last: str = ""
    severity: Severity | Literal[""] = ""

    @property
    def days(self) -> Days | None:
        """Return the days from the first of it to the last; None where nothing of it has a date."""
        return (date.fromisoformat(self.first), date.fromisoformat(self.last)) if self.first else None


@dataclass(frozen=True)
class Baseline:
    """The findings that are old. Files are named as seen from ``folder``."""

    folder: Path = field(default_factory=Path)
    entries: tuple[Entry, ...] = ()

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], list[Entry]]:
        places: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            for account in entry.accounts or ("",):
                places.setdefault((entry.rule, account), []).append(entry)
        return places

    @cached_property
    def _names(self) -> dict[str, str]:
        return {}

    def about(self, rules: Iterable[str], account: str, *, unread: bool = False) -> list[Entry]:
        """Return what is known of an account by any of ``rules``; "" stands for no account."""
        return [
            entry
            for rule in rules
            for entry in self._by_place.get((rule, account), ())
            if entry.unread is unread
        ]

    def mark(self, post: Post) -> Mark:
        """Return what a post is known again by."""
        return mark_of(post, self.name_of)

    def name_of(self, path: str) -> str:
        """Return ``path``, which is relative to the current folder, as seen from the baseline's."""
        name = self._names.get(path)
        if name is None:
            name = self._names[path] = _seen_from(path, self.folder)
        return name

    def entry_of(self, finding: Finding) -> Entry:
        """Return what is to be known of a finding."""
        first, last = (day.isoformat() for day in finding.days) if finding.days else ("", "")
        return Entry(
            finding.rule,
            tuple(sorted(finding.identities)),
            finding.unread,
            tuple(sorted(self._marks(finding))),
            first,
            last,
            finding.severity,
        )

    def is_graver(self, finding: Finding, rules: Iterable[str]) -> bool:
        """Tell whether a finding that is known by any of ``rules`` was milder each time."""
        entry = self.entry_of(finding)
        places = [(rule, account, entry.unread) for rule in rules for account in entry.accounts or ("",)]
        # Several posts share a day: what is known of the very same one says more than what may be of it.
        for told in ({entry.marks} if finding.post else set[object](), signs(entry)):
            was = [self._graveness[of] for of in product(places, told) if of in self._graveness]
            if was:
                return max(was) < SEVERITIES.index(finding.severity)
        return False

    @cached_property
    def _graveness(self) -> dict[tuple[_Place, object], int]:
        """How grave at most what is known is, by its place and each sign of it, and by all of its marks."""
        graveness: dict[tuple[_Place, object], int] = {}
        for entry in self.entries:
            grave = SEVERITIES.index(entry.severity) if entry.severity else len(SEVERITIES)
            for account, sign in product(entry.accounts or ("",), signs(entry) | {entry.marks}):
                of = (entry.rule, account, entry.unread), sign
                graveness[of] = max(grave, graveness.get(of, grave))
        return graveness

    def _marks(self, finding: Finding) -> list[Mark]:
        if finding.posts:
            return [self.mark(post) for post in finding.posts]
        if finding.identities:
            return [Mark(says=hashed(finding.about))] if finding.about else []
        return [Mark(place=self.name_of(finding.span.path), says=hashed(finding.about))]

    def known(self, found: Sequence[Finding]) -> list[bool]:
        """Tell of each of several findings that judge no mix whether it is an old one."""
        answers = [True] * len(found)
        for place, places in _by_account(found).items():
            entries = self.about((place[0],), place[1])
            marks = [mark for at in places for mark in self._marks(found[at])[:1] or [Mark()]]
            old = [mark for entry in entries for mark in entry.marks or (Mark(),)]
            again = known_again if found[places[0]].posts else _said_before
            for at, known in zip(places, again(marks, old), strict=True):
                answers[at] = answers[at] and known
        return answers


def baseline_of(judgements: Iterable[Judgement], folder: Path) -> Baseline:
    """Return a baseline, to lie in ``folder``, that knows every finding there is."""
    return known_of((finding for each in judgements for finding in each.findings), folder)


def known_of(found: Iterable[Finding], folder: Path) -> Baseline:
    """Return a baseline, to lie in ``folder``, that knows what is ``found``."""
    empty = Baseline(folder)
    return Baseline(folder, tuple(sorted(map(empty.entry_of, found))))


def gone(baseline: Baseline, judgements: Iterable[Judgement]) -> int:
    """Return how many findings the baseline knows that are there no more."""
    there: defaultdict[tuple[str, str, bool], set[object]] = defaultdict(set)
    for each in judgements:
        for finding in (*each.findings, *each.baselined, *each.past):
            entry = baseline.entry_of(finding)
            for account in entry.accounts or ("",):
                there[entry.rule, account, entry.unread].update(signs(entry))
    return sum(
        all(
            there[entry.rule, account, entry.unread].isdisjoint(signs(entry))
            for account in entry.accounts or ("",)
        )
        for entry in baseline.entries
    )


def is_of(baseline: Baseline, plans: Sequence[Plan]) -> bool:
    """Tell whether the baseline can be that of ``plans``: an account, a file or a text is the same."""
    if not baseline.entries:
        return True
    accounts = {identity for plan in plans for identity in plan.accounts} - {NAMELESS, NOWHERE}
    if any(not accounts.isdisjoint(entry.accounts) for entry in baseline.entries):
        return True
    marks = {mark for entry in baseline.entries for mark in entry.marks}
    files = {baseline.name_of(file.path) for plan in plans for file in plan.files}
    said = {baseline.mark(post).says for plan in plans for post in plan.posts}
    return any(mark.says in said or (not mark.day and mark.place in files) for mark in marks)


def uncovered(days: Days, entries: Iterable[Entry]) -> int:
    """Return how many of ``days`` lie in none of ``entries``."""
    first, last = days
    left, reached = 0, first
    for start, end in sorted(entry.days for entry in entries if entry.days):
        left += max(0, (min(start, last + _DAY) - reached).days)
        reached = max(reached, end + _DAY)
    return left + max(0, (last + _DAY - reached).days)


def signs(entry: Entry) -> set[object]:
    """Return all by which any part of a finding can be known; where it has no posts, its days."""
    signs: set[object] = set()
    for mark in entry.marks:
        signs |= {mark.says, mark.id, (mark.day, mark.place)} - {"", ("", "")}
    return signs or {entry.days}


def _by_account(found: Sequence[Finding]) -> dict[tuple[str, str], list[int]]:
    """Return the places in ``found`` of what each rule says of each account; "" stands for no account."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, finding in enumerate(found):
        for account in finding.identities or ("",):
            places.setdefault((finding.rule, account), []).append(at)
    return places


def _said_before(marks: Iterable[Mark], old: Iterable[Mark]) -> list[bool]:
    """Tell of each of ``marks`` whether it says what one of ``old`` does, each of which is one at most."""
    left = Counter(mark.says for mark in old)
    known = []
    for mark in marks:
        known.append(left[mark.says] > 0)
        left[mark.says] -= 1
    return known


def _seen_from(path: str, folder: Path) -> str:
    try:
        return printable(Path(os.path.relpath(path, folder)))
    except ValueError:
        # On Windows there is no way from one drive to another.
        return path
