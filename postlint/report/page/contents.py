"""What the page shows, bounded in size: a verdict, the accounts, gravest first, and what was not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from postlint.calendars.model import Period, Slot
from postlint.checking import Checked
from postlint.judging.mix.account_view import AccountView, account_views
from postlint.judging.model import Finding, Rule
from postlint.kinds.model import Classified
from postlint.plain_words import dates_in_words
from postlint.report.bars import mix_of
from postlint.report.finding_text import place
from postlint.report.footer import footer, verdict
from postlint.report.layout import Look, plural
from postlint.report.page.asked import Asked, asked_of
from postlint.report.page.cards import STANDINGS, Card, Dealer, Standing, faults_of, standing_of
from postlint.report.page.months import Month, months
from postlint.report.page.stacks import Stack, stack, weeks
from postlint.report.page.to_do import MOST_FINDINGS, WORDS, Change, Posts, Said, said
from postlint.vocabulary import CHANNEL_TITLES, SEVERITIES

MOST_ACCOUNTS: Final = 30
MOST_POSTS: Final = 1_000
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
class Page:
    """All that the template shows."""

    headline: str
    accounts: tuple[AccountPart, ...]
    left_out: str
    apart: tuple[Apart, ...]
    apart_more: int
    standings: tuple[Standing, ...]
    checked: str
    unjudged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    result: Checked
    view: AccountView
    findings: tuple[Finding, ...]

    @property
    def gravity(self) -> int:
        return max((SEVERITIES.index(finding.severity) for finding in self.findings), default=-1)


def page_of(results: Sequence[Checked]) -> Page:
    """Return what the page shows of ``results``, notes included."""
    candidates = sorted(_candidates(results), key=lambda candidate: -candidate.gravity)
    accounts, room = [], MOST_POSTS
    for number, each in enumerate(candidates[:MOST_ACCOUNTS], start=1):
        part = account_part(each.result, each.view, each.findings, room, f"account-{number}")
        room -= sum(month.posts for month in part.months) + len(part.undated)
        accounts.append(part)
    apart = list(_apart(results))
    checked, *rest = footer(results, Look(width=_UNWRAPPED, show_info=True))
    # What stands with an account already is not said again.
    said = {f"{part.name}: {note}" for part in accounts for note in part.notes}
    return Page(
        headline=_headline(results, candidates, apart),
        accounts=tuple(accounts),
        left_out=_left_out(len(candidates) - len(accounts), sum(part.left_out for part in accounts)),
        apart=tuple(apart[:MOST_FINDINGS]),
        apart_more=max(0, len(apart) - MOST_FINDINGS),
        standings=STANDINGS,
        checked=checked,
        unjudged=tuple(line for line in rest if line not in said),
    )


def _headline(results: Sequence[Checked], candidates: Sequence[_Candidate], apart: Sequence[Apart]) -> str:
    """Return the verdict as one sentence for whoever reads nothing else."""
    if any(item.severity == "error" for item in apart):
        return "Not everything could be read"
    gravest = max((each.gravity for each in candidates), default=-1)
    if gravest < SEVERITIES.index("warning"):
        found = verdict(results, Look(show_info=True))
        return f"{found[0].upper()}{found[1:]}"
    modal = "must" if SEVERITIES[gravest] == "error" else "should"
    concerned = [each for each in candidates if each.gravity == gravest]
    if len(candidates) == 1:
        return f"{concerned[0].view.account.label}: something {modal} change"
    return f"{len(concerned)} of {len(candidates)} accounts {modal} change something"


def _candidates(results: Sequence[Checked]) -> Iterator[_Candidate]:
    for result in results:
        by_account: dict[str, list[Finding]] = {}
        for finding in result.findings:
            for identity in finding.identities:
                by_account.setdefault(identity, []).append(finding)
        shown = result.plan.shown
        for view in account_views(result.plan, result.classified, result.terms.statuses):
            found = tuple(by_account.get(view.account.identity, ()))
            asked_for = shown is None or any(item.post.span.path in shown for item in view.all_posts)
            if found or (view.all_posts and asked_for):
                yield _Candidate(result, view, found)


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
        f"{' and '.join(counts)} are judged and not shown here, to keep the page small. "
        "Name fewer calendars, or give --since-date, to see them."
    )


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
    standings: tuple[tuple[Standing, int], ...]
    weeks: tuple[Stack, ...]
    asked: tuple[Asked, ...]
    idle: tuple[Asked, ...]
    months: tuple[Month, ...]
    undated: tuple[Card, ...]
    left_out: int
    slots: tuple[str, ...]
    periods: tuple[str, ...]
    notes: tuple[str, ...]


_VERDICTS: Final = {
    "error": "Something must change",
    "warning": "Something should change",
    "info": "Notes only",
    "": "Nothing found",
}


def account_part(
    result: Checked, view: AccountView, findings: Sequence[Finding], room: int, anchor: str
) -> AccountPart:
    """Return what the page shows of an account, with ``room`` posts of its calendar at most."""
    within = _asked_for(result, view)
    shown = sorted(within, key=_by_date)[-room:] if room else []
    dealer = Dealer(
        anchor,
        result.terms.certainty,
        frozenset(item.post.order for item in view.counted),
        faults_of(findings),
    )
    posts = Posts(
        {item.post.span: item for item in view.all_posts}, {item.post.order for item in shown}, dealer
    )
    asked = tuple(asked_of(result, view))
    in_words = said(findings, _rules(result))
    gravest = max((finding.severity for finding in findings), key=SEVERITIES.index, default="")
    return AccountPart(
        anchor=anchor,
        name=view.account.label,
        channel=CHANNEL_TITLES[view.account.channel] if view.account.channel else "",
        gravest=gravest,
        verdict=_verdict(gravest, asked),
        found=tuple(in_words[:MOST_FINDINGS]),
        found_more=max(0, len(in_words) - MOST_FINDINGS),
        to_change=tuple(posts.to_change(findings)),
        to_settle=tuple(posts.to_settle(findings)),
        mix=stack(mix_of(view.counted)),
        standings=_standings(view, result.terms.certainty),
        weeks=tuple(weeks(view, within)),
        asked=tuple(row for row in asked if row.state != "idle"),
        idle=tuple(row for row in asked if row.state == "idle"),
        months=tuple(months(shown, dealer, view.slots, view.periods)),
        undated=tuple(dealer.card(item) for item in shown if not item.post.when),
        left_out=len(within) - len(shown),
        slots=tuple(map(_slot, view.slots)),
        periods=tuple(map(_period, view.periods)),
        notes=tuple(f"{note.message}." for note in result.notes if note.identity == view.account.identity),
    )


def _verdict(gravest: str, asked: Sequence[Asked]) -> str:
    if not gravest and all(row.state == "idle" for row in asked):
        return "Nothing was judged"
    return _VERDICTS[gravest]


def _standings(view: AccountView, certainty: float) -> tuple[tuple[Standing, int], ...]:
    numbers = Counter(standing_of(item, certainty) for item in view.counted)
    return tuple((standing, numbers[standing]) for standing in STANDINGS if numbers[standing])


def _asked_for(result: Checked, view: AccountView) -> list[Classified]:
    """Return the posts of an account in the files and since the day that were asked for."""
    files, since = result.plan.shown, result.terms.since
    return [
        item
        for item in view.all_posts
        if (files is None or item.post.span.path in files)
        and not (since and item.post.when and item.post.when.value.date < since)
    ]


def _by_date(item: Classified) -> tuple[object, ...]:
    when = item.post.when
    return (True, *when.value.sort_key, item.post.order) if when else (False, item.post.order)


def _rules(result: Checked) -> dict[str, Rule]:
    return {rule.id: rule for pack in result.packs for rule in pack.rules}


def _slot(slot: Slot) -> str:
    who = f", by {slot.who}" if slot.who else ""
    return f"{slot.every}, {plural(slot.minutes, 'minute')}{who}"


def _period(period: Period) -> str:
    off = "; its posts are in no mix" if period.mix_off else ""
    because = f" ({period.because})" if period.because else ""
    return f"{period.name}: {dates_in_words(period.first, period.last)}{because}{off}"
