"""What ids that programs keep beside posts say: which are parts of a thread, and which of one account."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.dates.parse_dates import settled
from postlint.calendars.field_names import ACCOUNT_IDS, PLACES_IN_THREAD, THREAD_IDS
from postlint.calendars.own_keys import OWN_KEYS
from postlint.source.tree import Mapping, Node, Scalar, entry, mapping, sequence

_WHOSE: Final = ("channel", "account", "accounts")
_APART: Final = ("thread", "reply_to", "repost_of", "quote_of", "poll")
"""What a part of a thread does not have."""
_OF_MUCH_ELSE: Final = frozenset({"page_id", "profile_id", "channel_id"})
"""Ids that may as well be those of the posts themselves, unless some share one."""


_TIME: Final = re.compile(r"[T ]\d{1,2}:.*", re.DOTALL)


def by_their_ids(posts: Sequence[Mapping]) -> tuple[list[Mapping], frozenset[str]]:
    """Return ``posts`` with parts of threads joined and accounts told apart, and the keys that were used."""
    # Most posts have no such keys, which is told in no time.
    keys = {one.key for post in posts for one in post.mapping(OWN_KEYS) or ()}
    joined = _joined(posts) if not keys.isdisjoint(THREAD_IDS) else list(posts)
    apart = _told_apart(joined) if not keys.isdisjoint(ACCOUNT_IDS) else joined
    is_joined, is_apart = len(joined) < len(posts), apart != joined
    return apart, frozenset(
        (*((*THREAD_IDS, *PLACES_IN_THREAD) if is_joined else ()), *(ACCOUNT_IDS if is_apart else ()))
    )


def _joined(posts: Iterable[Mapping]) -> list[Mapping]:
    """Return ``posts``; those of one day with one id as a thread, in the order that they count."""
    groups: dict[Hashable, list[Mapping]] = {}
    for number, post in enumerate(posts):
        thread = _own(post, THREAD_IDS)
        is_part = thread is not None and post.get("text") is not None and not any(map(post.get, _APART))
        key = (thread.text, *(_words(post, name) for name in _WHOSE)) if thread and is_part else number
        groups.setdefault(key, []).append(post)
    return [
        _thread(part) if len(part) > 1 else part[0] for group in groups.values() for part in _by_day(group)
    ]


def _by_day(group: list[Mapping]) -> list[list[Mapping]]:
    """Return what goes out on each day; parts without a day go with the others where there is but one."""
    days: dict[str, list[Mapping]] = {}
    for post in group:
        days.setdefault(_day(post), []).append(post)
    return [group] if len(days.keys() - {""}) <= 1 else list(days.values())


def _day(post: Mapping) -> str:
    """Return the day that a post names, without its time, or nothing."""
    written = post.scalar("date")
    return _TIME.sub("", settled(written.text.strip(), None)) if written else ""


def _told_apart(posts: Sequence[Mapping]) -> list[Mapping]:
    """Return ``posts``, with their ids of accounts as accounts, if some network has several of them."""
    written = {id(post): found for post in posts if (found := _id_of_account(post))}
    ids = {(found[1].text, _words(post, "channel")) for post in posts if (found := written.get(id(post)))}
    on_one = Counter(channel for _, channel in ids)
    if not any(number > 1 for number in on_one.values()):
        return list(posts)
    names = {name for name, _ in written.values()}
    if names <= _OF_MUCH_ELSE and len(ids) == len(written):
        return list(posts)
    return [
        replace(post, entries=(*post.entries, entry("account", found[1])))
        if (found := written.get(id(post)))
        else post
        for post in posts
    ]


def _thread(group: list[Mapping]) -> Mapping:
    places = [_place(post) for post in group]
    if None not in places:
        group = [post for _, post in sorted(zip(places, group, strict=True), key=lambda one: one[0] or 0)]
    first = group[0]
    kept = [one for one in first if one.key not in {"text", "media"}]
    if first.get("date") is None:
        # The day of a thread may stand beside any of its parts.
        dated = next((post for post in group if post.get("date")), first)
        kept = [one for one in kept if one.key != "time"]
        kept += [one for one in dated if one.key in {"date", "time"}]
    return replace(first, entries=(*kept, entry("thread", sequence(map(_part, group), first))))


def _part(post: Mapping) -> Node:
    text, media = post.get("text"), post.get("media")
    return mapping(post, text=text, media=media) if media or text is None else text


def _place(post: Mapping) -> int | None:
    written = _own(post, PLACES_IN_THREAD)
    return int(written.text) if written and written.text.strip().isdecimal() else None


def _id_of_account(post: Mapping) -> tuple[str, Scalar] | None:
    if post.get("account") or post.get("accounts"):
        return None
    return next(((name, found) for name in ACCOUNT_IDS if (found := _own(post, (name,)))), None)


def _own(post: Mapping, names: Iterable[str]) -> Scalar | None:
    """Return the single value that a post has under one of the ``names``, which mean nothing else here."""
    own = post.mapping(OWN_KEYS)
    values = [own.scalars(name) for name in names] if own else []
    return next((found[0] for found in values if len(found) == 1), None)


def _words(post: Mapping, key: str) -> tuple[str, ...]:
    return tuple(sorted(one.text for one in post.scalars(key)))
