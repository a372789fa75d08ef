"""The rules of reading as a pack that is always in use, and findings for what was said while reading.

What they find is no matter of a mix, so they have no check of their own; all else holds of them as of other
rules: they can be explained, listed, selected, made milder and suppressed, unless posts would be lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from postlint.calendars.model import Plan, Post
from postlint.judging.model import Finding, Pack, Rule
from postlint.source.diagnostic import Diagnostic
from postlint.source.hashes import sha256
from postlint.source.reading_rules import READING, BuiltInRule
from postlint.source.spans import Span

CHECK: Final = "built in"
"""What stands in the place of a check."""


def _pack(name: str, title: str, description: str, rules: Iterable[BuiltInRule]) -> Pack:
    return Pack(
        name=name,
        title=title,
        description=description,
        sources=(),
        groups={},
        rules=tuple(map(_rule, rules)),
        path=name,
    )


def _rule(rule: BuiltInRule) -> Rule:
    return Rule(
        id=rule.id,
        title=rule.title,
        severity=rule.severity,
        check=CHECK,
        parameters={},
        message="",
        why=rule.why,
        how=rule.how,
        sources=(),
        unless=(),
        groups={},
        examples={},
        span=Span.of_file(rule.id),
        stops=rule.stops,
    )


BUILT_IN: Final = (
    _pack(
        "reading",
        "What is written down can be read",
        "Looked for in every file that is read.",
        READING.values(),
    ),
    _pack(
        "suppression",
        "Suppressions say what they silence, and why",
        "Looked for in every comment that speaks to postlint.",
        (
            BuiltInRule(
                "suppression/malformed",
                "A comment to postlint that it cannot follow",
                "Write `# postlint: ignore[pack/rule] because …` on the line above a post or an account.",
                "What is meant to be silenced goes on speaking, or the other way round.",
                "warning",
                stops=False,
            ),
            BuiltInRule(
                "suppression/unknown-rule",
                "A suppression of a rule that there is not",
                "Correct the name; `postlint rules` lists them.",
                "It silences nothing.",
                "warning",
                stops=False,
            ),
            BuiltInRule(
                "suppression/unused",
                "A suppression of nothing",
                "Remove it.",
                "It would hide what comes next without anybody having decided so.",
                "warning",
                stops=False,
            ),
        ),
    ),
)
"""Packs that are always in use."""


def of_reading(plan: Plan, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Yield a finding for each diagnostic that stops nothing, but for those of posts that all went out."""
    posts: dict[str, list[Post]] = {}
    for post in plan.posts:
        posts.setdefault(post.span.path, []).append(post)
    for diagnostic in plan.diagnostics:
        rule = rules.get(diagnostic.rule)
        if diagnostic.stops or rule is None or rule.severity is None:
            continue
        of_file = posts.get(diagnostic.span.path, [])
        on = (_post_at(place, of_file) for place in (diagnostic.span, *diagnostic.alike))
        if any(post is None or post.changeable for post in on):
            yield _finding(diagnostic, rule, _post_at(diagnostic.span, of_file), plan)


def _post_at(place: Span, posts: list[Post]) -> Post | None:
    """Return the post that holds ``place``, or the only one of its file."""
    if len(posts) == 1:
        return posts[0]
    return next((post for post in posts if post.span.line <= place.line <= post.span.end_line), None)


def _finding(diagnostic: Diagnostic, rule: Rule, post: Post | None, plan: Plan) -> Finding:
    where = post.name if post else diagnostic.span.path
    return Finding(
        rule=rule.id,
        severity=rule.severity or "info",
        may=False,
        message=diagnostic.message,
        span=diagnostic.span,
        accounts=tuple(plan.accounts[identity].label for identity in post.accounts) if post else (),
        identities=post.accounts if post else (),
        posts=(post,) if post else (),
        about=diagnostic.message,
        fingerprint=sha256(f"{rule.id}\0{where}\0{diagnostic.message}".encode()).hexdigest()[:16],
        post=post.name if post else None,
    )
