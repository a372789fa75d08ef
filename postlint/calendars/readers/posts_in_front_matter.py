"""Posts in the front matter of blog posts: what is to be said of an article on each network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as List
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import by_meaning, channel_of, key_of
from postlint.calendars.readers.loose.networks_of_posts import is_flag, items_of
from postlint.calendars.readers.loose.texts_in_parts import whole_text
from postlint.calendars.readers.loose.words_of_calendars import reworded
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.tweet_toot import late
from postlint.calendars.terms.field_names import folded, is_alt_name
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.source.diagnostic import Diagnostic
from postlint.source.front_matter import is_in_code
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry, mapping, said, sequence

_AROUND: Final = frozenset(
    {
        *("social", "socials", "social_media", "social_copy", "social_posts", "share", "sharing", "promo"),
        *("promotion", "syndication", "syndicate", "crosspost", "announce", "announcement", "announcements"),
        *("share_text", "social_text", "social_post", "posts"),
    }
)
"""Keys below which texts for networks stand."""
_FOR_ALL: Final = frozenset(
    {
        "social_copy",
        "share_text",
        "social_text",
        "social_post",
        "social_caption",
        "social_message",
        "share_copy",
    }
)
"""Keys of one text for whatever network."""
_CALLED: Final = {
    **dict.fromkeys(("tweet", "tweet_text", "tweets", "tweet_thread", "twitter_thread"), "x"),
    **dict.fromkeys(("toot", "toot_text"), "mastodon"),
    **dict.fromkeys(("skeet", "skeet_text"), "bluesky"),
}
_DATES: Final = ("date", "publishdate", "publish_date", "pubdate", "pub_date", "published", "published_at")
_GOES_OUT: Final = frozenset({"date", "time", "media", "hashtags", "first_comment", "cta"})
_BESIDE: Final = _GOES_OUT | {"channel"}
"""What stands beside a text and holds for its post."""
_ANOTHER_DAY: Final = re.compile(
    r"(?:.*_)?(?:days?|weeks?|months?|hours?)_(?:after|before|later|earlier)(?:_.*)?"
    r"|before|after|later|follow_?up|reminder|(?:pre|post)_(?:launch|release|event)|t_?(?:plus|minus|[+-])_?\d+.*"
    r"|(?:next|previous|following)_(?:day|week|month)|(?:day|week)_?[+-]?\d+"
)
"""Keys of texts that go out on some other day than that of the article, which is not told."""
_TEXT_KEYS: Final = ("text", "post", "copy", "caption", "message", "body", "content", "thread")
_POSTED_TO: Final = frozenset({"post_to", "post_on", "share_on", "share_to", "publish_to", "targets"})
_COMMENT: Final = re.compile(r"(?P<network>[a-z]+)_(?:first_)?comment")
_COUNTED: Final = re.compile(r"(?<![\d/])\d{1,2}\s?/\s?(?:\d{1,2}|n)?(?![\d/])")
"""What the parts of a thread say of themselves."""
_DEEPEST: Final = 3
_A_FEW: Final = 4
"""How many words tell a post from a name, a handle or a title of a card."""


def read(document: Node, about: About) -> Reading | None:
    """Return the posts in the front matter of a file; its body is an article, and none of them."""
    front = document.get("front") if isinstance(document, Mapping) else None
    if not isinstance(document, Mapping) or not isinstance(front, Mapping) or _is_post(front):
        return None
    if is_in_code(document) and not about.is_of_posts:
        return None
    copies = list(_copies(front))
    if not copies:
        return None
    around = tuple(_around(front))
    posts = []
    for copy in copies:
        place = Mapping(copy, copy[-1].value.source, copy[0].key_node.start, copy[-1].value.end)
        posts += [reworded(item, about.date_order) for item in items_of(place, around)]
    lists = [one.value for copy in copies for one in copy if _may_be_posts(one)]
    return Reading(
        mapping(document, posts=sequence(posts, document)),
        problems=(*late(document, front), *_doubtful(lists)),
    )


def _may_be_posts(one: Entry) -> bool:
    """Tell whether a list of texts, which counts as a thread, may as well be one of several posts."""
    if one.key != "thread" or not isinstance(one.value, Sequence) or len(one.value.items) <= 1:
        return False
    says_so = "thread" in folded(one.written).removeprefix("threads")
    counted = (isinstance(item, Scalar) and _COUNTED.search(item.text) for item in one.value.items)
    return not says_so and not any(counted)


def _doubtful(lists: List[Node]) -> Iterator[Diagnostic]:
    """Say once of lists of texts below networks that have threads what they count as."""
    for first in lists[:1]:
        texts = len(first.items) if isinstance(first, Sequence) else 1
        more = f", and so do {len(lists) - 1} more in this file" if len(lists) > 1 else ""
        yield Diagnostic(
            first.span,
            f"This list of {texts} texts counts as one thread{more}. If each is a post of its own, write a "
            "map for each, with its text: and its network; if it is a thread, call it thread:.",
            "reading/list-as-thread",
            tuple(one.span for one in lists[1:]),
        )


def _is_post(front: Mapping) -> bool:
    """Tell whether the file is one post itself: its front matter says where it goes out."""
    return "channel" in by_meaning(front) or "accounts" in by_meaning(front) or "account" in by_meaning(front)


def _around(front: Mapping) -> Iterator[Entry]:
    """Yield what the front matter says of the article, and so of the posts about it."""
    dates = {
        folded(one.key): one for one in front if isinstance(one.value, Scalar) and one.value.text.strip()
    }
    date = next((dates[key] for key in _DATES if key in dates), None)
    if date:
        yield entry("date", date.value)
        # "A week after" is counted from the day of the article.
        yield entry("event_date", date.value)
    draft = front.scalar("draft")
    if draft and draft.value is True:
        yield entry("status", said(draft, "draft"))


def _copies(front: Mapping) -> Iterator[tuple[Entry, ...]]:
    for one in front:
        key = folded(one.key)
        if key in _AROUND and isinstance(one.value, Mapping):
            yield from _inside(one.value)
        elif key in _AROUND and isinstance(one.value, Sequence):
            yield from _listed(one.value)
        elif key in _FOR_ALL:
            yield from _copy(one, None, needs_network=False)
        elif network := _network(one.key):
            comment = _first_comment(front, network)
            yield from ((*comment, *copy) for copy in _copy(one, network))


def _first_comment(front: Mapping, network: str) -> tuple[Entry, ...]:
    """Return the comment that goes below the post on ``network``, as in ``linkedin_comment:``."""
    for one in front:
        named = _COMMENT.fullmatch(folded(one.key))
        if named and channel_of(named["network"]) == network and isinstance(one.value, Scalar):
            return (entry("first_comment", one.value),)
    return ()


def _inside(around: Mapping, depth: int = 1) -> Iterator[tuple[Entry, ...]]:
    """Yield the posts of a map below a key such as ``social:``, however its texts are grouped there."""
    meant = by_meaning(around)
    text = next((one for one in around if folded(one.key) in _TEXT_KEYS and _is_said(one.value)), None)
    if text is not None:
        beside = (one for key, one in meant.items() if key in _BESIDE)
        where = next((one for one in around if folded(one.key) in _POSTED_TO), None)
        yield (*beside, *((replace(where, key="channel"),) if where else ()), _whole(text, around))
    for one in around:
        network = _network(one.key)
        if network:
            yield from _copy(one, network)
        elif isinstance(one.value, Mapping) and depth < _DEEPEST:
            later = (entry("date", one.key_node),) if _ANOTHER_DAY.fullmatch(folded(one.key)) else ()
            yield from ((*later, *copy) for copy in _inside(one.value, depth + 1))
        elif isinstance(one.value, Sequence) and one is not text:
            yield from _listed(one.value)


def _network(key: str) -> str | None:
    return _CALLED.get(folded(key)) or channel_of(key)


def _copy(one: Entry, channel: str | None, *, needs_network: bool = True) -> Iterator[tuple[Entry, ...]]:
    """Yield the post that ``one`` holds for ``channel``, placed at its key."""
    if channel is None and needs_network:
        return
    where = (entry("channel", said(one.key_node, channel)),) if channel else ()
    if isinstance(one.value, Mapping):
        found = next((found for key in _TEXT_KEYS if (found := one.value.entry(key))), None)
        if found and _is_said(found.value):
            rest = (other for other in one.value if key_of(other) in _GOES_OUT or is_alt_name(other.key))
            yield (*where, *rest, *_flags(one.value), _whole(found, one.value))
    elif _is_said(one.value):
        several = isinstance(one.value, Sequence) and channel is not None and channel not in WITH_THREADS
        for text in one.value.items if several and isinstance(one.value, Sequence) else (one.value,):
            yield (*where, _text(one, text))


def _listed(listed: Sequence) -> Iterator[tuple[Entry, ...]]:
    """Yield the posts of a list such as ``- {platform: x, text: …}``."""
    for item in listed.items:
        fields = by_meaning(item) if isinstance(item, Mapping) else {}
        texts = fields.get("text") or fields.get("thread")
        if texts and "channel" in fields and _is_said(texts.value):
            beside = (one for key, one in fields.items() if key in {*_BESIDE, "status"})
            yield (*beside, *_flags(item), _whole(texts, item))


def _flags(around: Node) -> Iterator[Entry]:
    """Yield what says that a post went out, or when it did: ``posted: 2026-06-16``."""
    return filter(is_flag, around if isinstance(around, Mapping) else ())


def _whole(one: Entry, around: Node) -> Entry:
    """Return the text under ``one`` with the parts that stand beside it, such as its hook."""
    return _text(one, whole_text(one, one.value, around if isinstance(around, Mapping) else ())[0])


def _text(one: Entry, value: Node) -> Entry:
    return Entry("thread" if isinstance(value, Sequence) else "text", one.key_node, value)


def _is_said(value: Node) -> bool:
    """Tell whether ``value`` is a text, or the texts of a thread, and no handle, link or map of a card."""
    if isinstance(value, Sequence):
        return bool(value.items) and all(map(_is_said, value.items))
    if not isinstance(value, Scalar) or not isinstance(value.value, str):
        return False
    words = re.findall(r"\S+", re.sub(r"\S+://\S+|(?<!\w)@\S+", "", value.text))
    return len(words) >= _A_FEW or (not value.text.isascii() and len(value.text) > 8 and not words[1:])  # noqa: PLR2004
