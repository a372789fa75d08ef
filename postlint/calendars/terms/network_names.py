"""What people and tools call networks and the posts on them, and what is known of each.

Words are compared in small letters, without the emoji and punctuation around them. To know one more word,
add it to its row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from postlint.source.lazy_patterns import later
from postlint.source.suggest import near_miss, one_slip_from
from postlint.vocabulary import CHANNELS, Channel, in_words

_NETWORKS: Final[Mapping[Channel, tuple[str, ...]]] = {
    "x": ("twitter", "twitter/x", "x/twitter", "x (twitter)", "x twitter", "twitter x", "x.com", "𝕏"),
    "mastodon": ("fediverse", "masto"),
    "bluesky": ("bsky", "blue sky"),
    "threads": ("meta threads", "instagram threads"),
    "linkedin": ("li", "linked in", "linkedin page", "linkedin profile", "linkedin company page"),
    "instagram": ("ig", "insta"),
    "facebook": ("fb", "facebook page", "facebook group", "meta facebook"),
    "youtube": ("yt", "you tube", "youtube shorts"),
    "tiktok": ("tik tok",),
}
_OTHER_NETWORKS: Final[Mapping[str, tuple[str, ...]]] = {
    "Google Business Profile": ("gbp", "gmb", "google business", "google my business", "googlebusiness"),
    "Nextdoor": (),
    "Discord": (),
    "Pinterest": (),
    "Reddit": (),
    "Telegram": ("tg",),
    "WhatsApp": ("wa", "whatsapp channel", "whats app"),
    "Snapchat": ("snap",),
    "Slack": (),
    "Twitch": (),
    "Vimeo": (),
    "Tumblr": (),
    "Quora": (),
    "Xing": (),
    "Farcaster": ("warpcast",),
    "Nostr": (),
    "Lemmy": (),
    "Substack": (),
    "Newsletter": ("email newsletter", "e mail newsletter"),
    "Email": ("e mail",),
}
OTHER_CHANNELS: Final = frozenset(name.lower() for name in _OTHER_NETWORKS)
"""Channels that have no word of their own, by their names in small letters."""

NO_NETWORKS: Final = frozenset({"newsletter", "email newsletter", "e mail newsletter", "email", "e mail"})
"""Of the other channels, those whose names mostly mean something else where posts are not around."""

NOT_SOCIAL: Final = NO_NETWORKS | {
    *(
        "etsy",
        "shop",
        "store",
        "amazon",
        "ebay",
        "website",
        "web",
        "blog",
        "podcast",
        "print",
        "press",
        "presse",
    ),
    *("sms", "app store"),
}
"""Where texts go out that "all platforms" does not mean."""

CHANNEL_NAMES: Final[Mapping[str, str]] = {
    **{name: name for name in CHANNELS},
    **{name: channel for channel, names in _NETWORKS.items() for name in names},
    **{name: label for label, names in _OTHER_NETWORKS.items() for name in (label.lower(), *names)},
}
"""Channels by what tools and people call them: those that have no word of their own keep their name."""

POSTS_ON: Final[Mapping[str, Channel]] = {
    **dict.fromkeys(("tweet", "tweets"), "x"),
    **dict.fromkeys(("toot", "toots"), "mastodon"),
    **dict.fromkeys(("skeet", "skeets"), "bluesky"),
}
"""What posts of some networks are called, which people also write for where they go."""

WITH_THREADS: Final = frozenset({"x", "mastodon", "bluesky", "threads"})
"""The networks on which several texts can be one thread."""
VIDEO_CHANNELS: Final = frozenset({"youtube", "tiktok"})
"""Channels on which everything that goes out is a video."""
_WITH_TITLES: Final = frozenset(
    {
        *("reddit", "hacker news", "hackernews", "hn", "show hn", "lemmy", "lobsters", "indie hackers"),
        *("indiehackers", "pinterest", "vimeo", "product hunt", "forum", "peerlist", "xiaohongshu"),
        *("rednote", "little red book"),
    }
)
_SUBREDDIT: Final = later(r"/?r/\w+")


def shows_titles(network: str) -> bool:
    """Tell whether posts on ``network``, which has no word of its own here, go out below a title."""
    return in_words(network) in _WITH_TITLES or _SUBREDDIT.fullmatch(network.strip()) is not None


_NO_SLIPS: Final = frozenset(
    {"threats", "interest", "interests", "switch", "discard", "discards", "telegraph"}
)
"""Words that are as near to the name of a network, and are none."""
_NAMES: Final = tuple(name for name in CHANNEL_NAMES if name != "other")
_ALIKE: Final = tuple(name for name in _NAMES if CHANNEL_NAMES[name] in CHANNELS and len(name) > 5)  # noqa: PLR2004
"""Names so long that two letters may be wrong in them."""
_JOINS: Final = later(r"[,;&+/|]|\band\b", re.IGNORECASE)
_SHORT: Final = 5
_A_LONG_WORD: Final = later(r"[^\W\d_]{5,}")


@lru_cache(maxsize=4096)
def slip_in(name: str) -> tuple[str, str] | None:
    """Return what in ``name``, which is no network, is a slip, and the name of the network that was meant."""
    near = [known for known in _ALIKE if len(known.split()) >= len(name.split())]
    meant = one_slip_from(name, _NAMES) or near_miss(name, near)
    if meant and in_words(name) not in _NO_SLIPS:
        return name, meant
    return next(((word, meant) for word in _words(name) if (meant := _slip_of(word))), None)


@lru_cache(maxsize=4096)
def slips_beside(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, which names networks, that are slips in the names of others."""
    return tuple(word for word in _words(text) if _slip_of(word))


def names_networks_alone(text: str) -> bool:
    """Tell whether ``text`` is made of names of networks, each of which may have a slip in it."""
    parts = filter(None, map(str.strip, _JOINS.split(text)))
    return all(part.lower() in CHANNEL_NAMES or slip_in(part) for part in parts)


def _words(text: str) -> list[str]:
    return [word for word in _A_LONG_WORD.findall(text) if word.lower() not in CHANNEL_NAMES]


def _slip_of(word: str) -> str | None:
    meant = None if word.lower() in _NO_SLIPS else one_slip_from(word, _NAMES, shortest=_SHORT)
    # With another letter, short words are others: Gmail, Stack.
    is_other = (
        len(word) == _SHORT and meant and sorted(word.lower()) != sorted(meant) and len(meant) == _SHORT
    )
    return None if is_other else meant
