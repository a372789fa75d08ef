"""What a post's own fields say of it: whom it answers, what it shares, whether it is a poll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.kinds.model import Evidence, Settled

if TYPE_CHECKING:
    from postlint.calendars.model import Post
    from postlint.kinds.ours import Ours
    from postlint.source.spans import Span
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
