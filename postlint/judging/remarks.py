"""Findings about how a post is written down in its file: no rule of a pack, and always looked for."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from postlint.calendars.model import Plan, Post, Remark
from postlint.judging.model import Finding
from postlint.vocabulary import Severity

SEVERITIES: Final[dict[str, Severity]] = {
    "reading/stray-field": "error",
    "reading/late-front-matter": "error",
    "reading/slipped-date": "warning",
    "reading/no-such-date": "warning",
    "reading/ambiguous-date": "warning",
    "reading/no-year": "warning",
}
"""The rules by their ids. What a publisher would post as it stands is an error."""


def of_remarks(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each remark on a post that can still be changed."""
    posts: dict[str, list[Post]] = {}
    for post in plan.posts:
        posts.setdefault(post.span.path, []).append(post)
    for remark in plan.remarks:
        on = _post_of(remark, posts.get(remark.span.path, []))
        if on is None or on.changeable:
            yield _finding(remark, on, plan)


def _post_of(remark: Remark, posts: list[Post]) -> Post | None:
    """Return the post that a remark is on: the one that holds its place, or the only one of its file."""
    if len(posts) == 1:
        return posts[0]
    line = remark.span.line
    return next((post for post in posts if post.span.line <= line <= post.span.end_line), None)


def _finding(remark: Remark, post: Post | None, plan: Plan) -> Finding:
    rule = f"reading/{remark.rule}"
    where = post.name if post else remark.span.path
    return Finding(
        rule=rule,
        severity=SEVERITIES[rule],
        may=False,
        message=remark.message,
        span=remark.span,
        accounts=tuple(plan.accounts[identity].label for identity in post.accounts) if post else (),
        identities=post.accounts if post else (),
        fingerprint=sha256(f"{rule}\0{where}\0{remark.message}".encode()).hexdigest()[:16],
        post=post.name if post else None,
        posts=(post,) if post else (),
        about=remark.message,
    )
