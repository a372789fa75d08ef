"""Posts that are parts of one thread: they are counted, such as 2/3, or have one id; and ids of accounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from postlint.calendars.dates.parse_dates import settled
from postlint.calendars.key_meanings import channel_of
from postlint.calendars.own_keys import OWN_KEYS
from postlint.calendars.terms.field_names import ACCOUNT_IDS, PLACES_IN_THREAD, THREAD_IDS, folded
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.calendars.terms.networks_meant import NO, YES
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, cut, entry, mapping, sequence
from postlint.vocabulary import SIGN_IN_FRONT, in_words

_BEFORE: Final = re.compile(
    rf"\s{{0,9}}{SIGN_IN_FRONT}[(\[]?(?P<number>\d{{1,2}})\s?/\s?(?P<of>\d{{1,2}})(?![\d/])[)\].:]?"
)
_BEHIND: Final = re.compile(r"[(\[]?(?<![\d/])(?P<number>\d{1,2})\s?/\s?(?P<of>\d{1,2})[)\]]?\s{0,9}\Z")
_BEHIND_AT_MOST: Final = 20
_COUNTS: Final = frozenset({"part", "thread", "thread_part", "tweet", "tweet_no", "number", "no", "nr", "#"})
"""What columns are called in which the parts of threads are counted."""
_WHOSE: Final = ("channel", "account", "accounts")
_SAME: Final = (*_WHOSE, "date")
"""What the parts of a thread have in common, where they say it."""
_OF_A_POST: Final = ("reply_to", "repost_of", "quote_of", "poll")
"""What a part has not that goes on."""
_APART: Final = ("thread", *_OF_A_POST)
"""What a part of a thread does not have."""
_OF_MUCH_ELSE: Final = frozenset({"page_id", "profile_id", "channel_id"})
"""Ids that may as well be those of the posts themselves, unless some share one."""
_TIME: Final = later(r"[T ]\d{1,2}:.*", re.DOTALL)
_IN_TEXT: Final = later(
    rf"(?:\A|(?<=\n))[ \t]*{SIGN_IN_FRONT}(?P<open>[(\[])?"
    r"(?P<number>\d{1,2})/(?P<of>\d{1,2})?(?(open)[)\]])"
    r"[ \t.:]*(?=\s|[^\W\d])"
)
"""What begins a line of a text that is a part of a thread: "2/", "2/5", "(2/5)"."""
_KINDS_OF_POSTS: Final = ("type", "format", "content_type", "post_type")
_FEWEST_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class _Place:
    """Which part of a thread a row is, and of how many."""

    number: int
    of: int


def threaded(posts: Iterable[Mapping]) -> list[Mapping]:
    """Return ``posts``; those that follow one another and are counted, from 1/3 to 3/3, as one thread."""
    found: list[Mapping] = []
    parts: list[Mapping] = []
    last: _Place | None = None
    for post in map(_taken_apart, posts):
        place = _place_of(post)
        goes_on = place and last and parts and _follows(place, last) and _belongs(post, parts[0])
        if not goes_on:
            found += _joined(parts, last)
            parts = []
        parts.append(post)
        last = place if goes_on or (place and place.number == 1) else None
    return found + _joined(parts, last)


def _taken_apart(post: Mapping) -> Mapping:
    """Return a post in whose one text the parts of a thread are counted, from 1/ on, as a thread."""
    text = post.scalar("text")
    if text is None or "2/" not in text.text or not _may_be_thread(post):
        return post
    parts = list(_IN_TEXT.finditer(text.text))
    if len(parts) < _FEWEST_PARTS or not _are_all(parts):
        return post
    starts = [part.start() for part in parts]
    if text.text[: starts[0]].strip():
        starts.insert(0, 0)
    cuts = [cut(text, *_trimmed(text.text, *pair)) for pair in pairwise((*starts, len(text.text)))]
    kept = tuple(one for one in post if one.key not in {"text", "thread", "media"})
    first = _part(replace(post, entries=tuple(one for one in post if one.key == "media")), cuts[0])
    return replace(post, entries=(*kept, entry("thread", sequence((first, *cuts[1:]), text))))


def _are_all(parts: Sequence[re.Match[str]]) -> bool:
    """Tell whether parts are counted from the first to the last: 1/2 and 2/3 are no parts, but figures."""
    numbers = [int(part["number"]) for part in parts]
    totals = {int(part["of"]) for part in parts if part["of"]}
    return numbers == list(range(1, len(parts) + 1)) and totals <= {len(parts)}


def _may_be_thread(post: Mapping) -> bool:
    """Tell whether a post goes out where there are threads, or says that it is one."""
    if any(map(post.get, _OF_A_POST)) or not isinstance(post.get("thread"), Scalar | None):
        return False
    channels = {channel_of(one.text) for one in post.scalars("channel")}
    own = (post.mapping(OWN_KEYS) or mapping(post)).texts
    says_so = any(in_words(kind) == "thread" for name in _KINDS_OF_POSTS for kind in own(name))
    is_one = says_so or any(answer.lower() in YES for answer in _answers(post))
    return channels <= WITH_THREADS if channels else is_one


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _follows(place: _Place, last: _Place) -> bool:
    return (place.number, place.of) == (last.number + 1, last.of) and place.number <= place.of


def _belongs(post: Mapping, first: Mapping) -> bool:
    """Tell whether a row says nothing of its own about where and when it goes out."""
    if any(post.get(key) for key in _OF_A_POST):
        return False
    said = ((post.get(key), first.get(key)) for key in _SAME)
    return all(own is None or (other is not None and _words(own) == _words(other)) for own, other in said)


def _words(node: Node) -> list[str]:
    items = node.items if not isinstance(node, Scalar | Mapping) else (node,)
    return [item.text for item in items if isinstance(item, Scalar)]


def _place_of(post: Mapping) -> _Place | None:
    counts = [
        one.value for one in post if folded(one.key).rstrip(".") in _COUNTS and isinstance(one.value, Scalar)
    ]
    for cell in counts:
        if found := _BEFORE.fullmatch(cell.text.strip()):
            return _Place(int(found["number"]), int(found["of"]))
    text = post.text("text") or ""
    found = _BEFORE.match(text) or _BEHIND.search(text[-_BEHIND_AT_MOST:])
    return _Place(int(found["number"]), int(found["of"])) if found and _may_be_part(post) else None


def _may_be_part(post: Mapping) -> bool:
    """Tell whether numbers in a text may count parts: elsewhere they count the posts of a series."""
    channels = {channel_of(one.text) for one in post.scalars("channel")}
    is_none = any(answer.strip().lower() in NO - {""} for answer in _answers(post))
    return not is_none and (not channels or not channels.isdisjoint(WITH_THREADS))


def _answers(post: Mapping) -> tuple[str, ...]:
    """Return what a post answers to whether it is a thread."""
    own = post.mapping(OWN_KEYS)
    return *(own.texts("thread") if own else ()), *post.texts("thread")


def goes_on(text: str) -> bool:
    """Tell whether ``text`` counts itself as a later part of a thread, such as 2/3."""
    found = _BEFORE.match(text) or _BEHIND.search(text[-_BEHIND_AT_MOST:])
    return found is not None and int(found["number"]) > 1


def _joined(parts: list[Mapping], last: _Place | None) -> list[Mapping]:
    # Where some are missing, the numbers may be days of a month as well.
    if len(parts) <= 1 or last is None or last.number < last.of:
        return [_without_answer(post) for post in parts]
    first = parts[0]
    kept = (one for one in _said_beside(parts) if folded(one.key).rstrip(".") not in _COUNTS)
    thread = sequence([_part(post) for post in parts], first)
    return [replace(first, entries=(*kept, entry("thread", thread)), end=parts[-1].end)]


def _said_beside(parts: Sequence[Mapping]) -> list[Entry]:
    """Return what the parts of a thread say beside their texts and media: each key by the first that has it.

    A second text of a part is among it, so that it is named as one that is not judged.
    """
    taken = {id(part.get(key)) for part in parts for key in ("text", "media")}
    said: dict[str, Entry] = {}
    for part in parts:
        for one in part:
            if id(one.value) not in taken:
                said.setdefault(one.key, one)
    return list(said.values())


def _without_answer(post: Mapping) -> Mapping:
    """Return a row without what only answers whether it is of a thread, or which part of it."""
    answers = _answers(post)
    if not all(_BEFORE.fullmatch(one.strip()) or one.strip().lower() in YES | NO for one in answers):
        return post
    own = post.mapping(OWN_KEYS)
    return _without(post, "thread", own and _without(own, "thread")) if answers else post


def _without(post: Mapping, key: str, own: Mapping | None = None) -> Mapping:
    kept = (replace(one, value=own) if own and one.key == OWN_KEYS else one for one in post if one.key != key)
    return replace(post, entries=tuple(kept))


def _part(post: Mapping, text: Node | None = None) -> Node:
    text, media = text or post.get("text"), post.get("media")
    return text if text is not None and media is None else mapping(post, text=text, media=media)


def by_their_ids(posts: Sequence[Mapping]) -> tuple[list[Mapping], frozenset[str]]:
    """Return ``posts`` with parts of threads joined and accounts told apart, and the keys that were used."""
    # Most posts have no such keys, which is told in no time.
    keys = {one.key for post in posts for one in post.mapping(OWN_KEYS) or ()}
    joined = _joined_by_id(posts) if not keys.isdisjoint(THREAD_IDS) else list(posts)
    apart = _told_apart(joined) if not keys.isdisjoint(ACCOUNT_IDS) else joined
    is_joined, is_apart = len(joined) < len(posts), apart != joined
    return apart, frozenset(
        (*((*THREAD_IDS, *PLACES_IN_THREAD) if is_joined else ()), *(ACCOUNT_IDS if is_apart else ()))
    )


def _joined_by_id(posts: Iterable[Mapping]) -> list[Mapping]:
    """Return ``posts``; those of one day with one id as a thread, in the order that they count."""
    groups: dict[Hashable, list[Mapping]] = {}
    for number, post in enumerate(posts):
        thread = _own(post, THREAD_IDS)
        is_part = thread is not None and post.get("text") is not None and not any(map(post.get, _APART))
        key = (thread.text, *(_words_under(post, name) for name in _WHOSE)) if thread and is_part else number
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
    ids = {
        (found[1].text, _words_under(post, "channel")) for post in posts if (found := written.get(id(post)))
    }
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
    kept = _said_beside(group)
    if first.get("date") is None:
        # The day of a thread may stand beside any of its parts, and its hour with it.
        dated = next((post for post in group if post.get("date")), first)
        kept = [one for one in kept if one.key not in {"date", "time"}]
        kept += [one for one in dated if one.key in {"date", "time"}]
    return replace(first, entries=(*kept, entry("thread", sequence(map(_part, group), first))))


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


def _words_under(post: Mapping, key: str) -> tuple[str, ...]:
    return tuple(sorted(one.text for one in post.scalars(key)))
