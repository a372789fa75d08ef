"""The posts of an outline: which sections are posts, which are parts, alternatives, or no posts at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field, replace
from typing import Final

from postlint.calendars.readers.sections import counted_parts, lists
from postlint.calendars.readers.sections import drafts_and_threads as draft
from postlint.calendars.readers.sections import lists_of_no_posts as about
from postlint.calendars.readers.sections import versions_and_options as options
from postlint.calendars.readers.sections.drafts_and_threads import Draft
from postlint.calendars.readers.sections.fields import says_only_fields
from postlint.calendars.readers.sections.fields_above_posts import OF_A_POST, Around
from postlint.calendars.readers.sections.heading_words import TO_DO
from postlint.calendars.readers.sections.outline import LeftOut, Piece, Section, outline
from postlint.calendars.readers.sections.post_texts import are_divided, are_posts, joined, texts_of
from postlint.calendars.readers.sections.posts_in_lists import pieces_of_list
from postlint.calendars.readers.sections.posts_in_tables import rows_of
from postlint.calendars.readers.sections.quotes_and_fences import is_of_data, is_set_up
from postlint.calendars.readers.sections.roles_by_neighbours import with_neighbours
from postlint.calendars.readers.sections.scripts_slides_footers import is_of_slides, is_script, is_subtitle
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source

_SECOND: Final = 2


@dataclass(slots=True)
class Drafts:
    """The posts of a file, whose ``title`` is its first heading.

    ``asked`` tells that somebody says that posts stand in its sections, ``all_are_posts`` that nothing else
    does, ``days_are_posts`` is what its name says of dates, ``quoted`` that texts in rows stand in quotation
    marks, and ``topical`` that cells mostly name topics.
    ``left`` is where begins what is left out, ``doubts`` are sections that may be posts, by what tells them
    apart, ``lists`` the lists in which posts were found, by where they begin, and ``problems`` what is
    doubtful.
    """

    source: Source
    title: Section | None = None
    asked: bool = False
    all_are_posts: bool = False
    days_are_posts: bool = False
    quoted: bool = False
    topical: bool = False
    left: defaultdict[LeftOut, list[int]] = field(default_factory=lambda: defaultdict(list))
    doubts: dict[int, Section] = field(default_factory=dict)
    lists: dict[int, Section] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def of(self, section: Section, around: Around) -> list[Draft]:
        """Return the posts in ``section``; ``around`` is what holds for it from further up."""
        label = section.label
        if lists.has_box(label.title.text):
            self.left["boxed"].append(section.start)
        if label.role in {"aside", "field"} and section is not self.title:
            return self._of_aside(section, around)
        inside = around.below(section)
        rows = self._rows(section, inside) + self._listed(section, inside)
        own = self._own(section, inside)
        if own and own[0].marked and options.has_versions(section):
            if english := self._in_english(section, inside):
                return rows + english
            self.left["others"] += [one.start for one in section.sections if one.label.role == "option"]
            return rows + own
        if in_parts := draft.in_parts_of(section, inside, self.source):
            return rows + in_parts
        below = self._below(section, inside)
        if below and below[0].headless and len(own) == 1 and draft.may_begin(own[0], below[0]):
            below[0] = draft.thread_of(own[0], below[0])
        if below or rows:
            is_told = section is not self.title or "channel" in inside.fields
            is_one = draft.go_out_apart(own, below) or draft.stands_above_thread(own, section)
            is_post = is_told and not rows and is_one and self._is_post(section, inside, own)
            return [*rows, *(own if is_post else ()), *below]
        waits = label.role == "post" or (label.role == "network" and section.pieces)
        # Nothing is below it, so whatever was told of it was told last.
        told_last = (*self.left["without"][-1:], *self.left["scripts"][-1:])
        is_told = section.start in told_last or id(section) in self.doubts
        if not own and waits and not section.sections and not is_told:
            self.left["without"].append(section.start)
        return own if own and self._is_post(section, inside, own) else []

    def _in_english(self, section: Section, inside: Around) -> list[Draft]:
        """Return the posts under a label that says that they are those above it in English."""
        english = next(filter(options.is_english, section.sections), None)
        found = self.of(english, inside) if english else []
        if found:
            others = (one for one in section.sections if one is not english and options.is_in_a_language(one))
            self.left["translations"] += [section.start, *(one.start for one in others)]
        return found

    def _of_aside(self, section: Section, around: Around) -> list[Draft]:
        """Return the posts under a heading that promises none: those of which labels below it say so.

        They say where they go out, and when or what their text is; or stand in marks below a network.
        """
        found: list[Draft] = []
        for inner in section.sections:
            label = inner.label
            says_where = any(piece.name == "channel" for piece in inner.fields)
            says_text = any(piece.name == "text" for piece in inner.content)
            if says_where and (says_text or label.date is not None):
                found += self.of(inner, around)
            elif section.label.opens and (
                label.role in {"network", "post"} or (label.role == "content" and label.channels)
            ):
                found += [one for one in self.of(inner, around) if one.is_marked]
            else:
                found += self._of_aside(inner, around)
        return found

    def _is_post(self, section: Section, inside: Around, own: Sequence[Draft]) -> bool:
        """Tell whether what stands under a label of no post is one all the same."""
        is_about = section.label.role in {"topic", "aside"} and not (own[0].marked or section.label.date)
        if self.all_are_posts and inside.fenced and is_about:
            # Where posts stand in fences, words under other headings are about them.
            return False
        if section.label.role != "topic":
            return inside.in_scope or inside.thread or self.all_are_posts or len(own[0].parts) > 1
        is_day = section.label.is_date or (section.label.is_time and inside.date is not None)
        if self.all_are_posts or (self.days_are_posts and is_day):
            return True
        if not inside.in_scope:
            if self.days_are_posts and section.label.date is not None:
                self.doubts[id(section)] = section
            return False
        says_so = inside.several or own[0].marked or not inside.fields.keys().isdisjoint(OF_A_POST)
        if self.asked or says_so or section.label.went_out:
            return True
        if not section.label.opens:
            self.doubts[id(section)] = section
        return False

    def _below(self, section: Section, inside: Around) -> list[Draft]:
        found: list[Draft] = []
        counted = any(inner.label.role == "post" for inner in section.sections)
        before: Section | None = None
        sections = options.chosen_first(options.english_first(options.final_alone(section.sections)))
        others = self.left["unchosen" if any(map(options.is_chosen, sections)) else "others"]
        passed, named, kept = set[int](), options.named_in(sections), section
        apart = draft.count_their_parts(sections)
        has_english = any(map(options.is_english, sections))
        for together in draft.by_thread(sections):
            parts = options.without_those_of(passed, together, named)
            others += sorted({one.start for one in together} - {one.start for one in parts})
            if not parts:
                continue
            role = parts[0].label.role
            if counted and role == "topic" and not parts[0].sections:
                # Beside posts that are counted, what has no number is none.
                continue
            if role == "option" and found and options.is_version(parts[0], found[-1], kept, inside):
                is_other = has_english and options.is_in_a_language(parts[0])
                (self.left["translations"] if is_other else others).append(parts[0].start)
                passed.add(parts[0].start)
                continue
            is_thread = role == "part" and (not apart or draft.is_out_of(parts[0]))
            each = (one for part in parts for one in self.of(part, inside))
            new = self._thread(parts, inside) if is_thread else list(each)
            above = self.source.text[before.start : before.end] if before else ""
            follows = new and (new[0].headless or counted_parts.goes_on(new[0].parts, above))
            if follows and (head := self._head(found, before, inside, new[0])):
                new[0] = draft.thread_of(head, new[0])
                found = found[:-1] if found[-1:] == [head] else found
            found += new
            before, kept = parts[-1], parts[-1] if new else kept
        return draft.without_notes(found, sections)

    def _head(
        self, found: Sequence[Draft], before: Section | None, inside: Around, rest: Draft
    ) -> Draft | None:
        """Return what stands in front of the ``rest`` of a thread, which counts from its second part."""
        if before is None:
            return None
        if found and found[-1].start >= before.start:
            is_whole = found[-1].start == before.start
            return found[-1] if draft.may_begin(found[-1], rest, is_whole=is_whole) else None
        drafts = self._own(before, replace(inside.below(before), several=False, thread=False))
        begins = len(drafts) == 1 and draft.may_begin(drafts[0], rest)
        self.doubts.pop(id(before) if begins else 0, None)
        return drafts[0] if begins else None

    def _listed(self, section: Section, inside: Around) -> list[Draft]:
        """Return the posts in the lists of a section: their items say when or where they go out."""
        found: list[Draft] = []
        for piece in section.content:
            if piece.kind != "list" or about.is_of_places(piece, self.source):
                continue
            if inner := pieces_of_list(self.source, piece.start, piece.end, inside):
                self.lists[piece.start] = with_neighbours(outline(inner, self.source, piece.start))
                found += self._below(self.lists[piece.start], inside)
        return found

    def _thread(self, sections: Sequence[Section], around: Around) -> list[Draft]:
        """Return the post whose parts ``sections`` are; a post for each where nothing speaks of a thread."""
        drafts = [one for section in sections for one in self.of(section, around)]
        headless = sections[0].label.number == _SECOND
        if (
            any(one.row is not None for one in drafts)
            or len(drafts) > len(sections)
            or not (headless or draft.are_parts(sections, drafts, around))
        ):
            return drafts
        parts = counted_parts.with_words(joined(one.parts) for one in drafts if one.parts)
        if len(parts) < (1 if headless else _SECOND):
            return drafts
        around = replace(drafts[0].around, thread=True)
        return [replace(drafts[0], end=drafts[-1].end, parts=parts, around=around, headless=headless)]

    def _own(self, section: Section, inside: Around) -> list[Draft]:
        if self.all_are_posts and section.label.role == "file":
            inside = replace(inside, several=any(piece.kind == "rule" for piece in section.content))
        if self._is_beside_posts(section, inside):
            return []
        content = self._without_lists(section, inside)
        inside = self._number(section, inside, content)
        texts = texts_of(content, self.source, inside, captioned=section.label.role == "content")
        below = {one.label.role for one in section.sections}
        if not texts.texts and below <= {"field"} and inside.in_scope:
            # What would be fields of a post is all that it says.
            texts = texts_of(draft.all_it_says(section), self.source, inside)
        if draft.in_doubt(texts, section, inside) and (inside.several or not self.all_are_posts):
            if not section.sections and inside.in_scope:
                self.doubts[id(section)] = section
            return []
        written = tuple(text for text in texts.texts if text.text.text or text.images)
        if not texts.marked and any(says_only_fields(text.text.text) for text in written):
            self.left["without"] += [] if "content" in below else [section.start]
            written = tuple(text for text in written if not says_only_fields(text.text.text))
        if any(draft.says_nothing(text, inside) for text in written):
            self.left["without"].append(section.start)
            written = tuple(text for text in written if not draft.says_nothing(text, inside))
        if not written:
            return []
        if draft.is_list_of_ideas(section, inside, texts):
            # Several posts, one of them, or how a team writes there.
            self.doubts[id(section)] = section
            return []
        self.left["unclear"] += [section.start] if texts.unclear else []
        return draft.drafts_of(section, inside, replace(texts, texts=written))

    def _is_beside_posts(self, section: Section, inside: Around) -> bool:
        """Tell, and note, whether a section says how software is set up, what a video shows, or where."""
        is_named = not self.all_are_posts and draft.is_under_a_name(section, inside)
        if is_named and is_set_up(section.content, self.source):
            self.left["set_up"].append(section.start)
        elif is_script(section, self.source) or is_of_slides(section, self.source):
            self.left["scripts"].append(section.start)
        elif about.tells_where(section, self.source):
            self.left["names"].append(section.start)
        else:
            return section is self.title and is_subtitle(section, self.source)
        return True

    def _number(self, section: Section, inside: Around, content: Sequence[Piece]) -> Around:
        """Return what holds inside of a section; its content may tell whether it is one post or several."""
        label = section.label
        several = lists.several_by_list(section, content, self.source)
        if several is not None:
            return replace(inside, several=several)
        says_none = self.all_are_posts and label.role == "topic"
        says_so = self.all_are_posts or (self.title is not None and self.title.label.several)
        says_where = says_so and label.role == "network" and not label.named
        # What one line divides may as well be a remark, where only a title speaks of several posts.
        fewest = _SECOND if self.all_are_posts else _SECOND + 1
        if (says_none and are_posts(content, self.source)) or (says_where and are_divided(content, fewest)):
            return replace(inside, several=True)
        return inside

    def _without_lists(self, section: Section, inside: Around) -> list[Piece]:
        """Return the content of a section without lists of things to do and, where all is posts, of names."""
        kept: list[Piece] = []
        for piece in section.content:
            if piece.start in self.lists:
                continue
            if lists.is_checklist(piece, self.source):
                to_do = section.label.whole in TO_DO
                are_posts = inside.several and not to_do and lists.may_be_texts(piece, self.source)
                (self.left["boxed"] if are_posts else self.left["tasks"]).append(piece.start)
                kept += [piece] if are_posts else []
            elif is_of_data(piece, self.source):
                self.left["data"].append(piece.start)
            elif about.is_about(piece, section, self.source):
                self.left["names"].append(piece.start)
            elif self.all_are_posts and len(section.content) == 1 and about.is_of_names(piece, self.source):
                self.left["names"].append(section.start)
            else:
                kept.append(piece)
        return kept

    def _rows(self, section: Section, inside: Around) -> list[Draft]:
        found = [
            rows_of(self.source, piece.start, piece.end, quoted=self.quoted, topical=self.topical)
            for piece in section.content
            if piece.kind == "table"
        ]
        for rows in found:
            self.problems += rows.problems
            for why, starts in rows.left.items():
                self.left[why] += starts
        return [Draft(row.start, row.end, inside, row=row) for rows in found for row in rows.posts]
