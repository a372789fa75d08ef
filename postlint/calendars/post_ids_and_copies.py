"""Which posts are one: ids that they share or name, and copies of posts and files, of which one counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from postlint.calendars.model import Account, InboxItem, Plan, Post
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Located, Span
from postlint.source.suggest import adviser
from postlint.vocabulary import PUBLISHED

_RETRY: Final = later(r"\Aretry-\d+[_-]", re.IGNORECASE)
_FIXED: Final = later(r"[_-]fixed$", re.IGNORECASE)


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


def without_copies(
    posts: Iterable[Post], shown: Collection[str] | None
) -> tuple[list[Post], dict[tuple[str, str], list[Span]]]:
    """Return ``posts`` without those that another file holds, too, and the places of these by both files.

    A post is a copy of another with its day and time, accounts and text. One that went out counts, since
    nobody can change it any more; else, of the files that were asked for, or of all, that which lies highest.
    """
    posts = list(posts)
    alike: dict[object, list[Post]] = {}
    for post in posts:
        if post.when and post.text.strip() and not post.replaced_by:
            alike.setdefault((post.when.value, frozenset(post.accounts), post.text.strip()), []).append(post)
    copies: dict[tuple[str, str], list[Span]] = {}
    dropped: set[int] = set()
    for group in alike.values():
        first = min(group, key=lambda post: _standing(post, shown)).span.path
        for post in group:
            if post.span.path != first:
                copies.setdefault((post.span.path, first), []).append(post.span)
                dropped.add(post.order)
    return [post for post in posts if post.order not in dropped], copies


def _standing(post: Post, shown: Collection[str] | None) -> tuple[bool, bool, int, str]:
    path = post.span.path
    is_aside = shown is not None and path not in shown
    return post.status != PUBLISHED, is_aside, path.count("/"), path


def notes_on_copies(copies: Dict[tuple[str, str], list[Span]]) -> Iterator[str]:
    """Say of each pair of files how many posts stand in both."""
    for (path, first), places in copies.items():
        number = len(places)
        posts, they_count = ("1 post stands", "counts") if number == 1 else (f"{number} posts stand", "count")
        yield f"{path}: {posts} in {first}, too (same date, account and text), and {they_count} once"


def notes_on_replaced(posts: Iterable[Post]) -> Iterator[str]:
    """Say of each file whose post a later copy replaces, by its name, which copy that is."""
    posts = list(posts)
    by_order = {post.order: post for post in posts}
    for post in posts:
        later = [by_order[order] for order in post.replaced_by if order in by_order]
        same = [other.span.path for other in later if set(other.accounts) & set(post.accounts)]
        if same:
            yield f"{post.span.path}: replaced by {same[-1]}, a later copy of it by its name, and counts once"


def mark_copies(posts: Iterable[Post], one_post_files: frozenset[str]) -> Iterator[Post]:
    """Yield ``posts``; of copies of one file, the earlier know by which later ones they were replaced.

    Copies are told by their names, in one folder: ``retry-12_gate.md`` and ``gate-fixed.md`` are both
    copies of ``gate.md``, and the one with most of such marks is the latest. Each counts where no later
    one goes out on the same account. Posts of one file are never copies of each other.
    """
    posts = list(posts)
    versions: defaultdict[str, list[tuple[int, Post]]] = defaultdict(list)
    for post in posts:
        if post.span.path in one_post_files:
            name, marks = _original(post.span.path)
            versions[name].append((marks, post))
    later = {
        post.order: tuple(
            other.order
            for more, other in copies
            if (more, other.order) > (marks, post.order) and other.span.path != post.span.path
        )
        for copies in versions.values()
        for marks, post in copies
    }
    for post in posts:
        replaced_by = later.get(post.order)
        yield replace(post, replaced_by=replaced_by) if replaced_by else post


def _original(path: str) -> tuple[str, int]:
    """Return what a file is a copy of, and how many marks its name has that say so."""
    name = PurePosixPath(path)
    stem, marks = name.stem, 0
    while (shorter := _FIXED.sub("", _RETRY.sub("", stem, count=1))) != stem and shorter:
        stem, marks = shorter, marks + 1
    return str(name.with_name(f"{stem}{name.suffix}")), marks
