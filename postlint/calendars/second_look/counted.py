"""What a Markdown file counts, and what was read of it: posts in sections, and parts of threads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from postlint.calendars.second_look.blocks import Block
from postlint.calendars.second_look.layout import Layout
from postlint.calendars.second_look.remainder import Found
from postlint.calendars.value_words import WITH_THREADS

_COUNT: Final = re.compile(r"[(\[]\s?(?P<number>\d{1,2})(?:\s[^\W\d_]+)?\s?[)\]][\s*_:]*\Z")
_THREAD: Final = re.compile(r"(?<![^\W_])thread(?![^\W_])", re.IGNORECASE)
_REMARK: Final = re.compile(r"\([^()]*\)")
_PART: Final = re.compile(r"\s*[(\[]?(\d{1,2})/")
_ITEM: Final = re.compile(r"^(\d{1,2})[.)]\s", re.MULTILINE)
_SAYS: Final = frozenset({"heading", "label", "value"})
_LONGEST: Final = 200
"""How much is looked at of a line that counts."""
_FEWEST: Final = 2
_LIST: Final = 3
"""How many items a list has at least that may be a thread."""


def counts(layout: Layout) -> Found:
    """Return where a file counts posts, or parts of threads, otherwise than they were read."""
    return [*_said(layout), *_threads(layout), *_lists(layout), *_apart(layout)]


def _said(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield what ends in a number in brackets, as in "Tweets (4)", which is not that of what was read."""
    for block in layout.blocks:
        said = _COUNT.search(block.words[-_LONGEST:]) if block.kind in _SAYS else None
        heading = block if block.kind == "heading" else _last(block)
        if said is None or heading is None or int(said["number"]) < _FEWEST:
            continue
        read = layout.numbers_below(heading)
        if read and int(said["number"]) not in read and not layout.is_told_below(heading):
            yield layout.line(block), block.words


def _threads(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield what says that a thread stands below a heading under which several posts were read."""
    for block in layout.blocks:
        heading = block if block.kind == "heading" else _last(block)
        if block.kind not in {"heading", "value"} or heading is None:
            continue
        if not _THREAD.search(_REMARK.sub(" ", block.words[:_LONGEST])):
            continue
        if heading.start in layout.apart:
            yield layout.line(block), block.words


def _last(block: Block) -> Block | None:
    return block.headings[-1] if block.headings else None


def _lists(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the texts of one part that count from their first line on."""
    for post, one in enumerate(layout.seen):
        if len(one.post.texts) != 1 or not one.channels & WITH_THREADS:
            continue
        numbers = [int(item[1]) for item in _ITEM.finditer(one.post.text)]
        is_counted = len(numbers) >= _LIST and numbers == list(range(1, len(numbers) + 1))
        if is_counted and _ITEM.match(one.post.text):
            yield layout.place(post)


def _apart(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the posts under one heading that count on from the one above them."""
    for post, (one, other) in enumerate(pairwise(layout.seen), 1):
        first, second = _PART.match(one.post.text), _PART.match(other.post.text)
        above, here = layout.firsts[post - 1], layout.firsts[post]
        is_one = above and here and above.section == here.section and one.post.text != other.post.text
        if is_one and second and int(second[1]) == (int(first[1]) if first else 0) + 1:
            yield layout.place(post)
