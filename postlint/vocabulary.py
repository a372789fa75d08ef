"""The words that every part of postlint shares: kinds, severities, statuses and channels.

Words only. This module imports nothing of ours, and everything else may import it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Final, Literal, TypeAlias, get_args
from unicodedata import combining, normalize

VERSION: Final = "0.1.0"

Kind: TypeAlias = Literal[
    "press_release",
    "information",
    "call_to_action",
    "reply",
    "retweet",
    "mention",
    "question",
    "conversation",
]
"""What a post does. Every post has exactly one kind."""

Severity: TypeAlias = Literal["info", "warning", "error"]
Status: TypeAlias = Literal["idea", "draft", "approved", "scheduled", "published"]
Channel: TypeAlias = Literal[
    "x",
    "mastodon",
    "bluesky",
    "threads",
    "linkedin",
    "instagram",
    "facebook",
    "youtube",
    "tiktok",
    "other",
]
DecidedBy: TypeAlias = Literal["fields", "declared", "markers", "text"]
"""What settled the kind of a post, strongest first."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
ENGAGING: Final[frozenset[Kind]] = frozenset({"reply", "retweet", "mention", "question"})
"""Kinds of posts that answer, ask, credit or share somebody."""
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""From the mildest to the gravest."""
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)

CHANNEL_TITLES: Final[dict[Channel, str]] = {
    "x": "X",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "threads": "Threads",
    "linkedin": "LinkedIn",
    "instagram": "Instagram",
    "facebook": "Facebook",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "other": "another channel",
}
"""What people call the channels."""

UNFINISHED: Final[frozenset[Status]] = frozenset({"idea", "draft"})
"""Statuses of posts that may still change altogether, so that nothing is certain about them."""

NOT_GOING_OUT: Final = "never"
"""What settings write in place of a status for words that say that a post will not go out."""

PUBLISHED: Final[Status] = "published"
"""The status of posts that nobody can change any more."""

KIND_TITLES: Final[dict[Kind, tuple[str, str]]] = {
    "press_release": ("about us", "about us"),
    "information": ("information", "information"),
    "call_to_action": ("call to action", "calls to action"),
    "reply": ("reply", "replies"),
    "retweet": ("shared from others", "shared from others"),
    "mention": ("credit to others", "credits to others"),
    "question": ("question", "questions"),
    "conversation": ("small talk", "small talk"),
}
"""What a communications person would call one post of a kind, and several."""

KINDS_WITHIN: Final[dict[Kind, str]] = {
    "press_release": "a post about us",
    "information": "information",
    "call_to_action": "a call to action",
    "reply": "a reply",
    "retweet": "something shared from others",
    "mention": "a credit to others",
    "question": "a question",
    "conversation": "small talk",
}
"""What one post of a kind is, as it is said within a sentence."""

EMERGENCY: Final = "emergency"
"""The kind of period of which rules know; others are a house's own."""


def kind_title(kind: Kind | None, count: int = 1) -> str:
    """Return what ``count`` posts of a kind are called in reports; None stands for posts nobody read."""
    return KIND_TITLES[kind][count > 1] if kind else "not read"


_A_WORD: Final = re.compile(r"[^\W_]+")
_LITTLE: Final = frozenset({"a", "an", "the", "something", "post"})
"""Words around the name of a kind that do not change which it is."""


def in_words(text: str) -> str:
    """Return the words of ``text`` in small letters, without what stands around and between them."""
    return " ".join(_A_WORD.findall(text.lower()))


def in_few_words(text: str, most: int) -> str:
    """Return the same of the first words alone, of ``most`` and one more, as a longer text has."""
    return " ".join(found[0] for found in islice(_A_WORD.finditer(text.lower()), most + 1))


def phrases(text: str) -> frozenset[str]:
    """Return the words and phrases of a table, between which commas stand."""
    return frozenset(phrase for written in text.split(",") if (phrase := written.strip()))


def in_small_letters(text: str) -> str:
    """Return ``text`` in small letters, as expressions that pass by case match them: "FRİDAY", "ſix"."""
    small = text.lower()
    return small if small.isascii() else small.replace("i\u0307", "i").replace("ı", "i").replace("ſ", "s")


def unaccented(text: str) -> str:
    """Return ``text`` without accents, as many type it: "légende" and "legende" are one word."""
    if text.isascii():
        return text
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))


def kind_named(text: str) -> Kind | None:
    """Return the kind that ``text`` is a name of, or None: its key, or any word that reports have for it.

    Case, hyphens, underscores, plurals and articles do not count.
    """
    return _KINDS_BY_NAME.get(_bare(text))


def _bare(name: str) -> str:
    return " ".join(word for word in in_singular(name).split() if word not in _LITTLE)


def in_singular(text: str) -> str:
    """Return the words of ``text`` as :func:`in_words` does, each of them without what makes it a plural."""
    return " ".join(map(_singular, in_words(text).split()))


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


KIND_NAMES: Final[tuple[str, ...]] = tuple(
    dict.fromkeys(name for kind in KINDS for name in (kind, *KIND_TITLES[kind]))
)
"""Every word that there is for a kind: its key, and what reports call one post of it, and several."""
_KINDS_BY_NAME: Final[Mapping[str, Kind]] = {
    _bare(name): kind for kind in KINDS for name in (kind, *KIND_TITLES[kind], KINDS_WITHIN[kind])
}


def at_least(severity: Severity, floor: Severity) -> bool:
    """Tell whether ``severity`` is as grave as ``floor`` or graver."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(floor)


def at_most(severity: Severity, ceiling: Severity) -> Severity:
    """Return ``severity``, lowered to ``ceiling`` where it is graver."""
    return min(severity, ceiling, key=SEVERITIES.index)


def one_level_lower(severity: Severity) -> Severity:
    """Return the next milder severity; ``info`` stays ``info``."""
    return SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]


SIGN_IN_FRONT: Final = r"(?:(?:\d\ufe0f?\u20e3|[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?)[ \t]*)?"
"""A sign that may stand in front of the count of a thread's parts, as in "🧵 1/4"."""
NO_ARROW: Final = "This takes packages that do not come with postlint alone: pip install 'postlint[audit]'"
"""What whoever audits tables without the packages for it is told."""

NOTHING_FOUND: Final = "nothing found in what could be read and judged"
"""What an audit says of an account: small ones, and rows that are broken, are not judged."""
