"""Who posts: accounts declared over all calendars, merged, found by the names posts use, and our handles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final, Literal, cast

from postlint.calendars.handles import is_page_name, normalise
from postlint.calendars.model import Account
from postlint.calendars.schema import known_keys
from postlint.calendars.validate_calendar import Sheet
from postlint.config import Config
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.paths import shown_as
from postlint.source.spans import Located, Span
from postlint.source.suggest import NearMisses
from postlint.source.validate import plain
from postlint.vocabulary import CHANNEL_TITLES, Channel

NAMELESS = "This calendar"
"""The account of calendars that speak of none."""

NOWHERE = "Without a network"
"""What posts that name no account or network stand under where others of their file do; it is no account."""

_FACTS = known_keys("account") - {"channel", "handle"}
_PAGES: Final = frozenset({"facebook", "linkedin", "youtube", "other"})
"""The channels on which people know an account by its name rather than by a handle."""


@dataclass(frozen=True, slots=True)
class Directory:
    """All declared accounts by identity, and the identities that each name stands for.

    ``keys_of`` holds one table a sheet, in the order of the sheets: a key means the account of its
    own file first. ``names`` holds keys and handles, in lower case, over all files; ``slips`` finds what
    other names may mean.
    """

    accounts: Dict[str, Account]
    keys_of: tuple[Dict[str, str], ...]
    names: Dict[str, tuple[str, ...]]
    slips: NearMisses

    def find(self, name: str, sheet: int) -> tuple[Account, ...]:
        """Return the accounts that ``name`` can mean in the file with the number ``sheet``."""
        identity = self.keys_of[sheet].get(name)
        if identity is not None:
            return (self.accounts[identity],)
        identities = self.names.get(name) or self.names.get(f"@{normalise(name)}", ())
        return tuple(self.accounts[identity] for identity in identities)


def declare(sheets: Iterable[Sheet]) -> tuple[Directory, tuple[Diagnostic, ...]]:
    """Merge the accounts of all ``sheets``; facts that contradict each other are problems."""
    declared = [[_read_account(entry, sheet.unreadable) for entry in sheet.accounts] for sheet in sheets]
    full = _full_by_key(account for accounts in declared for account in accounts)
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
    problems.extend(_one_or_two(merged.values()))
    by_name = {name: tuple(identities) for name, identities in names.items()}
    return Directory(merged, tuple(keys_of), by_name, NearMisses(shown)), tuple(problems)


def _read_account(entry: tree.Entry, unreadable: Collection[tuple[str, str]]) -> Account:
    about = entry.value
    facts = {fact.key: fact.value for fact in about} if isinstance(about, tree.Mapping) else {}
    channel, handle = _channel(facts.get("channel")), _text(facts.get("handle"))
    return Account(
        identity=identity_of(entry.key, cast("Channel | None", channel), handle),
        key=entry.key,
        channel=cast("Channel | None", channel),
        handle=handle,
        facts={key: Located(plain(node), node.span) for key, node in facts.items() if key in _FACTS},
        span=about.source.span(entry.key_node.start, max(about.end, entry.key_node.end)),
        network=_text(facts.get("channel")) if channel == "other" else None,
        unreadable=frozenset(fact for key, fact in unreadable if key == entry.key),
    )


def identity_of(key: str, channel: Channel | None, handle: str | None) -> str:
    """Return what makes two accounts the same: channel and handle, else the key."""
    name = normalise(handle) if handle else None
    return f"{channel}:{name}" if channel and name else key


def _text(node: tree.Node | None) -> str | None:
    return node.text if isinstance(node, tree.Scalar) else None


def _channel(node: tree.Node | None) -> str | None:
    """Return the channel that is meant; its text may be the name of one that has no word of its own."""
    return str(node.value) if isinstance(node, tree.Scalar) else None


def _full_by_key(accounts: Iterable[Account]) -> dict[str, dict[str, Account]]:
    full: dict[str, dict[str, Account]] = {}
    for account in accounts:
        if account.identity != account.key:
            full.setdefault(account.key, {})[account.identity] = account
    return full


def _known_elsewhere(account: Account, full: Dict[str, Dict[str, Account]]) -> Account:
    """Let a key that one other file declares with channel and handle mean that account here too."""
    there = full.get(account.key, {})
    if account.identity != account.key or len(there) != 1:
        return account
    (known,) = there.values()
    return account if any(_contradictions(known, account)) else replace(account, identity=known.identity)


def _contradictions(first: Account, account: Account) -> Iterator[str]:
    """Yield what two declarations say of the name of an account that cannot be true of one."""
    if first.channel and account.channel and first.channel != account.channel:
        yield f"channel is {account.channel} here and {first.channel}"
    if first.handle and account.handle and normalise(first.handle) != normalise(account.handle):
        yield f"handle is {account.handle} here and {first.handle}"


def _one_or_two(accounts: Iterable[Account]) -> Iterator[Diagnostic]:
    """Yield a problem for each account of which nobody can tell whether another one is the same.

    One handle on two channels are two accounts. Without a channel, it may be one account under two keys,
    whose mix would be judged by halves.
    """
    by_handle: dict[str, list[Account]] = {}
    for account in accounts:
        handle = normalise(account.handle) if account.handle else None
        if handle:
            by_handle.setdefault(handle, []).append(account)
    for alike in by_handle.values():
        for account in alike:
            other = next((one for one in alike if one is not account), None)
            if other and account.channel is None:
                yield Diagnostic(
                    account.span,
                    f"{account.key} has the handle {account.handle}, and so has {other.key} "
                    f"({other.span.path}:{other.span.line}). Nobody can tell whether they are one account: "
                    "add channel: to each, such as channel: x.",
                    "reading/ambiguous-account",
                )


def notes_on_one_page(directory: Directory) -> Iterator[str]:
    """Say of accounts that one file declares twice, with one channel and handle, that they are one."""
    for keys in directory.keys_of:
        by_identity: dict[str, list[str]] = {}
        for key, identity in keys.items():
            by_identity.setdefault(identity, []).append(key)
        for identity, alike in by_identity.items():
            if len(alike) > 1:
                account = directory.accounts[identity]
                channel = CHANNEL_TITLES.get(account.channel, "") if account.channel else ""
                yield (
                    f"{' and '.join(alike)} have one handle and channel ({account.handle} on {channel}), so "
                    "they are judged as one account: keep one of them, or correct the other's handle:"
                )


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
    for contradiction in _contradictions(first, account):
        yield Diagnostic(
            account.span,
            f"{contradiction} at {first.span.path}:{first.span.line}, under one key ({account.key}). "
            "If they are two accounts, give each a channel: and a handle:, or a key of its own.",
            "reading/conflicting-facts",
        )
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
        unreadable=first.unreadable | account.unreadable,
    )


def told_apart(accounts: Iterable[Account]) -> Dict[str, Account]:
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


def own_handles(
    config: Config, sheets: Iterable[Sheet], directory: Directory
) -> tuple[frozenset[str], tuple[Diagnostic, ...]]:
    """Return all our handles, comparable, and a problem for each that is none."""
    in_settings = Span.of_file(shown_as(config.path)) if config.path else Span.of_file("")
    written = [Located(handle, in_settings) for handle in config.own]
    written += [Located(handle.text, handle.span) for sheet in sheets for handle in sheet.top.scalars("own")]
    named = [account for account in directory.accounts.values() if account.handle]
    problems = [_no_handle(handle) for handle in written if normalise(handle.value) is None]
    for account in named:
        handle = Located(account.handle or "", account.span)
        if normalise(handle.value) is None:
            problems.append(_no_handle(handle))
        elif is_page_name(handle.value) and account.channel not in _PAGES:
            problems.append(_no_handle(handle, account.channel))
    handles = [
        normalise(handle)
        for handle in (*(one.value for one in written), *(one.handle or "" for one in named))
    ]
    return frozenset(name for name in handles if name), tuple(problems)


def _no_handle(handle: Located[str], channel: Channel | Literal["any"] | None = "any") -> Diagnostic:
    """Return the problem of a handle that is none; ``channel`` is that of an account with a page's name."""
    advice = 'Write one as in "@cityparks".'
    if channel is None:
        advice += " If it is the name of a page, add channel: facebook, linkedin, youtube or other."
    elif channel != "any":
        advice = f'On {CHANNEL_TITLES[channel]} write one as in "@cityparks".'
    return Diagnostic(handle.span, f'"{handle.value}" is not a handle. {advice}', "reading/handle")
