"""Trying the examples of rules: small calendars at which a rule must speak, or must not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as Dict
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Any, Final, TypeAlias

from postlint.calendars.dates.date_problems import read_when
from postlint.calendars.load import plan_of
from postlint.calendars.model import Plan, Post
from postlint.config import DEFAULT_CERTAINTY
from postlint.judging.checks import CHECKS, one_bound_each
from postlint.judging.findings import window_of
from postlint.judging.judge_plan import judge
from postlint.judging.messages import mix_values
from postlint.judging.mix.account_view import AccountView, account_views
from postlint.judging.mix.bounds import Constraint
from postlint.judging.mix.violations import judge_streams
from postlint.judging.model import Finding, Judgement, Outcome, Pack, Rule, Terms
from postlint.judging.packs.configure import by_account
from postlint.judging.packs.read_rules import keys_of
from postlint.kinds.classify import classify
from postlint.kinds.model import Classified
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.source.suggest import adviser, did_you_mean
from postlint.source.validate import plain

AS_OF: Final = "as_of"
"""The key of an example that says which day is today."""
TITLE: Final = "title"
"""The key of an example that says in words what it shows."""

EXPECT: Final = "expect"
"""The key of an example that says what is to be found."""

_OWN_KEYS: Final = (AS_OF, TITLE, EXPECT)
"""The keys of an example that a calendar has not."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one example of a rule, the ``number``-th of its outcome.

    ``posts`` are those of the calendar, each with what it does. ``differences`` are findings that are not
    as the example expects them. ``windows`` say what each window held, where the rule should have spoken
    and did not.
    """

    rule: Rule
    outcome: Outcome
    number: int
    calendar: tree.Mapping
    judgement: Judgement
    problems: tuple[Diagnostic, ...]
    posts: tuple[Classified, ...] = ()
    differences: tuple[Difference, ...] = ()
    windows: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return what the example shows, in the words of its author; "" where they gave none."""
        return self.calendar.text(TITLE) or ""

    @property
    def spoke(self) -> bool:
        """Tell whether the rule had something to say."""
        return any(finding.rule == self.rule.id for finding in self.judgement.findings)

    @property
    def speaks_rightly(self) -> bool:
        """Tell whether the rule speaks where it should, whatever it says."""
        return self.spoke == (self.outcome == "fail")

    @property
    def as_shown(self) -> bool:
        """Tell whether the example does what it shows."""
        return not self.problems and self.speaks_rightly and not self.differences


def try_examples(packs: Iterable[Pack], *, cache: bool = True) -> Iterator[Trial]:
    """Judge every example of ``packs``, each by the whole pack that it belongs to."""
    for pack in packs:
        for rule in pack.rules:
            for outcome, calendars in rule.examples.items():
                for number, calendar in enumerate(calendars, 1):
                    yield _try(pack, rule, outcome, number, calendar, cache=cache)


def _try(
    pack: Pack, rule: Rule, outcome: Outcome, number: int, calendar: tree.Mapping, *, cache: bool
) -> Trial:
    plan = plan_of(calendar, own_keys={*_OWN_KEYS, *keys_of(pack.rules)})
    as_of, undated = _as_of(calendar)
    terms = Terms(DEFAULT_CERTAINTY, as_of)
    classified = classify(plan, cache=cache)
    judgement = judge(plan, classified, [pack], terms)
    example = Example(rule, outcome, {one.id for one in pack.rules}, calendar, plan.posts)
    problems = (*plan.problems, *undated, *_slips(calendar, plan), *misnamed(example))
    trial = Trial(
        rule,
        outcome,
        number,
        calendar,
        judgement,
        problems,
        tuple(classified),
        () if problems else tuple(differences(example, judgement.findings)),
    )
    if trial.spoke or outcome == "pass":
        return trial
    held = tuple(line for view in account_views(plan, classified) for line in _windows(rule, terms, view))
    return replace(trial, windows=held)


def _slips(calendar: tree.Mapping, plan: Plan) -> Iterator[Diagnostic]:
    """Yield a problem for each key that looks like one of an example: it would be passed over in silence."""
    unknown_accounts = {key.value for key in plan.extra_keys}
    for entry in calendar:
        advice = did_you_mean(entry.key, _OWN_KEYS) if entry.key in unknown_accounts else ""
        if advice:
            message = f'Unknown key "{entry.written}".{advice}'
            yield Diagnostic(entry.key_node.span, message, "reading/unknown-key")


def _as_of(calendar: tree.Mapping) -> tuple[date | None, tuple[Diagnostic, ...]]:
    written = calendar.scalar(AS_OF)
    when = read_when(written, None) if written else None
    if isinstance(when, Diagnostic):
        return None, (when,)
    return (when.value.date if when else None), ()


def _windows(rule: Rule, terms: Terms, view: AccountView) -> Iterator[str]:
    """Say what each window of an account held that the rule looked at."""
    here = by_account(rule)(view.account)
    asked = [(one, CHECKS[rule.check].ask(one, terms)) for one in one_bound_each(here)]
    judged = [(one, constraint) for one, constraint in asked if isinstance(constraint, Constraint)]
    for part in (part for one, constraint in judged for part in judge_streams(one, constraint, view)):
        for evaluated in part.evaluated:
            within = slice(evaluated.window.start, evaluated.window.stop)
            window = window_of(part, evaluated.window, evaluated.window)
            values = mix_values(
                "", window, part.stream.posts[within], part.scores[within], part.constraint, part.stream.value
            )
            yield "{window}: {count} of {total} posts count ({mix})".format(**values)


Traits: TypeAlias = Dict[str, object]
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


_FITTING: Final[Dict[str, Callable[[Any, Any], bool]]] = {
    "post": _holds,
    "message": _holds,
    "remedy": _has_all,
}
"""How what came fits what is expected, where the two need not be the same."""
