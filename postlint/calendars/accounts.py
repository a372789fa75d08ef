"""Who posts: accounts declared over all calendars, merged, and found again by the names posts use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from postlint.calendars.forms import Sheet
from postlint.calendars.handles import normalise
from postlint.calendars.model import Account
from postlint.calendars.schema import known_keys
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located
from postlint.source.validate import plain
from postlint.vocabulary import Channel

NAMELESS = "This calendar"
"""The account of calendars that speak of none."""

_FACTS = known_keys("account") - {"channel", "handle"}


@dataclass(frozen=True, slots=True)
class Directory:
    """All declared accounts by identity, and the identities that each name stands for.

    ``keys_of`` holds one table a sheet, in the order of the sheets: a key means the account of its
    own file first. ``names`` holds keys and handles, in lower case, over all files.
    """

    accounts: Mapping[str, Account]
    keys_of: tuple[Mapping[str, str], ...]
    names: Mapping[str, tuple[str, ...]]
    shown_names: tuple[str, ...]

    def find(self, name: str, sheet: int) -> tuple[Account, ...]:
        """Return the accounts that ``name`` can mean in the file with the number ``sheet``."""
        identity = self.keys_of[sheet].get(name)
        if identity is not None:
            return (self.accounts[identity],)
        identities = self.names.get(name) or self.names.get(f"@{normalise(name)}", ())
        return tuple(self.accounts[identity] for identity in identities)


def declare(sheets: Iterable[Sheet]) -> tuple[Directory, tuple[Diagnostic, ...]]:
    """Merge the accounts of all ``sheets``; facts that contradict each other are problems."""
    declared = [[_read_account(entry) for entry in sheet.accounts] for sheet in sheets]
    full = _identities_by_key(account for accounts in declared for account in accounts)
    merged: dict[str, Account] = {}
    problems: list[Diagnostic] = []
    keys_of: list[dict[str, str]] = []
    names: dict[str, dict[str, None]] = {}
    for accounts in declared:
        keys_of.append({})
        for read in accounts:
            account = _known_elsewhere(read, full)
            problems.extend(_merge(merged, account))
            keys_of[-1][account.key] = account.identity
            for name in _names(account):
                names.setdefault(name, {})[account.identity] = None
    shown = {name: None for account in merged.values() for name in (account.key, account.handle) if name}
    by_name = {name: tuple(identities) for name, identities in names.items()}
    return Directory(merged, tuple(keys_of), by_name, tuple(shown)), tuple(problems)


def _read_account(entry: tree.Entry) -> Account:
    about = entry.value
    facts = {fact.key: fact.value for fact in about} if isinstance(about, tree.Mapping) else {}
    channel, handle = _text(facts.get("channel")), _text(facts.get("handle"))
    return Account(
        identity=identity_of(entry.key, cast("Channel | None", channel), handle),
        key=entry.key,
        channel=cast("Channel | None", channel),
        handle=handle,
        facts={key: Located(plain(node), node.span) for key, node in facts.items() if key in _FACTS},
        span=about.source.span(entry.key_node.start, max(about.end, entry.key_node.end)),
    )


def identity_of(key: str, channel: Channel | None, handle: str | None) -> str:
    """Return what makes two accounts the same: channel and handle, else the key."""
    name = normalise(handle) if handle else None
    return f"{channel}:{name}" if channel and name else key


def _text(node: tree.Node | None) -> str | None:
    return node.text if isinstance(node, tree.Scalar) else None


def _identities_by_key(accounts: Iterable[Account]) -> dict[str, set[str]]:
    full: dict[str, set[str]] = {}
    for account in accounts:
        if account.identity != account.key:
            full.setdefault(account.key, set()).add(account.identity)
    return full


def _known_elsewhere(account: Account, full: Mapping[str, set[str]]) -> Account:
    """Let a key that one other file declares with channel and handle mean that account here too."""
    identities = full.get(account.key, set())
    if account.identity != account.key or len(identities) != 1:
        return account
    return replace(account, identity=next(iter(identities)))


def _names(account: Account) -> Iterator[str]:
    yield account.key
    handle = normalise(account.handle) if account.handle else None
    if handle:
        yield f"@{handle}"


def _merge(merged: dict[str, Account], account: Account) -> Iterator[Diagnostic]:
    first = merged.get(account.identity)
    if first is None:
        merged[account.identity] = account
        return
    for key, fact in account.facts.items():
        said = first.facts.get(key)
        if said is not None and said.value != fact.value:
            yield Diagnostic(
                fact.span,
                f"{key} is {fact.value} here and {said.value} at {said.span.path}:{said.span.line}, "
                f"for the same account ({first.label}). Keep one of them.",
                "reading/conflicting-facts",
            )
    merged[account.identity] = replace(
        first,
        channel=first.channel or account.channel,
        handle=first.handle or account.handle,
        facts={**account.facts, **first.facts},
    )
