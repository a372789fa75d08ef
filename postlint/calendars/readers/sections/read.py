"""What is made of a Markdown file in sections: a calendar, or the reason why none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import by_meaning
from postlint.calendars.readers.loose.items import items_of
from postlint.calendars.readers.loose.normalise import reworded
from postlint.calendars.readers.markdown_text import LONGEST, TOO_LONG
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.sections.drafts import Draft, Drafts
from postlint.calendars.readers.sections.labels import date_in
from postlint.calendars.readers.sections.outline import Around, Section, outline
from postlint.calendars.readers.sections.pieces import pieces
from postlint.calendars.value_words import channels_in
from postlint.source.spans import Source
from postlint.source.tree import Entry, Mapping, Node, Scalar, entry, mapping, said, scalar, sequence

_FROM_FRONT: Final = frozenset({"channel", "date", "time", "status", "account", "accounts", "timezone"})
_OF_A_PAGE: Final = frozenset(
    {
        "layout",
        "permalink",
        "categories",
        "category",
        "slug",
        "excerpt",
        "weight",
        "pubdate",
        "description",
        "tags",
    }
)
_SOFTWARE: Final = re.compile(
    r"\b(?:install\w*|configur\w*|setup|usage|api|oauth|credentials?|authenticat\w*|webhooks?|permissions"
    r"|environment|deploy\w*|troubleshooting|endpoints?|requirements|architecture|prerequisites|commands?)\b",
    re.IGNORECASE,
)
"""Headings of texts that tell how software is used, networks by their names among them."""
_SLOT: Final = re.compile(
    r"\{\{[^{}]*\}\}|\[[A-Z_][^\]\[]{2,40}\](?![(\[])|<[A-Z_ ]{3,30}>|\[[a-z]+(?:[ _-][a-z]+)*\](?![(\[])"
)
_FILE: Final = re.compile(
    r"(?:https?://)?[\w./~%-]*[\w-]\.(?:png|jpe?g|gif|webp|svg|mp4|mov|webm|pdf)\b", re.IGNORECASE
)
_CLOCK: Final = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE
)
_THREAD: Final = re.compile(r"(?<![a-z])(?:thread|hilo)(?![a-z])", re.IGNORECASE)
_HASHTAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+")
_NAMED: Final = 3


def read(document: Node, about: About) -> Reading | None:
    """Return the posts that stand under the headings and labels of a file."""
    body = document.get("body") if isinstance(document, Mapping) else None
    asked = about.reader_forced or about.said_to_be_one
    if (
        not isinstance(document, Mapping)
        or not isinstance(body, Scalar)
        or not (asked or about.speaks_of_posts)
    ):
        return None
    front = document.get("front")
    fields = front if isinstance(front, Mapping) else None
    if len(body.text) > LONGEST:
        return Reading(declined=TOO_LONG)
    root = outline(pieces(body.source, body.start, body.end), body.start)
    title = root.sections[0] if root.sections and root.sections[0].level == 1 else None
    drafts = Drafts(body.source, title, all_are_posts=about.reader_forced)
    found = drafts.of(root, _at_first(about))
    if found and found[0].in_title:
        found = found[1:] or found
    why = _why_not(about, root, drafts, found, fields)
    if why is not None:
        return Reading(declined=why) if (asked and not fields) or about.reader_forced else None
    posts = [post for draft in found for post in _posts(draft, fields, about)]
    return Reading(
        mapping(document, posts=sequence(posts, document)),
        notes=tuple(_notes(body.source, drafts)),
        dated_by_name=_is_of_one(root),
    )


def _is_of_one(root: Section) -> bool:
    """Tell whether a file is about one post: a section says where it goes out, another one what it says."""
    roles = [section.label.field or section.label.role for section in root.all_below() if section.label]
    return roles.count("content") == 1 and roles.count("channel") == 1


def _at_first(about: About) -> Around:
    return Around(thread=bool(_THREAD.search(about.path.stem)))


def _why_not(
    about: About, root: Section, drafts: Drafts, found: Sequence[Draft], front: Mapping | None
) -> str | None:
    """Return why a file is not read, or None where its posts are plain to see.

    Where nothing divides it, it may be one post.
    """
    if not found and not drafts.doubts:
        return _nothing_found(root)
    if len(drafts.doubts) >= max(1, len(found)):
        return (
            f"it cannot be told whether one post or several stand under {_titles(drafts.doubts)}. Write a "
            'heading such as "## Post 1" above each, or name the file under readers: as sections'
        )
    if about.reader_forced:
        return None
    if sum(map(_is_template, found)) * 2 > len(found):
        return "templates: their texts have slots to fill, such as [name] or {{name}}"
    if about.said_to_be_one and front is None:
        return None
    return None if _is_plain(about, root, found, front) else _nothing_found(root)


def _is_plain(about: About, root: Section, found: Sequence[Draft], front: Mapping | None) -> bool:
    """Tell whether posts are plain to see in a file that nobody asked for."""
    titles = [section.label for section in root.all_below() if section.label]
    if any(_SOFTWARE.search(label.title.text) for label in titles if label.role in {"aside", "topic"}):
        return False
    if front and (about.is_named_weakly or _OF_A_PAGE & {folded(one.key) for one in front}):
        return False
    placed = bool(_channel_named(about)) or any(
        draft.around.channels or "channel" in draft.around.fields for draft in found
    )
    strong = sum(draft.around.strong or draft.marked or draft.row is not None for draft in found)
    if not placed and (len(found) == 1 or about.is_named_weakly):
        return False
    tagged = any(_HASHTAG.search(part.text.text) for draft in found for part in draft.parts)
    return strong * 2 >= len(found) if about.is_named_weakly else strong > 0 or tagged or len(found) > 2  # noqa: PLR2004


def _is_template(draft: Draft) -> bool:
    return sum(len(_SLOT.findall(part.text.text)) for part in draft.parts) > 2  # noqa: PLR2004


def _nothing_found(root: Section) -> str:
    if any(piece.kind == "table" for section in root.all_below() for piece in section.content):
        return "an editorial plan or other tables, without the texts of posts"
    topics = [
        section for section in root.all_below() if section.label and section.level > 1 and section.content
    ]
    if not topics:
        return ""
    return (
        f'nothing says that posts stand under {_titles(topics)}. Write headings such as "## LinkedIn" or '
        '"## Post 1" above them, or name the file under readers: as sections'
    )


def _titles(sections: Sequence[Section]) -> str:
    named = [section.label.title.text.strip() for section in sections if section.label]
    return ", ".join(f'"{title}"' for title in named[:_NAMED]) + (" …" if len(named) > _NAMED else "")


def _notes(source: Source, drafts: Drafts) -> Iterator[str]:
    for words, starts in (
        ("other versions of posts, of which the first counts", drafts.others),
        ("texts under headings that do not say whether they are posts", [one.start for one in drafts.doubts]),
        ("sections that are no posts by their headings", drafts.strangers),
        ("posts without a text", drafts.without),
    ):
        lines = sorted({source.position(start)[0] for start in starts})
        if lines:
            named = ", ".join(map(str, lines[:10])) + (" …" if len(lines) > 10 else "")  # noqa: PLR2004
            yield f"{words} (line{'s' if len(lines) > 1 else ''} {named})"


def _posts(draft: Draft, front: Mapping | None, about: About) -> Iterator[Mapping]:
    entries = tuple(_entries(draft, about))
    own = {one.key for one in entries}
    meant = by_meaning(front or ())
    above = tuple(
        replace(one, key=key) for key, one in meant.items() if key in _FROM_FRONT and key not in own
    )
    source = draft.parts[0].text.source if draft.parts else draft.row.source  # type: ignore[union-attr]
    post = Mapping(entries, source, draft.start, max(draft.start, draft.end))
    for item in items_of(post, above):
        yield reworded(item, about.date_order)


def _entries(draft: Draft, about: About) -> Iterator[Entry]:
    around = draft.around
    row = {one.key for one in by_meaning(draft.row or ()).values()}
    meant = set(by_meaning(draft.row or ()))
    if draft.row:
        yield from (one for one in draft.row if one.key in row or not by_meaning((one,)))
    if draft.parts:
        texts = [part.text for part in draft.parts]
        yield entry("thread", sequence(texts, texts[0])) if len(texts) > 1 else entry("text", texts[0])
    if "channel" not in meant:
        yield from _channel(around, about, draft)
    if around.handle and not draft.row:
        yield entry("account", around.handle)
    if "date" not in meant:
        yield from _date(around)
    if "status" in around.fields and "status" not in meant:
        yield entry("status", around.fields["status"])
    yield from _media(draft)


def _channel(around: Around, about: About, draft: Draft) -> Iterator[Entry]:
    if "channel" in around.fields:
        yield entry("channel", around.fields["channel"])
    elif around.channels:
        yield entry("channel", sequence(around.channels, around.channels[0]))
    elif (named := _channel_named(about)) and draft.parts:
        place = draft.parts[0].text
        yield entry("channel", scalar(place.source, place.start, place.start, named))


def _channel_named(about: About) -> str | None:
    """Return the only channel that the name of the file, or else of its folder, speaks of."""
    named = channels_in(about.path.stem.replace("_", " ")) or channels_in(about.path.parent.name)
    return named[0] if len(named) == 1 else None


def _date(around: Around) -> Iterator[Entry]:
    written = around.fields.get("date")
    day = date_in(written) if written else around.date
    if day is None:
        return
    yield entry("date", day)
    clock = _CLOCK.search((around.fields.get("time") or around.clock or written or day).text)
    if clock and ":" not in day.text:
        yield entry("time", said(day, clock[0]))


def _media(draft: Draft) -> Iterator[Entry]:
    pictures: list[Node] = [image for part in draft.parts for image in part.images]
    written = draft.around.fields.get("media")
    if written is not None:
        for found in _FILE.finditer(written.text):
            place = scalar(written.source, written.start + found.start(), written.start + found.end())
            pictures.append(mapping(place, file=place, alt=draft.around.fields.get("alt")))
    if pictures:
        yield entry("media", sequence(pictures, pictures[0]))
