"""All that the page shows of one account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from postlint.calendars.model import Period, Slot
from postlint.checking import Checked
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import Finding, Rule
from postlint.kinds.model import Classified
from postlint.report.bars import mix_of
from postlint.report.layout import plural
from postlint.report.page.asked import Asked, asked_of
from postlint.report.page.cards import Card, Dealer, faults_of
from postlint.report.page.first import MOST_FINDINGS, Change, Posts, Said, said
from postlint.report.page.months import Month, months
from postlint.report.page.stacks import Stack, stack, weeks
from postlint.report.page.standing import STANDINGS, Standing, standing_of
from postlint.vocabulary import CHANNEL_TITLES, SEVERITIES, dates_in_words


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
    standings = Counter(standing_of(item, result.terms.certainty) for item in view.counted)
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
        standings=tuple((standing, standings[standing]) for standing in STANDINGS if standings[standing]),
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
