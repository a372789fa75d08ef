"""Whether a post says anything in other words or shapes than calendars do, or as nothing but posts does."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dict
from collections.abc import Sequence as List
from typing import Final

from postlint.calendars.dates.parse_dates import weekday_named
from postlint.calendars.key_meanings import (
    WEEK_STARTS,
    by_meaning,
    date_part,
    is_given,
    is_post_by_sort,
    key_of,
)
from postlint.calendars.readers.loose.called_off_or_left_out import is_called_off
from postlint.calendars.readers.loose.items import is_flag, is_tick
from postlint.calendars.readers.loose.locate import Found
from postlint.calendars.readers.loose.on_one_network import said_of_one
from postlint.calendars.readers.loose.texts_in_parts import words_of
from postlint.calendars.readers.loose.versions import called_on_one, is_wordy, text_of, versions_of
from postlint.calendars.readers.loose.without_texts import waits_for_text
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.terms.status_words import will_not_go_out
from postlint.calendars.texts_and_media import calls_text_otherwise
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, holds_values_alone, scalars_of
from postlint.vocabulary import CHANNELS

_BESIDE_TEXTS: Final = frozenset({"date", "id", "media", "status", "time"})
"""What a post says beside the texts that it has for networks."""


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


_SHAPES: Final[Dict[str, Callable[[Node], bool]]] = {
    "text": lambda value: isinstance(value, Scalar),
    "status": lambda value: isinstance(value, Scalar),
    "thread": lambda value: isinstance(value, Sequence),
    "poll": lambda value: not isinstance(value, Mapping),
    "channel": holds_values_alone,
}
"""What the values under some keys look like in calendars."""


def is_social(found: Found) -> bool:
    """Tell whether a post can be nothing else than one: it names a network, or has a text for one."""
    post = found.post
    if not isinstance(post, Mapping) or not found.listed:
        # Names of networks head much else, such as the words of a page in one language.
        return False
    around = by_meaning(found.above)
    channel = by_meaning(post).get("channel") or (around.get("channel") if "date" in around else None)
    if channel and any(_is_network(name.text) for name in scalars_of(channel.value)):
        return True
    return any(is_wordy(version.text) for version in versions_of(post)) or any(
        folded(one.key) in {"tweet", "toot", "skeet"} or is_post_by_sort(one) for one in post
    )


def _is_network(text: str) -> bool:
    """Tell whether ``text`` names a network for posts: programs send messages to other channels as well."""
    return any(name in CHANNELS for name in channels_in(text))


def says_more_of(document: Node, posts: List[Found]) -> bool:
    """Tell whether ``posts`` are the texts of one post for its networks: ``document``, which says more of it.

    Their map may stand beside its day and how far it is, as ``surfaces: {fb_feed: …, ig_feed: …}`` does.
    """
    if not isinstance(document, Mapping) or _BESIDE_TEXTS.isdisjoint(by_meaning(document)):
        return False
    texts = {words_of(version.text) for version in versions_of(document)}
    return bool(posts) and all(
        isinstance(one.post, Mapping)
        and not (one.group or one.listed or one.aside)
        and (text := text_of(one.post)[0]) is not None
        and words_of(text) in texts
        for one in posts
    )
