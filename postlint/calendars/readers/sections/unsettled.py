"""Sections of which it cannot be told whether one post, several or a thread stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.readers.sections.draft import Draft
from postlint.calendars.readers.sections.drafts import Drafts
from postlint.calendars.readers.sections.outline import LAST_HEADING, Section
from postlint.calendars.readers.sections.words import TITLES
from postlint.records import dataclass

_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class _Sort:
    """What cannot be told of sections: how they are called where others are read, and what settles it."""

    called: str
    remedy: str


_PARTS: Final = _Sort(
    "threads of which it is not told what the parts are", 'Write "1/", "2/" … in front of the parts'
)
_HEADED_PARTS: Final = _Sort(
    "headings in threads that may be those of parts", 'Write headings such as "### 1/4" above the parts'
)
_SEVERAL: Final = _Sort(
    "headings of several posts, of which it is not told where each begins",
    'Write a heading such as "{post}" above each',
)
_LISTS: Final = _Sort(
    "lists that may be one post, several or a thread",
    'Write "post", "posts" or "thread" behind the network in the heading; in one post, hyphens for numbers',
)
_OTHERS: Final = _Sort(
    "texts under headings that do not say whether they are posts",
    'Write a heading such as "{post}" in place of each',
)
_OR_ASK: Final = ", or name the file under readers: as sections"


def doubt_of(root: Section, drafts: Drafts) -> str | None:
    """Return what cannot be told of the posts of a file, and what would settle it; None if all is plain."""
    told = [
        f"it cannot be told whether one post or several stand under {titles(sections)}. {sort.remedy}"
        + (_OR_ASK if sort.called == _OTHERS.called and not drafts.asked else "")
        for sort, sections in _by_sort(root, drafts).items()
    ]
    return "; ".join(told) or None


def texts_plain(root: Section, drafts: Drafts, found: Sequence[Draft]) -> int:
    """Return how many texts are posts, or parts of them where what is in doubt may be parts as well."""
    starts = {section.start for section in drafts.doubts.values()}
    of_thread = starts <= _starts_in_threads(root)
    return sum(len(draft.parts) or 1 if of_thread else 1 for draft in found)


def notes_on_doubts(root: Section, drafts: Drafts) -> Iterator[tuple[str, list[int]]]:
    """Yield what to say of sections that are left out since it cannot be told what they hold, and where."""
    for sort, sections in _by_sort(root, drafts).items():
        remedy = f"{sort.remedy[0].lower()}{sort.remedy[1:]}"
        yield f"{sort.called}: {remedy}", [section.start for section in sections]


def _by_sort(root: Section, drafts: Drafts) -> dict[_Sort, list[Section]]:
    """Return the sections in doubt, by what would settle it."""
    below = _starts_in_threads(root) if drafts.doubts else set[int]()
    levels = dict(_levels(root)) if drafts.doubts else {}
    found: dict[_Sort, list[Section]] = {}
    for section in drafts.doubts.values():
        if section.label.thread:
            sort = _PARTS
        elif section.start in below:
            sort = _HEADED_PARTS
        else:
            sort = _outside_threads(section)
        post = heading_of_post(section, levels.get(section.start, 1), in_place=sort is _OTHERS)
        sort = replace(sort, remedy=sort.remedy.format(post=post))
        found.setdefault(sort, []).append(section)
    return found


def _starts_in_threads(root: Section) -> set[int]:
    """Return where sections begin that stand in those that head threads."""
    threads = (one for one in root.all_below() if one.label.thread)
    return {inner.start for one in threads for inner in one.all_below() if inner is not one}


def _levels(root: Section) -> Iterator[tuple[int, int]]:
    """Yield where sections begin, and the level of the heading around each."""
    pending = [(root, 0)]
    while pending:
        section, around = pending.pop()
        level = section.level if _is_heading(section) else around
        yield from ((inner.start, level) for inner in section.sections)
        pending += ((inner, level) for inner in section.sections)


def _is_heading(section: Section) -> bool:
    """Tell whether a section stands below a heading: bold lines that head others share its last level."""
    is_marked = section.label.title.source.text.startswith("#", section.start)
    return section.level < LAST_HEADING or (section.level == LAST_HEADING and is_marked)


def heading_of_post(section: Section, around: int, *, in_place: bool) -> str:
    """Return the heading to write for a post in a section, below a heading of the level ``around``.

    A label in bold ends at the next heading, which takes over the network that it names.
    """
    is_heading = _is_heading(section)
    level = section.level + (not in_place) if is_heading else around + 1
    named = section.label.channels[:1] if not is_heading or level > LAST_HEADING else ()
    words = " ".join((*(TITLES.get(one, one) for one in named), "Post 1"))
    return f"{'#' * min(level, LAST_HEADING)} {words}"


def _outside_threads(section: Section) -> _Sort:
    label = section.label
    if label.several:
        return _SEVERAL
    kinds = {piece.kind for piece in section.content} - {"rule", "aside", "field"}
    return _LISTS if kinds - {"prose"} == {"list"} and label.channels else _OTHERS


def titles(sections: Sequence[Section]) -> str:
    """Return the titles of the first of some sections, in quotation marks."""
    named = [section.label.title.text.strip() for section in sections if section.level]
    return ", ".join(f'"{title}"' for title in named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
