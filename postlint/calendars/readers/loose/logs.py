"""Logs in the shape of plans: of what was done to posts, or of what a program did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.dates.parse_dates import LIKE_A_DATE
from postlint.calendars.field_names import folded
from postlint.calendars.meanings import by_meaning
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence

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
