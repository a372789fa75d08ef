"""What a file is taken apart into: pieces, blocks or lines of them, and sections, one in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from postlint.calendars.readers.markdown_text import render
from postlint.calendars.readers.sections.headings_of_no_posts import heads_mail
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.terms.status_words import status_in
from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import Scalar, scalar

if TYPE_CHECKING:
    from markdown_it.token import Token

Kind: TypeAlias = Literal[
    "label", "end", "field", "rule", "fence", "quote", "list", "table", "prose", "aside"
]
LeftOut: TypeAlias = Literal[
    "boxed",  # posts behind boxes, which say nothing there
    "data",  # blocks of YAML or JSON in which posts stand
    "named",  # names with lists or a few words, beside posts in quotes or fences
    "names",  # lists of nothing but names or links
    "orders",  # words on which post to use again
    "others",  # alternatives that do not count
    "pointing",  # rows that name another post
    "scripts",  # of videos
    "set_up",  # how software is set up
    "struck",  # texts with a line through them
    "slips",  # sections lost to a slip in their heading
    "tasks",  # lists of things to do
    "to_do",  # rows that name no network on purpose
    "topics",  # rows that name topics where others have texts
    "torn",  # rows with too many cells
    "translations",  # of what is there in English
    "unchosen",  # alternatives to one that is said to be chosen
    "unclear",  # posts whose text may be another
    "unquoted",  # rows whose texts have no quotation marks, as others have
    "without",  # posts that have no text yet
]
"""What is left out, or says too little, by what is to be said of it."""
LAST_HEADING: Final = 6
BLOCK: Final = LAST_HEADING
BOLD: Final = 7
PLAIN: Final = 8
LISTED: Final = 10
"""The levels of labels that are no headings: of blocks, and below all headings of lines and items."""
WORDS: Final = frozenset({"prose", "list", "quote", "fence"})
"""What may hold a text."""
LINE: Final = re.compile(r"([^\n]*)(\n|\Z)")
TAG: Final = re.compile(r"(?<![\w&/#])#[^\W\d_]\w+")
"""A hashtag in words, and none in an address."""
EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
_FEW_WORDS: Final = 3
_FILE_OR_NONE: Final = re.compile(r"(?i)\S+\.\w{2,5}(?:,\s*\S+\.\w{2,5})*|none|no|keins?|keine|-|–|—")
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


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a line of one, from ``start`` to ``end``.

    ``label`` and ``level`` are those of a label; an end closes what is open from its ``level`` on. ``name``
    and ``value`` are those of a field, ``own`` is the key of one that has no name of ours, ``token`` is that
    of a table or fence. ``bare`` ones say less surely what they are.
    """

    kind: Kind
    start: int
    end: int
    label: Label | None = None
    level: int = 0
    name: str = ""
    value: Scalar | None = None
    token: Token | None = field(default=None, repr=False, compare=False)
    bare: bool = False
    own: Scalar | None = None


def as_prose(field: Piece) -> Piece:
    """Return a field as words of a text: of a title, what it says."""
    if field.name != "titled" or field.value is None:
        return replace(field, kind="prose")
    return Piece("prose", field.value.start, field.value.end)


def texts_in(fields: Sequence[Piece]) -> list[Piece]:
    """Return those of ``fields`` that may be all that a post says: titles, and words under names of its own.

    A few words beside more fields with names of ours say how something is, as in "**Risk level**: Low".
    """
    own = [one for one in fields if one.own]
    outnumbered = len(own) * 2 < len(fields)
    return [
        as_prose(one)
        for one in fields
        if one.name == "titled" or (one.own and not (outnumbered and _is_short(one.value)))
    ]


def _is_short(value: Scalar | None) -> bool:
    return value is not None and value.text.isascii() and len(value.text.split()) <= _FEW_WORDS


@dataclass(slots=True)
class Section:
    """What stands under a label; that of the whole file says nothing."""

    start: int
    label: Label
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
    def length(self) -> int:
        """Return how many signs its own content has."""
        return sum(piece.end - piece.start for piece in self.content)

    @property
    def heads_networks(self) -> bool:
        """Tell whether a title speaks of one post, as "Launch announcement" does, and headings say where."""
        label = self.label
        if self.level != 1 or label.role != "network" or label.channels or label.several:
            return False
        return any(one.label.role == "network" and one.label.channels for one in self.sections)

    @property
    def tables(self) -> list[Piece]:
        """Return the tables in it and in all sections in it."""
        return [piece for one in self.all_below() for piece in one.content if piece.kind == "table"]

    def mark(self, **said: Any) -> None:
        """Let its label say something else."""
        self.label = replace(self.label, **said)

    def all_below(self) -> Iterator[Section]:
        """Yield it and all sections in it."""
        pending = [self]
        while pending:
            section = pending.pop()
            yield section
            pending += reversed(section.sections)


def full_lines(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the lines between ``start`` and ``end`` stand that say something."""
    return [line.span(1) for line in LINE.finditer(source.text, start, end) if line[1].strip()]


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
