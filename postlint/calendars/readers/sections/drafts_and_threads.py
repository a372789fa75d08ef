"""A post as it is written down, and which sections are the parts of one thread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from postlint.calendars.guides import says_how_often, stands_elsewhere
from postlint.calendars.key_meanings import by_meaning, channel_of, meaning
from postlint.calendars.readers.markdown_text import Rendered
from postlint.calendars.readers.sections import counted_parts as threads
from postlint.calendars.readers.sections.counted_headings import CALLED_POST, OUT_OF
from postlint.calendars.readers.sections.fields_above_posts import Around
from postlint.calendars.readers.sections.heading_words import BODIES, PARTS
from postlint.calendars.readers.sections.outline import LAST_HEADING, WORDS, Piece, Section, texts_in
from postlint.calendars.readers.sections.post_texts import Texts, joined, texts_of
from postlint.calendars.readers.sections.quotes_and_fences import is_hashtags, says_only_names
from postlint.calendars.templates_and_blanks import is_form_of_date, is_form_of_text, is_to_be_filled_in
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.calendars.terms.networks_meant import channel_of_sort, channels_named
from postlint.calendars.terms.placeholders_and_dittos import is_order, skips_network
from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import Mapping, Scalar

_NO_TEXT: Final = re.compile(
    r"(?i)(?:no posts?(?: today| planned)?|tbc|tbd|kein(?:e|en)? (?:posts?|beitrag))(?:\s*[,.;:(–—-].{0,60})?"
    r"|(?:nothing|none|rien)(?: today| planned)?"
    r"(?:\s*\.(?:\s+[^\s.!?]+){0,3}\.?|\s*[,;:(–—-](?:[^.!?]{0,60}"
    r"|\s*[^\s.!?]+(?:\s+[^\s.!?]+){0,4}\.(?:\s.{0,60})?))?"
    r"|\([^()]{1,200}\)(?:\s*[(\[][^()\[\]]{1,200}[)\]])*"
)
"""What stands in the place of a text that is not written, or of a day on which nothing goes out.

A reason may follow. "None" and "Nothing" also begin texts, which go on with a whole sentence, or with a long
one behind a comma or dash: behind a short one there may be more of the reason.
"""
_OF_A_THREAD: Final = re.compile(
    r"(?i)\b(?:hook|main|problem|solution|cta|call to action|closing|close|link)\b"
)
_SEVERAL_DAYS: Final = re.compile(
    r"(?i)\W*(?:days?|tage?|d[ií]as?|jours?|giorn[oi]|dag(?:en)?)\s*\d{1,3}\s*[-–—]\s*\d"
)
_CONTENT: Final = frozenset({"content", "contenido", "contenu", "contenuto", "conteúdo", "inhalt", "inhoud"})
"""Labels of texts, and of what a text is to be about."""
_SAYS_THREAD: Final = re.compile(r"🧵|\bthread\b", re.IGNORECASE)
_OF_A_POST: Final = frozenset({"network", "post", "topic"})
_FEWEST_PARTS: Final = 2
_FEWEST_MARKED: Final = 5
"""How many posts of a file stand in quotes or fences, so that a list of names beside them is none."""


def says_nothing(text: Rendered, around: Around) -> bool:
    """Tell whether a text only keeps the place of one that is not written yet, or says how often one is.

    That nothing goes out on the network ``around`` it, a text may say as well.
    """
    words = text.text.text.strip()
    is_none = (
        _NO_TEXT.fullmatch(words)
        or stands_elsewhere(words)
        or is_order(words)
        or says_how_often(words)
        or any(skips_network(words, channel.text) for channel in around.channels)
    )
    return not text.images and bool(is_none)


@dataclass(frozen=True, slots=True)
class Draft:
    """A post as it is written down: from ``start`` to ``end``, its text or parts, and what is around it.

    ``row`` holds the cells of one that is a row of a table, ``in_title`` marks what stands under the title of
    the file, which mostly is no post, ``headless`` a thread that begins with its second part,
    ``listed`` what is nothing but a list, ``headed`` what a heading of its own makes a post, however its text
    counts. ``others`` are where texts begin that do not count beside it.
    """

    start: int
    end: int
    around: Around
    parts: tuple[Rendered, ...] = ()
    marked: bool = False
    row: Mapping | None = None
    in_title: bool = False
    headless: bool = False
    listed: bool = False
    headed: bool = False
    others: tuple[int, ...] = ()

    @property
    def names_network(self) -> bool:
        """Tell whether anything in the file says where it goes out."""
        around = self.around
        in_row = any(channel_of(one.key) or meaning(one.key) == "channel" for one in self.row or ())
        sort = around.fields.get("sort")
        by_sort = sort is not None and channel_of_sort(sort.text) is not None
        return bool(around.channels) or "channel" in around.fields or by_sort or in_row

    @property
    def is_told(self) -> bool:
        """Tell whether a network stands above a text in a quote or fence, as above no other words."""
        return self.names_network and self.row is None and self.is_marked

    @property
    def networks(self) -> frozenset[str]:
        """Return the networks on which it goes out by the fields and headings around it."""
        said = self.around.fields.get("channel")
        named = channels_named(said.text) if said else (one.text for one in self.around.channels)
        return frozenset(named)

    @property
    def is_form(self) -> bool:
        """Tell whether it is what a team copies for new posts: its date or text is still to be filled in."""
        in_row = by_meaning(self.row or ())
        dates = [self.around.fields.get("date"), *(in_row[key].value for key in ("date",) if key in in_row)]
        texts = [part.text for part in self.parts]
        texts += [one.value for key, one in in_row.items() if key == "text" and isinstance(one.value, Scalar)]
        is_undated = any(isinstance(one, Scalar) and is_form_of_date(one.text) for one in dates)
        said = [*texts, *self.around.fields.values()]
        if is_undated and any(is_to_be_filled_in(one.text) or "|" in one.text for one in said):
            return True
        return any(is_form_of_text(text.text) for text in texts)

    @property
    def is_marked(self) -> bool:
        """Tell whether marks around a text, or cells, say that it is one, and more than a few hashtags."""
        return self.row is not None or (
            self.marked and not all(is_hashtags(part.text.text) for part in self.parts)
        )


def drafts_of(section: Section, inside: Around, texts: Texts) -> list[Draft]:
    """Return the posts in a section whose own ``texts`` are found: a thread is one."""
    if texts.thread or len(texts.texts) == 1:
        whole = replace(inside, thread=len(texts.texts) > 1)
        title = section.level == 1 and section.label.several
        one = Draft(section.start, section.end, whole, texts.texts, texts.marked, in_title=title)
        headed = section.label.role in _OF_A_POST or (section.label.role == "content" and inside.counted)
        return [replace(one, listed=texts.listed, headed=headed, others=texts.others)]
    return [
        Draft(text.text.start, text.text.end, replace(inside, thread=False), (text,), texts.marked)
        for text in texts.texts
    ]


def all_it_says(section: Section) -> list[Piece]:
    """Return what is the text of a post with fields alone: titles, and words under names of its own.

    A title below a label is one where a comment goes out with it, as below links on forums.
    """
    has_comment = any(inner.label.field == "first_comment" for inner in section.sections)
    titles = [inner for inner in section.sections if has_comment and inner.label.field == "titled"]
    return [*texts_in(section.fields), *(piece for one in titles for piece in one.content)]


def may_begin(draft: Draft, rest: Draft, *, is_whole: bool = False) -> bool:
    """Tell whether a post, which ``is_whole`` under its heading, begins the ``rest`` on one network."""
    is_one = len(draft.parts) == 1 and (is_whole or not draft.around.several)
    return is_one and (draft.networks == rest.networks or not (draft.networks and rest.networks))


def thread_of(head: Draft, rest: Draft) -> Draft:
    """Return a thread with the first part that stands apart from it."""
    around = replace(head.around, thread=True)
    return replace(head, end=rest.end, parts=threads.with_words((*head.parts, *rest.parts)), around=around)


def go_out_apart(own: Sequence[Draft], below: Sequence[Draft]) -> bool:
    """Tell whether a text goes out on one network, and all that stands below it on others."""
    here, there = (set[str]().union(*(draft.networks for draft in drafts)) for drafts in (own, below))
    return bool(here and there) and here.isdisjoint(there) and all(draft.networks for draft in below)


def stands_above_thread(own: Sequence[Draft], section: Section) -> bool:
    """Tell whether a text in marks stands above a thread that follows it, and above no other post."""
    labels = [inner.label for inner in section.sections]
    rest = {label.role for label in labels if not label.thread or label.role == "part"}
    has_thread = any(label.thread and label.role != "part" for label in labels)
    return bool(own and has_thread) and own[0].marked and rest <= {"option", "aside", "field"}


def by_thread(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Yield the sections, those together that count the parts of one text."""
    apart = count_their_parts(sections)
    parts: list[Section] = []
    for section in sections:
        is_part = section.label.role == "part"
        goes_on = is_part and section.label.number != 1
        if parts and not (goes_on and (not apart or is_out_of(section) == is_out_of(parts[-1]))):
            yield parts
            parts = []
        if is_part:
            parts.append(section)
        else:
            yield [section]
    if parts:
        yield parts


def is_out_of(section: Section) -> bool:
    """Tell whether a heading says which of how many parts stands below it, as in "Tweet 3 (1/4)"."""
    return OUT_OF.search(section.label.title.text) is not None


def count_their_parts(sections: Iterable[Section]) -> bool:
    """Tell whether several headings say so, so that those which do not head posts of their own."""
    return sum(map(is_out_of, sections)) >= _FEWEST_PARTS


def in_parts_of(section: Section, inside: Around, source: Source) -> list[Draft]:
    """Return the post whose text stands under headings for its parts, such as "Hook" and "Body"."""
    parts = [inner for inner in section.sections if inner.label.whole in PARTS]
    named = {inner.label.whole for inner in parts}
    goes_on = len(parts) == 1 and sum(piece.kind == "prose" for piece in parts[0].content) > 1
    if not inside.in_scope or not (named - BODIES) or not (goes_on or BODIES & named):
        return []
    # What stands behind the last part is said of the whole.
    fields = {key: value for part in parts for key, value in inside.below(part).fields.items()}
    around = replace(inside, several=False, thread=False, fields=fields)
    texts = [text for part in parts for text in texts_of(part.content, source, around).texts]
    return [Draft(section.start, parts[-1].end, around, (joined(texts),))] if texts else []


def are_parts(sections: Sequence[Section], drafts: Sequence[Draft], around: Around) -> bool:
    """Tell whether sections that are counted hold the parts of one thread, and not a post each."""
    titles = [section.label.title.text for section in sections]
    if len(drafts) < _FEWEST_PARTS or (any(map(CALLED_POST.match, titles)) and _go_out_apart(drafts)):
        return False
    if around.thread or all(one.label.thread and not one.label.date for one in sections):
        return True
    if around.several or any(map(OUT_OF.search, titles)):
        return any(map(OUT_OF.search, titles))
    says_thread = bool(drafts[0].parts) and bool(_SAYS_THREAD.search(drafts[0].parts[0].text.text))
    return says_thread or any(map(_OF_A_THREAD.search, titles))


def _go_out_apart(drafts: Sequence[Draft]) -> bool:
    """Tell whether "Post 2 of 5" counts posts: they have days of their own, or no network with threads."""
    networks = frozenset[str]().union(*(draft.networks for draft in drafts))
    dates = {draft.around.date.text for draft in drafts if draft.around.date}
    return len(dates) > 1 or (bool(networks) and networks.isdisjoint(WITH_THREADS))


def is_list_of_ideas(section: Section, inside: Around, texts: Texts) -> bool:
    """Tell whether a list may say what is posted there or in those days: "LinkedIn", "Day 6-10: a mix of"."""
    first = next((piece.kind for piece in section.content if piece.kind in WORDS), None)
    label = section.label
    days = not (label.channels or label.thread) and _SEVERAL_DAYS.match(label.title.text)
    return (texts.listed and is_under_a_name(section, inside)) or bool(days and first == "list")


def in_doubt(texts: Texts, section: Section, inside: Around) -> bool:
    """Tell whether texts may be one post or several: beside headings of one each, a topic is one."""
    label = section.label
    is_one = inside.each and label.role == "topic" and label.is_of_one and not section.sections
    return texts.doubtful and not is_one


def without_notes(found: Sequence[Draft], sections: Sequence[Section]) -> list[Draft]:
    """Return the posts without what "Content:" says of one, in fewer words and without the marks around it.

    A label beside it names the network and has the text, in marks, below it.
    """
    labels = {section.start: section.label for section in sections}
    texts = [draft for draft in found if draft.marked and (it := labels.get(draft.start)) and it.channels]
    notes = {start for start, label in labels.items() if label.whole in _CONTENT and not label.channels}
    longest = max((draft.end - draft.start for draft in texts), default=0)
    return [
        draft
        for draft in found
        if draft.marked or draft.start not in notes or draft.end - draft.start >= longest
    ]


def beside_marked(found: Sequence[Draft], source: Source) -> list[Draft]:
    """Return those that hold nothing but names with lists or a few words, where most stand in marks."""
    marked = sum(draft.marked for draft in found)
    if marked < _FEWEST_MARKED or marked * 4 < len(found) * 3:
        return []
    plain = (draft for draft in found if draft.parts and not draft.marked and draft.row is None)
    stretches = ((draft, draft.parts[0].text.start, draft.parts[-1].text.end) for draft in plain)
    return [draft for draft, start, end in stretches if says_only_names(source.text[start:end])]


def is_under_a_name(section: Section, inside: Around) -> bool:
    """Tell whether no more than the name of a network says that a post stands in a section."""
    label = section.label
    is_network = label.role == "network" and section.level <= LAST_HEADING
    return is_network and not (inside.strong or inside.several or inside.thread or inside.date)
