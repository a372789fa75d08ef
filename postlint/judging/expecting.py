"""What an example of a rule says of each finding under ``expect:``, held against what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final, TypeAlias

from postlint.calendars.model import Post
from postlint.judging.model import Finding, Outcome, Rule
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.source.suggest import adviser
from postlint.source.validate import plain

EXPECT: Final = "expect"
"""The key of an example under which its findings are described."""

Traits: TypeAlias = Mapping[str, object]
"""A finding in the words of ``expect:``; of one that is expected, only those that somebody wrote."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding of ``rule`` that was expected, and the one that came in its place; None: there is none."""

    rule: str
    expected: Traits | None
    came: Traits | None


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: ``rules`` are those of its pack, ``posts`` those of its calendar."""

    rule: Rule
    outcome: Outcome
    rules: AbstractSet[str]
    calendar: tree.Mapping
    posts: Sequence[Post]


def differences(example: Example, findings: Sequence[Finding]) -> Iterator[Difference]:
    """Yield where ``findings`` are others than the example expects, of every rule that it names.

    The findings of a rule are compared in their order, which is that of their places.
    """
    wanted: dict[str, list[Traits]] = {}
    for node in example.calendar.mappings(EXPECT):
        wanted.setdefault(_rule_of(node, example.rule), []).append(_traits_expected(node))
    for rule, expected in wanted.items():
        came = [_traits_of(finding, example) for finding in findings if finding.rule == rule]
        for one, other in zip_longest(expected, came):
            if one is None or other is None or not _fits(one, other):
                yield Difference(rule, one, other)


def misnamed(example: Example) -> Iterator[Diagnostic]:
    """Yield a problem for each rule and post under ``expect:`` that there is not."""
    yield from _misnamed_rules(example)
    yield from _misnamed_posts(example)


def _misnamed_rules(example: Example) -> Iterator[Diagnostic]:
    advise = adviser(sorted(example.rules))
    for node in example.calendar.mappings(EXPECT):
        rule, place = _rule_of(node, example.rule), (node.get("rule") or node).span
        if rule not in example.rules:
            advice = advise(rule) or " Name one that it has, or leave `rule` out for the example's own."
            yield Diagnostic(place, f'This pack has no rule "{rule}".{advice}', "reading/unknown-rule")
        elif rule == example.rule.id and example.outcome == "pass":
            advice = "Name another rule, or put the example under `fail`."
            yield Diagnostic(place, f"{rule} finds nothing in what passes. {advice}", "reading/rule")


def _misnamed_posts(example: Example) -> Iterator[Diagnostic]:
    known = {name for names in _names(example.posts) for name in names}
    advise = adviser([post.id for post in example.posts if post.id])
    otherwise = f" Write the `id` of one of its {len(example.posts)}, or its number, counted from 1."
    for node in example.calendar.mappings(EXPECT):
        post = node.scalar("post")
        if post and post.value not in known:
            message = f'This example has no post "{post.text}".{advise(post.text) or otherwise}'
            yield Diagnostic(post.span, message, "reading/unknown-post")


def _rule_of(node: tree.Mapping, own: Rule) -> str:
    """Return the full id of the rule whose finding is described, which is the example's own unless named."""
    named = node.text("rule") or own.id
    return named if "/" in named else f"{own.pack}/{named}"


def _names(posts: Sequence[Post]) -> list[tuple[int | str | None, ...]]:
    """Return what each post can be called: its number and its id."""
    return [(number, post.id) for number, post in enumerate(posts, 1)]


def _traits_expected(node: tree.Mapping) -> Traits:
    return {entry.key: plain(entry.value) for entry in node if entry.key != "rule"}


def _traits_of(finding: Finding, example: Example) -> Traits:
    remedy = finding.remedy
    return {
        "post": _posts_of(finding, example.posts),
        "line": _line_in(example.calendar.span, finding.span),
        "severity": finding.severity,
        "may": finding.may,
        "remedy": {"replace": remedy and remedy.replace, "add": remedy and remedy.add},
        "message": finding.message,
    }


def _posts_of(finding: Finding, posts: Sequence[Post]) -> tuple[int | str, ...]:
    """Return the names of the post that a finding stands at: of several, where one is an alias of another."""
    named = [
        (names, post)
        for names, post in zip(_names(posts), posts, strict=True)
        if finding.post in (None, post.name)
    ]
    there = [(names, post) for names, post in named if _covers(post.span, finding.span)]
    chosen = there or (named if finding.post else [])
    return tuple(name for names, _ in chosen for name in names if name is not None)


def _covers(outer: Span, inner: Span) -> bool:
    starts = (outer.line, outer.column) <= (inner.line, inner.column)
    return starts and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


def _line_in(example: Span, span: Span) -> int | None:
    """Return the line of ``span`` counted from the first one of the example, which stays when it moves."""
    return span.line - example.line + 1 if _covers(example, span) else None


def _fits(expected: Traits, came: Traits) -> bool:
    return all(_FITTING.get(key, _same)(came[key], value) for key, value in expected.items())


def _same(came: Any, expected: Any) -> bool:
    return bool(came == expected)


def _holds(came: Any, expected: Any) -> bool:
    return expected in came


def _has_all(came: Any, expected: Any) -> bool:
    return bool(came.items() >= expected.items())


_FITTING: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "post": _holds,
    "message": _holds,
    "remedy": _has_all,
}
"""How what came fits what is expected, where the two need not be the same."""
