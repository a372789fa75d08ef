"""``clash``: two posts of an account too close together, or a post in a period that has no place for it.

With ``apart: 30 minutes``, two posts of one account that go out closer to each other are a finding at the
one that can still be moved. Answers, threads, posts without a time and those that say ``translation_of:``
need no room. With ``of:``, only posts of a group need it, and with ``same: campaign`` only those that say the
same there. Posts of two accounts are never held against each other, so a rule cannot ask that a partner goes
out a day after us: write the day on the post, under a key of your own, as below.

With ``during: emergency``, posts of a group that are still planned in a period of that kind are a finding,
each at its place; without a group, those of the kinds that the period itself avoids. ``urgent:`` posts are
about the emergency and are let through.

With ``outside: "Mon-Fri 08:00-20:00"``, posts that go out at another time of the week are a finding; with
``inside: "Mon; Thu-Sat 19:00-22:00"``, those that go out in these hours. A post without a time can still be
put into other hours of its day, so only its day counts.

Ranges are joined by commas or semicolons, or are a list: ``[Mon, Thu-Sat 19:00-22:00]``. Days alone are
whole days, hours alone are those of every day, and several follow each other: ``Mon-Fri 09:00-12:00,
14:00-17:00``. The end is outside of a range, ``24:00`` is the end of a day, and ``22:00-07:00`` ends on the
next morning. What could be read in two ways, as ``Mon, Thu-Sat 19:00-22:00`` in one text, is refused.

With ``before: embargo``, posts that go out before the day, or the moment, that stands under that key are a
finding; with ``after: offer_end``, those that go out after it. Days there are written as dates of posts, and
moments with an offset become local ones as theirs do. Of several days it is the first that counts ``before``,
and the last ``after``; where more is said behind a day than its time, the whole day counts. Posts without
that key are nobody's business, and the footer says how many name no day.

``urgent:`` posts pass at any hour, and no rule holds them up: what others find of them only informs, so none
can forbid the mark. Who may write it is for the review of a calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Final

from postlint.calendars.model import Period
from postlint.dates_and_lists_in_words import dates_in_words, duration_in_words, moment_in_words
from postlint.judging.checks import Check, Inspection, on_group
from postlint.judging.checks import parameters as read
from postlint.judging.days_and_hours import (
    DAY_NAMED,
    FORMS,
    LEAVING,
    may_go_out,
    read_hours,
    what_is_wrong,
    when_said,
)
from postlint.judging.groups import Group, of_kinds
from postlint.judging.messages import counted_as, doubt, placeholders
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import standing
from postlint.judging.model import FactViolation, Note, Related, Rule, Terms
from postlint.judging.post_facts import comparable, key_named, values_of
from postlint.judging.staffed_time import bounds_of
from postlint.kinds.model import Classified
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import did_you_mean
from postlint.vocabulary import EMERGENCY

ANY_PERIOD: Final = "any"
_MOST_PERIODS: Final = 5
"""So many are named beside a post that is out of place."""


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at an account's posts beside each other, or at those in its periods."""
    if "apart" in rule.parameters:
        look = _too_close(read.duration(rule.parameters["apart"]), read.same(rule))
        return on_group(look, read.group(rule, "of"), terms)
    if bound := next((name for name in rule.parameters if name in LEAVING or name in DAY_NAMED), None):
        look = _at_hours(rule, bound) if bound in LEAVING else _by_day(rule, bound)
        return on_group(look, read.group(rule, "of"), terms)
    return _out_of_place(
        str(rule.parameters["during"]),
        read.group(rule, "of") if "of" in rule.parameters else None,
        terms.certainty,
    )


def _too_close(apart: timedelta, same: str | None) -> Inspection:
    def inspect(view: AccountView) -> Iterator[FactViolation]:
        timed = sorted(
            (moment, item.post.order, item)
            for item in view.all_posts
            if _stands_alone(item) and (moment := _moment(item)) is not None
        )
        last: dict[str, tuple[datetime, Classified]] = {}
        for later, _, second in timed:
            values = {*map(comparable, values_of(second.post, same))} if same else {""}
            before = max(
                (last[value] for value in values if value in last), key=lambda pair: pair[0], default=None
            )
            last |= dict.fromkeys(values, (later, second))
            if before and later - before[0] < apart:
                mine, other = _by_who_can_move(before[1], second)
                distance = later - before[0]
                said = f"{duration_in_words(distance)} from" if distance else "at the same time as"
                yield FactViolation(
                    mine.post.span,
                    _values(mine, other=other.post.name, distance=said),
                    post=mine.post,
                    related=(Related(other.post.span, "goes out close to it"),),
                )

    return inspect


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
            when = item.post.when
            found = [
                (stands == "doubtful", period, avoided)
                for period in periods
                if when and period.covers(when.value.date)
                for avoided in [group if group is not None else of_kinds(period.avoid)]
                if (stands := standing(item, avoided, certainty)) in ("in", "doubtful")
            ]
            if found:
                # A post out of place is one finding, however many periods have no place for it.
                may, period, avoided = min(found, key=itemgetter(0))
                yield FactViolation(
                    item.post.span,
                    _values(item, period=period.name, days=dates_in_words(period.first, period.last)),
                    post=item.post,
                    may=may,
                    doubts=(doubt(item, avoided.other()),) if may else (),
                    related=tuple(Related(one.span, _reason(one)) for _, one, _ in found[:_MOST_PERIODS]),
                )

    return inspect


def _reason(period: Period) -> str:
    return f"“{period.name}”" + (f": {period.because}" if period.because else "")


def _values(item: Classified, **values: str) -> dict[str, str]:
    blank = dict.fromkeys(CHECK.values, "")
    return {**blank, "post": item.post.name, "what": counted_as(item), **values}


_BOUNDS_OF: Final = {
    **dict.fromkeys(("other", "distance"), ("apart",)),
    "period": ("during",),
    "days": ("during", *DAY_NAMED),
    "date": (*LEAVING, *DAY_NAMED),
    "hours": tuple(LEAVING),
}
"""What the message of a rule can name only where it asks for one of these."""


def _problems(rule: tree.Mapping) -> Iterator[Diagnostic]:
    message = rule.scalar("message")
    for name in placeholders(message.text) if message else ():
        bounds = _BOUNDS_OF.get(name, ())
        if message and bounds and not any(map(rule.get, bounds)):
            only = " or ".join(f"`{bound}`" for bound in bounds)
            said = f"The message names {{{name}}}, which only a rule with {only} has."
            yield Diagnostic(message.span, said, "reading/rule")
    same = rule.entry("same")
    if same and not rule.get("apart"):
        said = "`same` is about two posts that are close: it belongs to `apart`. Leave it out."
        yield Diagnostic(same.key_node.span, said, "reading/rule")
    for hours in (scalar for bound in LEAVING for scalar in rule.scalars(bound)):
        if wrong := what_is_wrong(hours.text):
            yield Diagnostic(hours.span, wrong, "reading/rule")
    during = rule.get("during")
    if isinstance(during, tree.Scalar) and (advice := did_you_mean(during.text, [EMERGENCY])):
        yield Diagnostic(during.span, f'No period is of the kind "{during.text}".{advice}', "reading/rule")


_HOURS_OF_THE_WEEK: Final[read.Schema] = {
    "type": ["string", "array"],
    "minLength": 1,
    "items": {"type": "string", "minLength": 1},
    "minItems": 1,
    "x-message": f"write days and hours, in one text or a list, as in {FORMS}",
}

CHECK: Final = Check(
    name="clash",
    summary="two posts of an account are too close to each other, or a post is out of place in a period, "
    "at an hour or on the wrong side of a day",
    parameters={
        "apart": {
            **read.STRETCH,
            "description": "how far apart two posts must be; answers and posts without a time do not count",
        },
        "during": {
            "description": "the kind of period, such as emergency, that has no place for some posts, or any",
            "type": "string",
            "minLength": 1,
        },
        "of": {
            **read.GROUP,
            "description": "which posts are looked at, `any` for all of them; if not given all, or with "
            "`during` those that the period avoids",
        },
        "same": read.SAME,
        "outside": {
            "description": "the hours of the week in which alone posts may go out",
            **_HOURS_OF_THE_WEEK,
        },
        "inside": {
            "description": "the hours of the week in which no posts may go out",
            **_HOURS_OF_THE_WEEK,
        },
        "before": {
            **read.DAY_KEY,
            "description": "a key, such as `embargo`, with the day before which a post may not go out",
        },
        "after": {
            **read.DAY_KEY,
            "description": "a key, such as `offer_end`, with the day after which a post may not go out",
        },
    },
    required=(),
    bounds=("apart", "during", *LEAVING, *DAY_NAMED),
    groups=("of",),
    ask=inspection,
    values=("post", "what", "other", "distance", "period", "days", "date", "hours"),
    problems=_problems,
)


def _at_hours(rule: Rule, bound: str) -> Inspection:
    """Look for posts that can go out at none of the hours of the week that a rule leaves."""
    written = read.one_or_more(rule, bound)
    hours = LEAVING[bound](read_hours(written))

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        for item in view.all_posts:
            when = item.post.when
            if when and item.post.urgent is None and not may_go_out(item.post, hours):
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
