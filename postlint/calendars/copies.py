"""Copies: posts that stand in two files, and files that are later copies of others by their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from postlint.calendars.model import Post
from postlint.source.lazy_patterns import later
from postlint.source.spans import Span
from postlint.vocabulary import PUBLISHED


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


_RETRY: Final = later(r"\Aretry-\d+[_-]", re.IGNORECASE)
_FIXED: Final = later(r"[_-]fixed$", re.IGNORECASE)


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
