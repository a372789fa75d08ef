"""The sections of a Markdown file, one in another, and what holds for the posts in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import Final

from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.marks import mark_neighbours
from postlint.calendars.readers.sections.no_posts import heads_mail
from postlint.calendars.readers.sections.piece import BOLD, PLAIN, Piece
from postlint.calendars.terms.status_words import status_in
from postlint.records import dataclass

_FILE_OR_NONE: Final = re.compile(
    r"\S+\.\w{2,5}(?:,\s*\S+\.\w{2,5})*|none|no|keins?|keine|-|–|—", re.IGNORECASE
)
_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_HASHTAGS: Final = re.compile(r"#\w+(?:[,\s]+#\w+)*")
LAST_HEADING: Final = 6
WORDS: Final = frozenset({"prose", "list", "quote", "fence"})
_DIVIDES: Final = WORDS | {"rule"}
AT_LENGTH: Final = frozenset({"cta", "first_comment", "hashtags"})
"""Fields that may take several lines."""
_HEADS: Final = frozenset({"network", "post", "part", "topic"})
_OF_TEXTS: Final = frozenset({"post", "network", "part", "content"})
_CALLS: Final = frozenset({"cta", "first_comment"})
_OF_POSTS: Final = frozenset({"hashtags", "first_comment", "status", "channel", "date", "time"})
"""Fields that are those of a whole post, and of no picture or note in it."""


@dataclass(slots=True)
class Section:
    """What stands under a label; the whole file has none."""

    start: int
    label: Label | None = None
    level: int = 0
    content: list[Piece] = field(default_factory=list)
    fields: list[Piece] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Return where its own content ends."""
        return max((piece.end for piece in self.content), default=self.start)

    @property
    def pieces(self) -> list[Piece]:
        """Return what stands in it and in no section of it."""
        return [*self.content, *self.fields]

    @property
    def last(self) -> int:
        """Return where what stands in it ends."""
        return max((piece.end for piece in self.pieces), default=self.start)

    @property
    def heads_networks(self) -> bool:
        """Tell whether a title speaks of one post, as "Launch announcement" does, and headings say where."""
        label = self.label
        if label is None or self.level != 1 or label.role != "network" or label.channels or label.several:
            return False
        return any(one.label.role == "network" and one.label.channels for one in self.sections if one.label)

    def all_below(self) -> Iterator[Section]:
        """Yield it and all sections in it."""
        pending = [self]
        while pending:
            section = pending.pop()
            yield section
            pending += reversed(section.sections)


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


def outline(pieces: Iterable[Piece], start: int) -> Section:
    """Return the file as a section, with all others in it."""
    root = Section(start)
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
    if (
        above.label is None
        or above.level != BOLD
        or not _DIVIDES.isdisjoint(one.kind for one in above.content)
    ):
        return False
    return above.label.role in _HEADS or heads_mail(above.label.plain)


def _is_of_text(piece: Piece, section: Section) -> bool:
    """Tell whether what looks like a field is a line of the text that has begun in a section.

    Days from one to another are those of what a text tells of.
    """
    if piece.name == "period":
        is_of_post = section.label is not None and section.label.role in _OF_TEXTS
        return is_of_post and any(one.kind in WORDS for one in section.content)
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
    if label is None or section.level <= LAST_HEADING or label.field == "meta":
        return False
    return label.role in {"field", "aside"}
