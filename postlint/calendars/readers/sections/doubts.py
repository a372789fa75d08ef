"""Why a file, or a section of it, is not read, though posts may stand in it, and what would settle it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.key_meanings import by_meaning
from postlint.calendars.readers.one_post_headings import are_links
from postlint.calendars.readers.reader import About
from postlint.calendars.readers.sections.calendar_entries import channel_named
from postlint.calendars.readers.sections.drafts_and_threads import Draft
from postlint.calendars.readers.sections.guides_and_records import (
    OF_A_POST,
    is_guide,
    is_of_something_else,
    is_surely_one,
    why_shown,
)
from postlint.calendars.readers.sections.heading_words import TITLES
from postlint.calendars.readers.sections.lists import holds_links, lines_with_networks
from postlint.calendars.readers.sections.outline import LAST_HEADING, Section
from postlint.calendars.readers.sections.posts_in_sections import Drafts
from postlint.calendars.readers.sections.roles_of_headings import is_final
from postlint.calendars.terms.field_names import folded
from postlint.records import dataclass
from postlint.source.tree import Mapping
from postlint.vocabulary import phrases

_OF_A_PAGE: Final = phrases(
    "layout, permalink, categories, category, slug, excerpt, weight, pubdate, description, tags"
)
_OF_POSTS: Final = re.compile(
    r"(?i)(?<![a-z])(?:posts?|tweets?|toots?|captions?|copy|drafts?|queue|calendar|kit|beiträge|publications"
    r"|publicaciones|berichten|texte)(?![a-z])"
)
"""Words in the name of a file that holds posts, and not what is said about them."""
_FOLDERS: Final = re.compile(
    r"(?i)(?<![a-z])(?:socials?|social[-_ ]media|posts|tweets|toots|linkedin)(?![a-z])"
)
_OF_DATA: Final = (
    "posts in a block of YAML or JSON, which is not looked into. Save it as a file of its own, such as "
    "calendar.yaml"
)
_TO_DO: Final = (
    "lists of things to do, with boxes to tick, and no texts of posts. Write each post as a text under a "
    "heading of its own"
)
_NOT_PLAIN: Final = (
    'nothing says where the texts in it go out. Write a line such as "**Platform:** LinkedIn" under each of '
    "their headings, or `platform: linkedin` in front matter"
)
_LINES: Final = (
    "lines say where they go out, in brackets, which no reader takes. Write a heading such as "
    '"## LinkedIn post" above each text'
)
_ONLY_LINKS: Final = "links stand under the networks that its headings name, and no texts of posts"
_HASHTAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+")
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


def likely(about: About, root: Section, drafts: Drafts, found: Sequence[Draft]) -> str | None:
    """Return where posts stand in a file that is declined; nothing where neither it nor its name tells."""
    lies_among_posts = holds_posts_by_name(about) or _FOLDERS.search(about.path.parent.name)
    is_told = (lies_among_posts and not about.is_named_weakly) or any(draft.is_told for draft in found)
    if drafts.left["data"] or not is_told or is_of_something_else(about, root, found):
        return None
    if is_guide(root, found) or _are_only_links(drafts, found):
        return None
    starts = {draft.start for draft in found}
    named = titles([*(one for one in root.all_below() if one.start in starts), *drafts.doubts.values()])
    return f"texts under {named}" if named else "texts without headings" if found else None


def holds_posts_by_name(about: About) -> bool:
    """Tell whether the name of a file says that it holds posts, and not what is said about them."""
    return _OF_POSTS.search(about.path.stem) is not None


def why_not(
    about: About, root: Section, drafts: Drafts, found: Sequence[Draft], front: Mapping | None
) -> str | None:
    """Return why a file is not read, or None where its posts are plain to see.

    Where nothing divides it, it may be one post.
    """
    lines = _LINES if sum(lines_with_networks(one, drafts.lists) for one in root.all_below()) > 1 else None
    if not found and not drafts.doubts:
        to_do = _TO_DO if drafts.left["tasks"] and about.reader_forced else ""
        return lines or (_OF_DATA if drafts.left["data"] else to_do) or _nothing_found(root, drafts)
    if why := why_shown(about, root, drafts, found):
        return why
    fewest = texts_plain(root, drafts, found)
    if len(drafts.doubts) >= max(1, fewest) and not (about.reader_forced and found):
        return _ONLY_LINKS if _are_only_links(drafts, found) else doubt_of(root, drafts)
    if about.reader_forced:
        return lines
    if (about.said_to_be_one and front is None) or _is_plain(about, root, found, front):
        return None
    return _NOT_PLAIN if found and not _placed(about, root, found) else _nothing_found(root, drafts)


def _are_only_links(drafts: Drafts, found: Sequence[Draft]) -> bool:
    """Tell whether nothing but links was found, or is in doubt."""
    texts = (part.text.text for draft in found for part in draft.parts)
    return all(map(are_links, texts)) and all(map(holds_links, drafts.doubts.values()))


def _is_plain(about: About, root: Section, found: Sequence[Draft], front: Mapping | None) -> bool:
    """Tell whether posts are plain to see in a file that nobody asked for."""
    if is_of_something_else(about, root, found):
        return False
    if front and _OF_A_PAGE & {folded(one.key) for one in front}:
        return False
    tells = _says_where if front and "channel" in by_meaning(front) else _says_where_and_when
    if front and about.is_named_weakly and not (len(found) > 1 and all(map(tells, found))):
        return False
    placed = _placed(about, root, found)
    strong = sum(map(_is_strong, found))
    if not placed and (len(found) == 1 or about.is_named_weakly):
        return len(found) == 1 and _is_final(about, root, found[0])
    if len(found) > 1 and holds_posts_by_name(about) and not about.is_named_weakly:
        return True
    tagged = any(_HASHTAG.search(part.text.text) for draft in found for part in draft.parts)
    return strong * 2 >= len(found) if about.is_named_weakly else strong > 0 or tagged or len(found) > 2  # noqa: PLR2004


def _is_final(about: About, root: Section, draft: Draft) -> bool:
    """Tell whether a file that lies among posts says in a heading what goes out of it in the end."""
    lies_among_posts = holds_posts_by_name(about) or _FOLDERS.search(about.path.parent.name)
    finals = [one.start for one in root.all_below() if is_final(one.label.plain)]
    return bool(lies_among_posts) and finals == [draft.start]


def _says_where_and_when(draft: Draft) -> bool:
    return draft.names_network and (draft.around.date or draft.around.day) is not None


def _says_where(draft: Draft) -> bool:
    """Tell whether a heading says that a post stands here, and where front matter lets it go out."""
    return bool(draft.around.channels) and draft.around.strong


def _placed(about: About, root: Section, found: Sequence[Draft]) -> bool:
    """Tell whether anything says where posts go out; the parts of a thread are at least one post.

    Where the name and the title of a file speak of posts, and all are in marks or have fields, they go out.
    """
    says_so = holds_posts_by_name(about) and root.sections and root.sections[0].label.named
    are_posts = bool(says_so) and len(found) > 1 and all(map(is_surely_one, found))
    is_told = any(draft.names_network or len(draft.parts) > 1 for draft in found)
    return bool(channel_named(about)) or is_told or are_posts


def _is_strong(draft: Draft) -> bool:
    """Tell whether more than the name of a network says that a post stands here."""
    around = draft.around
    says_more = around.strong or around.clock is not None or bool(OF_A_POST & around.fields.keys())
    return says_more or around.several or draft.marked or draft.row is not None or len(draft.parts) > 1


def _nothing_found(root: Section, drafts: Drafts) -> str:
    places = [one for one in root.all_below() if one.label.channels and one.pieces]
    if places and all(map(holds_links, places)):
        return _ONLY_LINKS
    if root.tables:
        return "an editorial plan or other tables, without the texts of posts"
    # Fields under headings may be those of one post, whose text is in no section.
    sections = (one for one in root.all_below() if one.label.role != "field")
    topics = [one for one in sections if one.level > 1 and one.content]
    if not topics:
        return ""
    if any(lines_with_networks(section, drafts.lists) for section in root.all_below()):
        return _LINES
    level = "#" * min(topics[0].level, LAST_HEADING)
    asking = "" if drafts.asked else ", or name the file under readers: as sections"
    return (
        f"nothing says that posts stand under {titles(topics)}. Write headings such as "
        f'"{level} LinkedIn post" in their place{asking}'
    )


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
        in_thread = _HEADED_PARTS if section.start in below else None
        sort = _PARTS if section.label.thread else in_thread or _outside_threads(section)
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
    kinds = [piece.kind for piece in section.content]
    if label.several or (label.channels and "rule" in kinds[1:-1]):
        return _SEVERAL
    words = {*kinds} - {"rule", "aside", "field"}
    return _LISTS if words - {"prose"} == {"list"} and label.channels else _OTHERS


def titles(sections: Sequence[Section]) -> str:
    """Return the titles of the first of some sections, in quotation marks."""
    named = [section.label.title.text.strip() for section in sections if section.level]
    return ", ".join(f'"{title}"' for title in named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
