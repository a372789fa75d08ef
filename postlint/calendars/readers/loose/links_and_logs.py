"""Links of a site to one's profiles, and logs: what has the shape of posts and is none.

"Follow us on Mastodon" beside an icon is a label. A log says what was done to posts, or what a program did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.dates.parse_dates import LIKE_A_DATE
from postlint.calendars.handles import is_status_url, normalise
from postlint.calendars.key_meanings import by_meaning, date_part
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import channels_in
from postlint.calendars.texts_and_media import texts_in
from postlint.source.lazy_patterns import later
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence
from postlint.vocabulary import unaccented

_ADDRESS: Final = later(r"(?:https?://|mailto:|tel:|//)\S+|[/#][^\s#]*")
_PICTOGRAMS: Final = frozenset(
    {
        "icon",
        "icons",
        "icon_class",
        "class",
        "css_class",
        "svg",
        "fa",
        "fa_icon",
        "glyph",
        "logo",
        "color",
        "colour",
    }
    | {"aria_label", "rel", "target", "icono", "icone", "icona", "icoon", "symbol", "pictogram"}
)
"""What a link on a page has beside its label, without accents."""
_PLANNED: Final = frozenset(
    {
        "date",
        "time",
        "status",
        "thread",
        "poll",
        "kind",
        "hashtags",
        "first_comment",
        "approved_by",
        "accounts",
        "channel",
        "media",
    }
)
_PLANNED_FOR: Final = frozenset({"day", "weekday", "week", "week_of"})
"""The parts of a date that nothing but a plan has."""
_MOST_WORDS: Final = 8
"""How many words a label has."""
_EVENTS: Final = frozenset({"event", "event_type", "action", "op", "operation", "change"})
_HAPPENED: Final = frozenset(
    {
        *("queued", "created", "added", "edited", "updated", "changed", "moved", "rescheduled", "scheduled"),
        *("sent", "published", "posted", "failed", "retried", "cancelled", "canceled", "deleted", "removed"),
        *("create", "add", "edit", "update", "change", "move", "reschedule", "schedule", "send", "publish"),
        *("cancel", "delete", "remove", "upsert", "insert", "approved", "rejected", "queue"),
    }
)
"""What an entry of a log says that was done to a post."""
_LOG: Final = (
    "a log of what was done to posts ({}), in which one post may stand several times, or was cancelled "
    "later, so it is not counted. Name the file in which the posts stand as they are now"
)
_LEVEL_KEYS: Final = frozenset(
    {"level", "lvl", "levelname", "level_name", "log_level", "loglevel", "severity"}
)
_LEVELS: Final = frozenset(
    {
        *("trace", "debug", "info", "notice", "warn", "warning", "error", "err", "critical", "fatal"),
        *("10", "20", "30", "40", "50", "60"),
    }
)
"""How grave programs call what they log, by words or by the numbers of pino and Python."""
_WHERE: Final = frozenset({"channel", "account", "accounts"})
_OF_A_PROGRAM: Final = (
    "a log of what a program did, and no plan of posts. Name the file in which the posts stand"
)


def are_links(node: Node) -> bool:
    """Tell whether ``node`` is a list, or a map by network, of nothing but links to one's own places."""
    if isinstance(node, Mapping):
        # Beside them, a map may have an address alone.
        items = tuple(one.value for one in node if not _is_token(one.value))
    else:
        items = node.items if isinstance(node, Sequence) else ()
    links = [item for item in items if isinstance(item, Mapping) and _is_link(item)]
    of_profiles = [item for item in links if _is_of_a_profile(item)]
    # Posts have colours and targets, too: beside profiles alone they tell links to other places.
    told = [item for item in links if item in of_profiles or (of_profiles and _has_a_pictogram(item))]
    return 0 < len(items) == len(links) <= len(told) * 2


def _is_token(node: Node) -> bool:
    return isinstance(node, Scalar) and len(node.text.split()) <= 1


def _is_link(item: Mapping) -> bool:
    if not _addresses(item) or any(map(is_status_url, _addresses(item))):
        return False
    texts = [one.value for one in texts_in(item)]
    are_labels = all(isinstance(text, Scalar) and _is_label(text.text.strip()) for text in texts)
    return are_labels and _PLANNED.isdisjoint(by_meaning(item)) and not any(map(_is_for_a_day, item))


def _is_for_a_day(one: Entry) -> bool:
    return date_part(one.key) in _PLANNED_FOR or folded(one.key) in _PLANNED_FOR


def _is_label(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and "\n" not in text and "#" not in text and "://" not in text


def _addresses(item: Mapping) -> list[str]:
    found = (one.value.text.strip() for one in item if isinstance(one.value, Scalar))
    return [text for text in found if _ADDRESS.fullmatch(text)]


def _has_a_pictogram(item: Mapping) -> bool:
    return any(unaccented(folded(one.key)) in _PICTOGRAMS for one in item)


def _is_of_a_profile(item: Mapping) -> bool:
    """Tell whether a link leads to a profile, or is called by nothing but a network."""
    name = item.text("name") or ""
    called = len(name.split()) == 1 and bool(channels_in(name))
    return called or any("://" in address and normalise(address) is not None for address in _addresses(item))


def why_log(document: Node) -> str | None:
    """Return what log ``document`` is: its entries have a level, or say what was done to one post or more."""
    items = document.items if isinstance(document, Sequence) else ()
    entries = [item for item in items if isinstance(item, Mapping)]
    if len(entries) > 1 and all(map(_is_logged, entries)):
        return _OF_A_PROGRAM
    found = [done for item in entries if (done := _done(item))]
    ids = [one.text for item in entries for one in _ids(item)]
    words = {done.value.text for done in found if isinstance(done.value, Scalar)}
    is_one = len(found) > 1 and len(found) == len(items) and (len(words) > 1 or len(set(ids)) < len(ids))
    return _LOG.format(f"{found[0].key}: {', '.join(sorted(words)[:4])}") if is_one else None


def _done(item: Mapping) -> Entry | None:
    for one in item:
        value = one.value
        if folded(one.key) in _EVENTS and isinstance(value, Scalar):
            last = re.split(r"[.:_ ]", value.text.strip().lower())[-1]
            return one if last in _HAPPENED else None
    return None


def _ids(item: Mapping) -> Iterator[Scalar]:
    return (found for key in ("id", "post_id", "postId") if (found := item.scalar(key)))


def _is_logged(item: Mapping) -> bool:
    levels = (one.value for one in item if folded(one.key) in _LEVEL_KEYS)
    is_one = any(isinstance(level, Scalar) and level.text.strip().lower() in _LEVELS for level in levels)
    return is_one and not _is_planned(by_meaning(item))


def _is_planned(meant: Dict[str, Entry]) -> bool:
    """Tell whether an entry says where it goes out, or on which day alone: programs log at a time."""
    date = meant["date"].value if "date" in meant and "time" not in meant else None
    is_day = isinstance(date, Scalar) and LIKE_A_DATE.fullmatch(date.text.strip()) is not None
    return is_day or not _WHERE.isdisjoint(meant)
