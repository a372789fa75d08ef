"""Sections of which it cannot be told whether one post, several or a thread stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from postlint.calendars.readers.sections.drafts import Drafts
from postlint.calendars.readers.sections.outline import Section
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
    'Write a heading such as "### Post 1" above each',
)
_LISTS: Final = _Sort(
    "lists that may be one post, several or a thread",
    'Write "post", "posts" or "thread" behind the network in the heading; in one post, hyphens for numbers',
)
_OTHERS: Final = _Sort(
    "texts under headings that do not say whether they are posts",
    'Write a heading such as "## Post 1" above each, or name the file under readers: as sections',
)


def doubt_of(root: Section, drafts: Drafts) -> str | None:
    """Return what cannot be told of the posts of a file, and what would settle it; None if all is plain."""
    told = [
        f"it cannot be told whether one post or several stand under {titles(sections)}. {sort.remedy}"
        for sort, sections in _by_sort(root, drafts).items()
    ]
    return "; ".join(told) or None


def notes_on_doubts(root: Section, drafts: Drafts) -> Iterator[tuple[str, list[int]]]:
    """Yield what to say of sections that are left out since it cannot be told what they hold, and where."""
    for sort, sections in _by_sort(root, drafts).items():
        remedy = "" if sort is _OTHERS else f": {sort.remedy[0].lower()}{sort.remedy[1:]}"
        yield f"{sort.called}{remedy}", [section.start for section in sections]


def _by_sort(root: Section, drafts: Drafts) -> dict[_Sort, list[Section]]:
    """Return the sections in doubt, by what would settle it."""
    threads = [one for one in root.all_below() if one.label and one.label.thread] if drafts.doubts else []
    heads = {one.start for one in threads}
    below = {inner.start for one in threads for inner in one.all_below()}
    found: dict[_Sort, list[Section]] = {}
    for section in drafts.doubts.values():
        if section.start in heads:
            sort = _PARTS
        elif section.start in below:
            sort = _HEADED_PARTS
        else:
            sort = _outside_threads(section)
        found.setdefault(sort, []).append(section)
    return found


def _outside_threads(section: Section) -> _Sort:
    label = section.label
    if label is not None and label.several:
        return _SEVERAL
    kinds = {piece.kind for piece in section.content} - {"rule", "aside", "field"}
    return _LISTS if kinds == {"list"} and label is not None and label.channels else _OTHERS


def titles(sections: Sequence[Section]) -> str:
    """Return the titles of the first of some sections, in quotation marks."""
    named = [section.label.title.text.strip() for section in sections if section.label]
    return ", ".join(f'"{title}"' for title in named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
