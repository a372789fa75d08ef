"""The whole page: a verdict, the accounts, the gravest first, and what was not judged; bounded in size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from postlint.checking import Checked
from postlint.judging.mix.account_view import AccountView, account_views
from postlint.judging.model import Finding
from postlint.report.finding_text import place
from postlint.report.footer import footer, verdict
from postlint.report.layout import Look, plural
from postlint.report.page.account import AccountPart, account_part
from postlint.report.page.first import MOST_FINDINGS, WORDS
from postlint.report.page.standing import STANDINGS, Standing
from postlint.vocabulary import SEVERITIES

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
