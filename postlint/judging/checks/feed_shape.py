"""``feed_shape``: at most a share of posts may be a title and a link, or come out of a feed.

A post looks fed when its ``origin`` says so (``rss``, ``atom``, ``feed`` or ``bot``), or when it is a title
and a link with no more than hashtags beside them: one line without an end, no handle, nothing that speaks
to anybody. A post with a picture, a poll or an answer in it was made by somebody. This can be seen, so
nothing is in doubt.
"""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.handles import is_status_url
from postlint.calendars.model import Post
from postlint.judging.checks import Check
from postlint.judging.checks import parameters as read
from postlint.judging.checks.share import weights_of
from postlint.judging.groups import of_kinds
from postlint.judging.mix.bounds import Constraint, Reading, Score
from postlint.judging.model import Rule, Terms
from postlint.kinds.model import Classified
from postlint.source.lazy_patterns import later

FEEDS: Final = frozenset({"rss", "atom", "feed", "bot"})
"""What `origin:` says of a post that no person wrote."""

LONGEST_TITLE: Final = 25
_LONGEST: Final = 25_000
"""How many words a title may have; longer ones are texts."""

_WORD: Final = re.compile(r"\S+")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_CUT_OFF: Final = ("…", "...", "[…]", "[...]")
_BETWEEN: Final = frozenset("-–—|·»")
"""Signs that feeds put between a title and its link."""
_ENDS_A_TITLE: Final = "\"'”’»)]%"
_NEXT_SENTENCE: Final = later(r"(?:[^\W\d]{4}\.|[!?])\s")
"""A full stop only counts after a word of some length, so that "St. Mary's" is one title."""


def constraint(rule: Rule, _terms: Terms) -> Constraint:
    """Return what a feed_shape rule asks of each window. A shape can be seen, so nothing is in doubt."""
    weights = weights_of(rule)
    fed = Score(weights.inside, weights.inside, "in")
    written = Score(weights.outside, weights.outside, "out")

    return Constraint(
        base=weights.base,
        gain=weights.outside,
        score=lambda item: fed if _fed_by(item.post) else written,
        wanted=of_kinds(()),
        window=read.window(rule),
        undated_window=read.undated_window(rule),
        asked=weights.asked,
        min_posts=read.min_posts(rule),
        basis=read.basis(rule),
        complaint="too many",
        reading=_reading,
    )


def _fed_by(post: Post) -> Reading | None:
    """Return what makes a post look fed, or None where somebody wrote it."""
    if (post.origin or "").strip().casefold() in FEEDS:
        return Reading("fed", f"origin: {post.origin}")
    text = post.texts[0].text if len(post.texts) == 1 and not _has_more(post) else ""
    if len(text) <= _LONGEST and ("/" in text or "www." in text.lower()):
        if is_title_and_link(text):
            return Reading("fed", "a title and a link")
        if is_bare_link(text):
            return Reading("fed", "a link and nothing else")
    return None


def _reading(item: Classified) -> Reading:
    return _fed_by(item.post) or Reading("written")


def _has_more(post: Post) -> bool:
    """Tell whether a post has anything but its text, which somebody must have put there."""
    return bool(post.media or post.poll or post.reply_to or post.repost_of or post.quote_of)


def is_title_and_link(text: str) -> bool:
    """Tell whether a text is a title and a link, with no more than hashtags beside them.

    A title is one line without an end, or one that was cut off. Who speaks to somebody ends the sentence,
    leads over to the link with a colon or an emoji, or names a handle.
    """
    words = list(_WORD.finditer(text))
    end = len(words)
    while end and (_is_beside(words[end - 1][0]) or words[end - 1][0] in _BETWEEN):
        end -= 1
    title = text[words[0].start() : words[end - 1].end()] if end else ""
    return (
        0 < end <= LONGEST_TITLE
        and any(_ADDRESS.fullmatch(word[0]) for word in words[end:])
        and not any(word[0].startswith("@") or _ADDRESS.fullmatch(word[0]) for word in words[:end])
        and "\n" not in title
        and (title.endswith(_CUT_OFF) or title[-1].isalnum() or title[-1] in _ENDS_A_TITLE)
        and not _NEXT_SENTENCE.search(title)
    )


def is_bare_link(text: str) -> bool:
    """Tell whether a text is a link with no more than hashtags beside it, and not one to somebody's post."""
    words = text.split()
    links = [word for word in words if _ADDRESS.fullmatch(word)]
    return bool(links) and all(map(_is_beside, words)) and not any(map(is_status_url, links))


def _is_beside(word: str) -> bool:
    """Tell whether a word is no part of what a post says: a link or a hashtag."""
    return word.startswith("#") or _ADDRESS.fullmatch(word) is not None


CHECK: Final = Check(
    name="feed_shape",
    summary=(
        "the share of posts that are a title and a link and nothing else, or that a feed or bot wrote, "
        "must be at most or below a percentage"
    ),
    parameters={
        "max": {**read.PERCENT, "description": "the greatest part that they may be"},
        "below": {**read.PERCENT, "description": "the part that they must be less than"},
        "window": read.WINDOW,
        "undated_window": read.UNDATED_WINDOW,
        "min_posts": read.MIN_POSTS,
        "basis": read.BASIS,
    },
    required=(),
    bounds=("max", "below"),
    groups=(),
    ask=constraint,
)
