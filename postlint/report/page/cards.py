"""One post of the page: what it does at a glance, what stands in its day, and what it opens to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from postlint.judging.groups import of_kinds
from postlint.judging.messages import as_one, doubt
from postlint.judging.mix.bounds import by_kind, membership
from postlint.judging.model import Finding
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.report.layout import place, plural
from postlint.source.spans import Span
from postlint.vocabulary import ENGAGING, KINDS, Kind


@dataclass(frozen=True, slots=True)
class Standing:
    """How a post stands: ``name`` is the class of its mark, too, and ``letter`` is what the mark says."""

    name: str
    letter: str
    meaning: str


ENGAGED: Final = Standing("engaging", "E", "answers, asks, credits or shares somebody")
BROADCAST: Final = Standing("broadcast", "B", "announces, informs or wants something")
SOCIABLE: Final = Standing("sociable", "S", "small talk: neither of the two")
UNSURE: Final = Standing("unsure", "?", "postlint cannot tell: a word of yours would settle it")
UNREAD: Final = Standing("unread", "–", "not read, and so not judged")
STANDINGS: Final = (ENGAGED, BROADCAST, SOCIABLE, UNSURE, UNREAD)

_BROADCAST: Final[frozenset[Kind]] = frozenset({"press_release", "information", "call_to_action"})
_SOCIABLE: Final[frozenset[Kind]] = frozenset({"conversation"})
_GROUPS: Final = ((ENGAGED, ENGAGING), (BROADCAST, _BROADCAST), (SOCIABLE, _SOCIABLE))
_WORTH_NAMING: Final = 0.1


def standing_of(item: Classified, certainty: float) -> Standing:
    """Return how a post stands where ``certainty`` is asked for."""
    if item.kind is None:
        return UNREAD
    held = (standing for standing, kinds in _GROUPS if membership(item, kinds, certainty) == "in")
    return next(held, UNSURE)


def standings_of(items: Iterable[Classified], certainty: float) -> tuple[Standing, ...]:
    """Return all that posts stand for, in one order."""
    found = {standing_of(item, certainty) for item in items}
    return tuple(standing for standing in STANDINGS if standing in found)


def settling(item: Classified, standing: Standing) -> str | None:
    """Return what to write where nobody can be sure what a post does."""
    if standing not in (UNSURE, UNREAD):
        return None
    said = doubt(item, of_kinds(ENGAGING)).message
    return f"{said[0].upper()}{said[1:]}."


def title_of(item: Classified, standing: Standing) -> str:
    """Return what a post is called, with "perhaps" where that is not certain."""
    return f"perhaps {item.called}" if standing is UNSURE and not item.perhaps else item.called


def reasons(item: Classified) -> str:
    """Say why postlint thinks that a post does what it is said to do."""
    return " ".join(_reasons(item))


def _reasons(item: Classified) -> Iterator[str]:
    because = by_kind(item).because
    if item.kind is None:
        yield f"It was not read: {item.unreadable or 'nothing is known of it'}."
    elif item.decided_by == "text":
        yield f"Its words read most like {as_one(item.kind)} ({item.confidence:.0%} likely)" + (
            f", above all {because}." if because else "."
        )
        if others := _others(item):
            yield f"It could also be {others}."
    else:
        yield _SETTLED[item.decided_by].format(because=because)
    if item.doubt:
        yield f"Less is trusted here: {item.doubt}."


_SETTLED: Final = {
    "fields": "{because} says so.",
    "declared": "The calendar says so.",
    "markers": "A mark in its text says so: {because}.",
}


def _others(item: Classified) -> str:
    likely = [kind for kind in KINDS if kind != item.kind and item.probabilities[kind] >= _WORTH_NAMING]
    likely.sort(key=lambda kind: -item.probabilities[kind])
    return " or ".join(f"{as_one(kind)} ({item.probabilities[kind]:.0%})" for kind in likely[:2])


MOST_CHARACTERS: Final = 2_000
"""How much of a text is shown; the calendar has the rest."""
_EXCERPT: Final = 90
_TRAILING: Final = " ,;:.…–-"
"""What looks odd before an ellipsis."""


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
        if not finding.counted and is_task(finding):
            for post in finding.posts:
                faults.setdefault(post.span, []).append(f"{finding.severity}: {finding.message}")
    return faults


def is_task(finding: Finding) -> bool:
    """Tell whether a post is to be changed: of a note on how it was read, nobody need change anything."""
    return finding.severity != "info" or not finding.rule.startswith("reading/")


def shortened(text: str) -> str:
    """Return the beginning of a text as one line."""
    line = " ".join(text[: 4 * _EXCERPT].split())
    if len(line) <= _EXCERPT:
        return line
    kept, space, _ = line[:_EXCERPT].rpartition(" ")
    return f"{(kept if space else line[:_EXCERPT]).rstrip(_TRAILING)}…"


def _facts(item: Classified) -> list[str]:
    post = item.post
    media = plural(len(post.media), "attachment") if post.media else None
    parts = f"a thread of {len(post.texts)}" if len(post.texts) > 1 else None
    urgent = f"urgent: {post.urgent}" if post.urgent is not None else None
    return [fact for fact in (place(post.span), post.status, post.team, parts, media, urgent) if fact]
