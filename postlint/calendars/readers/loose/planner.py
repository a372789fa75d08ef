"""Posts in YAML and JSON as teams and tools nest them: by week or campaign, with a text for each channel.

What is read is any list of maps that have texts, wherever it stands; what the maps around it say of
channel, account and date holds for the posts in them. Calendars of the native shape are left to their
own readers as long as they use no other words than those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from postlint.calendars.dates.parse_dates import is_date, order_of
from postlint.calendars.event_days import as_event, counts_days
from postlint.calendars.key_meanings import LISTS_OF_POSTS, all_meaning, by_meaning, meaning
from postlint.calendars.readers.loose.called_off_or_left_out import Unused, goes_out, going_out
from postlint.calendars.readers.loose.dates_in_parts import names_a_time
from postlint.calendars.readers.loose.defaults_and_network_keys import network_around, remark_on_defaults
from postlint.calendars.readers.loose.nested_texts import unnested
from postlint.calendars.readers.loose.networks_of_posts import items_of, text_of_no_channel
from postlint.calendars.readers.loose.scheduling_apis import flattened
from postlint.calendars.readers.loose.surely_posts import (
    OF_POSTS,
    has_words,
    is_social,
    posts_in,
    says_more_of,
)
from postlint.calendars.readers.loose.texts_for_networks import CALLED, refers_to_none, text_of
from postlint.calendars.readers.loose.texts_in_parts import threaded
from postlint.calendars.readers.loose.topics_and_figures import ideas_beside, topics_planned
from postlint.calendars.readers.loose.which_entries_are_posts import Found
from postlint.calendars.readers.loose.why_no_plan import why_no_plan, why_no_texts
from postlint.calendars.readers.loose.words_of_calendars import reworded, speaks_otherwise
from postlint.calendars.readers.native_and_lists import posts_by_network
from postlint.calendars.readers.reader import About, Reading, entries, lines_named
from postlint.calendars.schema import known_keys
from postlint.calendars.terms.field_names import folded
from postlint.calendars.texts_and_media import texts_in
from postlint.dates_and_lists_in_words import names_of
from postlint.source.tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    entry,
    mapping,
    said,
    scalar,
    sequence,
)
from postlint.vocabulary import phrases

_WHERE: Final = "Name the files in which the texts stand, or write them under text:"
_ONE_TEXT: Final = (
    "one text under {}:, of which nothing says that it is a post. If it is one, name the file under "
    "readers: in postlint.yaml, with post as its reader"
)

_STARTS: Final = frozenset({"start", "start_at", "starts_at", "start_time", "start_date", "begin", "starts"})
_WAITS: Final = frozenset({"offset", "delay", "wait", "after", "interval", "delay_minutes", "offset_minutes"})
_AGAIN: Final = phrases(
    """
    hourly, daily, weekly, biweekly, fortnightly, monthly, quarterly, yearly, annually, täglich, wöchentlich,
    monatlich, jährlich, quotidien, hebdomadaire, mensuel, diario, semanal, mensual, mensal, giornaliero,
    settimanale, mensile, dagelijks, wekelijks, maandelijks
    """
)
"""How often posts go out."""
_SAYS_WHOSE: Final = ("account", "accounts", "channel")


def read(document: Node, about: About) -> Reading | None:
    """Return the calendar of all posts in ``document`` that are in a shape of its own.

    A plan of what posts are to be about is declined, with the reason.
    """
    if isinstance(document, Mapping) and document.get("pack") is not None:
        return None
    listed = threaded(document)
    flat = flattened(unnested(_as_one_thread(listed.document)))
    posts = posts_in(flat, about)
    if not posts:
        return _why_none(document, about)
    if not about.reader_forced and says_more_of(document, posts):
        # It is one post, for the reader of those.
        return None
    stranger = None if about.reader_forced else why_no_plan(document, about)
    if stranger:
        return Reading(declined=stranger)
    # What was put in other words speaks otherwise, whatever it says now.
    is_apart = about.reader_forced or flat is not document or any(map(speaks_otherwise, posts))
    if not is_apart:
        return None
    reading = _reading(flat, posts, about)
    unnamed = remarks_on(flat, posts, reading.calendar)
    told = (*reading.remarks, *listed.remarks(), *unnamed, *remark_on_defaults(document))
    return replace(reading, remarks=told)


def _why_none(document: Node, about: About) -> Reading | None:
    """Return why a file holds no posts, where its name or somebody says that it should."""
    has_posts = isinstance(document, Mapping) and isinstance(document.get("posts"), Sequence)
    if not (about.said_to_be_one or about.is_named_like_one or has_posts):
        return None
    topics = topics_planned(document)
    stranger = why_no_plan(document, about)
    why = stranger or (_no_texts(topics) if topics else why_no_texts(document))
    return Reading(declined=why, lacking=not (stranger or topics)) if why else None


def _is_one_post(document: Node, about: About) -> bool:
    """Tell whether ``document`` is a single post: a map with a text, where nothing else can be meant."""
    if not isinstance(document, Mapping) or not has_words(document):
        return False
    if document.get("posts") and not posts_by_network(document):
        return False
    if about.said_to_be_one or about.is_named(OF_POSTS) or network_around(document, about):
        return True
    if says_more_of(document, posts_in(document, about)):
        return True
    # Networks are named in much else, but hardly beside a day and a stage of work.
    is_planned = {"date", "status"} <= by_meaning(document).keys()
    return (about.is_named_like_one or is_planned) and is_social(Found(document, ()))


def read_one(document: Node, about: About) -> Reading | None:
    """Return the calendar of the post that ``document`` is, or of its texts for several channels."""
    if not _is_one_post(document, about):
        return _why_no_post(document, about)
    network = network_around(document, about)
    above = (
        (entry("channel", scalar(document.source, document.start, document.start, network)),)
        if network
        else ()
    )
    return replace(_reading(document, [Found(document, above)], about), network=network)


def _why_no_post(document: Node, about: About) -> Reading | None:
    """Say of a file that has a text, and is named like a plan, what it lacks to be a post."""
    texts = texts_in(document) if isinstance(document, Mapping) and about.is_named_like_one else ()
    if not texts or not has_words(document):
        return None
    return Reading(declined=_ONE_TEXT.format(texts[0].key))


def _reading(document: Node, found: list[Found], about: About) -> Reading:
    unused = Unused()
    order = about.date_order or order_of(_dates(found))
    posts: list[Node] = []
    of_events: list[Mapping] = []
    for one in found:
        if one.aside:
            unused.aside.setdefault(one.aside, []).append(one.post.span.line)
        elif not isinstance(one.post, Mapping):
            posts.append(one.post)
        elif goes_out(one.post, unused):
            post = as_event(one.post)
            if post is not one.post:
                of_events.append(post)
            items = going_out(tuple(items_of(post, one.above)), post, unused)
            posts += (unused.dated(reworded(item, order)) for item in items)
            if text_of_no_channel(one.post, one.above):
                unused.homeless.append(one.post.span.line)
            if refers_to_none(one.post):
                unused.referring.append(one.post.span.line)
    unused.without += (idea.span.line for idea in ideas_beside(document, [one.post for one in found]))
    # Where a post is all there is, what it says in the words of calendars is said of the post.
    top = () if found[0].post is document else _top(document)
    entries = (*top, entry("posts", sequence(posts, document)))
    return Reading(
        Mapping(entries, document.source, document.start, document.end),
        notes=tuple(unused.notes()),
        remarks=tuple(_undated(of_events)),
        dated_by_name=False if of_events else None,
        told=unused.told,
    )


def _undated(of_events: Iterable[Mapping]) -> Iterator[str]:
    """Say once of which posts the date is not told, though that of their event is."""
    undated = (post for post in of_events if not counts_days(post) and "date" not in by_meaning(post))
    lines = [post.span.line for post in undated]
    if lines:
        yield (
            f"the date of {entries(lines)} is that of an event ({lines_named(lines)}), so the posts for it "
            "count as undated: write how long before it they go out, as in days_before: 7, or when, as "
            "publish_date:"
        )


def _dates(found: Iterable[Found]) -> Iterator[str]:
    for one in found:
        entries = (*one.above, *(one.post if isinstance(one.post, Mapping) else ()))
        yield from (e.value.text for e in all_meaning(entries, "date") if isinstance(e.value, Scalar))


def _top(document: Node) -> Iterator[Entry]:
    """Yield what the document says in the words of calendars beside its posts."""
    known = known_keys("calendar") - {"posts"}
    for one in document if isinstance(document, Mapping) else ():
        if meaning(one.key, "calendar") in known:
            yield one


def _no_texts(topics: tuple[str, ...]) -> str:
    named = " and ".join(f"{key}:" for key in topics[:2])
    return (
        f"an editorial plan with {named}, but without the texts of posts, so there is nothing to judge. "
        f"{_WHERE}"
    )


def _as_one_thread(document: Node) -> Node:
    """Return ``document`` with the one post that it is, or ``document`` itself where it is no such file."""
    if not isinstance(document, Mapping):
        return document
    start = next((one for one in document if folded(one.key) in _STARTS), None)
    lists = [one for one in document if folded(one.key) in CALLED and isinstance(one.value, Sequence)]
    if start is None or len(lists) != 1 or not _is_day(start.value):
        return document
    listed = lists[0]
    parts = listed.value.items if isinstance(listed.value, Sequence) else ()
    if len(parts) <= 1 or not all(map(_is_part, parts)) or not any(map(_waits, parts)):
        return document
    network = said(listed.key_node, CALLED[folded(listed.key)])
    whole = sequence([_text(part) for part in parts], listed.value)
    beside = tuple(one for one in document if one is not start and one is not listed)
    post = mapping(document, channel=network, date=start.value, thread=whole)
    return Mapping(
        (*beside, entry("posts", sequence([post], document))), document.source, document.start, document.end
    )


def _is_day(node: Node) -> bool:
    return isinstance(node, Scalar) and is_date(node.text.strip())


def _is_part(node: Node) -> bool:
    """Tell whether ``node`` is a text that has no day of its own."""
    return isinstance(node, Mapping) and text_of(node)[0] is not None and "date" not in by_meaning(node)


def _waits(node: Node) -> bool:
    return isinstance(node, Mapping) and any(folded(one.key) in _WAITS for one in node)


def _text(part: Node) -> Node:
    fields = by_meaning(part) if isinstance(part, Mapping) else {}
    text = text_of(part)[0] if isinstance(part, Mapping) else part
    return (
        mapping(part, text=text, media=fields["media"].value) if "media" in fields and text else text or part
    )


def remarks_on(document: Node, found: Iterable[Found], calendar: Mapping | None) -> Iterator[str]:
    """Say once under which keys of ``document`` lists stand of whose posts ``calendar`` tells no account.

    ``found`` are those posts as they are written.
    """
    told = (calendar, *calendar.mappings("posts")) if calendar else ()
    above = {id(one.group): {entry.value.start for entry in one.above} for one in found if one.group}
    lists = [(key, above[id(listed)]) for key, listed in _lists(document) if id(listed) in above]
    often = dict.fromkeys(key.key for key, _ in lists if folded(key.key) in _AGAIN)
    if often and not any(one.get("recurring") for one in told):
        quoted = names_of([f'"{name}"' for name in often])
        yield f"that the posts under {quoted} come again is not kept: write recurring: true in each that does"
    if any(one.get(key) for one in told for key in _SAYS_WHOSE):
        return
    # What a key says holds for the posts below it, and weeks are counted in their order.
    silent = (key.key for key, said in lists if key.key_node.start not in said)
    silent = (name for name in silent if folded(name) not in _AGAIN | {"once"})
    names = list(dict.fromkeys(name for name in silent if not names_a_time(name)))
    if len(names) > 1:
        quoted = names_of([f'"{name}"' for name in names])
        yield (
            f"the posts under {quoted} count as those of one account: where each is an account of its own, "
            f'write it as "@{names[0]}", or as account: in its posts'
        )


def _lists(node: Node, around: Entry | None = None) -> Iterator[tuple[Entry, Sequence]]:
    """Yield the lists below ``node``, each with its key, or the one around that where it says only posts."""
    for one in node if isinstance(node, Mapping) else ():
        key = around if LISTS_OF_POSTS.fullmatch(folded(one.key)) else one
        if isinstance(one.value, Sequence) and key:
            yield key, one.value
        yield from _lists(one.value, one)
