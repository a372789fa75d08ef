"""The summary of an audit as a page, made as that of the report is: it runs nothing and needs no network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, cast

from postlint.auditing.publish import AccountSummary, Summary
from postlint.records import dataclass
from postlint.report.footer import said_of_readers
from postlint.report.layout import plural
from postlint.report.page.render import document
from postlint.report.page.stacks import Stack, stack
from postlint.report.page.to_do import WORDS
from postlint.vocabulary import CHANNEL_TITLES, NOTHING_FOUND, SEVERITIES, Channel

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An account: its mix as a bar, and what was found of it in words."""

    name: str
    channel: str
    mix: Stack
    found: str


def page(summary: Summary) -> str:
    """Return the page: all posts, findings by rule, and the accounts with most of them."""
    return document(
        "audit.html",
        f"{plural(summary.posts, 'post')} of {plural(summary.accounts, 'account')}",
        _FOLDER,
        mix=stack(summary.mix),
        found=_found({severity: summary.findings(severity) for severity in SEVERITIES}),
        rules=list(_rules(summary)),
        accounts=[_drawn(account) for account in summary.first],
        more=max(0, summary.accounts - len(summary.first)),
        readers=list(said_of_readers(summary.readers)),
        problems=[problem.sentence for problem in summary.told],
        problems_more=summary.problems - len(summary.told),
        words=WORDS,
    )


def _rules(summary: Summary) -> Iterator[tuple[str, str, int, int]]:
    """Yield each rule with its severity, its findings and their accounts; the gravest and commonest first."""
    order = sorted(summary.rules, key=lambda key: (-SEVERITIES.index(key[1]), -summary.rules[key], key))
    for rule, severity in order:
        yield rule, severity, summary.rules[rule, severity], summary.accounts_of[rule, severity]


def _drawn(account: AccountSummary) -> _Drawn:
    channel = CHANNEL_TITLES[cast("Channel", account.channel)] if account.channel else ""
    return _Drawn(account.mix.account, channel, stack(account.mix), _found(account.found))


def _found(numbers: Mapping[str, int]) -> str:
    named = [plural(numbers[s], WORDS[s].lower()) for s in reversed(SEVERITIES) if numbers.get(s)]
    return ", ".join(named) or NOTHING_FOUND
