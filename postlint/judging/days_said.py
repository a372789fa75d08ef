"""The days that posts say themselves, under a key that a rule names, as the dates of posts are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from postlint.calendars.dates.parse_dates import ISO_DAY, NoDateError, parse_when
from postlint.calendars.model import Post, When
from postlint.judging.post_facts import values_of
from postlint.judging.staffed_time import earliest, latest

_NEAREST: Final[Mapping[str, Callable[[list[When]], When]]] = {
    "before": lambda days: min(days, key=earliest),
    "after": lambda days: max(days, key=latest),
}
"""Which of several days counts, by the parameter that names the key: the one that leaves posts most room."""
_TO: Final = re.compile("→|->")


def when_said(post: Post, key: str, bound: str) -> When | None:
    """Return the day, or the moment, that a post says under ``key``; None where it names none.

    Of several it is the first where ``bound`` is ``before``, and the last where it is ``after``.
    """
    days = [day for value in values_of(post, key) for part in _TO.split(value) for day in _days(post, part)]
    return _NEAREST[bound](days) if days else None


def _days(post: Post, text: str) -> Iterator[When]:
    """Yield the day that ``text`` is or, where it says more than that, those in it if it begins with one."""
    whole = _read(post, text)
    if whole:
        yield whole
    elif ISO_DAY.match(text):
        yield from filter(None, (_read(post, day) for day in ISO_DAY.findall(text)))


def _read(post: Post, text: str) -> When | None:
    try:
        return parse_when(text.strip(), post.zone, post.date_order)
    except NoDateError:
        return None
