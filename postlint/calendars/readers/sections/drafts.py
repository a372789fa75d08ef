"""The posts of an outline: which sections are posts, which are parts, alternatives, or no posts at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from postlint.calendars.readers.markdown_text import Rendered
from postlint.calendars.readers.sections.checklists import (
    has_box,
    is_checklist,
    is_of_data,
    is_of_names,
    may_be_texts,
)
from postlint.calendars.readers.sections.lines import Piece
from postlint.calendars.readers.sections.outline import Around, Section, outline
from postlint.calendars.readers.sections.post_texts import Texts, joined, texts_of
from postlint.calendars.readers.sections.rows import pieces_of_list, rows_of
from postlint.calendars.readers.sections.words import BODIES, PARTS
from postlint.source.spans import Source
from postlint.source.tree import Mapping

_OUT_OF: Final = re.compile(r"\d\s*(?:/|\bof\b)\s*(?:\d|$)", re.IGNORECASE)
_OF_A_THREAD: Final = re.compile(
    r"\b(?:hook|main|problem|solution|cta|call to action|closing|close|link)\b", re.IGNORECASE
)
_SAYS_THREAD: Final = re.compile(r"🧵|\bthread\b", re.IGNORECASE)


_NO_TEXT: Final = re.compile(
    r"(?:(?:nothing|no posts?)(?: today| planned)?|none|tbc|tbd|kein(?:e|en)? (?:posts?|beitrag)|rien)"
    r"(?:\s*[,.;:(–—-].{0,60})?|\([^()]{1,80}\)",
    re.IGNORECASE,
)
"""What stands in the place of a text that is not written, or of a day on which nothing goes out."""


def _says_nothing(text: Rendered) -> bool:
    return not text.images and bool(_NO_TEXT.fullmatch(text.text.text.strip()))


@dataclass(frozen=True, slots=True)
class Draft:
    """A post as it is written down: from ``start`` to ``end``, its text or parts, and what is around it.

    ``row`` holds the cells of one that is a row of a table, ``in_title`` marks what stands under the title of
    the file, which mostly is no post.
    """

    start: int
    end: int
    around: Around
    parts: tuple[Rendered, ...] = ()
    marked: bool = False
    row: Mapping | None = None
    in_title: bool = False


@dataclass(slots=True)
class Drafts:
    """The posts of a file, whose ``title`` is its first heading.

    ``all_are_posts`` is what somebody says of its sections, ``days_are_posts`` what its name says of dates.
    ``others`` are alternatives that do not count, ``doubts`` sections that may be posts, ``strangers``
    those of which nothing says so, and ``without`` posts that have no text yet. ``tasks`` are lists of things
    to do, ``names`` sections of nothing but names or links, ``boxed`` posts that stand behind boxes, and
    ``data`` blocks of YAML or JSON in which posts stand.
    """

    source: Source
    title: Section | None = None
    all_are_posts: bool = False
    days_are_posts: bool = False
    others: list[int] = field(default_factory=list)
    doubts: list[Section] = field(default_factory=list)
    strangers: list[int] = field(default_factory=list)
    without: list[int] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    boxed: list[int] = field(default_factory=list)
    data: list[int] = field(default_factory=list)

    def of(self, section: Section, around: Around) -> list[Draft]:
        """Return the posts in ``section``; ``around`` is what holds for it from further up."""
        label = section.label
        if label and has_box(label.title.text):
            self.boxed.append(section.start)
        if label and label.role in {"aside", "field"} and section is not self.title:
            return self._of_days(section, around)
        inside = around.below(section)
        rows = self._rows(section, inside) + self._listed(section, inside)
        own = self._own(section, inside)
        only_options = all(
            inner.label and inner.label.role in {"option", "aside", "field"} for inner in section.sections
        )
        if own and only_options and own[0].marked and section.sections:
            self.others += [s.start for s in section.sections if s.label and s.label.role == "option"]
            return rows + own
        if in_parts := self._in_parts(section, inside):
            return rows + in_parts
        below = self._below(section, inside)
        if below or rows:
            return rows + below
        if not own and label and label.role == "post" and not section.sections:
            self.without.append(section.start)
        if not own or not self._is_post(section, inside, own):
            return []
        return own

    def _of_days(self, section: Section, around: Around) -> list[Draft]:
        """Return the posts of an aside such as "Calendar": those under a day that say where they go out."""
        found: list[Draft] = []
        for inner in section.sections:
            is_dated = inner.label is not None and inner.label.date is not None
            says_where = any(piece.name == "channel" for piece in inner.fields)
            found += self.of(inner, around) if is_dated and says_where else self._of_days(inner, around)
        return found

    def _is_post(self, section: Section, inside: Around, own: Sequence[Draft]) -> bool:
        """Tell whether what stands under a label of no post is one all the same."""
        if section.label is None or section.label.role != "topic":
            return inside.in_scope or inside.thread or self.all_are_posts or len(own[0].parts) > 1
        if self.all_are_posts or (self.days_are_posts and section.label.is_date):
            return True
        if not inside.in_scope:
            if self.days_are_posts and section.label.date is not None:
                self.doubts.append(section)
            elif section.level > 1:
                self.strangers.append(section.start)
            return False
        if inside.several or own[0].marked or "channel" in inside.fields:
            return True
        self.doubts.append(section)
        return False

    def _below(self, section: Section, inside: Around) -> list[Draft]:
        found: list[Draft] = []
        parts: list[Section] = []
        roles = [inner.label.role if inner.label else "topic" for inner in section.sections]
        counted = "post" in roles
        for inner, role in zip(section.sections, roles, strict=True):
            if counted and role == "topic" and not inner.sections:
                # Beside posts that are counted, what has no number is none.
                self.strangers += [inner.start] if inner.content else []
                continue
            if role == "part":
                if inner.label and inner.label.number == 1:
                    found += self._thread(parts, inside)
                    parts = []
                parts.append(inner)
                continue
            found += self._thread(parts, inside)
            parts = []
            if role == "option" and found and self._is_version(inner, found[-1]):
                self.others.append(inner.start)
            else:
                found += self.of(inner, inside)
        return found + self._thread(parts, inside)

    def _is_version(self, section: Section, of: Draft) -> bool:
        """Tell whether a section is another version of a post: it names no other networks."""
        named = section.label.channels if section.label else ()
        return not named or set(named) == {channel.text for channel in of.around.channels}

    def _in_parts(self, section: Section, inside: Around) -> list[Draft]:
        """Return the post whose text stands under headings for its parts, such as "Hook" and "Body"."""
        parts = [inner for inner in section.sections if inner.label and inner.label.whole in PARTS]
        named = {inner.label.whole for inner in parts if inner.label}
        if not inside.in_scope or not (BODIES & named and named - BODIES):
            return []
        around = replace(inside, several=False, thread=False)
        texts = [text for part in parts for text in texts_of(part.content, self.source, around).texts]
        if not texts:
            return []
        whole = joined(texts)
        return [Draft(section.start, parts[-1].end, around, (whole,))]

    def _listed(self, section: Section, inside: Around) -> list[Draft]:
        """Return the posts in the lists of a section that is none itself: their items say when or where."""
        if inside.in_scope:
            return []
        lists = [piece for piece in section.content if piece.kind == "list"]
        found = [pieces_of_list(self.source, piece.start, piece.end) for piece in lists]
        return [
            draft
            for piece, inner in zip(lists, found, strict=True)
            for draft in (self._below(outline(inner, piece.start), inside) if inner else ())
        ]

    def _thread(self, sections: Sequence[Section], around: Around) -> list[Draft]:
        """Return the post whose parts ``sections`` are; a post for each where nothing speaks of a thread."""
        drafts = [draft for section in sections for draft in self.of(section, around)[:1]]
        if len(drafts) < 2 or not self._are_parts(sections, drafts, around):  # noqa: PLR2004
            return drafts
        parts = tuple(joined(draft.parts) for draft in drafts if draft.parts)
        return [
            replace(drafts[0], end=drafts[-1].end, parts=parts, around=replace(drafts[0].around, thread=True))
        ]

    def _are_parts(self, sections: Sequence[Section], drafts: Sequence[Draft], around: Around) -> bool:
        titles = [section.label.title.text for section in sections if section.label]
        if around.thread or any(map(_OUT_OF.search, titles)):
            return True
        if around.several:
            return False
        if any(map(_OF_A_THREAD.search, titles)):
            return True
        return bool(drafts[0].parts) and bool(_SAYS_THREAD.search(drafts[0].parts[0].text.text))

    def _own(self, section: Section, inside: Around) -> list[Draft]:
        if self.all_are_posts and section.label is None:
            inside = replace(inside, several=any(piece.kind == "rule" for piece in section.content))
        content = self._without_lists(section, inside)
        texts = texts_of(content, self.source, inside)
        if not texts.texts and not section.sections and inside.in_scope:
            # What would be fields of a post is all that it says.
            said = [replace(piece, kind="prose") for piece in section.fields if piece.own]
            texts = texts_of(said, self.source, inside)
        if texts.doubtful and not self.all_are_posts:
            if not section.sections and inside.in_scope:
                self.doubts.append(section)
            return []
        written = tuple(text for text in texts.texts if text.text.text or text.images)
        if any(_says_nothing(text) for text in written):
            self.without.append(section.start)
            written = tuple(text for text in written if not _says_nothing(text))
        if not written:
            return []
        self.others += texts.others
        return self._drafts(section, inside, replace(texts, texts=written))

    def _without_lists(self, section: Section, inside: Around) -> list[Piece]:
        """Return the content of a section without lists of things to do and, where all is posts, of names."""
        kept: list[Piece] = []
        for piece in section.content:
            if is_checklist(piece, self.source):
                are_posts = inside.several and may_be_texts(piece, self.source)
                (self.boxed if are_posts else self.tasks).append(piece.start)
                kept += [piece] if are_posts else []
            elif is_of_data(piece, self.source):
                self.data.append(piece.start)
            elif self.all_are_posts and len(section.content) == 1 and is_of_names(piece, self.source):
                self.names.append(section.start)
            else:
                kept.append(piece)
        return kept

    def _drafts(self, section: Section, inside: Around, texts: Texts) -> list[Draft]:
        if texts.thread or len(texts.texts) == 1:
            whole = replace(inside, thread=len(texts.texts) > 1)
            title = section.level == 1 and bool(section.label and section.label.several)
            return [Draft(section.start, section.end, whole, texts.texts, texts.marked, in_title=title)]
        return [
            Draft(text.text.start, text.text.end, replace(inside, thread=False), (text,), texts.marked)
            for text in texts.texts
        ]

    def _rows(self, section: Section, inside: Around) -> list[Draft]:
        tables = [piece for piece in section.content if piece.kind == "table"]
        found = [rows_of(self.source, piece.start, piece.end) for piece in tables]
        self.without += [start for _, short in found for start in short]
        return [Draft(row.start, row.end, inside, row=row) for rows, _ in found for row in rows]
