"""``approved``: a post must be approved some time before it goes out, and not by the one who wrote it.

With ``before: 24 hours``, a post that is still an idea or a draft is a finding when it goes out that soon.
It looks at ``status`` alone, whoever stands under ``approved_by``. A post without a status is passed over,
and the footer says how many are: `require` asks each post for one. The clock is never read: ``--as-of`` says
which day is today, and without it nothing is judged. Days are those of the week, all seven: working days are
in "Rules of a house". That a draft is due is a fact about the plan, so here it is as grave as the rule says:
drafts make all other faults milder.

With ``by: another``, a post whose ``author`` is the only one under ``approved_by`` is a finding, whether it
has a status or not; ideas, drafts and what is out are none. Posts that do not give both are passed over, and
the footer says how many. That a certain person approves is a group: ``{not: {approved_by: Dana}}``, of which
a `count` allows none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from postlint.calendars.model import Post, When
from postlint.dates_and_lists_in_words import duration_in_words, listed, moment_in_words
from postlint.judging.checks import Check, Inspection, on_group
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, Note, Rule, Terms
from postlint.judging.staffed_time import latest
from postlint.vocabulary import UNFINISHED, Status

APPROVED: Final[frozenset[Status]] = frozenset({"approved", "scheduled", "published"})
"""Statuses of posts that somebody said yes to."""


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at the status of posts, or at who approved them."""
    look = _by_somebody_else(rule.id)
    if "before" in rule.parameters:
        look = _in_time(rule.id, read.duration(rule.parameters["before"]), terms.as_of)
    return on_group(look, read.group(rule, "of"), terms)


def _in_time(rule: str, before: timedelta, today: date | None) -> Inspection:
    """Look for posts that are unfinished although they go out too soon for that.

    The day that counts as today has only begun, and a post without a time goes out at the end of its
    day: nothing is called late that might not be.
    """

    def inspect(view: AccountView) -> Iterator[FactViolation | Note]:
        unfinished = [item.post for item in view.all_posts if item.post.status in UNFINISHED]
        if today is None and unfinished:
            yield Note(None, f"Not checked: {rule}, since only --as-of says which day is today")
        unknown = sum(item.post.status is None for item in view.all_posts)
        if unknown:
            posts = "1 post that has" if unknown == 1 else f"{unknown} posts that have"
            yield Note.on(view.account, f"{rule} did not check {posts} no status")
        for post in unfinished if today else ():
            if today and post.when and _is_late(post.when.value, before, datetime.combine(today, time.min)):
                values = {
                    "status": f"{post.status}",
                    "due": _due(post.when.value, before, today),
                    "before": duration_in_words(before),
                }
                yield FactViolation(post.span, _values(post, **values), post=post, excused=False)

    return inspect


def _is_late(when: When, before: timedelta, now: datetime) -> bool:
    # The end of a day is no moment of it: what has no time goes out before.
    return latest(when) - before < now or (when.time is None and latest(when) - before == now)


def _due(when: When, before: timedelta, today: date) -> str:
    day = moment_in_words(when.date, when.time)
    return (
        f"was to go out on {day}"
        if when.date < today
        else f"goes out on {day}, in less than {duration_in_words(before)}"
    )


def _values(post: Post, **values: str) -> dict[str, str]:
    return {**dict.fromkeys(CHECK.values, ""), "post": post.name, **values}


def _by_somebody_else(rule: str) -> Inspection:
    """Look for posts that nobody approved but their authors."""

    def inspect(view: AccountView) -> Iterator[FactViolation | Note]:
        unknown = 0
        for item in view.all_posts:
            post = item.post
            if post.unfinished or not post.changeable:
                continue
            if post.author is None or post.approved_by is None:
                unknown += post.status is None or post.status in APPROVED
                continue
            others = {_comparable(name) for name in post.approved_by.value} - {
                _comparable(name) for name in post.author.value
            }
            if not others:
                person = listed(post.approved_by.value)
                yield FactViolation(post.approved_by.span, _values(post, person=person), post=post)
        if unknown:
            posts = "1 post" if unknown == 1 else f"{unknown} posts"
            said = f"{rule} did not check {posts} without both `author` and `approved_by`"
            yield Note.on(view.account, said)

    return inspect


def _comparable(name: str) -> str:
    return " ".join(name.casefold().lstrip("@").split())


CHECK: Final = Check(
    name="approved",
    summary="a post must be approved some time before it goes out, or by somebody else than its author",
    parameters={
        "before": {
            **read.STRETCH,
            "description": "how long before its date a post must be approved, seen from the day of --as-of",
        },
        "by": {
            "description": "`another`: who approves a post is not the one who wrote it",
            "type": "string",
            "enum": ["another"],
        },
        "of": read.OF,
    },
    required=(),
    bounds=("before", "by"),
    groups=("of",),
    ask=inspection,
    values=("post", "status", "due", "before", "person"),
)
