"""Which blocks a Markdown file is made of: headings, labels, fields, texts and what divides them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from postlint.calendars.readers.sections.bold_titles import settled, with_heads
from postlint.calendars.readers.sections.counted_parts import with_days, with_ends
from postlint.calendars.readers.sections.days_and_times import begins_with_day, hour_in
from postlint.calendars.readers.sections.fences_in_texts import (
    is_of_picture,
    with_fences_in_texts,
    with_inner_hidden,
    with_words_in_bold,
)
from postlint.calendars.readers.sections.field_blocks import fields_of
from postlint.calendars.readers.sections.field_headings import with_field_headings
from postlint.calendars.readers.sections.habits import Habits
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.lines_of_paragraphs import lines_of
from postlint.calendars.readers.sections.outline import BLOCK, LINE, Kind, Piece
from postlint.calendars.readers.sections.replies_comments_hashtags import with_answers
from postlint.calendars.readers.sections.scripts_slides_footers import (
    caption_below_slides,
    without_directions,
    without_footer,
    without_slides,
)
from postlint.source.spans import Source
from postlint.source.tree import scalar

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


_SUMMARY: Final = re.compile(r"(?i)<summary>(?:\s|<[^<>]*>){0,200}(?P<name>[^\s<>][^<>\n]{0,79}?)\s{0,20}<")
_END: Final = re.compile(r"\s{0,3}</details>", re.IGNORECASE)
_NEXT_LINE: Final = re.compile(r"\s*(?P<line>[^\r\n]*)")
_VALUE: Final = re.compile(r":[*_ ]{0,4}[\"“„«]")
"""What a field in a heading says, in quotation marks."""
_DIVIDER: Final = 3
_UNEVEN: Final = 3
"""Of how many signs lines are that divide, and by how many one differs that is below a heading."""
_WORDS_OF_DAY: Final = 7
"""How many words there are in "Monday, 1 June 2026 at 9 am"."""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join", "reference"])


def pieces(source: Source, start: int, end: int, *, headed: bool = False) -> list[Piece]:
    """Return the pieces of the Markdown from ``start`` to ``end``, in file order.

    ``headed`` tells that front matter says where the first post goes out.
    """
    markdown = with_inner_hidden(source.text[start:end])
    lines = [
        start,
        *(found.end() for found in LINE.finditer(source.text, start, end) if found.end() > found.start()),
    ]
    found: list[Piece] = []
    above: Piece | None = None
    habits = Habits.of(markdown)
    # A no-break space behind a hash, as some keyboards write it, is seen as a space.
    for token in _parser().parse(markdown.replace("\u00a0", " ")):
        if token.level == 0 and token.map and token.nesting >= 0:
            at, until = (lines[min(number, len(lines) - 1)] for number in token.map)
            below_label = above is None or above.kind == "label"
            is_meta = bool(found) and found[-1].label is not None and found[-1].label.field == "meta"
            new = list(_pieces_of(token, source, at, until, habits, first=below_label, meta=is_meta))
            above = next((piece for piece in reversed(new) if piece.kind != "rule"), above)
            found += new
    found = with_words_in_bold(with_fences_in_texts(found, source), source)
    headed_by = with_heads(with_answers(with_field_headings(found), source), source)
    told = without_slides(list(settled(with_days(headed_by), habits, source)), source)
    told = without_directions(list(with_ends(told, source, headed=headed)), source)
    told = without_footer(told, source)
    return list(_in_blocks(source, told, headed=headed))


_KINDS: Final[dict[str, Kind]] = {
    "hr": "rule",
    "fence": "fence",
    "code_block": "prose",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
    "html_block": "prose",
}


def _pieces_of(
    token: Token, source: Source, start: int, end: int, habits: Habits, *, first: bool, meta: bool
) -> Iterator[Piece]:
    if token.type == "heading_open" and token.markup in {"=", "-"}:
        yield from _above_line(token, source, start, end, habits, first=first)
    elif token.type == "heading_open":
        yield _heading(token, source, start, end)
    elif token.type == "paragraph_open":
        yield from lines_of(source, start, end, habits, first=first)
    elif token.type == "html_block" and (summary := _SUMMARY.search(source.text, start, end)):
        yield Piece("label", start, end, label_of(scalar(source, *summary.span("name"))), BLOCK)
    elif token.type == "html_block" and _END.match(source.text, start, end):
        yield Piece("end", start, end, level=BLOCK)
    elif fields := fields_of(token, source, start, end, meta=meta):
        yield from fields
    elif token.type == "fence" and is_of_picture(token.info):
        yield Piece("aside", start, end)
    elif token.type == "fence" and (caption := caption_below_slides(source, start, end)):
        yield Piece("aside", start, caption)
        yield Piece("fence", caption, end, token=token)
    elif token.type in _KINDS:
        yield Piece(_KINDS[token.type], start, end, token=token)


def _above_line(
    token: Token, source: Source, start: int, end: int, habits: Habits, *, first: bool
) -> Iterator[Piece]:
    """Yield the heading above a line of signs, or the text that hyphens divide from what follows.

    Who underlines a heading draws the line about as long as it is.
    """
    end = start + len(source.text[start:end].rstrip())
    words, _, line = source.text[start:end].rpartition("\n")
    below = start + len(words) + 1
    place = scalar(source, start, start + len(words))
    is_title = "\n" not in words and not (habits.hashed and label_of(place).role == "topic")
    is_even = len(line.strip()) > _DIVIDER and abs(len(words.strip()) - len(line.strip())) <= _UNEVEN
    if is_title and (is_even or token.markup == "="):
        yield _heading(token, source, start, end)
    else:
        yield from lines_of(source, start, below, habits, first=first)
        yield Piece("rule", below, end)


def _heading(token: Token, source: Source, start: int, end: int) -> Piece:
    line = source.text[start:end].strip().partition("\n")[0]
    title = line.lstrip("#").rstrip("#").strip()
    at = source.text.index(title, start) if title else start
    place = scalar(source, at, at + len(title))
    label = label_of(place)
    is_status = label.status is not None and not _is_above_day(source, end)
    is_time = label.field == "time" and hour_in(title)
    if label.role == "field" and (is_status or label.date or is_time or _VALUE.search(title)):
        # "Scheduled" heads the posts that are, as "Date: 1 June" and 'Theme: "Tools"' do those of it.
        label = replace(label, role="topic", field="", opens=False)
    return Piece("label", start, end, label, int(token.tag[1:]))


def _is_above_day(source: Source, end: int) -> bool:
    """Tell whether the next line that says something is a day and, at most, a time of it."""
    line = _NEXT_LINE.match(source.text, end)
    return line is not None and begins_with_day(line["line"]) and len(line["line"].split()) <= _WORDS_OF_DAY


def _in_blocks(source: Source, found: list[Piece], *, headed: bool) -> Iterator[Piece]:
    """Yield the pieces; where lines divide posts that each begin with their fields, a label above each."""
    starts = [
        number
        for number, piece in enumerate(found)
        if piece.kind == "field" and (not number or found[number - 1].kind == "rule")
    ]
    blocks = {number for number in starts if _names_channel(found, number)}
    if blocks and headed:
        blocks.add(0)
    for number, piece in enumerate(found):
        if number in blocks and len(blocks) > 1:
            place = scalar(source, piece.start, piece.start)
            yield Piece("label", piece.start, piece.start, Label(place, "post", named=True), BLOCK)
        yield piece


def _names_channel(found: list[Piece], start: int) -> bool:
    """Tell whether the fields from ``start`` on say where a post goes out."""
    following = (found[number] for number in range(start, len(found)))
    return any(piece.name == "channel" for piece in takewhile(lambda piece: piece.kind == "field", following))
