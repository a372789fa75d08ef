"""One account of the page: what was found of it, the few posts to begin with, its mix, and what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from postlint.calendars.model import Period, Slot
from postlint.checking import Checked
from postlint.judging.mix.account_view import AccountView, account_views
from postlint.judging.model import Finding
from postlint.kinds.model import Classified
from postlint.plain_words import dates_in_words
from postlint.records import dataclass
from postlint.report.bars import mix_of
from postlint.report.layout import plural
from postlint.report.page.asked import Asked, asked_of
from postlint.report.page.cards import STANDINGS, Dealer, Standing, faults_of, standing_of
from postlint.report.page.months import Calendar, by_date, months
from postlint.report.page.stacks import Stack, Weeks, stack, weeks
from postlint.report.page.to_do import Advice, Change, Said, gravest_first
from postlint.vocabulary import CHANNEL_TITLES, SEVERITIES


@dataclass(frozen=True, slots=True)
class Subject:
    """An account that was checked: its findings, gravest first, and the posts that were asked for."""

    result: Checked
    view: AccountView
    findings: tuple[Finding, ...]
    posts: tuple[Classified, ...]

    @property
    def name(self) -> str:
        """Return what people call the account."""
        return self.view.account.label

    @property
    def gravity(self) -> int:
        """Return how grave the gravest finding is; -1 where there is none."""
        return SEVERITIES.index(self.findings[0].severity) if self.findings else -1

    @property
    def notes(self) -> list[str]:
        """Return what was not judged of the account."""
        identity = self.view.account.identity
        return [f"{note.message}." for note in self.result.notes if note.identity == identity]

    def dealer(self, prefix: str) -> Dealer:
        """Return what makes the cards of its posts, whose anchors begin with ``prefix``."""
        counted = frozenset(item.post.order for item in self.view.counted)
        return Dealer(prefix, self.result.terms.certainty, counted, faults_of(self.findings))


def subjects(results: Iterable[Checked]) -> list[Subject]:
    """Return the accounts that have posts or findings, that with the gravest finding first."""
    return sorted(_subjects(results), key=lambda subject: -subject.gravity)


def _subjects(results: Iterable[Checked]) -> Iterator[Subject]:
    for result in results:
        by_account: dict[str, list[Finding]] = {}
        for finding in result.findings:
            for identity in finding.identities:
                by_account.setdefault(identity, []).append(finding)
        shown = result.plan.shown
        for view in account_views(result.plan, result.classified, result.terms.statuses):
            found = tuple(gravest_first(by_account.get(view.account.identity, ())))
            asked_for = shown is None or any(item.post.span.path in shown for item in view.all_posts)
            if found or (view.all_posts and asked_for):
                yield Subject(result, view, found, tuple(sorted(_asked_for(result, view), key=by_date)))


def _asked_for(result: Checked, view: AccountView) -> list[Classified]:
    """Return the posts of an account in the files and since the day that were asked for."""
    files, since = result.plan.shown, result.terms.since
    return [
        item
        for item in view.all_posts
        if (files is None or item.post.span.path in files)
        and not (since and item.post.when and item.post.when.value.date < since)
    ]


@dataclass(frozen=True, slots=True)
class Room:
    """How many weeks and findings of an account a page has room for."""

    weeks: int
    findings: int


@dataclass(frozen=True, slots=True)
class AccountPart:
    """An account on the page; what is empty is not there, or is said to be none."""

    anchor: str
    name: str
    channel: str
    gravest: str
    verdict: str
    found: tuple[Said, ...]
    found_more: int
    to_change: tuple[Change, ...]
    to_settle: tuple[Change, ...]
    mix: Stack
    standings: tuple[Standing, ...]
    weeks: Weeks
    asked: tuple[Asked, ...]
    idle: tuple[Asked, ...]
    slots: tuple[str, ...]
    periods: tuple[str, ...]
    notes: tuple[str, ...]


_VERDICTS: Final = {
    "error": "Something must change",
    "warning": "Something should change",
    "info": "Notes only",
    "": "Nothing found",
}


def account_part(subject: Subject, anchor: str, links: Mapping[int, str], room: Room) -> AccountPart:
    """Return what the page shows of an account; ``links`` are the addresses of posts, by their order."""
    result, view = subject.result, subject.view
    rules = {rule.id: rule for pack in result.packs for rule in pack.rules}
    by_span = {item.post.span: item for item in view.all_posts}
    advice = Advice(subject.name, subject.findings, rules, by_span, links)
    asked = tuple(asked_of(result, view))
    gravest = subject.findings[0].severity if subject.findings else ""
    return AccountPart(
        anchor=anchor,
        name=subject.name,
        channel=CHANNEL_TITLES[view.account.channel] if view.account.channel else "",
        gravest=gravest,
        verdict=_verdict(gravest, asked),
        found=tuple(advice.said(room.findings)),
        found_more=max(0, len(subject.findings) - room.findings),
        to_change=tuple(advice.to_change()),
        to_settle=tuple(advice.to_settle()),
        mix=stack(mix_of(view.counted)),
        standings=_standings(subject),
        weeks=weeks(view, subject.posts, room.weeks),
        asked=tuple(row for row in asked if row.state != "idle"),
        idle=tuple(row for row in asked if row.state == "idle"),
        slots=tuple(map(_slot, view.slots)),
        periods=tuple(map(_period, view.periods)),
        notes=tuple(subject.notes),
    )


def calendar(subject: Subject, dealer: Dealer, posts: Sequence[Classified], left_out: int = 0) -> Calendar:
    """Return the months of some ``posts`` of an account."""
    undated = tuple(dealer.card(item) for item in posts if not item.post.when)
    dated = tuple(months(posts, dealer, subject.view.slots, subject.view.periods))
    return Calendar(dated, undated, left_out)


def _verdict(gravest: str, asked: Sequence[Asked]) -> str:
    if not gravest and all(row.state == "idle" for row in asked):
        return "Nothing was judged"
    return _VERDICTS[gravest]


def _standings(subject: Subject) -> tuple[Standing, ...]:
    """Return the marks that the posts of an account have."""
    certainty = subject.result.terms.certainty
    found = {standing_of(item, certainty) for item in subject.posts}
    return tuple(standing for standing in STANDINGS if standing in found)


def _slot(slot: Slot) -> str:
    who = f", by {slot.who}" if slot.who else ""
    return f"{slot.every}, {plural(slot.minutes, 'minute')}{who}"


def _period(period: Period) -> str:
    off = "; its posts are in no mix" if period.mix_off else ""
    because = f" ({period.because})" if period.because else ""
    return f"{period.name}: {dates_in_words(period.first, period.last)}{because}{off}"
