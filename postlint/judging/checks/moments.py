"""Posts that ``clash`` with hours of the week, or with a day that they name themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final

from postlint.calendars.model import When
from postlint.judging.checks import parameters as read
from postlint.judging.checks.check import Inspection
from postlint.judging.days_and_hours import read_hours, when_said
from postlint.judging.messages import counted_as
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, Note, Rule
from postlint.judging.post_facts import key_named, values_of
from postlint.judging.staffed_time import NOTHING, Hours, bounds_of, earliest, latest
from postlint.kinds.model import Classified
from postlint.plain_words import moment_in_words

HOURS: Final[Mapping[str, Callable[[Hours], Hours]]] = {
    "outside": lambda hours: hours,
    "inside": lambda hours: hours.others,
}
"""The parameters that name hours of the week, each with what tells the hours that it leaves to posts."""

DAY_NAMED: Final[Mapping[str, Callable[[datetime, datetime, When], bool]]] = {
    "before": lambda first, last, on: last < earliest(on) or first < last == earliest(on),
    "after": lambda first, _, on: first > latest(on) or (on.time is None and first == latest(on)),
}
"""The parameters that name a key with a day: what tells that a post surely goes out on its wrong side.

A post goes out between its first and its last moment, and the end of a day is no moment of it.
"""


def look_at_moments(rule: Rule) -> Inspection | None:
    """Return the look at hours, or at a day that is named; None where a rule asks for neither."""
    for bound in rule.parameters:
        if bound in HOURS:
            return _at_hours(rule, bound)
        if bound in DAY_NAMED:
            return _by_day(rule, bound)
    return None


def _at_hours(rule: Rule, bound: str) -> Inspection:
    """Look for posts that can go out at none of the hours of the week that a rule leaves."""
    written = read.one_or_more(rule, bound)
    hours = HOURS[bound](read_hours(written))

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        for item in view.all_posts:
            when = item.post.when
            if when and item.post.urgent is None and not _may_go_out(item, hours):
                moment = moment_in_words(when.value.date, when.value.time)
                yield FactViolation(
                    item.post.span, _values(item, date=moment, hours="; ".join(written)), post=item.post
                )

    return inspect


def _by_day(rule: Rule, bound: str) -> Inspection:
    """Look for posts that go out on the wrong side of the day that they say under a key."""
    key, is_wrong = key_named(str(rule.parameters[bound])), DAY_NAMED[bound]

    def inspect(view: AccountView) -> Iterator[FactViolation | Note]:
        unknown = 0
        for item in view.all_posts:
            when, on, bounds = item.post.when, when_said(item.post, key, bound), bounds_of(item.post)
            if on is None:
                unknown += bool(values_of(item.post, key)) and item.post.changeable
            elif when and bounds and is_wrong(*bounds, on):
                values = {
                    "date": moment_in_words(when.value.date, when.value.time),
                    "days": moment_in_words(on.date, on.time),
                }
                yield FactViolation(item.post.span, _values(item, **values), post=item.post)
        if unknown:
            said = f"{unknown} of the posts say no day under {rule.parameters[bound]}:"
            yield Note.on(view.account, f"{rule.id} not checked: {said}")

    return inspect


def _may_go_out(item: Classified, hours: Hours) -> bool:
    bounds = bounds_of(item.post)
    if bounds is None or bounds[0] == bounds[1]:
        return bounds is None or hours.holds(bounds[0])
    return hours.between(*bounds) > NOTHING


def _values(item: Classified, **values: str) -> dict[str, str]:
    return {"post": item.post.name, "what": counted_as(item), **values}
