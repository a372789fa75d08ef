"""From the well-formed tree of a period to a span of dates with rules of its own."""

from __future__ import annotations

from datetime import date

from postlint.calendars.dates import read_day
from postlint.calendars.model import Account, Period
from postlint.calendars.posts import Context, read_kind
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Mapping, Scalar
from postlint.vocabulary import EMERGENCY


def read_period(
    node: Mapping, accounts: tuple[Account, ...], context: Context
) -> tuple[Period, ...] | tuple[Diagnostic, ...]:
    """Return the period that ``node`` describes, or every reason why it is none.

    ``accounts`` are those that it holds for; none means all.
    """
    first, last = (_read_end(node.scalar(key), context) for key in ("from", "to"))
    kinds = [read_kind(kind, context.kinds) for kind in node.scalars("avoid")]
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
