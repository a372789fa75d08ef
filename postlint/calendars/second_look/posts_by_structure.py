"""Which texts of a Markdown file are posts, as its structure and its numbers say, whatever was read.

The grammar of a plan is learnt from the plan: whatever its words are, what it says again and again in one
place is meant in one way, and what it counts is there so often.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise, takewhile
from statistics import median
from typing import Final

from postlint.calendars.post_likeness import likeness
from postlint.calendars.readers.one_post_headings import NO_POSTS
from postlint.calendars.second_look.blocks import Block
from postlint.calendars.second_look.layout import Layout, says_when_and_where, template
from postlint.calendars.second_look.remainder import Found
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.network_names import CHANNEL_NAMES, WITH_THREADS
from postlint.calendars.terms.networks_meant import SORT_KEYS
from postlint.vocabulary import in_words

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
            if _has_only_words(layout, heading)
            and not (layout.is_known(heading) or layout.is_said_above(heading, (NO_POSTS,)))
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
        if heading and heading.start in layout.apart and _THREAD.search(_says_what(block)):
            networks = [layout.seen[post].channels for post in layout.posts_right_below(heading)]
            if _is_counted(block.words) or any(not one or one & WITH_THREADS for one in networks):
                found.append((layout.line(block), block.words))
    return found


def _is_counted(words: str) -> bool:
    """Tell whether words say that something is a thread, where or of how many parts, and no more."""
    said = in_words(words).split()
    return len(said) == 1 or any(word in CHANNEL_NAMES or word.isdecimal() for word in said)


def _says_what(block: Block) -> str:
    """Return the words of a heading, or label, that may say what stands there: no texts, and no remarks."""
    is_said = block.kind == "heading" or (block.kind == "value" and folded(block.name) in SORT_KEYS)
    words = block.words if is_said else block.name if block.kind == "value" else ""
    return _REMARK.sub(" ", words[:_LONGEST])


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
        says_thread = len(other.post.texts) > 1 and here and _THREAD.search(_above(here))
        counts_on = second and int(second[1]) == (int(first[1]) if first else 0) + 1
        if is_one and counts_on and not says_thread:
            found.append(layout.place(post))
    return found


def _above(block: Block) -> str:
    return " ".join([block.label, *(heading.words for heading in block.headings[-1:])])


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
