"""Where the posts of a Markdown file stand in it: in which of its blocks, and in slots of which sort."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Final

from postlint.calendars.dates.spoken_dates import MONTHS, WEEKDAYS
from postlint.calendars.second_look.blocks import Block, blocks_of, overlapping
from postlint.calendars.second_look.remainder import Remainder, Seen, scalars_of, stretches_of
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.calendars.terms.networks_meant import is_everywhere
from postlint.records import dataclass
from postlint.source.tree import Scalar
from postlint.vocabulary import in_words

_TITLE: Final = re.compile(r"\s[—–|-]\s|[:(\[,]")
"""What stands between the name of a section and what it is about."""
DAYS: Final = MONTHS.keys() | WEEKDAYS.keys()
_TEXTS: Final = frozenset({"text", "thread"})
_WORDS: Final = frozenset({"paragraph", "quote", "fence", "item"})


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands around a text: the sort of heading above it, the label, and the sort of block."""

    heading: tuple[int, str]
    label: str
    kind: str


def template(words: str) -> str:
    """Return the words of a heading or label with signs for numbers, days and networks, and no title."""
    name = in_words(_TITLE.split(words.strip(" *_#"))[0])
    said = [_sign(word) for word in name.split()]
    return " ".join(word for number, word in enumerate(said) if not number or word != said[number - 1])


def says_when_and_where(words: str) -> bool:
    """Tell whether a heading names a network and a day, as that of a post does wherever it stands."""
    signs = [_sign(word) for word in in_words(words).split()]
    says_where = "@" in signs or any(is_everywhere(piece.strip(" )]")) for piece in _TITLE.split(words))
    return says_where and ("day" in signs or signs.count("#") > 1)


def _sign(word: str) -> str:
    if any(map(str.isdigit, word)):
        return "#"
    return "@" if word in CHANNEL_NAMES else "day" if word in DAYS else word


class Layout:
    """The blocks of a Markdown file, and which of them hold which posts, by their numbers.

    ``seen`` are the posts in file order, ``source`` is the file.
    """

    def __init__(self, look: Remainder) -> None:
        self._look, self.source, self.seen = look, look.source, look.seen
        self.blocks = blocks_of(look.source)
        self._starts = [block.start for block in self.blocks]
        self._sorts: dict[int, str] = {}
        self._told_below: dict[int, bool] = {}
        self._numbers_below: dict[int, frozenset[int]] = {}
        self.lengths = [len(one.post.text.split()) for one in look.seen]

    def _numbers(self, one: Seen, keys: Collection[str] | None = None) -> Iterator[int]:
        for start, end in stretches_of(one.node, keys):
            yield from overlapping(self.blocks, self._starts, start, end)

    @cached_property
    def of_posts(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the blocks in which the text of each post stands."""
        return tuple(tuple(sorted(set(self._numbers(one, _TEXTS)))) for one in self.seen)

    @cached_property
    def firsts(self) -> tuple[Block | None, ...]:
        """The block in which the text of each post begins; of one without a text, None."""
        return tuple(self.blocks[numbers[0]] if numbers else None for numbers in self.of_posts)

    @cached_property
    def posts_in(self) -> dict[int, list[int]]:
        """The numbers of the posts of which texts stand in a block, by the number of that."""
        found = defaultdict(list)
        for post, numbers in enumerate(self.of_posts):
            for number in numbers:
                found[number].append(post)
        return dict(found)

    @cached_property
    def used(self) -> frozenset[int]:
        """The numbers of the blocks of which anything belongs to a post."""
        return frozenset(number for one in self.seen for number in self._numbers(one))

    @cached_property
    def by_heading(self) -> defaultdict[int, list[int]]:
        """The numbers of the blocks right below a heading, by the place of that."""
        found = defaultdict(list)
        for number, block in enumerate(self.blocks):
            if block.kind != "heading":
                found[block.section].append(number)
        return found

    @cached_property
    def _templates(self) -> Counter[tuple[int, str]]:
        headings = (block for block in self.blocks if block.kind == "heading")
        return Counter((block.level, template(block.words)) for block in headings)

    def line(self, block: Block) -> int:
        """Return the number of the line in which a block begins."""
        return self.source.position(block.start)[0]

    def lines(self, start: int, end: int) -> range:
        """Return the numbers of the lines between two places."""
        return range(self.source.position(start)[0], self.source.position(max(end - 1, start))[0] + 1)

    def place(self, post: int) -> tuple[int, str]:
        """Return the line in which a post begins, and its first words."""
        first, text = self.firsts[post], self.seen[post].post.text
        return self.line(first) if first else 0, text.strip().partition("\n")[0]

    def written(self, number: int) -> str:
        """Return a block as it stands in the file."""
        return self.source.text[self.blocks[number].start : self.blocks[number].end]

    def is_words(self, number: int) -> bool:
        """Tell whether a block is of a sort that texts are."""
        return self.blocks[number].kind in _WORDS

    def scalars(self, one: Seen) -> Iterator[Scalar]:
        """Yield all that a post has from the file."""
        return (text for entry in one.node for text in scalars_of(entry.value) if text.source is self.source)

    def is_told_below(self, heading: Block) -> bool:
        """Tell whether something is said of a line below a heading."""
        if heading.start not in self._told_below:
            told = any(self.is_named(self.blocks[number]) for number in self.below(heading))
            self._told_below[heading.start] = told
        return self._told_below[heading.start]

    def heading_of(self, block: Block) -> tuple[int, str]:
        """Return the sort of heading above a block: "*" stands for one of which there is no second."""
        if not block.headings:
            return 0, ""
        heading = block.headings[-1]
        if heading.start not in self._sorts:
            self._sorts[heading.start] = template(heading.words)
        sort = self._sorts[heading.start]
        if "@" in sort.split():
            return heading.level, "@"
        return heading.level, sort if self._templates[heading.level, sort] > 1 else "*"

    def slot_of(self, block: Block) -> Slot:
        """Return in which slot a block stands."""
        kind = "item" if block.is_item else block.kind
        label = block.name if block.kind == "value" else block.label
        return Slot(self.heading_of(block), template(label), kind)

    def is_named(self, block: Block) -> bool:
        """Tell whether something is said of the line in which a block begins."""
        return self._look.is_named(self.line(block))

    def is_known(self, block: Block) -> bool:
        """Tell whether a heading is known to stand above no post."""
        return self._look.is_of_no_post(self.line(block))

    def is_named_line(self, line: int) -> bool:
        """Tell whether something is said of a line."""
        return self._look.is_named(line)

    def is_told(self, block: Block) -> bool:
        """Tell whether something is said of a block, or of a heading above it."""
        return any(map(self.is_named, (*block.headings, block))) or self._look.is_told(block.start)

    def is_said_above(self, block: Block, sorts: tuple[str, ...]) -> bool:
        """Tell whether the nearest note up to a block is one of ``sorts``, by how they begin."""
        return self._look.is_said_above(self.line(block), sorts)

    @cached_property
    def _ends(self) -> dict[int, int]:
        """The number of the block at which the section of a heading ends, by the number of that."""
        ends: dict[int, int] = {}
        open_ones: list[int] = []
        for number, block in enumerate(self.blocks):
            if block.kind != "heading":
                continue
            while open_ones and self.blocks[open_ones[-1]].level >= block.level:
                ends[open_ones.pop()] = number
            open_ones.append(number)
        return ends | dict.fromkeys(open_ones, len(self.blocks))

    def below(self, heading: Block) -> range:
        """Return the numbers of the blocks that stand under a heading, and under those below it."""
        number = bisect_left(self._starts, heading.start)
        return range(number + 1, self._ends[number])

    def texts_below(self, heading: Block) -> int:
        """Return how many blocks stand under a heading or those below it that are texts, or may be."""
        return sum(self.is_words(number) or number in self.posts_in for number in self.below(heading))

    def numbers_below(self, heading: Block) -> frozenset[int]:
        """Return how many posts stand under a heading or those below it, and of how many parts they are."""
        if heading.start not in self._numbers_below:
            numbers = self.below(heading)
            posts = {post for number in numbers for post in self.posts_in.get(number, ())}
            read = {len(posts), *(len(self.seen[post].post.texts) for post in posts)} if posts else set()
            self._numbers_below[heading.start] = frozenset(read)
        return self._numbers_below[heading.start]

    @cached_property
    def apart(self) -> frozenset[int]:
        """Where headings begin right below which several posts stand, of one part each."""
        return frozenset(
            section
            for section, posts in self._by_section.items()
            if len(posts) > 1 and all(len(self.seen[post].post.texts) == 1 for post in posts)
        )

    def posts_right_below(self, heading: Block) -> frozenset[int]:
        """Return the numbers of the posts that stand under a heading and under no other below it."""
        return self._by_section.get(heading.start, frozenset())

    @cached_property
    def _by_section(self) -> dict[int, frozenset[int]]:
        found = defaultdict(set)
        for number, posts in self.posts_in.items():
            found[self.blocks[number].section].update(posts)
        return {section: frozenset(posts) for section, posts in found.items()}

    def has_in_text(self, post: int, at: int) -> bool:
        """Tell whether what stands at a place of the file is part of the text of a post."""
        parts = self._parts[post]
        before = bisect_right(parts, (at, len(self.source.text))) - 1
        return before >= 0 and parts[before][0] <= at < parts[before][1]

    @cached_property
    def _parts(self) -> list[list[tuple[int, int]]]:
        return [sorted(stretches_of(one.node, _TEXTS)) for one in self.seen]
