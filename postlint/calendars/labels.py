"""What to call accounts where several go by the same name: one handle on two networks is no rare case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from postlint.calendars.model import Account
from postlint.vocabulary import CHANNEL_TITLES


def told_apart(accounts: Iterable[Account]) -> Mapping[str, Account]:
    """Return ``accounts`` by identity; those that would share a label are called by their channels, too."""
    accounts = tuple(accounts)
    how_many = Counter(account.label.casefold() for account in accounts)
    return {
        account.identity: replace(account, alias=_with_more(account))
        if how_many[account.label.casefold()] > 1
        else account
        for account in accounts
    }


def _with_more(account: Account) -> str:
    """Return the label with the channel or, where it has none, the key."""
    if account.channel:
        return f"{account.label} ({CHANNEL_TITLES.get(account.channel, account.channel)})"
    return account.label if account.label == account.key else f"{account.label} ({account.key})"
