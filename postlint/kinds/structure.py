"""What a post is by its form alone: its fields, the word of its author, markers in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from postlint.calendars.handles import is_status_url, mentions
from postlint.kinds.model import Evidence, Settled

if TYPE_CHECKING:
    from postlint.calendars.model import Post
    from postlint.kinds.own_accounts import Ours
    from postlint.source.spans import Span
    from postlint.source.tree import Scalar
    from postlint.vocabulary import Kind


def by_fields(post: Post, ours: Ours) -> Settled | None:
    """Return the kind that ``reply_to``, ``repost_of``, ``quote_of`` or ``poll`` gives, or None.

    A repost of our own is our own news again. What a quote of our own or a reply to it does is for
    the author or the text to say.
    """
    if post.reply_to and not ours.are_talked_to(post):
        return _settled("reply", "reply_to", post.reply_to.value, post.reply_to.span)
    if post.repost_of:
        kind: Kind = "press_release" if ours.holds(post.repost_of.value) else "retweet"
        return _settled(kind, "repost_of", post.repost_of.value, post.repost_of.span)
    if post.quote_of and not ours.holds(post.quote_of.value):
        return _settled("retweet", "quote_of", post.quote_of.value, post.quote_of.span)
    if post.poll:
        return _settled("question", "poll", ", ".join(post.poll.value), post.poll.span)
    return None


def continues(post: Post, ours: Ours) -> Evidence | None:
    """Return the ``reply_to`` with which ``post`` goes on from a post of the same account, or None."""
    if post.reply_to is None or not ours.goes_on(post):
        return None
    return Evidence("field", f"reply_to: {post.reply_to.value}", post.reply_to.span)


def by_declaration(post: Post, ours: Ours) -> Settled | None:
    """Return the kind that the author gave the post, or None.

    Who answers one of us answers nobody, whatever the author calls it.
    """
    if post.kind is None or (post.kind.value == "reply" and ours.are_talked_to(post)):
        return None
    return Settled(
        post.kind.value, "declared", Evidence("declared", f"kind: {post.kind.value}", post.kind.span)
    )


def _settled(kind: Kind, field: str, value: str, span: Span) -> Settled:
    return Settled(kind, "fields", Evidence("field", f"{field}: {value}", span))


_RT_POST = re.compile(r"\s*(RT:?\s+(\S+))\s*")
# "Please RT @x" asks others to share; every other RT, MT or QT before a handle passes it on.
_RT_BEFORE_HANDLE = re.compile(r"(?<!\w)(?<![Pp]lease )(?<![Pp]ls )(?:RT|MT|QT):? ?(?=@)")


class _Mark(NamedTuple):
    whose: str
    start: int
    end: int


def by_markers(texts: tuple[Scalar, ...], ours: Ours) -> Settled | None:
    """Return the kind that a marker in the text gives, or None.

    Only the first part of a thread is looked at: what a thread shares it says first. A link to somebody's
    post behind words is no certain share, since people also invite to what was posted: the text decides.
    """
    if not texts:
        return None
    text = texts[0].text
    mark = _shared(text, ours)
    return _by_mark(mark, texts[0], own=ours.holds(mark.whose)) if mark else None


def _shared(text: str, ours: Ours) -> _Mark | None:
    """Find what says that the whole post passes something on."""
    if is_status_url(text):
        start = len(text) - len(text.lstrip())
        return _Mark(text.strip(), start, len(text.rstrip()))
    post = _RT_POST.fullmatch(text)
    if post and (post[2].isdigit() or is_status_url(post[2])):
        return _Mark(post[2], *post.span(1))
    named = {mention.start: mention for mention in mentions(text, ours.handles)}
    shares = (found for found in _RT_BEFORE_HANDLE.finditer(text) if found.end() in named)
    share = next(shares, None)
    if share is None:
        return None
    mention = named[share.end()]
    return _Mark(text[mention.start : mention.end], share.start(), mention.end)


def _by_mark(mark: _Mark, text: Scalar, *, own: bool) -> Settled:
    found = text.text[mark.start : mark.end]
    evidence = Evidence("marker", found, text.span_of(mark.start, mark.end))
    return Settled("press_release" if own else "retweet", "markers", evidence)
