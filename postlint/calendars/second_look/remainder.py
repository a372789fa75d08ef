"""What is left of a file without the texts of its posts, post by post, and what of it is told already."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import takewhile
from pathlib import PurePath
from typing import Final, TypeAlias

from postlint.calendars.model import Post
from postlint.calendars.readers.one_post_headings import NO_POSTS, UNCHOSEN, VERSIONS
from postlint.calendars.second_look.signs_of_fields import Sign
from postlint.records import dataclass
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Node, Scalar
from postlint.source.tree import Sequence as Items

Found: TypeAlias = "list[tuple[int, str]]"
"""Where something was found, by its line, and the words there, or the key that it stands under."""
_TEXTS: Final = frozenset(
    {"text", "thread", "hashtags", "first_comment", "cta", "title", "description", "media", "poll"}
)
_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdx"})
_TABLES: Final = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".ods"})
_LINES_TOLD: Final = re.compile(r"\blines? (?P<lines>\d+(?:, \d+)*)(?P<more> …)?")
_ITEM: Final = re.compile(r"[ \t]*[-*+•][ \t]")
_IN_LIST: Final = later(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]|[ \t]+\S|[ \t]*$")
"""A line of a list: an item, what is moved in below one, or nothing."""
_MOST_LINES: Final = 20
"""How many lines above one that says something may be told with it."""
_TO_BLANK: Final = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Seen:
    """A post as it was read, with the ``node`` that it was made of and the ``channels`` it goes out on."""

    post: Post
    node: Mapping
    channels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """The posts that begin at one place, and the stretch of the file that can say something of them alone."""

    seen: tuple[Seen, ...]
    start: int
    end: int

    @property
    def channels(self) -> frozenset[str]:
        """Return the channels of all of them."""
        return frozenset().union(*(one.channels for one in self.seen))


class Remainder:
    """A file, its posts, and what is left of it without their texts.

    ``told`` are the lines of which something else is said, ``notes`` what is said of the file. ``sort`` is
    how the file is written: "markdown", "table" or "data".
    """

    def __init__(
        self, source: Source, seen: tuple[Seen, ...], told: Collection[int], notes: Iterable[str]
    ) -> None:
        self.source, self.seen = source, seen
        self._tops: dict[int, int] = {}
        self.complained_of = frozenset(told)
        self._notes = tuple(notes)
        self._told, self._told_from = _lines_in(self._notes)
        self._known, self._known_from = self._lines_of((NO_POSTS, UNCHOSEN, VERSIONS))
        suffix = PurePath(source.path).suffix.lower()
        self.sort = "markdown" if suffix in _MARKDOWN else "table" if suffix in _TABLES else "data"

    @cached_property
    def rest(self) -> str:
        """The file with blanks in place of the texts of its posts."""
        return _blanked(self.source, [one.node for one in self.seen])

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The posts with what stands in front of them, each up to where the next begin."""
        by_start: defaultdict[int, list[Seen]] = defaultdict(list)
        for one in self.seen:
            by_start[one.node.start].append(one)
        starts = sorted(by_start)
        cells, last = [], 0
        for start, behind in zip(starts, (*starts[1:], len(self.rest)), strict=True):
            group = by_start[start]
            end = max(end for one in group for _, end in ((0, one.node.end), *stretches_of(one.node, _TEXTS)))
            cells.append(Cell(tuple(group), min(last, start), min(end, behind)))
            last = max(start, min(end, behind))
        return tuple(cells)

    @cached_property
    def lists(self) -> tuple[tuple[Scalar, ...], ...]:
        """The first texts of posts without dates that are items of one list of Markdown, list by list."""
        groups: list[list[Scalar]] = []
        undated = (one.post for one in self.seen if one.post.texts and one.post.when is None)
        for text in (post.texts[0] for post in undated):
            above = groups[-1][-1].span.line if groups else 0
            lines = map(self.source.line, range(max(above, 1), text.span.line + 1))
            if not (groups and all(map(_IN_LIST.match, lines))):
                groups.append([])
            groups[-1].append(text)
        return tuple(tuple(group) for group in groups if len(group) > 1 and self.sort == "markdown")

    def line(self, at: int) -> int:
        """Return the number of the line that the character at ``at`` stands in."""
        return self.source.position(at)[0]

    def is_told(self, at: int) -> bool:
        """Tell whether something is said of the line at ``at`` or, in Markdown, of one right above it."""
        line = self.line(at)
        first = max(line - _MOST_LINES, 0) if self.sort == "markdown" else line - 1
        for number in range(line, first, -1):
            if self.sort == "markdown" and not self.source.line(number).strip():
                return False
            if self.is_named(number):
                return True
        return False

    def is_named(self, line: int) -> bool:
        """Tell whether something is said of a line."""
        return line in self._told or line in self.complained_of or line >= self._told_from

    def is_of_no_post(self, line: int) -> bool:
        """Tell whether a line is known to be the heading of no post."""
        return line in self._known or line >= self._known_from

    def _lines_of(self, sorts: tuple[str, ...]) -> tuple[frozenset[int], float]:
        return _lines_in(note for note in self._notes if note.startswith(sorts))

    def is_said_above(self, line: int, sorts: tuple[str, ...]) -> bool:
        """Tell whether the nearest note on a line up to this one is one of ``sorts``, by how they begin."""
        lines, meant_from = self._lines_of(sorts)
        nearest = max((told for told in self._told if told <= line), default=0)
        return nearest in lines or line >= meant_from

    def words_above(self, line: int) -> str:
        """Return the nearest line above one that is not blank."""
        above = (self.source.line(number) for number in range(line - 1, 0, -1))
        return next(filter(str.strip, above), "")

    def is_item(self, line: int) -> bool:
        """Tell whether a line begins an item of a list."""
        return _ITEM.match(self.source.line(line)) is not None

    def is_below_lost(self, line: int) -> bool:
        """Tell whether the words above the list that has an item in ``line`` are said to be in no post.

        A colon behind them tells that they only announce what follows.
        """
        above, passed = line - 1, list[int]()
        while above and (self.is_item(above) or not self.source.line(above).strip()):
            if above in self._tops:
                above = self._tops[above]
                break
            passed.append(above)
            above -= 1
        self._tops.update(dict.fromkeys(passed, above))
        words = self.source.line(above).rstrip()
        is_prose = words[:1].isalpha() and not words.endswith(":")
        return is_prose and self.is_told(self.source.line_start(above))

    def is_heading(self, sign: Sign) -> bool:
        """Tell whether a sign is a heading of Markdown."""
        return self.sort == "markdown" and self.source.text.startswith("#", sign.start)

    def signs(self, cell: Cell, finder: Callable[[str], Iterator[Sign]]) -> Iterator[Sign]:
        """Yield what ``finder`` finds in a cell, in its places of the file."""
        for sign in finder(self.rest[cell.start : cell.end]):
            yield Sign(cell.start + sign.start, sign.words, sign.channels)

    def untold(self, cell: Cell, finder: Callable[[str], Iterator[Sign]]) -> list[Sign]:
        """Return the same without what is told otherwise."""
        return [sign for sign in self.signs(cell, finder) if not self.is_told(sign.start)]

    def before_told(self, cell: Cell, finder: Callable[[str], Iterator[Sign]]) -> Iterator[Sign]:
        """Yield the same up to the first line of the cell of which something is said."""
        lines = range(self.line(cell.start), self.line(cell.end) + 1)
        told = next(filter(self.is_named, lines), math.inf)
        return takewhile(lambda sign: self.line(sign.start) < told, self.signs(cell, finder))


def _lines_in(notes: Iterable[str]) -> tuple[frozenset[int], float]:
    """Return the lines that notes name, and from which on all may be meant: of many, the first are named."""
    lines: set[int] = set()
    meant_from = math.inf
    for found in (found for note in notes for found in _LINES_TOLD.finditer(note)):
        named = [int(line) for line in found["lines"].split(", ")]
        lines.update(named)
        meant_from = min(meant_from, named[-1]) if found["more"] else meant_from
    return frozenset(lines), meant_from


def _blanked(source: Source, nodes: Iterable[Mapping]) -> str:
    pieces, last = [], 0
    for start, end in sorted(stretch for node in nodes for stretch in stretches_of(node, _TEXTS)):
        if end > max(start, last):
            first = max(start, last)
            pieces += [source.text[last:first], _TO_BLANK.sub(_blanks, source.text[first:end])]
            last = end
    return "".join((*pieces, source.text[last:]))


def _blanks(words: re.Match[str]) -> str:
    return " " * len(words[0])


def stretches_of(node: Mapping, keys: Collection[str] | None = None) -> Iterator[tuple[int, int]]:
    """Yield where what a post has under ``keys``, or under any, stands in its file."""
    entries = (one for one in node if keys is None or one.key in keys)
    for text in (text for one in entries for text in scalars_of(one.value)):
        if text.source.path != node.source.path:
            continue
        ends = [*(in_text for in_text, _ in text.stretches[1:]), len(text.text)]
        for (in_text, in_file), end in zip(text.stretches, ends, strict=False):
            yield in_file, in_file + len(text.text[in_text:end].rstrip())
        if not text.stretches:
            yield text.start, text.end


def scalars_of(node: Node) -> Iterator[Scalar]:
    """Yield what stands in a node, however deep."""
    if isinstance(node, Scalar):
        yield node
        return
    inner = node.items if isinstance(node, Items) else (one.value for one in node)
    for one in inner:
        yield from scalars_of(one)
