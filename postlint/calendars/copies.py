"""The same post more than once: files that a publisher wrote to try again, and corrected copies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from postlint.calendars.model import Post

_RETRY: Final = re.compile(r"\Aretry-\d+[_-]", re.IGNORECASE)
_FIXED: Final = re.compile(r"[_-]fixed$", re.IGNORECASE)


def mark_copies(posts: Iterable[Post], one_post_files: frozenset[str]) -> Iterator[Post]:
    """Yield ``posts``; of copies of one file, the earlier know by which later ones they were replaced.

    Copies are told by their names, in one folder: ``retry-12_gate.md`` and ``gate-fixed.md`` are both
    copies of ``gate.md``, and the one with most of such marks is the latest. Each counts where no later
    one goes out on the same account.
    """
    posts = list(posts)
    versions: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for post in posts:
        if post.span.path in one_post_files:
            name, marks = _original(post.span.path)
            versions[name].append((marks, post.order))
    later = {
        order: tuple(other for more, other in copies if (more, other) > (marks, order))
        for copies in versions.values()
        for marks, order in copies
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
