"""Sections that their neighbours make something else of: pictures, videos, and versions of one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from postlint.calendars.readers.sections.words import CAPTIONS, LENGTHS, ON_PICTURES

if TYPE_CHECKING:
    from postlint.calendars.readers.sections.outline import Section

_OF_VIDEOS: Final = re.compile(r"\b(?:stories|reels|shorts|videos)\b", re.IGNORECASE)
_VIDEO: Final = re.compile(r"(?:story|reel|short|video)\s*#?\d", re.IGNORECASE)


def mark_pictures(sections: Sequence[Section]) -> None:
    """Mark what stands on pictures as no text: beside a caption, which goes out, a body or copy does."""
    texts = [inner for inner in sections if inner.label and inner.label.role == "content"]
    captions = [inner for inner in texts if inner.label and inner.label.plain in CAPTIONS]
    for inner in texts if captions else ():
        if inner.label and inner.label.plain in ON_PICTURES:
            inner.label = replace(inner.label, role="aside")


def mark_videos(section: Section) -> None:
    """Mark counted stories and reels with marked texts as posts, below a network of which they are told."""
    label = section.label
    if label is None or label.role != "network" or not _OF_VIDEOS.search(label.title.text):
        return
    for inner in section.sections:
        is_marked = bool(inner.content) and inner.content[0].kind in {"fence", "quote"}
        if inner.label and inner.label.role == "aside" and _VIDEO.match(inner.label.plain) and is_marked:
            inner.label = replace(inner.label, role="post", named=True)


def mark_versions(sections: Sequence[Section]) -> None:
    """Mark sections side by side that hold one text in several lengths: a "Short" alone is a video."""
    lengths = [inner for inner in sections if inner.label and inner.label.whole in LENGTHS]
    for inner in lengths if len(lengths) > 1 else ():
        if inner.label:
            inner.label = replace(inner.label, role="option", several=False)
