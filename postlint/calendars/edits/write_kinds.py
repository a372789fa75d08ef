"""Writing kinds into a file of posts: only what then reads as the same posts, with those kinds.

What is put in is found by the shape of the file, and believed by nobody: the new text is read as the old one
was, and must give the same posts, accounts and comments, but for the kinds that were wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dict
from functools import cached_property, partial
from itertools import count
from pathlib import Path
from typing import Final, Protocol

from postlint.calendars.edits.not_writable import (
    CLOSED,
    NO_KEYS,
    NO_PLACE,
    UNSAFE,
    UNTAKEN,
    Shut,
    why_left_alone,
)
from postlint.calendars.edits.places_in_data import (
    KEY,
    FrontMatter,
    Insertion,
    Mappings,
    Rows,
    Wanted,
    as_written,
    inserted,
)
from postlint.calendars.edits.places_in_markdown import Lines
from postlint.calendars.files.found import Found
from postlint.calendars.files.parse_file import Opened, open_file
from postlint.calendars.model import FileRead
from postlint.calendars.readers import max_bytes, reader_named
from postlint.calendars.validate_calendar import Sheet
from postlint.config import Config
from postlint.records import dataclass
from postlint.source.decode import decode
from postlint.source.opening import read_bytes
from postlint.source.paths import write_whole
from postlint.source.spans import Source, Span
from postlint.source.tree import Mapping, Node, Parsed
from postlint.vocabulary import KINDS, Kind

_CHANGED: Final = "it was changed since it was read"
_MOST_READ: Final = 1_000
"""How many posts are read again at most to tell where no kind can be written, a second's work."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A kind and the place that it is for. All posts at ``spans`` stand there and get it."""

    wanted: Wanted
    spans: frozenset[Span]


@dataclass(frozen=True)
class Page:
    """A file as it was read, and how: its bytes are as they were then."""

    found: Found
    config: Config
    data: bytes
    source: Source

    def holder_of(self, span: Span) -> int | None:
        """Return the offset of what holds the post at ``span``, and would hold its kind; None for a text."""
        offset = self.source.line_start(span.line) + span.column - 1
        return self._places.holder_of(offset)

    def answer(self, holder: int, kind: Kind, given: Sequence[Answer] = ()) -> Answer | None:
        """Return the answer ``kind`` for what is at ``holder``, in the first way that can be written.

        None where there is none: beside what was ``given``, the file would not read as it should.
        """
        spans = self.standing_at(holder)
        for way in count():
            answer = Answer(Wanted(holder, kind, way), spans)
            text = self.text_with((*given, answer))
            if text is None:
                return None
            if self._reads_as_wanted(text, (*given, answer)):
                return answer
        return None

    def takes_kind(self, holder: int) -> bool:
        """Tell whether a kind can be written at ``holder``: in prose, only trying tells how it is read.

        Each trial reads the whole file, so no more are made than a second allows; of other places it is told
        when they are answered.
        """
        if self.reader not in NO_PLACE:
            return True
        if holder not in self._tried and sum(self._read_again) < _MOST_READ:
            self._tried[holder] = self.answer(holder, KINDS[0]) is not None
        return self._tried.get(holder, True)

    def standing_at(self, holder: int) -> frozenset[Span]:
        """Return the places of all posts that stand at ``holder``."""
        return self._standing.get(holder, frozenset())

    def pieces(self, answers: Sequence[Answer]) -> list[Insertion] | None:
        """Return all that is put in for ``answers``, as lines end there; None where one has no such way."""
        found = self._places.insertions([answer.wanted for answer in answers]) if answers else []
        return found and [as_written(one, self.source, self.written) for one in found]

    def text_with(self, answers: Sequence[Answer]) -> str | None:
        """Return the text of the file with ``answers`` in it; None where one has no such way."""
        pieces = self.pieces(answers)
        return None if pieces is None else inserted(self.written.text, pieces)

    def write(self, answers: Sequence[Answer]) -> Shut | None:
        """Write ``answers`` into the file, all of them or none; return why, where it cannot be."""
        text = self.text_with(answers)
        if text is None or not self._reads_as_wanted(text, answers):
            return UNSAFE
        try:
            if read_bytes(self.found.path, len(self.data)) != self.data:
                return Shut(_CHANGED)
            write_whole(self.found.path.resolve(), self._encoded(text))
        except OSError as error:
            return Shut(f"it cannot be written: {error.strerror or error}")
        return None

    def _encoded(self, text: str) -> bytes:
        mark = self.data[: len(self.data) - len(self.written.text.encode(self.source.encoding))]
        return mark + text.encode(self.source.encoding)

    def _reads_as_wanted(self, text: str, answers: Sequence[Answer]) -> bool:
        kinds = {span: answer.wanted.kind for answer in answers for span in answer.spans}
        new = open_file(self.found, self._encoded(text), self.config)
        self._read_again.append(sum(len(sheet.posts) for sheet in new.sheets))
        return _is_same_but_for(self._opened, new, kinds)

    @cached_property
    def _tried(self) -> dict[int, bool]:
        """Whether a kind can be written at each of the places that were tried."""
        return {}

    @cached_property
    def _read_again(self) -> list[int]:
        """How many posts were read each time that the file was."""
        return []

    @property
    def reader(self) -> str:
        """Return the name of the reader that takes the file."""
        return self._opened.reader or ""

    @cached_property
    def written(self) -> Source:
        """The text of the file with the line ends that it has."""
        return Source(self.source.path, self.data.decode(self.source.encoding).lstrip("\ufeff"))

    @cached_property
    def _places(self) -> _Places:
        reader = reader_named(self.reader)
        parsed = reader.parse(self.source) if reader else Parsed(self.source)
        posts = [post for sheet in self._opened.sheets for post in sheet.posts]
        return _FORMATS[self.reader](parsed, self.config.columns, posts)

    @cached_property
    def _opened(self) -> Opened:
        return open_file(self.found, self.data, self.config)

    @cached_property
    def _standing(self) -> Dict[int | None, frozenset[Span]]:
        """The places of posts by what holds them: every question asks for those of one."""
        standing: dict[int | None, set[Span]] = {}
        for span in (post.span for sheet in self._opened.sheets for post in sheet.posts):
            standing.setdefault(self.holder_of(span), set()).add(span)
        return {holder: frozenset(spans) for holder, spans in standing.items()}


def open_page(file: FileRead, source: Source, config: Config, folders: Sequence[Path]) -> Page | Shut:
    """Return the file that was read as ``source``, to write kinds into it, or why that cannot be.

    What really lies outside of all ``folders`` is left alone: a link may lead anywhere.
    """
    closed = CLOSED.get(file.reader or "")
    if closed:
        return closed.on(file.path)
    if file.found is None or file.reader not in _FORMATS:
        return Shut("postlint cannot write there")
    found = Found.by(file.found)
    try:
        left_alone = why_left_alone(found.path, folders)
        data = read_bytes(found.path, max_bytes(found.path, found.reader))
    except (OSError, RuntimeError):
        return Shut("the file cannot be read any more")
    reader = reader_named(file.reader or "")
    read = reader.decode if reader else decode
    now = read(data, source.path, max_bytes(found.path, found.reader))
    if not isinstance(now, Source) or now.text != source.text:
        return Shut(_CHANGED)
    return left_alone or Page(found, config, data, source)


def shut_for(page: Page, span: Span) -> Shut:
    """Return why the post at ``span`` of an open file gets no kind, and what to do instead."""
    if page.holder_of(span) is None:
        return NO_PLACE.get(page.reader, NO_KEYS)
    return UNTAKEN.on(span.path) if page.reader in NO_PLACE else UNSAFE


def _is_same_but_for(old: Opened, new: Opened, kinds: Dict[Span, Kind]) -> bool:
    """Tell whether ``new`` holds what ``old`` does, with ``kinds`` for the posts at their old places."""
    return (
        old.reader == new.reader
        and _remarks(old) == _remarks(new)
        and len(old.sheets) == len(new.sheets)
        and all(map(partial(_is_same_sheet, kinds), old.sheets, new.sheets))
    )


def _remarks(opened: Opened) -> tuple[list[str], list[str]]:
    # Not their messages, which may name lines.
    return [comment.text for comment in opened.comments], [problem.rule for problem in opened.problems]


_PARTS: Final[tuple[Callable[[Sheet], object], ...]] = (
    lambda sheet: [one for one in sheet.top if one.key != "posts"],
    lambda sheet: (sheet.accounts, sheet.left_out, sheet.slots, sheet.periods, sheet.inbox),
    lambda sheet: [key.value for key in sheet.extra_keys],
    lambda sheet: [(one.field, one.word) for one in sheet.own_words],
)
"""What a calendar holds beside its posts."""


def _is_same_sheet(kinds: Dict[Span, Kind], old: Sheet, new: Sheet) -> bool:
    return (
        len(old.posts) == len(new.posts)
        and all(part(old) == part(new) for part in _PARTS)
        and all(
            _without_kind(before) == _without_kind(after)
            and after.text(KEY) == kinds.get(before.span, before.text(KEY))
            for before, after in zip(old.posts, new.posts, strict=True)
        )
    )


def _without_kind(post: Mapping) -> list[tuple[str, Node]]:
    return [(one.key, one.value) for one in post if one.key != KEY]


class _Places(Protocol):
    """Where in a file kinds can be written."""

    def holder_of(self, offset: int) -> int | None:
        """Return the offset of the mapping or row that the post at ``offset`` stands in, or None."""

    def insertions(self, wanted: Sequence[Wanted]) -> list[Insertion] | None:
        """Return all that is to be put in, or None where it cannot be."""


_FORMATS: Final[Dict[str, Callable[[Parsed, Dict[str, str], Sequence[Mapping]], _Places]]] = {
    **dict.fromkeys(("calendar", "list", "planner", "post", "texts"), Mappings),
    **dict.fromkeys(("tweet", "toot", "markdown"), FrontMatter),
    "csv": Rows,
    "sections": Lines,
}
"""What knows the places for kinds in a file, by the name of its reader; columns are the house's."""
