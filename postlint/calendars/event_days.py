"""Posts whose day is counted from that of an event: "before: 14d" below "starts: 2026-12-17"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from postlint.calendars.dates.counted_days import Offset, offset_named, offset_said, speaks_of_offset
from postlint.calendars.dates.parse_dates import NoDateError, parse_when, settled
from postlint.calendars.key_meanings import date_part, is_given, key_of
from postlint.calendars.model import When
from postlint.calendars.terms.field_names import folded
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.tree import Entry, Mapping, Node, Scalar, entry, said
from postlint.vocabulary import unaccented

_CALLED: Final = """
    starts start starts_at start_at start_date start_time begins begins_at begin event_date event_day
    event_start event_starts event_time date_of_event eventdate event_on launch_date launch_day launch_at
    launch launches release_date released_on release opening_date opening opens d_day day_zero t0 t_zero
    anchor anchor_date base_date reference_date target_date conference_date race_day show_date
    beginn veranstaltungsdatum eventdatum startdatum stichtag debut date_evenement date_de_l_evenement
    jour_j fecha_evento fecha_del_evento inicio data_evento data_dell_evento data_do_evento inizio
    datum_evenement aanvang
"""
_ANCHORS: Final = frozenset(_CALLED.split())
"""What the day of an event is called, without accents."""
_SORTS: Final = """
    event launch release meetup conference campaign workshop webinar concert festival exhibition race fair
    opening show veranstaltung konzert kampagne ausstellung evento concierto evenement concerto
"""
_EVENTS: Final = frozenset(_SORTS.split())
"""What maps are called that tell of an event, beside the posts for it."""
_SAID_OF_GATHERINGS: Final = """
    venue speaker speakers talks agenda doors rsvp rsvp_url tickets ticket_url registration registration_url
    capacity veranstaltungsort referent referenten intervenants ponentes relatori palestrantes sprekers
"""
_GATHERINGS: Final = frozenset(_SAID_OF_GATHERINGS.split())
"""What is said of events to which people come, and of no post, without accents."""
_PLACES: Final = frozenset(
    {
        "location",
        "room",
        "place",
        "ort",
        "raum",
        "lieu",
        "salle",
        "lugar",
        "luogo",
        "local",
        "locatie",
        "zaal",
    }
)
_BEGINS: Final = frozenset(
    {"start", "starts", "start_time", "starts_at", "end", "ends", "end_time", "ends_at", "description"}
    | {"beginn", "ende", "debut", "fin", "inicio", "inizio", "fine", "fim", "aanvang", "einde"}
)
_ABOUT_EVENT: Final = frozenset(
    {"social", "socials", "social_media", "announcements", "announcement", "posts"}
)
"""What maps are called that hold what is said of an event on each network."""
_PLAIN: Final = frozenset({"date", "day", "when", "on", "at", "datum", "fecha", "data"})
"""What its day is called inside of such a map."""


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A post that goes out so long before or after an ``event``, and its ``day``, where they are known.

    With an event and without a day, nobody knows how many days ``place`` means.
    """

    place: Scalar
    event: Scalar | None = None
    day: date | None = None


def is_of_event(name: str) -> bool:
    """Tell whether ``name`` is what the day of an event is called, as "Launch date" is."""
    return unaccented(folded(name)) in _ANCHORS


def event_day_in(around: Iterable[Entry]) -> Entry | None:
    """Return the full date of an event that stands in ``around``, or in a map there that tells of one."""
    entries = tuple(around)
    for one in entries:
        if is_of_event(one.key) and _day(one.value):
            return replace(one, key="event_date")
    for one in entries:
        if unaccented(folded(one.key)) in _EVENTS and isinstance(one.value, Mapping):
            named = (inner for inner in one.value if unaccented(folded(inner.key)) in _ANCHORS | _PLAIN)
            if found := next((inner for inner in named if _day(inner.value)), None):
                return replace(found, key="event_date")
    return None


def _day(value: Node) -> When | None:
    if not isinstance(value, Scalar):
        return None
    try:
        return parse_when(settled(value.text.strip(), None), None)
    except NoDateError:
        return None


def as_event(post: Mapping) -> Mapping:
    """Return a record of an event with its day called so, since its posts go out on others; or ``post``."""
    keys = {unaccented(folded(one.key)) for one in post}
    # A post may have a place, too, but does not begin there.
    is_event = not keys.isdisjoint(_GATHERINGS) or not (keys.isdisjoint(_PLACES) or keys.isdisjoint(_BEGINS))
    if not is_event or not any(map(_tells_networks, post)):
        return post
    return replace(post, entries=tuple(map(_said_of_event, post)))


def _tells_networks(one: Entry) -> bool:
    return folded(one.key) in _ABOUT_EVENT and isinstance(one.value, Mapping)


def _said_of_event(one: Entry) -> Entry:
    key = key_of(one)
    return replace(one, key=f"event_{key}") if key in {"date", "time"} and not _is_of_post(one) else one


def _is_of_post(one: Entry) -> bool:
    """Tell whether a date is plainly that on which a post goes out, whatever it is beside."""
    return any(word in folded(one.key) for word in ("post", "publish", "schedul", "tweet", "toot", "send"))


def counts_days(post: Mapping) -> bool:
    """Tell whether ``post``, or a map in it, says how far from its event it goes out."""
    maps = (one.value for one in post if isinstance(one.value, Mapping))
    return offset_in(post) is not None or any(map(counts_days, maps))


def offset_in(entries: Iterable[Entry]) -> tuple[Entry, Offset] | None:
    """Return the entry that says how far from an event a post goes out, and how far that is."""
    for one in entries:
        if isinstance(one.value, Scalar) and is_given(one.value):
            text = one.value.text.strip()
            offset = offset_said(one.key, text)
            if offset is None and one.key == "date":
                # A list may stand under "T-14".
                offset = offset_named(text)
            if offset is not None:
                return one, offset
    return None


def is_beginning(one: Entry) -> bool:
    """Tell whether an entry says on which day something begins, which is not that of each post below it."""
    return unaccented(folded(one.key)) in _ANCHORS and _day(one.value) is not None


def with_event_day(post: Mapping, around: Iterable[Entry]) -> Mapping:
    """Return ``post`` with the day of the event ``around`` it, where its own is counted from that."""
    above = tuple(around)
    here = offset_in(post)
    if here is None and offset_in(above) is None and not any(map(_seems_counted, post)):
        return post
    key = "offset_days" if here and here[1].has_unit else "offset"
    kept = (replace(one, key=key) if here and one is here[0] and date_part(one.key) else one for one in post)
    event = None if event_day_in(post) else event_day_in(reversed(above))
    return replace(post, entries=(*kept, *((event,) if event else ())))


def dated(post: Mapping, top: Entry | None, counted: list[CountedDay]) -> Mapping:
    """Return ``post`` with its day, counted from that of an event: one in it, or else ``top``, above all.

    What was counted, or could not be, is added to ``counted``.
    """
    written = [one for one in post if key_of(one) == "date" and is_given(one.value)]
    found = offset_in(post)
    if any(found is None or one is not found[0] for one in written):
        return post
    event = event_day_in(post) or top
    start = _day(event.value) if event else None
    place = event.value if event and isinstance(event.value, Scalar) else None
    # The day of an event that stands further up is nothing of the post's own.
    is_own = place is not None and post.start <= place.start < post.end
    rest = tuple(one for one in post if is_own or one.value is not place)
    if found is None:
        unread = next((one.value for one in post if _seems_counted(one)), None)
        if isinstance(unread, Scalar):
            counted.append(CountedDay(unread, place))
        return replace(post, entries=rest)
    one, offset = found
    if not isinstance(one.value, Scalar):
        return post
    if place is None or start is None or (start.time is not None and not offset.has_unit):
        if place or written or offset.has_unit:
            counted.append(CountedDay(one.value, place))
        return replace(post, entries=tuple(other for other in rest if not written or other is not one))
    try:
        day = start.date + offset.distance
    except OverflowError:
        return post
    counted.append(CountedDay(one.value, place, day))
    kept = (other for other in rest if other is not one)
    return replace(post, entries=(*kept, entry("date", said(one.value, str(day)))))


def _seems_counted(one: Entry) -> bool:
    return isinstance(one.value, Scalar) and speaks_of_offset(one.key, one.value.text.strip())


def remarks(counted: Sequence[CountedDay]) -> Iterator[Diagnostic]:
    """Say once of all days that were counted from what, and once for each reason why others were not."""
    known = [one for one in counted if one.day]
    if known:
        others = len(known) - 1
        days = f"day{'s' if others > 1 else ''} of {others} more {'are' if others > 1 else 'is'}"
        yield _of_all(
            known,
            "reading/day-from-event",
            f"is counted from the day of the event, {_event(known[0])}, so this post goes out on "
            f"{known[0].day}{f', and the {days} counted so, too' if others else ''}. "
            "Write the day as date: to settle it.",
        )
    unclear = [one for one in counted if one.event and not one.day]
    if unclear:
        yield _of_all(
            unclear,
            "reading/day-of-no-event",
            f"does not say how many days it is from the event, {_event(unclear[0])}, so this post counts as "
            f"undated{_so_do(unclear)}. Write days or weeks, as in 3 days, or the day of each post as date:.",
        )
    unknown = [one for one in counted if not one.event]
    if unknown:
        yield _of_all(
            unknown,
            "reading/day-of-no-event",
            f"counts from a day that is not told, so this post counts as undated{_so_do(unknown)}. Write "
            "the day of the event above the posts, as in event_date: 2026-06-01, or the day of each post as "
            "date:.",
        )


def _of_all(alike: Sequence[CountedDay], rule: str, message: str) -> Diagnostic:
    first, *others = alike
    places = tuple(other.place.span for other in others)
    return Diagnostic(first.place.span, f'"{first.place.text.strip()}" {message}', rule, places)


def _event(counted: CountedDay) -> str:
    return counted.event.text.strip() if counted.event else ""


def _so_do(alike: Sequence[CountedDay]) -> str:
    others = len(alike) - 1
    return f", and so do{'es' if others == 1 else ''} {others} more in this file" if others else ""
