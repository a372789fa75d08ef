"""Which accounts a post, slot or period is for: those it names or implies, and what "everywhere" means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, cast

from postlint.calendars.accounts import NAMELESS, NOWHERE, Directory, identity_of
from postlint.calendars.handles import is_page_name, normalise
from postlint.calendars.model import Account, Post
from postlint.calendars.readers.reader import lines_named
from postlint.calendars.terms.network_names import NOT_SOCIAL
from postlint.calendars.terms.networks_meant import channel_meant, is_everywhere, meant_by_all
from postlint.calendars.terms.team_words import Field, OwnWord
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Span
from postlint.source.suggest import TooManyWordsError
from postlint.source.tree import Mapping, Scalar, said, sequence
from postlint.vocabulary import CHANNELS, Channel, in_words

_ON_A_SERVER: Final = later(r"@\w[\w.-]*@[\w-]+(?:\.[\w-]+)+")
_IN_FRONT: Final = later(r"[a-z]{5,}(?=[-_])", re.IGNORECASE)


class NoAccountError(ValueError):
    """It cannot be told which account is meant; ``problem`` says why, and where."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


def accounts_of(node: Mapping, sheet: int, directory: Directory) -> tuple[Account, ...]:
    """Return the accounts that ``node``, of the file with the number ``sheet``, names or implies.

    Accounts that nobody declared are made up, with nothing known of them.

    Raises:
        NoAccountError: no account is named where there are several, or the name is a slip.
    """
    names = (*node.scalars("account"), *node.scalars("accounts"))
    channels = node.scalars("channel")
    if names:
        found = [_named(name, channel, sheet, directory) for name in names for channel in channels or (None,)]
    elif channels:
        found = [_only_one_on(channel, sheet, directory) for channel in channels]
    else:
        found = [_only_one(node, sheet, directory)]
    return tuple({account.identity: account for account in found}.values())


def names_account(node: Mapping) -> bool:
    """Tell whether ``node`` says which account or channel it is for; being of this calendar says neither."""
    named = (*node.scalars("account"), *node.scalars("accounts"))
    return node.get("channel") is not None or any(name.text.strip() != NAMELESS for name in named)


def files_of_named(posts: Iterable[Mapping]) -> frozenset[str]:
    """Return the files most of whose ``posts`` say which account or channel they are for."""
    more: Counter[str] = Counter()
    for post in posts:
        more[post.source.path] += 1 if names_account(post) else -1
    return frozenset(path for path, by in more.items() if by > 0)


def apart_from_named(account: Account) -> Account:
    """Return what a post with ``account`` stands under in a file most posts of which name theirs."""
    return replace(account, identity=NOWHERE, key=NOWHERE) if account.identity == NAMELESS else account


def without_networks(posts: Iterable[Post]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for all posts of a file that name no account or network, though others do."""
    by_file: defaultdict[str, list[Span]] = defaultdict(list)
    for post in posts:
        if NOWHERE in post.accounts:
            by_file[post.span.path].append(post.span)
    for first, *others in by_file.values():
        lines = lines_named([span.line for span in others]) if others else ""
        nor = f" (nor do{'es that' if len(others) == 1 else ' those'} of {lines})" if lines else ""
        yield Diagnostic(
            first,
            f"This post names no network{nor}, though most others in this file do, so it is on none of their "
            "accounts. Name its network, or delete what is no post.",
            "reading/no-network",
            tuple(others),
        )


def _named(name: Scalar, channel: Scalar | None, sheet: int, directory: Directory) -> Account:
    found = directory.find(name.text, sheet)
    if not found:
        _check_slip(name, directory)
        found = _on_channel_named(name.text, directory)
    if not found:
        return _undeclared(name, channel)
    fitting = [account for account in found if not channel or account.channel in {None, channel.value}]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NoAccountError(
            Diagnostic(
                name.span,
                f'"{name.text}" can be {_listed(fitting)}. Write the key or handle of the one that is meant'
                + (", or add its channel:." if not channel else "."),
                "reading/ambiguous-account",
            )
        )
    raise NoAccountError(
        Diagnostic(
            channel.span if channel else name.span,
            f'"{name.text}" is {_listed(found)}, not an account on {channel.text if channel else "it"}. '
            "Change one of them, or declare the account under accounts:.",
            "reading/ambiguous-account",
        )
    )


def _on_channel_named(name: str, directory: Directory) -> tuple[Account, ...]:
    """Return the declared accounts on the channel that ``name`` is a word for."""
    channel = channel_meant(name)
    on_it = (account for account in directory.accounts.values() if account.channel not in {None, "other"})
    return tuple(account for account in on_it if account.channel == channel)


def undeclared_names(node: Mapping, sheet: int, directory: Directory) -> Iterator[OwnWord]:
    """Yield the names that ``node`` has for accounts and no declaration has, where there are declarations."""
    for name in (*node.scalars("account"), *node.scalars("accounts")) if directory.accounts else ():
        if not directory.find(name.text, sheet):
            field: Field = "networks" if _on_channel_named(name.text, directory) else "accounts"
            yield OwnWord(field, name.text, name.span)


def _check_slip(name: Scalar, directory: Directory) -> None:
    try:
        meant = directory.slips.of(name.text)
    except TooManyWordsError:
        advice = "So many are not declared that nobody looked for slips: declare it under accounts:."
    else:
        if not meant:
            return
        advice = f'Did you mean "{meant}"? If it is another account, declare it under accounts:.'
    message = f'There is no account "{name.text}". {advice}'
    raise NoAccountError(Diagnostic(name.span, message, "reading/unknown-account"))


def _undeclared(name: Scalar, channel: Scalar | None) -> Account:
    said = cast("Channel | None", channel.value if channel else None)
    identity = identity_of(name.text, said, name.text)
    on = said or cast("Channel | None", _channel_told_by(name.text))
    handle = name.text if name.text.startswith("@") and normalise(name.text) else None
    if handle and is_page_name(handle):
        # No network has such a handle, and whoever declared it would be told so.
        handle = None
    return Account(identity, name.text, on, handle, {}, name.span)


def _channel_told_by(name: str) -> str | None:
    """Return the network that the name of an account tells: "mastodon-parks", "@parks@example.social"."""
    if _ON_A_SERVER.fullmatch(name.strip()):
        return "mastodon"
    found = _IN_FRONT.match(name)
    if found:
        return channel_meant(found[0])
    # "tiktok" alone is the one on TikTok.
    named = channel_meant(name)
    return named if named in CHANNELS else None


def _only_one_on(channel: Scalar, sheet: int, directory: Directory) -> Account:
    for accounts in (_declared_in(sheet, directory), directory.accounts.values()):
        on_it = [account for account in accounts if _is_on(account, channel)]
        if len(on_it) == 1:
            return on_it[0]
        if on_it:
            raise NoAccountError(
                Diagnostic(
                    channel.span,
                    f"Which account? On {channel.text} there are {_listed(on_it)}. Write account:.",
                    "reading/ambiguous-account",
                )
            )
    return Account(
        channel.text.casefold(), channel.text, cast("Channel", channel.value), None, {}, channel.span
    )


def _is_on(account: Account, channel: Scalar) -> bool:
    """Tell whether ``account`` is on ``channel``; of others, only their names tell which is meant."""
    if account.channel != channel.value or channel.text == channel.value:
        return account.channel == channel.value
    return channel.text.casefold() in {
        name.casefold() for name in (account.key, account.handle, account.network) if name
    }


def _only_one(node: Mapping, sheet: int, directory: Directory) -> Account:
    everywhere = tuple(directory.accounts.values())
    for accounts in (_declared_in(sheet, directory), everywhere):
        if len(accounts) == 1:
            return accounts[0]
    start = node.source.span(node.start, node.start)
    if everywhere:
        raise NoAccountError(
            Diagnostic(
                start,
                f"Which account is this for? Write account: with one of {_listed(everywhere)}.",
                "reading/ambiguous-account",
            )
        )
    return Account(NAMELESS, NAMELESS, None, None, {}, Span.of_file(start.path))


def _declared_in(sheet: int, directory: Directory) -> tuple[Account, ...]:
    identities = dict.fromkeys(directory.keys_of[sheet].values())
    return tuple(directory.accounts[identity] for identity in identities)


def _listed(accounts: Iterable[Account]) -> str:
    return ", ".join(map(_called, accounts))


def _called(account: Account) -> str:
    where = f" on {account.channel}" if account.channel else ""
    return f"{account.key} ({account.handle}{where})" if account.handle else account.key


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The networks that "everywhere" means in one file, each as the value of ``channel:``, by its name.

    They are those of the declared accounts or, where none has any, those that posts of the file name and
    that are social networks.
    """

    networks: dict[str, str]
    sheet: int = 0

    @classmethod
    def of(cls, posts: Iterable[Mapping], directory: Directory, sheet: int) -> Everywhere:
        """Return those of the file number ``sheet``, with ``posts``, beside what ``directory`` declares."""
        accounts = directory.accounts.values()
        declared = {one.network or one.channel: one.channel for one in accounts if one.channel}
        if declared:
            return cls(dict(sorted(declared.items())), sheet)
        names = (name for post in posts for name in post.scalars("channel"))
        social = (name for name in names if not (_is_of_all(name) or in_words(name.text) in NOT_SOCIAL))
        return cls(dict(sorted((name.text, str(name.value)) for name in social)), sheet)

    def settled(self, node: Mapping, directory: Directory) -> tuple[Mapping, list[OwnWord]]:
        """Return ``node`` with the networks that it means, and the words of which none is known.

        Where it names accounts whose networks are known, these say it.
        """
        written = node.scalars("channel")
        if not any(map(_is_of_all, written)):
            return node, []
        names = (*node.scalars("account"), *node.scalars("accounts"))
        is_told = any(_is_placed(name.text, self.sheet, directory) for name in names)
        meant = [] if is_told else list(self._meant(written))
        channels = {(name.text, name.value): name for name in meant}
        unknown = [name for name in written if _is_of_all(name)] if not (meant or is_told) else []
        entries = (
            replace(one, value=sequence(channels.values(), written[0])) if one.key == "channel" else one
            for one in node
            if one.key != "channel" or channels
        )
        words = [OwnWord("everywhere", name.text, name.span) for name in unknown]
        return replace(node, entries=tuple(entries)), words

    def _meant(self, written: Iterable[Scalar]) -> Iterator[Scalar]:
        for name in written:
            if not _is_of_all(name):
                yield name
                continue
            for network in meant_by_all(name.text, self.networks):
                yield replace(said(name, network), value=self.networks[network])


def _is_placed(name: str, sheet: int, directory: Directory) -> bool:
    """Tell whether it is known on which network the account called ``name`` is."""
    found = directory.find(name, sheet) or _on_channel_named(name, directory)
    return any(account.channel for account in found) or _channel_told_by(name) is not None


def _is_of_all(name: Scalar) -> bool:
    return name.value == "other" and is_everywhere(name.text)
