"""Posts in slots where no others stand, and what stands where others do and is no post.

The grammar of a plan is learnt from the plan: whatever its words are, what it says again and again in one
place is meant in one way.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import median
from typing import Final

from postlint.calendars.second_look.blocks import Block
from postlint.calendars.second_look.layout import Layout, says_when_and_where, template
from postlint.calendars.second_look.likeness import likeness
from postlint.calendars.second_look.remainder import Found

_SEVERAL: Final = 2
_PLAN: Final = 3
"""How often a heading comes back at least that is one of a plan."""
_MANY: Final = 15
"""How many words stand below one at least that is more than a note."""
_MUCH_SHORTER: Final = 3
"""How many times longer the others are beside which a text is much shorter."""
_STEP: Final = 6
"""How many words the steps of a guide mostly have at most."""
_A_STEP: Final = re.compile(r"\d{1,2}[.)]\s[^#@]*[\w`*)]")
"""An item that counts and ends like no sentence, without tags."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NO_CLASS: Final = frozenset({"", "*"})


def unread(layout: Layout) -> Found:
    """Return what stands in slots of posts and is in none: blocks, and sections of a plan that comes back."""
    return [*_blocks_unread(layout), *_sections_unread(layout)]


def _blocks_unread(layout: Layout) -> Iterator[tuple[int, str]]:
    firsts = [first for first in layout.firsts if first]
    slots = Counter(map(layout.slot_of, firsts))
    with_posts = {layout.blocks[number].section for number in layout.posts_in}
    for number, block in enumerate(layout.blocks):
        if number in layout.used or block.section in with_posts or not _WORD.search(block.words):
            continue
        slot = layout.slot_of(block)
        is_sure = slot.label or slot.heading[1] not in _NO_CLASS
        if slots[slot] >= _SEVERAL and is_sure and not layout.is_told(block):
            yield layout.line(block), block.words


def _sections_unread(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the headings that come back, of which most have words below them that are in no post."""
    by_sort: defaultdict[tuple[int, str], list[Block]] = defaultdict(list)
    for block in layout.blocks:
        if block.kind == "heading" and (sort := template(block.words)):
            by_sort[block.level, sort].append(block)
    for headings in by_sort.values():
        without = [
            heading
            for heading in headings
            if _has_only_words(layout, heading) and not layout.is_known(heading)
        ]
        if len(headings) >= _PLAN and len(without) * 2 > len(headings):
            yield from ((layout.line(heading), heading.words) for heading in without)


def _has_only_words(layout: Layout, heading: Block) -> bool:
    numbers = layout.below(heading)
    words = sum(len(layout.written(number).split()) for number in numbers if layout.is_words(number))
    return words > _MANY and not layout.numbers_below(heading)


def strangers(layout: Layout) -> Found:
    """Return the posts that stand apart from the others, in slots of their own, and are much shorter."""
    return [*_behind(layout), *_beside(layout), *_of_labels(layout), *_steps(layout)]


def _is_much_shorter(layout: Layout, post: int, length: float) -> bool:
    """Tell whether a post has far fewer words than others of ``length``, and does not read like one."""
    words = layout.lengths[post]
    if words * _MUCH_SHORTER > length:
        return False
    return words <= _MANY or (likeness(layout.seen[post].post.text) or 0) <= 0


def _behind(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the posts behind those of a plan, under headings that are none of it, where all are short."""
    sorts = [layout.heading_of(first) if first else None for first in layout.firsts]
    usual, times = Counter(sort for sort in sorts if sort).most_common(1)[0] if any(sorts) else (None, 0)
    regular = [post for post, sort in enumerate(sorts) if sort and sort == usual]
    if times < _SEVERAL or times == len(sorts):
        return
    length = median(layout.lengths[post] for post in regular)
    firsts = [first for post in regular if (first := layout.firsts[post])]
    above, last = {heading.start for first in firsts for heading in first.headings}, firsts[-1].start
    branches: defaultdict[int, list[int]] = defaultdict(list)
    for post, first in enumerate(layout.firsts):
        own = [heading for heading in first.headings if heading.start not in above] if first else []
        if own and own[0].start > last and not says_when_and_where(own[-1].words):
            branches[own[0].start].append(post)
    for posts in branches.values():
        if all(_is_much_shorter(layout, post, length) for post in posts):
            yield from (layout.place(post) for post in posts)


def _beside(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the posts that stand under the heading of a long one, below another label."""
    by_heading: defaultdict[int, list[int]] = defaultdict(list)
    for post, first in enumerate(layout.firsts):
        if first and first.headings:
            by_heading[first.section].append(post)
    for posts in by_heading.values():
        longest = max(posts, key=layout.lengths.__getitem__)
        for post in posts:
            first, other = layout.firsts[post], layout.firsts[longest]
            is_short = _is_much_shorter(layout, post, layout.lengths[longest])
            is_apart = first and other and layout.slot_of(first) != layout.slot_of(other)
            if is_short and is_apart and first and not first.is_item:
                yield layout.place(post)


def _of_labels(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the posts that are lists of nothing but labels in marks with values."""
    for post, numbers in enumerate(layout.of_posts):
        blocks = [layout.blocks[number] for number in numbers]
        named = [block for block in blocks if block.kind == "value" and block.is_marked and block.is_item]
        if len(blocks) > 1 and len(named) == len(blocks):
            yield layout.place(post)


def _steps(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the first of the posts of a file that are the steps of one list: counted, and no sentences."""
    blocks = [[layout.blocks[number] for number in numbers] for numbers in layout.of_posts]
    firsts = [one[0] for one in blocks if len(one) == 1 and one[0].is_item]
    if len(firsts) < _PLAN or len(firsts) < len(blocks) or len({first.section for first in firsts}) > 1:
        return
    if median(layout.lengths) <= _STEP and all(_A_STEP.fullmatch(first.words) for first in firsts):
        yield layout.place(0)
