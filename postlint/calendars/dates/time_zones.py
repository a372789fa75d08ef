"""Time zones: what they are called beside a time, and in settings, and the hours that their clocks skip."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Scalar

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from postlint.calendars.model import When
    from postlint.source.spans import Located

ZONE_NAMES: Final[Dict[str, int | str]] = {
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "HST": -10,
    "GMT": 0,
    "WET": 0,
    "WEST": 1,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "MEZ": 1,
    "MESZ": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "AEST": 10,
    "AEDT": 11,
    "JST": 9,
    "NZST": 12,
    "NZDT": 13,
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "CET/CEST": "Europe/Berlin",
    "MEZ/MESZ": "Europe/Berlin",
}
"""What people write behind a time: hours from UTC, or the zone of which the day tells the summer time."""
_GERMAN: Final = {"MEZ": "CET", "MESZ": "CEST"}
"""What zones are called in German, and in the data of zones."""


def offset_named(text: str, day: date, clock: time) -> str | None:
    """Return the offset that ``text`` is, or a name for; None where this machine does not know the zone."""
    hours = ZONE_NAMES.get(text)
    if isinstance(hours, int):
        return f"{hours:+03}:00" if hours else "Z"
    if hours is None:
        return text
    from zoneinfo import ZoneInfo

    try:
        written = datetime.combine(day, clock, ZoneInfo(hours)).strftime("%z")
    except (KeyError, ValueError, OSError):
        return None
    return f"{written[:3]}:{written[3:]}"


def zone_of(offset: str) -> timezone | None:
    """Return the zone that is always at ``offset`` from UTC; None where no place on Earth is."""
    if offset in {"Z", "z"}:
        return timezone.utc
    digits = offset[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:  # noqa: PLR2004
        return None
    distance = timedelta(hours=hours, minutes=minutes)
    return timezone(-distance if offset[0] == "-" else distance)


def is_called(name: str, zone: tzinfo, year: int) -> bool:
    """Tell whether ``zone`` is called so in summer or in winter: people write CET all year round."""
    english = _GERMAN.get(name, name)
    return any(datetime(year, month, 1, tzinfo=zone).tzname() == english for month in (1, 7))


def skipped_time(when: Located[When] | None, zone: ZoneInfo | None) -> Diagnostic | None:
    """Return what to say of a time that clocks in ``zone`` never show, since they are put forward then."""
    if when is None or zone is None or when.value.time is None:
        return None
    written = datetime.combine(when.value.date, when.value.time)
    shown = written.replace(tzinfo=zone).astimezone(timezone.utc).astimezone(zone).replace(tzinfo=None)
    if shown == written:
        return None
    return Diagnostic(
        when.span,
        f"On {written:%Y-%m-%d} clocks in {zone.key} are put forward, and there is no {written:%H:%M}. "
        f"It counts as written; tools may post at {shown:%H:%M}.",
        "reading/no-such-time",
    )


_LONGEST_ZONE: Final = 100
"""No zone has a longer name. Python would look for a package by each of its parts, each in the other."""


@cache
def _known_zones() -> frozenset[str]:
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


@lru_cache(maxsize=1024)
def _zone_meant(name: str) -> str:
    return did_you_mean(name, _known_zones())


def read_zone(node: Scalar) -> ZoneInfo | Diagnostic:
    """Read the name of a time zone."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(node.text[:_LONGEST_ZONE])
    # Names that are folders or lead out of the time-zone data fail in ways of their own.
    except (KeyError, ValueError, OSError):
        known = _known_zones()
        if not known:
            return Diagnostic(
                node.span,
                "This machine has no data on time zones: install the package tzdata.",
                "reading/time-zone",
            )
        return Diagnostic(
            node.span,
            f'There is no time zone called "{node.text}".{_zone_meant(node.text)} '
            "Write its IANA name, such as Europe/London.",
            "reading/time-zone",
        )
