"""Whether an item is in other words than those of calendars, and what it is in theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from postlint.calendars.dates.parse_dates import weekday_named
from postlint.calendars.key_meanings import (
    FLAGS,
    WEEK_STARTS,
    by_meaning,
    channel_of,
    date_part,
    is_given,
    key_of,
)
from postlint.calendars.readers.loose.called_off_or_left_out import is_called_off
from postlint.calendars.readers.loose.dates_in_parts import moment_of
from postlint.calendars.readers.loose.defaults_and_network_keys import said_of_one
from postlint.calendars.readers.loose.networks_of_posts import Item, is_flag, is_tick
from postlint.calendars.readers.loose.texts_for_networks import called_on_one, text_of, versions_of
from postlint.calendars.readers.loose.topics_and_figures import waits_for_text
from postlint.calendars.readers.loose.which_entries_are_posts import Found
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import ANSWERS, NO, UNSAID, YES, channels_in
from postlint.calendars.terms.reply_and_repost_words import LINKS
from postlint.calendars.terms.status_words import is_to_go_out, will_not_go_out
from postlint.calendars.texts_and_media import calls_text_otherwise
from postlint.config import DateOrder
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    entry,
    holds_values_alone,
    said,
    sequence,
)
from postlint.vocabulary import PUBLISHED, Status

_A_DAY: Final = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ].*)?")
_WORDS_OFANSWERS: Final = ("text", "title", "label", "option")
_SAID_ANEW: Final = frozenset(
    {"id", "text", "thread", "date", "time", "channel", "status", "kind", "media", "poll"}
)
_SHAPES: Final[Dict[str, Callable[[Node], bool]]] = {
    "text": lambda value: isinstance(value, Scalar),
    "status": lambda value: isinstance(value, Scalar),
    "thread": lambda value: isinstance(value, Sequence),
    "poll": lambda value: not isinstance(value, Mapping),
    "channel": holds_values_alone,
}
"""What the values under some keys look like in calendars."""


def reworded(item: Item, order: DateOrder | None) -> Mapping:
    """Return ``item`` as a post of a calendar; ``order`` is what comes first in the file's dates."""
    moment = moment_of(item.fields, item.parts, order)
    status, since = _status(item)
    date = moment.date or since or moment.half
    # A time that holds for all posts is none of a post without a day.
    is_dated = date is not None or moment.nth is not None
    is_timed = is_dated or (moment.time is not None and _is_in(moment.time, item.place))
    said: dict[str, Node | None] = {
        "id": _id(item),
        "date": date,
        "time": moment.time if is_timed else None,
        "channel": sequence(item.channels, item.channels[0]) if item.channels else None,
        "thread" if isinstance(item.text, Sequence) else "text": item.text,
        "status": status,
        "kind": _value(item, "kind"),
        "poll": _poll(_value(item, "poll")),
        "media": _media(item),
        "offset_days": moment.nth,
        "event_date": moment.first,
    }
    made = (entry(key, node) for key, node in said.items() if node is not None)
    return replace(item.place, entries=(*made, *_taken_over(item), *item.own))


def _is_in(inner: Node, outer: Node) -> bool:
    return outer.start <= inner.start < outer.end


def _value(item: Item, key: str) -> Node | None:
    found = item.fields.get(key)
    return found.value if found else None


def _id(item: Item) -> Node | None:
    found = _value(item, "id")
    return said(found, f"{found.text}{item.suffix}") if isinstance(found, Scalar) and item.suffix else found


def _status(item: Item) -> tuple[Scalar | None, Scalar | None]:
    """Return how far an item has got and, where that says when it went out, since when."""
    flagged = [found for flag in item.flags if (found := _flagged(flag, item.channels))]
    written = _for_channels(_value(item, "status"), item.channels)
    published = [(place, since) for place, status, since in flagged if status == PUBLISHED]
    if published:
        # One may say that a post went out, and another when.
        place, since = next((one for one in published if one[1]), published[0])
        return said(place, PUBLISHED), since
    if isinstance(written, Scalar):
        waits = is_to_go_out(written.text) and any(status == "draft" for _, status, _ in flagged)
        return said(written, "draft") if waits else written, None
    return next((said(place, status) for place, status, _ in flagged), None), None


def _flagged(flag: Entry, channels: tuple[Scalar, ...]) -> tuple[Scalar, Status, Scalar | None] | None:
    """Return the place at which ``flag`` says yes, what it says yes to, and since when.

    What is not approved yet is a draft.
    """
    status = FLAGS[folded(flag.key)]
    answer = _for_channels(flag.value, channels)
    if not isinstance(answer, Scalar):
        return None
    text = answer.text.strip()
    if status == PUBLISHED and (_A_DAY.fullmatch(text) or "://" in text):
        return answer, status, None if "://" in text else answer
    if status == "approved" and text.lower() in NO - UNSAID:
        return answer, "draft", None
    return (answer, status, None) if text.lower() in YES else None


def _for_channels(node: Node | None, channels: tuple[Scalar, ...]) -> Node | None:
    """Return what ``node`` says of ``channels``; where it speaks of each apart, only what holds for all."""
    on = [channel.text for channel in channels]
    if isinstance(node, Mapping):
        about = {channel_of(one.key): one.value for one in node if is_given(one.value)}
        known = [about[name] for name in on if name in about] if on else list(about.values())
        return known[0] if known and len(known) >= len(on) else None
    if isinstance(node, Sequence):
        named = [item for item in node.items if isinstance(item, Scalar)]
        known_to = {channel for item in named for channel in channels_in(item.text)}
        if not known_to:
            return named[0] if len(named) == 1 else None
        return said(named[0], "yes") if named and known_to.issuperset(on) else None
    return node


def _poll(written: Node | None) -> Node | None:
    if isinstance(written, Mapping):
        return _poll(next((found for key in ANSWERS if (found := written.get(key))), None))
    if not isinstance(written, Sequence):
        return None
    return replace(written, items=tuple(map(_answer, written.items)))


def _answer(written: Node) -> Node:
    """Return the words of an answer, of which some tools say more."""
    words = (written.scalar(key) for key in _WORDS_OFANSWERS) if isinstance(written, Mapping) else ()
    return next(filter(None, words), written)


def _media(item: Item) -> Node | None:
    written = _value(item, "media")
    # Some only say whether there is a picture.
    return None if isinstance(written, Scalar) and isinstance(written.value, bool) else written


def _comment(node: Node | None, channels: tuple[Scalar, ...]) -> Node | None:
    """Return the words of a comment, which may stand in a map, or in one for each channel."""
    if not isinstance(node, Mapping):
        return node
    return text_of(node)[0] or _comment(_for_channels(node, channels), channels)


def _taken_over(item: Item) -> Iterator[Entry]:
    """Yield the fields that are as calendars have them but for their names."""
    for key, written in item.fields.items():
        value: Node | None = written.value
        if key in LINKS and isinstance(value, Scalar):
            # Tools also answer with yes or no, and number what they link to.
            value = None if isinstance(value.value, bool) else said(value, value.text)
        elif key == "first_comment":
            value = _comment(value, item.channels)
        elif key == "recurring" and isinstance(value, Scalar):
            value = replace(value, value=value.value is not False)
        if value is not None and key not in _SAID_ANEW:
            yield replace(written, key=key, value=value)


def speaks_otherwise(found: Found) -> bool:
    """Tell whether a post stands elsewhere, or says something in other words, than in calendars."""
    post = found.post
    if not isinstance(post, Mapping):
        return not found.native
    keys = {date_part(one.key) or folded(one.key) for one in post}
    says_day = any(map(_is_weekday, post))
    in_week = says_day and (not keys.isdisjoint(WEEK_STARTS) or "date" not in by_meaning(post))
    in_parts = {"day", "month"} <= keys or "hour" in keys or "year" in keys
    apart = in_week or in_parts or calls_text_otherwise(post) or waits_for_text(post, keys)
    elsewhere = not found.native or bool(found.above) or called_on_one(post) is not None
    return elsewhere or apart or bool(versions_of(post)) or any(map(_is_foreign, post))


def _is_weekday(one: Entry) -> bool:
    """Tell whether an entry says on which day of the week a post goes out."""
    if date_part(one.key) not in {"day", "weekday"} or not isinstance(one.value, Scalar):
        return False
    return weekday_named(one.value.text) is not None


def _is_foreign(one: Entry) -> bool:
    """Tell whether an entry has another shape than in calendars; words are settled later."""
    if is_flag(one) or is_called_off(one) or is_tick(one) or said_of_one(one.key):
        return True
    key = key_of(one)
    if key == "status" and isinstance(one.value, Scalar):
        return will_not_go_out(one.value.text)
    return key is not None and key in _SHAPES and is_given(one.value) and not _SHAPES[key](one.value)
