"""The blocks of a Markdown file, line by line, each with the headings and the label that it stands under.

Nothing here knows what a reader makes of them: a block is told by its marks alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal, TypeAlias

from postlint.calendars.readers.sections.fences_in_texts import is_of_picture, with_inner_hidden
from postlint.records import dataclass
from postlint.source.spans import Source

Kind: TypeAlias = Literal["heading", "label", "value", "paragraph", "quote", "fence", "item", "row", "rule"]
_LINE: Final = re.compile(r"[^\n]*(?:\n|\Z)")
_HEADING: Final = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<words>[^\n]*)")
_RULE: Final = re.compile(r"[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE: Final = re.compile(r"[ \t]*(?P<marks>`{3,}|~{3,})")
_ITEM: Final = re.compile(r"(?P<before>[ \t]*)(?P<mark>[-*+•]|\d{1,3}[.)])[ \t]+(?P<words>\S[^\n]*)")
_ROW: Final = re.compile(r"[ \t]*\|")
_DIVIDES: Final = re.compile(r"[ \t|:-]+")
_LABEL: Final = re.compile(
    r"(?:[^\w\s<>*_|`\x00-\x7f]+[ \t]*)?(?P<marks>\*\*|__|_|\*)?(?P<name>[^\W_][^*_:|`\n]{0,39}?)[ \t]?"
    r"(?P<ends>:(?P<closes>\*\*|__|_|\*)?|(?:\*\*|__)[ \t]?:?)[ \t]*(?P<value>[^\n]*)"
)
_MOST_OF_A_NAME: Final = 5
"""How many words a label has at most."""
_MOST_WITHOUT_MARKS: Final = 3
"""How many words a label has at most that stands in a text as other words do."""
_LONGEST: Final = 400
"""How much of a line is looked at for a label."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block from ``start`` to ``end``, with its ``words``, and where the name and value of a label begin.

    ``level`` is that of a heading, and of any other block how far it is moved in; ``is_item`` tells that it
    begins an item of a list, ``is_marked`` that its name stands in marks. ``headings`` are those above it,
    from the outermost on, ``label`` is the name of the label that it stands under.
    """

    kind: Kind
    start: int
    end: int
    words: str
    level: int = 0
    name: str = ""
    name_start: int = 0
    value_start: int = 0
    is_marked: bool = False
    is_item: bool = False
    headings: tuple[Block, ...] = ()
    label: str = ""

    @property
    def section(self) -> int:
        """Return where the heading right above it begins, or -1 for what stands above all."""
        return self.headings[-1].start if self.headings else -1


def blocks_of(source: Source) -> tuple[Block, ...]:
    """Return the blocks of a file in their order, each with what it stands under."""
    return tuple(_placed(_joined(_lines(source))))


def overlapping(blocks: Sequence[Block], starts: Sequence[int], start: int, end: int) -> range:
    """Return the numbers of those ``blocks`` that stand between ``start`` and ``end``.

    ``starts`` are the places where they begin.
    """
    first = max(bisect_left(starts, start + 1) - 1, 0)
    if first < len(blocks) and blocks[first].end <= start:
        first += 1
    return range(first, bisect_left(starts, end))


def _lines(source: Source) -> Iterator[Block]:
    """Yield a block a line, but for fences; blank lines are paragraphs without words."""
    fence: tuple[str, int, str] | None = None
    text = with_inner_hidden(source.text)
    at = _behind_front_matter(text)
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None or line.end() == at:
            return
        words, start, at = line[0].rstrip(), at, line.end()
        marks = _FENCE.match(words)
        if fence:
            if marks and marks["marks"].startswith(fence[0]) and words.strip() == marks["marks"]:
                if not is_of_picture(fence[2]):
                    yield Block("fence", fence[1], start + len(words), "")
                fence = None
        elif marks:
            fence = marks["marks"], start, words[marks.end() :]
        else:
            yield _block(words, start)
    if fence:
        yield Block("fence", fence[1], len(text), "")


def _behind_front_matter(text: str) -> int:
    fence = text[:3]
    if fence not in {"---", "+++"}:
        return 0
    closes = re.compile(rf"^{re.escape(fence)}[ \t]*$", re.MULTILINE).search(text, 3)
    return closes.end() if closes else 0


def _block(line: str, start: int) -> Block:
    end, words = start + len(line), line.strip()
    indent = len(line) - len(line.lstrip())
    if heading := _HEADING.match(line):
        return Block("heading", start, end, heading["words"].rstrip("# \t"), len(heading["marks"]))
    if words and _RULE.fullmatch(line):
        return Block("rule", start, end, "")
    if words.startswith(">"):
        return Block("quote", start, end, words.lstrip("> "), indent)
    if _ROW.match(line):
        return Block("rule" if _DIVIDES.fullmatch(words) else "row", start, end, words)
    item = _ITEM.match(line)
    inside = start + item.start("words") if item else start + indent
    kind: Kind = "item" if item else "paragraph"
    return _labelled(Block(kind, start, end, words, indent, is_item=item is not None), inside, line, start)


def _labelled(block: Block, inside: int, line: str, start: int) -> Block:
    """Return a line as a label, with its value or without one, where it is one."""
    said = _LABEL.fullmatch(line, inside - start, min(len(line), inside - start + _LONGEST))
    if said is None or said["value"].startswith("//"):
        return block
    is_marked = bool(said["marks"])
    if len(said["name"].split()) > (_MOST_OF_A_NAME if is_marked or block.is_item else _MOST_WITHOUT_MARKS):
        return block
    if is_marked and not (said["closes"] or said["ends"].startswith(("*", "_"))):
        return block
    value, colon = said["value"].strip(), ":" in said["ends"]
    if not (colon or (is_marked and not value)):
        return block
    named = replace(
        block, name=said["name"].strip(), name_start=start + said.start("name"), is_marked=is_marked
    )
    if value:
        return replace(named, kind="value", value_start=start + said.start("value"))
    return replace(named, kind="label")


def _joined(lines: Iterable[Block]) -> Iterator[Block]:
    """Yield paragraphs, quotes and items in one block each; a value without marks may be a line of any."""
    last: Block | None = None
    for line in lines:
        if line.kind == "paragraph" and not line.words:
            if last:
                yield last
            last = None
        elif last and _goes_on(last, line):
            last = replace(last, end=line.end, words=f"{last.words} {line.words}")
        else:
            if last:
                yield last
            last = line
    if last:
        yield last


def _goes_on(last: Block, line: Block) -> bool:
    if line.kind == "quote" or last.kind == "quote":
        return line.kind == last.kind
    if line.is_item or line.is_marked or last.kind not in {"paragraph", "item", "value"}:
        return False
    return line.kind == "paragraph" or (line.kind in {"value", "label"} and last.kind != "value")


def _placed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with the headings and the label above each; a rule ends what a label says."""
    headings: list[Block] = []
    label = ""
    for block in blocks:
        while block.kind == "heading" and headings and headings[-1].level >= block.level:
            headings.pop()
        label = "" if block.kind in {"heading", "rule"} else block.name if block.kind == "label" else label
        placed = replace(block, headings=tuple(headings), label=label)
        if block.kind == "heading":
            headings.append(placed)
        yield placed
