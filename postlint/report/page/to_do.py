"""What to do first: what was found of an account, and the few posts at which it is mended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from postlint.judging.model import Finding, Related, Rule
from postlint.kinds.model import Classified
from postlint.report.finding_text import parts_in_words, place, to_pass
from postlint.report.layout import first_sentence
from postlint.report.page.cards import Dealer, shortened
from postlint.source.spans import Span
from postlint.vocabulary import SEVERITIES, Severity

MOST_POSTS: Final = 5
"""How many posts are named to begin with."""
MOST_FINDINGS: Final = 20
WORDS: Final[Mapping[Severity, str]] = {"error": "Error", "warning": "Warning", "info": "Note"}


@dataclass(frozen=True, slots=True)
class Said:
    """One finding: what it says, and what there is to do."""

    severity: str
    word: str
    message: str
    why: str
    how: str
    rule: str
    teams: str
    to_pass: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A post to begin with, and what to do about it. ``anchor`` is empty where it is not on the page.

    ``how`` is empty for one choice of several that would do.
    """

    anchor: str
    when: str
    excerpt: str
    how: str


def said(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[Said]:
    """Return findings in words, the gravest first."""
    ordered = sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity))
    return [_said(finding, rules.get(finding.rule)) for finding in ordered]


def _said(finding: Finding, rule: Rule | None) -> Said:
    return Said(
        severity=finding.severity,
        word=WORDS[finding.severity],
        message=f"{finding.message}.",
        why="" if finding.unread or not rule else first_sentence(rule.why),
        how="" if finding.unread or not rule else first_sentence(rule.how),
        rule=finding.rule,
        teams=parts_in_words(finding) or "",
        to_pass=(*([f"Asked for: {finding.asked}."] if finding.asked else ()), *to_pass(finding)),
    )


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of an account by the place where they are written, and which of them are on the page."""

    by_span: Mapping[Span, Classified]
    shown: Collection[int]
    dealer: Dealer

    def to_change(self, findings: Sequence[Finding]) -> list[Change]:
        """Return the few posts to change: those closest to what is asked, else one choice that is enough.

        A post that a word of its author would settle is not among them: it may be well as it is.
        """
        doubtful = {doubt.span for finding in findings for doubt in finding.doubts}
        near = [
            related
            for finding in findings
            if finding.remedy
            for related in finding.remedy.nearest or _chosen(finding)
            if related.span not in doubtful
        ]
        return self._changes(near)

    def to_settle(self, findings: Sequence[Finding]) -> list[Change]:
        """Return the few posts whose kind would settle a finding, each with the word to write."""
        return self._changes([doubt for finding in findings for doubt in finding.doubts])

    def _changes(self, places: Iterable[Related]) -> list[Change]:
        return list(islice(self._each({related.span: related for related in places}), MOST_POSTS))

    def _each(self, places: Mapping[Span, Related]) -> Iterator[Change]:
        for span, related in places.items():
            item = self.by_span.get(span)
            if item is None:
                yield Change("", "", place(span), related.message)
                continue
            when = item.post.when.value.date if item.post.when else None
            yield Change(
                anchor=self.dealer.anchor(item) if item.post.order in self.shown else "",
                when=f"{when:%a} {when.day} {when:%b}" if when else place(span),
                excerpt=shortened(item.post.text),
                how=related.message,
            )


def _chosen(finding: Finding) -> Iterator[Related]:
    choice = finding.remedy.choice if finding.remedy else ()
    yield from (Related(span, "") for span in choice)
