"""Time zones of calendars, and the times that their clocks pass over."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import cache, lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from postlint.calendars.model import When
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Scalar


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


_LONGEST: Final = 100
"""No zone has a longer name. Python would look for a package by each of its parts, each in the other."""


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1024)
def _advice(name: str) -> str:
    return did_you_mean(name, _known())


def read_zone(node: Scalar) -> ZoneInfo | Diagnostic:
    """Read the name of a time zone."""
    try:
        return ZoneInfo(node.text[:_LONGEST])
    # Names that are folders or lead out of the time-zone data fail in ways of their own.
    except (KeyError, ValueError, OSError):
        known = _known()
        if not known:
            return Diagnostic(
                node.span,
                "This machine has no data on time zones: install the package tzdata.",
                "reading/time-zone",
            )
        return Diagnostic(
            node.span,
            f'There is no time zone called "{node.text}".{_advice(node.text)} '
            "Write its IANA name, such as Europe/London.",
            "reading/time-zone",
        )
