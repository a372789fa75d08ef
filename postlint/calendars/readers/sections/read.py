"""What is made of a Markdown file in sections: a calendar, or the reason why none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.field_names import is_alt_name
from postlint.calendars.meanings import by_meaning
from postlint.calendars.readers.loose.items import is_flag, items_of
from postlint.calendars.readers.loose.normalise import reworded
from postlint.calendars.readers.markdown_text import TOO_LONG, is_too_long
from postlint.calendars.readers.reader import About, Reading
from postlint.calendars.readers.sections.about_posts import (
    rows_that_refer,
    why_plan,
    why_record,
    without_accounts,
)
from postlint.calendars.readers.sections.around import Around
from postlint.calendars.readers.sections.doubts import (
    channel_named,
    doubt_of,
    holds_posts_by_name,
    likely,
    why_not,
)
from postlint.calendars.readers.sections.draft import Draft
from postlint.calendars.readers.sections.drafts import Drafts
from postlint.calendars.readers.sections.fields import KIND
from postlint.calendars.readers.sections.kind_lines import slips, without_kind
from postlint.calendars.readers.sections.left_out import notes_on
from postlint.calendars.readers.sections.numbers import mark_counted
from postlint.calendars.readers.sections.outline import Section, outline
from postlint.calendars.readers.sections.pieces import pieces
from postlint.calendars.readers.sections.post_texts import keeps_in_fences
from postlint.calendars.readers.sections.quotes import keeps_in_quotes
from postlint.calendars.readers.sections.rows import are_quoted, text_cells_of
from postlint.calendars.readers.sections.when import week_around, when_of, with_years
from postlint.calendars.topics import are_topics
from postlint.calendars.value_words import FORMATS, channel_of_sort, will_not_go_out
from postlint.source.tree import Entry, Mapping, Node, Scalar, entry, mapping, said, scalar, sequence
from postlint.vocabulary import CHANNELS, Channel, in_words

_ON_X: Final = re.compile(r"\b(?:on|auf|sur|en|su|op) X\b|\bX/Twitter\b|\bTwitter\b|\bX \(")
_FROM_FRONT: Final = frozenset({"channel", "date", "time", "status", "account", "accounts", "timezone"})
_FILE: Final = re.compile(
    r"(?<![\w./~%-])(?:https?://)?[\w./~%-]*[\w-]\.(?:png|jpe?g|gif|webp|svg|mp4|mov|webm|pdf)\b",
    re.IGNORECASE,
)
_THREAD: Final = re.compile(r"(?<![a-z])(?:thread|hilo)(?![a-z])", re.IGNORECASE)
_REJECTED: Final = re.compile(
    r"[❌✗✘]|(?:rejected|not approved|turned down|abgelehnt|refusé)\b", re.IGNORECASE
)
_APPROVED: Final = re.compile(r"[✅✔☑]|(?:yes|approved|freigegeben|ja|oui)\b", re.IGNORECASE)
_LAST_HEADING: Final = 6
_PLANNED: Final = "a plan of topics without texts"
_BOARD: Final = (
    "a board, of which no card is read, since its dates and networks stand in the texts. Write the posts "
    'down in a file of their own, each under a heading such as "## LinkedIn"'
)
_OTHER_MARKUP: Final = frozenset({".adoc", ".asciidoc", ".org", ".rst", ".tex", ".textile", ".wiki"})
_NO_MARKDOWN: Final = (
    "no Markdown, so that it cannot be told what is a heading in it. Save it as Markdown (.md), with a "
    'heading such as "## LinkedIn" above each post'
)


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
    if why := _why_unreadable(about, body, fields):
        return Reading(declined=why)
    headed = fields is not None and "channel" in by_meaning(fields)
    root = outline(pieces(body.source, body.start, body.end, headed=headed), body.start)
    mark_counted(root, body.source, of_posts=holds_posts_by_name(about) and not about.is_named_weakly)
    title = root.sections[0] if root.sections and root.sections[0].level == 1 else None
    days_are_posts = not about.is_named_weakly and channel_named(about) is not None
    tables = (piece for section in root.all_below() for piece in section.content if piece.kind == "table")
    cells = [cell for table in tables for cell in text_cells_of(body.source, table.start, table.end)]
    drafts = Drafts(
        body.source,
        title,
        days_are_posts=days_are_posts,
        quoted=are_quoted(body.source),
        topical=are_topics(cells),
    )
    around = _at_first(about, fields, body, root)
    found = _found(drafts, root, around)
    if about.reader_forced and not (_are_sure(found) or _says_where_texts_are(root)):
        drafts = replace(
            Drafts(body.source, title, all_are_posts=True),
            quoted=drafts.quoted,
            topical=drafts.topical,
            days_are_posts=days_are_posts,
        )
        found = _found(drafts, root, around)
    why = why_not(about, root, drafts, found, fields)
    if why is None and not asked and (record := why_record(found)):
        return Reading(declined=record, settled=True)
    if why is not None:
        return _passed_over(why, about, root, drafts, found, has_fields=bool(fields))
    rejected = [draft for draft in found if _is_rejected(draft)]
    kept = [draft for draft in found if draft not in rejected and not draft.is_form]
    heading = title.label.title if title and title.label else None
    kept, problems = with_years(_without_threads(kept, heading, body.text), about, heading, fields)
    # Where posts have front matter of their own, the first is that of the first.
    blocks = headed and any(section.label and not section.label.title.text for section in root.sections)
    posts = [
        post
        for number, draft in enumerate(kept)
        for post in _posts(draft, fields if not (blocks and number) else None, about, is_only=len(kept) == 1)
    ]
    return Reading(
        mapping(document, posts=sequence(posts, document)),
        problems=(*problems, *drafts.problems, *slips(part.text for draft in kept for part in draft.parts)),
        notes=tuple(notes_on(root, drafts, kept, found, rejected)),
        network=_network_by_name(kept, about),
        likely=doubt_of(drafts),
        dated_by_name=_is_of_one(root) or len(found) == 1,
    )


def _without_threads(found: Sequence[Draft], title: Scalar | None, body: str) -> list[Draft]:
    """Return the posts; those on "threads" by the title of a text that speaks of X are threads there."""
    return [
        replace(draft, around=replace(draft.around, channels=(said(title, "x"),)))
        if title and _is_by_title(draft, title) and _speaks_of_x(body)
        else draft
        for draft in found
    ]


def _is_by_title(draft: Draft, title: Scalar) -> bool:
    return [(one.text, one.start) for one in draft.around.channels] == [("threads", title.start)]


def _speaks_of_x(body: str) -> bool:
    """Tell whether a text names X as the place where something goes out."""
    return bool(_ON_X.search(body))


def _passed_over(
    why: str, about: About, root: Section, drafts: Drafts, found: Sequence[Draft], *, has_fields: bool
) -> Reading | None:
    """Return why a file that seems to hold or to plan posts is declined; None where it is about others."""
    on_network = channel_named(about) is not None or any(
        section.label and section.label.channels for section in root.all_below()
    )
    if not found and (plan := why_plan(root, drafts.source, drafts.topics, on_network=on_network)):
        return Reading(declined=plan, lacking=True, likely=_PLANNED if drafts.topics else None)
    is_called_so = about.reader_forced or about.said_to_be_one or not about.is_named_weakly
    if about.reader_forced or drafts.data or (why and not has_fields and is_called_so):
        return Reading(declined=why, likely=likely(about, root, drafts, found))
    return None


def _network_by_name(kept: Sequence[Draft], about: About) -> Channel | None:
    named = next((one for draft in kept if not draft.names_network and (one := _by_name(draft, about))), None)
    return named if named in CHANNELS else None


def _found(drafts: Drafts, root: Section, around: Around) -> list[Draft]:
    """Return the posts of a file, without what stands under its title or is a list beside them."""
    found = without_accounts(drafts.of(root, around), root)
    if found and found[0].in_title:
        found = found[1:] or found
    pointing = rows_that_refer(found, root)
    drafts.pointing += [draft.start for draft in pointing]
    found = [draft for draft in found if draft not in pointing]
    # Beside posts on networks, a list is what a team keeps in mind.
    return (
        [draft for draft in found if draft.names_network or not draft.listed] if _are_sure(found) else found
    )


def _are_sure(found: Sequence[Draft]) -> bool:
    """Tell whether posts say where they go out, so that what says nothing beside them is none."""
    return sum(draft.names_network for draft in found) > 1


def _why_unreadable(about: About, body: Scalar, front: Mapping | None) -> str | None:
    """Return why a file cannot be looked into, whatever stands in it."""
    if about.path.suffix.lower() in _OTHER_MARKUP:
        return _NO_MARKDOWN
    if is_too_long(body.text):
        return TOO_LONG
    return _BOARD if front is not None and "kanban-plugin" in {one.key for one in front} else None


def _is_rejected(draft: Draft) -> bool:
    """Tell whether somebody has turned a post down, or called it off."""
    in_row = by_meaning(draft.row or ()).get("status")
    said = [
        *(draft.around.fields.get(key) for key in ("approval", "status")),
        in_row.value if in_row else None,
    ]
    words = (value.text.strip(" *_") for value in said if isinstance(value, Scalar))
    return any(_REJECTED.match(one) or will_not_go_out(one) for one in words)


def _is_of_one(root: Section) -> bool:
    """Tell whether a file is about one post: a section says where it goes out, another one what it says."""
    roles = [section.label.field or section.label.role for section in root.all_below() if section.label]
    return roles.count("content") == 1 and roles.count("channel") == 1


def _says_where_texts_are(root: Section) -> bool:
    """Tell whether headings such as "Caption" do, so that not each section is a post."""
    return any(
        section.label and section.label.role == "content" and section.level <= _LAST_HEADING
        for section in root.all_below()
    )


def _at_first(about: About, fields: Mapping | None, body: Scalar, root: Section) -> Around:
    """Return what holds for all posts; below front matter, versions of one text are a post."""
    week = week_around(about.path.stem, fields, scalar(body.source, body.start, body.start))
    in_versions = bool(root.sections) and all(
        one.label and one.label.role == "option" for one in root.sections
    )
    thread = bool(_THREAD.search(about.path.stem))
    fenced = keeps_in_fences((section.content for section in root.all_below()), body.source)
    last = (section.content for section in root.all_below() if not section.sections)
    quoted = keeps_in_quotes(last, body.source)
    in_scope = in_versions and fields is not None
    return Around(thread=thread, week=week, in_scope=in_scope, fenced=fenced, quoted=quoted)


def _posts(draft: Draft, front: Mapping | None, about: About, *, is_only: bool) -> Iterator[Mapping]:
    """Yield the posts of a draft; pictures in front matter are those of the ``only`` one of a file."""
    entries = tuple(_entries(draft, about))
    own = {one.key for one in entries}
    meant = by_meaning(front or ())
    held = _FROM_FRONT | {"media"} if is_only else _FROM_FRONT
    above = (
        *(replace(one, key=key) for key, one in meant.items() if key in held and key not in own),
        *(one for one in front or () if is_flag(one)),
    )
    alts = [one for one in front or () if is_only and is_alt_name(one.key)]
    source = draft.parts[0].text.source if draft.parts else draft.row.source  # type: ignore[union-attr]
    post = Mapping((*entries, *alts), source, draft.start, max(draft.start, draft.end))
    for item in items_of(post, above):
        yield reworded(item, about.date_order)


def _entries(draft: Draft, about: About) -> Iterator[Entry]:
    around = draft.around
    row = {one.key for one in by_meaning(draft.row or ()).values()}
    meant = set(by_meaning(draft.row or ()))
    if draft.row:
        yield from (one for one in draft.row if one.key in row or not by_meaning((one,)))
    if draft.parts:
        texts, kind = without_kind([part.text for part in draft.parts])
        yield entry("thread", sequence(texts, texts[0])) if len(texts) > 1 else entry("text", texts[0])
        if kind and KIND not in around.fields:
            yield entry(KIND, kind)
    if "channel" not in meant:
        yield from _channel(around, about, draft)
    if around.handle and not draft.row:
        yield entry("account", around.handle)
    if "date" not in meant:
        yield from when_of(draft)
    for key in ("status", "hashtags", "first_comment", "cta", KIND):
        if (
            key in around.fields
            and key not in meant
            and not (key == "cta" and _is_said(around.fields[key], draft))
        ):
            yield entry(key, _uncoded(around.fields[key]) if key == "hashtags" else around.fields[key])
    approval = around.fields.get("approval")
    if (
        approval
        and "status" not in around.fields
        and "status" not in meant
        and _APPROVED.match(approval.text)
    ):
        yield entry("status", said(approval, "approved"))
    yield from _media(draft)
    yield from _above(draft)
    yield from around.own.values()


def _above(draft: Draft) -> Iterator[Entry]:
    """Yield the title and the hook of a post, where they are no part of its text."""
    fields = draft.around.fields
    in_text = next((part.title for part in draft.parts if part.title), None)
    title = fields.get("titled") or fields.get("title") or in_text
    if title and not _is_said(_uncoded(title), draft):
        yield entry("title", _uncoded(title))
    hook = fields.get("hook")
    if hook and len(draft.parts) == 1 and not _is_said(hook, draft):
        # What stands in front of a caption may be on the picture: nobody can tell, so it is named.
        yield entry("hook", hook)


def _is_said(call: Scalar, draft: Draft) -> bool:
    """Tell whether the text of a post has a call in it already."""
    return any(call.text.strip() in part.text.text for part in draft.parts)


def _channel(around: Around, about: About, draft: Draft) -> Iterator[Entry]:
    if "channel" in around.fields:
        yield entry("channel", around.fields["channel"])
    elif around.channels:
        yield entry("channel", sequence(around.channels, around.channels[0]))
    elif (sort := around.fields.get("sort")) and (on := channel_of_sort(sort.text)):
        yield entry("channel", said(sort, on))
    elif named := _by_name(draft, about):
        place = draft.parts[0].text
        yield entry("channel", scalar(place.source, place.start, place.start, named))


def _by_name(draft: Draft, about: About) -> str | None:
    """Return the network that the name of the file says, where threads in it are none of their network."""
    named = channel_named(about)
    if not draft.parts or (named == "threads" and draft.parts[1:]):
        return None
    of_x = named == "threads" != about.path.stem.lower() and _speaks_of_x(draft.parts[0].text.source.text)
    return "x" if of_x else named


def _uncoded(words: Scalar) -> Scalar:
    """Return words without the marks of code around them."""
    return said(words, words.text.replace("`", "").strip()) if "`" in words.text else words


def _media(draft: Draft) -> Iterator[Entry]:
    pictures: list[Node] = [image for part in draft.parts for image in part.images]
    written = draft.around.fields.get("media")
    if written is not None:
        for found in _FILE.finditer(written.text):
            place = scalar(written.source, written.start + found.start(), written.start + found.end())
            pictures.append(mapping(place, file=place, alt=draft.around.fields.get("alt")))
        if in_words(written.text) in FORMATS:
            pictures.append(written)
    if pictures:
        yield entry("media", sequence(pictures, pictures[0]))
