"""``answered``: what people say to an account gets an answer, or a reason why not, and in time.

What people said and what waits for an answer stands under ``inbox:``. Without a limit, an item needs a post
that answers it (``answered_by``, or a post with its address or id under ``reply_to``), or a reason why none
is given (``no_answer``).

With ``within``, the answer must come in time. Only the hours in which somebody is there count, as the
account's ``staffed:`` has them, and ``types:`` gives some items limits of their own. A date without a time
may mean any moment of its day: nothing is called late that might not be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias, cast

from postlint.calendars.handles import is_status_url
from postlint.calendars.model import InboxItem, Post
from postlint.dates_and_lists_in_words import duration_in_words, moment_in_words
from postlint.judging.checks import Check, Inspection
from postlint.judging.checks import parameters as read
from postlint.judging.messages import as_one
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, Note, NotGiven, Related, Rule, Terms
from postlint.judging.staffed_time import STAFFED, Hours, earliest, latest, staffed_hours
from postlint.vocabulary import Kind

Limit: TypeAlias = Callable[[InboxItem], "timedelta | None"]
"""Within what staffed time an item needs its answer; None where any time will do."""


NO_ANSWERS: Final[frozenset[Kind]] = frozenset({"press_release", "information", "call_to_action"})
"""Kinds that, where they are declared, say that a post speaks to everybody and answers nobody."""


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at whether an inbox is answered at all or, with a limit, in time."""
    types = cast("Mapping[str, str]", rule.parameters.get("types", {}))
    within = rule.parameters.get("within")
    if within is None and not types:
        return _at_all
    limits = {_folded(name): read.duration(limit) for name, limit in types.items()}
    usual = read.duration(within) if within else None
    return _in_time(lambda item: limits.get(_folded(item.type or ""), usual), terms.as_of)


def _folded(sort: str) -> str:
    return sort.strip().casefold()


def _at_all(view: AccountView) -> Iterator[FactViolation]:
    answers = _Answers(view)
    for item in view.inbox:
        if item.no_answer is None:
            given = answers.to(item)
            wrong = [reason for post in given if (reason := _answers_nothing(post, item))]
            if not given and item.answered_by is None:
                yield _on(item, "has no planned answer")
            elif given and len(wrong) == len(given):
                yield _on(item, f"is answered by {given[0].name}, {wrong[0]}")


def _in_time(limit_of: Limit, today: date | None) -> Inspection:
    """Look for answers that come too late, and for items whose time is up as of ``today``.

    A date without a time may mean any moment of its day; nothing is called late that might not be.
    """

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven | Note]:
        limited = [
            (item, limit)
            for item in view.inbox
            if item.no_answer is None and (limit := limit_of(item)) is not None
        ]
        if not limited:
            return
        hours = staffed_hours(view.account)
        if hours is None:
            yield NotGiven(STAFFED)
            return
        answers, undated = _Answers(view), 0
        for item, limit in limited:
            given = answers.to(item)
            dated = [post for post in given if post.when]
            if item.when is None or (given and not dated):
                undated += 1
            else:
                yield from _lateness(item, limit, dated, hours, today)
        if undated:
            items = "1 inbox item" if undated == 1 else f"{undated} inbox items"
            yield Note.on(
                view.account,
                f"not checked for time: {items} without a date, or whose answer has none",
            )

    return inspect


def _lateness(
    item: InboxItem, limit: timedelta, answers: Iterable[Post], hours: Hours, today: date | None
) -> Iterator[FactViolation]:
    if item.when is None:
        return
    due = hours.after(latest(item.when.value), limit)
    staffed = f"{duration_in_words(limit)} of staffed time"
    until = f"it was due by {moment_in_words(due.date(), due.time())} ({staffed})"
    first = min(answers, key=_goes_out, default=None)
    if first is None:
        overdue = item.answered_by is None and today and datetime.combine(today, time.min) > due
        if overdue:
            yield _on(item, f"has no planned answer, and {until}")
    elif first.when and earliest(first.when.value) > due:
        when = moment_in_words(first.when.value.date, first.when.value.time)
        came = moment_in_words(item.when.value.date, item.when.value.time)
        yield FactViolation(
            first.when.span,
            _values(item, f"is answered on {when} by {first.name}, and {until}"),
            post=first,
            related=(Related(item.span, f"came in on {came}"),),
        )


def _on(item: InboxItem, violation: str) -> FactViolation:
    """Return the fault of an item of the inbox itself."""
    day = item.when.value.date if item.when else None
    return FactViolation(item.span, _values(item, violation), about=item.id, days=(day, day) if day else None)


def _goes_out(post: Post) -> datetime:
    return earliest(post.when.value) if post.when else datetime.max


class _Answers:
    """Finds the posts that answer an inbox item: those it names, and those that reply to it."""

    def __init__(self, view: AccountView) -> None:
        self._plan = view.plan
        self._by_id = {item.post.id: item.post for item in view.all_posts if item.post.id}
        self._replies: dict[str, list[Post]] = {}
        for item in view.all_posts:
            if item.post.reply_to:
                self._replies.setdefault(_address(item.post.reply_to.value), []).append(item.post)

    def to(self, item: InboxItem) -> list[Post]:
        """Return the answers to ``item``, one named by it first."""
        found = list(self._replies.get(_address(item.url), ()) if item.url else ())
        found += self._replies.get(item.id, ())
        named = self._named(item.answered_by.value) if item.answered_by else None
        return [named, *(post for post in found if post is not named)] if named else found

    def _named(self, post_id: str) -> Post | None:
        # An answer may go out on another account of ours.
        elsewhere = (post for post in self._plan.posts if post.id == post_id)
        return self._by_id.get(post_id) or next(elsewhere, None)


def _answers_nothing(post: Post, item: InboxItem) -> str | None:
    """Return why a post is no answer to ``item``, or None where it may be one."""
    if post.when and item.when and latest(post.when.value) < earliest(item.when.value):
        return "which goes out before it came in"
    if post.kind and post.kind.value in NO_ANSWERS and not post.reply_to:
        return f"which is {as_one(post.kind.value)} and speaks to everybody"
    links = [link for link in (post.reply_to.value if post.reply_to else None, item.url) if link]
    if len(links) > 1 and all(map(is_status_url, links)) and len(set(map(_address, links))) > 1:
        return "which replies to something else"
    return None


def _address(url: str) -> str:
    return url.strip().rstrip("/")


def _values(item: InboxItem, violation: str) -> dict[str, str]:
    return {"item": f"{item.id} ({item.type})" if item.type else item.id, "trouble": violation}


CHECK: Final = Check(
    name="answered",
    summary=(
        "what waits in the inbox needs a planned answer or a reason why not; with a limit, an answer in time"
    ),
    parameters={
        "within": {
            **read.HOURS,
            "description": "how much staffed time an answer may take; without a limit, any answer will do",
        },
        "types": {
            "description": "limits of their own for some types of inbox item, such as `complaint: 4 hours`",
            "type": "object",
            "additionalProperties": dict(read.HOURS),
        },
    },
    required=(),
    bounds=(),
    groups=(),
    ask=inspection,
    values=("item", "trouble"),
)
