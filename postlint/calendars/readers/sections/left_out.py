"""What is left out of a Markdown file, where its posts say too little, and what to say of both.

Each paragraph, fence, quote, row and item is accounted for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from itertools import pairwise
from typing import Final

from postlint.calendars.readers.markdown_text import html_comments
from postlint.calendars.readers.one_post_headings import BESIDE, NO_POSTS, TRANSLATIONS, UNCHOSEN, VERSIONS
from postlint.calendars.readers.reader import lines_named
from postlint.calendars.readers.sections.calendar_entries import files_in
from postlint.calendars.readers.sections.doubts import notes_on_doubts
from postlint.calendars.readers.sections.drafts_and_threads import Draft
from postlint.calendars.readers.sections.fences_in_texts import out_of_step, with_inner_hidden
from postlint.calendars.readers.sections.field_headings import field_sections
from postlint.calendars.readers.sections.notes_to_team import is_advice
from postlint.calendars.readers.sections.outline import LINE, LISTED, LeftOut, Piece, Section
from postlint.calendars.readers.sections.posts_in_sections import Drafts
from postlint.calendars.readers.sections.replies_comments_hashtags import hashtags_of_one
from postlint.calendars.readers.sections.when import undated
from postlint.calendars.terms.network_names import VIDEO_CHANNELS, shows_titles
from postlint.records import dataclass
from postlint.vocabulary import CHANNELS

_TAG: Final = re.compile(r"<[^<>]*>")
_WORD: Final = re.compile(r"\w")
_ITEM: Final = re.compile(r"^(?P<indent>[ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
_MARK: Final = re.compile(r"[-*+•]|\d{1,3}[.)]")
_UNSAID: Final = "sections of which nothing says that they are posts"
_SAID: Final[Dict[LeftOut, str]] = {
    "without": "posts without a text",
    "struck": "posts whose texts are struck out",
    "tasks": "lists with boxes, which are taken for things to do",
    "names": "lists of names, links, figures or what signs mean, without the text of a post",
    "named": "names with lists or a few words, where other posts stand in fences or quotes",
    "set_up": "steps of setting something up",
    "scripts": "scripts of videos, or words on slides: "
    'write what goes out below "**Caption:**", if anything does',
    "data": "blocks of YAML or JSON, not looked into: save each as a file of its own",
    "boxed": "boxes before posts, which say nothing here: write Status: under each",
    "pointing": "rows that name posts of this file: write when each goes out under its heading",
    "orders": "words on which post to use: write its text there if it goes out again",
    "topics": "rows that name topics where others have texts",
    "unquoted": "rows whose texts do not stand in quotation marks as others do",
    "to_do": "rows that go out on no network, where others name one",
}
"""What is said of what is left out, in this order."""
_OF_READ: Final = frozenset({"boxed", "unclear"})
"""What is said of posts that are read."""
_STRUCK_OUT: Final = re.compile(r"[\s>]*(?:\*\*[^*\n]{1,40}\*\*\s*)?~~[^~]+~~\s*")
"""A text that somebody has drawn a line through, behind its label or without one."""
_OUT_OF_STEP: Final = (
    "fences that begin where one seems to end: close each, and put ```` around what holds some"
)
_OF_POSTS: Final = frozenset({"network", "post"})
_PICTURES: Final = (
    'pictures described in brackets: name the files of a post on one line, as in "Image: gate.jpg, key.jpg"'
)
_TAGS_OF_ONE: Final = "hashtags that the last of several networks got, and no other: write them under each"
_TITLE: Final = 1
"""The level of the heading of a whole file, which says nothing of what stands right under it."""


def _left_out(
    root: Section, drafts: Drafts, found: Iterable[Draft], told: Collection[int]
) -> dict[str, list[int]]:
    """Return where what is in no post of ``found`` begins, by what to say of it.

    ``told`` are where sections, rows and blocks begin of which something else is said.
    """
    shown = {media.start for draft in found if (media := draft.around.fields.get("media"))}
    walk = _Walk(drafts, _Used.of(found), frozenset(told), shown)
    walk.through(root)
    return walk.lost


@dataclass(frozen=True, slots=True)
class _Used:
    """The stretches of the file that are in posts, in file order and apart from each other."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, found: Iterable[Draft]) -> _Used:
        merged: list[list[int]] = []
        for start, end in sorted(span for draft in found for span in _spans(draft)):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(end, merged[-1][1])
            else:
                merged.append([start, end])
        return cls(tuple(start for start, _ in merged), tuple(end for _, end in merged))

    def any_in(self, start: int, end: int) -> bool:
        """Tell whether something between ``start`` and ``end`` is in a post."""
        before = bisect_left(self.starts, end) - 1
        return before >= 0 and self.ends[before] > start


def _spans(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield where the words of a post stand, line by line where lines between them are none of its own."""
    if draft.row is not None:
        yield draft.row.start, draft.row.end
    for part in draft.parts:
        text, stretches = part.text.text, part.text.stretches
        ends = [*(in_text for in_text, _ in stretches[1:]), len(text)]
        for (in_text, in_file), end in zip(stretches, ends, strict=True):
            # What keeps two pieces apart, such as the mark of a list, is elsewhere in the file, if at all.
            words = text[in_text:end].rstrip()
            before, _, last = words.rpartition("\n")
            if words := before.rstrip() if _MARK.fullmatch(last.strip()) else words:
                yield in_file, in_file + len(words)
        yield from ((image.start, image.start + 1) for image in part.images)


class _Walk:
    """A walk through the sections of a file; ``lost`` is what it has found so far."""

    def __init__(self, drafts: Drafts, used: _Used, told: frozenset[int], shown: Collection[int]) -> None:
        self.text, self.lists, self.used, self.told = drafts.source.text, drafts.lists, used, told
        self.shown = shown
        self.lost: defaultdict[str, list[int]] = defaultdict(list)

    def through(self, section: Section, said: Collection[Piece] = ()) -> None:
        """Note what is in no post of ``section``; ``said`` is what holds for posts around it."""
        if section.level and section.start in self.told:
            return
        below = list(section.all_below())
        is_used = self.used.any_in(section.start, max(inner.last for inner in below))
        is_used = is_used or any(inner.start in self.told for inner in below)
        if not is_used and not said and section.level > _TITLE:
            if any(self._has_words(piece) for inner in below for piece in inner.pieces):
                self.lost[self._why(section)].append(section.start)
            return
        advice = (one for one in section.fields if one.value and is_advice(one.name, one.value.text))
        for piece in (*section.content, *advice) if is_used else section.pieces:
            if piece.start in self.lists:
                self.through(self.lists[piece.start])
                self.lost[BESIDE] += self._unlisted(piece, self.lists[piece.start])
            elif piece not in said:
                self.lost[BESIDE] += self._unused(piece)
        if is_used:
            self.lost[_PICTURES] += (piece.start for piece in section.fields if self._is_unshown(piece))
            if tags := hashtags_of_one(section):
                self.lost[_TAGS_OF_ONE].append(tags.start)
        holding = field_sections(section)
        for inner in section.sections:
            self.through(inner, holding.get(inner.start, ()))

    def _why(self, section: Section) -> str:
        if section.level >= LISTED:
            return BESIDE
        label = section.label
        if _is_struck_out(section, self.text):
            return _SAID["struck"]
        if label.role == "topic":
            return _UNSAID
        if label.role not in _OF_POSTS or label.several or not (label.date or label.named):
            return NO_POSTS
        content = (piece for inner in section.all_below() for piece in inner.content)
        return NO_POSTS if any(map(self._has_words, content)) else _SAID["without"]

    def _is_unshown(self, piece: Piece) -> bool:
        """Tell whether a line in brackets is of a picture that no post got."""
        if piece.name != "media" or piece.value is None:
            return False
        in_brackets = self.text[piece.start : piece.value.start].lstrip().startswith("[")
        return in_brackets and not (piece.value.start in self.shown and any(files_in(piece.value)))

    def _has_words(self, piece: Piece) -> bool:
        return _has_words(self.text[piece.start : piece.end])

    def _unused(self, piece: Piece) -> Iterator[int]:
        """Yield where rows, items or else the whole of a piece begin that are in no post."""
        starts = list(self._starts(piece))
        stretches = pairwise((*starts, piece.end))
        unused = [
            start
            for start, end in stretches
            if not self.used.any_in(start, end)
            and start not in self.told
            and _has_words(self.text[start:end])
        ]
        # Of a list or table of which nothing is read, its beginning says where it is.
        yield from unused[:1] if len(unused) == len(starts) else unused

    def _unlisted(self, piece: Piece, listed: Section) -> Iterator[int]:
        """Yield where items of a list begin of which nothing became a section; fields stand in these."""
        sections = [inner for inner in listed.all_below() if inner.level]
        known = sorted(
            place for inner in sections for place in (inner.start, *(one.start for one in inner.content))
        )
        items = list(_ITEM.finditer(self.text, piece.start, piece.end))
        outermost = min((_indent(item) for item in items), default=0)
        starts = [item.start() for item in items if _indent(item) == outermost]
        for start, end in pairwise((*starts, piece.end)):
            at = bisect_left(known, start)
            is_known = at < len(known) and known[at] < end
            if not is_known and start not in self.told and _has_words(self.text[start:end]):
                yield start

    def _starts(self, piece: Piece) -> Iterator[int]:
        if piece.kind == "table":
            lines = [
                line.start() for line in LINE.finditer(self.text, piece.start, piece.end) if line[1].strip()
            ]
            yield from lines[2:] or lines[:1]
        elif piece.kind == "list":
            yield from (item.start() for item in _ITEM.finditer(self.text, piece.start, piece.end))
        elif piece.kind != "rule":
            yield piece.start


def _is_struck_out(section: Section, text: str) -> bool:
    """Tell whether all that is said in a section is struck out."""
    content = [piece for inner in section.all_below() for piece in inner.content if piece.kind != "rule"]
    return bool(content) and all(_STRUCK_OUT.fullmatch(text, one.start, one.end) for one in content)


def _indent(item: re.Match[str]) -> int:
    return len(item["indent"].expandtabs(4))


def _has_words(text: str) -> bool:
    """Tell whether a stretch of Markdown says anything besides comments and tags."""
    for start, end in reversed(list(html_comments(text))):
        text = text[:start] + text[end:]
    return bool(_WORD.search(_TAG.sub("", text)))


def notes_on(
    root: Section, drafts: Drafts, kept: Sequence[Draft], found: Sequence[Draft], rejected: Sequence[Draft]
) -> Iterator[str]:
    """Yield what is no post or says less than it should, each sort once, with its lines."""
    left = dict(drafts.left)
    left["others"] = [*left.get("others", ()), *(start for draft in kept for start in draft.others)]
    turned_down = [draft.start for draft in rejected]
    forms = [draft.start for draft in found if draft.is_form]
    doubts = [one.start for one in drafts.doubts.values()]
    known = {start for why, starts in left.items() if why not in _OF_READ for start in starts}
    lost = _left_out(root, drafts, kept, {*forms, *doubts, *turned_down, *known})
    without = {*left.get("without", ()), *lost.pop(_SAID["without"], ())}
    sections = (section for section in root.all_below() if section.start in without)
    struck = {one.start for one in sections if _is_struck_out(one, drafts.source.text)}
    left["without"] = sorted(without - struck)
    left["struck"] = [*left.get("struck", ()), *struck, *lost.pop(_SAID["struck"], ())]
    left["scripts"] = list(_without_captions(root, left.get("scripts", ()), kept))
    for words, starts in (
        (VERSIONS, left["others"]),
        (UNCHOSEN, left.get("unchosen", ())),
        (TRANSLATIONS, left.get("translations", ())),
        (_OUT_OF_STEP, out_of_step(with_inner_hidden(drafts.source.text))),
        *notes_on_doubts(root, drafts),
        (
            "posts that may be the quote or the words beside it: take away what is none",
            left.get("unclear", ()),
        ),
        *lost.items(),
        ("threads whose first part is not to be found", [one.start for one in kept if one.headless]),
        *((words, left.get(why, ())) for why, words in _SAID.items()),
        ("titles above posts, where nothing says that their networks show any", _titles(kept)),
        ("posts that are rejected or called off", turned_down),
        ("forms for new posts, which are still to be filled in", forms),
        *undated(kept),
    ):
        lines = sorted({drafts.source.position(start)[0] for start in starts})
        if lines:
            yield f"{words} ({lines_named(lines)})"


def _titles(kept: Sequence[Draft]) -> Iterator[int]:
    """Yield where titles stand above posts that show none where they go out.

    On our own channels those without quotation marks are what a team calls its posts.
    """
    for draft in kept:
        networks = [one.text for one in draft.around.channels]
        is_elsewhere = bool(networks) and not any(one in CHANNELS for one in networks)
        key = "titled" if is_elsewhere and "titled" in draft.around.fields else "title"
        title = draft.around.fields.get(key)
        if title and not any(one in VIDEO_CHANNELS or shows_titles(one) for one in networks):
            yield title.start


def _without_captions(root: Section, scripts: Collection[int], kept: Sequence[Draft]) -> Iterator[int]:
    """Yield where ``scripts`` begin below which no post was read, as that of a caption is."""
    for section in root.all_below() if scripts else ():
        end = max(inner.last for inner in section.all_below())
        if section.start in scripts and not any(section.start <= one.start < end for one in kept):
            yield section.start
