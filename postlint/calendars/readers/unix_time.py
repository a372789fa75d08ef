"""Moments as programs count them: seconds, or thousandths of them, since 1970."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Final

_SECONDS: Final = range(1_000_000_000, 5_000_000_000)
"""From 2001 to 2128; no date that people write as a number lies between."""


def utc(counted: object) -> str | None:
    """Return the moment, as calendars write it, or None where a number is no such count."""
    if not isinstance(counted, int) or isinstance(counted, bool):
        return None
    seconds = counted if counted in _SECONDS else counted // 1000
    if seconds not in _SECONDS:
        return None
    return f"{datetime.fromtimestamp(seconds, timezone.utc):%Y-%m-%dT%H:%M:%SZ}"
