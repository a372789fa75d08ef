"""What to do first: the few posts at which what was found is mended, and what was found of an account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from postlint.judging.messages import counted_as
from postlint.judging.model import Finding, Related, Remedy, Rule
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.report.finding_text import (
    MOST_CHANGES,
    MOST_PLACES,
    Way,
    parts_in_words,
    sentence,
    ways_to_pass,
)
from postlint.report.layout import first_sentence, place
from postlint.report.page.cards import is_task, shortened
from postlint.source.spans import Span
from postlint.vocabulary import SEVERITIES, Severity

MOST_FINDINGS: Final = 20
WORDS: Final[Mapping[Severity, str]] = {"error": "Error", "warning": "Warning", "info": "Note"}


@dataclass(frozen=True, slots=True)
class Link:
    """A post, by its day or else its place; ``href`` is empty where it is on no page."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Pass:
    """A way to pass: a sentence, posts that would do, and how many more of them there are."""

    words: str
    posts: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Said:
    """One finding: what it says, and what there is to do.

    ``why`` and ``how`` are empty where a finding before it has said the same.
    """

    severity: str
    word: str
    message: str
    why: str
    how: str
    rule: str
    teams: str
    asked: str
    to_pass: tuple[Pass, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A post to change, or to say a word about: ``why`` is the reason, or the word to write."""

    link: Link
    excerpt: str
    why: str


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by their severity, else in their order."""
    return sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity))


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say of findings of an account, the gravest of which come first.

    ``posts`` are those of the account by the place where they are written, ``links`` the addresses of those
    that are on a page, by their order.
    """

    account: str
    findings: Sequence[Finding]
    rules: Mapping[str, Rule]
    posts: Mapping[Span, Classified]
    links: Mapping[int, str]

    def said(self, most: int) -> Iterator[Said]:
        """Yield the first findings in words."""
        told: set[str] = set()
        for finding in self.findings[:most]:
            rule = None if finding.unread or finding.rule in told else self.rules.get(finding.rule)
            told.add(finding.rule)
            yield Said(
                severity=finding.severity,
                word=WORDS[finding.severity],
                message=sentence(self._unnamed(finding.message)),
                why=first_sentence(rule.why) if rule else "",
                how=first_sentence(rule.how) if rule else "",
                rule=finding.rule,
                teams=parts_in_words(finding) or "",
                asked=f"Asked for: {finding.asked}." if finding.asked else "",
                to_pass=tuple(map(self._pass, ways_to_pass(finding))),
            )

    def to_change(self) -> list[Change]:
        """Return the few posts to change: those closest to what is asked, else some that are enough.

        A post that a word of its author would settle is not among them: it may be well as it is.
        """
        doubtful = {doubt.span for finding in self.findings for doubt in finding.doubts}
        near = (related for finding in self.findings for related in _first_of(finding))
        return self._changes(related for related in near if related.span not in doubtful)

    def to_settle(self) -> list[Change]:
        """Return the few posts whose kind would settle a finding, each with the word to write."""
        return self._changes(doubt for finding in self.findings for doubt in finding.doubts)

    def _unnamed(self, message: str) -> str:
        """Return a message without the name of the account at its beginning: the heading has it."""
        return message.removeprefix(f"{self.account}, ").removeprefix(f"{self.account}: ")

    def _pass(self, way: Way) -> Pass:
        return Pass(
            way.words,
            tuple(map(self._link, way.posts[:MOST_PLACES])),
            max(0, len(way.posts) - MOST_PLACES),
        )

    def _changes(self, places: Iterable[Related]) -> list[Change]:
        found: dict[Span, Change] = {}
        for related in places:
            if len(found) == MOST_CHANGES:
                break
            item = self.posts.get(related.span)
            excerpt = shortened(item.post.text) if item else ""
            found.setdefault(
                related.span, Change(self._link(related.span), excerpt, self._unnamed(related.message))
            )
        return list(found.values())

    def _link(self, span: Span) -> Link:
        item = self.posts.get(span)
        if item is None:
            return Link("", place(span))
        when = item.post.when.value.date if item.post.when else None
        words = f"{when:%a} {when.day} {when:%b}" if when else place(span)
        return Link(self.links.get(item.post.order, ""), words)


def _first_of(finding: Finding) -> Iterator[Related]:
    """Yield the posts to begin with, each with the reason."""
    remedy = finding.remedy or Remedy(None, None)
    choice = (remedy.clean.choice if remedy.clean else ()) or remedy.choice
    if remedy.nearest:
        yield from remedy.nearest
    elif choice:
        number = f"{len(choice)} posts like this" if len(choice) > 1 else "this one"
        enough = f"changing {number} is enough" + (f" for “{finding.asked}”" if finding.asked else "")
        what = {item.classified.post.span: counted_as(item.classified) for item in finding.counted}
        for span in choice:
            yield Related(span, f"{what[span]}; {enough}" if span in what else enough)
    elif finding.post and not finding.unread and is_task(finding):
        yield from (Related(post.span, finding.message) for post in finding.posts[:1])
