"""What one page shows, bounded in size: a verdict, the accounts, gravest first, and what was not judged.

Of an account: what was found of it, the few posts to begin with, its mix, and what is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from postlint.calendars.model import Period, Slot
from postlint.checking import Checked
from postlint.dates_and_lists_in_words import dates_in_words
from postlint.judging.mix.account_view import AccountView, account_views
from postlint.judging.model import Finding
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.report.bars import Stack, Weeks, mix_of, stack, weeks, weeks_each
from postlint.report.footer import footer, verdict
from postlint.report.layout import Look, place, plural
from postlint.report.page.cards import Dealer, Standing, faults_of, standings_of
from postlint.report.page.months import Calendar, by_date, calendar
from postlint.report.page.rules_beside_mix import Asked, asked_of
from postlint.report.page.to_do import MOST_FINDINGS, WORDS, Advice, Change, Said, gravest_first
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
        for view in account_views(result.plan, result.classified, result.terms.statuses):
            found = tuple(gravest_first(by_account.get(view.account.identity, ())))
            if found or (view.all_posts and view.is_asked_for):
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
    why_idle: str
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
    why_idle = result.judgement.idle_accounts.get(view.account.identity, "")
    return AccountPart(
        anchor=anchor,
        name=subject.name,
        channel=CHANNEL_TITLES[view.account.channel] if view.account.channel else "",
        gravest=gravest,
        verdict=_verdict(gravest, asked, why_idle),
        found=tuple(advice.said(room.findings)),
        found_more=max(0, len(subject.findings) - room.findings),
        to_change=tuple(advice.to_change()),
        to_settle=tuple(advice.to_settle()),
        mix=stack(mix_of(view.counted)),
        standings=standings_of(subject.posts, result.terms.certainty),
        weeks=weeks(view, subject.posts, room.weeks),
        asked=tuple(row for row in asked if row.state != "idle"),
        idle=tuple(row for row in asked if row.state == "idle"),
        why_idle=why_idle or "too few posts or days, or too few that could be read",
        slots=tuple(map(_slot, view.slots)),
        periods=tuple(map(_period, view.periods)),
        notes=tuple(subject.notes),
    )


def _verdict(gravest: str, asked: Sequence[Asked], why_idle: str) -> str:
    if gravest in ("", "info") and why_idle:
        return f"Nothing was judged: {why_idle}"
    if not gravest and all(row.state == "idle" for row in asked):
        return "Nothing was judged"
    return _VERDICTS[gravest]


def _slot(slot: Slot) -> str:
    who = f", by {slot.who}" if slot.who else ""
    return f"{slot.every}, {plural(slot.minutes, 'minute')}{who}"


def _period(period: Period) -> str:
    off = "; its posts are in no mix" if period.mix_off else ""
    because = f" ({period.because})" if period.because else ""
    return f"{period.name}: {dates_in_words(period.first, period.last)}{because}{off}"


MOST_ACCOUNTS: Final = 30
MOST_POSTS: Final = 1_000
_MOST_FINDINGS: Final = 150
"""How many findings are told of all accounts of a page."""
_FEWEST_FINDINGS: Final = 3
_MOST_LINES: Final = 40
_UNWRAPPED: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Apart:
    """Something that belongs to no account: a problem of reading, or a finding on settings."""

    word: str
    severity: str
    where: str
    message: str
    rule: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the accounts: the verdict, what belongs to none, and what was not judged."""

    headline: str
    checked: str
    apart: tuple[Apart, ...]
    apart_more: int
    unjudged: tuple[str, ...]
    unjudged_more: int


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template of a single page shows."""

    frame: Frame
    accounts: tuple[tuple[AccountPart, Calendar], ...]
    left_out: str


def fits(found: Sequence[Subject]) -> bool:
    """Tell whether one page has room for all posts of these accounts."""
    return len(found) <= MOST_ACCOUNTS and sum(len(subject.posts) for subject in found) <= MOST_POSTS


def page_of(results: Sequence[Checked]) -> Page:
    """Return what a single page shows of ``results``, notes included."""
    found = subjects(results)
    shown, room = found[:MOST_ACCOUNTS], MOST_POSTS
    each = _room(len(shown))
    accounts = []
    for number, subject in enumerate(shown, start=1):
        posts = subject.posts[max(0, len(subject.posts) - room) :]
        dealer = subject.dealer(f"account-{number}")
        links = {item.post.order: f"#{dealer.anchor(item)}" for item in posts}
        part = account_part(subject, dealer.prefix, links, each)
        left_out = len(subject.posts) - len(posts)
        accounts.append((part, calendar(posts, dealer, subject.view, left_out)))
        room -= len(posts)
    more = len(found) - len(shown)
    return Page(
        frame=frame_of(results, found, shown),
        accounts=tuple(accounts),
        left_out=_left_out(more, sum(subject_calendar.left_out for _, subject_calendar in accounts)),
    )


def _room(accounts: int) -> Room:
    findings = min(MOST_FINDINGS, max(_FEWEST_FINDINGS, _MOST_FINDINGS // max(1, accounts)))
    return Room(weeks_each(accounts), findings)


def frame_of(results: Sequence[Checked], found: Sequence[Subject], told: Sequence[Subject]) -> Frame:
    """Return what stands around the accounts that were ``found``; those ``told`` have their notes."""
    apart = list(_apart(results))
    checked, *rest = footer(results, Look(width=_UNWRAPPED, show_info=True))
    said = {f"{subject.name}: {note}" for subject in told for note in subject.notes}
    unjudged = [line for line in rest if line not in said]
    return Frame(
        headline=_headline(results, found, apart),
        checked=checked,
        apart=tuple(apart[:MOST_FINDINGS]),
        apart_more=max(0, len(apart) - MOST_FINDINGS),
        unjudged=tuple(unjudged[:_MOST_LINES]),
        unjudged_more=max(0, len(unjudged) - _MOST_LINES),
    )


def _headline(results: Sequence[Checked], found: Sequence[Subject], apart: Sequence[Apart]) -> str:
    """Return the verdict as one sentence for whoever reads nothing else."""
    if any(item.severity == "error" for item in apart):
        return "Not everything could be read"
    gravest = max((subject.gravity for subject in found), default=-1)
    if gravest < SEVERITIES.index("warning"):
        said = verdict(results, Look(show_info=True))
        return f"{said[0].upper()}{said[1:]}"
    modal = "must" if SEVERITIES[gravest] == "error" else "should"
    concerned = [subject for subject in found if subject.gravity == gravest]
    if len(found) == 1:
        return f"{concerned[0].name}: something {modal} change"
    return f"{len(concerned)} of {len(found)} accounts {modal} change something"


def _apart(results: Sequence[Checked]) -> Iterator[Apart]:
    for result in results:
        for problem in result.problems:
            yield Apart("Not read", "error", place(problem.span), problem.message, problem.rule)
        for finding in result.findings:
            if not finding.identities:
                word = WORDS[finding.severity]
                yield Apart(word, finding.severity, place(finding.span), finding.message, finding.rule)


def _left_out(accounts: int, posts: int) -> str:
    counts = [plural(number, noun) for number, noun in ((accounts, "account"), (posts, "post")) if number]
    if not counts:
        return ""
    return (
        f"{' and '.join(counts)} are judged and not shown here, since this is one page. "
        "`postlint check --open`, or `--output html=FILE`, shows all of them, on linked pages."
    )
