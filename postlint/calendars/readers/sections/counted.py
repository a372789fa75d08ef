"""Headings that count, as in "## 1. The launch", in a file of which its name says that posts are in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.guides import instructs, is_title_of_guide
from postlint.calendars.readers.sections.outline import Section
from postlint.source.spans import Source

_NUMBER: Final = re.compile(r"(?P<number>\d{1,2})[.)]\s+\S")
_GOES_OUT: Final = re.compile(
    r"(?:^|\s)#[^\W\d_]\w+|https?://\S|\[(?:link|url)\]|^(?:>|```|~~~)", re.I | re.M
)
"""What most posts have, and what is said about posts mostly has not."""
_FEWEST: Final = 2


def mark_counted(root: Section, source: Source) -> None:
    """Let sections count as posts whose headings are counted from 1 on, and most of which look like one.

    Their headings may use any word, such as "2. The rules", since each only says what its post is about.
    """
    for section in root.all_below():
        if section.label and is_title_of_guide(section.label.title.text):
            continue
        counted = [inner for inner in section.sections if _number(inner) is not None]
        numbers = [_number(inner) for inner in counted]
        if (
            len(counted) >= _FEWEST
            and numbers == list(range(1, len(counted) + 1))
            and _go_out(counted, source)
        ):
            for inner in counted:
                if inner.label and inner.label.role in {"topic", "aside", "field"}:
                    inner.label = replace(inner.label, role="post", named=True, field="")


def _number(section: Section) -> int | None:
    found = _NUMBER.match(section.label.title.text) if section.label else None
    return int(found["number"]) if found else None


def _go_out(sections: Sequence[Section], source: Source) -> bool:
    """Tell whether most of ``sections`` have what posts have, and all have a text and nothing below it."""
    if not all(section.content and not section.sections for section in sections):
        return False
    texts = [source.text[section.content[0].start : section.end] for section in sections]
    return sum(bool(_GOES_OUT.search(text)) for text in texts) * 2 > len(texts) and not any(
        map(instructs, texts)
    )
