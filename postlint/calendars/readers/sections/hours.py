"""The times of day that headings and labels name, as people say them in English and its neighbours."""

from __future__ import annotations

import re
from typing import Final

from postlint.calendars.dates.spoken_dates import plain_time
from postlint.records import dataclass

_HOUR: Final = r"(?:[01]?\d|2[0-3])"
_AT: Final = r"(?:(?<!\w)(?:at|around|um|gegen|ab|à|às|as|a las|alle|ore|om|kl\.?)\s+|@\s*)?~?"
_ZONE: Final = r"(?:\s*\(?\b(?:UTC|GMT|[A-Z]{1,4}T|[ECMP]T)\b(?:\s?[+-]\d{1,2})?\)?)?"
_ENDS: Final = r"(?=\s*(?:$|[)\],;:.|·–—-]))"
_FORMS: Final = (
    rf"{_HOUR}[:.][0-5]\d\s*(?:[ap]\.?m\b\.?|uhr\b|uur\b|h\b)",
    rf"{_HOUR}:[0-5]\d(?!\d|:)",
    rf"{_HOUR}\s*(?:[ap]\.?m\b\.?|uhr\b|uur\b|h[0-5]\d\b)",
    rf"{_HOUR}\s?h{_ENDS}",
    # What could be a day and a month is not taken for a time.
    rf"\d\d\.(?:00|1[3-9]|[2-5]\d)(?![\d.]){_ENDS}",
    r"(?<!\w)(?:noon|midday|midnight|mediodía|mezzogiorno)\b",
)
_TIME: Final = re.compile(rf"{_AT}(?<![\d:./-])(?P<time>{'|'.join(_FORMS)}){_ZONE}", re.IGNORECASE)
_BY_NAME: Final = {
    **dict.fromkeys(("noon", "midday", "mediodía", "mezzogiorno"), "12:00"),
    "midnight": "00:00",
}
_BEHIND: Final = re.compile(r"\s*[—–·|:-]+\s*(?=\S)|\s+(?=\w)")
_BRACKETS: Final = re.compile(r"\(\s*\)|\[\s*\]")
_EDGES: Final = " ,;|·–—-@"


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day, as clocks show it, ``first`` in its title or not, and the title without it."""

    clock: str
    rest: str
    first: bool


def hour_in(title: str) -> Hour | None:
    """Return the time of day that ``title`` names, which is the first where there are several."""
    hour = _TIME.search(title)
    if hour is None:
        return None
    before, behind = title[: hour.start()], title[hour.end() :]
    gap = _BEHIND.match(behind)
    if gap and not re.search(r"\w", before):
        return Hour(_clock(hour["time"]), behind[gap.end() :], first=True)
    rest = _TIME.sub(" ", behind)
    rest = f"{before.rstrip(_EDGES)} {rest}" if rest[:1] in ")]" else f"{before} {rest.lstrip(_EDGES)}"
    return Hour(_clock(hour["time"]), _BRACKETS.sub(" ", rest).strip().strip(_EDGES), first=False)


def _clock(said: str) -> str:
    return _BY_NAME.get(said.lower()) or plain_time(said)
