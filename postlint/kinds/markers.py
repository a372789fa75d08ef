"""Marks in a text by which people have always said that they pass something on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from postlint.calendars.handles import is_status_url, mentions, normalise
from postlint.kinds.model import Evidence, Settled

if TYPE_CHECKING:
    from postlint.kinds.ours import Ours
    from postlint.source.tree import Scalar

_RT_POST = re.compile(r"\s*(RT:?\s+(\S+))\s*")
# "Please RT @x" asks others to share; every other RT, MT or QT before a handle passes it on.
_RT_BEFORE_HANDLE = re.compile(r"(?<!\w)(?<![Pp]lease )(?<![Pp]ls )(?:RT|MT|QT):? ?(?=@)")


class _Mark(NamedTuple):
    whose: str
    start: int
    end: int


def by_markers(texts: tuple[Scalar, ...], ours: Ours) -> Settled | None:
    """Return the kind that a marker in the text gives, or None.

    Only the first part of a thread is looked at: what a thread shares it says first, and a link to
    somebody's post further down is a reference.
    """
    if not texts:
        return None
    text = texts[0].text
    mark = _shared(text)
    if mark:
        return _settled(mark, texts[0], own=ours.holds(mark.whose))
    mark = _quoted(text)
    # What a quote of our own does is for the text to say.
    return _settled(mark, texts[0], own=False) if mark and not ours.holds(mark.whose) else None


def _shared(text: str) -> _Mark | None:
    """Find what says that the whole post passes something on."""
    if is_status_url(text):
        start = len(text) - len(text.lstrip())
        return _Mark(text.strip(), start, len(text.rstrip()))
    post = _RT_POST.fullmatch(text)
    if post and (post[2].isdigit() or is_status_url(post[2])):
        return _Mark(post[2], *post.span(1))
    named = {mention.start: mention for mention in mentions(text)}
    shares = (found for found in _RT_BEFORE_HANDLE.finditer(text) if found.end() in named)
    share = next(shares, None)
    if share is None:
        return None
    mention = named[share.end()]
    return _Mark(text[mention.start : mention.end], share.start(), mention.end)


def _quoted(text: str) -> _Mark | None:
    """Find a link at the end to the post of somebody whom it names.

    A link that names nobody (``x.com/i/status/…``) may well be our own.
    """
    body = text.rstrip()
    last = body.split()[-1] if body else ""
    return _Mark(last, len(body) - len(last), len(body)) if is_status_url(last) and normalise(last) else None


def _settled(mark: _Mark, text: Scalar, *, own: bool) -> Settled:
    found = text.text[mark.start : mark.end]
    evidence = Evidence("marker", found, text.span_of(mark.start, mark.end))
    return Settled("press_release" if own else "retweet", "markers", evidence)
