"""What was not judged, not read or not given, and why; and rules that need not know the account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from postlint.calendars.accounts import NAMELESS
from postlint.calendars.model import Account, Post
from postlint.dates_and_lists_in_words import listed
from postlint.judging.groups import asks_kinds
from postlint.judging.messages import reasons_in_words
from postlint.judging.mix.account_view import AccountView
from postlint.judging.mix.bounds import Constraint, Evaluated, too_many_unread
from postlint.judging.mix.violations import Judged, spec_of
from postlint.judging.model import Note, NotGiven, Rule
from postlint.kinds.model import NOT_ENGLISH, Classified

PROFILE: Final = frozenset({"followers", "following", "posts", "avatar", "header", "lists"})
"""The facts that a visitor sees of an account."""
_OF_EACH_POST: Final = frozenset(
    {"pattern", "length", "amount", "alt_text", "hashtag_case", "mismatch", "approved", "clash", "require"}
)
"""Checks of posts each by itself, but for what a rule asks by ``apart`` or of the facts of an account."""


def unread(view: AccountView) -> Iterator[Note]:
    """Say how many posts of an account nobody could read: they count as doubtful in every mix."""
    reasons = Counter(_unreadable(view.counted))
    if reasons:
        why = reasons_in_words(reasons)
        posts = "1 post was" if reasons.total() == 1 else f"{reasons.total()} posts were"
        yield Note.on(view.account, f"{posts} not read: {why}")


_MOST: Final = 5
"""How many posts a note names."""
_NOT_FULL: Final = "no window is full"


def credits_nobody(view: AccountView) -> Iterator[Note]:
    """Name the posts that thank, and credit nobody in particular, so that they count as no engagement."""
    reasons: dict[str, list[str]] = {}
    for item in view.counted:
        if item.credits_nobody:
            reasons.setdefault(item.credits_nobody, []).append(item.post.name)
    for why, names in reasons.items():
        more = " …" if len(names) > _MOST else ""
        said = f"no credit to others: {', '.join(names[:_MOST])}{more}, which {why}"
        yield Note.on(view.account, f"{said} (name whom you mean, or write `kind: mention`)")


def rules_at_rest(judged: Iterable[Judged], view: AccountView) -> Iterator[Note]:
    """Say which rules had nothing to judge: too few posts in all, or too few days for a whole window."""
    parts: dict[tuple[str, bool], list[Judged]] = {}
    for part in judged:
        # Beside a plan, few published posts are the ordinary state of affairs and no news.
        if view.is_archive or not part.stream.published:
            parts.setdefault((part.rule.id, part.stream.published), []).append(part)
    reasons: dict[tuple[str, str], list[str]] = {}
    for (rule, published), group in parts.items():
        for reason in _reasons(group, "published posts" if published else "posts"):
            reasons.setdefault((reason, _judged_apart(group)), []).append(rule)
    for (reason, apart), rules in sorted(reasons.items()):
        verb = "needs" if len(rules) == 1 else "need"
        yield Note.on(view.account, f"not judged: {reason} that {listed(rules)} {verb}{apart}")


def _judged_apart(group: list[Judged]) -> str:
    """Say which posts a rule did judge beside those on which it was silent; "" where there are none."""
    judged = [part.stream.name for part in group if part.evaluated]
    return f"; its {judged[0]} posts were judged by themselves" if judged else ""


def _reasons(group: list[Judged], posts: str) -> Iterator[str]:
    """Give the reasons why a rule was silent on some or all posts of an account, if it was."""
    constraint = group[0].constraint
    if constraint.per:
        yield from _too_few_say_it(group, constraint.per)
        return
    # Of a rule with two bounds, both are asked of the same posts.
    group = [part for part in group if part.constraint is constraint]
    total = sum(len(part.stream.posts) for part in group)
    silent = [part for part in group if part.stream.posts and not part.evaluated]
    if total < constraint.min_posts:
        yield from [f"{total} of {constraint.min_posts} {posts}"] if total else []
    elif constraint.full_only and len(silent) == sum(bool(part.stream.posts) for part in group):
        yield from [_shorter(constraint, total, posts)] if silent else []
    else:
        for part in silent:
            spec = spec_of(part)
            short = (
                f"do not fill the {spec}"
                if constraint.full_only
                else f"are fewer than the {constraint.min_posts}"
            )
            yield f"its {part.stream.name} {posts} {short}"


def _shorter(constraint: Constraint, total: int, posts: str) -> str:
    """Say by what an account falls short of a whole window: by posts where it has fewer, else by days."""
    window = constraint.window
    if window.unit == "posts" and total < window.size:
        return f"{total} of the {window.size} {posts}"
    return f"the calendar is shorter than the {window}"


def _too_few_say_it(group: list[Judged], key: str) -> Iterator[str]:
    """Give the values of a key that too few posts say for a rule that judges each by itself."""
    seen = {part.stream.value for part in group if part.evaluated}
    silent = list(dict.fromkeys(part.stream.value for part in group if part.stream.value not in seen))
    if silent:
        named = ", ".join(silent[:_MOST]) + (" …" if len(silent) > _MOST else "")
        has = "has" if len(silent) == 1 else "have"
        yield f"{named} ({key}) {has} fewer than the {group[0].constraint.min_posts} posts"


def idle(
    constraints: Iterable[Constraint], judged: Iterable[Judged], view: AccountView
) -> tuple[str, frozenset[int]] | None:
    """Return why no rule over a mix judged a window of an account, where such rules are in use and none did.

    With it come the posts, by their order, of which that is so, where it is not so of the account. Rules that
    count posts of any kind say nothing of the mix, and those that know posts by their form say little where
    nobody could read them.
    """
    over_mixes = [constraint for constraint in constraints if _is_over_a_mix(constraint)]
    parts = [part for part in judged if _is_over_a_mix(part.constraint)]
    if not over_mixes or any(_is_read(part, item) for part in parts for item in part.evaluated):
        return None
    posts = len(view.counted)
    fewest = min((constraint.min_posts for constraint in over_mixes if not constraint.full_only), default=0)
    reasons = _unreadable(view.counted)
    if too_many_unread(len(reasons), posts):
        foreign = all(reason.startswith(NOT_ENGLISH) for reason in reasons)
        why = "not in English" if foreign else "not to be read"
        return why, frozenset(item.post.order for item in view.counted if item.unreadable)
    if not posts:
        return "in no mix", frozenset(item.post.order for item in view.all_posts)
    return (f"fewer than {fewest} posts" if posts < fewest else _NOT_FULL), frozenset()


def idle_in_words(why: str, posts: int, accounts: int = 1) -> str:
    """Return why no rule judged, of so many posts; of none where it is so of accounts."""
    if posts:
        return f"{posts:,} post{' is' if posts == 1 else 's are'} {why}"
    return f"{why} in each account" if accounts > 1 and why != _NOT_FULL else why


def _is_over_a_mix(constraint: Constraint) -> bool:
    return asks_kinds(constraint.wanted)


def is_judged(part: Judged, evaluated: Evaluated) -> bool:
    """Tell whether a rule judged a window: one over a mix says little where too few posts were read."""
    return not _is_over_a_mix(part.constraint) or _is_read(part, evaluated)


def _is_read(part: Judged, evaluated: Evaluated) -> bool:
    posts = part.stream.posts[evaluated.window.start : evaluated.window.stop]
    return evaluated.verdict != "unread" and not too_many_unread(len(_unreadable(posts)), len(posts))


def _unreadable(items: Iterable[Classified]) -> list[str]:
    """Return why posts cannot be read, of those that cannot."""
    return [item.unreadable for item in items if item.unreadable]


def not_given(unknown: Iterable[NotGiven], account: Account) -> Iterator[Note]:
    """Say which facts of an account the calendar does not give, so that rules on them could not speak.

    Those that are given and cannot be read are errors, and named by these.
    """
    names = list(dict.fromkeys(item.fact for item in unknown if item.fact not in account.unreadable))
    if not account.facts and not account.unreadable and not PROFILE.isdisjoint(names):
        yield Note.on(account, _NO_NETWORK if account.identity == NAMELESS else _NO_PROFILE)
        names = [name for name in names if name not in PROFILE]
    if names:
        verb, them = ("is", "it") if len(names) == 1 else ("are", "them")
        said = f"not checked: {listed(names)} {verb} not given (write {them} under accounts:)"
        yield Note.on(account, said)


_NO_PROFILE: Final = (
    "profile not checked: write avatar:, followers: and so on under accounts:, or take profile out of packs"
)
_NO_NETWORK: Final = (
    "no network is named, and no profile checked: write channel:, avatar:, followers: and so on under "
    "accounts:, or take profile out of packs"
)


def past(posts: Iterable[Post], since: date | None) -> Iterator[Note]:
    """Say from which day on the plan is judged, where something of it lies before."""
    if since and any(post.when and post.when.value.date < since for post in posts):
        said = f"Windows before {since.day} {since:%B} {since.year} were not judged (since:)"
        yield Note(None, said, meant=True)


def is_of_each_post(rule: Rule) -> bool:
    """Tell whether a rule judges posts each by itself, so that it need not be known where they go out."""
    is_of_facts = rule.check == "require" and rule.parameters.get("on") != "post"
    return rule.check in _OF_EACH_POST and "apart" not in rule.parameters and not is_of_facts
