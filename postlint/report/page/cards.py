"""One post of the page: what stands in the calendar's day, and what it opens to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from postlint.judging.model import Finding
from postlint.kinds.model import Classified
from postlint.report.finding_text import place
from postlint.report.layout import plural
from postlint.report.page.standing import Standing, reasons, settling, standing_of, title_of
from postlint.source.spans import Span

MOST_CHARACTERS: Final = 2_000
"""How much of a text is shown; the calendar has the rest."""
_EXCERPT: Final = 90


@dataclass(frozen=True, slots=True)
class Card:
    """One post. ``aside`` says why it is in no mix, ``wrong`` what is wrong with it by itself."""

    anchor: str
    standing: Standing
    title: str
    time: str
    excerpt: str
    text: str
    more: str | None
    why: str
    settle: str | None
    wrong: tuple[str, ...]
    aside: bool
    facts: str


@dataclass(frozen=True, slots=True)
class Dealer:
    """Makes the cards of one account. ``counted`` are the places in reading order of the posts in its mix."""

    prefix: str
    certainty: float
    counted: frozenset[int]
    faults: Mapping[Span, Sequence[str]]

    def card(self, item: Classified) -> Card:
        """Return the card of one post."""
        post, standing = item.post, standing_of(item, self.certainty)
        left = len(post.text) - MOST_CHARACTERS
        when = post.when.value if post.when else None
        return Card(
            anchor=self.anchor(item),
            standing=standing,
            title=title_of(item, standing),
            time=f"{when.time:%H:%M}" if when and when.time else "",
            excerpt=shortened(post.text) or "no text",
            text=post.text[:MOST_CHARACTERS],
            more=f"{plural(left, 'more character')} in {place(post.span)}" if left > 0 else None,
            why=reasons(item),
            settle=settling(item, standing),
            wrong=tuple(self.faults.get(post.span, ())),
            aside=post.order not in self.counted,
            facts=" · ".join(_facts(item)),
        )

    def anchor(self, item: Classified) -> str:
        """Return the name by which links of the page find a post."""
        return f"{self.prefix}-post-{item.post.order}"


def faults_of(findings: Iterable[Finding]) -> dict[Span, list[str]]:
    """Return what findings say of single posts, by the place of the post."""
    faults: dict[Span, list[str]] = {}
    for finding in findings:
        if not finding.counted:
            for post in finding.posts:
                faults.setdefault(post.span, []).append(f"{finding.severity}: {finding.message}")
    return faults


def shortened(text: str) -> str:
    """Return the beginning of a text as one line."""
    line = " ".join(text[: 4 * _EXCERPT].split())
    if len(line) <= _EXCERPT:
        return line
    kept, space, _ = line[:_EXCERPT].rpartition(" ")
    return f"{kept if space else line[:_EXCERPT]}…"


def _facts(item: Classified) -> list[str]:
    post = item.post
    media = plural(len(post.media), "attachment") if post.media else None
    parts = f"a thread of {len(post.texts)}" if len(post.texts) > 1 else None
    urgent = f"urgent: {post.urgent}" if post.urgent is not None else None
    return [fact for fact in (place(post.span), post.status, post.team, parts, media, urgent) if fact]
