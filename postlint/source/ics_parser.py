"""Events of an iCalendar file (RFC 5545), as spans of days: enough of it for holidays and closing times.

Repetitions are followed as far as they have an end; everything is limited, since anybody may have written it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from postlint.records import dataclass
from postlint.source.budgets import MAX_EVENTS
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source, Span

_RULE: Final = "reading/calendar-file"
_PROPERTY: Final = re.compile(r"(?P<name>[A-Za-z-]+)(?:;(?:[^:;\"]|\"[^\"]*\")*)*:(?P<value>.*)", re.DOTALL)
_LONGEST: Final = 4_000
"""How much of a property is read; names of days are shorter."""
_DAY: Final = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?P<time>T\d{6}Z?)?$")
_DURATION: Final = re.compile(r"P(?:(?P<weeks>\d{1,3})W|(?P<days>\d{1,4})D(?:T.*)?|T.*)$")
_ESCAPED: Final = re.compile(r"\\(.)")
_ONE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """What takes up the days from ``first`` to ``last``, both included."""

    name: str
    first: date
    last: date
    span: Span


@dataclass(frozen=True, slots=True)
class _Line:
    """One property, its continuation lines joined, and where it stands."""

    name: str
    value: str
    start: int
    end: int


def parse(source: Source) -> tuple[tuple[Event, ...], tuple[Diagnostic, ...]]:
    """Return the events of ``source``, with every problem met; an event with problems is left out."""
    if not source.text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        message = "This is no iCalendar file: it does not begin with BEGIN:VCALENDAR. Export it anew."
        return (), (Diagnostic(Span.of_file(source.path), message, _RULE),)
    events: list[Event] = []
    problems: list[Diagnostic] = []
    for properties in _blocks(source):
        read = _event(properties, source)
        if isinstance(read, Diagnostic):
            problems.append(read)
        else:
            events += read
        if len(events) > MAX_EVENTS or len(problems) > MAX_EVENTS:
            message = f"More than {MAX_EVENTS:,} days or problems: nobody plans around so many."
            return (), (Diagnostic(Span.of_file(source.path), message, _RULE),)
    return tuple(events), tuple(problems)


def _blocks(source: Source) -> Iterator[dict[str, list[_Line]]]:
    """Yield the properties of each event by their names; those of alarms and the like within are left out."""
    open_event: dict[str, list[_Line]] | None = None
    depth = 0
    for line in _lines(source):
        if line.name == "BEGIN":
            depth += open_event is not None
            if line.value.strip().upper() == "VEVENT" and open_event is None:
                open_event = {"BEGIN": [line]}
        elif line.name == "END" and open_event is not None:
            if depth:
                depth -= 1
                continue
            yield open_event
            open_event = None
        elif open_event is not None and not depth:
            open_event.setdefault(line.name, []).append(line)


def _lines(source: Source) -> Iterator[_Line]:
    """Yield the properties in their order, folded lines joined."""
    text, start = source.text, 0
    while start < len(text):
        end, joined = start, []
        while True:
            stop = text.find("\n", end)
            stop = len(text) if stop < 0 else stop
            joined.append(text[end:stop].rstrip("\r") if end == start else text[end + 1 : stop].rstrip("\r"))
            end = stop + 1
            if text[end : end + 1] not in (" ", "\t") or end >= len(text):
                break
        found = _PROPERTY.match("".join(joined)[:_LONGEST])
        if found:
            yield _Line(found["name"].upper(), found["value"], start, min(end, len(text)))
        start = end


def _event(properties: Mapping[str, list[_Line]], source: Source) -> list[Event] | Diagnostic:
    begins = properties["BEGIN"][0]
    start = properties.get("DTSTART")
    if not start:
        return _problem(source, begins, "This event has no DTSTART, so it is on no day.")
    first = _day(start[0].value)
    if first is None:
        return _problem(source, start[0], f'"{start[0].value[:40]}" is no date of an event: write 20260101.')
    length = _length(properties, first)
    if length is None:
        return _problem(source, begins, "This event ends before it begins, or at no date that can be read.")
    days = _days(properties, first)
    if isinstance(days, str):
        return _problem(source, properties["RRULE"][0], days)
    left_out = {_day(one) for line in properties.get("EXDATE", ()) for one in line.value.split(",")}
    name = properties["SUMMARY"][0].value if "SUMMARY" in properties else "an event"
    said = " ".join(_ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], name).split())
    span = source.span(start[0].start, max(start[0].start, start[0].end - 1))
    return [
        Event(said or "an event", day, day + min(length, date.max - day), span)
        for day in days
        if day not in left_out
    ]


def _problem(source: Source, line: _Line, message: str) -> Diagnostic:
    return Diagnostic(source.span(line.start, max(line.start, line.end - 1)), message, _RULE)


def _day(value: str) -> date | None:
    found = _DAY.match(value.strip())
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
    except ValueError:
        return None


def _length(properties: Mapping[str, list[_Line]], first: date) -> timedelta | None:
    """Return how many days follow the first one; None where an end makes no sense."""
    if "DTEND" in properties:
        written = properties["DTEND"][0].value.strip()
        end = _day(written)
        if end is None or end < first:
            return None
        # The end of whole days is the day after them, and so is midnight.
        is_outside = "T" not in written or "T000000" in written
        return max(timedelta(0), end - first - _ONE) if is_outside else end - first
    if "DURATION" in properties:
        found = _DURATION.match(properties["DURATION"][0].value.strip())
        if not found:
            return None
        days = int(found["weeks"] or 0) * 7 + int(found["days"] or 0)
        return timedelta(days=max(0, days - 1))
    return timedelta(0)


def _days(properties: Mapping[str, list[_Line]], first: date) -> list[date] | str:
    """Return the first days of an event and of its repetitions, or what is wrong with its rule."""
    if "RRULE" not in properties:
        return [first]
    parts = dict(
        part.upper().split("=", 1) for part in properties["RRULE"][0].value.strip().split(";") if "=" in part
    )
    step = _STEPS.get(parts.get("FREQ", ""))
    unknown = set(parts) - {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
    if step is None or unknown:
        what = ", ".join(sorted(unknown)) or f"FREQ={parts.get('FREQ', '')}"
        return f"postlint does not follow {what} of a repetition. Write the days as events of their own."
    interval, count = parts.get("INTERVAL", "1"), parts.get("COUNT", "")
    until = _day(parts.get("UNTIL", ""))
    if not (_is_number(interval) and 0 < int(interval) <= MAX_EVENTS):
        return f"INTERVAL={interval[:20]} is no number of steps."
    if until is None and not _is_number(count):
        return "This event repeats without an end. Add UNTIL=20301231 or COUNT=10 to its rule."

    most = min(int(count), MAX_EVENTS + 1) if _is_number(count) else MAX_EVENTS + 1
    days: list[date] = []
    number = 0
    while len(days) < most and number <= MAX_EVENTS:
        day = step(first, number * int(interval))
        number += 1
        if day is None:
            continue
        if until and day > until:
            break
        days.append(day)
    return days


def _is_number(written: str) -> bool:
    # Not all digits are numbers: ² is one.
    return written.isdecimal()


def _by_days(size: int) -> Callable[[date, int], date | None]:
    def step(first: date, number: int) -> date | None:
        try:
            return first + timedelta(days=size * number)
        except OverflowError:
            return date.max

    return step


def _by_months(size: int) -> Callable[[date, int], date | None]:
    def step(first: date, number: int) -> date | None:
        months = first.month - 1 + size * number
        year, month = first.year + months // 12, months % 12 + 1
        if year > date.max.year:
            return date.max
        return first.replace(year=year, month=month) if first.day <= monthrange(year, month)[1] else None

    return step


_STEPS: Final[Mapping[str, Callable[[date, int], date | None]]] = {
    "DAILY": _by_days(1),
    "WEEKLY": _by_days(7),
    "MONTHLY": _by_months(1),
    "YEARLY": _by_months(12),
}
"""How far the next repetition lies; None where that month has no such day."""
