"""Marks in a text by which people have always said that they pass something on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from postlint.calendars.handles import is_status_url, normalise
from postlint.kinds.model import Evidence, Settled

if TYPE_CHECKING:
    from postlint.kinds.ours import Ours
    from postlint.source.tree import Scalar

_RT_POST = re.compile(r"\s*(?P<mark>RT:?\s+(?P<whose>\S+))\s*")
_HANDLE = r"@\w+(?:[.-]\w+)*(?:@\w+(?:[.-]\w+)*)?"
# "Please RT @x" asks others to share; every other RT, MT or QT before a handle passes it on.
_RT_HANDLE = re.compile(rf"(?<!\w)(?<![Pp]lease )(?<![Pp]ls )(?P<mark>(?:RT|MT|QT):? ?(?P<whose>{_HANDLE}))")


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
    if post and (post["whose"].isdigit() or is_status_url(post["whose"])):
        return _mark(post)
    return _mark(_RT_HANDLE.search(text))


def _quoted(text: str) -> _Mark | None:
    """Find a link at the end to the post of somebody whom it names.

    A link that names nobody (``x.com/i/status/…``) may well be our own.
    """
    body = text.rstrip()
    last = body.split()[-1] if body else ""
    return _Mark(last, len(body) - len(last), len(body)) if is_status_url(last) and normalise(last) else None


def _mark(match: re.Match[str] | None) -> _Mark | None:
    return _Mark(match["whose"], *match.span("mark")) if match else None


def _settled(mark: _Mark, text: Scalar, *, own: bool) -> Settled:
    found = text.text[mark.start : mark.end]
    evidence = Evidence("marker", found, text.span_of(mark.start, mark.end))
    return Settled("press_release" if own else "retweet", "markers", evidence)
