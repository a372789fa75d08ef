"""What one page shows, bounded in size: a verdict, the accounts, gravest first, and what was not judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from postlint.checking import Checked
from postlint.records import dataclass
from postlint.report.finding_text import place
from postlint.report.footer import footer, verdict
from postlint.report.layout import Look, plural
from postlint.report.page.account import AccountPart, Room, Subject, account_part, calendar, subjects
from postlint.report.page.months import Calendar
from postlint.report.page.stacks import weeks_each
from postlint.report.page.to_do import MOST_FINDINGS, WORDS
from postlint.vocabulary import SEVERITIES

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
        accounts.append((part, calendar(subject, dealer, posts, len(subject.posts) - len(posts))))
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
