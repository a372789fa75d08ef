"""``duplicate``: the same text, or nearly the same, must not go out twice within some days.

Two texts are nearly the same when nine in ten of their words are, in the same order; ``like:`` sets another
share. Case, punctuation and links do not count. All posts that say the same are one finding, at the first
repetition that can still change.

Posts with ``recurring: true`` are meant to come again, and a translation, an answer or a share repeats
nobody. With ``among: accounts``, texts of several accounts on one channel are compared; one text on several
networks is no fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from postlint.calendars.model import Plan, Post
from postlint.calendars.terms.placeholders_and_dittos import is_placeholder
from postlint.dates_and_lists_in_words import listed
from postlint.judging.checks import Check, Inspection, on_group
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, Note, Related, Rule, Terms
from postlint.judging.near_duplicates import Allowance, Text, repeats
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.vocabulary import Channel

DEFAULT_LIKENESS: Final = 0.9
ACCOUNTS: Final = "accounts"
MOST_NAMED: Final = 3
"""How many of the other posts a message names."""


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at texts that repeat each other on one account, or on several of one channel.

    Posts that are meant to repeat, translations, shares and answers are none.
    """
    likeness = read.number(rule, "like")
    days = read.duration(rule.parameters["within"]).days if "within" in rule.parameters else None
    find = _Finder(rule.id, DEFAULT_LIKENESS if likeness is None else float(likeness), days)
    if rule.parameters.get("among") == ACCOUNTS:
        return find.across_accounts
    return on_group(find.on_account, read.group(rule, "of"), terms)


class _Finder:
    """Finds posts that repeat each other. What accounts share is looked for once for all of them."""

    def __init__(self, rule: str, likeness: float, days: int | None) -> None:
        self._rule, self._likeness, self._days = rule, likeness, days
        self._allowance = Allowance()
        self._shared: dict[Channel, tuple[Plan, dict[str, list[FactViolation]]]] = {}

    def on_account(self, view: AccountView) -> Iterator[FactViolation | Note]:
        """Yield a fault for all posts of an account that say the same."""
        own = frozenset({view.account.identity})
        posts = {item.post.order: own for item in view.all_posts}
        for cluster in self._clusters((item.post for item in view.all_posts), posts, across=False):
            yield from _fault(cluster)
        yield from (Note.on(view.account, said) for said in self._cut_short("its posts"))

    def across_accounts(self, view: AccountView) -> Iterator[FactViolation | Note]:
        """Yield a fault for all posts that say the same as one of this account, on others of its channel.

        One text on several networks is one message that reaches different people, and no fault. Where
        nobody says on which network an account is, it is not compared.
        """
        channel = view.account.channel
        if channel is None:
            return
        plan, faults = self._shared.get(channel, (None, {}))
        if plan is not view.plan:
            faults = self._of_channel(view.plan, channel)
            self._shared[channel] = view.plan, faults
            yield from (Note(None, said) for said in self._cut_short(f"the posts on {channel}"))
        yield from faults.get(view.account.identity, ())

    def _of_channel(self, plan: Plan, channel: Channel) -> dict[str, list[FactViolation]]:
        """Return the faults of posts on a channel that repeat each other, by the accounts they go out on."""
        there = frozenset(one for one, account in plan.accounts.items() if account.channel == channel)
        accounts = {post.order: on for post in plan.posts if (on := there.intersection(post.accounts))}
        posts = (post for post in plan.posts if post.order in accounts)
        found: dict[str, list[FactViolation]] = {}
        for cluster in self._clusters(posts, accounts, across=True):
            faults = list(_fault(cluster))
            for identity in {identity for post in cluster for identity in post.accounts}:
                found.setdefault(identity, []).extend(faults)
        return found

    def _cut_short(self, posts: str) -> Iterator[str]:
        """Say how many of ``posts`` were not compared with all others, if any."""
        if self._allowance.cut_short:
            said = f"{self._rule} did not compare {self._allowance.cut_short:,} of {posts} with all others"
            yield f"{said}, since too many are nearly the same"
            self._allowance.cut_short = 0

    def _clusters(
        self, posts: Iterable[Post], accounts: dict[int, frozenset[str]], *, across: bool
    ) -> list[list[Post]]:
        """Return the groups of posts that repeat each other, each in the order in which they go out."""
        compared = sorted(filter(_is_compared, posts), key=_moment)
        texts = [
            Text(post.text, post.when.value.date if post.when else None, accounts[post.order])
            for post in compared
        ]
        clusters: dict[int, list[Post]] = {}
        for later, earlier in repeats(texts, self._likeness, self._days, self._allowance, across=across):
            cluster = clusters.setdefault(earlier, [compared[earlier]])
            cluster.append(compared[later])
            clusters[later] = cluster
        return list({id(cluster): cluster for cluster in clusters.values()}.values())


def _is_compared(post: Post) -> bool:
    meant = post.recurring or post.translation_of or post.repost_of or post.reply_to
    is_text = bool(post.text.strip()) and not is_placeholder(post.text)
    return is_text and not meant and not (post.kind and post.kind.value == "reply")


def _moment(post: Post) -> tuple[bool, object, int]:
    when = post.when
    return when is None, when.value.sort_key if when else (date.min,), post.order


def _fault(cluster: Sequence[Post]) -> Iterator[FactViolation]:
    """Yield the fault of posts that say the same, at the first repetition that can still be changed."""
    mine = next((post for post in (*cluster[1:], cluster[0]) if post.changeable), None)
    if mine is None:
        return
    others = [post for post in cluster if post is not mine]
    names = [post.name for post in others[:MOST_NAMED]]
    more = [f"{len(others) - MOST_NAMED} more"] if len(others) > MOST_NAMED else []
    yield FactViolation(
        mine.span,
        {
            "post": mine.name,
            "likeness": _likeness(mine, others),
            "others": listed([*names, *more]),
            "count": str(len(others)),
        },
        post=mine,
        related=tuple(Related(post.span, f"says {_likeness(mine, [post])}") for post in others),
    )


def _likeness(post: Post, others: Iterable[Post]) -> str:
    return "the same" if all(other.text == post.text for other in others) else "nearly the same"


def _problems(rule: tree.Mapping) -> Iterator[Diagnostic]:
    of = rule.entry("of")
    if of and rule.text("among") == ACCOUNTS:
        said = "`among: accounts` compares all posts of a channel: leave `of` out, or `among`."
        yield Diagnostic(of.key_node.span, said, "reading/rule")


CHECK: Final = Check(
    name="duplicate",
    summary="the same text, or nearly the same, must not go out twice within some days",
    parameters={
        "within": {
            **read.DAYS,
            "description": "how many days must lie between them; any number if not given",
        },
        "like": {
            "type": "string",
            "pattern": r"^(100(\.0+)?|[5-9][0-9](\.[0-9]+)?) ?%$",
            "x-message": "write a percentage from 50% to 100%, such as 90%",
            "description": "how much of the words must be the same, in the same order; 90% if not given",
        },
        "among": {
            "description": "`account`: texts of one account; `accounts`: texts of several accounts on one "
            "channel; `account` if not given",
            "type": "string",
            "enum": ["account", ACCOUNTS],
        },
        "of": read.OF,
    },
    required=(),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("post", "likeness", "others", "count"),
    problems=_problems,
)
