"""The sections of a Markdown file, one in another, and what holds for the posts in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.marks import mark_neighbours
from postlint.calendars.readers.sections.no_posts import heads_mail
from postlint.calendars.readers.sections.section import BOLD, LAST_HEADING, PLAIN, WORDS, Piece, Section
from postlint.calendars.terms.status_words import status_in
from postlint.source.spans import Source
from postlint.source.tree import scalar

_FILE_OR_NONE: Final = re.compile(
    r"\S+\.\w{2,5}(?:,\s*\S+\.\w{2,5})*|none|no|keins?|keine|-|–|—", re.IGNORECASE
)
_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_HASHTAGS: Final = re.compile(r"#\w+(?:[,\s]+#\w+)*")
_DIVIDES: Final = WORDS | {"rule"}
AT_LENGTH: Final = frozenset({"cta", "first_comment", "hashtags"})
"""Fields that may take several lines."""
_HEADS: Final = frozenset({"network", "post", "part", "topic"})
_OF_TEXTS: Final = frozenset({"post", "network", "part", "content"})
_CALLS: Final = frozenset({"cta", "first_comment"})
_OF_POSTS: Final = frozenset({"hashtags", "first_comment", "status", "channel", "date", "time"})
"""Fields that are those of a whole post, and of no picture or note in it."""


def _is_plain(piece: Piece, section: Section) -> bool:
    """Tell whether a line behind a text is a field beyond doubt, or stands among such ones."""
    value = piece.value.text.strip() if piece.value is not None else ""
    last = section.fields[-1] if section.fields else None
    if last and section.content and section.content[-1].end <= last.start:
        return True
    says_so = {
        "status": status_in(value) is not None,
        "media": bool(_FILE_OR_NONE.fullmatch(value)),
        "hashtags": bool(_HASHTAGS.fullmatch(value)),
        "alt": True,
        "": bool(_LINK.fullmatch(value)),
    }
    return says_so.get(piece.name, False)


def outline(pieces: Iterable[Piece], source: Source, start: int) -> Section:
    """Return the file as a section, with all others in it."""
    root = Section(start, Label(scalar(source, start, start), "file"))
    open_ones = [root]
    for piece in pieces:
        if piece.label is not None or piece.kind == "end":
            _open(piece, open_ones)
        elif piece.kind != "field":
            _add_words(open_ones[-1], piece)
        elif piece.name in _OF_POSTS and _is_beside_texts(open_ones[-1]):
            # Behind "**Visual**" and what stands below it, a line may still be of the post above both.
            above = next(one for one in reversed(open_ones) if not _is_beside_texts(one))
            above.fields.append(piece)
        elif _is_of_text(piece, open_ones[-1]):
            open_ones[-1].content.append(replace(piece, kind="prose"))
        else:
            open_ones[-1].fields.append(piece)
    for section in root.all_below():
        _take_rest_of_field(section)
        mark_neighbours(section)
    return root


def _open(piece: Piece, open_ones: list[Section]) -> None:
    """Close the sections that end at a label or an end, and open the one of a label."""
    level = PLAIN if _is_below_label(piece, open_ones) else piece.level
    while open_ones[-1].level >= level:
        open_ones.pop()
    if piece.label is not None:
        section = Section(piece.start, piece.label, level)
        open_ones[-1].sections.append(section)
        open_ones.append(section)


def _is_below_label(piece: Piece, open_ones: Sequence[Section]) -> bool:
    """Tell whether a bold label says what the words below it are of a post that another bold one heads.

    That is so as long as that post has no text of its own, and no line across ends it.
    """
    if piece.label is None or piece.level != BOLD or piece.label.role not in {"content", "field"}:
        return False
    above = next(one for one in reversed(open_ones) if one.level <= BOLD)
    if above.level != BOLD or not _DIVIDES.isdisjoint(one.kind for one in above.content):
        return False
    return above.label.role in _HEADS or heads_mail(above.label.plain)


def _is_of_text(piece: Piece, section: Section) -> bool:
    """Tell whether what looks like a field is a line of the text that has begun in a section.

    Days from one to another are those of what a text tells of.
    """
    if piece.name == "period":
        return section.label.role in _OF_TEXTS and any(one.kind in WORDS for one in section.content)
    has_begun = any(other.kind not in {"rule", "aside"} for other in section.content)
    return piece.bare and has_begun and not _is_plain(piece, section)


def _add_words(section: Section, piece: Piece) -> None:
    """Add what is no field to a section, or to its last field if it is the rest of that."""
    if _goes_on(piece, section):
        section.fields[-1] = _with_more(section.fields[-1], piece)
    else:
        section.content.append(piece)


def _goes_on(piece: Piece, section: Section) -> bool:
    """Tell whether words go on with the field on the line above them, behind the text of its post."""
    last = section.fields[-1] if section.fields else None
    if piece.kind != "prose" or last is None or last.value is None or last.name not in AT_LENGTH:
        return False
    text = last.value.source.text
    is_right_below = last.end <= piece.start and text[last.end : piece.start] == "\n"
    fits = last.name != "hashtags" or _HASHTAGS.fullmatch(text[piece.start : piece.end].strip())
    return bool(is_right_below and fits) and any(one.kind in WORDS for one in section.content)


def _take_rest_of_field(section: Section) -> None:
    """Give what goes on with a call above a text to the call: the text begins behind an empty line."""
    words = [one for one in section.content if one.kind in WORDS]
    call = section.fields[-1] if section.fields else None
    if len(words) <= 1 or call is None or call.value is None:
        return
    first = words[0]
    is_right_below = call.value.source.text[call.end : first.start] == "\n"
    if call.name in _CALLS and first.kind == "prose" and is_right_below:
        section.fields[-1] = _with_more(call, first)
        section.content.remove(first)


def _with_more(field: Piece, more: Piece) -> Piece:
    """Return a field with the lines that go on with it."""
    if field.value is None:
        return field
    source = field.value.source
    # The end of its line is none of it: an empty line behind that begins something else.
    end = more.start + len(source.text[more.start : more.end].rstrip())
    return replace(field, end=end, value=render(source, field.value.start, end).text)


def _is_beside_texts(section: Section) -> bool:
    """Tell whether a label, and no heading, stands above something beside a text, or a part of it."""
    label = section.label
    return section.level > LAST_HEADING and label.field != "meta" and label.role in {"field", "aside"}
