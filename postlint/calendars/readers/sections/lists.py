"""The items of a list: how deep each stands, what its box says, and whether they may be posts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from postlint.calendars.readers.one_post_headings import are_links
from postlint.calendars.readers.sections.days_and_times import hour_in
from postlint.calendars.readers.sections.heading_words import DRAFTS
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.outline import EMPTY_LINE, Piece, Section
from postlint.calendars.readers.sections.roles_of_headings import text_among
from postlint.calendars.terms.networks_meant import channels_in
from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import Scalar, said, scalar
from postlint.vocabulary import PUBLISHED

_ITEM: Final = re.compile(
    r"(?m)^(?P<indent>[ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[(?P<box>[^\[\]\n])\][ \t]+)?(?P<said>[^\n]*\S)"
)
_STRUCK: Final = re.compile(r"~~(?P<said>.*)~~", re.DOTALL)
_BOXES: Final = {**dict.fromkeys("xX✓✔✅☑", PUBLISHED), **dict.fromkeys("-~✗✘❌", "rejected")}
"""What is written in the box in front of an item, and what that says of a post."""
_SAID: Final = re.compile(r"^[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<said>[^\n]*)", re.MULTILINE)
_COUNTED: Final = re.compile(r"[ \t]{0,12}\d")
_LINE_AND_LIST: Final = 2
_BOX: Final = re.compile(r"\[[ xX✓✔✅☑~✗✘❌-]\][ \t]+")
_LONGEST_BULLET: Final = 12
"""How many words the items of a list inside of a text have at most."""
LEAST_OF_A_TEXT: Final = 4
"""How many words an item has at least that is a text."""
_REMARK: Final = re.compile(r"[(\[][^()\[\]\n]*[)\]]:?")
_LONGEST_REMARK: Final = 120
_WHERE_IN_LINE: Final = re.compile(
    r"(?m)^[-*+ \t]*(?:\[[ xX]\][ \t]+)?(?:\d{4}-\d\d-\d\d[ \t]+)?\((?P<before>[\w ,+&/]{1,30})\)[ \t]+\w"
    r"|[.!?…”\"][ \t]*[\[(](?P<behind>[\w ,+&/]{1,30})[\])][ \t]*$"
)
"""A line that says where it goes out, in brackets in front of it or behind."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item from ``start`` to ``end``; ``ticked`` is what the box in front of it says."""

    depth: int
    start: int
    end: int
    ticked: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An item with a ``name`` in front, from ``start`` on, and what it says, from ``at`` to ``end``.

    ``title`` is its name with what stands in brackets behind it, ``depth`` how far it is indented, and
    ``below`` tells that what it says stands on lines below.
    """

    name: Scalar
    title: Scalar
    start: int
    at: int
    end: int
    depth: int = 0
    below: bool = False

    @property
    def called(self) -> str:
        """Return its name in small letters."""
        return self.name.text.strip().lower()

    @property
    def said(self) -> str:
        """Return what it says, as it is written."""
        return self.name.source.text[self.at : self.end].strip()

    @property
    def is_open(self) -> bool:
        """Tell whether what it says may stand below it: beside its name is nothing, or a remark."""
        # Asked at each line that goes on with it, so that a long one must not be looked through.
        is_short = self.end - self.at <= _LONGEST_REMARK
        return self.below or (is_short and _REMARK.fullmatch(self.said) is not None)

    @property
    def is_text(self) -> bool:
        """Tell whether it may be what a post says, by its name."""
        return text_among([self.called]) is not None


def items_of(source: Source, start: int, end: int) -> Iterator[Item]:
    """Yield the items of a list, those below others after them."""
    marks = list(_ITEM.finditer(source.text, start, end))
    indents: list[int] = []
    for number, mark in enumerate(marks):
        indent = len(mark["indent"].expandtabs(4))
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        until = marks[number + 1].start() if number + 1 < len(marks) else end
        start = mark.start("said")
        if struck := _STRUCK.fullmatch(source.text[start:until].rstrip()):
            start, until = start + struck.start("said"), start + struck.end("said")
        yield Item(len(indents) - 1, start, until, _ticked(source, mark))


def _ticked(source: Source, mark: re.Match[str]) -> Scalar | None:
    status = _BOXES.get(mark["box"] or "")
    if status is None and _STRUCK.match(mark["said"]):
        return said(scalar(source, *mark.span("said")), "rejected")
    return said(scalar(source, *mark.span("box")), status) if status else None


def is_deeper(items: Sequence[Item], number: int) -> bool:
    """Tell whether the item after the one with ``number`` stands below it."""
    return number + 1 < len(items) and items[number + 1].depth > items[number].depth


def has_box(title: str) -> bool:
    """Tell whether a box to tick stands in front of ``title``."""
    return _BOX.match(title) is not None


def is_checklist(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a list in which each item has a box in front of it."""
    items = said_in(piece, source)
    return bool(items) and all(map(_BOX.match, items))


def may_be_texts(piece: Piece, source: Source) -> bool:
    """Tell whether the items of a list of nothing but texts may be posts, by their length."""
    return all(len(_BOX.sub("", item).split()) >= LEAST_OF_A_TEXT for item in said_in(piece, source))


def holds_links(section: Section) -> bool:
    """Tell whether nothing but links stand in a section."""
    start = min((piece.start for piece in section.pieces), default=section.last)
    return are_links(section.label.title.source.text[start : section.last])


def lines_with_networks(section: Section, known: Collection[int]) -> int:
    """Return how many lines below a label say where they go out, which they would lose as sections.

    ``known`` are where lists begin in which posts were found.
    """
    if section.label.role == "file":
        return 0
    text = section.label.title.source.text
    found = (
        line["before"] or line["behind"]
        for piece in section.content
        if piece.start not in known
        for line in _WHERE_IN_LINE.finditer(text, piece.start, piece.end)
    )
    return sum(bool(channels_in(where)) for where in found)


def several_by_list(section: Section, content: Sequence[Piece], source: Source) -> bool | None:
    """Return whether the ``content`` of a section is several posts, or one, if a list tells."""
    label = section.label
    if label.role == "file":
        return None
    is_text = _is_text_with_list(content, source)
    if label.is_of_one and (is_text or (label.role == "topic" and _is_text_around_list(content, source))):
        return False
    are_drafts = not section.sections and _holds_drafts(label, content, source)
    return True if are_drafts or _has_as_many_items(label, content, source) else None


def _is_text_with_list(content: Sequence[Piece], source: Source) -> bool:
    """Tell whether pieces are a text with a list, which no colon, number or hour makes one of posts."""
    *before, last = told_in(content) or (None,)
    if last is None or last.kind != "list" or {piece.kind for piece in before if piece} != {"prose"}:
        return False
    announced = source.text[before[-1].start : last.start].rstrip(" *_\n").endswith((":", "："))
    hours = (hour_in(item) for item in said_in(last, source))
    is_counted = _COUNTED.match(source.text, last.start) is not None
    return not (announced or is_counted or all(hour and hour.first for hour in hours))


def _is_text_around_list(content: Sequence[Piece], source: Source) -> bool:
    """Tell whether pieces are a text that goes on behind its only list, the items of which are short."""
    told = told_in(content)
    lists = [number for number, piece in enumerate(told) if piece.kind == "list"]
    others = {piece.kind for piece in told} - {"list"}
    if others != {"prose"} or len(lists) != 1 or not 0 < lists[0] < len(told) - 1:
        return False
    return all(len(item.split()) <= _LONGEST_BULLET for item in said_in(told[lists[0]], source))


def _has_as_many_items(label: Label, content: Sequence[Piece], source: Source) -> bool:
    """Tell whether a title counts what a list alone holds: "LinkedIn (3)" or "(3 posts)" above three items.

    What is counted otherwise, as slides are, is that of one post, and so is a list behind words.
    """
    told = told_in(content)
    items = said_in(told[0], source) if len(told) == 1 else []
    return len(items) == label.count and len(items) > 1


def _holds_drafts(label: Label, content: Sequence[Piece], source: Source) -> bool:
    """Tell whether a title of drafts stands above a numbered list of paragraphs, behind a line at most."""
    told = told_in(content)
    is_of_drafts = label.role == "network" and not DRAFTS.isdisjoint(label.plain.split())
    return is_of_drafts and 1 <= len(told) <= _LINE_AND_LIST and is_of_paragraphs(told[-1], source)


def is_of_paragraphs(piece: Piece, source: Source) -> bool:
    """Tell whether a piece is a numbered list whose items stand apart as paragraphs do."""
    if piece.kind != "list" or not _COUNTED.match(source.text, piece.start):
        return False
    items = said_in(piece, source)
    apart = len(EMPTY_LINE.findall(source.text[piece.start : piece.end].rstrip()))
    return len(items) > 1 and apart >= len(items) - 1


def said_in(piece: Piece, source: Source) -> list[str]:
    """Return what the items of a list say, line by line; nothing of what is no list."""
    if piece.kind != "list":
        return []
    return [item["said"] for item in _SAID.finditer(source.text, piece.start, piece.end)]


def told_in(content: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a section without lines across and remarks."""
    return [piece for piece in content if piece.kind not in {"rule", "aside"}]
