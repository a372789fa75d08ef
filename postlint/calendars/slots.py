"""From the well-formed tree of a slot to time that is reserved for answering people."""

from __future__ import annotations

from datetime import date
from typing import cast

from postlint.calendars.dates import read_day
from postlint.calendars.model import Account, Slot
from postlint.calendars.posts import Context
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Mapping


def read_slot(
    node: Mapping, accounts: tuple[Account, ...], context: Context
) -> tuple[Slot, ...] | tuple[Diagnostic, ...]:
    """Return a slot for each of ``accounts``, or every reason why ``node`` is none."""
    days = [read_day(day, context.date_order) for day in node.scalars("skip")]
    problems = tuple(day for day in days if isinstance(day, Diagnostic))
    minutes = node.scalar("minutes")
    if problems or minutes is None:
        return problems
    return tuple(
        Slot(
            account=account.identity,
            every=node.text("every") or "",
            minutes=int(cast("float", minutes.value)),
            who=node.text("who"),
            skip=tuple(day for day in days if isinstance(day, date)),
            span=node.span,
        )
        for account in accounts
    )
