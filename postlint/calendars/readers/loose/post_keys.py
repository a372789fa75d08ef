"""What the keys of teams and tools say of a post, and which of them hold its text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from functools import cache, lru_cache
from typing import Final

from postlint.calendars.field_names import folded, rank_of
from postlint.calendars.meanings import is_given, key_of, meaning
from postlint.calendars.value_words import CHANNEL_NAMES, NO_NETWORKS, status_in
from postlint.source import tree
from postlint.vocabulary import Status

FLAGS: Final[Dict[str, Status]] = {
    **dict.fromkeys(("posted", "published", "done", "sent", "tweeted", "tooted", "live"), "published"),
    **dict.fromkeys(("is_posted", "is_published", "was_posted", "already_posted"), "published"),
    **dict.fromkeys(("posted_at", "posted_on", "posted_date", "sent_at", "tweeted_at"), "published"),
    **dict.fromkeys(("scheduled", "is_scheduled", "queued"), "scheduled"),
    **dict.fromkeys(("draft", "is_draft"), "draft"),
}
"""Keys that say yes or no, or since when: each with the status that a yes stands for."""

WEEK_STARTS: Final = ("week_start", "week_of", "week_starting", "week_beginning", "start_date")
"""Keys for the first day of a week."""
DATE_PARTS: Final = frozenset({"day", "weekday", "month", "year", "hour", "minute", *WEEK_STARTS})

_TEXT_KEYS: Final = frozenset({"text", "thread"})
_REMEMBERED: Final = 32_768
"""How many keys are remembered with what they mean: files of another sort have keys by the thousand."""
_TEXT_WORDS: Final = "text|post|caption|copy|content|message|body|thread|version|variant|tweet"
_STATUS: Final = "status"
_A_FEW_WORDS: Final = 3
_FILLER: Final = re.compile(r"[\W_]+")


@lru_cache(maxsize=_REMEMBERED)
def channel_of(key: str) -> str | None:
    """Return the channel whose text a key holds, such as "x", "linkedin_post" or "captionInstagram"."""
    found = _channel_keys().fullmatch(_FILLER.sub("", key).lower())
    return _names()[found["name"]] if found else None


def all_meaning(entries: Iterable[tree.Entry], key: str) -> list[tree.Entry]:
    """Return the entries with a value that mean ``key``, the plainest word first."""
    found = [entry for entry in entries if key_of(entry) == key and not is_blank(entry.value)]
    return sorted(found, key=_plainness)


def texts_in(post: tree.Mapping) -> list[tree.Entry]:
    """Return the entries that may hold the text of ``post``: threads first, then the plainest words."""
    named = [entry for entry in post if key_of(entry) in _TEXT_KEYS and not is_blank(entry.value)]
    if not any(meaning(entry.key) in _TEXT_KEYS for entry in post):
        named = named or [entry for entry in post if _is_a_toot(entry)]
    return sorted(named, key=lambda entry: (key_of(entry) == "text", _plainness(entry)))


def is_toot(post: tree.Mapping) -> bool:
    """Tell whether ``post`` has its text as Mastodon has it."""
    return any(folded(entry.key) == _STATUS for entry in texts_in(post))


def _is_a_toot(entry: tree.Entry) -> bool:
    """Tell whether ``entry`` is what Mastodon calls a status, and not how far a post has got.

    Source: docs.joinmastodon.org/methods/statuses, of which ``status`` is the text.
    """
    if folded(entry.key) != _STATUS or not isinstance(entry.value, tree.Scalar):
        return False
    words = entry.value.text.split()
    return len(words) > _A_FEW_WORDS and status_in(entry.value.text) is None


def by_meaning(entries: Iterable[tree.Entry]) -> dict[str, tree.Entry]:
    """Return the entries that mean something to postlint by real key; of several, the plainest word wins."""
    chosen: dict[str, tree.Entry] = {}
    for entry in entries:
        key = None if is_blank(entry.value) else key_of(entry)
        if key and (key not in chosen or _plainness(entry) < _plainness(chosen[key])):
            chosen[key] = entry
    return chosen


def is_blank(node: tree.Node) -> bool:
    """Tell whether somebody wrote a key and nothing under it."""
    return not is_given(node)


def _plainness(entry: tree.Entry) -> int:
    return rank_of("post").get(folded(entry.key), 0)


@cache
def _names() -> Dict[str, str]:
    """Return the names of networks that a key can begin or end with."""
    return {
        _FILLER.sub("", name): channel
        for name, channel in CHANNEL_NAMES.items()
        if name not in NO_NETWORKS and channel != "other"
    }


@cache
def _channel_keys() -> re.Pattern[str]:
    names = "|".join(sorted(_names(), key=len, reverse=True))
    return re.compile(rf"(?:{_TEXT_WORDS})?(?P<name>{names})(?:{_TEXT_WORDS})?s?")
