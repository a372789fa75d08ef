"""Headings that count, as in "## 1. The launch": each says what its post is about, in any words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.guides import instructs, is_title_of_guide
from postlint.calendars.readers.sections.outline import Section
from postlint.source.spans import Source

_NUMBER: Final = re.compile(r"(\d{1,2})[.)][ \t]+\S")
_GOES_OUT: Final = re.compile(
    r"(?:^|\s)#[^\W\d_]\w+|https?://\S|\[(?:link|url)\]|^(?:>|```|~~~)", re.I | re.M
)
"""What most posts have, and what is said about posts mostly has not."""
_TAGGED: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+[ \t]*$", re.MULTILINE)
_FEWEST_IN_A_FILE_OF_POSTS: Final = 2
_FEWEST_BELOW_A_TITLE: Final = 3


def mark_counted(root: Section, source: Source, *, of_posts: bool) -> None:
    """Let sections count as posts whose headings are counted from 1 on, and most of which look like one.

    They stand in a file of which its name says that it is ``of_posts``, or below a title of several posts.
    """
    for above in root.all_below():
        if above.label and is_title_of_guide(above.label.title.text):
            continue
        counted = [inner for inner in above.sections if _number(inner) is not None]
        if list(map(_number, counted)) != list(range(1, len(counted) + 1)):
            continue
        if (of_posts and _go_out(counted, source)) or _end_as_posts(above, counted, source):
            for inner in counted:
                if inner.label and inner.label.role in {"topic", "aside", "field"}:
                    # "Both games, one thread" is one post as the others are, where it is no longer.
                    thread = inner.label.thread and _length(inner) > max(
                        (_length(one) for one in counted if one is not inner), default=0
                    )
                    inner.label = replace(inner.label, role="post", named=True, field="", thread=thread)


def _length(section: Section) -> int:
    return sum(piece.end - piece.start for piece in section.content)


def _number(section: Section) -> int | None:
    found = _NUMBER.match(section.label.title.text) if section.label else None
    return int(found[1]) if found else None


def _go_out(sections: Sequence[Section], source: Source) -> bool:
    """Tell whether most of ``sections`` have what posts have, and all have a text and nothing below it."""
    if len(sections) < _FEWEST_IN_A_FILE_OF_POSTS or not all(
        section.content and not section.sections for section in sections
    ):
        return False
    texts = [source.text[section.content[0].start : section.end] for section in sections]
    return sum(bool(_GOES_OUT.search(text)) for text in texts) * 2 > len(texts) and not any(
        map(instructs, texts)
    )


def _end_as_posts(above: Section, sections: Sequence[Section], source: Source) -> bool:
    """Tell whether ``sections`` stand below a title of posts, and most end with a line or hashtags."""
    if not (above.label and above.label.several) or len(sections) < _FEWEST_BELOW_A_TITLE:
        return False
    lasts = [section.content[-1] for section in sections if section.content]
    ended = [last.kind == "rule" or bool(_TAGGED.search(source.text, last.start, last.end)) for last in lasts]
    return sum(ended) * 2 >= len(sections)
