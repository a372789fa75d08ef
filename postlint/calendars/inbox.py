"""From the well-formed tree of an inbox item to something that waits for an answer."""

from __future__ import annotations

from postlint.calendars.dates import read_when
from postlint.calendars.model import Account, InboxItem
from postlint.calendars.posts import Context
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Mapping


def read_inbox_item(
    node: Mapping, accounts: tuple[Account, ...], context: Context
) -> tuple[InboxItem, ...] | tuple[Diagnostic, ...]:
    """Return the item for each of ``accounts``, or every reason why ``node`` is none."""
    date = node.scalar("date")
    when = read_when(date, context.zone, context.date_order) if date else None
    if isinstance(when, Diagnostic):
        return (when,)
    return tuple(
        InboxItem(
            id=node.text("id") or "",
            account=account.identity,
            when=when,
            type=node.text("type"),
            url=node.text("url"),
            answered_by=node.located("answered_by"),
            no_answer=node.text("no_answer"),
            span=node.span,
        )
        for account in accounts
    )
