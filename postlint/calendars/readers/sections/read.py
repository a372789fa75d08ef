"""What is made of a Markdown file in sections: a calendar, or the reason why none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from postlint.calendars.key_meanings import by_meaning
from postlint.calendars.readers.markdown_text import TOO_LONG, is_too_long
from postlint.calendars.readers.reader import About, Reading, lines_named
from postlint.calendars.readers.sections import guides_and_records as about_posts
from postlint.calendars.readers.sections.calendar_entries import (
    channel_named,
    network_by_name,
    posts_of,
    speaks_of_x,
)
from postlint.calendars.readers.sections.counted_headings import mark_counted
from postlint.calendars.readers.sections.doubts import doubt_of, holds_posts_by_name, likely, why_not
from postlint.calendars.readers.sections.drafts_and_threads import Draft, beside_marked
from postlint.calendars.readers.sections.fields_above_posts import Around
from postlint.calendars.readers.sections.headings_of_no_posts import counts_slides
from postlint.calendars.readers.sections.left_out import notes_on
from postlint.calendars.readers.sections.markdown_blocks import pieces
from postlint.calendars.readers.sections.misspelt import heading_slips, kind_slips, label_slips
from postlint.calendars.readers.sections.outline import LAST_HEADING, Section, outline
from postlint.calendars.readers.sections.posts_in_sections import Drafts
from postlint.calendars.readers.sections.posts_in_tables import are_quoted, text_cells_of
from postlint.calendars.readers.sections.quotes_and_fences import (
    keeps_in_fences,
    keeps_in_paragraphs,
    keeps_in_quotes,
)
from postlint.calendars.readers.sections.roles_by_neighbours import with_neighbours
from postlint.calendars.readers.sections.when import dated_by_title, week_around, with_years
from postlint.calendars.terms.networks_meant import channel_in_name
from postlint.calendars.terms.status_words import will_not_go_out
from postlint.calendars.terms.topics import are_topics, speaks_of_posts
from postlint.records import dataclass
from postlint.source.tree import Mapping, Node, Scalar, mapping, said, scalar, sequence
from postlint.vocabulary import CHANNELS, Channel

_THREAD: Final = re.compile(r"(?<![a-z])(?:thread|hilo)(?![a-z])", re.IGNORECASE)
_REJECTED: Final = re.compile(r"(?i)[❌✗✘]|(?:rejected|not approved|turned down|abgelehnt|refusé)\b")
_PLANNED: Final = "a plan of topics without texts"
_SLIDES: Final = 'slides of a carousel without its caption. Write what goes out below a heading "## Caption"'
_BOARD: Final = (
    "a board, of which no card is read, since its dates and networks stand in the texts. Write the posts "
    'down in a file of their own, each under a heading such as "## LinkedIn"'
)
_OTHER_MARKUP: Final = frozenset({".adoc", ".asciidoc", ".org", ".rst", ".tex", ".textile", ".wiki"})
_NO_MARKDOWN: Final = (
    "no Markdown, so that it cannot be told what is a heading in it. Save it as Markdown (.md), with a "
    'heading such as "## LinkedIn" above each post'
)
_TOPICS: Final = (
    "a schedule in which texts cannot be told from what posts are to be about ({}). Write what goes out in "
    "place of that, or name the file under readers: as sections, to have it read as it stands"
)
_FEWEST_TOPICS: Final = 2


@dataclass(frozen=True, slots=True)
class _Page:
    """A file as it was taken apart: its ``body`` and ``front`` matter, its sections and the posts in them."""

    body: Scalar
    front: Mapping | None
    root: Section
    drafts: Drafts
    found: Sequence[Draft]

    @property
    def title(self) -> Scalar | None:
        """Return the first heading of the file."""
        return self.drafts.title.label.title if self.drafts.title else None


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
    page = _taken_apart(body, fields, about)
    why = why_not(about, page.root, page.drafts, page.found, fields)
    if why is not None:
        return _passed_over(why, about, page)
    if not asked and (record := about_posts.why_record(page.found)):
        return Reading(declined=record, settled=True)
    if not asked and (topics := _why_topics(page.found)):
        return Reading(declined=topics, lacking=True, likely=_PLANNED)
    return _reading(document, page, about)


def _why_topics(found: Sequence[Draft]) -> str | None:
    """Return why posts are none: several say what posts of their day are to be about."""
    texts = [draft.parts[0].text for draft in found if len(draft.parts) == 1]
    about = [text for text in reversed(texts) if speaks_of_posts(text.text)]
    topics = {text.text.strip().lower(): text.span.line for text in about}
    return _TOPICS.format(lines_named(sorted(topics.values()))) if len(topics) >= _FEWEST_TOPICS else None


def _taken_apart(body: Scalar, front: Mapping | None, about: About) -> _Page:
    taken = pieces(body.source, body.start, body.end, headed=_is_headed(front))
    root = with_neighbours(outline(taken, body.source, body.start))
    of_posts = holds_posts_by_name(about) and not about.is_named_weakly
    mark_counted(root, body.source, of_posts=of_posts, of_one=channel_named(about) is not None)
    cells = [cell for table in root.tables for cell in text_cells_of(body.source, table.start, table.end)]
    to_begin_with = partial(
        Drafts,
        body.source,
        root.sections[0] if root.sections and root.sections[0].level == 1 else None,
        asked=about.reader_forced,
        days_are_posts=not about.is_named_weakly and channel_named(about) is not None,
        quoted=are_quoted(cells),
        topical=are_topics(cells),
    )
    around = _at_first(about, front, body, root)
    drafts = to_begin_with()
    found = _found(drafts, root, around)
    if about.reader_forced and not (_are_sure(found) or _says_where_texts_are(root)):
        drafts = to_begin_with(all_are_posts=True)
        found = _found(drafts, root, around)
    return _Page(body, front, root, drafts, found)


def _is_headed(front: Mapping | None) -> bool:
    """Tell whether front matter says where something goes out, so that it may be that of one post."""
    return front is not None and "channel" in by_meaning(front)


def _reading(document: Mapping, page: _Page, about: About) -> Reading:
    about = _about_posts(about, page.found)
    rejected = [draft for draft in page.found if _is_rejected(draft)]
    kept = [draft for draft in page.found if draft not in rejected and not draft.is_form]
    on_networks = _without_threads(kept, page.title, page.body.text)
    kept, problems = with_years(on_networks, about, page.title, page.front)
    # Where posts have front matter of their own, the first is that of the first.
    has_blocks = _is_headed(page.front) and any(not one.label.title.text for one in page.root.sections)
    posts = [
        post
        for number, draft in enumerate(kept)
        for post in posts_of(
            draft,
            None if has_blocks and number and "channel" in draft.around.fields else page.front,
            about,
            is_only=len(kept) == 1,
        )
    ]
    of_texts = kind_slips(part.text for draft in kept for part in draft.parts)
    of_labels = label_slips(page.body, (draft.start for draft in kept))
    outlines = (page.root, *page.drafts.lists.values())
    headed = (section for one in outlines for section in one.all_below())
    of_headings = list(heading_slips(headed, (draft.start for draft in page.found)))
    page.drafts.left["slips"] += [slip.start for slip in of_headings if slip.is_lost]
    return Reading(
        mapping(document, posts=sequence(posts, document)),
        problems=(
            *problems,
            *page.drafts.problems,
            *of_texts,
            *of_labels,
            *(slip.problem for slip in of_headings),
        ),
        notes=tuple(notes_on(page.root, page.drafts, kept, page.found, rejected)),
        remarks=tuple(dated_by_title(kept, page.title)),
        network=_network_by_name(kept, about),
        likely=doubt_of(page.root, page.drafts),
        dated_by_name=_is_of_one(page.root) or len(page.found) == 1,
    )


def _about_posts(about: About, found: Sequence[Draft]) -> About:
    """Return what is known of a file: its folder lends no network where posts name that one and others."""
    named = {one.lower() for draft in found for one in draft.networks}
    is_told = named > {channel_named(about)} and channel_in_name(about.path.stem) is None
    return replace(about, path=Path(about.path.name)) if is_told else about


def _without_threads(found: Sequence[Draft], title: Scalar | None, body: str) -> list[Draft]:
    """Return the posts; those on "threads" by the title of a text that speaks of X are threads there."""
    if title is None or not speaks_of_x(body):
        return list(found)
    is_by_title = [("threads", title.start)]
    return [
        replace(draft, around=replace(draft.around, channels=(said(title, "x"),)))
        if [(one.text, one.start) for one in draft.around.channels] == is_by_title
        else draft
        for draft in found
    ]


def _passed_over(why: str, about: About, page: _Page) -> Reading | None:
    """Return why a file that seems to hold or to plan posts is declined; None where it is about others."""
    root, drafts, found = page.root, page.drafts, page.found
    on_network = channel_named(about) is not None or any(one.label.channels for one in root.all_below())
    if not found and (
        plan := about_posts.why_plan(root, drafts.source, drafts.left["topics"], on_network=on_network)
    ):
        return Reading(declined=plan, lacking=True, likely=_PLANNED if drafts.left["topics"] else None)
    slides = sum(counts_slides(one.label.title.text) for one in root.all_below())
    if not found and on_network and slides > 1:
        return Reading(declined=_SLIDES, lacking=True, likely="slides")
    is_called_so = about.reader_forced or about.said_to_be_one or not about.is_named_weakly
    is_told = is_called_so or any(draft.is_told for draft in found)
    if about.reader_forced or drafts.left["data"] or (why and not page.front and is_told):
        where = likely(about, root, drafts, found)
        # Where posts were found, what is amiss with them says more than where they stand.
        return Reading(declined=why, likely=where, lacking=bool(found and (drafts.doubts or (why and where))))
    return None


def _network_by_name(kept: Sequence[Draft], about: About) -> Channel | None:
    named = next(
        (one for draft in kept if not draft.names_network and (one := network_by_name(draft, about))), None
    )
    return named if named in CHANNELS else None


def _found(drafts: Drafts, root: Section, around: Around) -> list[Draft]:
    """Return the posts of a file, without what stands under its title or is a list beside them."""
    found = about_posts.without_accounts(drafts.of(root, around), root)
    if found and found[0].in_title:
        found = found[1:] or found
    pointing = about_posts.rows_that_refer(found, root, drafts.left["without"])
    drafts.left["pointing"] += [draft.start for draft in pointing]
    orders = about_posts.orders_about(found, root)
    drafts.left["orders"] += [draft.start for draft in orders]
    named = beside_marked(found, drafts.source)
    drafts.left["named"] += [draft.start for draft in named]
    found = [draft for draft in found if draft not in (*pointing, *orders, *named)]
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
    roles = [section.label.field or section.label.role for section in root.all_below()]
    return roles.count("content") == 1 and roles.count("channel") == 1


def _says_where_texts_are(root: Section) -> bool:
    """Tell whether headings such as "Caption" do, so that not each section is a post."""
    return any(
        section.label.role == "content" and section.level <= LAST_HEADING for section in root.all_below()
    )


def _at_first(about: About, fields: Mapping | None, body: Scalar, root: Section) -> Around:
    """Return what holds for all posts; below front matter, versions of one text are a post."""
    week = week_around(about.path.stem, fields, scalar(body.source, body.start, body.start))
    in_versions = bool(root.sections) and all(one.label.role == "option" for one in root.sections)
    thread = bool(_THREAD.search(about.path.stem))
    fenced = keeps_in_fences((section.content for section in root.all_below()), body.source)
    last = [section.content for section in root.all_below() if not section.sections]
    quoted = keeps_in_quotes(last, body.source)
    plain = not quoted and keeps_in_paragraphs(last, body.source)
    in_scope = in_versions and fields is not None
    return Around(thread=thread, week=week, in_scope=in_scope, fenced=fenced, quoted=quoted, plain=plain)
