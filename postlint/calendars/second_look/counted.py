"""What a Markdown file counts, and what was read of it: posts in sections, and parts of threads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Final

from postlint.calendars.network_names import WITH_THREADS
from postlint.calendars.second_look.blocks import Block
from postlint.calendars.second_look.layout import Layout, says_when_and_where, template
from postlint.calendars.second_look.remainder import Found

_COUNT: Final = re.compile(r"[(\[]\s?(?P<number>\d{1,2})(?:\s(?P<unit>[^\W\d_]+))?\s?[)\]][\s*_:]*\Z")
_THREAD: Final = re.compile(r"(?<![^\W_])thread(?![^\W_])", re.IGNORECASE)
_REMARK: Final = re.compile(r"\((?![^()]*(?:\bthread\b[^()]*\d|\d[^()]*\bthread\b))[^()]*\)", re.IGNORECASE)
"""What stands in brackets, and is no number of the parts of a thread."""
_PART: Final = re.compile(r"\s*[(\[]?(\d{1,2})/")
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
_WORDS: Final = re.compile(r"\s*[^\s#]\S*(?:\s+[^\s#]\S*){4}")
_ITEM: Final = re.compile(r"^(\d{1,2})[.)]\s", re.MULTILINE)
_SAYS: Final = frozenset({"heading", "label", "value"})
_MEASURES: Final = frozenset(
    ["kb", "mb", "gb", "px", "s", "sec", "secs", "second", "seconds", "sek", "min", "mins", "minutes", "h"]
)
"""What is measured of a post, and counts none."""
_LONGEST: Final = 200
"""How much is looked at of a line that counts."""
_FEWEST: Final = 2
_LIST: Final = 3
"""How many items a list has at least that may be a thread."""


def numbers(layout: Layout) -> Found:
    """Return what ends in a number in brackets, as in "Tweets (4)", which is not that of what was read."""
    return [
        (layout.line(block), block.words)
        for block, heading, number in _counted(layout)
        if layout.texts_below(heading) >= number
    ]


def still_to_come(layout: Layout) -> Found:
    """Return what counts more posts than stand below it, each under a heading of its own."""
    return [
        (layout.line(block), block.words)
        for block, heading, number in _counted(layout)
        if layout.texts_below(heading) < number and not layout.posts_right_below(heading)
    ]


def _counted(layout: Layout) -> Iterator[tuple[Block, Block, int]]:
    """Yield what counts otherwise than it was read, with its heading, and the number."""
    said = [(block, found) for block in layout.blocks if (found := _count_in(block))]
    named = {_named(block, int(found["number"])) for block, found in said}
    named |= {_named(block, 1) for block in layout.blocks if block.kind == "heading" and not _count_in(block)}
    for block, found in said:
        number, heading = int(found["number"]), block if block.kind == "heading" else _last(block)
        if heading is None or number < _FEWEST:
            continue
        # "Ann (12)", and "LinkedIn (2)" below "LinkedIn", count nothing.
        is_bare = not found["unit"] and (block.kind == "value" or says_when_and_where(block.words))
        if is_bare or (not found["unit"] and _named(block, number - 1) in named):
            continue
        read = layout.numbers_below(heading)
        if read and number not in read and not layout.is_told_below(heading):
            yield block, heading, number


def _count_in(block: Block) -> re.Match[str] | None:
    found = _COUNT.search(block.words[-_LONGEST:]) if block.kind in _SAYS else None
    return None if found and (found["unit"] or "").lower() in _MEASURES else found


def _named(block: Block, number: int) -> tuple[int, str, int]:
    return block.level, template(block.words[:_LONGEST]), number


def threads(layout: Layout) -> Found:
    """Return what says that a thread stands below a heading under which several posts were read."""
    found: Found = []
    for block in layout.blocks:
        heading = block if block.kind == "heading" else _last(block)
        if block.kind not in {"heading", "value"} or heading is None:
            continue
        if not _THREAD.search(_REMARK.sub(" ", block.words[:_LONGEST])):
            continue
        if heading.start in layout.apart:
            found.append((layout.line(block), block.words))
    return found


def _last(block: Block) -> Block | None:
    return block.headings[-1] if block.headings else None


def lists(layout: Layout) -> Found:
    """Return the texts of one part that count from their first line on."""
    found: Found = []
    for post, one in enumerate(layout.seen):
        if len(one.post.texts) != 1 or not one.channels & WITH_THREADS:
            continue
        numbers = [int(item[1]) for item in _ITEM.finditer(one.post.text)]
        is_counted = len(numbers) >= _LIST and numbers == list(range(1, len(numbers) + 1))
        if is_counted and _ITEM.match(one.post.text):
            found.append(layout.place(post))
    return found


def apart(layout: Layout) -> Found:
    """Return the posts under one heading that count on from the one above them."""
    found: Found = []
    for post, (one, other) in enumerate(pairwise(layout.seen), 1):
        first, second = _PART.match(one.post.text), _PART.match(other.post.text)
        above, here = layout.firsts[post - 1], layout.firsts[post]
        is_one = above and here and above.section == here.section and one.post.text != other.post.text
        if is_one and second and int(second[1]) == (int(first[1]) if first else 0) + 1:
            found.append(layout.place(post))
    return found


def tagged(layout: Layout) -> Found:
    """Return the texts of which several paragraphs end with hashtags, as posts do one by one."""
    texts = (text for one in layout.seen for text in one.post.texts)
    return [
        (text.span.line, text.text.strip().partition("\n")[0]) for text in texts if _has_several(text.text)
    ]


def _has_several(text: str) -> bool:
    """Tell whether words with the same hashtag behind them, or with several, come twice at least."""
    paragraphs = _EMPTY_LINE.split(text.strip())
    tags = [found for one in paragraphs if (found := _tags_behind(one))]
    is_last = bool(_tags_behind(paragraphs[-1])) and _WORDS.match(paragraphs[-1]) is not None
    return (
        is_last and len(tags) > 1 and (all(len(one) > 1 for one in tags) or not tags[0].isdisjoint(tags[-1]))
    )


def _tags_behind(words: str) -> set[str]:
    return set(takewhile(lambda word: word.startswith("#"), reversed(words.split())))
