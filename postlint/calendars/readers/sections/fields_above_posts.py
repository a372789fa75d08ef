"""What holds for the posts of a section: what its label, its fields and those further up say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from dataclasses import field, replace
from typing import Final

from postlint.calendars.dates.parse_dates import day_of_month
from postlint.calendars.dates.spoken_dates import MONTHS, any_of
from postlint.calendars.dates.weeks import titled
from postlint.calendars.event_days import is_of_event
from postlint.calendars.readers.sections.days_and_times import (
    YEAR,
    day_in_words,
    is_stretch,
    means_two,
    says_when,
)
from postlint.calendars.readers.sections.field_headings import (
    heads_post,
    networks_below,
    sections_of_fields,
    whole_below,
)
from postlint.calendars.readers.sections.fields import field_named, is_when_by_name, says_status
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.notes_to_team import is_advice
from postlint.calendars.readers.sections.outline import AT_LENGTH, LAST_HEADING, Section
from postlint.calendars.terms.field_names import folded
from postlint.calendars.terms.networks_meant import channels_in
from postlint.records import dataclass
from postlint.source.tree import Entry, Scalar, said, scalar

_A_MONTH: Final = re.compile(rf"(?i)(?:{any_of(MONTHS)})(?:\s+\d{{4}})?")
_WITH_NAME: Final = re.compile(
    r"[ \t]*(?:\*\*|__)?(?P<name>[^\W\d_][\w ]{1,24}?)[ \t]*:[ \t]*(?P<rest>[^\s*][^\n*]*)"
)
"""A line with a name and a colon, in bold or not."""
_DAYS_ALONE: Final = re.compile(r"[\s>*_]*(?P<rest>(?:[^\W\d_]+\.?[ ]){0,3}\d[^\n]*\w)[\s>*_)]*")
"""A line that begins with a number, behind "Week of January" and the like at most."""
_LINE_OF_WORDS: Final = re.compile(r"(?:[\W_]*\n)?(?P<line>[^\n]*)")
"""The first line that says something, found in one go however long what says nothing is."""
_PLACE: Final = re.compile(r"[(（](?P<place>[^()（）]{1,40})[)）]\W*\Z")
OF_A_POST: Final = frozenset({"channel", "title"})
"""Fields below a topic that say that what follows them is a post."""
_SCOPES: Final = frozenset({"network", "post", "part", "option", "content"})
_OF_ITSELF: Final = frozenset({"titled", "hook"})
_PARTS: Final = frozenset({"tweets", "toots", "skeets", "posts", "parts", "the tweets", "thread tweets"})
"""What a label in a thread calls its parts, and elsewhere posts."""


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for the posts of a section, from its label and those further up.

    ``in_scope`` tells that posts stand here, ``several`` that they are more than one, ``thread`` that they
    are parts of one, ``each`` that a heading of one stands among them, ``counted`` that a label counts the
    one that stands here, ``fenced`` that the file keeps posts in fences, ``quoted`` in quotes, ``plain`` in
    paragraphs. ``strong`` tells that a label says so, and not just names a network. ``day`` is where it is
    said when they go out, in words that are no date, ``week`` is the title of a week of the year, ``month``
    that of a month, ``year`` the one that a heading names, and ``own`` are fields with names of a team's own.
    """

    channels: tuple[Scalar, ...] = ()
    handle: Scalar | None = None
    date: Scalar | None = None
    clock: Scalar | None = None
    fields: Dict[str, Scalar] = field(default_factory=dict)
    in_scope: bool = False
    several: bool = False
    thread: bool = False
    each: bool = False
    strong: bool = False
    counted: bool = False
    fenced: bool = False
    quoted: bool = False
    plain: bool = False
    day: Scalar | None = None
    week: Scalar | None = None
    month: Scalar | None = None
    year: str | None = None
    own: Dict[str, Entry] = field(default_factory=dict)

    def below(self, section: Section) -> Around:
        """Return what holds inside of ``section``."""
        own, others = _with_date(section, _with_period(section), dict(_own(section)))
        each = self.each or _heads_each(section)
        around = replace(self, fields={**self.fields, **own}, own={**self.own, **others}, each=each)
        label = section.label
        if label.role == "file":
            # A file of one post may begin with its fields, without a heading.
            alone = "channel" in own and not section.sections
            return replace(around, in_scope=True, strong=True) if alone else around
        says_when = label.date is not None or label.day
        channels = tuple(said(label.title, channel) for channel in label.channels)
        own_post = not own.keys().isdisjoint(OF_A_POST)
        names = label.role in _SCOPES or section.level == 1 or (own_post and _is_placed(label))
        if channels and names:
            without = {key: value for key, value in around.fields.items() if key != "channel"}
            around = replace(around, channels=channels, handle=label.handle, fields={**without, **own})
        is_one = section.level > 1 or _in_versions(section) or _is_whole_post(section, own)
        if label.role == "topic" and (own_post or label.went_out) and is_one:
            around = replace(around, in_scope=True, several=False, strong=True)
        if label.role in _SCOPES:
            # "Tweets:" below a thread heads its parts.
            of_thread = self.thread and (label.role in {"option", "content"} or label.plain in _PARTS)
            around = replace(
                around,
                in_scope=(label.role != "option" or self.in_scope or self.thread or bool(channels))
                and not section.heads_networks,
                several=label.several and not of_thread if label.role == "network" else False,
                # "Tweet 1 (thread starter)" is one part, whatever it says of the others.
                thread=(label.thread and label.role != "part") or of_thread,
                counted=label.role == "post" or (self.counted and label.role == "content"),
                strong=self.strong or label.named or label.role != "network" or says_when,
            )
        elif label.is_date:
            around = replace(around, strong=True)
        elif label.thread:
            around = replace(around, thread=True)
        elif label.several:
            around = replace(around, several=True, thread=False)
        return around._when(section, own)

    def _when(self, section: Section, own: Dict[str, Scalar]) -> Around:
        """Return the same with the day, week, month and year of a title, which count before others above."""
        label, around = section.label, self
        day = label.title if label.day and not label.date else None if label.date else around.day
        date = label.date or (None if label.week else around.date)
        years = set(YEAR.findall(label.title.text)) if 1 < section.level <= LAST_HEADING else set()
        year = years.pop() if len(years) == 1 else around.year
        around = replace(around, clock=label.clock or around.clock, week=label.week or around.week, year=year)
        if date is None and around.month and (number := day_of_month(label.title.text.strip(" *_:"))):
            date = said(label.title, f"{number} {around.month.text.strip()}")
        above = around.fields.get("date") if "date" not in own else None
        is_unclear = "date" in own and means_two(own["date"]) and label.date and not means_two(label.date)
        if is_unclear or (above and (label.date or (label.day and not label.week))):
            around = replace(around, fields={key: one for key, one in around.fields.items() if key != "date"})
            around = around.in_week_of(above) if above else around
        month = label.title if _A_MONTH.fullmatch(label.title.text.strip()) else around.month
        return replace(around, date=date, day=day, month=month)

    def in_week_of(self, first: Scalar) -> Around:
        """Return the same where a day further up is the ``first`` of a week, or tells the year of others."""
        years = YEAR.findall(first.text)
        week = self.week or said(first, titled("week_of", first.text))
        return replace(self, week=week, year=self.year or (years[0] if len(years) == 1 else None))


def _heads_each(section: Section) -> bool:
    """Tell whether a title speaks of posts on one network, and as many headings below it of one as do not."""
    label, below = section.label, [one.label for one in section.sections if one.content]
    of_one = sum(one.role in {"network", "post"} and one.is_of_one for one in below)
    topics = sum(one.role == "topic" for one in below)
    return label.several and len(label.channels) == 1 and of_one >= max(topics, 1)


def _is_placed(label: Label) -> bool:
    """Tell whether a title ends with where a post goes out in brackets, and names no network else."""
    behind = _PLACE.search(label.title.text) if label.role == "topic" else None
    return behind is not None and set(channels_in(behind["place"])) == set(label.channels)


def _with_period(section: Section) -> dict[str, Scalar]:
    """Return the fields of a section; days from one to another above posts are the period of them all."""
    fields = dict(_fields(section))
    label = section.label
    holds_posts = section.sections and all(one.label.role != "content" for one in section.sections)
    if holds_posts and (section.level <= 1 or label.role == "topic"):
        own = [one.value for _, one in _own(section) if isinstance(one.value, Scalar)]
        date = fields.get("date")
        told = (date, *own, *_lines_of_dates(section))
        spans = [value for value in told if value is not None and is_stretch(value.text)]
        fields = {key: value for key, value in fields.items() if value not in spans}
        fields = {"period": spans[0], **fields} if spans else fields
        if any(map(heads_post, section.sections)):
            # What a file calls itself, its posts are not called.
            fields = {key: value for key, value in fields.items() if key not in _OF_ITSELF}
    return fields


def _with_date(
    section: Section, fields: dict[str, Scalar], own: dict[str, Entry]
) -> tuple[dict[str, Scalar], dict[str, Entry]]:
    """Return the fields of a section and those of a team's own, of which one may say when it goes out.

    That is so where none of our words does: "Recommended time: Tuesday, 12 January 2027, 8:30", or a day
    beside the time, as in "6 pm (13 December)".
    """
    days = {
        key: one.value
        for key, one in own.items()
        if isinstance(one.value, Scalar)
        and is_when_by_name(one.key, one.value)
        and not (is_of_event(one.key) and _heads_posts(section))
    }
    beside_time = day_in_words(fields["time"]) if "time" in fields else None
    if "date" not in fields and beside_time:
        return {**fields, "date": beside_time}, own
    if "date" in fields or len(days) != 1:
        return fields, own
    return {**fields, "date": next(iter(days.values()))}, {
        key: one for key, one in own.items() if key not in days
    }


def _heads_posts(section: Section) -> bool:
    """Tell whether a section is the head of a file above its posts."""
    return section.level <= 1 and any(heads_post(one) for one in section.all_below() if one is not section)


def _lines_of_dates(section: Section) -> Iterator[Scalar]:
    """Yield what bold lines, and those without marks, say below a title of the days in which posts go out."""
    yield from (one.label.title for one in section.sections if one.label.field == "period")
    if section.label.role == "file":
        return
    source = section.label.title.source
    for piece in section.content:
        line = _WITH_NAME.match(source.text, piece.start, piece.end) if piece.kind == "prose" else None
        is_named = line is not None and field_named(line["name"]) == "period"
        line = line if is_named else _DAYS_ALONE.fullmatch(source.text, piece.start, piece.end)
        if line:
            yield scalar(source, *line.span("rest"))


def _in_versions(section: Section) -> bool:
    """Tell whether what a file is about stands in it in versions, beside notes at most."""
    roles = [inner.label.role for inner in section.sections]
    return "option" in roles and all(role in {"option", "aside", "field"} for role in roles)


def _is_whole_post(section: Section, fields: Dict[str, Scalar]) -> bool:
    """Tell whether a file is one post: below its title say fields where and when, or how far it has got.

    What else has a heading are notes on it.
    """
    date, status = fields.get("date"), fields.get("status")
    is_told = (date is not None and says_when(date.text)) or (status is not None and says_status(status.text))
    roles = (inner.label.role for inner in section.sections)
    return "channel" in fields and is_told and all(role in {"aside", "field"} for role in roles)


IN_FULL: Final = AT_LENGTH | {"alt"}
"""Fields of which more than the first line counts that stands under a heading of theirs."""


def _own(section: Section) -> Iterator[tuple[str, Entry]]:
    """Yield the fields of a section that have names of a team's own."""
    for piece in section.fields:
        if piece.own is not None and piece.value is not None:
            yield folded(piece.own.text), Entry(piece.own.text, piece.own, piece.value)


def _fields(section: Section) -> Iterator[tuple[str, Scalar]]:
    """Yield what lines and sections of a section say of its posts."""
    for piece in section.fields:
        said = piece.value.text.strip() if piece.value is not None else ""
        if piece.name and piece.value is not None and said and not is_advice(piece.name, said):
            yield piece.name, piece.value
    if section.label.media is not None and section.label.role in _SCOPES:
        yield "media", section.label.media
    if section.label.status is not None:
        yield "status", section.label.status
    for inner, pieces in sections_of_fields(section):
        if inner.label.field == "meta":
            yield from _fields(inner)
        elif inner.label.field in IN_FULL:
            yield inner.label.field, whole_below(pieces, inner.label.title.source)
        elif inner.label.field == "channel":
            yield "channel", networks_below(pieces[0], inner.label.title.source)
        else:
            line = _LINE_OF_WORDS.match(inner.label.title.source.text, pieces[0].start, pieces[0].end)
            if line and any(map(str.isalnum, line["line"])):
                yield inner.label.field, scalar(inner.label.title.source, *line.span("line"))
