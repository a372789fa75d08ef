"""Why a Markdown file with sections is not read, though posts may stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import Final

from postlint.calendars.guides import instructs, is_title_of_guide, says_what_posts_need, shows_example
from postlint.calendars.meanings import by_meaning
from postlint.calendars.readers.reader import About
from postlint.calendars.readers.sections.draft import Draft
from postlint.calendars.readers.sections.drafts import Drafts
from postlint.calendars.readers.sections.outline import LAST_HEADING, Section
from postlint.calendars.readers.sections.unsettled import doubt_of, texts_plain, titles
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.value_words import OF_POSTS, channel_in_name, channels_in
from postlint.source.tree import Mapping, Scalar
from postlint.vocabulary import in_words, phrases

_OF_A_PAGE: Final = phrases(
    """
    layout, permalink, categories, category, slug, excerpt, weight, pubdate, description, tags
    """
)
_SOFTWARE: Final = re.compile(
    r"\b(?:install\w*|configur\w*|(?<!profile )(?<!account )(?<!page )setup|usage|api|oauth|credentials?|authenticat\w*|webhooks?|permissions"
    r"|environment|deploy\w*|troubleshooting|endpoints?|requirements|architecture|prerequisites|commands?)\b",
    re.IGNORECASE,
)
"""Headings of texts that tell how software is used, networks by their names among them."""
_OF_A_POST: Final = frozenset({"date", "status", "media", "hashtags", "first_comment"})
_OF_POSTS: Final = re.compile(
    r"(?<![a-z])(?:posts?|tweets?|toots?|captions?|copy|drafts?|queue|calendar|kit|beiträge|publications"
    r"|publicaciones|berichten|texte)(?![a-z])",
    re.IGNORECASE,
)
"""Words in the name of a file that holds posts, and not what is said about them."""
_FOLDERS: Final = re.compile(
    r"(?<![a-z])(?:socials?|social[-_ ]media|posts|tweets|toots|linkedin)(?![a-z])", re.I
)
_MEETING: Final = re.compile(
    r"(?<![a-z])(?:minutes|meeting|agenda|attendees|action items|next steps|decisions|apologies|retrospective"
    r"|protokoll|anwesende?|tagesordnung|ordre du jour|reuni[oó]n|verbale|notulen)(?![a-z])",
    re.IGNORECASE,
)
"""Words of files in which people speak about networks."""
_SLOT: Final = re.compile(
    r"\{\{[^{}]*\}\}|\[[A-Z_][^\]\[]{2,40}\](?![(\[])|<[A-Z_ ]{3,30}>|\[[a-z]+(?:[ _-][a-z]+)*\](?![(\[])"
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
_GUIDE: Final = (
    "a guide, which says what posts need and shows examples (line {}). If these are posts that go out, name "
    "the file under readers: as sections"
)
_BY_TITLE: Final = (
    "a guide, by its title (line {}). If these are posts that go out, name the file under readers: as "
    "sections"
)
_WHERE_IN_LINE: Final = re.compile(
    r"^[-*+ \t]*(?:\[[ xX]\][ \t]+)?(?:\d{4}-\d\d-\d\d[ \t]+)?\((?P<before>[\w ,+&/]{1,30})\)[ \t]+\w"
    r"|[.!?…”\"][ \t]*[\[(](?P<behind>[\w ,+&/]{1,30})[\])][ \t]*$",
    re.MULTILINE,
)
_HASHTAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+")
_NO_POSTS: Final = frozenset({"aside", "field"})
_MARKED: Final = frozenset({"fence", "quote"})


def likely(about: About, root: Section, drafts: Drafts, found: Sequence[Draft]) -> str | None:
    """Return where posts stand in a file that is declined; nothing where neither it nor its name tells."""
    lies_among_posts = holds_posts_by_name(about) or _FOLDERS.search(about.path.parent.name)
    is_told = (lies_among_posts and not about.is_named_weakly) or any(draft.is_told for draft in found)
    if drafts.left["data"] or not is_told or _is_of_something_else(about, root, found):
        return None
    if _where_guided(root, found) is not None or _title_of_guide(root):
        return None
    starts = {draft.start for draft in found}
    titled = [section for section in root.all_below() if section.start in starts]
    titled += drafts.doubts.values()
    named = titles(titled)
    return f"texts under {named}" if named else "texts without headings" if found else None


def holds_posts_by_name(about: About) -> bool:
    """Tell whether the name of a file says that it holds posts, and not what is said about them."""
    return _OF_POSTS.search(about.path.stem) is not None


def _is_of_something_else(about: About, root: Section, found: Sequence[Draft]) -> bool:
    """Tell whether a file is about software, or what people said: it may name networks without posts.

    What a post is about says nothing of the file, and no more does "Usage" below "Hashtags".
    """
    no_posts = [one for one in root.all_below() if one.label.role in _NO_POSTS and one.level > 1]
    apart = {inner.start for one in no_posts for inner in one.all_below() if inner is not one}
    apart |= {draft.start for draft in found if draft.marked}
    labels = [section.label for section in root.all_below() if section.start not in apart]
    others = [label.title.text for label in labels if label.role in {"aside", "topic"}]
    return any(map(_SOFTWARE.search, others)) or any(map(_MEETING.search, (about.path.stem, *others)))


def _where_guided(root: Section, found: Sequence[Draft]) -> int | None:
    """Return where the first example of a guide begins: it says what posts need, and shows how they look."""
    said = [one for section in root.all_below() for one in _said_above(section)]
    titles = [one.label.title.text for one in root.sections]
    examples = [start for start, words, shown in said if shown in _MARKED and shows_example(words)]
    needs = [shown for _, words, shown in said if says_what_posts_need(words)]
    orders = sum(instructs(part.text.text) for draft in found for part in draft.parts)
    explained = len(examples) + needs.count("list") + orders
    is_guide = bool(needs) or any(map(is_title_of_guide, titles))
    return examples[0] if is_guide and examples and explained * 2 >= len(found) else None


def _said_above(section: Section) -> Iterator[tuple[int, str, str]]:
    """Yield where a label or paragraph begins, its words, and what kind of piece stands right below it."""
    if section.label.role == "file":
        return
    text = section.label.title.source.text
    kinds = [*(piece.kind for piece in section.content), ""]
    if section.level > LAST_HEADING:
        yield section.start, f"{section.label.title.text}:", kinds[0]
    for piece, below in zip(section.content, kinds[1:], strict=True):
        if piece.kind == "prose":
            yield piece.start, text[piece.start : piece.end], below


def why_not(
    about: About, root: Section, drafts: Drafts, found: Sequence[Draft], front: Mapping | None
) -> str | None:
    """Return why a file is not read, or None where its posts are plain to see.

    Where nothing divides it, it may be one post.
    """
    lines = _LINES if sum(_lines_with_networks(section, drafts) for section in root.all_below()) > 1 else None
    if not found and not drafts.doubts:
        to_do = _TO_DO if drafts.left["tasks"] and about.reader_forced else ""
        return lines or (_OF_DATA if drafts.left["data"] else to_do) or _nothing_found(root, drafts)
    if why := _why_shown(about, root, drafts, found):
        return why
    fewest = texts_plain(root, drafts, found)
    if len(drafts.doubts) >= max(1, fewest) and not (about.reader_forced and found):
        return doubt_of(root, drafts)
    if about.reader_forced:
        return lines
    if (about.said_to_be_one and front is None) or _is_plain(about, root, found, front):
        return None
    return _NOT_PLAIN if found and not _placed(about, root, found) else _nothing_found(root, drafts)


def _why_shown(about: About, root: Section, drafts: Drafts, found: Sequence[Draft]) -> str | None:
    """Return why texts only show how posts are written, in a file that nobody asked for as sections."""
    if about.reader_forced:
        return None
    shown = None if about.said_to_be_one else _where_guided(root, found)
    if shown is not None:
        return _GUIDE.format(drafts.source.position(shown)[0])
    title = _title_of_guide(root)
    if title and not any(map(_is_surely_one, found)):
        return _BY_TITLE.format(title.span.line)
    templates = sum(map(_is_template, found)) * 2 > len(found)
    return "templates: their texts have slots to fill, such as [name] or {{name}}" if templates else None


def _title_of_guide(root: Section) -> Scalar | None:
    """Return the title of a file, if it is that of a guide."""
    title = root.sections[0].label if root.sections and root.sections[0].level == 1 else None
    return title.title if title and is_title_of_guide(title.title.text) else None


def _is_surely_one(draft: Draft) -> bool:
    """Tell whether marks, days or fields of its own make a text a post, whatever the title of its file."""
    around = draft.around
    dated = around.date is not None or around.clock is not None or around.day is not None
    return draft.is_marked or dated or around.counted or not _OF_A_POST.isdisjoint(around.fields)


def _is_plain(about: About, root: Section, found: Sequence[Draft], front: Mapping | None) -> bool:
    """Tell whether posts are plain to see in a file that nobody asked for."""
    if _is_of_something_else(about, root, found):
        return False
    if front and _OF_A_PAGE & {folded(one.key) for one in front}:
        return False
    tells = _says_where if front and "channel" in by_meaning(front) else _says_where_and_when
    if front and about.is_named_weakly and not (len(found) > 1 and all(map(tells, found))):
        return False
    placed = _placed(about, root, found)
    strong = sum(map(_is_strong, found))
    if not placed and (len(found) == 1 or about.is_named_weakly):
        return False
    if len(found) > 1 and holds_posts_by_name(about) and not about.is_named_weakly:
        return True
    tagged = any(_HASHTAG.search(part.text.text) for draft in found for part in draft.parts)
    return strong * 2 >= len(found) if about.is_named_weakly else strong > 0 or tagged or len(found) > 2  # noqa: PLR2004


def _says_where_and_when(draft: Draft) -> bool:
    around = draft.around
    return draft.names_network and (around.date is not None or around.day is not None)


def _says_where(draft: Draft) -> bool:
    """Tell whether a heading says that a post stands here, and where front matter lets it go out."""
    return bool(draft.around.channels) and draft.around.strong


def _placed(about: About, root: Section, found: Sequence[Draft]) -> bool:
    """Tell whether anything says where posts go out; the parts of a thread are at least one post.

    Where the name and the title of a file speak of posts, and all are in marks or have fields, they go out.
    """
    says_so = holds_posts_by_name(about) and root.sections and root.sections[0].label.named
    are_posts = bool(says_so) and len(found) > 1 and all(map(_is_surely_one, found))
    is_told = any(draft.names_network or len(draft.parts) > 1 for draft in found)
    return bool(channel_named(about)) or is_told or are_posts


def _is_strong(draft: Draft) -> bool:
    """Tell whether more than the name of a network says that a post stands here."""
    around = draft.around
    says_more = around.strong or around.clock is not None or bool(_OF_A_POST & around.fields.keys())
    return says_more or draft.marked or draft.row is not None or len(draft.parts) > 1


def _is_template(draft: Draft) -> bool:
    return sum(len(_SLOT.findall(part.text.text)) for part in draft.parts) > 2  # noqa: PLR2004


def _nothing_found(root: Section, drafts: Drafts) -> str:
    if root.tables:
        return "an editorial plan or other tables, without the texts of posts"
    # Fields under headings may be those of one post, whose text is in no section.
    topics = [
        section
        for section in root.all_below()
        if section.label.role != "field" and section.level > 1 and section.content
    ]
    if not topics:
        return ""
    if any(_lines_with_networks(section, drafts) for section in root.all_below()):
        return _LINES
    level = "#" * min(topics[0].level, LAST_HEADING)
    asking = "" if drafts.asked else ", or name the file under readers: as sections"
    return (
        f"nothing says that posts stand under {titles(topics)}. Write headings such as "
        f'"{level} LinkedIn post" in their place{asking}'
    )


def _lines_with_networks(section: Section, drafts: Drafts) -> int:
    """Return how many lines below a label say where they go out, which they would lose as sections."""
    if section.label.role == "file":
        return 0
    text = section.label.title.source.text
    found = (
        line["before"] or line["behind"]
        for piece in section.content
        if piece.start not in drafts.lists
        for line in _WHERE_IN_LINE.finditer(text, piece.start, piece.end)
    )
    return sum(bool(channels_in(where)) for where in found)


def channel_named(about: About) -> str | None:
    """Return the only channel that the name of the file, or else of its folder, speaks of.

    Folders whose names say no more than that there are posts, or of when, say it of those around them.
    """
    folders = dropwhile(_says_no_more, (parent.name for parent in about.path.parents))
    return channel_in_name(about.path.stem) or channel_in_name(next(folders, ""))


def _says_no_more(folder: str) -> bool:
    return all(word.isdecimal() or word in OF_POSTS for word in in_words(folder).split())
