"""Periods: those of calendars, and those in an iCalendar file or among the holidays of a country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date
from typing import Any, Final

from postlint.calendars.dates.date_problems import read_day
from postlint.calendars.model import Account, Period, Post
from postlint.calendars.post_fields import Context, read_kind
from postlint.config import FILE_NAME, Config
from postlint.records import dataclass
from postlint.source.budgets import MAX_EVENT_BYTES
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.opening import Bounds
from postlint.source.paths import shown_as
from postlint.source.spans import Located, Source, Span
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Mapping, Scalar
from postlint.vocabulary import EMERGENCY

HOLIDAY: Final = "holiday"
_MOST_YEARS: Final = 30
_RULE: Final = "reading/calendar-file"


def read_period(
    node: Mapping, accounts: tuple[Account, ...], context: Context
) -> tuple[Period, ...] | tuple[Diagnostic, ...]:
    """Return the period that ``node`` describes, or every reason why it is none.

    ``accounts`` are those that it holds for; none means all.
    """
    first, last = (_read_end(node.scalar(key), context) for key in ("from", "to"))
    kinds = [read_kind(kind, context.words) for kind in node.scalars("avoid")]
    sort = _read_sort(node.scalar("kind"))
    problems = tuple(read for read in (first, last, sort, *kinds) if isinstance(read, Diagnostic))
    if problems or not isinstance(first, date) or not isinstance(last, date):
        return problems
    if last < first:
        end = node.get("to")
        return (
            Diagnostic(
                (end or node).span,
                f"The period ends on {last}, before it begins on {first}.",
                "reading/period",
            ),
        )
    return (
        Period(
            name=node.text("name") or "",
            first=first,
            last=last,
            mix_off=node.text("mix") == "off",
            avoid=tuple(kind.value for kind in kinds if isinstance(kind, Located)),
            because=node.text("because"),
            kind=sort if isinstance(sort, str) else None,
            accounts=tuple(account.identity for account in accounts),
            span=node.span,
        ),
    )


def _read_sort(node: Scalar | None) -> str | Diagnostic | None:
    """Return the kind of a period: any word, unless it is a slip in the one that rules know."""
    if node is None or not node.text:
        return None
    sort = node.text.casefold()
    advice = did_you_mean(sort, [EMERGENCY])
    return (
        Diagnostic(node.span, f'Rules know no period of the kind "{node.text}".{advice}', "reading/period")
        if advice
        else sort
    )


def _read_end(node: Scalar | None, context: Context) -> date | Diagnostic | None:
    return read_day(node, context.date_order) if node else None


@dataclass(slots=True)
class Outside:
    """Periods read so far, the files that they stand in, and what is wrong with them."""

    periods: list[Period] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def read_outside(config: Config, posts: Iterable[Post]) -> Outside:
    """Return the periods under ``periods:`` of the settings, as far as ``posts`` have days in them."""
    outside = Outside()
    days = sorted({post.when.value.date for post in posts if post.when})
    for node in config.periods:
        kind = (node.text("kind") or HOLIDAY).casefold()
        file, country = node.scalar("ics"), node.scalar("holidays")
        if file:
            found = _from_file(file, config, kind, outside)
            outside.periods += [
                one for one in found if days and one.first <= days[-1] and days[0] <= one.last
            ]
        if country:
            outside.periods += _holidays(country, node.scalar("region"), kind, days, outside)
    return outside


def _from_file(file: Scalar, config: Config, kind: str, outside: Outside) -> Iterator[Period]:
    path = config.root / file.text
    if not Bounds.around(config.root).hold(path):
        message = f"{shown_as(path)} lies outside of the repository of {FILE_NAME}. Copy it into that."
        outside.problems.append(Diagnostic(file.span, message, _RULE))
        return
    source = read_file(path, shown_as(path), MAX_EVENT_BYTES)
    if isinstance(source, Diagnostic):
        outside.problems.append(Diagnostic(file.span, f"{shown_as(path)}: {source.message}", _RULE))
        return
    outside.sources.append(source)
    from postlint.source.ics_parser import parse

    events, problems = parse(source)
    outside.problems += problems
    yield from (_period(event.name, event.first, event.last, kind, event.span) for event in events)


def _holidays(
    country: Scalar, region: Scalar | None, kind: str, days: Sequence[date], outside: Outside
) -> Iterator[Period]:
    try:
        import holidays
    except ImportError:
        message = "Holidays of countries need the package holidays: pip install 'postlint[holidays]'."
        outside.problems.append(Diagnostic(country.span, message, _RULE))
        return
    regions: dict[str, Any] = holidays.list_supported_countries()
    code = country.text.strip().upper()
    if code not in regions:
        advice = did_you_mean(code, regions) or " Write its two letters, as in GB or DE."
        message = f'There is no holiday calendar for a country "{country.text}".{advice}'
        outside.problems.append(Diagnostic(country.span, message, _RULE))
        return
    if region and region.text not in regions[code]:
        known = ", ".join(regions[code]) or "none"
        message = f'{code} has no region "{region.text}" with holidays of its own. There are {known}.'
        outside.problems.append(Diagnostic(region.span, message, _RULE))
        return
    years = sorted({day.year for day in days})[-_MOST_YEARS:]
    subdivision = region.text if region else None
    found = (
        holidays.country_holidays(code, subdiv=subdivision, years=years, language="en_US") if years else {}
    )
    for day, name in sorted(found.items()):
        yield _period(name, day, day, kind, country.span)


def _period(name: str, first: date, last: date, kind: str, span: Span) -> Period:
    return Period(
        name=name,
        first=first,
        last=last,
        mix_off=False,
        avoid=(),
        because=None,
        kind=kind,
        accounts=(),
        span=span,
    )
