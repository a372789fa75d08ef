"""Findings of one side of a change that are about the same as one of the other side, found at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import chain, product
from typing import Final

from postlint.comparing.posts import PostChanges
from postlint.judging.baseline.known import Baseline, signs
from postlint.judging.model import Finding

_KNOWN: Final = Baseline()


class Alike:
    """Findings of one side, by their rules and by what each can be known by on the other side.

    ``old`` tells that they are those of before. Two are the same that sit on the same post, or on posts that
    say the same, or that share posts or days where one of them is about several.
    """

    def __init__(self, found: Iterable[Finding], posts: PostChanges, *, old: bool) -> None:
        self._posts, self._old = posts, old
        self._on_posts: defaultdict[Hashable, list[Finding]] = defaultdict(list)
        self._about: defaultdict[tuple[bool, Hashable], list[Finding]] = defaultdict(list)
        for finding in found:
            for sign in self._of_post(finding, old=old):
                self._on_posts[sign].append(finding)
            for key in _of_all(finding):
                self._about[finding.post is None, key].append(finding)

    def to(self, finding: Finding) -> Iterator[Finding]:
        """Yield those that are the same as ``finding``, one of the other side, each once."""
        on_posts = (self._on_posts.get(key) for key in self._of_post(finding, old=not self._old))
        # Of two that sit on posts, only these tell.
        among = (True,) if finding.post else (True, False)
        about = (self._about.get(key) for key in product(among, _of_all(finding)))
        groups = chain(next(filter(None, on_posts), []), *filter(None, about))
        yield from {id(one): one for one in groups}.values()

    def _of_post(self, finding: Finding, *, old: bool) -> Iterator[Hashable]:
        """Yield what tells the post that a finding sits on, the surest first."""
        if finding.post:
            post = finding.posts[0]
            yield finding.rule, self._posts.new_places.get(post.span) if old else post.span
            yield finding.rule, _KNOWN.mark(post)


def _of_all(finding: Finding) -> Iterator[Hashable]:
    entry = _KNOWN.entry_of(finding)
    for account, sign in product(entry.accounts or ("",), signs(entry)):
        yield finding.rule, account, entry.unread, sign
