"""Ids of posts: those that posts share, and those that are named and no post has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import replace

from postlint.calendars.model import Account, InboxItem, Plan, Post
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located, Span
from postlint.source.suggest import adviser


@dataclass(frozen=True, slots=True)
class PostId:
    """An id as it is written, and where its post stands.

    ``is_own`` tells that it is said in the words of calendars: what programs call by one id may be what they
    make of one entry for several networks.
    """

    id: Located[str]
    post: Span
    is_own: bool


def check_references(
    ids: Iterable[PostId],
    posts: Sequence[Post],
    inbox: Iterable[InboxItem],
    accounts: Dict[str, Account],
) -> Iterator[Diagnostic]:
    """Yield a problem for each id that two posts share, and for each that no post has.

    ``ids`` are those of all posts, also of those that were left out.
    """
    known: defaultdict[str, list[PostId]] = defaultdict(list)
    for one in ids:
        known[one.id.value].append(one)
    shared = [group for group in known.values() if len(group) > 1]
    on = _networks(posts, accounts) if shared else {}
    for group in shared:
        yield from _duplicates(group, on)
    advise = adviser(known)
    for post in posts:
        yield from _unknown(post.translation_of, known, advise)
        yield from _unknown(post.reports_on, known, advise)
    # An item for several accounts is one item for each of them, at the same place.
    for reference in {item.answered_by.span: item.answered_by for item in inbox if item.answered_by}.values():
        yield from _unknown(reference, known, advise)


def _networks(posts: Iterable[Post], accounts: Dict[str, Account]) -> dict[Span, frozenset[str]]:
    """Return the accounts on which what stands at each place goes out; none where a network is not told."""
    on: defaultdict[Span, set[str]] = defaultdict(set)
    for post in posts:
        on[post.span].update(post.accounts)
    return {
        place: frozenset(goes_to) if all(accounts[one].channel for one in goes_to) else frozenset()
        for place, goes_to in on.items()
    }


def _duplicates(group: Iterable[PostId], on: Dict[Span, frozenset[str]]) -> Iterator[Diagnostic]:
    first: Span | None = None
    taken: dict[str, tuple[int, Span]] = {}
    for number, one in enumerate(group):
        goes_to = frozenset() if one.is_own else on.get(one.post, frozenset())
        other = min((taken[account] for account in goes_to if account in taken), default=(0, None))[1]
        if first and not (goes_to and taken):
            # What goes out nobody knows where is another post on each account.
            other = first
        if other is None:
            first = first or one.id.span
            taken |= dict.fromkeys(goes_to, (number, one.id.span))
            continue
        yield Diagnostic(
            one.id.span,
            f'There is another post "{one.id.value}" at {other.path}:{other.line}. '
            "Give one of them another id.",
            "reading/duplicate-id",
        )


def _unknown(
    reference: Located[str] | None, known: Dict[str, object], advise: Callable[[str], str]
) -> Iterator[Diagnostic]:
    if reference is not None and reference.value not in known:
        yield Diagnostic(
            reference.span,
            f'There is no post "{reference.value}".{advise(reference.value)}',
            "reading/unknown-post",
        )


def with_ids_apart(plan: Plan) -> Plan:
    """Return ``plan`` with an id for each post: of those that share one, later ones add their account to it.

    What refers to one of them means that of its own account, where there is one.
    """
    taken = {post.id for post in plan.posts if post.id}
    if len(taken) == sum(post.id is not None for post in plan.posts):
        return plan
    names: dict[tuple[str, str], str] = {}
    ids = [_name(post, plan, names, taken) for post in plan.posts]

    def follow(of: Located[str] | None, account: str) -> Located[str] | None:
        return of and replace(of, value=names.get((of.value, account), of.value))

    posts = (
        replace(
            post,
            id=name,
            reply_to=follow(post.reply_to, post.accounts[0]),
            translation_of=follow(post.translation_of, post.accounts[0]),
            reports_on=follow(post.reports_on, post.accounts[0]),
        )
        for post, name in zip(plan.posts, ids, strict=True)
    )
    inbox = (replace(item, answered_by=follow(item.answered_by, item.account)) for item in plan.inbox)
    return replace(plan, posts=tuple(posts), inbox=tuple(inbox))


def _name(post: Post, plan: Plan, names: dict[tuple[str, str], str], taken: set[str]) -> str | None:
    """Return what a post is called, and note it in ``names`` for its accounts, if no other is it there."""
    if not post.id or any((post.id, account) in names for account in post.accounts):
        return post.id
    name = post.id
    if (name, "") in names and (name := f"{name}-{plan.accounts[post.accounts[0]].key}") in taken:
        return post.id
    taken.add(name)
    names |= {(post.id, account): name for account in ("", *post.accounts)}
    return name
