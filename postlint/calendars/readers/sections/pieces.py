"""The blocks of a Markdown file that matter where posts are written down: labels, fields and texts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile, zip_longest
from typing import TYPE_CHECKING, Final

from postlint.calendars.dates.spoken_dates import WEEKDAYS, any_of, may_be_tuesday, tuesdays_beside
from postlint.calendars.readers.fences import is_of_picture, with_inner_hidden
from postlint.calendars.readers.sections.answers import with_answers
from postlint.calendars.readers.sections.bold_titles import settled, with_heads
from postlint.calendars.readers.sections.days import begins_with_day, hour_in
from postlint.calendars.readers.sections.field_blocks import fields_of
from postlint.calendars.readers.sections.field_headings import with_field_headings
from postlint.calendars.readers.sections.habits import Habits
from postlint.calendars.readers.sections.labels import Label, label_of
from postlint.calendars.readers.sections.lines import lines_of
from postlint.calendars.readers.sections.outline import BLOCK, LINE, PLAIN, Kind, Piece
from postlint.calendars.readers.sections.running_texts import with_fences_in_texts, with_words_in_bold
from postlint.calendars.readers.sections.scripts_slides_footers import (
    caption_below_slides,
    without_footer,
    without_slides,
)
from postlint.source.spans import Source
from postlint.source.tree import scalar

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TWO_NUMBERS: Final = re.compile(
    rf"(?i)[\W_]{{0,9}}(?P<weekday>(?:{any_of(WEEKDAYS)})\b[.,]{{0,2}}\s{{1,9}})?"
    r"(?P<both>(?P<number>\d{1,2})/(?P<of>\d{1,2}))(?![\w/]|\.\d)"
)

_PLACE: Final = re.compile(r"(?P<number>\d{1,2})\s*(?:/|of)\s*(?P<of>\d{1,2})(?!\d)")
_TEXTS: Final = frozenset({"prose", "quote", "fence", "aside"})

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
    told = without_slides(list(settled(_with_days(headed_by), habits, source)), source)
    told = without_footer(list(_with_ends(told, source, headed=headed)), source)
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


def _with_days(pieces: Iterable[Piece]) -> list[Piece]:
    """Return ``pieces``; those that would be parts of a thread, but cannot be, are labels with a date."""
    found = list(pieces)
    groups: dict[tuple[int, int], list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for at, piece in enumerate(found):
        both = _TWO_NUMBERS.match(piece.label.title.text) if piece.label else None
        if both:
            groups[piece.level, int(both["of"])].append((at, both))
    headed = Counter(piece.level for piece in found if piece.label and piece.label.date)
    for (level, last), group in groups.items():
        dated = [(at, _dated(found[at], both)) for at, both in group]
        networks = {piece.label.channels for _, piece in dated if piece.label and piece.label.channels}
        numbers = [int(both["number"]) for _, both in group]
        # Parts of a thread leave none out, as "1/6" and "3/6" do, and count to the last.
        skips = any(later - before > 1 for before, later in pairwise(numbers)) and max(numbers) < last
        # "4/12 – Facebook" is a day, as other headings are.
        is_day = headed[level] > 1 and bool(networks) and numbers[:2] != [1, 2]
        has_weekday = any(both["weekday"] for _, both in group)
        if max(numbers) > last or skips or is_day or len(networks) > 1 or has_weekday:
            for at, piece in dated:
                found[at] = piece
    return _with_tuesdays(found)


def _with_tuesdays(found: list[Piece]) -> list[Piece]:
    """Return the pieces; "mar 8" beside "gio 10" is a day of the week, and none of March."""
    if not tuesdays_beside(piece.label.title.text for piece in found if piece.label):
        return found
    return [
        replace(piece, label=replace(piece.label, date=None, day=True))
        if piece.label and piece.label.date and may_be_tuesday(piece.label.date.text)
        else piece
        for piece in found
    ]


def _dated(piece: Piece, both: re.Match[str]) -> Piece:
    """Return a piece with the label that it has when its two numbers are a date."""
    if piece.label is None:
        return piece
    title = piece.label.title
    said = label_of(scalar(title.source, title.start + both.end(), title.end))
    day = scalar(title.source, title.start + both.start("both"), title.start + both.end("both"))
    return replace(piece, label=replace(said, title=title, date=day))


def _with_ends(pieces: Sequence[Piece], source: Source, *, headed: bool) -> Iterator[Piece]:
    """Yield the pieces, with an end before a line that stands behind the last of counted parts.

    Where front matter says where all goes out, as ``headed`` tells, each text behind such lines is a post.
    """
    last: Label | None = None
    is_past = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece.label is not None:
            last, is_past = piece.label, False
        if piece.kind == "rule" and last is not None and _is_last(last):
            yield Piece("end", piece.start, piece.start, level=PLAIN)
            last, is_past = None, headed
        yield piece
        if is_past and piece.kind == "rule" and following is not None and following.kind in _TEXTS:
            place = scalar(source, following.start, following.start)
            yield Piece("label", place.start, place.start, Label(place, "post", named=True), PLAIN)


def _is_last(label: Label) -> bool:
    place = _PLACE.search(label.title.text) if label.role == "part" else None
    return place is not None and place["number"] == place["of"] != "1"
