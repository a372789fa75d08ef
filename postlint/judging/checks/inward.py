"""``inward``: replies and reposts may go to our own handles, but not most of them.

Accounts of one house that answer and share each other look busy and hear nobody. Of all replies, reposts
and quotes of an account, at most ``max`` may go to handles that are ours: those under ``own:`` and those of
the accounts in the calendars. The parts of a thread answer nobody and do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postlint.calendars.handles import normalise
from postlint.calendars.model import Account
from postlint.judging.checks import Check, Inspection
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, Related, Rule, Terms
from postlint.kinds.model import Classified
from postlint.kinds.own_accounts import Ours

DEFAULT_MIN_POSTS: Final = 4


def inspection(rule: Rule, _terms: Terms) -> Inspection:
    """Return the look at whom an account answers and whose posts it passes on.

    That is written in fields and markers, so nothing is in doubt. The parts of a thread answer
    nobody. What is published counts; where nothing else is left, nobody is blamed for it.
    """
    most = read.number(rule, "max")
    least = int(str(rule.parameters.get("min_posts", DEFAULT_MIN_POSTS)))

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        aimed = [
            (item, inward)
            for item in view.counted
            if (inward := _goes_inward(item, view.account, view.ours)) is not None
        ]
        own = [item for item, inward in aimed if inward]
        changeable = [item for item in own if item.post.changeable]
        if len(aimed) >= least and most is not None and len(own) > most * len(aimed) and changeable:
            yield FactViolation(
                view.account.span,
                {"count": str(len(own)), "total": str(len(aimed))},
                related=tuple(Related(item.post.span, "goes to ourselves") for item in changeable),
                unfinished=any(item.post.unfinished for item, _ in aimed),
            )

    return inspect


def _goes_inward(item: Classified, account: Account, ours: Ours) -> bool | None:
    """Tell whether a reply or repost goes to our own handles; None for posts that are neither."""
    post = item.post
    if post.reply_to:
        to = post.reply_to.value
        is_thread = to in ours.posts or (account.handle and normalise(to) == normalise(account.handle))
        return None if is_thread else ours.holds(to)
    shared = post.repost_of or post.quote_of
    if shared:
        return ours.holds(shared.value)
    # A marker in the text makes a repost of ours our own news, and any other a share.
    return item.kind == "press_release" if item.decided_by == "markers" else None


CHECK: Final = Check(
    name="inward",
    summary="of the replies, reposts and quotes, at most a percentage may go to our own handles",
    parameters={
        "max": read.PERCENT,
        "min_posts": {
            **read.MIN_POSTS,
            "description": "how many replies, reposts and quotes there must be before the rule speaks; "
            f"{DEFAULT_MIN_POSTS} if not given",
        },
    },
    required=("max",),
    bounds=(),
    groups=(),
    ask=inspection,
    values=("count", "total"),
)
