"""An item in the words of some team or tool, in the words of calendars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from dataclasses import field, replace
from typing import Final

from postlint.calendars.dates.parse_dates import HAS_YEAR, is_clock, is_open, settled, weekday_named
from postlint.calendars.dates.spoken_dates import MONTHS, any_of, day_named
from postlint.calendars.dates.weeks import titled, week_named
from postlint.calendars.field_names import folded
from postlint.calendars.meanings import FLAGS, WEEK_STARTS, channel_of, is_given
from postlint.calendars.readers.loose.items import Item
from postlint.calendars.readers.loose.versions import text_of
from postlint.calendars.readers.reader import CALLED_OFF, REFERRING, entries, lines_named
from postlint.calendars.value_words import LINKS, NO, YES, channels_in
from postlint.config import DateOrder
from postlint.records import dataclass
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, entry, said, sequence
from postlint.vocabulary import CHANNEL_TITLES, PUBLISHED, Status

_MONTH: Final = rf"(?i)(?P<month>{any_of(MONTHS)}|\d{{1,2}})\.?(?:\s+(?P<year>\d{{4}}))?"
_YEAR_AND_MONTH: Final = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})")
_FOUR_DIGITS: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_A_DAY: Final = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ].*)?")
_WORDS_OF_ANSWERS: Final = ("text", "title", "label", "option")
_ANSWERS: Final = ("options", "choices", "answers")
_SAID_ANEW: Final = frozenset(
    {"id", "text", "thread", "date", "time", "channel", "status", "kind", "media", "poll"}
)


def reworded(item: Item, order: DateOrder | None) -> Mapping:
    """Return ``item`` as a post of a calendar; ``order`` is what comes first in the file's dates."""
    moment = _moment_of(item.fields, item.parts, order)
    status, since = _status(item)
    said: dict[str, Node | None] = {
        "id": _id(item),
        "date": moment.date or since or moment.half,
        "time": moment.time,
        "channel": sequence(item.channels, item.channels[0]) if item.channels else None,
        "thread" if isinstance(item.text, Sequence) else "text": item.text,
        "status": status,
        "kind": _value(item, "kind"),
        "poll": _poll(_value(item, "poll")),
        "media": _media(item),
    }
    made = (entry(key, node) for key, node in said.items() if node is not None)
    return replace(item.place, entries=(*made, *_taken_over(item), *item.own))


def _value(item: Item, key: str) -> Node | None:
    found = item.fields.get(key)
    return found.value if found else None


def _id(item: Item) -> Node | None:
    found = _value(item, "id")
    return said(found, f"{found.text}{item.suffix}") if isinstance(found, Scalar) and item.suffix else found


def _status(item: Item) -> tuple[Scalar | None, Scalar | None]:
    """Return how far an item has got and, where that says when it went out, since when."""
    flagged = [found for flag in item.flags if (found := _flagged(flag, item.channels))]
    written = _for_channels(_value(item, "status"), item.channels)
    published = [(place, since) for place, status, since in flagged if status == PUBLISHED]
    if published:
        # One may say that a post went out, and another when.
        place, since = next((one for one in published if one[1]), published[0])
        return said(place, PUBLISHED), since
    if isinstance(written, Scalar):
        return written, None
    return next((said(place, status) for place, status, _ in flagged), None), None


def _flagged(flag: Entry, channels: tuple[Scalar, ...]) -> tuple[Scalar, Status, Scalar | None] | None:
    """Return the place at which ``flag`` says yes, what it says yes to, and since when.

    What is not approved yet is a draft.
    """
    status = FLAGS[folded(flag.key)]
    answer = _for_channels(flag.value, channels)
    if not isinstance(answer, Scalar):
        return None
    text = answer.text.strip()
    if status == PUBLISHED and (_A_DAY.fullmatch(text) or "://" in text):
        return answer, status, None if "://" in text else answer
    if status == "approved" and text.lower() in NO - {"", "-", "none"}:
        return answer, "draft", None
    return (answer, status, None) if text.lower() in YES else None


def _for_channels(node: Node | None, channels: tuple[Scalar, ...]) -> Node | None:
    """Return what ``node`` says of ``channels``; where it speaks of each apart, only what holds for all."""
    on = [channel.text for channel in channels]
    if isinstance(node, Mapping):
        about = {channel_of(one.key): one.value for one in node if is_given(one.value)}
        known = [about[name] for name in on if name in about] if on else list(about.values())
        return known[0] if known and len(known) >= len(on) else None
    if isinstance(node, Sequence):
        named = [item for item in node.items if isinstance(item, Scalar)]
        known_to = {channel for item in named for channel in channels_in(item.text)}
        if not known_to:
            return named[0] if len(named) == 1 else None
        return said(named[0], "yes") if named and known_to.issuperset(on) else None
    return node


def _poll(written: Node | None) -> Node | None:
    if isinstance(written, Mapping):
        return _poll(next((found for key in _ANSWERS if (found := written.get(key))), None))
    if not isinstance(written, Sequence):
        return None
    return replace(written, items=tuple(map(_answer, written.items)))


def _answer(written: Node) -> Node:
    """Return the words of an answer, of which some tools say more."""
    words = (written.scalar(key) for key in _WORDS_OF_ANSWERS) if isinstance(written, Mapping) else ()
    return next(filter(None, words), written)


def _media(item: Item) -> Node | None:
    written = _value(item, "media")
    # Some only say whether there is a picture.
    return None if isinstance(written, Scalar) and isinstance(written.value, bool) else written


def _comment(node: Node | None, channels: tuple[Scalar, ...]) -> Node | None:
    """Return the words of a comment, which may stand in a map, or in one for each channel."""
    if not isinstance(node, Mapping):
        return node
    return text_of(node)[0] or _comment(_for_channels(node, channels), channels)


def _taken_over(item: Item) -> Iterator[Entry]:
    """Yield the fields that are as calendars have them but for their names."""
    for key, written in item.fields.items():
        value: Node | None = written.value
        if key in LINKS and isinstance(value, Scalar):
            # Tools also answer with yes or no, and number what they link to.
            value = None if isinstance(value.value, bool) else said(value, value.text)
        elif key == "first_comment":
            value = _comment(value, item.channels)
        elif key == "recurring" and isinstance(value, Scalar):
            value = replace(value, value=value.value is not False)
        if value is not None and key not in _SAID_ANEW:
            yield replace(written, key=key, value=value)


@dataclass(slots=True)
class Unused:
    """The lines of what is no post.

    ``without`` are entries without a text, ``never`` posts that will not go out, ``never_on`` those
    that will not on a network, by its name, ``homeless`` texts
    that stand beside those for channels, and for none of them, and ``referring`` posts that say for a
    channel that its text stands elsewhere. ``aside`` are entries that a key keeps apart, by it.
    """

    without: list[int] = field(default_factory=list)
    never: list[int] = field(default_factory=list)
    never_on: dict[str, list[int]] = field(default_factory=dict)
    homeless: list[int] = field(default_factory=list)
    referring: list[int] = field(default_factory=list)
    aside: dict[str, list[int]] = field(default_factory=dict)

    @property
    def told(self) -> tuple[int, ...]:
        """Return the lines in which entries begin that notes say to be no posts, whatever texts they have."""
        aside = (line for lines in self.aside.values() for line in lines)
        return (*self.never, *self.homeless, *self.referring, *aside)

    def notes(self) -> Iterator[str]:
        """Yield what was left out."""
        if self.without:
            yield f"{entries(self.without)} without a text ({lines_named(self.without)})"
        if self.never:
            lines = lines_named(self.never)
            yield f"{entries(self.never)} {CALLED_OFF} ({lines})"
        for on, found in self.never_on.items():
            named = next((title for channel, title in CHANNEL_TITLES.items() if channel == on), on)
            yield f"{entries(found)} {CALLED_OFF} on {named} ({lines_named(found)})"
        if self.homeless:
            yield (
                f"{entries(self.homeless)} of a text beside those for channels, of which nothing says where "
                f"it goes ({lines_named(self.homeless)})"
            )
        if self.referring:
            yield f"{REFERRING} ({lines_named(self.referring)}): write it out"
        if self.aside:
            every = [line for found in self.aside.values() for line in found]
            under = (f'"{key}" ({lines_named(sorted(set(found)))})' for key, found in self.aside.items())
            yield f"{entries(every)} kept apart from the posts, under {', '.join(under)}"


@dataclass(frozen=True, slots=True)
class _Moment:
    """The date and the time of day of a post, as calendars write them, at the places where they stand.

    ``half`` is what says when, but names no day of a year, so that the post has no date.
    """

    date: Scalar | None = None
    time: Scalar | None = None
    half: Scalar | None = None


def _moment_of(fields: Dict[str, Entry], parts: Dict[str, Entry], order: DateOrder | None) -> _Moment:
    """Return when a post goes out, from its ``date`` and ``time`` and the ``parts`` of a date beside them.

    No year is ever made up: the clock is not read.
    """
    written, time = _scalar(fields, "date"), _scalar(fields, "time")
    if written is None and time is not None and HAS_YEAR.match(time.text.strip()):
        # Tools that speak of a scheduled time mean the day as well.
        written = time
    date, half = _date(written, parts, order)
    if "recurring" in fields:
        # What comes again each week has no day of a year.
        half = None
    clock = _clock(time) or _hour(parts)
    if half is not None or "recurring" in fields or (date is not None and ":" in date.text):
        clock = None
    return _Moment(date, clock, half)


def _date(
    written: Scalar | None, parts: Dict[str, Entry], order: DateOrder | None
) -> tuple[Scalar | None, Scalar | None]:
    if written is None:
        return _from_parts(parts)
    text = written.text.strip()
    if is_open(text):
        return None, None
    if (weekday := weekday_named(text)) is not None:
        in_week = _in_week(written, weekday, parts)
        return in_week, None if in_week else written
    named = day_named(text)
    if named and named.year is None:
        year = _year(parts)
        return (said(written, named.of(int(year))), None) if year else (None, written)
    settled_text = settled(text, order)
    if not HAS_YEAR.search(settled_text):
        return None, written
    return said(written, settled_text), None


def _from_parts(parts: Dict[str, Entry]) -> tuple[Scalar | None, Scalar | None]:
    day, month = _scalar(parts, "day"), _scalar(parts, "month")
    named = _scalar(parts, "weekday") or day
    if named is not None and (weekday := weekday_named(named.text)) is not None:
        day_of_week = _in_week(named, weekday, parts)
        return day_of_week, None if day_of_week else named
    if day is None:
        return None, None
    if not day.text.strip().isdecimal():
        return _in_week_named(day, parts)
    if month is None:
        return None, day
    text = month.text.strip()
    found = re.fullmatch(_MONTH, text) or _YEAR_AND_MONTH.fullmatch(text)
    if found is None:
        return None, None
    name = found["month"].lower()
    number = MONTHS.get(name) or int(name)
    return _day(day, _year(parts) or found["year"], number, day.text.strip())


def _in_week_named(day: Scalar, parts: Dict[str, Entry]) -> tuple[Scalar | None, Scalar | None]:
    """Return the day that is written as one of a week: "KW 42, Do"."""
    week, year = week_named(day.text), _year(parts)
    if week is None:
        return None, None
    weekdays = (weekday_named(word.strip(",.()")) for word in day.text.split())
    weekday = next((one for one in weekdays if one is not None), None)
    date = week.on(weekday, int(year) if year else None) if weekday is not None else None
    return (said(day, str(date)), None) if date else (None, day)


def _in_week(day: Scalar, weekday: int, parts: Dict[str, Entry]) -> Scalar | None:
    """Return the day of that name in the week that is given."""
    year = _year(parts)
    for key in WEEK_STARTS:
        written = _scalar(parts, key)
        week = week_named(titled(key, written.text), is_week=True) if written else None
        date = week.on(weekday, int(year) if year else None) if week else None
        if date:
            return said(day, str(date))
    return None


def _day(place: Scalar, year: str | None, month: int, day: str) -> tuple[Scalar | None, Scalar | None]:
    if year is None:
        return None, place
    return said(place, f"{year}-{month:02}-{int(day):02}"), None


def _year(parts: Dict[str, Entry]) -> str | None:
    for key in ("year", "month"):
        written = _scalar(parts, key)
        found = _FOUR_DIGITS.search(written.text) if written else None
        if found:
            return found[0]
    return None


def _clock(written: Scalar | None) -> Scalar | None:
    text = settled(written.text, None) if written else ""
    # What is no time of day is said where words of the team's own are.
    return said(written, text) if written else None


def _hour(parts: Dict[str, Entry]) -> Scalar | None:
    hour, minute = _scalar(parts, "hour"), _scalar(parts, "minute")
    if hour is None:
        return None
    text = f"{hour.text.strip()}:{(minute.text.strip() if minute else '0').zfill(2)}"
    return said(hour, text) if is_clock(text) else _clock(hour)


def _scalar(entries: Dict[str, Entry], key: str) -> Scalar | None:
    entry = entries.get(key)
    return entry.value if entry and isinstance(entry.value, Scalar) else None
