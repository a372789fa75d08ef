"""``clash``: two posts of an account too close together, or a post in a period that has no place for it.

With ``apart: 30 minutes``, two posts of one account that go out closer to each other are a finding at the
one that can still be moved. Answers, threads, translations and posts without a time need no room.

With ``during: emergency``, posts of a group that are still planned in a period of that kind are a finding,
each at its place; without a group, those of the kinds that the period itself avoids. ``urgent:`` posts are
about the emergency and are let through.

With ``outside: "Mon-Fri 08:00-20:00"``, posts that go out at another time of the week are a finding. One
without a time can still be put into the hours of its day, so only its day counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from postlint.calendars.model import Period
from postlint.calendars.schema import calendar_schema
from postlint.judging.checks import parameters as read
from postlint.judging.checks.check import Check, Inspection
from postlint.judging.groups import Group, of_kinds
from postlint.judging.messages import counted_as, doubt, placeholders
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import standing
from postlint.judging.model import FactViolation, Related, Rule, Terms
from postlint.judging.staffed_time import NOTHING, Hours, bounds_of, parse_hours
from postlint.kinds.model import Classified
from postlint.plain_words import dates_in_words, duration_in_words, moment_in_words
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import did_you_mean
from postlint.vocabulary import EMERGENCY

ANY_PERIOD: Final = "any"


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at an account's posts beside each other, or at those in its periods."""
    if "apart" in rule.parameters:
        return _too_close(read.duration(rule.parameters["apart"]))
    if "outside" in rule.parameters:
        return _outside(str(rule.parameters["outside"]), read.group(rule, "of"), terms.certainty)
    return _out_of_place(
        str(rule.parameters["during"]),
        read.group(rule, "of") if "of" in rule.parameters else None,
        terms.certainty,
    )


def _too_close(apart: timedelta) -> Inspection:
    def inspect(view: AccountView) -> Iterator[FactViolation]:
        timed = sorted(
            (moment, item.post.order, item)
            for item in view.all_posts
            if _stands_alone(item) and (moment := _moment(item)) is not None
        )
        for (earlier, _, first), (later, _, second) in pairwise(timed):
            if later - earlier < apart:
                mine, other = _by_who_can_move(first, second)
                yield FactViolation(
                    mine.post.span,
                    _values(mine, other=other.post.name, distance=_distance(later - earlier)),
                    post=mine.post,
                    related=(Related(other.post.span, "goes out close to it"),),
                )

    return inspect


def _distance(apart: timedelta) -> str:
    return f"{duration_in_words(apart)} from" if apart else "at the same time as"


def _by_who_can_move(first: Classified, second: Classified) -> tuple[Classified, Classified]:
    """Return two posts, the one to speak of first: the later one that is not out yet.

    An urgent one is spoken of before any other, since that only informs.
    """
    return max(
        ((second, first), (first, second)),
        key=lambda pair: (pair[0].post.changeable, pair[0].post.urgent is not None),
    )


def _stands_alone(item: Classified) -> bool:
    """Tell whether a post should have room around it; answers, threads and translations need none."""
    return (
        not item.continues
        and item.kind != "reply"
        and item.post.translation_of is None
        and not item.post.replaced_by
    )


def _moment(item: Classified) -> datetime | None:
    when = item.post.when
    return datetime.combine(when.value.date, when.value.time) if when and when.value.time else None


def _out_of_place(sort: str, group: Group | None, certainty: float) -> Inspection:
    """Look for posts of ``group``, or of the kinds that the period itself avoids, in periods of a sort."""

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        periods = [one for one in view.periods if sort in (ANY_PERIOD, one.kind)]
        for item in view.all_posts if periods else ():
            # An urgent post is about the emergency; what a period avoids it avoids even then.
            if group is not None and item.post.urgent is not None:
                continue
            for period in _around(item, periods):
                avoided = group if group is not None else of_kinds(period.avoid)
                stands = standing(item, avoided, certainty)
                if stands in ("in", "doubtful"):
                    may = stands == "doubtful"
                    yield FactViolation(
                        item.post.span,
                        _values(item, period=period.name, days=dates_in_words(period.first, period.last)),
                        post=item.post,
                        may=may,
                        doubts=(doubt(item, avoided.other()),) if may else (),
                        related=(Related(period.span, _reason(period)),),
                    )

    return inspect


def _outside(written: str, group: Group, certainty: float) -> Inspection:
    """Look for posts that go out at no moment of these hours of the week."""
    hours = parse_hours(written)

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        for item in view.all_posts:
            when = item.post.when
            if not when or item.post.urgent is not None or _may_go_out(item, hours):
                continue
            stands = standing(item, group, certainty)
            if stands in ("in", "doubtful"):
                moment = moment_in_words(when.value.date, when.value.time)
                may = stands == "doubtful"
                yield FactViolation(
                    item.post.span,
                    _values(item, date=moment, hours=written),
                    post=item.post,
                    may=may,
                    doubts=(doubt(item, group.other()),) if may else (),
                )

    return inspect


def _may_go_out(item: Classified, hours: Hours) -> bool:
    bounds = bounds_of(item.post)
    if bounds is None or bounds[0] == bounds[1]:
        return bounds is None or hours.holds(bounds[0])
    return hours.between(*bounds) > NOTHING


def _around(item: Classified, periods: list[Period]) -> Iterator[Period]:
    when = item.post.when
    return (period for period in periods if when and period.covers(when.value.date))


def _reason(period: Period) -> str:
    return f"“{period.name}”" + (f": {period.because}" if period.because else "")


def _values(item: Classified, **values: str) -> dict[str, str]:
    blank = dict.fromkeys(CHECK.values, "")
    return {**blank, "post": item.post.name, "what": counted_as(item), **values}


_VALUES_OF: Final = {
    "apart": ("other", "distance"),
    "during": ("period", "days"),
    "outside": ("date", "hours"),
}
"""What the message of a rule can name only where it asks for one of these."""


def _problems(rule: tree.Mapping) -> Iterator[Diagnostic]:
    message = rule.scalar("message")
    for name in placeholders(message.text) if message else ():
        bound = next((bound for bound, values in _VALUES_OF.items() if name in values), None)
        if message and bound and not rule.get(bound):
            said = f"The message names {{{name}}}, which only a rule with `{bound}` has."
            yield Diagnostic(message.span, said, "reading/rule")
    of = rule.entry("of")
    if of and rule.get("apart"):
        yield Diagnostic(
            of.key_node.span,
            "`apart` looks at posts of every kind; `of` belongs to `during`. Leave it out.",
            "reading/rule",
        )
    during = rule.get("during")
    if isinstance(during, tree.Scalar) and (advice := did_you_mean(during.text, [EMERGENCY])):
        yield Diagnostic(during.span, f'No period is of the kind "{during.text}".{advice}', "reading/rule")


def _of_the_week() -> dict[str, object]:
    """Return how hours of the week are written, as in calendars."""
    form: Any = calendar_schema()
    staffed = form["$defs"]["account"]["properties"]["staffed"]
    return {key: staffed[key] for key in ("type", "pattern", "x-message")}


CHECK: Final = Check(
    name="clash",
    summary="two posts of an account are too close to each other, or a post is out of place in a period "
    "or at an hour",
    parameters={
        "apart": {
            **read.HOURS,
            "description": "how far apart two posts must be; answers and posts without a time do not count",
        },
        "during": {
            "description": "the kind of period, such as emergency, that has no place for some posts, or any",
            "type": "string",
            "minLength": 1,
        },
        "of": {
            **read.GROUP,
            "description": "which posts are out of place there, `any` for all of them; if not given, those "
            "that the period avoids, or with `outside` all",
        },
        "outside": {
            "description": "the hours of the week in which posts may go out",
            **_of_the_week(),
        },
    },
    required=(),
    bounds=("apart", "during", "outside"),
    groups=("of",),
    ask=inspection,
    values=("post", "what", "other", "distance", "period", "days", "date", "hours"),
    problems=_problems,
)
