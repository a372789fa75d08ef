"""Which entries of maps and lists in a tree are posts, whatever stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.dates.parse_dates import day_of_month, part_of_date, weekday_named
from postlint.calendars.dates.weeks import week_named
from postlint.calendars.event_days import event_day_in
from postlint.calendars.key_meanings import (
    LISTS_OF_POSTS,
    by_meaning,
    channel_of,
    date_part,
    is_given,
    is_of_a_day,
    meaning,
)
from postlint.calendars.readers.loose.dates_in_parts import names_a_time, names_its_day
from postlint.calendars.readers.loose.defaults_and_network_keys import DEFAULTS, said_by_default
from postlint.calendars.readers.loose.links_and_logs import are_links
from postlint.calendars.readers.loose.networks_of_posts import Choice, choice_in
from postlint.calendars.readers.loose.texts_for_networks import holds_text, is_wordy
from postlint.calendars.schema import NOT_ENTERED
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.status_words import is_put_aside, status_in
from postlint.calendars.terms.topics import may_be_topic
from postlint.records import dataclass
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry, mapping, said, scalars_of

_NUMBER: Final = re.compile(r"\d{1,2}")
_HOLDS_FOR_ALL: Final = frozenset({"date", "account", "accounts", "channel"})
_DEEPEST: Final = 16


@dataclass(frozen=True, slots=True)
class Found:
    """A post, or what stands among posts and is none; ``above`` is what holds for it from further up.

    ``among_posts`` tells that something around it is called posts, ``listed`` that it stands in a list or
    under a day, ``native`` that it stands where calendars have their posts. ``group`` is the list in which it
    stands, ``aside`` the key around it that keeps it apart from those that go out.
    """

    post: Node
    above: tuple[Entry, ...]
    among_posts: bool = False
    listed: bool = True
    native: bool = False
    group: Node | None = None
    aside: str | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known on the way down: what holds for all posts below, and whether they are called posts.

    ``lists_texts`` tells that a list of nothing but texts, here, is one of posts, ``has_posts`` that somebody
    says so of whatever is listed, ``is_social`` that the name of the file does.
    """

    above: tuple[Entry, ...] = ()
    among_posts: bool = False
    lists_texts: bool = False
    has_posts: bool = False
    is_social: bool = False
    depth: int = 0

    def below(self, around: Mapping) -> _Around:
        """Return what is known inside of ``around``."""
        return replace(self, above=(*self.above, *_holding(around)), depth=self.depth + 1)

    def under(self, entry: Entry) -> _Around:
        """Return what is known under the key of ``entry``."""
        called_so = bool(LISTS_OF_POSTS.fullmatch(folded(entry.key)))
        counted = self._counted(entry)
        is_day = names_its_day(entry) or (counted is not None and counted.key == "day")
        is_timed = is_day or (self._are_posts() and names_a_time(entry.key))
        return replace(
            self,
            above=(*self.above, *((counted,) if counted else _said_by_key(entry))),
            among_posts=self.among_posts or called_so,
            has_posts=self.has_posts or called_so,
            lists_texts=called_so or channel_of(entry.key) is not None or is_timed,
        )

    def takes(self, one: Entry) -> bool:
        """Tell whether a text under the key of ``one`` is a post: it is of that time, among posts."""
        if not isinstance(one.value, Scalar) or not _is_text(one.value) or not self._are_posts():
            return False
        if self._on_network() and (names_its_day(one) or self._counted(one) is not None):
            return is_wordy(one.value)
        # Below weekdays and weeks, and without a network, mostly stands what to write about.
        is_timed = names_a_time(one.key) or names_its_day(one)
        return is_timed and not may_be_topic(one.value.text)

    def _are_posts(self) -> bool:
        """Tell whether a network, a name or somebody says that posts stand here."""
        return self.has_posts or self.is_social or self._on_network()

    def _on_network(self) -> bool:
        return any(meaning(one.key) == "channel" for one in self.above)

    def _counted(self, one: Entry) -> Entry | None:
        """Return what a number is below a year or a month: a month of that year, or a day of that month."""
        if not _NUMBER.fullmatch(one.key):
            return None
        parts = {date_part(above.key) for above in self.above}
        if "month" in parts:
            return entry("day", one.key_node)
        return entry("month", one.key_node) if "year" in parts else None


def find(document: Node, *, has_posts: bool = False, is_social: bool = False) -> Iterator[Found]:
    """Yield the posts of ``document`` in file order, with what stands in one list with them.

    Where somebody says that it ``has_posts``, what looks like links is one as well. Where the name of the
    file ``is_social``, it takes no network to make a post of a text that stands under its day.
    """
    around = _Around(has_posts=has_posts, is_social=is_social)
    if isinstance(document, Sequence):
        yield from _in_list(document, around, native=True)
    elif isinstance(document, Mapping):
        yield from _in_map(document, around)


def _in_list(listed: Sequence, around: _Around, *, native: bool = False) -> Iterator[Found]:
    if not around.has_posts and are_links(listed):
        return
    wrapped = [list(_in_map(item, around)) if _wraps_posts(item) else [] for item in listed.items]
    holds_posts = any(_is_post(item) for item in listed.items) or (
        around.lists_texts and all(_is_text(item) for item in listed.items)
    )
    for item, inner in zip(listed.items, wrapped, strict=True):
        if inner:
            yield from inner
        elif holds_posts:
            is_text = _is_text(item)
            post = mapping(item, text=item) if is_text else item
            is_native = native and not is_text
            yield Found(post, around.above, around.among_posts, native=is_native, group=listed)


def _in_map(around_posts: Node, around: _Around) -> Iterator[Found]:
    if not isinstance(around_posts, Mapping) or around.depth > _DEEPEST:
        return
    if not around.has_posts and are_links(around_posts):
        return
    inside = around.below(around_posts)
    choice, named = choice_in(around_posts), _is_map_of_posts(around_posts)
    lists_posts = any(
        isinstance(one.value, Sequence) and any(map(_is_post, one.value.items))
        for one in around_posts
        if not is_put_aside(one.key)
    )
    for one in around_posts:
        if folded(one.key) in NOT_ENTERED | DEFAULTS:
            continue
        found = list(_in_entry(one, inside, choice, named=named, lists_posts=lists_posts))
        if lists_posts and is_put_aside(one.key):
            found = [replace(post, aside=one.key) for post in found] or _kept_apart(one)
        elif lists_posts and not found and status_in(one.key) == "idea":
            found = _kept_apart(one)
        yield from found


def _kept_apart(one: Entry) -> list[Found]:
    """Return what stands, in no shape of posts, beside posts below a key that keeps it apart from them."""
    items = one.value.items if isinstance(one.value, Sequence) else (one.value,)
    return [Found(item, (), aside=one.key) for item in items if not isinstance(one.value, Scalar)]


def _in_entry(
    one: Entry, inside: _Around, choice: Choice | None, *, named: bool, lists_posts: bool
) -> Iterator[Found]:
    is_at_top = inside.depth == 1
    if isinstance(one.value, Sequence):
        for item in _in_list(one.value, inside.under(one), native=is_at_top and one.key == "posts"):
            above = choice.said_of(item.post, item.above, one.key) if choice else item.above
            yield replace(item, above=above)
    elif isinstance(one.value, Mapping) and named and _is_post(one.value):
        found = inside.under(one)
        yield Found(one.value, found.above, found.among_posts, listed=is_of_a_day(one.key))
    elif is_at_top and (_is_single_post(one) or (lists_posts and _is_one_more(one))):
        yield Found(one.value, inside.above, among_posts=True, listed=False)
    elif isinstance(one.value, Mapping):
        yield from _in_map(one.value, inside.under(one))
    elif inside.takes(one):
        found = inside.under(one)
        yield Found(mapping(one.value, text=one.value), found.above, found.among_posts)


def _is_single_post(one: Entry) -> bool:
    """Tell whether a file is the envelope of one post, which it calls so."""
    return folded(one.key) in {"post", "tweet", "toot", "skeet"} and _is_post(one.value)


def _is_one_more(one: Entry) -> bool:
    """Tell whether an entry beside posts, such as ``pinned:``, is one more.

    It has a day and a network, or says how far it is, as posts do.
    """
    if not isinstance(one.value, Mapping) or not _is_post(one.value):
        return False
    given = {key: found for key, found in by_meaning(one.value).items() if is_given(found.value)}
    stages = scalars_of(given["status"].value) if "status" in given else ()
    return {"date", "channel"} <= given.keys() or any(status_in(stage.text) for stage in stages)


def _wraps_posts(node: Node) -> bool:
    """Tell whether posts are to be looked for inside of ``node``: it is none, or has a list of them."""
    return isinstance(node, Mapping) and (not holds_text(node) or _lists_posts(node))


def _is_post(node: Node) -> bool:
    return isinstance(node, Mapping) and holds_text(node) and not _lists_posts(node)


def _lists_posts(node: Mapping) -> bool:
    """Tell whether ``node`` has a list of posts that is not the text of one, or is nothing but a list."""
    only = node.entries[0] if len(node.entries) == 1 else None
    if only and isinstance(only.value, Sequence) and any(map(_is_post, only.value.items)):
        return meaning(only.key) is None and channel_of(only.key) is None
    return any(
        isinstance(one.value, Sequence)
        and meaning(one.key) is None
        and LISTS_OF_POSTS.fullmatch(folded(one.key))
        and any(_is_post(item) for item in one.value.items)
        for one in node
    )


def _is_text(node: Node) -> bool:
    return isinstance(node, Scalar) and isinstance(node.value, str) and bool(node.text.strip())


def _is_map_of_posts(node: Mapping) -> bool:
    """Tell whether the values of ``node`` are posts, each under a name or a date."""
    # "Friday: off" says of a day that there is no post; other days may have lists of them.
    days: list[Node] = [one.value for one in node if is_of_a_day(one.key) and isinstance(one.value, Mapping)]
    values = days or [entry.value for entry in node]
    if not all(isinstance(value, Mapping) for value in values):
        return False
    posts = sum(_is_post(value) for value in values)
    return bool(posts) and posts * 2 >= len(values)


def _holding(node: Mapping) -> Iterator[Entry]:
    """Yield what a map around posts says for all of them."""
    yield from said_by_default(node)
    if event := event_day_in(node):
        yield event
    for one in node:
        items = one.value.items if isinstance(one.value, Sequence) else (one.value,)
        names = {meaning(one.key), folded(one.key)}
        if names.isdisjoint(_HOLDS_FOR_ALL) and date_part(one.key) is None:
            continue
        if items and all(isinstance(item, Scalar) for item in items):
            yield one


def _said_by_key(one: Entry) -> Iterator[Entry]:
    """Yield what the name of a list or map says for all posts in it."""
    channel = channel_of(one.key)
    if channel:
        yield entry("channel", said(one.key_node, channel))
    elif names_its_day(one):
        yield entry("date", one.key_node)
    elif (part := part_of_date(one.key)) is not None:
        yield entry(part, one.key_node)
    elif (day := day_of_month(one.key)) is not None:
        yield entry("day", said(one.key_node, day))
    elif weekday_named(one.key) is not None:
        yield entry("weekday", one.key_node)
    elif week_named(one.key):
        yield entry("week_of", one.key_node)
    elif one.key.startswith("@"):
        yield entry("account", one.key_node)
    elif status_in(one.key) and not _is_text(one.value):
        yield entry("status", one.key_node)
